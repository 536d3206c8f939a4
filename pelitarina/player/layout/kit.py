"""What does laying out a screen need to know besides the screen?"""

from collections.abc import Callable

from msgspec import Struct, field
from msgspec.structs import replace

from pelitarina.player.bidi import language_from_right
from pelitarina.player.hyphen import breaks
from pelitarina.player.layout.box import Part
from pelitarina.player.wrap import Breaks, Ruler

_AIRY = 5.0
"""How high a window must be for each per cent of the letters, in pixels, so that air grows as they do."""
_LOW = 0.8
"""Where air is so much less than the letters, all that is not letters keeps small."""
_CLOSE = 0.65
"""How much of a gap is left where that saves a page; the ring of the focus has room in the least of them."""


class Kit(Struct, frozen=True):
    """What laying out needs to know.

    Attributes:
        percent: text size; letters, and how much room they need beside each other, grow with it.
        face: which letters; ``wide``: whether they stand apart.
        language: of what is laid out; ``turned``: the screen on which it stands is read from the right.
        room: how high a page of the matter is; 0 where that is not known.
        close: whether things stand closer to each other, because that saves a page.
        air: the size of what is for the eye's rest and for the hand, in per cent; 0 where it grows with the letters.
        numbers: the digit that presses each widget, by its id.
        hints: the key shown beside each widget that is always there, by its id.
        typeset: sets rows of text as ``words.typeset`` does, from memory where it did before; None: always anew.
    """

    ruler: Ruler
    percent: int
    numbers: dict[str, str] = field(default_factory=dict)
    hints: dict[str, str] = field(default_factory=dict)
    air: int = 0
    face: str = "atkinson"
    wide: bool = False
    language: str = ""
    turned: bool = False
    typeset: Callable[..., Part] | None = None
    room: int = 0
    close: bool = False

    def px(self, at_hundred: float) -> int:
        """Give a measure of margins, gaps and targets."""
        return round(at_hundred * (self.air or self.percent) / 100)

    def gap(self, at_hundred: float) -> int:
        """Give a measure of what parts two things, or a thing from its edge."""
        return self.px(at_hundred * _CLOSE if self.close else at_hundred)

    def letters(self, at_hundred: float) -> int:
        """Give a measure of letters, or of the room they need."""
        return round(at_hundred * self.percent / 100)

    @property
    def low(self) -> bool:
        """Whether the window is low beside its letters."""
        return 0 < self.air < self.percent * _LOW

    @property
    def from_right(self) -> bool:
        """Whether what is laid out is written from the right."""
        return language_from_right(self.language)

    @property
    def breaks(self) -> Breaks | None:
        """Where a word may be broken that no row can hold; nowhere in plain language."""
        return breaks if self.language == "fi" else None

    def within(self, size: tuple[int, int]) -> "Kit":
        """Give the kit for a window: where large letters leave it low, air grows less, never below its 100 %."""
        low = size[1] / self.percent / _AIRY
        return replace(self, air=self.percent if low >= 1 else max(100, round(self.percent * low)))
