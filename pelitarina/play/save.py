"""How is a place kept, to come back to later?

A saved place holds names, never positions, and **never an answer**: variables that a prompt answers
into are left out, as is which prompt was answered. What may stay in memory while the program runs
(``Memory``) is a value of its own, so that neither can be mistaken for the other.
"""

from collections.abc import Mapping
from typing import NamedTuple

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pelitarina.errors import PlaceInvalid
from pelitarina.play.state import Caller, Shown, State, start_value, with_values
from pelitarina.play.state import values as values_of
from pelitarina.play.step import Step, blocks_of
from pelitarina.play.step import start as start_story
from pelitarina.play.words import fixed, picked
from pelitarina.story.expression import Value
from pelitarina.story.model import Number, OneOf, Rule, SomeOf, Story, Variable, YesNo

FORMAT = 1

Plain = bool | int | str | list[str]


class Place(BaseModel):
    """A place to come back to, as it is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    format: int = FORMAT
    story: str
    sha256: str
    seed: int
    where: str | None
    ending: str | None = None
    callers: list[tuple[str, str | None]] = Field(default_factory=list)
    times: dict[str, int] = Field(default_factory=dict)
    used: list[str] = Field(default_factory=list)
    values: dict[str, Plain] = Field(default_factory=dict)
    shown: list[str] = Field(default_factory=list)


class Memory(NamedTuple):
    """What must not be saved, and is needed to stand exactly where one stood."""

    values: Mapping[str, Value]
    asked: frozenset[tuple[str, str]]
    shown: tuple[Shown, ...]


class Resumed(NamedTuple):
    """Where play goes on; ``moved`` when the passage is no longer there and another had to do."""

    state: State
    moved: bool


def save(story: Story, state: State) -> tuple[str, Memory]:
    """Give the place as JSON, and apart from it what only memory may hold."""
    answered = answered_into(story)
    kept = values_of(story, state)
    place = Place(
        story=story.id,
        sha256=story.sha256,
        seed=state.seed,
        where=state.where,
        ending=state.ending,
        callers=[(caller.passage, caller.choice) for caller in state.callers],
        times=dict(state.times),
        used=sorted(state.used),
        values={name: _plain(value) for name, value in kept.items() if name not in answered},
        shown=[shown.path for shown in state.shown],
    )
    memory = Memory({name: kept[name] for name in kept if name in answered}, state.asked, state.shown)
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
    except ValidationError:
        raise PlaceInvalid(name=story.id) from None
    if place.story != story.id or place.format != FORMAT:
        raise PlaceInvalid(name=story.id)
    return _resume(story, _renamed(story, place), memory)


def answered_into(story: Story) -> frozenset[str]:
    """Give the variables that some prompt answers into."""
    prompts = (prompt for passage in story.passages.values() for prompt in passage.prompts.values())
    return frozenset(prompt.into for prompt in prompts if prompt.into)


def _resume(story: Story, place: Place, memory: Memory | None) -> Resumed:
    callers = tuple(Caller(*caller) for caller in place.callers if caller[0] in story.passages)
    fresh = tuple(start_value(v) for v in story.variables.values() if not isinstance(v, Rule))
    state = State(None, callers, fresh, tuple(sorted(place.times.items())), frozenset(place.used), place.seed)
    state = with_values(story, state, _fitting(story, place.values))
    if memory is not None:
        state = with_values(story, state, memory.values)
    if place.where is None:
        return Resumed(state._replace(ending=place.ending, shown=_shown(story, state, place, memory)), moved=False)
    if place.where in story.passages:
        state = state._replace(where=place.where)
        asked = memory.asked if memory else frozenset()
        return Resumed(state._replace(shown=_shown(story, state, place, memory), asked=asked), moved=False)
    return Resumed(_nearest(story, state).state, moved=True)


def _nearest(story: Story, state: State) -> Step:
    """Stand at the innermost caller that is left, else at the start."""
    if not state.callers:
        started = start_story(story, state.seed)
        return Step(started.state._replace(values=state.values, used=state.used, times=state.times))
    state = state._replace(where=state.callers[-1].passage, callers=state.callers[:-1])
    return Step(state._replace(shown=_fix_again(story, state).shown))


def _shown(story: Story, state: State, place: Place, memory: Memory | None) -> tuple[Shown, ...]:
    """The same words as before; worked out anew where the story was changed since."""
    if memory is not None:
        return memory.shown
    if all(blocks_of(story, path) for path in place.shown):
        now = values_of(story, state)
        parts = ((path, [part for block in blocks_of(story, path) for part in block.prose]) for path in place.shown)
        return tuple(
            Shown(path, tuple((name, now.get(name, "")) for part in prose for name in part.holes))
            for path, prose in parts
        )
    return () if state.where is None else _fix_again(story, state).shown


def _fix_again(story: Story, state: State) -> State:
    assert state.where is not None
    passage = story.passages[state.where]
    state = state._replace(shown=())
    return picked(story, state, passage) if passage.pick else fixed(story, state, passage.blocks)


def _renamed(story: Story, place: Place) -> Place:
    """Bring old names to what they are called now."""
    now = story.renamed

    def path(old: str) -> str:
        passage, slash, rest = old.partition("/")
        return now.get(old) or (now.get(passage, passage) + slash + rest)

    return place.model_copy(
        update={
            "where": now.get(place.where, place.where) if place.where else None,
            "callers": [(now.get(p, p), path(f"{p}/{c}").partition("/")[2] if c else None) for p, c in place.callers],
            "times": {now.get(name, name): number for name, number in place.times.items()},
            "used": [path(old) for old in place.used],
            "values": {now.get(name, name): value for name, value in place.values.items()},
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
            return frozenset(plain) & variable.options.keys()
        case _:
            return None


def _plain(value: Value) -> Plain:
    return sorted(value) if isinstance(value, frozenset) else value
