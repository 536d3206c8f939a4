"""What happens with workers' notes on phenomena? A part of ``message``.

A note is of many and of nobody, and in the worker's own words. Notes are looked after while kept words stand open,
never in a sitting.
"""

from collections.abc import Mapping

from msgspec import Struct, field

from pelitarina.journal.phenomenon import Noted, NoteId, Phenomenon, Signal
from pelitarina.player.news import Message
from pelitarina.private import Private


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
    """

    notes: tuple[Noted, ...] = ()
    written: Mapping[str, str] = field(default_factory=dict)
    signal: Signal | None = None
    themes: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    answering: NoteId | None = None
    going: NoteId | None = None
    back: str = ""


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


NotingAsked = ListNotes | WriteNote | AnswerNote | RemoveNote
"""What the world is asked for; a part of the closed list in ``command``."""
