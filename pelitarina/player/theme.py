"""Which colours?

Colours are tokens with a rank, the same in every theme: what lies further back, what is raised, the one
way on, what was chosen, what has the focus. Nothing is said by colour alone.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from msgspec import Struct


class Colour(NamedTuple):
    """An opaque sRGB colour, 0 to 255 a channel."""

    red: int
    green: int
    blue: int


class Theme(Struct, frozen=True):
    """The colours of one theme, by rank.

    Attributes:
        ground: what everything lies on; the gap between a ring and what it surrounds.
        panel: what words lie on.
        raised: what can be pressed.
        line: the border of what can be pressed or written in.
        text: words.
        soft: words that matter less.
        lamp: the ring of the focus, a small caption, what is selected (under words in ``ground``).
        coral: the one way on; at most one on a screen.
        on_coral: words on it.
        leaf: what was chosen.
        on_leaf: words on it.
        sky: a second colour for drawn things; never words.
    """

    ground: Colour
    panel: Colour
    raised: Colour
    line: Colour
    text: Colour
    soft: Colour
    lamp: Colour
    coral: Colour
    on_coral: Colour
    leaf: Colour
    on_leaf: Colour
    sky: Colour


Token = Literal[
    "ground", "panel", "raised", "line", "text", "soft", "lamp", "coral", "on_coral", "leaf", "on_leaf", "sky"
]

EVENING: Final = Theme(
    ground=Colour(0x1A, 0x16, 0x26),
    panel=Colour(0x24, 0x1E, 0x33),
    raised=Colour(0x31, 0x29, 0x4A),
    line=Colour(0x7F, 0x70, 0xA8),
    text=Colour(0xF6, 0xEF, 0xE4),
    soft=Colour(0xCF, 0xC3, 0xD6),
    lamp=Colour(0xFF, 0xC3, 0x6B),
    coral=Colour(0xF2, 0x84, 0x5C),
    on_coral=Colour(0x1A, 0x16, 0x26),
    leaf=Colour(0x8F, 0xCF, 0x9F),
    on_leaf=Colour(0x1A, 0x16, 0x26),
    sky=Colour(0x8F, 0xB8, 0xE8),
)
"""A room with a lamp on."""

LIGHT: Final = Theme(
    ground=Colour(0xF1, 0xE7, 0xD4),
    panel=Colour(0xFA, 0xF3, 0xE5),
    raised=Colour(0xE8, 0xD9, 0xBE),
    line=Colour(0x7D, 0x6F, 0x86),
    text=Colour(0x2E, 0x22, 0x36),
    soft=Colour(0x5A, 0x4B, 0x5C),
    lamp=Colour(0x98, 0x55, 0x00),
    coral=Colour(0xB2, 0x45, 0x27),
    on_coral=Colour(0xFA, 0xF3, 0xE5),
    leaf=Colour(0x2F, 0x6D, 0x48),
    on_leaf=Colour(0xFA, 0xF3, 0xE5),
    sky=Colour(0x2F, 0x5F, 0x93),
)
"""Paper by a window."""

STRONG_DARK: Final = Theme(
    ground=Colour(0x00, 0x00, 0x00),
    panel=Colour(0x16, 0x14, 0x1B),
    raised=Colour(0x2B, 0x27, 0x33),
    line=Colour(0xC9, 0xC2, 0xD6),
    text=Colour(0xFF, 0xFF, 0xFF),
    soft=Colour(0xEC, 0xE6, 0xF0),
    lamp=Colour(0xFF, 0xD9, 0x5C),
    coral=Colour(0xFF, 0xA8, 0x85),
    on_coral=Colour(0x00, 0x00, 0x00),
    leaf=Colour(0x9F, 0xEF, 0xB0),
    on_leaf=Colour(0x00, 0x00, 0x00),
    sky=Colour(0xA6, 0xD0, 0xFF),
)
"""Night, and words as bright as they can be."""

STRONG_LIGHT: Final = Theme(
    ground=Colour(0xFF, 0xFF, 0xFF),
    panel=Colour(0xF4, 0xF3, 0xF1),
    raised=Colour(0xE0, 0xDE, 0xDA),
    line=Colour(0x45, 0x3F, 0x4C),
    text=Colour(0x00, 0x00, 0x00),
    soft=Colour(0x2B, 0x26, 0x31),
    lamp=Colour(0x6B, 0x38, 0x00),
    coral=Colour(0x8A, 0x22, 0x0C),
    on_coral=Colour(0xFF, 0xFF, 0xFF),
    leaf=Colour(0x0C, 0x4F, 0x2A),
    on_leaf=Colour(0xFF, 0xFF, 0xFF),
    sky=Colour(0x0B, 0x3F, 0x78),
)
"""White paper and black ink."""

THEMES: Final[Mapping[str, Theme]] = {
    "evening": EVENING,
    "light": LIGHT,
    "strong_dark": STRONG_DARK,
    "strong_light": STRONG_LIGHT,
}
"""Each theme by its name in the settings."""


class Pair(NamedTuple):
    """Two tokens that meet on screen, and the least contrast there must be between them."""

    front: Token
    behind: Token
    least: float


WORDS: Final = 4.5
"""Least contrast of words on what they lie on (WCAG 2.2, 1.4.3)."""
SHAPES: Final = 3.0
"""Least contrast of borders, rings and drawn things with what lies beside them (WCAG 2.2, 1.4.11)."""
STRONG: Final = {WORDS: 7.0, SHAPES: 4.5}
"""What stands in their place in the strong themes (WCAG 2.2, 1.4.6; for shapes our own measure)."""

_BACKS: Final[tuple[Token, ...]] = ("ground", "panel", "raised")

PAIRS: Final = (
    *(Pair("text", behind, WORDS) for behind in _BACKS),
    *(Pair("soft", behind, WORDS) for behind in _BACKS),
    *(Pair("lamp", behind, WORDS) for behind in ("ground", "panel")),  # who speaks, a small caption
    Pair("ground", "lamp", WORDS),  # words that are selected
    Pair("on_coral", "coral", WORDS),
    Pair("on_leaf", "leaf", WORDS),
    *(Pair("line", behind, SHAPES) for behind in _BACKS),
    *(Pair("sky", behind, SHAPES) for behind in _BACKS),
    # A ring has two colours: lamp outside, a gap of ground inside. Wherever it is drawn, one of them stands out.
    *(Pair("lamp", behind, SHAPES) for behind in _BACKS),
    Pair("ground", "coral", SHAPES),
    Pair("ground", "leaf", SHAPES),
    Pair("leaf", "panel", SHAPES),  # a petal
)
"""Whatever lies on something else; the window draws no other two colours on one another to tell them apart."""


def contrast_ratio(one: Colour, other: Colour) -> float:
    """Say how well two colours are told apart, whichever lies on top: 1.0 (not at all) to 21.0.

    Source:
        WCAG 2.2, the definitions of contrast ratio and relative luminance.

    >>> round(contrast_ratio(EVENING.on_coral, EVENING.coral), 2)
    6.94
    """
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: Colour) -> float:
    """Give the light that a colour gives off, 0.0 to 1.0."""
    return 0.2126 * _light(colour.red) + 0.7152 * _light(colour.green) + 0.0722 * _light(colour.blue)


def _light(channel: int) -> float:
    """Give the light of one channel, 0.0 to 1.0; screens spread the dark steps wider."""
    share = channel / 255
    return share / 12.92 if share <= 0.04045 else float(((share + 0.055) / 1.055) ** 2.4)
