"""What is a story, once it has been read?

Frozen values with the shape of the language and nothing else: no files, no look-ups, no play. They
are filled by hand in ``read``, which knows where each came from; ten thousand passages through a
validating library would take as long again as reading them. What has many fields and is made very often
is a named tuple.
``at`` is always an offset into the story's files (``diagnostic.Findings.place``).
Longer than most modules: every value of the language stands here, side by side.
"""

from collections.abc import Iterator, Mapping
from functools import cached_property
from types import MappingProxyType
from typing import Any, Literal, NamedTuple, NewType

from msgspec import Struct, field

from pelitarina.story.effect import Effect
from pelitarina.story.expression import Expression
from pelitarina.story.prose import Line, Paragraph

PassageName = NewType("PassageName", str)
AGES = ("children", "youth", "young_adults", "adults", "older")
"""Whom a story can be written for, in the order of life; none named: anybody."""
MOST_PLAYERS = 8
"""How many can play a story together at most, beside the worker."""
END = "END"
BACK = "BACK"


class YesNo(Struct, frozen=True):
    """A yes/no; starts as no."""

    at: int = 0


class Number(Struct, frozen=True):
    """A whole number from ``low`` to ``high``; every change is clamped."""

    low: int
    high: int
    start: int
    at: int = 0


class OneOf(Struct, frozen=True):
    """Always exactly one of its options (name to label; a label may be missing where it is never printed)."""

    options: Mapping[str, Line | None]
    start: str
    at: int = 0


class SomeOf(Struct, frozen=True):
    """Any number of at most 16 options; starts empty."""

    options: Mapping[str, Line | None]
    at: int = 0


class Rule(Struct, frozen=True):
    """A condition with a name; never set, read live."""

    condition: "Condition"
    at: int = 0


Variable = YesNo | Number | OneOf | SomeOf | Rule


class Condition(Struct, frozen=True):
    """A condition as checked, and as it was written."""

    expression: Expression
    text: str
    at: int


class Target(NamedTuple):
    """Where a way leads: a passage, ``END`` or ``BACK``."""

    name: str
    at: int


class Way(NamedTuple):
    """One line of ``go``: taken if its condition holds; the last has none."""

    condition: Condition | None
    target: Target


class Block(NamedTuple):
    """Some prose with its guards. ``path`` names it where it is marked as used up."""

    path: str
    context: str
    prose: tuple[Paragraph, ...]
    condition: Condition | None = None
    answers: bool = False  # else / else if: only if the block before did not show
    once: bool = False
    target: Target | None = None  # items of a pick only
    at: int = 0


class Pick(Struct, frozen=True):
    """One of several items is shown."""

    how: Literal["first", "in order", "cycle", "shuffle", "once each", "best"]
    items: tuple[Block, ...]
    at: int


class Write(Struct, frozen=True):
    """Free text. It never reaches a condition."""

    kind = "write"


class Scale(Struct, frozen=True):
    """A whole number from ``first`` to ``last``, with words at both ends."""

    low: Line
    high: Line
    first: int
    last: int
    kind = "scale"


class Options(Struct, frozen=True):
    """One option (``most`` is None) or up to ``most`` of them."""

    options: Mapping[str, Line]
    most: int | None

    @property
    def kind(self) -> str:
        """``one`` or ``some``."""
        return "one" if self.most is None else "some"


class Template(Struct, frozen=True):
    """An empty life line: what it is called, and its phases from early to late."""

    label: Line
    phases: tuple[Line, ...]


class LifeLine(Struct, frozen=True):
    """A line of phases with things on it. ``thing`` says what a thing is called; None for the program's own word."""

    thing: Line | None
    templates: Mapping[str, Template]
    kind = "life_line"


class Circle(Struct, frozen=True):
    """A circle of life areas, by their ids in the order shown. It asks of each: now, how important, which way."""

    areas: tuple[str, ...]
    kind = "circle"


class Card(Struct, frozen=True):
    """A card of a deck: what stands on it, and its picture if it has one."""

    label: Line
    picture: str | None = None
    alt: Line | None = None
    picture_at: int = 0


class Cards(Struct, frozen=True):
    """A deck of cards of which up to ``most`` may be taken."""

    deck: Mapping[str, Card]
    most: int
    kind = "cards"

    @property
    def options(self) -> dict[str, Line]:
        """What stands on each card, by name."""
        return {name: card.label for name, card in self.deck.items()}


class NextStep(Struct, frozen=True):
    """A card of the next step: goal, better or hold, what helps, what hinders, who, when."""

    kind = "next_step"


