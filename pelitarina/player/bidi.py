"""In which order do letters stand on a row, where some run from the left and some from the right?

Texts stay in the order in which they are said; only what is painted is reordered. After the Unicode Bidirectional
Algorithm (UAX #9): rules P2, W1-W7, N0-N2, I1-I2, L1 and L2. Signs that embed, override or isolate have no effect here:
what people type has none, and what is pasted must not turn the words around it.
"""

import re
import unicodedata
from collections.abc import Sequence
from functools import cache
from typing import Final, NamedTuple

_ALPHABETS: Final = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")
"""Where Unicode keeps what runs from the right (Blocks of DerivedBidiClass)."""
_FROM_RIGHT: Final = {"R", "AL"}
_NUMBERS: Final = {"EN", "AN"}
_CONTROLS: Final = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI", "BN"}
_LANGUAGES: Final = {"ar", "ckb", "dv", "fa", "he", "ku-arab", "ps", "sd", "ug", "ur", "yi"}


class Part(NamedTuple):
    """A stretch of a text that runs one way: ``start`` to ``end``, in characters."""

    start: int
    end: int
    from_right: bool


@cache
def language_from_right(language: str) -> bool:
    """Whether a language (BCP 47, or with a variant as ``fi@selko``) is written from the right."""
    return language.partition("@")[0].partition("_")[0].casefold() in _LANGUAGES


def turns(text: str) -> bool:
    """Whether anything in ``text`` runs from the right."""
    return _ALPHABETS.search(text) is not None


def from_right(text: str) -> bool:
    """Whether a paragraph runs from the right: its first letter does (rule P2).

    >>> from_right("البيت, koti"), from_right("koti, البيت"), from_right("12")
    (True, False, False)
    """
    kinds = (unicodedata.bidirectional(sign) for sign in text if sign.isalpha())
    return next((kind in _FROM_RIGHT for kind in kinds if kind in ("L", *_FROM_RIGHT)), False)


def levels(text: str, *, right: bool) -> list[int]:
    """Give the level of each character of a paragraph that runs from the left, or from the ``right``.

    Even levels run from the left, odd ones from the right; 0 to 2.

    >>> levels("koti البيت 5", right=False)
    [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2]
    """
    base = int(right)
    kinds = [unicodedata.bidirectional(sign) or "L" for sign in text]
    kinds = ["BN" if kind in _CONTROLS else kind for kind in kinds]
    _weak(kinds, "R" if right else "L")
    _brackets(text, kinds, "R" if right else "L")
    _neutral(kinds, "R" if right else "L")
    return [_level(kind, base) for kind in kinds]


def parts(text: str, found: Sequence[int], base: int) -> list[Part]:
    """Give the stretches of a row in the order in which they stand, from the left.

    ``found`` are the levels of its characters, ``base`` that of the paragraph. Blanks at the row's end go with the
    paragraph (rule L1); then the highest levels are turned first (rule L2).
    """
    end = len(text.rstrip())
    settled = [*found[:end], *([base] * (len(text) - end))]
    runs: list[tuple[int, int, int]] = []
    for at, level in enumerate(settled):
        if runs and runs[-1][2] == level:
            runs[-1] = runs[-1][0], at + 1, level
        else:
            runs.append((at, at + 1, level))
    for level in range(max(settled, default=0), 0, -1):
        runs = _turned(runs, level)
    return [Part(start, end, level % 2 == 1) for start, end, level in runs]


def _turned(runs: list[tuple[int, int, int]], level: int) -> list[tuple[int, int, int]]:
    """Turn every stretch of runs at ``level`` or above."""
    found: list[tuple[int, int, int]] = []
    waiting: list[tuple[int, int, int]] = []
    for run in runs:
        if run[2] >= level:
            waiting.insert(0, run)
        else:
            found += [*waiting, run]
            waiting = []
    return found + waiting


