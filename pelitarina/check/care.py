"""Is a story kind to a tired reader: how heavy it reads, how much there is to choose, what it calls people?

All of it is taste and care, told as notes. What people in the story say is left alone: a landlord may
blame, the story does not.
"""

import re
from collections.abc import Collection, Iterator

from pelitarina.check.references import Said
from pelitarina.story.model import Block, Passage, Story
from pelitarina.words import base_language

MOST_WORDS = 12
"""Words of a choice's label."""
MOST_CHOICES = 10
"""Choices of one passage."""
LEAST_WEIGHED = 30
"""Words of a passage below which no reading level is told: a sentence or two say little."""
LEVELS = {"fi": 60, "sv": 45, "en": 45}
"""The reading level (LIX) above which a passage is heavy; Finnish words are long, and count as such in no other way.

Source:
    C.-H. Björnsson, Läsbarhet (1968), for the measure. The limits are our own: well above all that we
    wrote ourselves, for word length alone says little in Finnish.
"""
_ELSEWHERE = 55  # languages of which we have no measure of our own

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:…]+(?=[\"”’')»]*(?:\s|$))")
_LONG_WORD = 6
_LETTER, _END, _BLANK, _SIGN, _OTHER = b"x", b".", b" ", b"/", b"\0"
_BETWEEN = {**dict.fromkeys(".!?:", _END), **dict.fromkeys(" \n", _BLANK), **dict.fromkeys(',;"*(){}[]/', _SIGN)}
"""Signs that stand between words, whatever stands beside them."""
_SEEN = b"".join(_LETTER if sign.isalpha() else _BETWEEN.get(sign, _OTHER) for sign in map(chr, range(256)))
"""What each sign of Latin-1 is at a glance."""
_SMALL = bytes(ord(sign.lower()) for sign in map(chr, range(256)))

_NUMBERS = {"sv": "ett|två|tre|fem|tio|extra|fler", "en": "one|two|three|five|ten|extra|more"}
_POINTS = {
    "fi": (
        "pistettä", "pisteitä", "pisteesi", "pistemäärä*", "tulostaulu*", "voitit pelin", "hävisit pelin",
        "oikea vastaus", "väärä vastaus",
    ),
    "sv": ("# poäng", "din poäng*", "topplista*", "du vann spelet", "du förlorade spelet", "rätt svar", "fel svar"),
    "en": (
        "# point", "# points", "your points", "your score", "high score", "high scores", "game over",
        "you won the game", "you lost the game", "you win the game", "you lose the game",
        "right answer", "wrong answer", "correct answer",
    ),
}  # fmt: skip
_BLAME = {
    "fi": (
        "oma vika*", "omaa syytäsi", "sinun syytäsi", "sinun olisi pitänyt", "miksi et", "mikset", "miksi ette",
        "etkö ymmärtänyt",
    ),
    "sv": (
        "ditt fel", "ditt eget fel", "skyll dig själv", "du borde ha", "varför gjorde du inte", "varför sa du inte",
        "varför tog du inte", "varför bad du inte", "varför har du inte",
    ),
    "en": (
        "your fault", "your own fault", "you should have", "why didn't you", "why didn’t you", "why did you not",
        "why don't you", "why don’t you", "you failed",
    ),
}  # fmt: skip
_LESSON = {
    "fi": ("tarinan opetus*", "tästä opimme", "tästä opit", "muista aina"),
    "sv": ("sensmoral*", "lärdomen är", "kom alltid ihåg"),
    "en": ("the moral of", "the lesson is", "the lesson here", "always remember"),
}
_WORDS = {"PT327": _POINTS, "PT328": _BLAME, "PT329": _LESSON}
"""What is sought, by code and language: ``*`` is any ending, ``#`` a number."""


def heavy_passages(story: Story) -> Iterator[Said]:
    """Tell of passages that read heavily."""
    most = LEVELS.get(base_language(story.language), _ELSEWHERE)
    for passage in story.passages.values():
        blocks = _shown(passage)
        text = "\n".join([part.text for block in blocks for part in block.prose if part.kind != "pause"])
        if len(text) < 2 * LEAST_WEIGHED - 1 or _surely_light(text, most):  # a word has a letter and a blank
            continue
        words = _WORD.findall(text)
        if len(words) >= LEAST_WEIGHED and (level := _level(text, words)) > most:
            yield "PT324", passage.at, (("level", str(level)), ("most", str(most)))


def _surely_light(text: str, most: int) -> bool:
    """Say whether it is seen at a glance that ``text`` does not read more heavily than ``most``: of most texts it is.

    Where only plain signs stand between words, these are counted by their ends; of the sentences only
    those are counted that end before a blank, which are never too many, and of the long words none too few.
    """
    try:
        seen = text.replace("…", ".").replace("”", '"').encode("latin-1").translate(_SEEN)
    except UnicodeEncodeError:
        return False
    if _OTHER in seen:
        return False  # hyphens, numbers: to be looked at more closely
    long_words = seen.count(_LETTER * (_LONG_WORD + 1))
    ended = seen.count(_LETTER + _BLANK) + seen.count(_LETTER + _END) + seen.count(_LETTER + _SIGN)
    words = ended + seen.endswith(_LETTER)  # where one ends, one was
    return _weighed(words, long_words, seen.count(_END + _BLANK)) <= most


def much_to_choose(story: Story) -> Iterator[Said]:
    """Tell of long labels, and of passages with many choices."""
    for passage in story.passages.values():
        if len(passage.choices) > MOST_CHOICES:
            yield "PT326", passage.at, (("count", str(len(passage.choices))), ("most", str(MOST_CHOICES)))
        for choice in passage.choices.values():
            label = choice.label.text
            if label.count(" ") >= MOST_WORDS and (count := len(label.split())) > MOST_WORDS:
                yield "PT325", choice.at, (("count", str(count)), ("most", str(MOST_WORDS)))


def unkind_words(story: Story) -> Iterator[Said]:
    """Tell of words for points, blame and lessons, where the story itself speaks."""
    language = base_language(story.language)
    told = [one for passage in story.passages.values() for one in _told(passage)]
    whole = _small("\n".join([text for _, text in told]))  # most stories have none of these words: one look will do
    for code, words in _WORDS.items():
        met = [_pattern(phrase, language) for phrase in words.get(language, ()) if _bare(phrase) in whole]
        if met:
            sought = re.compile(rf"\b(?:{'|'.join(met)})\b", re.IGNORECASE)
            found = ((at, sought.search(text)) for at, text in told)
            yield from ((code, at, (("found", one[0]),)) for at, one in found if one)


def reading_level(text: str) -> int:
    """Give the LIX of ``text``: words to a sentence, and how many of a hundred words have more than six letters.

    >>> reading_level("Sataa. Samir katsoo ikkunasta pihalle.")
    42
    """
    words = _WORD.findall(text)
    return _level(text, words) if words else 0


def _level(text: str, words: Collection[str]) -> int:
    return _weight(words, len(_SENTENCE_END.findall(text)))


def _weight(words: Collection[str], sentences: int) -> int:
    return _weighed(len(words), sum(map(_LONG_WORD.__lt__, map(len, words))), sentences)


def _weighed(words: int, long_words: int, sentences: int) -> int:
    return round(words / max(1, sentences) + 100 * long_words / max(1, words))


def _small(text: str) -> str:
    """Give a text in small letters, for a first look: signs that no word sought has may be left out."""
    for sign in "…”“–—":
        text = text.replace(sign, " ")
    try:
        return text.encode("latin-1").translate(_SMALL).decode("latin-1")  # a twentieth of the time
    except UnicodeEncodeError:
        return text.lower()


def _bare(phrase: str) -> str:
    """Give what stands in every text that has ``phrase``."""
    return phrase.removeprefix("# ").removesuffix("*")


def _pattern(phrase: str, language: str) -> str:
    number = f"(?:[0-9]+|{_NUMBERS[language]}) " if phrase.startswith("#") else ""
    return number + re.escape(_bare(phrase)) + (r"\w*" if phrase.endswith("*") else "")


def _shown(passage: Passage) -> tuple[Block, ...]:
    return (*passage.blocks, *(passage.pick.items if passage.pick else ()))


def _told(passage: Passage) -> list[tuple[int, str]]:
    """What the story itself says and asks, each with where its part begins; not what its people say or write."""
    at = passage.at
    told = [(at, part.text) for block in _shown(passage) for part in block.prose if part.kind == "prose"]
    if passage.talk:
        told += [(at, question.text) for question in passage.talk]
    for prompt in passage.prompts.values():
        told.append((prompt.at, prompt.question.text))
        if prompt.hint:
            told.append((prompt.at, prompt.hint.text))
    for choice in passage.choices.values():
        if choice.why_not:
            told.append((choice.at, choice.why_not.text))
        if choice.blocks:
            told += [(choice.at, part.text) for block in choice.blocks for part in block.prose if part.kind == "prose"]
    return told
