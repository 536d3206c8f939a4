"""Made-up languages that find what real ones would: very long words, Cyrillic, and letters from the right.

Each word of the program is widened or spelt anew, always in the same way; what stands in braces stays as it is. These
are no translations, and nobody is shown them.
"""

import re
from collections.abc import Callable
from functools import cache

from msgspec.structs import replace

from pelitarina.i18n.catalogue import Catalogue, StoryWords, program
from pelitarina.player.model import Model
from pelitarina.shipped import folder

LONG, RUSSIAN, ARABIC = "fi@long", "ru", "ar"
_KEPT = re.compile(r"(\{[^}]*\}|%%|[^\W\d_]+)")
_ACCENTS = str.maketrans("aeiouyAEIOUYdlnrstzcg", "áéíóúýÁÉÍÓÚÝďľňřšťžčģ")
_CYRILLIC = str.maketrans(
    "abcdefghijklmnopqrstuvwxyzåäöABCDEFGHIJKLMNOPQRSTUVWXYZÅÄÖ",
    "абцдефгхийклмнопкрстувшхыжояёАБЦДЕФГХИЙКЛМНОПКРСТУВШХЫЖОЯЁ",
)
_ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyzåäö", "ابصدهفجحيقكلمنوپقرستعشطخثزاذء")


def long(word: str) -> str:
    """Widen a word by about two fifths, and give its letters accents."""
    more = word[1:-1].casefold() * 2
    return (word[:-1] + more[: -(-len(word) * 2 // 5)] + word[-1:]).translate(_ACCENTS)


def russian(word: str) -> str:
    return (word + ("ение" if len(word) > 6 else "")).translate(_CYRILLIC)


def arabic(word: str) -> str:
    return ("ال" if len(word) > 5 else "") + word.casefold().translate(_ARABIC)


SPELT: dict[str, Callable[[str], str]] = {LONG: long, RUSSIAN: russian, ARABIC: arabic}
"""The languages in which a story can be made up; Russian and Arabic have words of their own for the program."""


def spelt(text: str, language: str) -> str:
    """Give a text as the language spells it; in the long one every fourth word is joined to the one before it."""
    made = _KEPT.sub(lambda one: one[0] if one[0][0] in "{%" else SPELT[language](one[0]), text)
    return re.sub(r"((?:[^\s{}]+ ){3}[^\W\d_]+) (?=[^\W\d_])", r"\1", made) if language == LONG else made


@cache
def catalogue(language: str) -> Catalogue:
    """Give the words of the program in a made-up language, made from the Finnish ones."""
    finnish = program("fi", folder("locales"))
    texts = {source: spelt(text, language) for source, text in finnish.texts.items()}
    plurals = {one: tuple(spelt(form, language) for form in forms) for one, forms in finnish.plurals.items()}
    return Catalogue(language, texts, plurals)


class MadeUp(StoryWords, frozen=True):
    """The words of a story in a made-up language."""

    def say(self, path: str, text: str, named: bool) -> str:
        del path, named
        return spelt(text, self.language)


def told(model: Model, language: str) -> Model:
    """Give a screen with its story in a made-up language."""
    if not model.playing:
        return model
    return replace(model, playing=replace(model.playing, words=MadeUp(language)))
