"""How do stories stand on the shelf? As things one would like to take down, beside each other where there is room."""

from collections.abc import Sequence

from msgspec.structs import replace

from pelitarina.player.layout.box import Box, Part, Rect
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.words import HEADING, SMALL, below, kit_style, text
from pelitarina.player.widget import Widget
from pelitarina.player.wrap import Run

_ACROSS, _MOST = 3, 4
"""How many stories stand beside each other; where fewer have room, pictures are small and words have it."""
_WIDE, _CLOSE = 300, 265
"""How wide a story is at least, and how wide where the most stand beside each other, in pixels at 100 %."""
_PICTURE, _LEAST, _BEFORE = 220, 64, 76
"""How high a picture is at most and at least, and what stands before the stories with its air, likewise."""


def cards(children: Sequence[Widget], w: int, kit: Kit) -> Part:
    """Put stories beside each other; four where there are so many, and they have room, and none is left alone."""
    if (
        len(children) >= _MOST
        and len(children) % _MOST != 1
        and w >= _MOST * kit.letters(_CLOSE) + (_MOST - 1) * kit.px(14)
    ):
        rows = _rows(children, w, _MOST, kit.px(14), kit)
        if max(high for _row_of, high in rows) <= kit.room - kit.px(_BEFORE):
            return _placed(rows, w, _MOST, kit.px(14))
    gap = kit.px(28)
    across = max(1, min(_ACROSS, (w + gap) // (kit.letters(_WIDE) + gap)))
    return _placed(_rows(children, w, across, gap, kit), w, across, gap)


def _rows(children: Sequence[Widget], w: int, across: int, gap: int, kit: Kit) -> list[tuple[list[Part], int]]:
    """Give the rows of stories, each with its height."""
    each = (w - gap * (across - 1)) // across
    rows = (children[at : at + across] for at in range(0, len(children), across))
    return [_row(row, each, kit, low=across < _ACROSS, close=across == _MOST) for row in rows]


def _placed(rows: Sequence[tuple[list[Part], int]], w: int, across: int, gap: int) -> Part:
    each = (w - gap * (across - 1)) // across
    boxes: list[Box] = []
    y = 0
    for row, high in rows:
        for number, one in enumerate(row):
            boxes += _as_high(one, high).at(number * (each + gap), y)
        y += high + gap
    return Part(tuple(boxes), w, max(0, y - gap))


def _row(children: Sequence[Widget], w: int, kit: Kit, *, low: bool, close: bool) -> tuple[list[Part], int]:
    """Lay out stories that stand beside each other; give how high they are.

    Where there is little room (``low``) pictures are small ones beside the names; where many stand ``close`` they leave
    room for the words.
    """
    inset, down = kit.px(16 if low else 14 if close else 22), kit.px(9 if low else 12 if close else 20)
    told = [_told(child, w - 2 * inset, kit, low=low, close=close) for child in children]
    free = kit.room - kit.px(_BEFORE) - max(one.h for one in told) - 2 * down if kit.room else kit.px(_PICTURE)
    wanted = min(w * 9 // 20 if close else w // 2, kit.px(_PICTURE), free)
    high = 0 if low else max(kit.px(_LEAST), wanted)
    made = [_story(*one, w, high, (inset, down), kit) for one in zip(children, told, strict=True)]
    return made, max(one.h for one in made)


def _told(widget: Widget, w: int, kit: Kit, *, low: bool, close: bool) -> Part:
    """The name of a story, what it is about, and what is told before it begins."""
    small = kit.px(64) + kit.px(14) if widget.picture and low else 0
    name = (Run(widget.label, kit_style(kit, HEADING, bold=True)),)
    said = _shifted(text(widget.id, name, w - small, kit, 1.3), small, kit.px(36) if small else 0)
    about, _, facts = widget.description.partition("\n")
    air = 1.32 if low or close else 1.4
    for words, size, colour, apart in ((about, SMALL, "soft", 1.36), (facts, 18, "lamp", air)):
        if words:
            placed = text(widget.id, (Run(words, kit_style(kit, size), colour),), w, kit, apart)
            said = below(said, placed, kit.px(6))
    return said


def _story(widget: Widget, said: Part, w: int, high: int, inset: tuple[int, int], kit: Kit) -> Part:
    """A story on its ground, with its picture ``high``; without a height it is a small one beside the name."""
    across, down = inset
    high = high if widget.picture else 0
    whole = Rect(0, 0, w, high + said.h + 2 * down)
    boxes = [Box(widget.id, whole, fill="panel", radius=kit.px(16), whole=True)]
    if widget.picture:
        name = max(said.boxes[0].rect.h, kit.px(36))
        small = Rect(across, down + (name - kit.px(36)) // 2, kit.px(64), kit.px(36))
        seen = Rect(0, 0, w, high) if high else small
        boxes.append(Box(widget.id, seen, picture=widget.picture, radius=kit.px(16 if high else 8)))
    return Part((*boxes, *said.at(across, high + down)), w, whole.h)


def _shifted(one: Part, right: int, high: int) -> Part:
    """Make room at the left, and stand in the middle of what is ``high``."""
    h = max(one.h, high)
    return Part(tuple(one.at(right, (h - one.h) // 2)), right + one.w, h)


def _as_high(one: Part, high: int) -> Part:
    """Make a card as high as its neighbours."""
    first, *rest = one.boxes
    return Part((replace(first, rect=first.rect._replace(h=high)), *rest), one.w, high)
