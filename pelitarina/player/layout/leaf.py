"""Where does one page of a long screen end and the next begin?

Pages are stable: a thing always stands on the same one. Nothing is cut through: no row, nothing to press. What belongs
together, such as a question and the place for its answer, stands on one page wherever one page can hold it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pelitarina.player.layout.box import Box, Part, Text
from pelitarina.player.layout.ground import grounds, opened, torn
from pelitarina.player.widget import Role, Widget, walk

_SHORT = 3
"""A paragraph of so many rows is kept whole."""
_LOW = 5
"""Where a page has fewer rows than this, only paragraphs of two are kept whole, and a first row may stand alone."""

_PARTED = ("chips", "card", "line", "column", "side", "pair", "form")
"""What may go on overleaf rather than leave its heading alone."""


class Span(NamedTuple):
    """From where to where something reaches, in pixels down the column."""

    top: int
    bottom: int


def leaves(boxes: Iterable[Box], together: Iterable[Span], height: int, length: int, air: int) -> tuple[int, ...]:
    """Give where each page begins, for a column ``length`` high seen through a window of ``height``.

    ``air`` is left above what stands first, as far as nothing else is there.
    """
    return parted(boxes, together, height, length, air).tops


class Parted(NamedTuple):
    """A column in pages: its boxes with air where a card goes on overleaf, where pages begin, how high all of it is."""

    boxes: tuple[Box, ...]
    tops: tuple[int, ...]
    length: int


def parted(boxes: Iterable[Box], together: Iterable[Span], height: int, length: int, air: int) -> Parted:
    """Part a column as ``leaves`` does. What goes on overleaf with its ground has air above and beneath on both."""
    height = max(height, 4 * air)  # where hardly anything is left of a window, it still turns
    boxes = tuple(boxes)
    uncut = _fitting(_uncut(boxes, height), height)
    both = sorted({*uncut, *_fitting(together, height - air)})
    tops = [0]
    while length - air > tops[-1] + height:  # beneath the last thing there is air as well
        begun = _next(boxes, uncut, both, tops[-1], height, air)
        above, beneath = torn(boxes, begun, air)
        if begun - tops[-1] <= beneath:  # the air would push it down for ever: it stands at the very top
            begun, above, beneath = _next(boxes, uncut, both, tops[-1], height, 0), 0, 0
        if gap := above + beneath:
            boxes, length = opened(boxes, begun, gap), length + gap
            uncut, both = _moved(uncut, begun, gap), _moved(both, begun, gap)
        tops.append(begun + above)
    return Parted(boxes, tuple(tops), length)


def _next(
    boxes: Sequence[Box], uncut: Sequence[Span], both: Sequence[Span], top: int, height: int, air: int
) -> int:  # fmt: skip
    """Give where the page begins after the one that begins at ``top``."""
    limit = top + height
    end = limit - air if grounds(boxes, limit) else limit
    after = _first(uncut, top, air)
    cut = _cut(both, after, end) or _cut(uncut, after, end) or limit
    above = max((span.bottom for span in uncut if span.bottom <= cut), default=0)
    begun = _onward(boxes, limit, air) if cut == limit else max(cut - air, above)
    return _lowered(boxes, uncut, begun, height)


def _moved(spans: Sequence[Span], at: int, gap: int) -> list[Span]:
    """Move what stands beneath ``at`` down; what reaches across it becomes longer."""
    return [
        Span(top + gap if top >= at else top, bottom + gap if bottom > at else bottom) for top, bottom in spans
    ]  # fmt: skip


def _first(uncut: Iterable[Span], top: int, air: int) -> int:
    """Give after where the page that begins at ``top`` may end: what stands first on it is never cut through."""
    return max((span.bottom - 1 for span in uncut if top < span.top <= top + air), default=top + air)


def _lowered(boxes: Iterable[Box], uncut: Iterable[Span], begun: int, height: int) -> int:
    """Give where a page begins whose first thing has room on it with less air above."""
    first = min((box.rect.y for box in boxes if box.rect.bottom > begun), default=begun)
    bottom = max((span.bottom for span in uncut if span.top == first), default=begun)
    return max(begun, bottom - height) if first >= begun else begun


def _onward(boxes: Iterable[Box], limit: int, air: int) -> int:
    """Give where the page after ``limit`` begins: where something stands, lest an empty one be turned to."""
    return max(limit, min((box.rect.y for box in boxes if box.rect.bottom > limit), default=limit) - air)


def unbroken(boxes: Iterable[Box], height: int) -> int:
    """Give how high the highest stretch is within which no page can end without cutting something.

    Where things of unlike height stand beside each other it can be higher than a page, though none of them is.
    """
    highest, top, bottom = 0, 0, 0
    for span in sorted(_uncut(boxes, height)):
        if span.top >= bottom:
            top = span.top
        bottom = max(bottom, span.bottom)
        highest = max(highest, bottom - top)
    return highest


def belonging(stacked: Sequence[tuple[Widget, int, Part]], height: int) -> Iterator[Span]:
    """Give what belongs together among widgets that stand beneath each other, seen ``height`` pixels at a time.

    The listener's questions begin a page of their own where they fill one. Choices, or a card, that are too much for
    the page on which their heading stands begin there and go on overleaf, so that no heading stands alone.
    """
    for number, (widget, y, part) in enumerate(stacked):
        top, headed = _chain(stacked, number)
        if widget.role is Role.STRIP:
            yield Span(y, y + min(part.h, height))
        goes_on = widget.role not in (Role.FIELD, Role.SECRET) and widget.arrange in _PARTED
        overleaf = goes_on and headed and y + part.h - top > height
        if widget.role in (Role.GROUP, Role.FIELD, Role.SECRET) and not overleaf:
            yield Span(y, y + part.h)
        if widget.arrange in ("card", "pair"):
            yield from _headed(widget, y, part)
        if widget.arrange == "cards":
            yield from _named(widget, y, part)
        if widget.arrange in ("form", "pair"):
            yield from _fields(widget, y, part)
            yield from _halves(widget, y, part)
        if widget.role is Role.HEADING:
            rest = stacked[number + 1 :]
            end = next((at for at, one in enumerate(rest) if one[0].role in (Role.HEADING, Role.STRIP)), len(rest))
            end = 0 if headed else end  # the name of a screen takes along as much as its page can hold
            for _widget, top, below in rest[:end]:  # the question with its first answer, with two, with all
                yield Span(y, top + below.h)
            for follows, top, below in rest[:1]:  # or at least with the beginning of what follows
                if follows.role in (Role.FIELD, Role.SECRET):
                    continue  # a field keeps its name, and says again what is asked
                yield from (Span(y, top + begun.bottom) for begun in sorted(_uncut(below.boxes, height))[:1])


def _chain(stacked: Sequence[tuple[Widget, int, Part]], number: int) -> tuple[int, bool]:
    """Give where the headings right above a widget begin, and whether there are any."""
    first = number
    while first and stacked[first - 1][0].role is Role.HEADING:
        first -= 1
    return stacked[first][1], first < number


def _halves(group: Widget, y: int, part: Part) -> Iterator[Span]:
    """Each half stands with the first of what can be pressed in it: whose it is is never said on the page before."""
    for half in group.children:
        ids = [one.id for one in walk(half)]
        boxes = [box for box in part.boxes if box.id in ids]
        begun = next((box.rect.bottom for box in boxes if box.whole), 0)
        if begun:
            yield Span(y + boxes[0].rect.y, y + begun)


def _headed(card: Widget, y: int, part: Part) -> Iterator[Span]:
    """A heading in a card, however deep, stands with the first row of what it heads; chips with what they are for."""
    neighbours = (pair for group in walk(card) for pair in zip(group.children, group.children[1:], strict=False))
    for head, after in neighbours:
        if head.role is Role.HEADING:
            under = {one.id for one in walk(after)}
            top = min(box.rect.y for box in part.boxes if box.id == head.id)
            yield Span(y + top, y + _begun(box for box in part.boxes if box.id in under))
        if after.arrange == "chips" and head.role is not Role.HEADING:
            chips = {one.id for one in walk(after)}
            ends = max((box.rect.bottom for box in part.boxes if box.id in chips), default=0)
            yield Span(y + _ending(head, part), y + ends)


def _ending(widget: Widget, part: Part) -> int:
    """Give where the end of it begins: a question is one piece, other words end with a row."""
    boxes = [box for box in part.boxes if box.id == widget.id]
    if widget.role is Role.NOTICE:
        return min((box.rect.y for box in boxes), default=0)
    return max((text.y + (len(text.rows) - 1) * text.pitch for box in boxes for text in box.texts), default=0)


def _named(stories: Widget, y: int, part: Part) -> Iterator[Span]:
    """The name of a story stands with the first row of what it is about."""
    for story in stories.children:
        boxes = [box for box in part.boxes if box.id == story.id]
        told = [box for box in boxes if box.texts]
        if len(told) > 1:
            yield Span(y + boxes[0].rect.y, y + _begun(told[1:]))


def _begun(boxes: Iterable[Box]) -> int:
    """Give how far down the first row reaches, or the first thing to press."""
    boxes = tuple(boxes)
    rows = [text.y + text.pitch for box in boxes for text in box.texts[:1]]
    return min([*rows, *(box.rect.bottom for box in boxes if box.whole)])


def _fields(group: Widget, y: int, part: Part) -> Iterator[Span]:
    """Each place to write in stands with what it is called."""
    for field in (one for one in walk(group) if one.role is Role.FIELD):
        rects = [box.rect for box in part.boxes if box.id in (field.id, f"{field.id}.label")]
        yield Span(y + min(rect.y for rect in rects), y + max(rect.bottom for rect in rects))


def _uncut(boxes: Iterable[Box], height: int) -> Iterator[Span]:
    for box in boxes:
        if box.whole or box.figure:
            yield Span(box.rect.y, box.rect.bottom)
        for text in box.texts:
            yield from _rows(text, low=height < _LOW * text.pitch)


def _rows(text: Text, *, low: bool) -> Iterator[Span]:
    """Give its rows. The last never heads a page alone; the first ends one only where there is little room."""
    count = len(text.rows)
    if count <= (_SHORT - 1 if low else _SHORT):
        first, last = count, 0
    else:
        first, last = 1 if low else 2, count - 2
    yield Span(text.y, text.y + first * text.pitch)
    for number in range(count):
        yield Span(text.y + number * text.pitch, text.y + (number + 1) * text.pitch)
    yield Span(text.y + last * text.pitch, text.y + count * text.pitch)


def _fitting(spans: Iterable[Span], height: int) -> list[Span]:
    return sorted({span for span in spans if span.bottom - span.top <= height})


def _cut(spans: Sequence[Span], top: int, limit: int) -> int | None:
    """Give where a page ends: as near to ``limit`` as cuts nothing, but after ``top``, or nowhere."""
    begun = [span for span in spans if top < span.top < limit]
    cut = limit
    while across := [span.top for span in begun if span.top < cut < span.bottom]:
        cut = min(across)
    return cut if cut > top else None
