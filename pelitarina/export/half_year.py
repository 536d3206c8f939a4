"""What is made of a half-year that is over: its figures, once for all; then the report, and tables of the figures.

One piece for the command and the window, so that both write the same files.
"""

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from pelitarina.errors import Refused
from pelitarina.export.counting import TITLE, Named, flat, workbook
from pelitarina.export.form import Form, written
from pelitarina.export.release import Release, from_text, release, to_text
from pelitarina.export.sheet import csv
from pelitarina.export.social import social_report
from pelitarina.journal.half import NOTHING, Half
from pelitarina.journal.keep import Stamp
from pelitarina.journal.phenomenon import Noted
from pelitarina.private import Private

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal
    from pelitarina.journal.store.counting import Tally

TableForm: TypeAlias = Literal["csv", "xlsx", "json"]
TABLE_FORMS: Final[tuple[TableForm, ...]] = ("csv", "xlsx", "json")


class HalfYear(Private, frozen=True):
    """Everything that papers of a half-year are made of.

    Attributes:
        figures: as they were published.
        notes: what workers noted in it.
        controller: who answers for the journal.
        named: gives what stories and what was asked in them are called, in ``language``.
        made_on: the day of the papers.
        say: translates message ids into ``language``.
    """

    half: Half
    figures: Release
    notes: tuple[Noted, ...]
    controller: str
    named: Named
    language: str
    made_on: date
    say: Callable[[str], str]

    def report(self, form: Form) -> str | bytes:
        """Write the social report down.

        Raises:
            FormMissing: this computer has nothing that makes the form.
        """
        told = (self.controller, self.named, self.language, self.made_on, self.say)
        return written(social_report(self.figures, self.notes, self.half, *told), form)

    def counts(self, form: TableForm) -> bytes:
        """Write the figures down as tables."""
        if form == "json":
            return to_text(self.figures).encode()
        said = (self.figures, self.named, self.language, self.say)
        if form == "csv":
            return csv(flat(*said)).encode()
        from pelitarina.export.workbook import xlsx  # noqa: PLC0415  # slow to load

        return xlsx(self.say(TITLE).format(half=self.half), workbook(*said), self.made_on)


def figures(journal: "Journal", half: Half) -> Release | None:
    """Give the figures of a half-year as they were published; None where nobody has done so yet."""
    there = journal.published(half)
    return from_text(there) if there is not None else None


def is_something(journal: "Journal", half: Half) -> bool:
    """Say whether figures of a half-year would tell anything."""
    return _tells(journal.tally(half))


def make_figures(journal: "Journal", half: Half, stamp: Stamp) -> Release:
    """Give the figures of a half-year: those that were published, or, the first time, those that are published now.

    Raises:
        Refused: the half-year is not over, or there is nothing to tell of it; then nothing is published.
    """
    there = figures(journal, half)
    if there is not None:
        return there
    tally = journal.tally(half)
    if not _tells(tally):
        raise Refused(why=NOTHING)
    made = release(tally, str(half))
    journal.publish(half, to_text(made), stamp)
    return made


def _tells(tally: "Tally") -> bool:
    return bool(tally.sat or tally.marked or tally.noted)
