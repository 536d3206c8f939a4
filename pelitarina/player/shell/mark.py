"""Where on the screen is it seen what has the focus, where the caret stands, and what is selected?"""

from pelitarina.player import hand
from pelitarina.player.layout import GAP, THICK, Rect, writing
from pelitarina.player.shell.paint import Ring


def ring(sight: hand.Sight) -> Ring | None:
    """Give the ring around what has the focus."""
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
    edit = hand.edit_in(sight.model, field)
    shown = hand.shown_in(field, edit)
    at = writing.caret(layout, field.id, edit.caret, shown, sight.ruler)
    at = at if at and (layout.region(field.id) != "body" or layout.view.holds(at)) else None
    return at, tuple(writing.chosen(layout, field.id, edit.span, shown, sight.ruler))
