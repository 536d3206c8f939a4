"""What does a worker see in the lives of many, that those who decide should hear?

Social reporting (section 7 of the Social Welfare Act, 1301/2014) tells of a phenomenon and of a group, never of a
person. A note is made by hand, of a worker's own words: there is no way from a customer's answer into one. What looks
like a person is refused (an identity code) or asked about (a name); the rest is the worker's to see to.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import InitVar, asdict, dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any, Final, NewType

from msgspec import Struct

from pelitarina.errors import Refused, message
from pelitarina.words import clean, has_identity_code

NoteId = NewType("NoteId", str)

LONGEST: Final = 2000
"""Signs of one text at most."""
TEXTS: Final = ("phenomenon", "area", "group", "proposal", "addressed_to")
"""The texts of a note, in the order in which they are asked."""
MAY_BE_EMPTY: Final = frozenset({"proposal", "addressed_to"})
"""Those of them that need not be there."""
TAGS: Final[Mapping[str, str]] = {
    "daily_living": message("Support in managing everyday life"),
    "housing": message("Needs to do with housing"),
    "money": message("Need for financial support"),
    "inclusion": message("Being left out of society; taking part in it"),
    "violence": message("Violence and other ill-treatment"),
    "crisis": message("Sudden crises"),
    "child": message("A child's balanced growth and wellbeing"),
    "substances": message("Intoxicants, mental health, illness, injury or ageing"),
    "functioning": message("Other needs to do with getting along"),
    "close_ones": message("Support for those who care for somebody close to them"),
}
"""The ten grounds of need for support in section 11 of the Social Welfare Act, in its order, in short words of ours."""
IDENTITY: Final = message(
    "A personal identity code stands in the note. A phenomenon is about many people and never about one: please tell "
    "it without the code."
)
_NAMED: Final = re.compile(r"(?<![.!?:\n] )(?<=[^\W\d_,;] )([A-ZÅÄÖ][a-zåäö]{2,}) ([A-ZÅÄÖ][a-zåäö]{2,})\b")
_NEEDED: Final = message("A note needs the phenomenon, an area, whom it touches, and at least one theme.")
_TOO_LONG: Final = message("A text of the note is too long: 2,000 signs are the most.")


class Signal(StrEnum):
    """What kind of thing was seen."""

    GOOD = "good"
    BAD = "bad"
    WEAK = "weak"


SIGNALS: Final[Mapping[Signal, str]] = {
    Signal.GOOD: message("Something that works"),
    Signal.BAD: message("A lack or a harm"),
    Signal.WEAK: message("A weak signal"),
}


@dataclass(frozen=True, slots=True)
class Phenomenon:
    """One note. All texts are the worker's own.

    Attributes:
        area: a municipality or a part of it.
        group: whom it touches: a group, such as *young people without a home of their own*.
        tags: keys of ``TAGS``, at least one, each once, in their order.
        proposal: what should be done; may be empty.
        addressed_to: who should hear it; may be empty.
        answer: what came back; empty until something has.

    Raises:
        TypeError: made anywhere but in this module: what a customer said has no way in.
    """

    phenomenon: str = field(repr=False)
    signal: Signal
    tags: tuple[str, ...]
    area: str = field(repr=False)
    group: str = field(repr=False)
    proposal: str = field(default="", repr=False)
    addressed_to: str = field(default="", repr=False)
    answer: str = field(default="", repr=False)
    gate: InitVar[object] = None

    def __post_init__(self, gate: object) -> None:
        if gate is not _GATE:
            raise TypeError("only note() makes a Phenomenon, from what a worker typed")

    def __iter__(self) -> Iterator[str]:
        """Give every text of it."""
        yield from (self.phenomenon, self.area, self.group, self.proposal, self.addressed_to, self.answer)


class Noted(Struct, frozen=True):
    """A note as it lies in the journal."""

    id: NoteId
    half: str
    noted_on: date
    note: Phenomenon
    answered_on: date | None = None


def note(given: Mapping[str, str], tags: tuple[str, ...], signal: Signal) -> Phenomenon:
    """Make a note of what a worker typed. This is the only way to one.

    Args:
        given: the texts by their names, those of ``Phenomenon``; what is not there is empty.
        tags: keys of ``TAGS``, in any order.
        signal: what kind of thing was seen.

    Raises:
        Refused: a text that is needed is empty, one is too long, or a personal identity code stands somewhere.
    """
    texts = {name: clean(text).strip() for name, text in given.items()}
    known = tuple(tag for tag in TAGS if tag in tags)
    if not known or not all(texts.get(name) for name in ("phenomenon", "area", "group")):
        raise Refused(why=_NEEDED)
    for text in texts.values():
        need_nobody(text)
    return Phenomenon(signal=signal, tags=known, **texts, gate=_GATE)


def answered(noted: Phenomenon, text: str) -> Phenomenon:
    """Give a note with what came back for it.

    Raises:
        Refused: the text points at a person, or is too long.
    """
    need_nobody(text)
    return from_facts(as_facts(noted) | {"answer": clean(text).strip()})


def as_facts(noted: Phenomenon) -> dict[str, Any]:
    """Give a note as JSON can hold it."""
    return asdict(noted)


def from_facts(facts: Mapping[str, Any]) -> Phenomenon:
    """Read what ``as_facts`` gave."""
    return Phenomenon(**{**facts, "signal": Signal(facts["signal"]), "tags": tuple(facts["tags"])}, gate=_GATE)


def need_nobody(text: str) -> None:
    """Refuse what points at a person or is too long.

    Raises:
        Refused: it holds an identity code, or more than ``LONGEST`` signs.
    """
    if has_identity_code(text):
        raise Refused(why=IDENTITY)
    if len(text) > LONGEST:
        raise Refused(why=_TOO_LONG)


def perhaps_names(note: Phenomenon) -> tuple[str, ...]:
    """Give what might be a person's name, to be asked about: two capital words that begin no sentence.

    Places and offices look the same, so this only ever asks.

    >>> told = {"phenomenon": "Asunnot maksavat. Siitä kertoi Maija Meikäläinen.", "area": "Kallio", "group": "nuoret"}
    >>> perhaps_names(note(told, ("housing",), Signal.BAD))
    ('Maija Meikäläinen',)
    """
    found = (match for text in note for match in _NAMED.finditer(text))
    return tuple(dict.fromkeys(f"{match[1]} {match[2]}" for match in found))


def holds_words_of(texts: Iterable[str], kept: Iterable[str]) -> bool:
    """Say whether ``RUN`` words one after another stand both in a note and in what somebody said.

    Capital letters, marks and line breaks do not hide them.

    >>> holds_words_of(["Moni sanoi: en minä jaksa enää jonottaa."], ["En minä jaksa enää jonottaa, sanoin."])
    True
    """
    runs = {run for text in texts for run in _runs(text)}
    return any(run in runs for text in kept for run in _runs(text)) if runs else False


RUN: Final = 5
_GATE: Final = object()


def _runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", text.casefold())
    for start in range(len(words) - RUN + 1):
        yield tuple(words[start : start + RUN])
