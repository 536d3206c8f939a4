"""What does a person mean who presses a key, clicks, or turns the wheel?

Pure: from what was done, and what stands on the screen, to messages. Letters and digits are never taken for ways
while a text field has the focus; with Alt they are, everywhere.
"""

from typing import assert_never

from pelitarina.player import edit as e
from pelitarina.player import message as m
from pelitarina.player.hand.deed import (
    FIELDS,
    Done,
    Go,
    Placed,
    Pointed,
    Pressed,
    Put,
    Reached,
    Scrap,
    Sight,
    Signed,
    Stroke,
    Wanted,
    Wheeled,
    edit_in,
    shown_in,
)
from pelitarina.player.hand.way import field_in, focusable, numbers
from pelitarina.player.layout import LESS, MORE, backward, leaf_of, onward, towards, writing
from pelitarina.player.message import Field, Message
from pelitarina.player.model import Screen
from pelitarina.player.page import KEYS, letter
from pelitarina.player.refuge import HideWanted, ShowWanted
from pelitarina.player.widget import Intent, Mark, Role, find, walk

_WHEEL = 90
"""How far one notch of the wheel moves a page, in pixels at 100 %."""


def meant(done: Done, sight: Sight) -> tuple[Message, ...]:
    """Give the messages that follow from what was done."""
    match done:
        case Wanted(go):
            return _went(go, sight)
        case Signed(sign, alt):
            return _signed(sign, sight, alt=alt)
        case Stroke(stroke):
            return _stroked(stroke, sight)
        case Scrap(what):
            return _scrap(what, sight)
        case Pressed(widget):
            return _pressed(widget, sight)
        case Reached(widget):
            return _reached(widget, sight)
        case Put(widget, text):
            return _written(widget, (e.SelectAll(), e.Insert(text) if text else e.Erase()), sight)
        case Placed(widget, anchor, caret):
            return _written(widget, (e.MoveTo(anchor), e.MoveTo(caret, extend=True)), sight)
        case Pointed():
            return _pointed(done, sight)
        case Wheeled(notches):
            to = sight.model.scroll - notches * _WHEEL * sight.model.settings.percent // 100
            return _scrolled(to, sight)
        case _ as unreachable:
            assert_never(unreachable)


def settled(sight: Sight) -> tuple[Message, ...]:
    """Give the focus a place where it has none: where one would begin. Nothing unread is passed over."""
    layout, now = sight.layout, sight.focused
    if sight.model.aim:
        rect = layout.of(sight.model.aim)
        moves = rect is not None and layout.region(sight.model.aim) == "body"
        return (m.Scrolled(leaf_of(layout, rect) if rect and moves else layout.scroll),)
    if now is not None and now.open:
        return ()
    seen = [one for one in focusable(sight.tree) if layout.seen(one.id)]
    body = [one for one in seen if layout.region(one.id) == "body" and not (Mark.GRAVE in one.marks or one.intent)]
    main = [one for one in body if Mark.MAIN in one.marks]
    ends = layout.scroll >= layout.furthest
    foot = [one for one in seen if ends and Mark.MAIN in one.marks and Mark.GRAVE not in one.marks]
    chosen = [one for one in body if one.role is Role.RADIO and Mark.CHECKED in one.marks]
    begin = chosen if body and body[0].role is Role.RADIO else []
    best = next(iter((*[one for one in body if one.role in FIELDS], *main, *begin, *body, *foot)), None)
    wanted = best.id if best else ""
    return (m.Focused(wanted),) if wanted != sight.model.focus else ()


def followed(sight: Sight) -> tuple[Message, ...]:
    """Bring what has the focus into sight; where somebody writes, the row they write in."""
    if (widget := sight.writing) and sight.layout.region(widget.id) == "body":
        edit = edit_in(sight.model, widget)
        if at := writing.caret(sight.layout, widget.id, edit.caret, shown_in(widget, edit), sight.ruler):
            return _scrolled(leaf_of(sight.layout, at), sight)
    return _scrolled(towards(sight.layout, sight.model.focus), sight) if sight.model.focus else ()


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
            return (submit.press,) if submit and submit.press else _to_main(sight)
        case Go.ON:
            return _scrolled(onward(sight.layout), sight)
        case Go.OFF:
            return _scrolled(backward(sight.layout), sight)
        case Go.BACK:
            return _intended(Intent.BACK, sight)
        case Go.SETTINGS:
            return _intended(Intent.SETTINGS, sight)
        case Go.HIDE:
            return (ShowWanted() if sight.model.screen is Screen.AWAY else HideWanted(),)
        case _ as unreachable:
            assert_never(unreachable)


def _to_main(sight: Sight) -> tuple[Message, ...]:
    """Where writing alone takes nothing in, come to the one way on; it is not pressed."""
    main = next((one.id for one in focusable(sight.tree) if Mark.MAIN in one.marks), None)
    return _focused(main, sight) if main else ()


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
    """Whether a widget stands neither on this page nor on the one that is turned to."""
    return towards(sight.layout, wanted) not in (sight.layout.scroll, turned)


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
        if Mark.LONG in widget.marks:
            return _stroked(e.Insert("\n"), sight)
        fields = [one.id for one in focusable(sight.tree) if one.role in FIELDS]
        after = fields[fields.index(widget.id) + 1 :]
        return _focused(after[0], sight) if after else _went(Go.SUBMIT, sight)
    return (widget.press,) if widget.press else ()


def _signed(sign: str, sight: Sight, *, alt: bool) -> tuple[Message, ...]:
    """A digit presses what bears it; a letter is one of the ways that are always there.

    Where there is something to write in, a letter is the beginning of what is written, wherever the focus is.
    """
    field = field_in(sight.tree)
    if field is not None and not alt:
        edit = e.stroked(edit_in(sight.model, field), e.Insert(sign))
        return (m.Focused(field.id), m.Edited(Field(field.id), edit))
    say = sight.model.texts.text
    for widget_id, digit in _near_first(sight, numbers(sight.tree)):
        if digit == sign:
            return _pressed(widget_id, sight)
    for intent, key in KEYS.items():
        if letter(key, say) == sign.lower() and intent not in (
            Intent.BACK,
            Intent.SETTINGS,
            Intent.HIDE,
        ):  # Esc, F1, F12
            return (m.ReadWanted(),) if intent is Intent.READ else _intended(intent, sight)
    return ()


def _near_first(sight: Sight, digits: dict[str, str]) -> list[tuple[str, str]]:
    """Where two scales stand on a page, the one that has the focus takes the digit."""
    scales = [group.children for group in walk(sight.tree) if group.arrange == "scale"]
    near = {step.id for steps in scales if any(one.id == sight.model.focus for one in steps) for step in steps}
    return sorted(digits.items(), key=lambda one: one[0] not in near)


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


def _reached(widget_id: str, sight: Sight) -> tuple[Message, ...]:
    widget = find(sight.tree, widget_id)
    if widget is not None and widget.open:
        return _focused(widget_id, sight)
    return _scrolled(towards(sight.layout, widget_id), sight)


def _written(widget_id: str, strokes: tuple[e.Stroke, ...], sight: Sight) -> tuple[Message, ...]:
    """Write into a field that may not have had the focus until now."""
    widget = find(sight.tree, widget_id)
    if widget is None or widget.role not in FIELDS or not widget.open:
        return ()
    edit = edit_in(sight.model, widget)
    for stroke in strokes:
        edit = e.stroked(edit, stroke)
    return (m.Focused(widget.id), m.Edited(Field(widget.id), edit))


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
    return (m.Scrolled(to),) if to != sight.model.scroll else ()
