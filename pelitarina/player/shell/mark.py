"""Where on the screen is it seen what has the focus, where the caret stands, and what is selected?"""

from pelitarina.player import hand
from pelitarina.player.layout import Rect, writing
from pelitarina.player.shell.paint import Ring


def ring(sight: hand.Sight) -> Ring | None:
    """Give the ring around what has the focus."""
    layout, focus = sight.layout, sight.model.focus
    rect = layout.of(focus) if focus else None
    if rect is None or not layout.seen(focus):
        return None
    box = next(box for box in layout.boxes if box.id == focus and box.rect == rect)
    px = sight.model.settings.percent / 100
    return Ring(rect, box.radius, round(3 * px), round(4 * px), rect.h > layout.view.h)


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
