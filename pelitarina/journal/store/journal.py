"""What can be done with an open journal.

Every method is one transaction: when it returns, its work is on the disk; when it raises, nothing of
it is. A process that is killed leaves either nothing or everything of a call. One thread at a time.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Self
from uuid import uuid4

from msgspec.structs import asdict
from sqlalchemy import insert, update

from pelitarina.journal import ballast, copies, rekey, schema
from pelitarina.journal.audit import Action
from pelitarina.journal.half import Half
from pelitarina.journal.keep import Choice, CustomerId, Entry, Notice, Paper, Purpose, ReflectionId, Sitting, Stamp
from pelitarina.journal.party import Controller, Customer, Holder
from pelitarina.journal.phenomenon import Noted, NoteId, Phenomenon
from pelitarina.journal.rekey import NewKeys
from pelitarina.journal.service import folder_of
from pelitarina.journal.store import (
    backup,
    connection,
    counting,
    erasure,
    feedback,
    inspection,
    keeping,
    ledger,
    noting,
    reading,
    retention,
    team,
)
from pelitarina.journal.store.backup import Made
from pelitarina.journal.store.counting import Tally
from pelitarina.journal.store.vault import Vault
from pelitarina.journal.terms import digest, write_terms


class Journal:
    """An open journal. Use it in a ``with``, or ``close`` it; afterwards its methods raise ValueError.

    Every method may raise JournalDamaged (a page or a seal is not as it was written) and
    FileNotWritten (the disk is full, read-only or does not answer). After ``take_back`` and
    ``erase_customer`` the latter may also mean that the work is done, but its traces in -wal are
    still there: doing it again, or closing, removes them.
    """

    def __init__(self, vault: Vault, controller: Controller, closing: ExitStack, ahead: datetime | None = None) -> None:
        self._vault = vault
        self._closing = closing
        self.controller = controller
        self.ahead = ahead
        """When something was done here last, where the clock says that this is still to come: it was set back."""

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
        self,
        pseudonym: str,
        sitting: Sitting,
        choices: Sequence[Choice],
        stamp: Stamp,
        notice: Notice,
        counting: Notice | None = None,
    ) -> tuple[Entry, ...]:
        """Keep what the customer chose, and say what was kept. A new pseudonym is a new customer.

        Each purpose lasts the controller's months. Without a choice nothing at all is written. A choice whose id is
        kept already is not kept twice: it is then in force for exactly the purposes that it names now.
        ``counting`` is what was shown before a choice to be counted; where it is None, ``notice`` was.

        Raises:
            Refused: the pseudonym is blank.
            ValueError: a choice is for no purpose, or has the id of another answer.
        """
        if not all(choice.purposes for choice in choices):
            raise ValueError("a choice without a purpose keeps nothing")
        if not choices:
            return ()
        months = self.controller.months
        return self._vault.carry_out(
            lambda: keeping.keep(self._vault, pseudonym, sitting, choices, stamp, notice, months, counting)
        )

    def entries(self, customer: CustomerId, at: datetime) -> tuple[Entry, ...]:
        """Give what is in force at ``at`` for at least one purpose, in order of sitting and position."""
        return self._vault.look(lambda: reading.entries(self._vault, customer, at))

    def add(self, reflection: ReflectionId, purposes: Collection[Purpose], stamp: Stamp, notice: Notice) -> None:
        """Keep an answer for these purposes, too, each for the controller's months from now.

        Raises:
            Refused: the answer is not kept any more.
        """
        months = self.controller.months
        self._vault.carry_out(lambda: retention.add(self._vault, reflection, purposes, stamp, notice, months))

    def ask_day(self, reflection: ReflectionId, purposes: Collection[Purpose] | None, day: date, stamp: Stamp) -> None:
        """Let ``day`` be the last for these purposes of an answer; None means all that are in force.

        Raises:
            Refused: it is past, or further away than the controller's months; or the answer is not kept any more.
        """
        months = self.controller.months
        self._vault.carry_out(lambda: retention.ask_day(self._vault, reflection, purposes, day, stamp, months))

    def ending(self, at: datetime) -> int:
        """Count the answers that end within 30 days of ``at``."""
        return self._vault.look(lambda: retention.ending(self._vault, at))

    def papers(self, customer: CustomerId) -> tuple[Paper, ...]:
        """Give every document of a customer that left, the first one first."""
        return self._vault.look(lambda: retention.papers(self._vault, customer))

    def give_feedback(self, week: str, answers: Mapping[str, str], offered: Mapping[str, Sequence[str]]) -> None:
        """Count one person's answers after a sitting; as ``feedback.give``. Nothing says whose they are."""
        self._vault.carry_out(lambda: feedback.give(self._vault, week, answers, offered))

    def feedback(self) -> dict[tuple[str, str], int]:
        """Give how often each answer was given, by question and answer; nothing before ten have answered."""
        return self._vault.look(lambda: feedback.told(self._vault))

    def correct(self, controller: Controller, stamp: Stamp) -> None:
        """Let the notice say otherwise who keeps the words, from now on. What is kept keeps its last day."""

        def correct() -> None:
            before = reading.controller(self._vault)  # in a county a colleague may have said it anew meanwhile
            self._vault.connection.execute(update(schema.controller).values(**asdict(controller)))
            ledger.record(self._vault, Action.TERMS, digest(before), stamp.at, stamp.recorded_by)

        self._vault.carry_out(correct)
        self.controller = controller
        write_terms(folder_of(self._vault.folder), controller)

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
        """Write down that these reflections of the customer left in a document. Gives the id of the export.

        For the purpose of the document they stay here for 30 days more, unless the customer asked for another day; the
        customer's own copy ends nothing.
        """
        export = str(uuid4())
        row = {"id": export, "customer": customer, "kind": kind, "format": format, "language": language}
        items = [{"export": export, "reflection": one, "customer": customer} for one in dict.fromkeys(reflections)]

        def log() -> None:
            row_of_export = insert(schema.export).values(**row, at=stamp.at, recorded_by=stamp.recorded_by)
            self._vault.connection.execute(row_of_export)
            if items:
                self._vault.connection.execute(insert(schema.export_item), items)
            retention.after_export(self._vault, reflections, kind, stamp.at)
            ledger.record(self._vault, Action.EXPORT, export, stamp.at, stamp.recorded_by)

        self._vault.carry_out(log)
        return export

    def tally(self, half: Half) -> Tally:
        """Count what customers let be counted, and workers' notes, of a half-year. Exact: never leaves as it is."""
        return self._vault.look(lambda: counting.tally(self._vault, half))

    def published(self, half: Half) -> str | None:
        """Give the figures of a half-year as they were published, or None."""
        return self._vault.look(lambda: counting.published(self._vault, half))

    def publish(self, half: Half, text: str, stamp: Stamp) -> None:
        """Write down the figures of a half-year as they are published. Publishing the same again changes nothing.

        Raises:
            Refused: the half-year is not over, or others were published.
        """
        self._vault.carry_out(lambda: counting.publish(self._vault, half, text, stamp))

    def pseudonyms_in(self, note: Phenomenon) -> tuple[str, ...]:
        """Give the customers' pseudonyms that stand in a note, to be asked about: they may be plain words there."""
        return self._vault.look(lambda: noting.pseudonyms(self._vault, note))

    def note(self, note: Phenomenon, stamp: Stamp) -> NoteId:
        """Put a worker's note on a phenomenon into the journal.

        Raises:
            Refused: words that a customer keeps here stand in it.
        """
        return self._vault.carry_out(lambda: noting.add(self._vault, note, stamp))

    def notes(self, half: Half | None = None) -> tuple[Noted, ...]:
        """Give the notes on phenomena, all or those of a half-year, the oldest first."""
        return self._vault.look(lambda: noting.notes(self._vault, half))

    def answer_note(self, which: NoteId, text: str, stamp: Stamp) -> None:
        """Write down what came back for a note.

        Raises:
            Refused: there is no such note, or the text points at a person.
        """
        self._vault.carry_out(lambda: noting.answer(self._vault, which, text, stamp))

    def remove_note(self, which: NoteId, stamp: Stamp) -> None:
        """Take a note away.

        Raises:
            Refused: there is no such note.
        """
        self._destroy(lambda: noting.remove(self._vault, which, stamp))

    def back_up(self, file: Path, at: datetime) -> Made:
        """Make a copy for safety at ``file`` and its keys beside it, read to the end before they get their names.

        Raises:
            FileNotWritten: there is something already, no room, or no right to write; then nothing is there.
            Refused: the journal is in a county's database, which has copies of its own.
        """
        return backup.make(self._vault, file, at)

    def put_keys(self, new: NewKeys) -> None:
        """Put keys in force that were made ready by ``rekey``.

        Raises:
            Refused: the key file is not the one for which they were made.
        """
        rekey.put(folder_of(self._vault.folder), new, is_open=True)

    def copies_until(self, at: datetime) -> date | None:
        """Give the day after which no copy known here holds a key that is destroyed ``at``; None: there is none.

        A county has written down for how long its server's log and copies live.
        """
        if self._vault.team is not None:
            return self._vault.look(lambda: team.remains_until(self._vault, at))
        return copies.until(folder_of(self._vault.folder), at)

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
