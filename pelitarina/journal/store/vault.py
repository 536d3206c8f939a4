"""What every piece of work on an open journal needs.

The connection, the keys, and the way from a row to the key that opens it:
the ring's wrapping key opens a customer's key, and that one opens the key of a reflection.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from msgspec import Struct
from sqlalchemy import Connection, select

from pelitarina.errors import DatabaseGone, JournalDamaged, JournalGone, message
from pelitarina.journal import seal
from pelitarina.journal.folder import DATABASE
from pelitarina.journal.keep import CustomerId, ReflectionId
from pelitarina.journal.keys import Ring
from pelitarina.journal.schema import customer_key, reflection_key
from pelitarina.journal.seal import Key, Place, Sealed
from pelitarina.journal.service import Home, folder_of
from pelitarina.journal.store import county, kinds
from pelitarina.journal.store.connection import identity, translated
from pelitarina.private import Private

T = TypeVar("T")


class Team(Struct, frozen=True):
    """Whose journal in a county's database this is, and which worker has it open.

    Attributes:
        generation: how often the team's key has been made, 1 or more; another one by now means that ours is old.
        worker: the name by which the database knows who sits here.
        earlier: keys that the audit had before, each with the last row written under it.
    """

    id: str
    generation: int
    worker: str
    earlier: tuple[tuple[int, Key], ...] = ()


class Vault(Private, frozen=True):
    """An open journal and the keys to it. ``team`` is None on a laptop."""

    connection: Connection
    ring: Ring
    folder: Home
    team: Team | None = None
    file: tuple[int, int] | None = None
    """Which file it was when it was opened; None where there is none of its own to look at."""

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Do everything inside or nothing. It is on the disk when this ends without an error.

        In a county the whole team waits while somebody writes, so that no chain can fork.

        Raises:
            JournalDamaged, JournalInUse, FileNotWritten: as ``connection.translated``.
            JournalGone: the file was moved or removed meanwhile.
            DatabaseGone, KeysRenewed, NotKnown: as ``county.writing``.
            ValueError: the journal has been closed.
        """
        self._need_open()
        if self.team is not None:
            with county.writing(self.connection, str(self.folder), self.team.generation):
                yield self.connection
            return
        self._need_file()
        with kinds.minded(self.connection, self.folder), translated(self.folder), self.connection.begin():
            yield self.connection
            self._need_file()
        self._need_file()

    def _need_file(self) -> None:
        """Look whether the file is still the one that was opened: a removed one would take in words for nobody."""
        if self.file is not None and identity(folder_of(self.folder) / DATABASE) != self.file:
            raise JournalGone(folder=self.folder)

    def carry_out(self, work: Callable[[], T]) -> T:
        """Do ``work`` in a transaction. Where the way to a county's database broke, it is done anew, and never twice.

        Raises:
            DatabaseGone: it is not there again after some tries. Nothing was done.
        """
        for _ in county.tries():
            try:
                with self.transaction():
                    return work()
            except DatabaseGone:
                continue
        raise DatabaseGone(service=self.folder)

    def look(self, work: Callable[[], T]) -> T:
        """Do ``work``, which only reads, on what the journal holds at one moment; writers need not wait for it.

        Raises:
            DatabaseGone: as ``carry_out``.
        """
        if self.team is None:
            return self.carry_out(work)
        for _ in county.tries():
            self._need_open()
            try:
                with county.reading(self.connection, str(self.folder), self.team.generation):
                    return work()
            except DatabaseGone:
                continue
        raise DatabaseGone(service=self.folder)

    def _need_open(self) -> None:
        if self.connection.closed:
            raise ValueError("the journal is closed")

    def unseal(self, key: Key, sealed: bytes, place: Place) -> bytes:
        """Open a field as it came from the database.

        Raises:
            JournalDamaged: as ``seal.unseal``.
        """
        return seal.unseal(key, Sealed(sealed), place, self.folder)

    def key_of_customer(self, customer: CustomerId) -> Key:
        """Open a customer's key.

        Raises:
            JournalDamaged: it is not there, or is not as it was written.
        """
        query = select(customer_key.c.wrapped).where(customer_key.c.customer == customer)
        return self.unwrapped(self.ring.wrapping, self.connection.scalar(query), customer_key_place(customer))

    def key_of_reflection(self, reflection: ReflectionId, customer: CustomerId, outer: Key) -> Key:
        """Open a reflection's key with the customer's key ``outer``.

        Raises:
            JournalDamaged: it is not there, or is not as it was written.
        """
        query = select(reflection_key.c.wrapped).where(reflection_key.c.reflection == reflection)
        return self.unwrapped(outer, self.connection.scalar(query), reflection_key_place(reflection, customer))

    def unwrapped(self, outer: Key, wrapped: bytes | None, place: Place) -> Key:
        """Open a key as it came from the database; None is one that is not there.

        Raises:
            JournalDamaged: it is not there, or is not as it was written.
        """
        if wrapped is None:
            raise JournalDamaged(folder=self.folder, what=message("a key is missing"))
        return seal.unwrap(outer, Sealed(wrapped), place, self.folder)


def pseudonym_place(customer: CustomerId) -> Place:
    """Say where a pseudonym belongs."""
    return Place(table="customer", column="pseudonym", row=customer, customer=customer)


def customer_key_place(customer: CustomerId) -> Place:
    """Say where a customer's key belongs."""
    return Place(table="customer_key", column="wrapped", row=customer, customer=customer)


def reflection_key_place(reflection: ReflectionId, customer: CustomerId) -> Place:
    """Say where a reflection's key belongs."""
    return Place(table="reflection_key", column="wrapped", row=reflection, customer=customer)


def body_place(reflection: ReflectionId, customer: CustomerId) -> Place:
    """Say where the body of a reflection belongs."""
    return Place(table="reflection", column="body", row=reflection, customer=customer)
