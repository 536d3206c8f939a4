"""What does a person mean who presses a key, clicks, or turns the wheel?

Pure: from what was done, and what stands on the screen, to messages. Letters and digits are never taken for ways
while a text field has the focus; with Alt they are, everywhere.
"""

from typing import assert_never

from pelitarina.player import edit as e
from pelitarina.player import handling as h
from pelitarina.player import message as m
from pelitarina.player.composing import composed
from pelitarina.player.hand.deed import (
    FIELDS,
    Composed,
    Done,
    Keyed,
    OnPad,
    Passed,
    Placed,
    Pointed,
    Pressed,
    Put,
    Reached,
    Scrap,
    Sight,
    Signed,
    Stroke,
    Tapped,
    Wanted,
    Wheeled,
    edit_in,
    seen_in,
    shown_in,
)
from pelitarina.player.hand.go import focused, lit, pressed, scrolled, stroked, went
from pelitarina.player.hand.scan import groups, stepped
from pelitarina.player.hand.way import field_in, focusable, numbers
from pelitarina.player.keys import signs
from pelitarina.player.layout import Layout, leaf_of, towards, writing
from pelitarina.player.message import Field
from pelitarina.player.news import Message
from pelitarina.player.way import on_pad
from pelitarina.player.widget import Mark, Role, find, walk

_WHEEL = 90
"""How far one notch of the wheel moves a page, in pixels at 100 %."""


def meant(done: Done, sight: Sight) -> tuple[Message, ...]:
    """Give the messages that follow from what was done."""
    match done:
        case Wanted(go):
            return went(go, sight)
        case Signed(sign, alt):
            return _signed(sign, sight, alt=alt)
        case Stroke(stroke):
            return stroked(stroke, sight)
        case Composed():
            return _composed(done, sight)
        case Scrap(what):
            return _scrap(what, sight)
        case Pressed(widget):
            return pressed(widget, sight)
        case Tapped(widget, x, y):
            field = find(sight.tree, widget)
            writes = field is not None and field.role in FIELDS and not sight.model.settings.board
            return _pointed(Pointed(widget, x, y), sight) if writes else pressed(widget, sight)
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
            return scrolled(to, sight)
        case Keyed(name):
            return _keyed(name, sight)
        case OnPad(button):
            return _on_pad(button, sight)
        case Passed():
            return lit(stepped(sight.model.scan, groups(sight)), sight)
        case _ as unreachable:
            assert_never(unreachable)


def settled(sight: Sight) -> tuple[Message, ...]:
    """Give the focus a place where it has none: where one would begin. Nothing unread is passed over."""
    layout, now = sight.layout, sight.focused
    if sight.model.aim:
        return (m.Scrolled(_aimed(layout, sight.model.aim)),)
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


def _aimed(layout: Layout, widget_id: str) -> int:
    """Give the page of something; a way on stands beneath the last."""
    rect, region = layout.of(widget_id), layout.region(widget_id)
    if rect and region == "body":
        return leaf_of(layout, rect)
    return layout.furthest if rect and region == "foot" else layout.scroll


def followed(sight: Sight) -> tuple[Message, ...]:
    """Bring what has the focus into sight; where somebody writes, the row they write in."""
    if (widget := sight.writing) and sight.layout.region(widget.id) == "body":
        seen = seen_in(sight.model, widget)
        if at := writing.caret(sight.layout, widget.id, seen.caret, seen.text, sight.ruler):
            return scrolled(leaf_of(sight.layout, at), sight)
    return scrolled(towards(sight.layout, sight.model.focus), sight) if sight.model.focus else ()


def _signed(sign: str, sight: Sight, *, alt: bool) -> tuple[Message, ...]:
    """A digit presses what bears it; a letter is one of the ways that are always there.

    Where there is something to write in, a letter is the beginning of what is written, wherever the focus is.
    """
    field = field_in(sight.tree)
    if field is not None and not alt:
        edit = e.stroked(edit_in(sight.model, field), e.Insert(sign))
        return (m.Focused(field.id), m.Edited(Field(field.id), edit))
    if sight.model.asking and not sight.model.asks_button:
        return (h.KeyChosen(sign),)
    if sight.model.board and not alt:
        return (h.Lettered(e.Insert(sign)),)
    if not (sight.model.settings.shortcuts or alt):
        return ()
    for widget_id, digit in _near_first(sight, numbers(sight.tree)):
        if digit == sign:
            return pressed(widget_id, sight)
    return _keyed(sign.lower(), sight)


def _keyed(key: str, sight: Sight) -> tuple[Message, ...]:
    """A key does what it does for this person, or nothing; where a key is asked for, it is the one."""
    if sight.model.asking and not sight.model.asks_button:
        return (h.KeyChosen(key),)
    go = signs(sight.model.settings, sight.model.texts.text).get(key)
    return went(go, sight) if go else ()


def _on_pad(button: str, sight: Sight) -> tuple[Message, ...]:
    """A button of a pad does what it does for this person, or nothing; where one is asked for, it is the one."""
    if sight.model.asks_button:
        return (h.ButtonChosen(button),)
    go = next((go for go, has in on_pad(sight.model.settings.buttons).items() if has == button), None)
    return went(go, sight) if go else ()


def _near_first(sight: Sight, digits: dict[str, str]) -> list[tuple[str, str]]:
    """Where two scales stand on a page, the one that has the focus takes the digit."""
    scales = [group.children for group in walk(sight.tree) if group.arrange == "scale"]
    near = {step.id for steps in scales if any(one.id == sight.model.focus for one in steps) for step in steps}
    return sorted(digits.items(), key=lambda one: one[0] not in near)


def _reached(widget_id: str, sight: Sight) -> tuple[Message, ...]:
    widget = find(sight.tree, widget_id)
    if widget is not None and widget.open:
        return focused(widget_id, sight)
    return scrolled(towards(sight.layout, widget_id), sight)


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


def _composed(told: Composed, sight: Sight) -> tuple[Message, ...]:
    """Show what an input method is about to write in the field that has the focus."""
    widget, before = sight.writing, sight.model.composing
    now = composed(before, widget.id, told.text, told.start, told.length) if widget else None
    return (h.Composed(now),) if now != before else ()


def _scrap(what: str, sight: Sight) -> tuple[Message, ...]:
    """Copy, cut and put in; what is copied stays inside the program."""
    widget = sight.writing
    if widget is None:
        return ()
    if what == "paste":
        return stroked(e.Insert(sight.model.scrap), sight) if sight.model.scrap else ()
    words = e.selected(edit_in(sight.model, widget))
    if not words or widget.role is Role.SECRET:
        return ()
    copied = m.Copied(words)
    return (copied, *stroked(e.Erase(), sight)) if what == "cut" else (copied,)
