"""What can two people set as they like it? Every value can be tried out at once."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Final, Literal

ThemeName = Literal["evening", "light", "strong_dark", "strong_light"]
Letters = Literal["atkinson", "lexend", "opendyslexic"]
Spacing = Literal["ours", "wide"]
VoiceName = Literal["off", "focus", "screen"]
"""What is read aloud: only what is asked for; what one goes to; each screen as it comes, and what one goes to."""

PERCENTS = (100, 125, 150, 175, 200, 250, 300)
"""Text sizes offered, in per cent."""
THEMES: tuple[ThemeName, ...] = ("evening", "light", "strong_dark", "strong_light")
LETTERS: tuple[Letters, ...] = ("atkinson", "lexend", "opendyslexic")
SPACINGS: tuple[Spacing, ...] = ("ours", "wide")
Motion = Literal["gentle", "still"]
MOTIONS: tuple[Motion, ...] = ("gentle", "still")
"""Whether one page becomes the next softly, or at once."""
Voice = Literal["unknown", "there", "none", "silent", "failed"]
"""How it is with the voice: not looked for yet; there; none on this computer; nothing to be heard by; it failed."""
VOICES: tuple[VoiceName, ...] = ("off", "focus", "screen")
RATES = (70, 100, 130, 170)
"""How fast a voice speaks, in per cent of its own speed."""
VOLUMES = (25, 50, 100)
"""How loud it is, in per cent."""
SOUNDS = (0, 30, 60, 100)
"""How loud the sounds of a story are, in per cent; 0 is none."""


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
    voice: VoiceName = "off"
    rate: int = 100
    volume: int = 100
    sounds: int = 0
    motion: Motion = "gentle"
    whole_screen: bool = False


OFFERED: Final[Mapping[str, tuple[object, ...]]] = {
    "percent": PERCENTS,
    "theme": THEMES,
    "letters": LETTERS,
    "spacing": SPACINGS,
    "voice": VOICES,
    "rate": RATES,
    "volume": VOLUMES,
    "sounds": SOUNDS,
    "motion": MOTIONS,
    "whole_screen": (False, True),
}
"""The values offered for each setting, by its name; whatever stands here is remembered by itself."""

OURS = Settings("fi")
"""As the program comes."""
