"""How does a circle of life areas stand on a screen? A flower in the middle, its areas at both sides; else a list.

The painter adds no meaning: each area stands in the tree with what was said of it in words, and how far its petal is
full follows from that. At the left the areas go down the left half of the flower, at the right down the right half.
"""

from collections.abc import Sequence

from pelitarina.player.layout import control
from pelitarina.player.layout.box import Box, Part, Rect
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.words import kit_style, longest_word, text
from pelitarina.player.widget import Widget
from pelitarina.player.wrap import Run

TINTS = ("lamp", "leaf", "sky")
"""The petals are told apart by where they stand and by their names; their colours only make them merry."""
_BESIDE = 660
"""From which width on, in pixels at 100 %, there is a flower with areas at both sides."""
_WIDEST, _NARROWEST = 380, 180
"""How wide an area beside the flower is at most and at least, in pixels at 100 %."""
_LEAST, _WANTED, _MOST = 220, 330, 420
"""How wide the flower is at least, if there is room, and at most, likewise."""


def circle(widget: Widget, w: int, kit: Kit) -> Part:
    """Lay out the areas, and the flower between them where there is room."""
    areas = widget.children
    if not areas:
        return Part((), 0, 0)
    gap, need = kit.px(28), max(kit.letters(_NARROWEST), *(_needed(area, kit) for area in areas))
    most, side = ((w - kit.letters(wide)) // 2 - gap for wide in (_LEAST, _WANTED))
    side = min(kit.letters(_WIDEST), most, max(side, need))
    if w < kit.letters(_BESIDE) or side < need:
        return _list(areas, w, kit)
    half = (len(areas) + 1) // 2
    left, right = (_column(part, side, kit) for part in (areas[:half], areas[half:]))
    across = min(kit.letters(_MOST), w - 2 * side - 2 * gap)
    h = max(_height(left, kit), _height(right, kit), min(across, kit.letters(_WANTED)))
    if 0 < kit.room < h:  # a flower is never cut
        return _list(areas, w, kit)
    whole = 2 * side + 2 * gap + across
    boxes: list[Box] = []
    ends: list[tuple[int, int, bool]] = []
    for column, x, edge in ((left, 0, side), (right, whole - side, whole - side)):
        for number, y in _spread(column, h, kit):
            boxes += column[number].at(x, y)
            ends.append((edge, y + column[number].h // 2, edge == side))
    shares = tuple(area.share for area in areas)
    flower = Box(
        widget.id, Rect(side, 0, whole - 2 * side, h), figure="flower", ink="line", points=tuple(ends), shares=shares,
        earlier=tuple(area.earlier for area in areas),
    )  # fmt: skip
    return Part((flower, *boxes), whole, h)


def _column(areas: Sequence[Widget], w: int, kit: Kit) -> list[Part]:
    return [_area(area, w, kit) for area in areas]


def _height(column: Sequence[Part], kit: Kit) -> int:
    return sum(one.h for one in column) + kit.px(8) * (len(column) - 1)


def _spread(column: Sequence[Part], h: int, kit: Kit) -> list[tuple[int, int]]:
    """Give each of a column with where it stands, spread over the whole height."""
    spare = (h - _height(column, kit)) // max(1, len(column))
    found, y = [], spare // 2
    for number, one in enumerate(column):
        found.append((number, y))
        y += one.h + kit.px(8) + spare
    return found


def _list(areas: Sequence[Widget], w: int, kit: Kit) -> Part:
    """One area beneath the other, each with a bud at its left that opens as far as its petal would."""
    side, gap = kit.px(40), kit.px(12)
    boxes: list[Box] = []
    y = 0
    for number, area in enumerate(areas):
        row = _area(area, w - side - gap, kit)
        boxes += _bud(area, number, Rect(0, y + (row.h - side) // 2, side, side), kit)
        boxes += row.at(side + gap, y)
        y += row.h + kit.gap(12)
    return Part(tuple(boxes), w, y - kit.gap(12))


def _bud(area: Widget, number: int, rect: Rect, kit: Kit) -> list[Box]:
    ring = Box(area.id, rect, edge="line", fill="panel", edge_px=kit.px(2), radius=rect.w // 2)
    found = [ring]
    if area.share is not None:
        middle = _opened(area.share, rect, kit)
        found.append(Box(area.id, middle, fill=TINTS[number % len(TINTS)], radius=middle.w // 2))
    if area.earlier is not None:
        found.append(Box(area.id, _opened(area.earlier, rect, kit), figure="ring", ink="text"))
    return found


def _opened(share: float, rect: Rect, kit: Kit) -> Rect:
    """Give how far a bud in ``rect`` is open."""
    r = kit.px(3) + round((rect.w / 2 - kit.px(6)) * share)
    return Rect(rect.x + rect.w // 2 - r, rect.y + rect.h // 2 - r, 2 * r, 2 * r)


def _area(area: Widget, w: int, kit: Kit) -> Part:
    """One area: its name, and what was said of it."""
    across, down = kit.px(16), kit.gap(7)
    size = 21 if area.open else 19
    name = text(area.id, (Run(area.label, kit_style(kit, size, bold=area.open)),), w - 2 * across, kit, 1.3)
    said = text(area.id, (Run(area.description, kit_style(kit, 17), "soft"),), w - 2 * across, kit, 1.3)
    high = said.h if area.description else 0
    h = max(kit.px(control.TARGET), name.h + high + 2 * down)
    top = (h - name.h - high) // 2
    ground = Box(area.id, Rect(0, 0, w, h), fill="raised" if area.open else "", radius=kit.px(14), whole=area.open)
    return Part((ground, *name.at(across, top), *said.at(across, top + name.h)), w, h)


def _needed(area: Widget, kit: Kit) -> int:
    """Give the width that the longest word of an area needs."""
    name, said = kit_style(kit, 21, bold=True), kit_style(kit, 17)
    return max(longest_word(area.label, name, kit), longest_word(area.description, said, kit)) + kit.px(36)
