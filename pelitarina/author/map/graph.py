"""What is on a map: a card for each passage, its ways out, and what the checker says of it?

Pure data made of a story; where a card stands is not decided here.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.check.report import severity
from pelitarina.play.step import DEFAULT_ENDING
from pelitarina.story.diagnostic import Diagnostic, Place, Severity
from pelitarina.story.model import END, Choice, Condition, Passage, Story, Target
from pelitarina.story.model import Way as Written

Kind = Literal["choice", "go", "otherwise", "call", "after", "item"]
NEVER = frozenset({"PT301"})
"""What the checker says of a passage that is proved never to be reached."""


class Way(Struct, frozen=True):
    """One way out of a card.

    Attributes:
        to: a passage, ``BACK``, or the id of an ending.
        label: a choice's words; empty for a way that nobody chooses.
        condition: as written; empty where there is none.
    """

    to: str
    kind: Kind
    label: str = ""
    condition: str = ""
    once: bool = False


class Card(Struct, frozen=True):
    """One passage, some passages in a row that were folded together, or an ending.

    Attributes:
        id: the first passage's name; an ending's begins with ``END``.
        names: the passages on it; for an ending its name.
        words: how it begins.
        areas: the life areas of its prompts, each once; ``choose`` and an empty text where none is said.
        prompts: how many questions it asks.
        found: what the checker says of it.
        never: proved never to be reached.
        file: where it is written.
    """

    id: str
    names: tuple[str, ...]
    words: str = ""
    ways: tuple[Way, ...] = ()
    areas: tuple[str, ...] = ()
    prompts: int = 0
    found: tuple[Diagnostic, ...] = ()
    never: bool = False
    start: bool = False
    ending: bool = False
    file: str = ""

    @property
    def gravest(self) -> Severity | None:
        """The gravest of what is said of it."""
        order = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
        graves = {severity(one) for one in self.found}
        return next((grade for grade in order if grade in graves), None)


def graph(story: Story, places: Mapping[str, Place], found: Sequence[Diagnostic]) -> tuple[Card, ...]:
    """Give a card for each passage in the order written, then one for each ending.

    ``places`` says where each passage begins, ``found`` what the checker says.
    """
    told = _by_passage(places, found)
    cards = [_card(story, passage, places[name], told.get(name, ())) for name, passage in story.passages.items()]
    endings = dict.fromkeys(way.to for card in cards for way in card.ways if _is_ending(way.to))
    return (*cards, *(Card(one, (one.removeprefix(f"{END} "),), ending=True) for one in endings))


def elsewhere(places: Mapping[str, Place], found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Give what the checker says that belongs to no passage."""
    told = {id(one) for some in _by_passage(places, found).values() for one in some}
    return tuple(one for one in found if id(one) not in told)


def into(cards: Iterable[Card]) -> dict[str, tuple[str, ...]]:
    """Give, for each card, the cards that lead to it, each once."""
    found: dict[str, dict[str, None]] = {}
    for card in cards:
        for way in card.ways:
            found.setdefault(way.to, {})[card.id] = None
    return {name: tuple(others) for name, others in found.items()}


def _is_ending(name: str) -> bool:
    return name == END or name.startswith(f"{END} ")


def _card(story: Story, passage: Passage, place: Place, told: Sequence[Diagnostic]) -> Card:
    prompts = passage.prompts.values()
    return Card(
        id=passage.name,
        names=(passage.name,),
        words=_first_words(passage),
        ways=tuple(_ways(passage)),
        areas=tuple(dict.fromkeys(prompt.area or "" for prompt in prompts)),
        prompts=len(prompts),
        found=tuple(told),
        never=any(one.code in NEVER for one in told),
        start=passage.name == story.start,
        file=place.file,
    )


def _first_words(passage: Passage) -> str:
    blocks = (*passage.blocks, *(passage.pick.items if passage.pick else ()))
    spoken = (part.text for block in blocks for part in block.prose if part.kind != "pause")
    asked = (prompt.question.text for prompt in passage.prompts.values())
    text = next(spoken, None) or next(asked, None) or (passage.alt.text if passage.alt else "")
    return " ".join(text.replace("*", "").replace("\\", "").split())


def _ways(passage: Passage) -> Iterator[Way]:
    """All ways out, in the order in which a reader meets them."""
    for choice in passage.choices.values():
        yield from _of_choice(choice)
    for item in passage.pick.items if passage.pick else ():
        if item.target:
            yield Way(_to(item.target, passage.ending), "item", condition=_said(item.condition), once=item.once)
    if passage.otherwise:
        yield Way(_to(passage.otherwise, passage.ending), "otherwise")
    if passage.call:
        yield Way(passage.call.name, "call")
    yield from _of_go(passage.go, "after" if passage.call else "go", passage.ending)


def _of_choice(choice: Choice) -> Iterator[Way]:
    label, once = choice.label.text, choice.once
    first = Way("", "choice", label, _said(choice.condition), once)
    if choice.call:
        yield replace(first, to=choice.call.name, kind="call")
        yield from _of_go(choice.go, "after", choice.ending)
        return
    for way in choice.go:
        both = " · ".join(part for part in (_said(choice.condition), _said(way.condition)) if part)
        yield replace(first, to=_to(way.target, choice.ending), condition=both)


def _of_go(ways: Iterable[Written], kind: Kind, ending: str | None) -> Iterator[Way]:
    for way in ways:
        yield Way(_to(way.target, ending), kind, condition=_said(way.condition))


def _to(target: Target, ending: str | None) -> str:
    return f"{END} {ending or DEFAULT_ENDING}" if target.name == END else target.name


def _said(condition: Condition | None) -> str:
    return condition.text if condition else ""


def _by_passage(places: Mapping[str, Place], found: Sequence[Diagnostic]) -> dict[str, list[Diagnostic]]:
    """Give each finding to the passage in whose lines it stands."""
    told: dict[str, list[Diagnostic]] = {}
    begins = sorted((place.file, place.line, name) for name, place in places.items())
    for one in found:
        at = bisect_right(begins, (one.place.file, one.place.line + 1))
        if at and begins[at - 1][0] == one.place.file:
            told.setdefault(begins[at - 1][2], []).append(one)
    return told