def _weak(kinds: list[str], base: str) -> None:
    """Settle marks, numbers and what stands between them (rules W1 to W7)."""
    _marks(kinds, base)
    _digits(kinds, base)
    _between_digits(kinds)
    last = base
    for at, kind in enumerate(kinds):
        if kind in ("L", "R"):
            last = kind
        elif kind == "EN" and last == "L":
            kinds[at] = "L"


def _marks(kinds: list[str], base: str) -> None:
    """A mark is as what it stands on (W1)."""
    before = base
    for at, kind in enumerate(kinds):
        if kind == "NSM":
            kinds[at] = before
        if kind != "BN":
            before = kinds[at]


def _digits(kinds: list[str], base: str) -> None:
    """Digits after an Arabic letter are as its own (W2); then the letter is as any from the right (W3)."""
    last = base
    for at, kind in enumerate(kinds):
        if kind in ("L", "R", "AL"):
            last = kind
        elif kind == "EN" and last == "AL":
            kinds[at] = "AN"
        if kind == "AL":
            kinds[at] = "R"


def _between_digits(kinds: list[str]) -> None:
    """A point or a comma in a number, and a per cent sign beside it, belong to it (W4, W5, W6)."""
    for at in range(1, len(kinds) - 1):
        before, kind, after = kinds[at - 1 : at + 2]
        if before == after and ((kind == "CS" and before in _NUMBERS) or (kind == "ES" and before == "EN")):
            kinds[at] = before
    for order in (range(len(kinds)), range(len(kinds) - 1, -1, -1)):
        near = ""
        for at in order:
            if kinds[at] == "ET" and near == "EN":
                kinds[at] = "EN"
            elif kinds[at] != "BN":
                near = kinds[at]
    for at, kind in enumerate(kinds):
        if kind in ("ES", "ET", "CS", "BN", "B", "S", "WS"):
            kinds[at] = "ON"


def _brackets(text: str, kinds: list[str], base: str) -> None:
    """A pair of brackets runs as the paragraph where anything in it does, otherwise as what stands before (N0)."""
    for start, end in _pairs(text, kinds):
        inside = {_strong(kind) for kind in kinds[start + 1 : end]} - {""}
        if not inside:
            continue
        way = base
        if base not in inside:
            before = next((found for kind in reversed(kinds[:start]) if (found := _strong(kind))), base)
            way = before if before in inside else base
        kinds[start] = kinds[end] = way


def _pairs(text: str, kinds: Sequence[str]) -> list[tuple[int, int]]:
    """Give the brackets that belong together, in the order in which they open."""
    opened: list[tuple[str, int]] = []
    found: list[tuple[int, int]] = []
    for at, sign in enumerate(text):
        if kinds[at] != "ON":
            continue
        if sign in _CLOSING:
            opened.append((_CLOSING[sign], at))
        elif sign in _CLOSING.values():
            match = next((place for place in range(len(opened) - 1, -1, -1) if opened[place][0] == sign), None)
            if match is not None:
                found.append((opened[match][1], at))
                del opened[match:]
    return sorted(found)


_CLOSING: Final = {"(": ")", "[": "]", "{": "}"}


def _neutral(kinds: list[str], base: str) -> None:
    """What has no direction goes with its neighbours where they agree, otherwise with the paragraph (N1, N2)."""
    at = 0
    while at < len(kinds):
        end = at
        while end < len(kinds) and kinds[end] == "ON":
            end += 1
        if end > at:
            before = _strong(kinds[at - 1]) if at else base
            after = _strong(kinds[end]) if end < len(kinds) else base
            kinds[at:end] = [before if before == after else base] * (end - at)
        at = end + 1


def _strong(kind: str) -> str:
    return "R" if kind in _NUMBERS or kind == "R" else "L" if kind == "L" else ""


def _level(kind: str, base: int) -> int:
    """Give the level (I1, I2)."""
    if base:
        return 1 if kind == "R" else 2
    return {"L": 0, "R": 1}.get(kind, 2)
