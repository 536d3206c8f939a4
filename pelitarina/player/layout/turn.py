"""How is a page turned that is longer than the window, and what of it is seen?

Nothing is cut through: a row, or something to press, is shown when it is wholly in sight. Where pages begin is told
by ``leaf``.
"""

from collections.abc import Iterator

from msgspec.structs import replace

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
    """Give where the page after this one begins; on the last, where that does."""
    return min((top for top in layout.leaves if top > layout.scroll), default=layout.furthest)


def backward(layout: Layout) -> int:
    """Give where the page before this one begins; on the first, 0."""
    return max((top for top in layout.leaves if top < layout.scroll), default=0)


def towards(layout: Layout, widget_id: str) -> int:
    """Give where the page begins on which a widget stands; this one, as long as it is in sight."""
    rect = layout.of(widget_id)
    if rect is None or layout.region(widget_id) != "body" or layout.seen(widget_id):
        return layout.scroll
    return leaf_of(layout, rect)


def leaf_of(layout: Layout, rect: Rect) -> int:
    """Give where the page begins that holds the upper edge of ``rect``, given as it stands in the window now."""
    return layout.leaf(rect.y - layout.view.y + layout.scroll)


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