Form = Write | Scale | Options | LifeLine | Circle | Cards | NextStep


class Prompt(Struct, frozen=True):
    """A question to the person in the room. Always skippable.

    ``area`` is a life area id, ``choose`` (the customer says which), or None.
    """

    name: str
    question: Line
    form: Form
    area: str | None
    hint: Line | None
    who: Literal["customer", "worker", "both"]
    into: str | None
    at: int
    into_at: int = 0

    @property
    def owners(self) -> tuple[str, ...]:
        """Who is asked, in order."""
        return ("customer", "worker") if self.who == "both" else (self.who,)


class Choice(NamedTuple):
    """A choice as written; what is shown of it now is an *offer*."""

    name: str
    label: Line
    condition: Condition | None
    why_not: Line | None
    once: bool
    effects: tuple[Effect, ...]
    blocks: tuple[Block, ...]
    go: tuple[Way, ...]
    call: Target | None
    ending: str | None
    at: int


NOTHING_ASKED: Mapping[str, Prompt] = MappingProxyType({})
"""The prompts of a passage that asks nothing: one for all of them."""


NO_CHOICES: Mapping[str, Choice] = MappingProxyType({})
"""The choices of a passage that has none."""


class Passage(NamedTuple):
    """One screenful of text, its prompts, and the ways out of it."""

    name: str
    at: int
    blocks: tuple[Block, ...] = ()
    pick: Pick | None = None
    effects: tuple[Effect, ...] = ()
    talk: tuple[Line, ...] = ()
    prompts: Mapping[str, Prompt] = NOTHING_ASKED
    choices: Mapping[str, Choice] = NO_CHOICES
    go: tuple[Way, ...] = ()
    call: Target | None = None
    otherwise: Target | None = None
    ending: str | None = None
    picture: str | None = None
    alt: Line | None = None
    sound: str | None = None
    caption: Line | None = None
    mood: str | None = None
    picture_at: int = 0
    sound_at: int = 0


class Story(Struct, frozen=True, dict=True):
    """A whole story.

    ``sha256`` is over its YAML files in reading order. ``counted`` are the passages whose visits some
    condition or pick needs, ``noticed`` the choices that some condition looks back at, ``printed`` the names
    that its texts print, ``prints`` those of each passage that prints any, in reading order, ``slots`` the place
    of each variable that is no rule in ``play.state.State.values``.
    ``players`` are the fewest and the most who can play it together, the worker not counted.
    ``ready`` is where play puts what it has worked out of a story once and for all; it follows from the rest,
    and is no part of it.
    """

    id: str
    title: Line
    language: str
    start: str
    passages: Mapping[str, Passage]
    variables: Mapping[str, Variable] = field(default_factory=dict)
    about: Line | None = None
    authors: tuple[str, ...] = ()
    licence: str = ""
    minutes: int | None = None
    ages: tuple[str, ...] = ()
    players: tuple[int, int] = (1, MOST_PLAYERS)
    people: Mapping[str, Line] = field(default_factory=dict)
    content: tuple[Line, ...] = ()
    always: tuple[Condition, ...] = ()
    never: tuple[Condition, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    noticed: frozenset[str] = frozenset()
    printed: frozenset[str] = frozenset()
    prints: Mapping[str, frozenset[str]] = field(default_factory=dict)
    sha256: str = ""
    slots: Mapping[str, int] = field(default_factory=dict)

    @cached_property
    def ready(self) -> dict[str, Any]:
        """What has been worked out of it once; a changed copy of it begins with nothing."""
        return {}

    @property
    def areas(self) -> tuple[str, ...]:
        """The life areas that its prompts name, each once, in reading order."""
        prompts = [prompt for passage in self.passages.values() for prompt in passage.prompts.values()]
        named = (area for prompt in prompts for area in _areas(prompt))
        return tuple(dict.fromkeys(area for area in named if area != "choose"))

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures that its passages and the cards in them name, each once, in reading order."""
        return tuple(dict.fromkeys(name for passage in self.passages.values() for name in _pictures(passage)))


def _pictures(passage: Passage) -> Iterator[str]:
    decks = (prompt.form.deck for prompt in passage.prompts.values() if isinstance(prompt.form, Cards))
    named = (passage.picture, *(card.picture for deck in decks for card in deck.values()))
    yield from (name for name in named if name)


def _areas(prompt: Prompt) -> tuple[str, ...]:
    if isinstance(prompt.form, Circle):
        return prompt.form.areas
    return (prompt.area,) if prompt.area else ()
