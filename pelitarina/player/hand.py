"""What does a person mean who presses a key, clicks, or turns the wheel?

Pure: from what was done, and what stands on the screen, to messages. Letters and digits are never taken for ways
while a text field has the focus; with Alt they are, everywhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import assert_never

from pelitarina.player import edit as e
from pelitarina.player import message as m
from pelitarina.player.layout import LESS, MORE, Layout, backward, onward, towards, writing
from pelitarina.player.message import Field, Message
from pelitarina.player.model import Model
from pelitarina.player.page import KEYS, letter
from pelitarina.player.widget import Intent, Mark, Role, Widget, find, walk
from pelitarina.player.wrap import Ruler

Say = Callable[[str], str]
FIELDS = (Role.FIELD, Role.SECRET)
_NUMBERED = (Role.BUTTON, Role.RADIO, Role.CHECK)
_UNNUMBERED = ("bar", "foot", "row", "chips", "side", "line", "card")
_ESCAPE, _SETTINGS = "Esc", "F1"
_WHEEL = 90
"""How far one notch of the wheel moves a page, in pixels at 100 %."""


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


@dataclass(frozen=True, slots=True)
class Wanted:
    """A way was wanted."""

    go: Go


@dataclass(frozen=True, slots=True)
class Signed:
    """A letter or a digit, outside text fields or with Alt."""

    sign: str


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
class Pointed:
    """A place in a field was pointed at; ``times`` 2 chooses the word, ``extend`` all up to there."""

    widget: str
    x: int
    y: int
    times: int = 1
    extend: bool = False


@dataclass(frozen=True, slots=True)
class Wheeled:
    """The wheel was turned: notches, upwards positive."""

    notches: int


Done = Wanted | Signed | Stroke | Scrap | Pressed | Pointed | Wheeled


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


def meant(done: Done, sight: Sight) -> tuple[Message, ...]:
    """Give the messages that follow from what was done."""
    match done:
        case Wanted(go):
            return _went(go, sight)
        case Signed(sign):
            return _signed(sign, sight)
        case Stroke(stroke):
            return _stroked(stroke, sight)
        case Scrap(what):
            return _scrap(what, sight)
        case Pressed(widget):
            return _pressed(widget, sight)
        case Pointed():
            return _pointed(done, sight)
        case Wheeled(notches):
            to = sight.layout.scroll - notches * _WHEEL * sight.model.settings.percent // 100
            return _scrolled(to, sight)
        case _ as unreachable:
            assert_never(unreachable)


def settled(sight: Sight) -> tuple[Message, ...]:
    """Give the focus a place where it has none: where one would begin. Nothing unread is passed over."""
    layout, now = sight.layout, sight.focused
    if sight.model.aim:
        rect = layout.of(sight.model.aim)
        moves = rect is not None and layout.region(sight.model.aim) == "body"
        to = rect.y - layout.view.y + layout.scroll if rect and moves else layout.scroll
        return (m.Scrolled(max(0, min(to, layout.furthest))),)
    if now is not None and now.open:
        return ()
    seen = [one for one in focusable(sight.tree) if layout.seen(one.id)]
    body = [one for one in seen if layout.region(one.id) == "body"]
    main = [one for one in body if Mark.MAIN in one.marks]
    foot = [one for one in seen if Mark.MAIN in one.marks and layout.scroll >= layout.furthest]
    best = next(iter((*[one for one in body if one.role in FIELDS], *main, *body, *foot)), None)
    wanted = best.id if best else ""
    return (m.Focused(wanted),) if wanted != sight.model.focus else ()


def followed(sight: Sight) -> tuple[Message, ...]:
    """Bring what has the focus into sight."""
    return _scrolled(towards(sight.layout, sight.model.focus), sight) if sight.model.focus else ()


def focusable(tree: Widget) -> tuple[Widget, ...]:
    """Give what can have the focus, in the order of reading."""
    return tuple(widget for widget in walk(tree) if widget.open)


def numbers(tree: Widget) -> dict[str, str]:
    """Give the digit that presses each widget; a scale keeps its own numbers."""
    found = {one.id: one.digits for one in walk(tree) if one.open and len(one.digits) == 1}
    if found:
        return found
    ways = [one for one in _numbered(tree) if one.open and one.role in _NUMBERED]
    return {one.id: str(number) for number, one in enumerate(ways[:9], 1)}


def hints(tree: Widget, say: Say, *, writing: bool) -> dict[str, str]:
    """Give the key shown beside what is always there; while somebody writes, letters need Alt."""
    found = {}
    for widget in walk(tree):
        if widget.intent is Intent.BACK:
            found[widget.id] = _ESCAPE
        elif widget.intent is Intent.SETTINGS:
            found[widget.id] = _SETTINGS
        elif widget.intent:
            sign = letter(KEYS[widget.intent], say).upper()
            found[widget.id] = f"Alt {sign}" if writing else sign
    return found


def edit_in(model: Model, widget: Widget) -> e.Edit:
    """Give what stands in a field."""
    held = model.edits.get(widget.id)
    return held or e.edit_of(widget.value or "", several=Mark.LONG in widget.marks)


def shown_in(widget: Widget, edit: e.Edit) -> str:
    """Give the text of a field as it is seen."""
    return "\N{BULLET}" * len(edit.text) if widget.role is Role.SECRET else edit.text


def _numbered(tree: Widget) -> Iterator[Widget]:
    for child in tree.children:
        if child.role is Role.GROUP and child.arrange not in _UNNUMBERED:
            yield from _numbered(child)
        else:
            yield child


def _went(go: Go, sight: Sight) -> tuple[Message, ...]:
    match go:
        case Go.NEXT | Go.PREVIOUS:
            return _moved(1 if go is Go.NEXT else -1, sight)
        case Go.UP | Go.DOWN:
            return _risen(1 if go is Go.DOWN else -1, sight)
        case Go.ACTIVATE:
            return _activated(sight)
        case Go.SUBMIT:
            submit = next((one for one in walk(sight.tree) if one.role is Role.SUBMIT and one.open), None)
            return (submit.press,) if submit and submit.press else ()
        case Go.ON:
            return _scrolled(onward(sight.layout), sight)
        case Go.OFF:
            return _scrolled(backward(sight.layout), sight)
        case Go.BACK:
            return _intended(Intent.BACK, sight)
        case Go.SETTINGS:
            return _intended(Intent.SETTINGS, sight)
        case _ as unreachable:
            assert_never(unreachable)


def _moved(by: int, sight: Sight) -> tuple[Message, ...]:
    """Move the focus; where what comes next is further off than one page, turn the page first."""
    layout, every = sight.layout, [one.id for one in focusable(sight.tree)]
    if not every:
        return _went(Go.ON if by > 0 else Go.OFF, sight)
    now = every.index(sight.model.focus) if sight.model.focus in every else (_before(sight, every) if by > 0 else 0)
    wanted = every[(now + by) % len(every)]
    wraps = not 0 <= now + by < len(every)
    turned = onward(layout) if by > 0 else backward(layout)
    unread = layout.scroll < layout.furthest if by > 0 else layout.scroll > 0
    rect = layout.of(wanted)
    ahead = rect is not None and (rect.bottom > layout.view.bottom if by > 0 else rect.y < layout.view.y)
    beyond = layout.region(wanted) == "body" and ahead and not layout.seen(wanted)
    past_it = layout.region(wanted) != "body" and unread and layout.region(sight.model.focus) == "body"
    if unread and (past_it or (beyond and not wraps and _further(wanted, turned, sight))):
        return (*_scrolled(turned, sight), *((m.Focused(""),) if not layout.seen(sight.model.focus) else ()))
    return _focused(wanted, sight)


def _before(sight: Sight, every: list[str]) -> int:
    """Give the place just before the first widget in sight."""
    seen = [number for number, one in enumerate(every) if sight.layout.seen(one)]
    return (seen[0] if seen else 0) - 1


def _further(wanted: str, turned: int, sight: Sight) -> bool:
    """Whether a widget is still out of sight after one turn of the page."""
    rect, view = sight.layout.of(wanted), sight.layout.view
    return rect is not None and not view.holds(rect.moved(0, sight.layout.scroll - turned))


def _focused(wanted: str, sight: Sight) -> tuple[Message, ...]:
    return (m.Focused(wanted), *_scrolled(towards(sight.layout, wanted), sight))


def _risen(by: int, sight: Sight) -> tuple[Message, ...]:
    """Up and down: from row to row in a long text, elsewhere like next and previous."""
    if widget := sight.writing:
        edit = edit_in(sight.model, widget)
        to = writing.row_beside(sight.layout, widget.id, edit.caret, by, shown_in(widget, edit), sight.ruler)
        if to is not None:
            return _stroked(e.MoveTo(to), sight)
    return _moved(by, sight)


def _activated(sight: Sight) -> tuple[Message, ...]:
    widget = sight.focused
    if widget is None or not widget.open:
        return _went(Go.ON, sight)
    if widget.role in FIELDS:
        long = Mark.LONG in widget.marks
        return _stroked(e.Insert("\n"), sight) if long else _went(Go.SUBMIT, sight)
    return (widget.press,) if widget.press else ()


def _signed(sign: str, sight: Sight) -> tuple[Message, ...]:
    """A digit presses what bears it; a letter is one of the ways that are always there."""
    say = sight.model.texts.text
    for widget_id, digit in numbers(sight.tree).items():
        if digit == sign:
            return _pressed(widget_id, sight)
    for intent, key in KEYS.items():
        if letter(key, say) == sign.lower():
            return _intended(intent, sight)
    return ()


def _intended(intent: Intent, sight: Sight) -> tuple[Message, ...]:
    widget = next((one for one in walk(sight.tree) if one.intent is intent and one.open), None)
    return (widget.press,) if widget and widget.press else ()


def _pressed(widget_id: str, sight: Sight) -> tuple[Message, ...]:
    if widget_id in (MORE, LESS):
        return _went(Go.ON if widget_id == MORE else Go.OFF, sight)
    widget = find(sight.tree, widget_id)
    if widget is None or not widget.open:
        return ()
    if widget.role in FIELDS:
        return _focused(widget_id, sight)
    return (m.Focused(widget_id), widget.press) if widget.press else ()


def _pointed(at: Pointed, sight: Sight) -> tuple[Message, ...]:
    widget = find(sight.tree, at.widget)
    if widget is None or widget.role not in FIELDS:
        return ()
    edit = edit_in(sight.model, widget)
    offset = writing.offset_at(sight.layout, widget.id, at.x, at.y, shown_in(widget, edit), sight.ruler)
    stroke = e.SelectWord(offset) if at.times > 1 and widget.role is Role.FIELD else e.MoveTo(offset, at.extend)
    return (m.Focused(widget.id), m.Edited(Field(widget.id), e.stroked(edit, stroke)))


def _stroked(stroke: e.Stroke, sight: Sight) -> tuple[Message, ...]:
    widget = sight.writing
    if widget is None:
        return ()
    edit = e.stroked(edit_in(sight.model, widget), stroke)
    return (m.Edited(Field(widget.id), edit),)


def _scrap(what: str, sight: Sight) -> tuple[Message, ...]:
    """Copy, cut and put in; what is copied stays inside the program."""
    widget = sight.writing
    if widget is None:
        return ()
    if what == "paste":
        return _stroked(e.Insert(sight.model.scrap), sight) if sight.model.scrap else ()
    words = e.selected(edit_in(sight.model, widget))
    if not words or widget.role is Role.SECRET:
        return ()
    copied = m.Copied(words)
    return (copied, *_stroked(e.Erase(), sight)) if what == "cut" else (copied,)


def _scrolled(to: int, sight: Sight) -> tuple[Message, ...]:
    to = max(0, min(to, sight.layout.furthest))
    return (m.Scrolled(to),) if to != sight.layout.scroll else ()
