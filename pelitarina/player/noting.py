"""What happens with workers' notes on phenomena? A part of the closed list in ``message``.

A note is of many and of nobody, and in the worker's own words. Notes are looked after while kept words stand open,
never in a sitting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pelitarina.journal.phenomenon import Noted, NoteId, Phenomenon, Signal


@dataclass(frozen=True, slots=True)
class Noting:
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

    notes: tuple[Noted, ...] = field(default=(), repr=False)
    written: Mapping[str, str] = field(default_factory=dict, repr=False)
    signal: Signal | None = None
    themes: frozenset[str] = frozenset()
    names: tuple[str, ...] = field(default=(), repr=False)
    answering: NoteId | None = None
    going: NoteId | None = None
    back: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NotesWanted:
    """The worker wants to look at the notes."""


@dataclass(frozen=True, slots=True)
class NoteBegun:
    """A note is to be written, or the one that was begun goes on."""


@dataclass(frozen=True, slots=True)
class SignalChosen:
    """It is a thing of this kind."""

    signal: Signal


@dataclass(frozen=True, slots=True)
class ThemeToggled:
    """It is about this, or is not after all: a key of ``phenomenon.TAGS``."""

    theme: str


@dataclass(frozen=True, slots=True)
class NoteDone:
    """The note is as it stands. Where names were asked about, nobody is named by them."""


@dataclass(frozen=True, slots=True)
class NoteLeft:
    """The note is not to be written after all."""


@dataclass(frozen=True, slots=True)
class AnswerBegun:
    """Something came back to a note."""

    note: NoteId


@dataclass(frozen=True, slots=True)
class AnswerDone:
    """What came back is as it stands."""


@dataclass(frozen=True, slots=True)
class RemoveWanted:
    """A note is to be taken away; that is asked once more."""

    note: NoteId


@dataclass(frozen=True, slots=True)
class RemoveMeant:
    """Yes, it may go."""


@dataclass(frozen=True, slots=True)
class RemoveLeft:
    """No, it stays."""


@dataclass(frozen=True, slots=True)
class NotesFound:
    """The journal is open, and these are the notes in it."""

    notes: tuple[Noted, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class NameFound:
    """What looks like a name stands in the note; nothing was written down yet."""

    names: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class NotesChanged:
    """A note was written down, answered or taken away; ``notes`` are those that are there now."""

    notes: tuple[Noted, ...] = field(repr=False)


Notings = (
    NotesWanted
    | NoteBegun
    | SignalChosen
    | ThemeToggled
    | NoteDone
    | NoteLeft
    | AnswerBegun
    | AnswerDone
    | RemoveWanted
    | RemoveMeant
    | RemoveLeft
    | NotesFound
    | NameFound
    | NotesChanged
)


@dataclass(frozen=True, slots=True)
class ListNotes:
    """A command: say which notes there are."""


@dataclass(frozen=True, slots=True)
class WriteNote:
    """A command: write a note down, unless it holds what looks like a name and is not among ``agreed``."""

    note: Phenomenon
    agreed: tuple[str, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True)
class AnswerNote:
    """A command: write down what came back to a note."""

    note: NoteId
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class RemoveNote:
    """A command: take a note away."""

    note: NoteId


NotingAsked = ListNotes | WriteNote | AnswerNote | RemoveNote
"""What the world is asked for; a part of the closed list in ``command``."""
