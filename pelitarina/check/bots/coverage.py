"""What of a story has been met, and what has not been met yet?

*Not seen yet* is no *never*: bots can only show that something can be met. What is proved never to be
met comes from elsewhere (``never``) and is told apart.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import Literal, NamedTuple

from msgspec import Struct, field

from pelitarina.play.event import Ended, Entered, Event
from pelitarina.play.state import State
from pelitarina.play.step import DEFAULT_ENDING
from pelitarina.story.link import conditions
from pelitarina.story.model import END, Block, Choice, Passage, Story, Target, Way

Kind = Literal["passages", "choices", "texts", "conditions", "ways", "endings"]
KINDS: tuple[Kind, ...] = ("passages", "choices", "texts", "conditions", "ways", "endings")


class Spot(NamedTuple):
    """One thing that can be met.

    Attributes:
        name: of a passage, a choice (``kitchen/wait``) or an ending; the path of a text; a condition as it is
            written; where a way leads from and to (``kitchen -> hall``).
        at: where it stands, as an offset; for texts the passage's.
        outcome: of a condition: ``yes`` or ``no``. Each of the two can be met.
    """

    kind: Kind
    name: str
    at: int
    outcome: str = ""


class Coverage(Struct):
    """What has been met so far. It grows while bots play."""

    passages: set[str] = field(default_factory=set)
    chosen: set[int] = field(default_factory=set)
    texts: set[str] = field(default_factory=set)
    true: set[int] = field(default_factory=set)
    false: set[int] = field(default_factory=set)
    endings: dict[str, int] = field(default_factory=dict)

    def watch(self, at: int, came_out: bool) -> None:
        """Note how a condition came out, or that a way was taken (``play.guard.Watch``)."""
        (self.true if came_out else self.false).add(at)

    def saw(self, state: State, events: tuple[Event, ...]) -> None:
        """Note a screen and what happened on the way to it."""
        for event in events:
            if isinstance(event, Entered):
                self.passages.add(event.passage)
            elif isinstance(event, Ended):
                self.endings[event.ending] = self.endings.get(event.ending, 0) + 1
        for shown in state.shown:
            self.texts.add(shown.path)

    def met(self, spot: Spot) -> bool:
        """Say whether ``spot`` has been met."""
        match spot.kind:
            case "passages":
                return spot.name in self.passages
            case "choices":
                return spot.at in self.chosen
            case "texts":
                return spot.name in self.texts
            case "endings":
                return spot.name in self.endings
            case "conditions" | "ways":
                return spot.at in (self.false if spot.outcome == "no" else self.true)


class Counted(NamedTuple):
    """How much of one kind was met, what was not met yet, and what can never be met."""

    kind: Kind
    all: int
    seen: int
    not_seen: tuple[Spot, ...]
    never: tuple[Spot, ...]


def counted(story: Story, coverage: Coverage, never: Collection[Spot] = ()) -> tuple[Counted, ...]:
    """Hold what was met against all that there is. ``never`` are spots that are proved never to be met."""
    found = []
    for kind in KINDS:
        spots = [spot for spot in every_spot(story) if spot.kind == kind]
        left = [spot for spot in spots if not coverage.met(spot)]
        proved = tuple(spot for spot in left if spot in never)
        unseen = tuple(spot for spot in left if spot not in never)
        found.append(Counted(kind, len(spots), len(spots) - len(left), unseen, proved))
    return tuple(found)


def every_spot(story: Story) -> Iterator[Spot]:
    """Give everything in a story that can be met or missed, each once."""
    endings: dict[str, int] = {}
    for name, passage in story.passages.items():
        yield Spot("passages", name, passage.at)
        for choice in passage.choices.values():
            yield Spot("choices", f"{name}/{choice.name}", choice.at)
        yield from _texts(passage)
        yield from _ways(passage)
        for ending, at in _endings(passage):
            endings.setdefault(ending, at)
    seen = {promise.at for promise in (*story.always, *story.never)}  # these are to come out one way only
    for condition in conditions(story):
        if condition.at not in seen:
            seen.add(condition.at)
            yield Spot("conditions", condition.text, condition.at, "yes")
            yield Spot("conditions", condition.text, condition.at, "no")
    yield from (Spot("endings", ending, at) for ending, at in endings.items())


def _texts(passage: Passage) -> Iterator[Spot]:
    """The texts that are shown now and then; what is always there is met with its passage."""
    said = (block for choice in passage.choices.values() for block in choice.blocks)
    for block in (*passage.blocks, *said):
        if block.prose and (block.condition or block.answers or block.once):
            yield Spot("texts", block.path, _at(block, passage.at))
    for item in passage.pick.items if passage.pick else ():
        if item.prose:
            yield Spot("texts", item.path, _at(item, passage.at))


def _at(block: Block, otherwise: int) -> int:
    return block.condition.at if block.condition else otherwise


def _ways(passage: Passage) -> Iterator[Spot]:
    """The ways out that are not the only one of their place."""
    parted: list[tuple[str, tuple[Way, ...]]] = [(passage.name, passage.go)]
    parted += [(f"{passage.name}/{choice.name}", choice.go) for choice in passage.choices.values()]
    for place, ways in parted:
        if len(ways) > 1:
            yield from (_way(place, way.target) for way in ways)
    if passage.otherwise:
        yield _way(passage.name, passage.otherwise)
    yield from (_way(passage.name, i.target) for i in (passage.pick.items if passage.pick else ()) if i.target)


def _way(place: str, target: Target) -> Spot:
    return Spot("ways", f"{place} -> {target.name}", target.at)


def _endings(passage: Passage) -> Iterator[tuple[str, int]]:
    choices: Iterable[Choice] = passage.choices.values()
    ways = [target for target in (passage.otherwise, *(way.target for way in passage.go)) if target]
    ways += [item.target for item in (passage.pick.items if passage.pick else ()) if item.target]
    yield from ((passage.ending or DEFAULT_ENDING, way.at) for way in ways if way.name == END)
    for choice in choices:
        ends = (way.target for way in choice.go if way.target.name == END)
        yield from ((choice.ending or DEFAULT_ENDING, way.at) for way in ends)
