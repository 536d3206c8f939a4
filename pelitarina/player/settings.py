"""What can two people set as they like it? Every value can be tried out at once."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final, Literal

from pelitarina.player.way import Keys
from pelitarina.private import Private

ThemeName = Literal["evening", "light", "strong_dark", "strong_light"]
Letters = Literal["atkinson", "lexend", "opendyslexic"]
Spacing = Literal["ours", "wide"]
Scanning = Literal["off", "steps", "auto"]
"""One button: not at all; I step myself with one button and take with another; it goes round by itself."""

SCANNINGS: tuple[Scanning, ...] = ("off", "steps", "auto")
PACES_S = (2, 3, 5, 8)
"""How long each thing stays lit where it goes round by itself, in seconds. It goes round for ever."""
RESTS_MS = (0, 300, 500, 1000)
"""For how long the same press does not count again, in milliseconds: for hands that shake."""

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

LOCKS_MIN = (1, 2, 5, 10, 15, 30)
"""After how many minutes in which nobody does anything the journal is locked."""


class Section(StrEnum):
    """What is set together on one page; the first holds what is asked before anything else."""

    FIRST = "first"  # language, size of the text, colours
    LETTERS = "letters"  # which letters, how much space, what moves
    VOICE = "voice"  # reading aloud, sounds
    WAYS = "ways"  # keys, pads, one button
    KEYS = "keys"  # which key does what
    BUTTONS = "buttons"  # which button of a pad does what
    HERE = "here"  # whether words are kept on this computer, when they are locked
    SHARING = "sharing"  # who often gets a paper
    CARE = "care"  # whom to call, the innocent screen


class Settings(Private, frozen=True):
    """How the program looks and speaks. All but language, keys, buttons, recipients is one of ``OFFERED``."""

    language: str
    percent: int = 100
    theme: ThemeName = "evening"
    letters: Letters = "atkinson"
    spacing: Spacing = "ours"
    scanning: Scanning = "off"
    pace_s: int = 3
    rest_ms: int = 0
    shortcuts: bool = True  # single letters and digits are ways (WCAG 2.2, 2.1.4)
    board: bool = False  # letters come onto the screen where a place to write is pressed
    keys: Keys = ()
    buttons: Keys = ()  # of a game pad; only those that were chosen
    voice: VoiceName = "off"
    rate: int = 100
    volume: int = 100
    sounds: int = 0
    motion: Motion = "gentle"
    whole_screen: bool = False
    lock_min: int = 5
    recipients: tuple[str, ...] = ()  # roles and offices that often get a paper


OFFERED: Final[Mapping[str, tuple[object, ...]]] = {
    "percent": PERCENTS,
    "theme": THEMES,
    "letters": LETTERS,
    "spacing": SPACINGS,
    "scanning": SCANNINGS,
    "pace_s": PACES_S,
    "rest_ms": RESTS_MS,
    "shortcuts": (True, False),
    "board": (True, False),
    "voice": VOICES,
    "rate": RATES,
    "volume": VOLUMES,
    "sounds": SOUNDS,
    "motion": MOTIONS,
    "whole_screen": (False, True),
    "lock_min": LOCKS_MIN,
}
"""The values offered for each setting, by its name; whatever stands here is remembered by itself."""

OURS = Settings("fi")
"""As the program comes."""
