"""What can two people set as they like it? Every value can be tried out at once."""

from dataclasses import dataclass
from typing import Literal

ThemeName = Literal["evening", "light"]

PERCENTS = (100, 125, 150, 175, 200)
"""Text sizes offered, in per cent."""
THEMES: tuple[ThemeName, ...] = ("evening", "light")


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program looks and speaks. ``percent`` is one of ``PERCENTS``."""

    language: str
    percent: int = 100
    theme: ThemeName = "evening"


OURS = Settings("fi")
"""As the program comes."""
