"""What every piece of work on an open journal needs.

The connection, the keys, and the way from a row to the key that opens it:
the ring's wrapping key opens a customer's key, and that one opens the key of a reflection.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import Connection, select

from pelitarina.errors import JournalDamaged, JournalGone, message
from pelitarina.journal import seal
from pelitarina.journal.folder import DATABASE
from pelitarina.journal.keep import CustomerId, ReflectionId
from pelitarina.journal.keys import Ring
from pelitarina.journal.schema import customer_key, reflection_key
from pelitarina.journal.seal import Key, Place, Sealed
from pelitarina.journal.store.connection import identity, translated


@dataclass(frozen=True, slots=True)
class Vault:
    """An open journal file and the keys to it."""

    connection: Connection = field(repr=False)
    ring: Ring = field(repr=False)
    folder: Path
    file: tuple[int, int] | None = None
    """Which file it was when it was opened; None where there is none of its own to look at."""

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Do everything inside or nothing. It is on the disk when this ends without an error.

        Raises:
            JournalDamaged, JournalInUse, FileNotWritten: as ``connection.translated``.
            JournalGone: the file was moved or removed meanwhile.
            ValueError: the journal has been closed.
        """
        if self.connection.closed:
            raise ValueError("the journal is closed")
        self._look()
        with translated(self.folder), self.connection.begin():
            yield self.connection
            self._look()
        self._look()

    def _look(self) -> None:
        """Look whether the file is still the one that was opened: a removed one would take in words for nobody."""
        if self.file is not None and identity(self.folder / DATABASE) != self.file:
            raise JournalGone(folder=self.folder)

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
