"""What does each way do on what is seen just now? Focus, pages, what is pressed, what is lit."""

from typing import assert_never

from pelitarina.player import edit as e
from pelitarina.player import handling as h
from pelitarina.player import message as m
from pelitarina.player.hand.aim import beside
from pelitarina.player.hand.deed import FIELDS, Sight, edit_in, shown_in
from pelitarina.player.hand.scan import groups, picked, stepped
from pelitarina.player.hand.way import focusable
from pelitarina.player.layout import LESS, MORE, backward, leaf_of, onward, towards, writing
from pelitarina.player.message import Field
from pelitarina.player.model import Screen
from pelitarina.player.news import Message
from pelitarina.player.refuge import HideWanted, ShowWanted
from pelitarina.player.way import By, Go, Scan
from pelitarina.player.widget import Intent, Mark, Role, Widget, find, walk

_INTENTS = {
    Go.BACK: Intent.BACK,
    Go.SETTINGS: Intent.SETTINGS,
    Go.SKIP: Intent.SKIP,
    Go.STOP: Intent.STOP,
    Go.QUIET: Intent.QUIET,
    Go.TALK: Intent.TALK,
    Go.SAID: Intent.SAID,
}
_ANSWERED = (*FIELDS, Role.RADIO, Role.CHECK)


def went(go: Go, sight: Sight) -> tuple[Message, ...]:
    """Give the messages that follow where a way is wanted."""
    match go:
        case Go.NEXT | Go.PREVIOUS:
            return _moved(1 if go is Go.NEXT else -1, sight)
        case Go.UP | Go.DOWN:
            return _risen(go, sight)
        case Go.LEFT | Go.RIGHT:
            there = beside(go, sight)
            onward_ = (go is Go.RIGHT) is not sight.layout.from_right
            return focused(there, sight) if there else _moved(1 if onward_ else -1, sight)
        case Go.ACTIVATE:
            return _activated(sight)
        case Go.SUBMIT:
            submit = next((one for one in walk(sight.tree) if one.role is Role.SUBMIT and one.open), None)
            return (submit.press,) if submit and submit.press else _to_main(sight)
        case Go.ON:
            return _turned(onward(sight.layout), sight)
        case Go.OFF:
            return _turned(backward(sight.layout), sight)
        case Go.HIDE:
            return (ShowWanted() if sight.model.screen is Screen.AWAY else HideWanted(),)
        case Go.HELP:
            return (h.HelpWanted(),)
        case Go.AGAIN:
            return _again(sight)
        case Go.STEP:
            return lit(stepped(sight.model.scan, groups(sight)), sight)
        case Go.PICK:
            return _picked(sight)
        case Go.SKIP if sight.model.board:
            return (h.Lettered(e.Erase()),)
        case Go.BACK | Go.SETTINGS | Go.SKIP | Go.STOP | Go.QUIET | Go.TALK | Go.SAID:
            return _intended(_INTENTS[go], sight)
        case _ as unreachable:
            assert_never(unreachable)


def _again(sight: Sight) -> tuple[Message, ...]:
    """Read aloud what stands here; on the letter board, where nothing is read, it writes a space."""
    if sight.model.board:
        return (h.Lettered(e.Insert(" ")),)
    return (m.ReadWanted(),)


def _to_main(sight: Sight) -> tuple[Message, ...]:
    """Where writing alone takes nothing in, come to the one way on; it is not pressed."""
    main = next((one.id for one in focusable(sight.tree) if Mark.MAIN in one.marks), None)
    return focused(main, sight) if main else ()


def lit(scan: Scan, sight: Sight) -> tuple[Message, ...]:
    """Light something; the focus goes to it, or to the first of a group: whoever listens hears where they are."""
    first = scan.item or next(iter(scan.group), "")
    in_tree = first and find(sight.tree, first) is not None
    return (h.Scanned(scan), m.Focused(first)) if in_tree else (h.Scanned(scan),)


def _picked(sight: Sight) -> tuple[Message, ...]:
    """Take what is lit. After something was pressed, it begins anew."""
    found = picked(sight.model.scan, groups(sight))
    if isinstance(found, Scan):
        return lit(found, sight)
    return (h.Scanned(Scan()), *pressed(found, sight))


def _turned(to: int, sight: Sight) -> tuple[Message, ...]:
    """Turn the page; the focus comes along, or else the next Tab would turn it back. Where somebody writes it stays."""
    stays = sight.writing or sight.layout.region(sight.model.focus) != "body"
    rect = sight.layout.of(sight.model.focus)
    left = rect is not None and leaf_of(sight.layout, rect) != to and not stays
    return (*scrolled(to, sight), *((m.Focused(""),) if left else ()))


def _moved(by: int, sight: Sight) -> tuple[Message, ...]:
    """Move the focus; where what comes next is further off than one page, turn the page first."""
    layout, every = sight.layout, [one.id for one in focusable(sight.tree)]
    if not every:
        return went(Go.ON if by > 0 else Go.OFF, sight)
    now = _stands(by, sight, every)
    wanted = every[(now + by) % len(every)]
    wraps = not 0 <= now + by < len(every)
    turned = onward(layout) if by > 0 else backward(layout)
    unread = layout.scroll < layout.furthest if by > 0 else layout.scroll > 0
    rect = layout.of(wanted)
    ahead = rect is not None and (rect.bottom > layout.view.bottom if by > 0 else rect.y < layout.view.y)
    beyond = layout.region(wanted) == "body" and ahead and not layout.seen(wanted)
    within = not sight.model.focus or layout.region(sight.model.focus) == "body"
    past_it = layout.region(wanted) != "body" and unread and within
    if unread and (past_it or (beyond and not wraps and _further(wanted, turned, sight))):
        return (*scrolled(turned, sight), *((m.Focused(""),) if not layout.seen(sight.model.focus) else ()))
    return focused(wanted, sight)


