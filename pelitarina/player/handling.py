"""What can somebody's hands tell the program of themselves? What they use, which keys they like, single letters."""

from pelitarina.player.composing import Composing
from pelitarina.player.edit import Edit, Stroke
from pelitarina.player.news import Message
from pelitarina.player.way import By, Go, Scan
from pelitarina.private import Private


class Used(Message, frozen=True):
    """Something else is used now than before: keys, a pad, touch."""

    by: By


class Scanned(Message, frozen=True):
    """Something else is lit."""

    scan: Scan


class Composed(Message, frozen=True):
    """An input method tells what it is about to write; None: nothing any longer."""

    now: Composing | None = None


class HelpWanted(Message, frozen=True):
    """What does each key do?"""


class KeyWanted(Message, frozen=True):
    """A way is to have another key, or button of a pad; the next one pressed is the one."""

    go: Go


class KeyChosen(Message, frozen=True):
    """A key was pressed when one was asked for."""

    key: str


class ButtonChosen(Message, frozen=True):
    """A button of a pad was pressed when one was asked for; by its name."""

    button: str


class KeyLeft(Message, frozen=True):
    """The key, or the button, stays as it is."""


class KeysOurs(Message, frozen=True):
    """All keys are again as the program comes."""


class ButtonsOurs(Message, frozen=True):
    """All buttons of a pad are again as the program comes."""


class BoardOpened(Private, Message, frozen=True):
    """Letters come onto the screen, to write into a field with what stands in it."""

    into: str
    edit: Edit


class FaceTurned(Message, frozen=True):
    """Other signs come onto the letter board: the name of one of its faces."""

    face: str


class Lettered(Private, Message, frozen=True):
    """A sign of the letter board was pressed."""

    stroke: Stroke


class BoardDone(Message, frozen=True):
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
