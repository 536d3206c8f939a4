"""Where does play stand? Everything that changes while a story is played, frozen and hashable."""

from bisect import bisect_left
from collections.abc import Mapping
from typing import NamedTuple

from msgspec import Struct, field

from pelitarina.story.expression import Value, evaluate
from pelitarina.story.model import Number, OneOf, Rule, SomeOf, Story, Variable, YesNo

Times = tuple[tuple[str, int], ...]
"""How often what must be counted was met, by name, sorted by name."""


class Shown(NamedTuple):
    """A block whose words stand on the screen, with the values its names had when they were fixed."""

    path: str
    holes: tuple[tuple[str, Value], ...] = ()


class Caller(NamedTuple):
    """Who is waiting for ``BACK``: a passage, by one of its choices or by itself."""

    passage: str
    choice: str | None


class State(NamedTuple):
    """Where play stands.

    Attributes:
        where: the passage on screen; None when the story has ended.
        callers: who waits for ``BACK``, the outermost first.
        values: one value for each variable that is no rule, in the story's order.
        times: how often what must be counted was met, by name, sorted.
        used: choices and blocks that must be remembered as used, by path.
        seed: what chance is made of, with the passage and its times.
        shown: the words on screen, fixed.
        asked: prompts of this screen that were answered or skipped, with their owner.
        ending: the name of the ending, once the story has ended.
    """

    where: str | None
    callers: tuple[Caller, ...]
    values: tuple[Value, ...]
    times: Times
    used: frozenset[str]
    seed: int
    shown: tuple[Shown, ...] = ()
    asked: frozenset[tuple[str, str]] = frozenset()
    ending: str | None = None


class Now(Struct):
    """A story at one moment: what conditions look at (``expression.Facts``).

    A rule is worked out when it is first looked at, and once: rules that lean on one another twice
    would otherwise take twice as long with every step.
    """

    story: Story
    state: State
    rules: dict[str, Value] = field(default_factory=dict)

    def value(self, name: str) -> Value:
        """The value of a variable or a rule, now."""
        variable = self.story.variables[name]
        if not isinstance(variable, Rule):
            return self.state.values[self.story.slots[name]]
        if name not in self.rules:
            self.rules[name] = evaluate(variable.condition.expression, self)
        return self.rules[name]

    def times(self, passage: str) -> int:
        """How often ``passage`` was entered; only passages that some condition names are counted."""
        return count(self.state, passage)

    def chosen(self, path: str) -> bool:
        """Whether ``passage/choice`` was ever chosen."""
        return path in self.state.used


def start_value(variable: Variable) -> Value:
    """Give the value that a variable starts with."""
    match variable:
        case YesNo():
            return False
        case Number() | OneOf():
            return variable.start
        case SomeOf():
            return frozenset()
        case Rule():
            raise ValueError("a rule has no value of its own")


def count(state: State, name: str) -> int:
    """How often ``name`` was met."""
    return count_in(state.times, name)


def count_in(times: Times, name: str) -> int:
    """How often ``name`` was met, by ``times``."""
    at = bisect_left(times, (name,))
    return times[at][1] if at < len(times) and times[at][0] == name else 0


def counted(times: Times, name: str, number: int | None = None) -> Times:
    """Count ``name`` once more, or set its count to ``number``."""
    at = bisect_left(times, (name,))
    met = at < len(times) and times[at][0] == name
    if number is None:
        number = times[at][1] + 1 if met else 1
    return (*times[:at], (name, number), *times[at + 1 if met else at :])


def with_values(story: Story, state: State, values: Mapping[str, Value]) -> State:
    """Give ``state`` with some variables set outright; for the start of a playthrough and for tests."""
    changed = list(state.values)
    for name, value in values.items():
        changed[story.slots[name]] = value
    return state._replace(values=tuple(changed))


def values(story: Story, state: State) -> dict[str, Value]:
    """Give the value of every variable that is no rule, by name."""
    return dict(zip(story.slots, state.values, strict=True))
