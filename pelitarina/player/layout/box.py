"""What does a laid-out screen consist of? Rectangles with what is in them, as data, in pixels of the window."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Literal, NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.player.widget import Picture
from pelitarina.player.wrap import Row, Style
from pelitarina.private import Private

GAP, THICK = 3, 4
"""The two widths of the ring around what has the focus, in pixels at 100 %."""
AIR = 10
"""How much is left above and beneath the matter, in pixels at 100 %."""

Region = Literal["back", "head", "body", "side", "foot"]
"""Which part of the window: what lies behind, what is always there, the matter, what is beside it, the ways on."""

Figure = Literal["", "tick", "ring", "dot", "curve", "veil", "down", "up", "flower", "breath", "rest"]
"""What is drawn beside rectangles and letters; ``breath`` swells and sinks, ``rest`` is the same light at rest."""


class Rect(NamedTuple):
    """A rectangle; ``x`` and ``y`` are its upper left corner."""

    x: int
    y: int
    w: int
    h: int

    @property
    def right(self) -> int:
        """Just right of it."""
        return self.x + self.w

    @property
    def bottom(self) -> int:
        """Just below it."""
        return self.y + self.h

    def moved(self, x: int, y: int) -> "Rect":
        """Give it moved by ``x`` and ``y``."""
        return Rect(self.x + x, self.y + y, self.w, self.h)

    def grown(self, by: int) -> "Rect":
        """Give it larger by ``by`` on every side."""
        return Rect(self.x - by, self.y - by, self.w + 2 * by, self.h + 2 * by)

    def holds(self, other: "Rect") -> bool:
        """Whether ``other`` lies wholly inside."""
        return self.x <= other.x and self.y <= other.y and other.right <= self.right and other.bottom <= self.bottom

    def meets(self, other: "Rect") -> bool:
        """Whether the two share a pixel."""
        return self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom

    def has(self, x: int, y: int) -> bool:
        """Whether a point lies inside."""
        return self.x <= x < self.right and self.y <= y < self.bottom


def around(rects: Iterable[Rect]) -> Rect:
    """Give the rectangle around some others, of which there is one at least."""
    some = tuple(rects)
    x, y = min(one.x for one in some), min(one.y for one in some)
    return Rect(x, y, max(one.right for one in some) - x, max(one.bottom for one in some) - y)


class Text(NamedTuple):
    """Rows of text from ``(x, y)`` down; each row is ``pitch`` pixels high.

    ``x`` is where each row begins: its left edge, or its ``right``. ``style`` is that of all letters, in a field.
    """

    x: int
    y: int
    pitch: int
    rows: tuple[Row, ...]
    right: bool = False
    style: Style | None = None

    def moved(self, x: int, y: int) -> "Text":
        """Give it moved by ``x`` and ``y``."""
        return Text(self.x + x, self.y + y, self.pitch, self.rows, self.right, self.style)

    def left(self, row: Row) -> int:
        """Give where a row of it begins at the left."""
        return self.x - row.width if self.right else self.x

    def mirrored(self, w: int) -> "Text":
        """Give it as it stands in a mirror ``w`` wide; its letters are not turned."""
        return self._replace(x=w - self.x, right=not self.right)

    @property
    def rect(self) -> Rect:
        """What it covers."""
        wide = max((row.width for row in self.rows), default=0)
        return Rect(self.x - wide if self.right else self.x, self.y, wide, self.pitch * len(self.rows))


class Box(Private, frozen=True):
    """One thing to be painted.

    Attributes:
        id: of the widget it belongs to; several boxes may belong to one.
        fill: token of the colour inside, empty for none; ``edge`` that of its border, ``edge_px`` wide.
        figure: what else is drawn in it, in the colour ``ink``.
        picture: painted over the whole rectangle, its middle in the middle; ``focal`` moves it (0 left, 1 right).
        whole: this box is what the focus ring goes around, and what is pressed.
        points: the dots of a curve; of a flower, where the name of each petal stands, those at the left marked.
        turned: what is painted in it is seen as in a mirror.
        alt: what is in the picture, in words; seen where the picture cannot be.
        shares: how far each petal of a flower is full, 0 to 1; None for one of which nothing was said.
        earlier: how far each petal was full before, likewise; none at all where nothing was before.
        icon: the name of an icon that fills it, in the colour ``ink``.
    """

    id: str
    rect: Rect
    region: Region = "body"
    fill: str = ""
    edge: str = ""
    edge_px: int = 2
    dashed: bool = False
    radius: int = 0
    texts: tuple[Text, ...] = ()
    picture: Picture | None = None
    focal: float = 0.5
    figure: Figure = ""
    ink: str = "text"
    whole: bool = False
    points: tuple[tuple[int, int, bool], ...] = ()
    turned: bool = False
    alt: tuple[Text, ...] = ()
    shares: tuple[float | None, ...] = ()
    earlier: tuple[float | None, ...] = ()
    icon: str = ""

    def moved(self, x: int, y: int, region: Region | None = None) -> "Box":
        """Give it moved by ``x`` and ``y``; in another ``region``, where one is named."""
        return replace(
            self, rect=self.rect.moved(x, y), region=region or self.region,
            texts=tuple([text.moved(x, y) for text in self.texts]), alt=tuple([text.moved(x, y) for text in self.alt]),
            points=tuple([(px + x, py + y, full) for px, py, full in self.points]),
        )  # fmt: skip

    def mirrored(self, w: int) -> "Box":
        """Give it as it stands in a window ``w`` wide that is read from the right."""
        rect = self.rect._replace(x=w - self.rect.right)
        texts = tuple(text.mirrored(w) for text in self.texts)
        alt = tuple(text.mirrored(w) for text in self.alt)
        if self.figure == "flower":  # its petals keep their order, each at the other side
            points = tuple((w - x, y, not left) for x, y, left in self.points)
        else:
            points = tuple((w - x, y, full) for x, y, full in reversed(self.points))
        return replace(self, rect=rect, texts=texts, points=points, turned=not self.turned, alt=alt)


class Part(NamedTuple):
    """Some boxes from (0, 0), and how much room they take."""

    boxes: tuple[Box, ...]
    w: int
    h: int

    def at(self, x: int, y: int) -> Iterator[Box]:
        """Give its boxes where they stand."""
        return (box.moved(x, y) for box in self.boxes)


class Layout(Struct, frozen=True, dict=True):
    """A whole screen.

    Attributes:
        boxes: in the order of painting; those of ``body`` are where they stand with the page moved up by ``scroll``.
        view: where the body is seen, as far down as this page goes; what lies outside is not painted.
        length: how high the body is.
        scroll: where this page begins in it, one of ``leaves``.
        leaves: where each of its pages begins.
        air: the size of margins, rings and targets, in per cent.
        from_right: it is read from the right.
    """

    size: tuple[int, int]
    boxes: tuple[Box, ...]
    view: Rect
    length: int
    scroll: int
    leaves: tuple[int, ...] = (0,)
    air: int = 100
    from_right: bool = False

    @property
    def furthest(self) -> int:
        """Where the last page begins."""
        return self.leaves[-1]

    def leaf(self, y: int) -> int:
        """Give where the page begins that holds ``y``, counted down the body."""
        return self.leaves[max(0, bisect_right(self.leaves, y) - 1)]

    def of(self, widget_id: str) -> Rect | None:
        """Give the rectangle of a widget."""
        return self.rects.get(widget_id)

    @cached_property
    def rects(self) -> dict[str, Rect]:
        """Give the rectangle of each widget: the box that stands for the whole of it, or the first."""
        found: dict[str, Rect] = {}
        for box in self.boxes:
            if box.id and (box.whole or box.id not in found):
                found[box.id] = box.rect
        return found

    def region(self, widget_id: str) -> Region:
        """Say in which part of the window a widget stands."""
        return next((box.region for box in self.boxes if box.id == widget_id), "body")

    def seen(self, widget_id: str) -> bool:
        """Whether a widget is wholly in sight; one that is higher than the view, in part."""
        rect = self.of(widget_id)
        if rect is None or self.region(widget_id) != "body":
            return rect is not None
        return self.view.holds(rect) or (self.high(rect) and self.view.meets(rect))

    def high(self, rect: Rect) -> bool:
        """Whether no page can hold something with the air above and beneath it: it is seen page by page."""
        return rect.h > self.view.h - round(2 * AIR * self.air / 100)

    def ringed(self, widget_id: str) -> Rect | None:
        """Give what the ring of the focus goes around: the widget, or as much of it as the view can hold."""
        rect = self.of(widget_id)
        if rect is None or self.region(widget_id) != "body" or not self.high(rect) or self.view.holds(rect):
            return rect
        edge = round((GAP + THICK) * self.air / 100)
        top, bottom = max(rect.y, self.view.y + edge), min(rect.bottom, self.view.bottom - edge // 2)
        return Rect(rect.x, top, rect.w, max(1, bottom - top))

    def at(self, x: int, y: int) -> str:
        """Give the widget under a point; empty if there is none."""
        for box in reversed(self.boxes):
            hidden = box.region == "body" and not self.view.has(x, y)
            if box.whole and box.rect.has(x, y) and not hidden:
                return box.id
        return ""
