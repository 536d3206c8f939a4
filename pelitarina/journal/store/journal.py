"""What can be done with an open journal.

Every method is one transaction: when it returns, its work is on the disk; when it raises, nothing of
it is. A process that is killed leaves either nothing or everything of a call. One thread at a time.
"""

from collections.abc import Callable, Collection, Sequence
from contextlib import ExitStack
from datetime import datetime
from types import TracebackType
from typing import Self
from uuid import uuid4

from sqlalchemy import insert

from pelitarina.journal import ballast, schema
from pelitarina.journal.audit import Action
from pelitarina.journal.keep import Choice, CustomerId, Entry, Notice, Purpose, ReflectionId, Sitting, Stamp
from pelitarina.journal.party import Controller, Customer, Holder
from pelitarina.journal.service import folder_of
from pelitarina.journal.store import connection, erasure, inspection, keeping, ledger, reading
from pelitarina.journal.store.vault import Vault


class Journal:
    """An open journal. Use it in a ``with``, or ``close`` it; afterwards its methods raise ValueError.

    Every method may raise JournalDamaged (a page or a seal is not as it was written) and
    FileNotWritten (the disk is full, read-only or does not answer). After ``take_back`` and
    ``erase_customer`` the latter may also mean that the work is done, but its traces in -wal are
    still there: doing it again, or closing, removes them.
    """

    def __init__(self, vault: Vault, controller: Controller, closing: ExitStack) -> None:
        self._vault = vault
        self._closing = closing
        self.controller = controller

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file and let others at it. Doing so twice does no harm."""
        self._closing.close()

    def customers(self) -> tuple[Customer, ...]:
        """Give every customer, the one added first before the others."""
        return self._vault.look(lambda: reading.customers(self._vault))

    def holders(self, at: datetime) -> tuple[Holder, ...]:
        """Give every customer with how much is in force at ``at``; no words are opened for it."""
        return self._vault.look(lambda: reading.holders(self._vault, at))

    def customer(self, pseudonym: str) -> Customer | None:
        """Find a customer; capital letters and spaces around do not matter."""
        return self._vault.look(lambda: reading.customer(self._vault, pseudonym))

    def keep(
        self, pseudonym: str, sitting: Sitting, choices: Sequence[Choice], stamp: Stamp, notice: Notice
    ) -> tuple[Entry, ...]:
        """Keep what the customer chose, and say what was kept. A new pseudonym is a new customer.

        Each purpose lasts the controller's months. Without a choice nothing at all is written.

        Raises:
            Refused: the pseudonym is blank.
            ValueError: a choice is for no purpose.
        """
        if not all(choice.purposes for choice in choices):
            raise ValueError("a choice without a purpose keeps nothing")
        if not choices:
            return ()
        months = self.controller.months
        return self._vault.carry_out(
            lambda: keeping.keep(self._vault, pseudonym, sitting, choices, stamp, notice, months)
        )

    def entries(self, customer: CustomerId, at: datetime) -> tuple[Entry, ...]:
        """Give what is in force at ``at`` for at least one purpose, in order of sitting and position."""
        return self._vault.look(lambda: reading.entries(self._vault, customer, at))

    def take_back(self, reflection: ReflectionId, purposes: Collection[Purpose] | None, stamp: Stamp) -> None:
        """End these purposes of a reflection; None means all. With the last one, the words are destroyed.

        Earlier exports that held the reflection get a notice of withdrawal. Taking back what is not
        kept changes nothing.
        """
        self._destroy(lambda: erasure.take_back(self._vault, reflection, purposes, stamp))

    def erase_customer(self, customer: CustomerId, stamp: Stamp) -> None:
        """Destroy the customer's key and all that is about the customer; the audit keeps the bare id.

        Erasing somebody who is not there changes nothing.
        """
        self._destroy(lambda: erasure.erase(self._vault, customer, stamp))

    def log_export(
        self,
        customer: CustomerId,
        kind: str,
        format: str,  # noqa: A002 - the word people use
        language: str,
        reflections: Sequence[ReflectionId],
        stamp: Stamp,
    ) -> str:
        """Write down that these reflections of the customer left in a document. Gives the id of the export."""
        export = str(uuid4())
        row = {"id": export, "customer": customer, "kind": kind, "format": format, "language": language}
        items = [{"export": export, "reflection": one, "customer": customer} for one in dict.fromkeys(reflections)]

        def log() -> None:
            row_of_export = insert(schema.export).values(**row, at=stamp.at, recorded_by=stamp.recorded_by)
            self._vault.connection.execute(row_of_export)
            if items:
                self._vault.connection.execute(insert(schema.export_item), items)
            ledger.record(self._vault, Action.EXPORT, export, stamp.at, stamp.recorded_by)

        self._vault.carry_out(log)
        return export

    def verify(self) -> tuple[str, ...]:
        """Look whether all is as it was written. Gives what is wrong, as message ids; nothing if all is well."""
        connection.checkpoint(self._vault.connection, self._vault.folder)
        return inspection.inspect(self._vault)

    def _destroy(self, work: Callable[[], None]) -> None:
        """Destroy something, and its traces. A full disk does not stop it."""
        if self._vault.team is not None:  # the county's disk is not ours to make room on
            self._vault.carry_out(work)
            return
        folder = folder_of(self._vault.folder)

        def destroyed() -> None:
            self._vault.carry_out(work)
            connection.checkpoint(self._vault.connection, folder)

        ballast.with_room(folder, destroyed)
