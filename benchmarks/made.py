"""What is in a made-up story, before it is written down in one language or another?"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Block:
    """Some paragraphs: always, once, or behind a guard with others in their place."""

    paragraphs: tuple[str, ...]
    guard: str = ""
    otherwise: tuple[str, ...] = ()
    once: bool = False


@dataclass(frozen=True, slots=True)
class Way:
    """A way on; without a guard it is always open."""

    target: str
    guard: str = ""


@dataclass(frozen=True, slots=True)
class Prompt:
    """A question to the person in the room. ``kind``: write, scale or one."""

    name: str
    kind: str
    question: str
    area: str


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose. With ``call``, that passage is played before going on to ``target``."""

    name: str
    label: str
    target: str
    guard: str = ""
    why_not: str = ""
    once: bool = False
    add: Mapping[str, int] = field(default_factory=dict)
    set: Mapping[str, str] = field(default_factory=dict)
    said: str = ""
    call: str = ""

    @property
    def plain(self) -> bool:
        """Whether a label and a target say it all."""
        return not (self.guard or self.once or self.add or self.set or self.said or self.call)


@dataclass(frozen=True, slots=True)
class Passage:
    """One screen."""

    name: str
    blocks: tuple[Block, ...]
    picture: str = ""
    talk: tuple[str, ...] = ()
    add: Mapping[str, int] = field(default_factory=dict)
    pick: tuple[str, ...] = ()
    prompts: tuple[Prompt, ...] = ()
    choices: tuple[Choice, ...] = ()
    ways: tuple[Way, ...] = ()
    otherwise: str = ""


@dataclass(frozen=True, slots=True)
class Made:
    """A story in chapters. It remembers ``luottamus`` (0 to 5, at first 2), ``lamppu`` (at first off) and ``savy``."""

    chapters: list[tuple[Passage, ...]]

    @property
    def passages(self) -> Iterator[Passage]:
        """All passages, in order."""
        return (passage for chapter in self.chapters for passage in chapter)


START = "luku_1_1"
MOODS = ("arka", "tyyni", "iloinen")
RULE = "luottamus >= 3 and lamppu"
"""What the rule ``levollinen`` says."""
