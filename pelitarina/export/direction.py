"""Which way does a text run: from the left, or from the right as in Arabic and Hebrew?"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import groupby
from typing import Final

from pelitarina import words


def from_right(text: str) -> bool:
    """Say whether the first sign that has a direction runs from the right; without any, nothing does.

    >>> from_right("”البيت, home”"), from_right("”home, البيت”"), from_right("4")
    (True, False, False)
    """
    return next((kind for kind in map(_kind, text) if kind != _NONE), _LEFT) == _RIGHT


def begins_right(text: str, language: str) -> bool:
    """Say whether a text begins at the right: as its first letter does, or, without any, as its ``language`` does.

    >>> begins_right("«7»", "ar"), begins_right("”7”", "fi"), begins_right("«Uno»", "ar")
    (True, False, False)
    """
    has_letters = any(kind != _NONE for kind in map(_kind, text))
    return from_right(text) if has_letters else words.base_language(language) in _LANGUAGES


def stretches(text: str) -> Iterator[tuple[str, bool]]:
    """Part a text where its direction turns; give each part with whether it runs from the right.

    What has no direction of its own (spaces, marks, digits) goes with its neighbours where they agree,
    and with the text as a whole where they do not (after Unicode Standard Annex 9, rules N1 and N2).

    >>> list(stretches("Sana البيت."))
    [('Sana ', False), ('البيت', True), ('.', False)]
    """
    whole = _RIGHT if from_right(text) else _LEFT
    kinds = "".join(map(_kind, text))

    def settled(gap: re.Match[str]) -> str:
        before, after = kinds[: gap.start()][-1:] or whole, kinds[gap.end() :][:1] or whole
        return (before if before == after else whole) * len(gap[0])

    signs = zip(text, re.sub(f"{_NONE}+", settled, kinds), strict=True)
    for kind, part in groupby(signs, lambda sign: sign[1]):
        yield "".join(sign for sign, _ in part), kind == _RIGHT


_LANGUAGES: Final = {"ar", "ckb", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"}
"""Languages written from the right."""
_LEFT, _RIGHT, _NONE = "L", "R", "N"
_KINDS: Final = {"L": _LEFT, "R": _RIGHT, "AL": _RIGHT}


def _kind(sign: str) -> str:
    return _KINDS.get(unicodedata.bidirectional(sign), _NONE)
