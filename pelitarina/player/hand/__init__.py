"""What do hands mean at the window? From what was done, and what is seen, to messages."""

from pelitarina.player.hand.deed import (
    FIELDS,
    Done,
    Keyed,
    Passed,
    Placed,
    Pointed,
    Pressed,
    Put,
    Reached,
    Scrap,
    Sight,
    Signed,
    Stroke,
    Tapped,
    Wanted,
    Wheeled,
    edit_in,
    shown_in,
)
from pelitarina.player.hand.mean import followed, meant, settled
from pelitarina.player.hand.way import focusable, hints, kit, marks, numbers
from pelitarina.player.way import By, Go

__all__ = [
    "FIELDS", "By", "Done", "Go", "Keyed", "Passed", "Placed", "Pointed", "Pressed", "Put", "Reached", "Scrap",
    "Sight", "Signed", "Stroke", "Tapped", "Wanted", "Wheeled",
    "edit_in", "focusable", "followed", "hints", "kit", "marks", "meant", "numbers", "settled", "shown_in",
]  # fmt: skip
