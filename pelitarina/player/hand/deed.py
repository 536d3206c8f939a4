"""What can a person do at a window? One closed list; and what they look at while they do it."""

from dataclasses import dataclass, field
from enum import StrEnum

from pelitarina.player import edit as e
from pelitarina.player.layout import Layout
from pelitarina.player.model import Model
from pelitarina.player.widget import Mark, Role, Widget, find
from pelitarina.player.wrap import Ruler

FIELDS = (Role.FIELD, Role.SECRET)


class Go(StrEnum):
    """What can be wanted everywhere, by whatever means."""

    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    ACTIVATE = "activate"
    SUBMIT = "submit"
    ON = "on"  # turn the page
    OFF = "off"  # and back
    BACK = "back"
    SETTINGS = "settings"
    HIDE = "hide"  # wherever one is, and back again


@dataclass(frozen=True, slots=True)
class Wanted:
    """A way was wanted."""

    go: Go


@dataclass(frozen=True, slots=True)
class Signed:
    """A letter or a digit, outside text fields or with Alt."""

    sign: str = field(repr=False)
    alt: bool = False


@dataclass(frozen=True, slots=True)
class Stroke:
    """Something was written into the field that has the focus."""

    stroke: e.Stroke = field(repr=False)


@dataclass(frozen=True, slots=True)
class Scrap:
    """What is selected is copied, cut, or what was copied is put in."""

    what: str


@dataclass(frozen=True, slots=True)
class Pressed:
    """A widget was pressed: by a click that ended on it, or by a screen reader."""

    widget: str


@dataclass(frozen=True, slots=True)
class Reached:
    """A widget was gone to by a screen reader: it comes into sight, with the focus if it can have it."""

    widget: str


@dataclass(frozen=True, slots=True)
class Pointed:
    """A place in a field was pointed at; ``times`` 2 chooses the word, ``extend`` all up to there."""

    widget: str
    x: int
    y: int
    times: int = 1
    extend: bool = False


@dataclass(frozen=True, slots=True)
class Put:
    """A text was put into a field as a whole, in the place of what stood there: by dictation, or a screen reader."""

    widget: str
    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Placed:
    """The caret of a field was placed by a screen reader; from ``anchor`` to ``caret`` is chosen, in characters."""

    widget: str
    anchor: int
    caret: int


@dataclass(frozen=True, slots=True)
class Wheeled:
    """The wheel was turned: notches, upwards positive."""

    notches: int


Done = Wanted | Signed | Stroke | Scrap | Pressed | Reached | Put | Placed | Pointed | Wheeled


@dataclass(frozen=True, slots=True)
class Sight:
    """What somebody looks at while they do something."""

    model: Model
    tree: Widget
    layout: Layout
    ruler: Ruler

    @property
    def focused(self) -> Widget | None:
        """The widget that has the focus."""
        return find(self.tree, self.model.focus) if self.model.focus else None

    @property
    def writing(self) -> Widget | None:
        """The field that has the focus."""
        return one if (one := self.focused) and one.role in FIELDS else None


def edit_in(model: Model, widget: Widget) -> e.Edit:
    """Give what stands in a field."""
    held = model.edits.get(widget.id)
    if held or Mark.LONG in widget.marks:
        return held or e.edit_of(widget.value or "", several=True)
    return e.stroked(e.edit_of(widget.value or ""), e.SelectAll())  # what is typed takes its place


def shown_in(widget: Widget, edit: e.Edit) -> str:
    """Give the text of a field as it is seen."""
    return "\N{BULLET}" * len(edit.text) if widget.role is Role.SECRET else edit.text
