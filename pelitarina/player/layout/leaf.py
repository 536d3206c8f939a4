"""Where does one page of a long screen end and the next begin?

Pages are stable: a thing always stands on the same one. Nothing is cut through: no row, nothing to press. What belongs
together, such as a question and the place for its answer, stands on one page wherever one page can hold it.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pelitarina.player.layout.box import Box, Text
from pelitarina.player.layout.ground import grounds, opened, torn

_SHORT = 3
"""A paragraph of so many rows is kept whole."""
_LOW = 5
"""Where a page has fewer rows than this, only paragraphs of two are kept whole, and a first row may stand alone."""

_HARDLY = 3
"""A page of which less than one such part is filled holds hardly anything."""


class Span(NamedTuple):
    """From where to where something reaches, in pixels down a column; ``loose`` gives way where pages are evened."""

    top: int
    bottom: int
    loose: bool = False


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
    """Part a column as ``leaves`` does. What goes on overleaf with its ground has air above and beneath on both.

    What would stand nearly alone on a page takes along some of what is before it, where that costs no page more.
    """
    height = max(height, 4 * air)  # where hardly anything is left of a window, it still turns
    boxes = tuple(boxes)
    uncut = _fitting(uncut_in(boxes, height), height)
    both = sorted({*uncut, *_fitting(together, height - air)})
    before: _Parting | None = None
    made, evened = _Parting(boxes, uncut, both, (0,), length), False
    while True:
        after = made.turned(height, height, air) if made.goes_on(height, air) else None
        ends = after.tops[-1] if after else made.length
        fairer = made.evened(before, ends, height, air) if before and not evened else None
        if fairer:
            made, evened = fairer, True
        elif after:
            before, made, evened = made, after, False
        else:
            return Parted(made.boxes, made.tops, made.length)


class _Parting(NamedTuple):
    """A column of which the first pages are parted."""

    boxes: tuple[Box, ...]
    uncut: list[Span]
    both: list[Span]
    tops: tuple[int, ...]
    length: int

    def goes_on(self, height: int, air: int) -> bool:
        return self.length - air > self.tops[-1] + height  # beneath the last thing there is air as well

    def turned(self, seen: int, height: int, air: int, *, firm: bool = False) -> "_Parting":
        """Part one page more, which ends where ``seen`` pixels of it are at the latest; ``firm`` parts loose bonds."""
        boxes, uncut, both, tops, length = self
        held = [span for span in both if not (firm and span.loose)]
        begun = _next(boxes, uncut, held, tops[-1], seen, height, air)
        above, beneath = torn(boxes, begun, air)
        if begun - tops[-1] <= beneath:  # the air would push it down for ever: it stands at the very top
            begun, above, beneath = _next(boxes, uncut, held, tops[-1], seen, height, 0), 0, 0
        if gap := above + beneath:
            boxes, length = opened(boxes, begun, gap), length + gap
            uncut, both = _moved(uncut, begun, gap), _moved(both, begun, gap)
        return _Parting(boxes, uncut, both, (*tops, begun + above), length)

    def evened(self, before: "_Parting", ends: int, height: int, air: int) -> "_Parting | None":
        """Where the page that ends at ``ends`` holds hardly anything, end the one before it nearer to their middle."""
        top, stands = before.tops[-1], self.tops[-1]
        if (ends - stands) * _HARDLY > height:
            return None
        half = (ends - self.length + before.length - top + air) // 2
        seen = before.parts_at(half, stands + air, air)
        if seen is None:
            return None
        made = before.turned(seen, height, air, firm=True)
        after = made.turned(height, height, air) if made.goes_on(height, air) else None
        left = after.length - after.tops[-1] if after else 0
        return made if top < made.tops[-1] < stands and left <= self.length - ends else None

    def parts_at(self, half: int, ends: int, air: int) -> int | None:
        """Give how much of the last page is looked at where it ends as near to its ``half`` as anything may.

        What belongs together, and stands whole on the page that reaches to ``ends``, is not parted.
        """
        top, firm = self.tops[-1], [span for span in self.both if not span.loose]
        after = _first(self.uncut, top, air)
        limits = {top + half, *(span.top + 1 for span in firm if after < span.top < ends)}
        cuts = {limit: _cut(firm, after, _ending(self.boxes, limit, air)) for limit in limits}
        whole = [
            (abs(cut - top - half), limit)
            for limit, cut in cuts.items()
            if cut and not any(span.top < cut < span.bottom <= ends for span in firm)
        ]
        return min(whole)[1] - top if whole else None


def _next(
    boxes: Sequence[Box], uncut: Sequence[Span], both: Sequence[Span], top: int, seen: int, height: int, air: int
) -> int:  # fmt: skip
    """Give where the page begins after the one that begins at ``top``, of which ``seen`` pixels are looked at."""
    limit = top + seen
    end = _ending(boxes, limit, air)
    after = _first(uncut, top, air)
    cut = _cut(both, after, end) or _cut(uncut, after, end) or limit
    above = max((span.bottom for span in uncut if span.bottom <= cut), default=0)
    begun = _onward(boxes, limit, air) if cut == limit else max(cut - air, above)
    return _lowered(boxes, uncut, begun, height)


def _ending(boxes: Sequence[Box], limit: int, air: int) -> int:
    """Give where a page ends that is looked at as far as ``limit``: a ground that goes on leaves air above its end."""
    return limit - air if grounds(boxes, limit) else limit


def _moved(spans: Sequence[Span], at: int, gap: int) -> list[Span]:
    """Move what stands beneath ``at`` down; what reaches across it becomes longer."""
    return [
        Span(top + gap if top >= at else top, bottom + gap if bottom > at else bottom, loose)
        for top, bottom, loose in spans
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
    for span in sorted(uncut_in(boxes, height)):
        if span.top >= bottom:
            top = span.top
        bottom = max(bottom, span.bottom)
        highest = max(highest, bottom - top)
    return highest


def uncut_in(boxes: Iterable[Box], height: int) -> Iterator[Span]:
    """Give what no page ends in, seen ``height`` pixels at a time: rows, what can be pressed, figures."""
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
