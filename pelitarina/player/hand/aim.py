"""What lies above, below, left and right of what has the focus? Only where things stand beside each other."""

from pelitarina.player.hand.deed import Sight
from pelitarina.player.hand.way import focusable
from pelitarina.player.layout import Rect
from pelitarina.player.way import Go
from pelitarina.player.widget import Role, Widget

BESIDE = ("chips", "scale", "cards", "line", "letters", "circle", "deck", "hand", "pair")
"""The groups in which arrows go where they point; elsewhere they go on and back in the order of reading."""


def beside(go: Go, sight: Sight) -> str:
    """Give what lies there, or nothing: then it goes on, or back, in the order of reading.

    Up and down leave a group at its edge for what comes after it or before it, so that all can be reached with four
    directions and without going through every mark.
    """
    group = _group(sight.tree, sight.model.focus)
    here = sight.layout.of(sight.model.focus)
    if group is None or here is None:
        return ""
    ids = [one.id for one in focusable(group)]
    rects = [(one, rect) for one in ids if one != sight.model.focus and (rect := sight.layout.of(one))]
    there = [(_distance(go, here, rect), one) for one, rect in rects if _lies(go, here, rect)]
    if there:
        return min(there)[1]
    return _out(go, sight, ids) if go in (Go.UP, Go.DOWN) else ""


def _group(tree: Widget, widget_id: str) -> Widget | None:
    """Find the largest group around a widget in which arrows go where they point."""
    for child in tree.children:
        inside = child.role is Role.GROUP and any(one.id == widget_id for one in focusable(child))
        if inside:
            return child if child.arrange in BESIDE else _group(child, widget_id)
    return None


def _lies(go: Go, here: Rect, there: Rect) -> bool:
    """Whether something lies in that direction: above or below it whole, left or right on the same height."""
    level = here.y < there.bottom and there.y < here.bottom
    match go:
        case Go.UP:
            return there.bottom <= here.y
        case Go.DOWN:
            return there.y >= here.bottom
        case Go.LEFT:
            return level and there.right <= here.x
        case _:
            return level and there.x >= here.right


def _distance(go: Go, here: Rect, there: Rect) -> tuple[int, int]:
    """Say how far off something lies: first in that direction, by rows, then across."""
    across = abs((there.x + there.right) - (here.x + here.right))
    if go in (Go.LEFT, Go.RIGHT):
        return across, abs(there.y - here.y)
    return (here.y - there.bottom if go is Go.UP else there.y - here.bottom), across


def _out(go: Go, sight: Sight, ids: list[str]) -> str:
    every = [one.id for one in focusable(sight.tree)]
    at = every.index(ids[-1]) + 1 if go is Go.DOWN else every.index(ids[0]) - 1
    return every[at] if 0 <= at < len(every) else ""
