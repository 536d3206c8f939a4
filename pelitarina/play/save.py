"""How is a place kept, to come back to later?

A saved place holds names, never positions, and **never an answer**: variables that a prompt answers
into are left out, as is which prompt was answered, and which words stood there because of an answer.
What may stay in memory while the program runs (``Memory``) is a value of its own, so that neither
can be mistaken for the other.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Annotated, NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pelitarina.errors import PlaceInvalid
from pelitarina.play.state import Caller, Shown, State, start_value, with_values
from pelitarina.play.state import values as values_of
from pelitarina.play.step import blocks_of, words_fixed
from pelitarina.play.step import start as start_story
from pelitarina.story.expression import Value, names
from pelitarina.story.model import Block, Number, OneOf, Passage, Rule, SomeOf, Story, Variable, YesNo

FORMAT = 1

Plain = bool | int | str | list[str]
Seed = Annotated[int, Field(ge=-(2**63), lt=2**64)]
Times = Annotated[int, Field(ge=0, lt=2**32)]


class Place(BaseModel):
    """A place to come back to, as it is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: int = FORMAT
    story: str
    sha256: str
    seed: Seed
    where: str | None
    ending: str | None = None
    callers: list[tuple[str, str | None]] = Field(default_factory=list)
    times: dict[str, Times] = Field(default_factory=dict)
    used: list[str] = Field(default_factory=list)
    values: dict[str, Plain] = Field(default_factory=dict)
    shown: list[str] | None = Field(default_factory=list)  # None: to be worked out anew


class Memory(NamedTuple):
    """What must not be saved, and is needed to stand exactly where one stood."""

    values: Mapping[str, Value]
    asked: frozenset[tuple[str, str]]
    shown: tuple[Shown, ...]
    used: frozenset[str]
    times: Mapping[str, int]


class Resumed(NamedTuple):
    """Where play goes on; ``moved`` when the passage is no longer there and another had to do."""

    state: State
    moved: bool


def save(story: Story, state: State) -> tuple[str, Memory]:
    """Give the place as JSON, and apart from it what only memory may hold."""
    answered, telling = answered_into(story), _telling(story)
    kept, times = values_of(story, state), dict(state.times)
    place = Place(
        story=story.id,
        sha256=story.sha256,
        seed=state.seed,
        where=state.where,
        ending=state.ending,
        callers=[(caller.passage, caller.choice) for caller in state.callers],
        times={name: number for name, number in times.items() if name not in telling},
        used=sorted(state.used - telling),
        values={name: _plain(value) for name, value in kept.items() if name not in answered},
        shown=None if _paths(state.shown) & telling else [shown.path for shown in state.shown],
    )
    memory = Memory(
        {name: kept[name] for name in kept if name in answered},
        state.asked,
        state.shown,
        state.used & telling,
        {name: number for name, number in times.items() if name in telling},
    )
    return place.model_dump_json(), memory


def resume(story: Story, text: str, memory: Memory | None = None) -> Resumed:
    """Go back to a saved place, also of an older version of the story.

    Names that changed are found through ``renamed``. Where the passage is gone, the nearest caller
    that is still there is taken, else the start.

    Raises:
        PlaceInvalid: the text is no place, or one of another story.
    """
    try:
        place = Place.model_validate_json(text)
    except (ValidationError, UnicodeError):
        raise PlaceInvalid(name=story.id) from None
    if place.story != story.id or place.format != FORMAT or (place.where is None) is (place.ending is None):
        raise PlaceInvalid(name=story.id)
    return _resume(story, place if place.sha256 == story.sha256 else _renamed(story, place), memory)


def answered_into(story: Story) -> frozenset[str]:
    """Give the variables that some prompt answers into."""
    known: frozenset[str] | None = story.ready.get("answered")
    if known is None:
        prompts = (prompt for passage in story.passages.values() for prompt in passage.prompts.values())
        known = story.ready["answered"] = frozenset(prompt.into for prompt in prompts if prompt.into)
    return known


def _telling(story: Story) -> frozenset[str]:
    """Give the paths of blocks that would tell of an answer: they stand there, or not, because of one."""
    known: frozenset[str] | None = story.ready.get("telling")
    if known is None:
        known = story.ready["telling"] = frozenset(_told_by(story, _answered_at_last(story)))
    return known


def _answered_at_last(story: Story) -> frozenset[str]:
    """Give the variables that some prompt answers into, and the rules that lean on them."""
    told = set(answered_into(story))
    rules = {name: names(v.condition.expression) for name, v in story.variables.items() if isinstance(v, Rule)}
    while more := {name for name, read in rules.items() if read & told} - told:
        told |= more
    return frozenset(told)