def _stands(by: int, sight: Sight, every: list[str]) -> int:
    """Give where one goes on from: what has the focus, or else just before what is in sight.

    Where somebody turned the page while writing, what comes next there would turn it back; then it counts as none.
    """
    layout, focus = sight.layout, sight.model.focus
    if focus not in every:
        return _before(sight, every) + (by < 0)
    now = every.index(focus)
    there = every[(now + by) % len(every)]
    rect, within = layout.of(there), layout.region(focus) == layout.region(there) == "body"
    back = rect is not None and (rect.bottom <= layout.view.y if by > 0 else rect.y >= layout.view.bottom)
    return _before(sight, every) + (by < 0) if within and back and not layout.seen(focus) else now


def _before(sight: Sight, every: list[str]) -> int:
    """Give the place just before the first widget in sight."""
    seen = [number for number, one in enumerate(every) if sight.layout.seen(one)]
    return (seen[0] if seen else 0) - 1


def _further(wanted: str, turned: int, sight: Sight) -> bool:
    """Whether a widget stands neither on this page nor on the one that is turned to."""
    return towards(sight.layout, wanted) not in (sight.layout.scroll, turned)


def focused(wanted: str, sight: Sight) -> tuple[Message, ...]:
    """Give a widget the focus, and bring it into sight."""
    return (m.Focused(wanted), *scrolled(towards(sight.layout, wanted), sight))


def _risen(go: Go, sight: Sight) -> tuple[Message, ...]:
    """Up and down: from row to row in a long text, where it lies in a group, elsewhere like next and previous."""
    by = 1 if go is Go.DOWN else -1
    if there := beside(go, sight):
        return focused(there, sight)
    if widget := sight.writing:
        edit = edit_in(sight.model, widget)
        to = writing.row_beside(sight.layout, widget.id, edit.caret, by, shown_in(widget, edit), sight.ruler)
        if to is not None:
            return stroked(e.MoveTo(to), sight)
    return _moved(by, sight)


def _activated(sight: Sight) -> tuple[Message, ...]:
    widget = sight.focused
    if widget is None or not widget.open:
        return went(Go.ON, sight)
    if widget.role in FIELDS:
        if sight.model.by in (By.PAD, By.SWITCH):
            return _board(widget, sight)
        if Mark.LONG in widget.marks:
            return stroked(e.Insert("\n"), sight)
        fields = [one.id for one in focusable(sight.tree) if one.role in FIELDS]
        after = fields[fields.index(widget.id) + 1 :]
        return focused(after[0], sight) if after else went(Go.SUBMIT, sight)
    return (widget.press,) if widget.press else ()


def _intended(intent: Intent, sight: Sight) -> tuple[Message, ...]:
    widget = next((one for one in walk(sight.tree) if one.intent is intent and one.open), None)
    return (widget.press,) if widget and widget.press else ()


def pressed(widget_id: str, sight: Sight) -> tuple[Message, ...]:
    """Press a widget, or what turns a long page; a place to write in gets the focus, or letters to press."""
    if widget_id in (MORE, LESS):
        return went(Go.ON if widget_id == MORE else Go.OFF, sight)
    widget = find(sight.tree, widget_id)
    if widget is None or not widget.open:
        return ()
    if widget.role in FIELDS:
        board = sight.model.settings.board or sight.model.by in (By.PAD, By.SWITCH)
        return _board(widget, sight) if board else focused(widget_id, sight)
    if asked := _not_seen_yet(widget, sight):
        return focused(asked, sight)
    return (m.Focused(widget_id), widget.press) if widget.press else ()


def _not_seen_yet(widget: Widget, sight: Sight) -> str:
    """Name what is to be answered, where somebody wants to go on past it and its page has not come yet."""
    if widget.role is not Role.SUBMIT and widget.id != "prompt.done":
        return ""
    layout = sight.layout
    asked = [one.id for one in focusable(sight.tree) if one.role in _ANSWERED and layout.region(one.id) == "body"]
    rect = layout.of(asked[0]) if asked and not any(layout.seen(one) for one in asked) else None
    return asked[0] if rect and rect.y >= layout.view.bottom else ""


def _board(widget: Widget, sight: Sight) -> tuple[Message, ...]:
    """Bring letters onto the screen."""
    return (h.BoardOpened(widget.id, edit_in(sight.model, widget)),)


def stroked(stroke: e.Stroke, sight: Sight) -> tuple[Message, ...]:
    """Write into the field that has the focus."""
    widget = sight.writing
    if widget is None:
        return ()
    edit = e.stroked(edit_in(sight.model, widget), stroke)
    return (m.Edited(Field(widget.id), edit),)


def scrolled(to: int, sight: Sight) -> tuple[Message, ...]:
    """Move the page, if there is anything to move."""
    to = max(0, min(to, sight.layout.furthest))
    return (m.Scrolled(to),) if to != sight.model.scroll else ()
