"""What does a laid-out screen consist of? Rectangles with what is in them, as data, in pixels of the window."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from pelitarina.player.widget import Picture
from pelitarina.player.wrap import Row, Ruler

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


class Text(NamedTuple):
    """Rows of text from ``(x, y)`` down; each row is ``pitch`` pixels high."""

    x: int
    y: int
    pitch: int
    rows: tuple[Row, ...]

    def moved(self, x: int, y: int) -> "Text":
        """Give it moved by ``x`` and ``y``."""
        return self._replace(x=self.x + x, y=self.y + y)

    @property
    def rect(self) -> Rect:
        """What it covers."""
        return Rect(self.x, self.y, max((row.width for row in self.rows), default=0), self.pitch * len(self.rows))


@dataclass(frozen=True, slots=True)
class Box:
    """One thing to be painted.

    Attributes:
        id: of the widget it belongs to; several boxes may belong to one.
        fill: token of the colour inside, empty for none; ``edge`` that of its border, ``edge_px`` wide.
        figure: what else is drawn in it, in the colour ``ink``.
        picture: painted over the whole rectangle, its middle in the middle; ``focal`` moves it (0 left, 1 right).
        whole: this box is what the focus ring goes around, and what is pressed.
        points: the dots of a curve; of a flower, where the name of each petal stands, those at the left marked.
        alt: what is in the picture, in words; seen where the picture cannot be.
        shares: how far each petal of a flower is full, 0 to 1; None for one of which nothing was said.
    """

    id: str
    rect: Rect
    region: Region = "body"
    fill: str = ""
    edge: str = ""
    edge_px: int = 2
    dashed: bool = False
    radius: int = 0
    texts: tuple[Text, ...] = field(default=(), repr=False)
    picture: Picture | None = None
    focal: float = 0.5
    figure: Figure = ""
    ink: str = "text"
    whole: bool = False
    points: tuple[tuple[int, int, bool], ...] = ()
    alt: tuple[Text, ...] = field(default=(), repr=False)
    shares: tuple[float | None, ...] = field(default=(), repr=False)

    def moved(self, x: int, y: int) -> "Box":
        """Give it moved by ``x`` and ``y``."""
        texts = tuple(text.moved(x, y) for text in self.texts)
        points = tuple((px + x, py + y, full) for px, py, full in self.points)
        alt = tuple(text.moved(x, y) for text in self.alt)
        return Box(
            self.id, self.rect.moved(x, y), self.region, self.fill, self.edge, self.edge_px, self.dashed, self.radius,
            texts, self.picture, self.focal, self.figure, self.ink, self.whole, points, alt, self.shares,
        )  # fmt: skip  # many are moved for each page, and dataclasses.replace is slow


class Part(NamedTuple):
    """Some boxes from (0, 0), and how much room they take."""

    boxes: tuple[Box, ...]
    w: int
    h: int

    def at(self, x: int, y: int) -> Iterator[Box]:
        """Give its boxes where they stand."""
        return (box.moved(x, y) for box in self.boxes)


@dataclass(frozen=True, slots=True)
class Kit:
    """What laying out needs to know.

    Attributes:
        percent: text size; everything grows with it.
        numbers: the digit that presses each widget, by its id.
        hints: the key shown beside each widget that is always there, by its id.
    """

    ruler: Ruler
    percent: int
    numbers: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)

    def px(self, at_hundred: float) -> int:
        """Give a measure at this size."""
        return round(at_hundred * self.percent / 100)


@dataclass(frozen=True, slots=True)
class Layout:
    """A whole screen.

    Attributes:
        boxes: in the order of painting; those of ``body`` are where they stand with the page moved up by ``scroll``.
        view: where the body is seen, as far down as this page goes; what lies outside is not painted.
        length: how high the body is.
        scroll: where this page begins in it, one of ``leaves``.
        leaves: where each of its pages begins.
    """

    size: tuple[int, int]
    boxes: tuple[Box, ...]
    view: Rect
    length: int
    scroll: int
    leaves: tuple[int, ...] = (0,)

    @property
    def furthest(self) -> int:
        """Where the last page begins."""
        return self.leaves[-1]

    def leaf(self, y: int) -> int:
        """Give where the page begins that holds ``y``, counted down the body."""
        return self.leaves[max(0, bisect_right(self.leaves, y) - 1)]

    def of(self, widget_id: str) -> Rect | None:
        """Give the rectangle of a widget."""
        return self.rects().get(widget_id)

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
        return self.view.holds(rect) or (rect.h > self.view.h and self.view.meets(rect))

    def at(self, x: int, y: int) -> str:
        """Give the widget under a point; empty if there is none."""
        for box in reversed(self.boxes):
            hidden = box.region == "body" and not self.view.has(x, y)
            if box.whole and box.rect.has(x, y) and not hidden:
                return box.id
        return ""
