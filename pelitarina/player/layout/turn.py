"""How is a page turned that is longer than the window, and what of it is seen?

Nothing is cut through: a row, or something to press, is shown when it is wholly in sight, and the next page begins
with the first that was not.
"""

from collections.abc import Iterator
from dataclasses import replace

from pelitarina.player.layout.box import Box, Layout, Rect


def shown(layout: Layout) -> Iterator[Box]:
    """Give the boxes as they are painted: those of the body only as far as they are in sight."""
    hidden = {box.id for box in layout.boxes if box.region == "body" and box.whole and not _fits(layout, box.rect)}
    for box in layout.boxes:
        if box.region != "body":
            yield box
        elif box.id not in hidden:
            yield from _cut(box, layout.view)


def onward(layout: Layout) -> int:
    """Give how far the page is moved up when it is turned on."""
    view = layout.view
    below = [rect.y for rect in _things(layout) if rect.bottom > view.bottom and rect.h <= view.h]
    next_top = min((y for y in below if y > view.y), default=view.bottom)
    step = max(1, min(next_top - view.y - _air(layout), view.h))
    return min(layout.furthest, layout.scroll + step)


def backward(layout: Layout) -> int:
    """Give how far the page is moved up when it is turned back."""
    view = layout.view
    return max(0, layout.scroll - max(1, view.h - 2 * _air(layout)))


def towards(layout: Layout, widget_id: str) -> int:
    """Give how far the page is moved up so that a widget is wholly in sight, moving as little as possible."""
    rect, view = layout.of(widget_id), layout.view
    if rect is None or layout.region(widget_id) != "body" or view.holds(rect):
        return layout.scroll
    air = _air(layout)
    if rect.y < view.y or rect.h > view.h:
        return max(0, layout.scroll + rect.y - view.y - air)
    return min(layout.furthest, layout.scroll + rect.bottom - view.bottom + air)


def _things(layout: Layout) -> Iterator[Rect]:
    """Give what must not be cut through."""
    for box in layout.boxes:
        if box.region != "body":
            continue
        if box.whole:
            yield box.rect
        for text in box.texts:
            for number, row in enumerate(text.rows):
                yield Rect(text.x, text.y + number * text.pitch, row.width, text.pitch)


def _fits(layout: Layout, rect: Rect) -> bool:
    """Whether something is in sight; what is high beside the view is shown as far as it goes."""
    return layout.view.holds(rect) or (3 * rect.h > 2 * layout.view.h and layout.view.meets(rect))


def _cut(box: Box, view: Rect) -> Iterator[Box]:
    """Leave out the rows of a box that are not wholly in sight."""
    if view.holds(box.rect):
        yield box
        return
    if box.figure:  # half a curve, or half a tick, would run over what stands beside the page
        return
    texts = []
    for text in box.texts:
        seen = [
            number
            for number in range(len(text.rows))
            if text.y + number * text.pitch >= view.y and text.y + (number + 1) * text.pitch <= view.bottom
        ]
        if seen:
            first, last = seen[0], seen[-1] + 1
            texts.append(text._replace(y=text.y + first * text.pitch, rows=text.rows[first:last]))
    top, bottom = max(box.rect.y, view.y), min(box.rect.bottom, view.bottom)
    if texts or bottom - top > view.h // 8:  # a sliver of an empty card says nothing
        yield replace(box, rect=Rect(box.rect.x, top, box.rect.w, bottom - top), texts=tuple(texts))


def _air(layout: Layout) -> int:
    return max(4, layout.size[1] // 90)
