"""What can two people set as they like it? Every value can be tried out at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

ThemeName = Literal["evening", "light", "strong_dark", "strong_light"]

Letters = Literal["atkinson", "lexend", "opendyslexic"]
Spacing = Literal["ours", "wide"]

PERCENTS = (100, 125, 150, 175, 200, 250, 300)
"""Text sizes offered, in per cent."""
THEMES: tuple[ThemeName, ...] = ("evening", "light", "strong_dark", "strong_light")
LETTERS: tuple[Letters, ...] = ("atkinson", "lexend", "opendyslexic")
SPACINGS: tuple[Spacing, ...] = ("ours", "wide")


Motion = Literal["gentle", "still"]
MOTIONS: tuple[Motion, ...] = ("gentle", "still")
"""Whether one page becomes the next softly, or at once."""


class Section(StrEnum):
    """What is set together on one page; the first holds what is asked before anything else."""

    FIRST = "first"  # language, size of the text, colours
    LETTERS = "letters"  # which letters, how much space, what moves
    VOICE = "voice"  # reading aloud, sounds
    WAYS = "ways"  # keys, pads, one button
    CARE = "care"  # whom to call, the innocent screen


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program looks and speaks. Each value but the language is one of those ``OFFERED``."""

    language: str
    percent: int = 100
    theme: ThemeName = "evening"
    letters: Letters = "atkinson"
    spacing: Spacing = "ours"
    motion: Motion = "gentle"


OFFERED: Final[Mapping[str, tuple[object, ...]]] = {
    "percent": PERCENTS,
    "theme": THEMES,
    "letters": LETTERS,
    "spacing": SPACINGS,
    "motion": MOTIONS,
}
"""The values offered for each setting, by its name; whatever stands here is remembered by itself."""

OURS = Settings("fi")
"""As the program comes."""
