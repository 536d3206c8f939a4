"""Where does each widget of a tree stand? ``layout(tree, size, kit)``, pure, in pixels of the window."""

from pelitarina.player.layout import marking, writing
from pelitarina.player.layout.box import GAP, THICK, Box, Layout, Rect, Text, around
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.screen import LESS, MORE, layout
from pelitarina.player.layout.turn import backward, leaf_of, onward, shown, towards

__all__ = [
    "GAP",
    "LESS",
    "MORE",
    "THICK",
    "Box",
    "Kit",
    "Layout",
    "Rect",
    "Text",
    "around",
    "backward",
    "layout",
    "leaf_of",
    "marking",
    "onward",
    "shown",
    "towards",
    "writing",
]
