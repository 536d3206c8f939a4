"""Screens of workers' notes on phenomena. All that is told in them is made up."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from pelitarina.journal.phenomenon import Noted, NoteId, Signal, note
from pelitarina.player.kept import CustomersFound
from pelitarina.player.message import Written
from pelitarina.player.model import Mode
from pelitarina.player.noting import Figures, HalfYear, HalfYearFound, NameFound, NotesFound
from tests.player.table import PASSPHRASE, TERMS, Table

BUS = {
    "phenomenon": "Kevätlinjan bussi lakkasi iltaisin. Moni jättää ryhmän väliin, koska kotiin ei pääse.",
    "area": "Esimerkkikunnan pohjoispää",
    "group": "työttömät, joilla ei ole autoa",
    "proposal": "Iltavuoro kahdesti viikossa.",
    "addressed_to": "kunnan liikennesuunnittelu",
}
LIBRARY = {"phenomenon": "Kirjaston pelivuoro kokoaa nuoria.", "area": "Keskusta", "group": "nuoret, joilla on vapaata"}
NOTES = (
    Noted(NoteId("n-0"), "2026-1", date(2026, 3, 2), note({**BUS, "answer": "Vuoro kokeillaan syksyllä."},
          ("daily_living", "inclusion"), Signal.BAD), date(2026, 5, 4)),
    Noted(NoteId("n-1"), "2026-2", date(2026, 9, 8), note(LIBRARY, ("inclusion",), Signal.GOOD)),
    Noted(NoteId("n-2"), "2026-2", date(2026, 10, 1), note(BUS, ("daily_living", "inclusion"), Signal.WEAK)),
)  # fmt: skip


def listed(table: Table, notes: tuple[Noted, ...] = NOTES) -> Table:
    """Come to the notes; what the journal would say is told."""
    table.model = replace(table.model, mode=Mode.COMPUTER, terms=TERMS, window=True)
    table.press("home.kept")
    table.model = replace(table.model, reading=True)  # as after the passphrase
    return table.tell(CustomersFound(())).tell(NotesFound(notes))


def opened(table: Table) -> Table:
    """Open a journal that is there and empty, and come to its notes."""
    table.with_journal().press("home.kept").write(PASSPHRASE, "passphrase")
    return table.press("kept.notes")


def filled(table: Table, **otherwise: str) -> Table:
    """Fill the form in, as a terminal does."""
    table.press("notes.new")
    for name, said in {**BUS, **otherwise}.items():
        table.write(said, f"note.{name}")
    return table.press("note.kind.bad", "note.theme.daily_living", "note.theme.inclusion")


def of_half(table: Table, figures: Figures) -> Table:
    """Come to what can be made of a half-year; what the journal would say is told."""
    return listed(table).tell(HalfYearFound(HalfYear("2026-1", figures, ("2026-1", "2025-2", "2025-1", "2024-2"))))


SCREENS: dict[str, Callable[[Table], Table]] = {
    "notes": lambda t: listed(t).press("note.n-2.away"),
    "notes-nothing": lambda t: listed(t, ()),
    "note": lambda t: filled(listed(t)).tell(NameFound(("Kevätlinja Oyj",))),
    "note-nothing": lambda t: listed(t).press("notes.new"),
    "note-back": lambda t: listed(t).press("note.n-2.answer"),
    "half-year": lambda t: of_half(t, Figures.MADE),
    "half-year-written": lambda t: of_half(t, Figures.MADE).tell(Written(Path("pelitarina-2026-1.docx"))),
    "half-year-waiting": lambda t: of_half(t, Figures.WAITING),
    "half-year-nothing": lambda t: of_half(t, Figures.NONE),
}
