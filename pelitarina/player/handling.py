"""What can somebody's hands tell the program of themselves? What they use, which keys they like, single letters."""

from dataclasses import dataclass, field

from pelitarina.player.composing import Composing
from pelitarina.player.edit import Edit, Stroke
from pelitarina.player.way import By, Go, Scan


@dataclass(frozen=True, slots=True)
class Used:
    """Something else is used now than before: keys, a pad, touch."""

    by: By


@dataclass(frozen=True, slots=True)
class Scanned:
    """Something else is lit."""

    scan: Scan


@dataclass(frozen=True, slots=True)
class Composed:
    """An input method tells what it is about to write; None: nothing any longer."""

    now: Composing | None = None


@dataclass(frozen=True, slots=True)
class HelpWanted:
    """What does each key do?"""


@dataclass(frozen=True, slots=True)
class KeyWanted:
    """A way is to have another key, or button of a pad; the next one pressed is the one."""

    go: Go


@dataclass(frozen=True, slots=True)
class KeyChosen:
    """A key was pressed when one was asked for."""

    key: str


@dataclass(frozen=True, slots=True)
class ButtonChosen:
    """A button of a pad was pressed when one was asked for; by its name."""

    button: str


@dataclass(frozen=True, slots=True)
class KeyLeft:
    """The key, or the button, stays as it is."""


@dataclass(frozen=True, slots=True)
class KeysOurs:
    """All keys are again as the program comes."""


@dataclass(frozen=True, slots=True)
class ButtonsOurs:
    """All buttons of a pad are again as the program comes."""


@dataclass(frozen=True, slots=True)
class BoardOpened:
    """Letters come onto the screen, to write into a field with what stands in it."""

    into: str
    edit: Edit = field(repr=False)


@dataclass(frozen=True, slots=True)
class FaceTurned:
    """Other signs come onto the letter board: the name of one of its faces."""

    face: str


@dataclass(frozen=True, slots=True)
class Lettered:
    """A sign of the letter board was pressed."""

    stroke: Stroke = field(repr=False)


@dataclass(frozen=True, slots=True)
class BoardDone:
    """What is written is good; back to the page."""


Handling = (
    Used
    | Scanned
    | Composed
    | HelpWanted
    | KeyWanted
    | KeyChosen
    | ButtonChosen
    | KeyLeft
    | KeysOurs
    | ButtonsOurs
    | BoardOpened
    | FaceTurned
    | Lettered
    | BoardDone
)
