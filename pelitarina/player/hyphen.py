"""Where may a Finnish word be broken at a row's end? Only a word that no row can hold is broken at all.

Where an author has put soft hyphens, those count and nothing else. Nobody is asked to read a broken word in plain
language.
"""

import re
from collections.abc import Sequence
from typing import Final

_LEAST: Final = 8
"""Shorter words are not broken."""
_SOFT: Final = "\N{SOFT HYPHEN}"
_VOWELS: Final = frozenset("aeiouyäöå")
_WORD: Final = re.compile(r"[^\W\d_]+")


def breaks(word: str) -> Sequence[int]:
    """Give the characters before which a Finnish word may be broken, in their order.

    A syllable begins before each consonant that a vowel follows: the rule taught in school. Between vowels no row
    ends, and at least two letters stand on either side. Where the parts of a compound meet is not known: a break may
    stand a letter from there.

    >>> word = "toimeentulotukihakemus"
    >>> "-".join(word[i:j] for i, j in zip([0, *breaks(word)], [*breaks(word), None]))
    'toi-meen-tu-lo-tu-ki-ha-ke-mus'
    """
    if len(word) < _LEAST or _SOFT in word:
        return ()
    return [match.start() + at for match in _WORD.finditer(word) for at in _syllables(match[0].casefold())]


def _syllables(word: str) -> list[int]:
    """Give where its syllables begin, but the first."""
    first = next((at for at, sign in enumerate(word) if sign in _VOWELS), len(word))
    return [
        at for at in range(max(2, first), len(word) - 1) if word[at] not in _VOWELS and word[at + 1] in _VOWELS
    ]  # fmt: skip
