"""What can a person do at a window? One closed list; and what they look at while they do it."""

from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.player import edit as e
from pelitarina.player.layout import Layout
from pelitarina.player.model import Model
from pelitarina.player.way import Go
from pelitarina.player.widget import Mark, Role, Widget, find
from pelitarina.player.wrap import Ruler
from pelitarina.private import Private

FIELDS = (Role.FIELD, Role.SECRET)


class Wanted(Struct, frozen=True):
    """A way was wanted."""

    go: Go


class Signed(Private, frozen=True):
    """A letter or a digit, outside text fields or with Alt."""

    sign: str
    alt: bool = False


class Stroke(Private, frozen=True):
    """Something was written into the field that has the focus."""

    stroke: e.Stroke


class Composed(Private, frozen=True):
    """An input method tells what it is about to write; where in that one is, and how much is chosen for, in characters.

    What it does not know is below 0; an empty text: nothing any longer.
    """

    text: str
    start: int = -1
    length: int = -1


class Scrap(Struct, frozen=True):
    """What is selected is copied, cut, or what was copied is put in."""

    what: str


class Pressed(Struct, frozen=True):
    """A widget was pressed: by a click that ended on it, or by a screen reader."""

    widget: str


class Reached(Struct, frozen=True):
    """A widget was gone to by a screen reader: it comes into sight, with the focus if it can have it."""

    widget: str


class Pointed(Struct, frozen=True):
    """A place in a field was pointed at; ``times`` 2 chooses the word, ``extend`` all up to there."""

    widget: str
    x: int
    y: int
    times: int = 1
    extend: bool = False


class Put(Private, frozen=True):
    """A text was put into a field as a whole, in the place of what stood there: by dictation, or a screen reader."""

    widget: str
    text: str


class Placed(Struct, frozen=True):
    """The caret of a field was placed by a screen reader; from ``anchor`` to ``caret`` is chosen, in characters."""

    widget: str
    anchor: int
    caret: int


class Wheeled(Struct, frozen=True):
    """The wheel was turned: notches, upwards positive."""

    notches: int


class Keyed(Struct, frozen=True):
    """A key was pressed that has a name and no meaning of its own, such as ``f5``."""

    name: str


class OnPad(Struct, frozen=True):
    """A button of a game pad was pressed, by its name (``way.BUTTONS``)."""

    button: str


class Tapped(Struct, frozen=True):
    """A widget was touched, and let go on it, at a place in pixels."""

    widget: str
    x: int
    y: int


class Passed(Struct, frozen=True):
    """What is lit was lit for as long as is set: now the next is."""


Done = (
    Wanted
    | Signed
    | Stroke
    | Composed
    | Scrap
    | Pressed
    | Reached
    | Put
    | Placed
    | Pointed
    | Wheeled
    | Keyed
    | OnPad
    | Tapped
    | Passed
)


class Sight(Struct, frozen=True):
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


class Seen(NamedTuple):
    """What is seen in a field, with what an input method is about to write.

    Attributes:
        text: as it is seen; of a secret, only how long it is.
        caret: where the caret stands in it.
        chosen: what is selected; the same place twice if nothing is.
        composed: what is only about to be written; the same place twice if nothing is.
        part: the part of that which is being chosen for.
    """

    text: str
    caret: int
    chosen: tuple[int, int]
    composed: tuple[int, int] = (0, 0)
    part: tuple[int, int] = (0, 0)

    def __repr__(self) -> str:
        return f"Seen({self.caret})"  # the text may be a customer's


def seen_in(model: Model, widget: Widget) -> Seen:
    """Give what is seen in a field. What is composed stands where it would be written."""
    edit = edit_in(model, widget)
    shown, now, (start, end) = shown_in(widget, edit), model.composing, edit.span
    if now is None or now.into != widget.id:
        return Seen(shown, edit.caret, edit.span)
    put = "\N{BULLET}" * len(now.text) if widget.role is Role.SECRET else now.text
    caret = start + now.end
    part = (start + now.start, caret) if now.parted else (caret, caret)
    return Seen(shown[:start] + put + shown[end:], caret, (caret, caret), (start, start + len(put)), part)


def as_seen(tree: Widget, model: Model) -> Widget:
    """Give the tree as it is laid out: what is composed takes room where it would stand."""
    now = model.composing
    into = find(tree, now.into) if now else None
    if into is None or into.role not in FIELDS:
        return tree
    return _with(tree, replace(into, value=seen_in(model, into).text))


def _with(tree: Widget, one: Widget) -> Widget:
    """Put one widget in the place of that with the same name."""
    if tree.id == one.id:
        return one
    return replace(tree, children=tuple(_with(child, one) for child in tree.children)) if tree.children else tree
