"""What do hands mean at the window? From what was done, and what is seen, to messages."""

from pelitarina.player.hand.deed import (
    FIELDS,
    Composed,
    Done,
    Keyed,
    OnPad,
    Passed,
    Placed,
    Pointed,
    Pressed,
    Put,
    Reached,
    Scrap,
    Seen,
    Sight,
    Signed,
    Stroke,
    Tapped,
    Wanted,
    Wheeled,
    as_seen,
    edit_in,
    seen_in,
    shown_in,
)
from pelitarina.player.hand.mean import followed, meant, settled
from pelitarina.player.hand.way import focusable, hints, kit, marks, numbers
from pelitarina.player.way import By, Go

__all__ = [
    "FIELDS", "By", "Composed", "Done", "Go", "Keyed", "OnPad", "Passed", "Placed", "Pointed", "Pressed", "Put",
    "Reached", "Scrap", "Seen", "Sight", "Signed", "Stroke", "Tapped", "Wanted", "Wheeled",
    "as_seen", "edit_in", "focusable", "followed", "hints", "kit", "marks", "meant", "numbers", "seen_in", "settled",
    "shown_in",
]  # fmt: skip
