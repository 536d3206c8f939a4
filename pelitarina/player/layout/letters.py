"""How do letters stand that are to be pressed? In columns, every letter as large as there is room for."""

from collections.abc import Iterable, Sequence
from itertools import cycle

from pelitarina.player.layout import control
from pelitarina.player.layout.box import Box, Part
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.words import beside
from pelitarina.player.widget import Widget

_WIDEST, _HIGHEST = 84, 78
"""How wide and how high a letter is at most, in pixels at 100 %, where it needs no more."""


def letters(widget: Widget, w: int, kit: Kit) -> Part:
    """Lay out the letter board; where its rows have no room they are shorter, and more."""
    keys = [key for row in widget.children for key in row.children]
    signs = [key for key in keys if len(key.label) == 1]
    longest = max(sum(len(key.label) == 1 for key in row.children) for row in widget.children)
    columns, gap = _columns(signs, longest, w, kit)
    high = max(kit.px(control.TARGET), min(*columns, kit.px(_HIGHEST)))
    parts = [control.letter(key, wide, high, kit) for key, wide in zip(signs, cycle(columns), strict=False)]
    rows = [parts[at : at + len(columns)] for at in range(0, len(parts), len(columns))]
    rows[-1] += [control.letter(key, 0, high, kit) for key in keys if key not in signs]
    boxes: list[Box] = []
    y = 0
    for row in rows:
        part = beside(row, w, gap, gap)
        boxes += part.at(0, y)
        y += part.h + gap
    return Part(tuple(boxes), w, max(0, y - gap))


def _columns(signs: Sequence[Widget], most: int, w: int, kit: Kit) -> tuple[list[int], int]:
    """Give how wide each column is, of ``most`` or as many as have room, and how far apart they stand."""
    least = kit.px(control.TARGET)
    needs = [max(least, control.letter(one, 0, 0, kit).w) for one in signs]
    for across in range(most, 0, -1):
        columns = [max(needs[at::across]) for at in range(across)]
        if sum(columns) + across - 1 <= w:
            break
    gap = max(1, min(kit.px(10), (w - sum(columns)) // max(1, across - 1)))
    share = min(kit.px(_WIDEST), _share(columns, w - gap * (across - 1)))
    return [max(need, share) for need in columns], gap


def _share(needs: Iterable[int], room: int) -> int:
    """Give how wide each may be that needs no more, where all stand beside each other."""
    less = sorted(needs)
    while len(less) > 1 and less[-1] > room // len(less):
        room -= less.pop()
    return room // len(less)
