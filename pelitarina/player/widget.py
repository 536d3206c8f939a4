"""What is a screen, before anybody paints, speaks or prints it? A tree of widgets, as data.

Every screen is built once; each reader (the terminal today) takes the same tree. The order of
children is the order of reading, of the focus, and of print.
"""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Literal, NamedTuple

from pelitarina.player.news import Message
from pelitarina.private import Private
from pelitarina.story.prose import Run


class Role(StrEnum):
    """What a widget is; a closed list."""

    SCREEN = "screen"
    GROUP = "group"
    HEADING = "heading"
    TEXT = "text"
    SPEECH = "speech"
    LETTER = "letter"
    PAUSE = "pause"
    QUOTE = "quote"
    IMAGE = "image"
    STRIP = "strip"  # the listener's questions
    NOTICE = "notice"  # said at once when it appears
    TURN = "turn"  # whose turn it is
    BUTTON = "button"
    RADIO = "radio"
    CHECK = "check"
    FIELD = "field"
    SECRET = "secret"  # noqa: S105  # a kind of field: what is typed into it is never shown
    SUBMIT = "submit"  # takes in what stands in the fields; where a line is ended by Enter, none is needed


class Mark(StrEnum):
    """What a widget is just now."""

    CHECKED = "checked"
    DISABLED = "disabled"
    MAIN = "main"  # the one way on
    LIVE = "live"
    LONG = "long"  # a field for several lines
    SOFT = "soft"  # said more quietly than what stands around it
    GRAVE = "grave"  # lets go of something: it never has the focus of itself
    STILL = "still"  # it could move, and does not
    LARGE = "large"  # the name of the house, and what is to be photographed


class Intent(StrEnum):
    """What a person can want everywhere; each reader has its own keys for them."""

    BACK = "back"
    QUIET = "quiet"
    STOP = "stop"
    SKIP = "skip"
    TALK = "talk"
    SAID = "said"
    SETTINGS = "settings"
    HIDE = "hide"
    READ = "read"


class Picture(NamedTuple):
    """A picture by name: of the story in ``folder``, or the program's own where that is None.

    ``mood`` is the light that falls on a picture of the house (``story.passage.MOODS``); empty: as it is drawn.
    """

    name: str
    folder: Path | None = None
    mood: str = ""


Arrange = Literal[
    "column", "row", "bar", "foot", "side", "doors", "cards", "chips", "scale", "card", "line", "circle", "form",
    "pair", "hand", "deck", "breath", "letters", "welcome",
]  # fmt: skip
"""How the children of a group stand in a window. Elsewhere they are simply in their order.

``bar`` is what is always there; ``foot`` the ways on from here, ``row`` quiet ones; ``side`` what stands beside the
matter; ``doors`` and ``cards`` what one may take; ``card`` one thing with all that belongs to it; ``chips`` marks
beside each other; ``scale`` the steps from one end to the other; ``line`` the phases of a life line;
``circle`` the areas of a circle; ``form`` places to write in that belong together; ``pair`` the halves of two people;
``deck`` cards that can be taken, ``hand`` those that were; ``breath`` a picture with a light that swells and sinks;
``letters`` rows of letters to press; ``welcome`` what is said first and, the last of them, the doors of home.
"""


class Widget(Private, frozen=True):
    """One thing on screen.

    Attributes:
        id: stable while the thing stays the same.
        label: its name, or its text.
        description: what is said beside it, such as why it is greyed.
        value: what it holds now; None where it holds nothing.
        press: what is sent when it is activated; None where it cannot be.
        digits: what it is called when it is chosen by number and its own number matters (a scale).
        intent: the fixed thing it does, where it is one of those that are always there.
        share: how far it is drawn full, 0 to 1, or None where nothing is drawn; its description says the same in words.
        earlier: how far it was full before, drawn as a line; likewise.
        runs: the label in its styles, where it has more than one.
        picture: what is painted; the label says it in words, and is empty where it is only for the eye.
        overleaf: what is said where some of its children stand on a later page: of one, of two, and so on.
        icon: the name of what is drawn beside the label, for the eye only; the label says it whole.
    """

    id: str
    role: Role
    label: str = ""
    description: str = ""
    value: str | None = None
    marks: frozenset[Mark] = frozenset()
    language: str = ""
    press: Message | None = None
    digits: str = ""
    intent: Intent | None = None
    arrange: Arrange = "column"
    share: float | None = None
    earlier: float | None = None
    runs: tuple[Run, ...] = ()
    picture: Picture | None = None
    icon: str = ""
    overleaf: tuple[str, ...] = ()
    children: tuple["Widget", ...] = ()

    @property
    def open(self) -> bool:
        """Whether it can be activated or written in now."""
        return (self.press is not None or self.role in (Role.FIELD, Role.SECRET)) and Mark.DISABLED not in self.marks


def walk(tree: Widget) -> Iterator[Widget]:
    """Give every widget of a tree in reading order."""
    yield tree
    for child in tree.children:
        yield from walk(child)


def find(tree: Widget, widget_id: str) -> Widget | None:
    """Give the widget with that id, or None."""
    return next((widget for widget in walk(tree) if widget.id == widget_id), None)


def dump(tree: Widget, depth: int = 0) -> str:
    """Write a tree as indented text, a line a widget; what golden files hold."""
    marks = "".join(f" {mark}" for mark in sorted(tree.marks))
    value = "" if tree.value is None else f" = {tree.value!r}"
    way = f" [{tree.intent or tree.digits}]" if tree.intent or tree.digits else ""
    told = f" ({tree.description})" if tree.description else ""
    line = "  " * depth + f"{tree.role}{way}{marks}: {tree.label}{value}{told}".rstrip()
    return "\n".join([line, *(dump(child, depth + 1) for child in tree.children)])
