"""Where on the screen is it seen what has the focus, where the caret stands, and what is selected?"""

from pelitarina.player import hand
from pelitarina.player.layout import GAP, THICK, Rect, writing
from pelitarina.player.shell import lamp
from pelitarina.player.shell.paint import Ring


def ring(sight: hand.Sight) -> Ring | None:
    """Give the ring around what has the focus."""
    if lamp.goes_round(sight.model):
        return lamp.ring(sight.model, sight.layout)
    layout, focus = sight.layout, sight.model.focus
    rect = layout.ringed(focus) if focus and layout.seen(focus) else None
    if rect is None:
        return None
    box = next(box for box in layout.boxes if box.id == focus and box.rect == layout.of(focus))
    px = layout.air / 100
    return Ring(rect, box.radius, round(GAP * px), round(THICK * px))


def caret(sight: hand.Sight) -> tuple[Rect | None, tuple[Rect, ...]]:
    """Give where the caret stands, and what is behind the words that are selected."""
    field, layout = sight.writing, sight.layout
    if field is None or not layout.seen(field.id):
        return None, ()
    seen = hand.seen_in(sight.model, field)
    at = writing.caret(layout, field.id, seen.caret, seen.text, sight.ruler)
    at = at if at and (layout.region(field.id) != "body" or layout.view.holds(at)) else None
    return at, tuple(writing.chosen(layout, field.id, seen.chosen, seen.text, sight.ruler))


def composed(sight: hand.Sight) -> tuple[Rect, ...]:
    """Give the lines beneath what an input method is about to write; that which is chosen for has a thicker one."""
    field, layout = sight.writing, sight.layout
    if field is None or sight.model.composing is None or not layout.seen(field.id):
        return ()
    seen = hand.seen_in(sight.model, field)
    found = [
        Rect(row.x, row.bottom - row.h // 8, row.w, max(2, row.h // share))
        for span, share in ((seen.composed, 18), (seen.part, 9))
        for row in writing.chosen(layout, field.id, span, seen.text, sight.ruler)
    ]
    everywhere = layout.region(field.id) != "body"
    return tuple(line for line in found if everywhere or layout.view.holds(line))
