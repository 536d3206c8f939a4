"""What becomes of a card that goes on overleaf? Its ground is opened where the page ends, with air on both sides."""

from collections.abc import Sequence

from msgspec.structs import replace

from pelitarina.player.layout.box import Box, Text

_NARROWEST = 44
"""A bar beside somebody's words is no ground."""


def grounds(boxes: Sequence[Box], y: int) -> list[Box]:
    """Give the grounds that reach across ``y``: what is painted behind other things."""
    return [box for box in boxes if _ground(box) and box.rect.y < y < box.rect.bottom]


def torn(boxes: Sequence[Box], y: int, air: int) -> tuple[int, int]:
    """Give how much room is missing above and beneath ``y``, where a ground goes on there, for ``air`` on both sides.

    Nothing is missing where no ground goes on, nor beneath where nothing stands on it any more; a place to write in
    stays whole.
    """
    across = grounds(boxes, y)
    if not across or any(text.style and text.rect.y < y < text.rect.bottom for box in boxes for text in box.texts):
        return 0, 0
    edges = [edge for box in boxes if box not in across for edge in _edges(box)]
    above = max((bottom for _top, bottom in edges if bottom <= y), default=y - air)
    beneath = min((top for top, _bottom in edges if top >= y), default=None)
    if beneath is None or beneath >= max(box.rect.bottom for box in across):
        return max(0, air - (y - above)), 0
    return max(0, air - (y - above)), max(0, air - (beneath - y))


def opened(boxes: Sequence[Box], y: int, gap: int) -> tuple[Box, ...]:
    """Move all that stands beneath ``y`` down by ``gap``; what reaches across it is drawn out."""
    return tuple(_opened(box, y, gap) for box in boxes)


def _opened(box: Box, y: int, gap: int) -> Box:
    if box.rect.y >= y:
        return box.moved(0, gap)
    if box.rect.bottom <= y:
        return box
    texts = tuple(part for text in box.texts for part in _parts(text, y, gap))
    return replace(box, rect=box.rect._replace(h=box.rect.h + gap), texts=texts)


def _parts(text: Text, y: int, gap: int) -> list[Text]:
    """Part rows where the page ends."""
    count = max(0, min(len(text.rows), -(-(y - text.y) // text.pitch)))
    above = [text._replace(rows=text.rows[:count])] if count else []
    under = text._replace(y=text.y + count * text.pitch + gap, rows=text.rows[count:])
    return [*above, under] if under.rows else above


def _ground(box: Box) -> bool:
    return bool(box.fill or box.edge) and not box.texts and not box.figure and box.rect.w >= _NARROWEST


def _edges(box: Box) -> list[tuple[int, int]]:
    if not box.texts:
        return [(box.rect.y, box.rect.bottom)]
    rows = ((text, number) for text in box.texts for number in range(len(text.rows)))
    return [(text.y + number * text.pitch, text.y + (number + 1) * text.pitch) for text, number in rows]
