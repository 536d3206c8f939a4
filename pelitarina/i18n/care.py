"""What is there to say about one translation: are its names right, is it too long, can it be inflected?"""

import re
from collections.abc import Collection

from pelitarina.story.prose import holes

INFLECTING = frozenset({
    "be", "bs", "cs", "el", "et", "fi", "hr", "hu", "hy", "is", "ka", "kk", "la", "lt", "lv", "pl", "ru", "se", "sk",
    "sl", "sma", "smn", "sms", "sq", "sr", "tr", "uk",
})  # fmt: skip
"""Languages in which a noun takes another form where it stands in a sentence, so that a label put there may not fit."""
_TWICE, _AT_LEAST = 2.0, 20
_GLUED = re.compile(r"(?<!\\)\{\s*([^{}\n]*?)\s*\}[^\W\d_]")
_IN_A_CLAUSE = re.compile(r"(?<!\\)(?P<open>[:\"»”'(–-]\s*)?\{\s*(?P<name>[^{}\n]*?)\s*\}(?P<after>\s+[^\W\d_])?")


def wrong_names(source: str, translation: str) -> tuple[str, ...]:
    """Give the ``{names}`` that a translation leaves out or adds.

    >>> wrong_names("You have {raha} euros.", "Du har {pengar} euro.")
    ('pengar', 'raha')
    """
    return tuple(sorted(set(holes(source)) ^ set(holes(translation))))


def too_long(source: str, translation: str) -> bool:
    """Say whether a translation has over 200 % of the signs; short ones may (up to 20 signs more)."""
    return len(translation) > _TWICE * len(source) and len(translation) > len(source) + _AT_LEAST


def inflecting(language: str) -> bool:
    """Say whether nouns take another form where they stand in a sentence of a language, by its tag."""
    return language.partition("@")[0].partition("-")[0].partition("_")[0] in INFLECTING


def unfitting(text: str, language: str, labels: Collection[str]) -> str:
    """Give the first bare ``{name}`` in an inflecting language whose words may not fit, or an empty text.

    Bare is a name with an ending glued to it, or (``labels``: those that print an option) one in the middle
    of a clause. A label behind a colon, in quotation marks, or at the end of a clause can stand as it is.

    >>> unfitting("Otat {esine} mukaan.", "fi", {"esine"}), unfitting("Mukaan lähtee: {esine}.", "fi", {"esine"})
    ('esine', '')
    >>> unfitting("Istut {paikka}ssa.", "fi", ()), unfitting("You take {thing} along.", "en", {"thing"})
    ('paikka', '')
    """
    if "{" not in text or not inflecting(language):
        return ""
    if glued := _GLUED.search(text):
        return glued[1]
    found = _IN_A_CLAUSE.finditer(text)
    return next((one["name"] for one in found if one["name"] in labels and one["after"] and not one["open"]), "")
