"""Where may a caret stand in a text, letter by letter and word by word?

A letter as people see it (a grapheme) can be many code points: ä typed in two parts, a flag, a family.
The rules are those of extended grapheme clusters in Unicode's annex 29 (UAX #29), with two
simplifications that only ever join more: every spacing mark belongs to what stands before it, and every
symbol counts as a pictograph beside a joiner. Marks that go with what follows (GB9b: signs of Arabic
numbers and a few rare letters) stand alone. Code points newer than Python's Unicode tables count as
letters.

Words are told apart by letters, digits and space, with no dictionary: a run of Thai, Khmer or Chinese
is one word.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from typing import Final, NamedTuple


def boundaries(text: str) -> tuple[int, ...]:
    r"""Give every offset where a caret may stand, from 0 to the length of ``text``, in code points.

    Source:
        UAX #29, table 1c and the rules GB3-GB9a, GB9c, GB11-GB13.

    >>> boundaries("a\u0308iti 🇫🇮")
    (0, 2, 3, 4, 5, 6, 8)
    """
    return (0, *(cluster.end() for cluster in _CLUSTER.finditer(text.translate(_CLASSES))))


def at_or_before(text: str, offset: int) -> int:
    """Give the last boundary that is not after ``offset``; 0 if ``offset`` is below."""
    edges = boundaries(text)
    return edges[max(0, bisect_right(edges, offset) - 1)]


def at_or_after(text: str, offset: int) -> int:
    """Give the first boundary that is not before ``offset``; the end if ``offset`` is above."""
    edges = boundaries(text)
    return edges[min(len(edges) - 1, bisect_left(edges, offset))]


def word_stops(text: str) -> tuple[int, ...]:
    """Give the offsets where moving by words stops: each word, each run of signs, each end of a line, and both ends.

    An apostrophe or a colon inside a word and a point or a comma inside a number belong to it; a hyphen
    stands for itself, as in the word processors that people know.

    >>> word_stops("Kela:n linja-auto, 3,50 e")
    (0, 7, 12, 13, 17, 19, 24, 25)
    """
    starts = {run.start for run in _runs(text) if run.kind != "space"}
    return tuple(sorted(starts | {0, len(text)}))


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Give start and end of the word at ``offset`` (0 to the length of ``text``), or of the signs or the space there.

    Between two of them a word goes first, then what follows. An end of a line is never part of it.

    >>> word_at("rei'itin, kyllä", 8)
    (0, 8)
    """
    touching = [run for run in _runs(text) if run.start <= offset <= run.end and run.kind != "line"]
    if not touching:
        return offset, offset
    best = max(reversed(touching), key=lambda run: run.kind == "word")
    return best.start, best.end


class _Run(NamedTuple):
    kind: str | None
    start: int
    end: int


def _runs(text: str) -> list[_Run]:
    """Part ``text`` into words, signs, space and ends of lines; what a grapheme is, its first part says."""
    edges, kinds = boundaries(text), text.translate(_KINDS)
    heads = "".join(kinds[edge] for edge in edges[:-1])
    return [_Run(run.lastgroup, edges[run.start()], edges[run.end()]) for run in _RUN.finditer(heads)]


class _Table(dict[int, str]):
    """One letter for each code point, worked out when it is first met; for ``str.translate``."""

    def __init__(self, find: Callable[[str], str]) -> None:
        self._find = find

    def __missing__(self, code: int) -> str:
        self[code] = self._find(chr(code))
        return self[code]


# The classes of UAX #29, table 2, and of Indic_Conjunct_Break, each by a letter of its own.
_LISTED: Final = re.compile(
    "|".join(
        f"(?P<{name}>[{members}])"
        for name, members in {
            "r": "\r",
            "n": "\n",
            "Z": "\u200d",  # joins pictographs
            "N": "\u200c",  # keeps letters apart, yet belongs to the one before
            "R": "\U0001f1e6-\U0001f1ff",  # two make a flag
            "E": "\uff9e\uff9f\U0001f3fb-\U0001f3ff\U000e0020-\U000e007f",  # voicing, skin tones, tags
            "S": "\u0e33\u0eb3",
            "L": "\u1100-\u115f\ua960-\ua97c",
            "V": "\u1160-\u11a7\ud7b0-\ud7c6",
            "T": "\u11a8-\u11ff\ud7cb-\ud7fb",
            "H": "\u094d\u09cd\u0acd\u0b4d\u0c4d\u0d4d",  # tie two consonants of the six scripts of GB9c
            "K": "\u0915-\u0939\u0958-\u095f\u0978-\u097f\u0995-\u09b9\u09dc-\u09df\u09f0\u09f1"
            "\u0a95-\u0ab9\u0af9\u0b15-\u0b39\u0b5c-\u0b5f\u0b71\u0c15-\u0c39\u0c58-\u0c5a\u0d15-\u0d3a",
            "X": "\u203c\u2049\u2194\u25fb-\u25fe\u3030\u303d\U0001f000-\U0001faff\U0001fc00-\U0001fffd",
        }.items()
    )
)
_BY_CATEGORY: Final = {
    "Mn": "E", "Me": "E", "Mc": "S", "So": "X", "Cc": "C", "Cf": "C", "Cs": "C", "Zl": "C", "Zp": "C",
}  # fmt: skip
_CLUSTER: Final = re.compile(
    r"""
      rn | [rnC]
    | (?: L*+ (?: V++ | vV*+ | t ) T*+ | L++ | T++   # a Korean syllable
        | RR                                         # a flag
        | X (?: [EHN]*+ ZX )*+                       # pictographs joined to one
        | K (?: [EZ]*+ H [EHZ]*+ K )*+               # an Indic conjunct
        | [^rnC] )
      [EHNSZ]*+
    """,
    re.VERBOSE,
)
_RUN: Final = re.compile(
    r"(?P<word>(?:[ad]|(?<=[ad])q(?=[ad])|(?<=d)c(?=d))+)|(?P<space>s+)|(?P<line>n)|(?P<sign>[qcp]+)"
)


def _class(character: str) -> str:
    """Give the class that decides about graphemes."""
    if listed := _LISTED.match(character):
        return str(listed.lastgroup)
    if "\uac00" <= character <= "\ud7a3":  # a Korean syllable of two parts, or of three
        return "t" if (ord(character) - 0xAC00) % 28 else "v"
    return _BY_CATEGORY.get(unicodedata.category(character), "O")


def _kind(character: str) -> str:
    """Give the kind that decides about words: a letter, digit, quiet sign in a word, sign in a number, space, ..."""
    if character in "\n\r":
        return "n"
    if character.isspace():
        return "s"
    if character.isalpha() or character == "_":
        return "a"
    if character.isnumeric():
        return "d"
    if character in "'’:" or unicodedata.category(character) == "Cf":
        return "q"
    return "c" if character in ".," else "p"


_CLASSES: Final = _Table(_class)
_KINDS: Final = _Table(_kind)