def _told_by(story: Story, told: frozenset[str]) -> Iterator[str]:
    """Give the paths of blocks whose guards, or the guards of those beside them, read one of ``told``."""
    for passage in story.passages.values() if told else ():
        for blocks in _together(passage):
            if any(block.condition and names(block.condition.expression) & told for block in blocks):
                yield from (block.path for block in blocks)


def _together(passage: Passage) -> Iterator[tuple[Block, ...]]:
    """Give the lists of blocks of which one may stand in place of another."""
    yield passage.blocks
    yield passage.pick.items if passage.pick else ()
    yield from (choice.blocks for choice in passage.choices.values())


def _resume(story: Story, place: Place, memory: Memory | None) -> Resumed:
    callers = tuple(Caller(*caller) for caller in place.callers if caller[0] in story.passages)
    fresh = tuple(start_value(v) for v in story.variables.values() if not isinstance(v, Rule))
    times, used, values = dict(place.times), frozenset(place.used), _fitting(story, place.values)
    for name in answered_into(story):
        values.pop(name, None)
    if memory is not None:
        times, used = {**times, **memory.times}, used | memory.used
        values |= _fitting(story, {name: _plain(value) for name, value in memory.values.items()})
    state = State(None, callers, fresh, tuple(sorted(times.items())), used, place.seed, ending=place.ending)
    state = with_values(story, state, values)
    if place.where is not None and place.where not in story.passages:
        return Resumed(_nearest(story, state), moved=True)
    state = state._replace(where=place.where, asked=memory.asked if memory else frozenset())
    return Resumed(state._replace(shown=_shown(story, state, place, memory)), moved=False)


def _nearest(story: Story, state: State) -> State:
    """Stand at the innermost caller that is left, else at the start."""
    if not state.callers:
        started = start_story(story, state.seed).state
        return started._replace(values=state.values, used=state.used, times=state.times)
    state = state._replace(where=state.callers[-1].passage, callers=state.callers[:-1])
    return state._replace(shown=words_fixed(story, state).shown)


def _shown(story: Story, state: State, place: Place, memory: Memory | None) -> tuple[Shown, ...]:
    """The same words as before; worked out anew where the story was changed since."""
    if memory is not None and all(blocks_of(story, shown.path) for shown in memory.shown):
        return memory.shown
    if place.shown is not None and all(blocks_of(story, path) for path in place.shown):
        now = values_of(story, state)
        return tuple(Shown(path, _holes(story, path, now)) for path in place.shown)
    return words_fixed(story, state).shown if state.where else ()


def _holes(story: Story, path: str, now: Mapping[str, Value]) -> tuple[tuple[str, Value], ...]:
    parts = (part for block in blocks_of(story, path) for part in block.prose)
    return tuple((name, now[name]) for part in parts for name in part.holes)


def _paths(shown: Iterable[Shown]) -> frozenset[str]:
    return frozenset(one.path for one in shown)


def _renamed(story: Story, place: Place) -> Place:
    """Bring old names to what they are called now."""
    now = story.renamed

    def choice(passage: str, name: str) -> str:
        here = now.get(passage, passage)
        return now.get(f"{passage}/{name}") or now.get(f"{here}/{name}") or f"{here}/{name}"

    def path(old: str) -> str:
        """``passage``, ``passage/choice``, or a block: ``passage.text#..``, ``passage/choices/choice.text#..``."""
        named, dot, words = old.partition(".")
        passage, _, rest = named.partition("/")
        if not rest:
            return now.get(passage, passage) + dot + words
        found = choice(passage, rest.removeprefix("choices/"))
        return found.replace("/", "/choices/") + dot + words if dot else found

    return place.model_copy(
        update={
            "where": None if place.where is None else now.get(place.where, place.where),
            "callers": [(now.get(p, p), choice(p, c).partition("/")[2] if c else None) for p, c in place.callers],
            "times": {path(name): number for name, number in place.times.items()},
            "used": [path(old) for old in place.used],
            "values": {now.get(name, name): value for name, value in place.values.items()},
            "shown": None if place.shown is None else [path(old) for old in place.shown],
        }
    )


def _fitting(story: Story, saved: Mapping[str, Plain]) -> dict[str, Value]:
    """Keep the values that still fit their variable; numbers are clamped to today's ends."""
    found: dict[str, Value] = {}
    for name, plain in saved.items():
        value = _fit(story.variables.get(name), plain)
        if value is not None:
            found[name] = value
    return found


def _fit(variable: Variable | None, plain: Plain) -> Value | None:
    match variable, plain:
        case YesNo(), bool():
            return plain
        case Number(), int() if not isinstance(plain, bool):
            return max(variable.low, min(variable.high, plain))
        case OneOf(), str() if plain in variable.options:
            return plain
        case SomeOf(), list():
            return frozenset(plain).intersection(variable.options)
        case _:
            return None


def _plain(value: Value) -> Plain:
    return sorted(value) if isinstance(value, frozenset) else value
