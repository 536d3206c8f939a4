"""Which signs of a text can our letters draw on a paper, and what stands there for the others?

On a screen and on paper an empty box says nothing. A sign that none of the letters has is told by its number in
square brackets, a picture by its name; nothing that somebody wrote looks as if it were not there.
"""

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Final

from pelitarina import words
from pelitarina.i18n.coverage import Coverage, all_plain
from pelitarina.shipped import folder

FONTS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "atkinson-hyperlegible-next": "Atkinson Hyperlegible Next",
        "noto-sans": "Noto Sans",
        "vazirmatn": "Vazirmatn",
        "noto-sans-arabic": "Noto Sans Arabic",
        "noto-emoji": "Noto Emoji",
    }
)
"""Folders of our letters, and their names; where the first has no sign, the next draws it.

Vazirmatn has a whole picture for each Arabic letter. Noto Sans Arabic sets them together from parts, each of which
would then count as a letter where text is taken out of a PDF (typst/typst#4225).
"""

_JOINERS: Final = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{VARIATION SELECTOR-15}\N{VARIATION SELECTOR-16}"
_AHEAD: Final = "\N{ZERO WIDTH JOINER}"
_BYTE_ORDER: Final = "\ufeff"  # nobody can see it, and PDF/A cannot hold it
_TAB: Final = " " * 4


def shown(text: str) -> str:
    r"""Give a text whose every sign can be drawn; newlines stay, a tab becomes four blanks.

    >>> shown("hetki\tkoti"), shown("\u4e2d"), shown("\U0001d11e")
    ('hetki    koti', '[U+4E2D]', '[MUSICAL SYMBOL G CLEF]')
    """
    text = words.legible(text).replace("\t", _TAB).replace(_BYTE_ORDER, "")
    return text if all_plain(text.replace("\n", "")) else "".join(map(_cluster, _clusters(text)))


def leans(sign: str, *, ahead: bool = False) -> bool:
    """Say whether a sign belongs to the one before it, or (``ahead``) to the one after it; none belongs nowhere."""
    if ahead:
        return sign == _AHEAD
    return sign != "" and (sign in _JOINERS or unicodedata.category(sign)[0] == "M")


def _clusters(text: str) -> Iterator[str]:
    """Part a text into letters, each with the marks that lean on it."""
    whole = ""
    for sign in text:
        if whole and not leans(sign):
            yield whole
            whole = ""
        whole += sign
    if whole:
        yield whole


def _cluster(whole: str) -> str:
    """Show a letter with its marks; where no one font has them all, each by itself."""
    if whole == "\n" or any(all(_has(name, sign) for sign in whole) for name in FONTS):
        return whole
    if len(whole) == 1:
        return _alone(whole)
    return "".join(map(_alone, whole))


def _alone(sign: str) -> str:
    if sign.isspace():
        return " "
    if sign in _JOINERS or unicodedata.category(sign) == "Cf":
        return ""
    drawn = any(_has(name, sign) for name in FONTS) and not leans(sign)
    return sign if drawn else _told(sign)


def _told(sign: str) -> str:
    if sign.isspace():
        return " "
    name = unicodedata.name(sign, "") if unicodedata.category(sign) == "So" else ""
    return f"[{name or f'U+{ord(sign):04X}'}]"


def _has(name: str, sign: str) -> bool:
    return sign in _JOINERS or _coverage().has(name, sign)


@cache
def _coverage() -> Coverage:
    return Coverage(folder("assets") / "fonts")
