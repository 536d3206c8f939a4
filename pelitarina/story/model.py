"""What is a story, once it has been read?

Frozen values with the shape of the language and nothing else: no files, no look-ups, no play. They
are plain dataclasses filled by hand in ``read``, which knows where each came from; ten thousand
passages through a validating library would take as long again as reading them.
``at`` is always an offset into the story's files (``diagnostic.Findings.place``).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal, NewType

from pelitarina.story.effect import Effect
from pelitarina.story.expression import Expression
from pelitarina.story.prose import Line, Paragraph

PassageName = NewType("PassageName", str)
END = "END"
BACK = "BACK"


@dataclass(frozen=True, slots=True)
class YesNo:
    """A yes/no; starts as no."""

    at: int = 0


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from ``low`` to ``high``; every change is clamped."""

    low: int
    high: int
    start: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class OneOf:
    """Always exactly one of its options (name to label; a label may be missing where it is never printed)."""

    options: Mapping[str, Line | None]
    start: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class SomeOf:
    """Any number of at most 16 options; starts empty."""

    options: Mapping[str, Line | None]
    at: int = 0


@dataclass(frozen=True, slots=True)
class Rule:
    """A condition with a name; never set, read live."""

    condition: "Condition"
    at: int = 0


Variable = YesNo | Number | OneOf | SomeOf | Rule


@dataclass(frozen=True, slots=True)
class Condition:
    """A condition as checked, and as it was written."""

    expression: Expression
    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Target:
    """Where a way leads: a passage, ``END`` or ``BACK``."""

    name: str
    at: int


@dataclass(frozen=True, slots=True)
class Way:
    """One line of ``go``: taken if its condition holds; the last has none."""

    condition: Condition | None
    target: Target


@dataclass(frozen=True, slots=True)
class Block:
    """Some prose with its guards. ``path`` names it where it is marked as used up."""

    path: str
    context: str
    prose: tuple[Paragraph, ...]
    condition: Condition | None = None
    answers: bool = False  # else / else if: only if the block before did not show
    once: bool = False
    target: Target | None = None  # items of a pick only
    at: int = 0


@dataclass(frozen=True, slots=True)
class Pick:
    """One of several items is shown."""

    how: Literal["first", "in order", "cycle", "shuffle", "once each", "best"]
    items: tuple[Block, ...]
    at: int


@dataclass(frozen=True, slots=True)
class Write:
    """Free text. It never reaches a condition."""

    kind = "write"


@dataclass(frozen=True, slots=True)
class Scale:
    """A whole number from ``first`` to ``last``, with words at both ends."""

    low: Line
    high: Line
    first: int
    last: int
    kind = "scale"


@dataclass(frozen=True, slots=True)
class Options:
    """One option (``most`` is None) or up to ``most`` of them."""

    options: Mapping[str, Line]
    most: int | None

    @property
    def kind(self) -> str:
        """``one`` or ``some``."""
        return "one" if self.most is None else "some"


@dataclass(frozen=True, slots=True)
class Template:
    """An empty life line: what it is called, and its phases from early to late."""

    label: Line
    phases: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class LifeLine:
    """A line of phases with things on it. ``thing`` says what a thing is called; None for the program's own word."""

    thing: Line | None
    templates: Mapping[str, Template]
    kind = "life_line"


Form = Write | Scale | Options | LifeLine


@dataclass(frozen=True, slots=True)
class Prompt:
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

    @property
    def owners(self) -> tuple[str, ...]:
        """Who is asked, in order."""
        return ("customer", "worker") if self.who == "both" else (self.who,)


@dataclass(frozen=True, slots=True)
class Choice:
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


@dataclass(frozen=True, slots=True)
class Passage:
    """One screenful of text, its prompts, and the ways out of it."""

    name: str
    at: int
    blocks: tuple[Block, ...] = ()
    pick: Pick | None = None
    effects: tuple[Effect, ...] = ()
    talk: tuple[Line, ...] = ()
    prompts: Mapping[str, Prompt] = field(default_factory=dict)
    choices: Mapping[str, Choice] = field(default_factory=dict)
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


@dataclass(frozen=True, slots=True)
class Story:
    """A whole story.

    ``sha256`` is over its YAML files in reading order. ``counted`` are the passages whose visits some
    condition or pick needs, ``noticed`` the choices that some condition looks back at, ``slots`` the
    place of each variable that is no rule in ``play.state.State.values``.
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
    people: Mapping[str, Line] = field(default_factory=dict)
    content: tuple[Line, ...] = ()
    always: tuple[Condition, ...] = ()
    never: tuple[Condition, ...] = ()
    renamed: Mapping[str, str] = field(default_factory=dict)
    counted: frozenset[str] = frozenset()
    noticed: frozenset[str] = frozenset()
    sha256: str = ""
    slots: Mapping[str, int] = field(default_factory=dict)

    @property
    def areas(self) -> tuple[str, ...]:
        """The life areas that its prompts name, each once, in reading order."""
        named = (prompt.area for passage in self.passages.values() for prompt in passage.prompts.values())
        return tuple(dict.fromkeys(area for area in named if area and area != "choose"))

    @property
    def pictures(self) -> tuple[str, ...]:
        """The pictures that its passages name, each once, in reading order."""
        return tuple(dict.fromkeys(passage.picture for passage in self.passages.values() if passage.picture))
