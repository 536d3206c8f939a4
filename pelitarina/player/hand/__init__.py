"""What do hands mean at the window? From what was done, and what is seen, to messages."""

from pelitarina.player.hand.deed import (
    FIELDS,
    Done,
    Go,
    Placed,
    Pointed,
    Pressed,
    Put,
    Reached,
    Scrap,
    Sight,
    Signed,
    Stroke,
    Wanted,
    Wheeled,
    edit_in,
    shown_in,
)
from pelitarina.player.hand.mean import followed, meant, settled
from pelitarina.player.hand.way import focusable, hints, kit, numbers

__all__ = [
    "FIELDS", "Done", "Go", "Placed", "Pointed", "Pressed", "Put", "Reached", "Scrap", "Sight", "Signed", "Stroke",
    "Wanted", "Wheeled", "edit_in", "focusable", "followed", "hints", "kit", "meant", "numbers", "settled", "shown_in",
]  # fmt: skip
