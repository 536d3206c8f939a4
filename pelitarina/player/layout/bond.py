"""What belongs together, so that no page should end between? A heading and what it heads, a question and its answer."""

from collections.abc import Iterable, Iterator, Sequence

from pelitarina.player.layout.box import Box, Part, Rect
from pelitarina.player.layout.leaf import Span, uncut_in
from pelitarina.player.widget import Mark, Role, Widget, walk

_PARTED = ("chips", "card", "line", "column", "side", "pair", "form")
"""What may go on overleaf rather than leave its heading alone."""
_FIELDS = (Role.FIELD, Role.SECRET)
_READ = (Role.TEXT, Role.SPEECH, Role.LETTER, Role.QUOTE)


def belonging(stacked: Sequence[tuple[Widget, int, Part]], height: int) -> Iterator[Span]:
    """Give what belongs together among widgets that stand beneath each other, seen ``height`` pixels at a time.

    The listener's questions begin a page of their own where they fill one. Choices, or a card, that are too much for
    the page on which their heading stands begin there and go on overleaf, so that no heading stands alone.
    """
    for number, (widget, y, part) in enumerate(stacked):
        top, headed = _chain(stacked, number)
        if widget.role is Role.STRIP:
            yield Span(y, y + min(part.h, height))
        goes_on = widget.role not in _FIELDS and widget.arrange in _PARTED
        overleaf = goes_on and headed and y + part.h - top > height
        if widget.role in (Role.GROUP, *_FIELDS) and not overleaf:
            yield Span(y, y + part.h)
        if widget.arrange in ("card", "pair"):
            yield from _headed(widget, y, part)
            answered = _answered(widget, y, part)
            yield from (
                one for one in answered if not headed or one.top > y + _begun(part.boxes) or one.bottom - top <= height
            )
        if widget.arrange == "line":
            room = height - (y - top) if headed else height
            yield from (one for one in _stretches(y, part) if one.bottom - y <= room or one.top > y)
        if widget.arrange == "cards":
            yield from _named(widget, y, part)
        if widget.arrange in ("form", "pair"):
            yield from _fields(widget, y, part)
            yield from _chips(widget, y, part)
            yield from _halves(widget, y, part)
        if widget.role is Role.HEADING:
            rest = stacked[number + 1 :]
            end = next((at for at, one in enumerate(rest) if one[0].role in (Role.HEADING, Role.STRIP)), len(rest))
            end = 0 if headed else end  # the name of a screen takes along as much as its page can hold
            read = bool(rest) and rest[0][0].role in _READ
            for place, (one, top, below) in enumerate(rest[:end]):  # the question with its first answer, with all
                yield Span(y, top + below.h, loose=place > 0 and read and one.role not in (Role.GROUP, *_FIELDS))
            follow = (one for one in rest if one[0].role is not Role.HEADING)
            for follows, top, below in list(follow)[:1]:  # or at least with the beginning of what follows
                if follows.role in _FIELDS:
                    continue  # a field keeps its name, and says again what is asked
                yield from (Span(y, top + begun.bottom) for begun in sorted(uncut_in(below.boxes, height))[:1])


def _chain(stacked: Sequence[tuple[Widget, int, Part]], number: int) -> tuple[int, bool]:
    """Give where the headings right above a widget begin, and whether there are any."""
    first = number
    while first and (stacked[first - 1][0].role is Role.HEADING or _told_beneath(stacked, first - 1)):
        first -= 1
    return stacked[first][1], first < number


def _told_beneath(stacked: Sequence[tuple[Widget, int, Part]], number: int) -> bool:
    """Whether it is said quietly beneath a heading, and belongs to that."""
    told = stacked[number][0]
    return (
        number > 0
        and told.role is Role.TEXT
        and Mark.SOFT in told.marks
        and stacked[number - 1][0].role is Role.HEADING
    )


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
    for head, after in _neighbours(card):
        if head.role is Role.HEADING:
            yield Span(y + _reach(head, part).top, y + _begun_of(after, part))
        if after.arrange == "chips" and head.role not in (Role.HEADING, *_FIELDS):
            yield Span(y + _ending(head, part), y + _reach(after, part).bottom)


def _answered(card: Widget, y: int, part: Part) -> Iterator[Span]:
    """A question in a card stands with the first row of its answer."""
    for question, answer in _neighbours(card):
        if answer.role is Role.QUOTE:
            yield Span(y + _reach(question, part).top, y + _begun_of(answer, part))


def _neighbours(card: Widget) -> Iterator[tuple[Widget, Widget]]:
    return (pair for group in walk(card) for pair in zip(group.children, group.children[1:], strict=False))


def _begun_of(widget: Widget, part: Part) -> int:
    under = {one.id for one in walk(widget)}
    return _begun(box for box in part.boxes if box.id in under)


def _chips(group: Widget, y: int, part: Part) -> Iterator[Span]:
    """What one chooses from beneath a place to write in is seen all at once."""
    for chips in (one for one in walk(group) if one.arrange == "chips"):
        reach = _reach(chips, part)
        yield Span(y + reach.top, y + reach.bottom)


def _reach(widget: Widget, part: Part) -> Span:
    """Give from where to where it stands, with all that is in it."""
    ids = {one.id for one in walk(widget)}
    rects = [box.rect for box in part.boxes if box.id in ids] or [Rect(0, 0, 0, 0)]
    return Span(min(rect.y for rect in rects), max(rect.bottom for rect in rects))


def _ending(widget: Widget, part: Part) -> int:
    """Give where the end of it begins: a question is one piece, other words end with a row."""
    boxes = [box for box in part.boxes if box.id == widget.id]
    if widget.role is Role.NOTICE:
        return min((box.rect.y for box in boxes), default=0)
    return max((text.y + (len(text.rows) - 1) * text.pitch for box in boxes for text in box.texts), default=0)


def _stretches(y: int, part: Part) -> Iterator[Span]:
    """A stretch of a life line stands with its phases and all that is on them, or at least with their names."""
    curves = sorted(box.rect.y for box in part.boxes if box.figure == "curve")
    for top, after in zip(curves, [*curves[1:], part.h], strict=False):
        within = [box for box in part.boxes if top <= box.rect.y < after]
        yield Span(y + top, y + max(box.rect.bottom for box in within))
        yield Span(y + top, y + max(box.rect.bottom for box in within if box.figure or box.id.endswith(".name")))


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
