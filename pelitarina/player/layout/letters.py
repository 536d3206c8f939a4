"""How do letters stand that are to be pressed? In rows, every letter as large as there is room for."""

from pelitarina.player.layout import control
from pelitarina.player.layout.box import Box, Part
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.words import beside
from pelitarina.player.widget import Widget

_WIDEST = 84
"""How wide a letter is at most, in pixels at 100 %."""


def letters(widget: Widget, w: int, kit: Kit) -> Part:
    """Lay out the letter board; a row that has no room is put on several."""
    longest = max(sum(len(one.label) == 1 for one in row.children) for row in widget.children)
    least, most = kit.px(control.TARGET), kit.px(_WIDEST)
    gap = max(1, min(kit.px(10), (w - longest * least) // max(1, longest - 1)))
    side = max(least, min(most, (w - gap * (longest - 1)) // max(1, longest)))
    boxes: list[Box] = []
    y = 0
    for row in widget.children:
        part = beside([control.letter(one, side, kit) for one in row.children], w, gap, gap)
        boxes += part.at(0, y)
        y += part.h + gap
    return Part(tuple(boxes), w, max(0, y - gap))
