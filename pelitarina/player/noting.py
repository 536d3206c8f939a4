"""What happens with workers' notes on phenomena, and with what is told of a half-year? A part of ``message``.

A note is of many and of nobody, and in the worker's own words. Notes are looked after while kept words stand open,
never in a sitting; and so are the report and the figures of a half-year that is over.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

from msgspec import Struct, field

from pelitarina.journal.phenomenon import Noted, NoteId, Phenomenon, Signal
from pelitarina.player.news import Message
from pelitarina.private import Private

HalfPaper = Literal["report_docx", "report_pdf", "report_txt", "counts_xlsx", "counts_csv"]
"""What can be made of a half-year: what it is, and in which form."""


class Figures(StrEnum):
    """How it is with the figures of a half-year."""

    NONE = "none"  # there is nothing to tell
    WAITING = "waiting"  # nobody has made them yet
    MADE = "made"  # they stay as they are


class HalfYear(Struct, frozen=True):
    """A half-year that is over, such as ``2026-1``; ``near`` are those that can be chosen, the newest first."""

    half: str
    figures: Figures
    near: tuple[str, ...] = ()


class Noting(Private, frozen=True):
    """What is known of the notes, and the one that is being written.

    Attributes:
        notes: all of them, the oldest first.
        written: the texts by their names.
        themes: keys of ``phenomenon.TAGS``.
        names: what looks like somebody's name in what was written, and was asked about.
        answering: the note to which something came back.
        going: the note that is to be taken away, which is asked once more.
        back: what came back, as it is being written.
        of_half: the half-year of which a report is wanted; None where none is.
    """

    notes: tuple[Noted, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    signal: Signal | None = None
    themes: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    answering: NoteId | None = None
    going: NoteId | None = None
    back: str = ""
    of_half: HalfYear | None = None


class NotesWanted(Message, frozen=True):
    """The worker wants to look at the notes."""


class NoteBegun(Message, frozen=True):
    """A note is to be written, or the one that was begun goes on."""


class SignalChosen(Message, frozen=True):
    """It is a thing of this kind."""

    signal: Signal


class ThemeToggled(Message, frozen=True):
    """It is about this, or is not after all: a key of ``phenomenon.TAGS``."""

    theme: str


class NoteDone(Message, frozen=True):
    """The note is as it stands. Where names were asked about, nobody is named by them."""


class NoteLeft(Message, frozen=True):
    """The note is not to be written after all."""


class AnswerBegun(Message, frozen=True):
    """Something came back to a note."""

    note: NoteId


class RemoveWanted(Message, frozen=True):
    """A note is to be taken away; that is asked once more."""

    note: NoteId


class RemoveMeant(Message, frozen=True):
    """Yes, it may go."""


class RemoveLeft(Message, frozen=True):
    """No, it stays."""


class NotesFound(Private, Message, frozen=True):
    """The journal is open, and these are the notes in it."""

    notes: tuple[Noted, ...]


class NameFound(Private, Message, frozen=True):
    """What looks like a name stands in the note; nothing was written down yet."""

    names: tuple[str, ...]


class NotesChanged(Private, Message, frozen=True):
    """A note was written down, answered or taken away; ``notes`` are those that are there now."""

    notes: tuple[Noted, ...]


class HalfYearWanted(Message, frozen=True):
    """The report and the figures of a half-year are wanted: of the last one that is over, where none is named."""

    half: str = ""


class FiguresMeant(Message, frozen=True):
    """Yes, the figures of the half-year on screen are to be made, once for all."""


class HalfYearFileWanted(Message, frozen=True):
    """Something of the half-year on screen is to be written to a file."""

    paper: HalfPaper


class HalfYearFound(Message, frozen=True):
    """The journal is open, and this is how it is with a half-year."""

    found: HalfYear


class ListNotes(Struct, frozen=True):
    """A command: say which notes there are."""


class WriteNote(Private, frozen=True):
    """A command: write a note down, unless it holds what looks like a name and is not among ``agreed``."""

    note: Phenomenon
    agreed: tuple[str, ...] = ()


class AnswerNote(Private, frozen=True):
    """A command: write down what came back to a note."""

    note: NoteId
    text: str


class RemoveNote(Struct, frozen=True):
    """A command: take a note away."""

    note: NoteId


class LookAtHalfYear(Struct, frozen=True):
    """A command: say how it is with a half-year; the last one that is over, where none is named."""

    half: str = ""


class MakeFigures(Struct, frozen=True):
    """A command: publish the figures of a half-year, once for all."""

    half: str


class WriteHalfYear(Struct, frozen=True):
    """A command: write a paper of a half-year to a new file called ``name``."""

    half: str
    paper: HalfPaper
    name: str
    language: str


HalfYearAsked = LookAtHalfYear | MakeFigures | WriteHalfYear
NotesAsked = ListNotes | WriteNote | AnswerNote | RemoveNote
NotingAsked = NotesAsked | HalfYearAsked
"""What the world is asked for; a part of the closed list in ``command``."""
