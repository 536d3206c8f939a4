"""What is on a card of the next step, and how is it said in words?

A goal; whether something is to become better or to hold; what helps, what hinders, who does it, and when; and what the
person sees differently from the others. Each part may be left empty. The words are a person's own, so that no
``repr`` shows them.
"""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any, Final

from msgspec.structs import asdict

from pelitarina.private import Private


class Way(StrEnum):
    """Whether something is to become better, or is to hold as it is."""

    BETTER = "better"
    HOLD = "hold"


class NextStep(Private, frozen=True):
    """A card of the next step."""

    goal: str = ""
    way: Way | None = None
    helps: str = ""
    hinders: str = ""
    who: str = ""
    when: str = ""
    differs: str = ""


WORDS: Final = ("goal", "helps", "hinders", "who", "when", "differs")
"""The parts that are written in words, in the order of the card; ``way`` stands behind the goal."""


def written(step: NextStep, word: str, text: str) -> NextStep:
    """Give the card with ``text`` as one of ``WORDS``."""
    return from_data({**as_data(step), word: text})


def empty(step: NextStep) -> bool:
    """Say whether nothing is written on the card. A way alone says nothing: better than what?"""
    return not any(text.strip() for text in texts(step))


def texts(step: NextStep) -> Iterator[str]:
    """Give every text on the card."""
    yield from (getattr(step, word) for word in WORDS)


def as_words(step: NextStep, labels: Mapping[str, str]) -> str:
    """Give the card as words: a text line for each part that is there.

    Args:
        step: as it was made; its words stay as they are.
        labels: what each of ``WORDS`` is called, and what is said for each ``Way``.

    >>> labels = {"goal": "Tavoite", "better": "parempaan", "who": "Kuka"}
    >>> print(as_words(NextStep("käyn uimassa", Way.BETTER, who="minä"), labels))
    Tavoite: käyn uimassa
    parempaan
    Kuka: minä
    """
    rows: list[str] = []
    for word in WORDS:
        text = getattr(step, word)
        rows += [f"{labels[word]}: {text}"] if text.strip() else []
        rows += [labels[step.way]] if word == "goal" and step.way else []
    return "\n".join(rows)


def as_data(step: NextStep) -> dict[str, Any]:
    """Give the card as plain data: ``way`` (or null), and each of ``WORDS``."""
    return asdict(step)


def from_data(data: Mapping[str, Any]) -> NextStep:
    """Read what ``as_data`` gave, also after it was written as JSON."""
    return NextStep(**{**data, "way": Way(data["way"]) if data["way"] else None})
