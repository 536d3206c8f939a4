"""Where does one sentence end and the next begin? A voice is given one at a time, so that it can be silent at once."""

from pelitarina.player.speech.written import Word, spoken
from pelitarina.private import Private

_ENDS = ".!?…"
_CLOSES = "\"'”’»)]"
MOST = 60
"""Words in one sentence at most; a longer one is parted."""
_HELD = 20
"""From this word on, a comma may part a sentence that is too long."""


class Sentence(Private, frozen=True):
    """Some words that are said in one breath.

    Attributes:
        widget: the id of what shows them.
        shown: the whole text that they stand in; empty where nothing on screen shows it.
        language: tag of the language.
    """

    widget: str
    language: str
    words: tuple[Word, ...]
    shown: str = ""

    @property
    def text(self) -> str:
        """What the voice is given."""
        return " ".join(word.said for word in self.words)


def sentences(widget: str, text: str, language: str, *, seen: bool = True) -> tuple[Sentence, ...]:
    """Part a text; with ``seen`` False it is said only, and stands nowhere."""
    found: list[Sentence] = []
    held: list[Word] = []
    for word in spoken(text, language):
        if held and "\n" in text[held[-1].end : word.start]:
            found.append(_made(widget, held, text, language, seen=seen))
            held = []
        held.append(word)
        if _ended(word, text) or len(held) >= MOST or (len(held) >= _HELD and word.said[-1] in ",;:"):
            found.append(_made(widget, held, text, language, seen=seen))
            held = []
    if held:
        found.append(_made(widget, held, text, language, seen=seen))
    return tuple(found)


def _made(widget: str, held: list[Word], text: str, language: str, *, seen: bool) -> Sentence:
    words = tuple(held) if seen else tuple(Word(-1, -1, word.said) for word in held)
    return Sentence(widget, language, words, text if seen else "")


def _ended(word: Word, text: str) -> bool:
    """Whether a sentence ends with this word: a stop, and then a capital, a figure or a quotation mark."""
    stop = word.said.rstrip(_CLOSES)
    after = text[word.end :].lstrip()
    return stop.endswith(tuple(_ENDS)) and (not after or not after[0].islower())
