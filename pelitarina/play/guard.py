"""Does a condition hold where play stands? Asked so often that each is made ready once.

The meaning is that of ``expression.evaluate``; a property test holds the two beside each other.
"""

import operator
from collections.abc import Callable
from typing import Any, Protocol, assert_never

from pelitarina.play.state import Times, count_in
from pelitarina.story.expression import Both, Comparison, Expression, Look, Name, Not, Number, OptionName, Sum, Value
from pelitarina.story.model import Condition, Rule, Story


class Standing(Protocol):
    """What a condition looks at: a state, or one that is just being changed."""

    @property
    def values(self) -> tuple[Value, ...]:
        """One value for each variable that is no rule."""
        ...

    @property
    def times(self) -> Times:
        """How often what is counted was met."""
        ...

    @property
    def used(self) -> frozenset[str]:
        """Choices and blocks that were used."""
        ...


Test = Callable[[Standing], bool]
Watch = Callable[[int, bool], None]
"""Is told how a condition came out, by its offset; and that a way was taken, by the offset of its target."""

_Read = Callable[[Standing], Any]
_COMPARE: dict[str, Callable[[Any, Any], bool]] = {
    "==": operator.eq, "!=": operator.ne, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge,
}  # fmt: skip


class Guards:
    """Makes the conditions of one story ready; with ``watch``, each tells how it came out."""

    def __init__(self, story: Story, watch: Watch | None = None) -> None:
        self.story, self.watch = story, watch
        self.rules: dict[str, _Read] = {}

    def test(self, condition: Condition) -> Test:
        """Give what says whether ``condition`` holds."""
        read = self.read(condition.expression)
        return read if self.watch is None else _watched(read, condition.at, self.watch)

    def read(self, expression: Expression) -> _Read:
        """Give what works out a checked condition."""
        match expression:
            case Number(value):
                return lambda _: value
            case OptionName(name):
                return lambda _: name
            case Name(name):
                return self.variable(name)
            case Not(of):
                opposite = self.read(of)
                return lambda now: not opposite(now)
            case Both():
                return self.joined(expression)
            case Comparison(sign, left, right):
                return self.compared(_COMPARE[sign], left, right)
            case Sum(sign, left, right):
                return self.compared(operator.add if sign == "+" else operator.sub, left, right)
            case Look():
                return self.looked(expression)
            case _ as unreachable:
                assert_never(unreachable)

    def variable(self, name: str) -> _Read:
        variable = self.story.variables[name]
        if isinstance(variable, Rule):
            if name not in self.rules:
                self.rules[name] = _remembering(self.test(variable.condition))
            return self.rules[name]
        slot = self.story.slots[name]
        return lambda now: now.values[slot]

    def joined(self, both: Both) -> _Read:
        left, right = self.read(both.left), self.read(both.right)
        if both.word == "and":
            return lambda now: left(now) and right(now)
        return lambda now: left(now) or right(now)

    def compared(self, compare: Callable[[Any, Any], Any], left: Expression, right: Expression) -> _Read:
        """Compare or add; beside a number or an option, which most conditions have, without asking for it."""
        first = self.read(left)
        if isinstance(right, Number | OptionName):
            fixed = right.value if isinstance(right, Number) else right.name
            slot = self.story.slots.get(left.name) if isinstance(left, Name) else None
            if slot is not None:
                return lambda now: compare(now.values[slot], fixed)
            return lambda now: compare(first(now), fixed)
        second = self.read(right)
        return lambda now: compare(first(now), second(now))

    def looked(self, look: Look) -> _Read:
        subject, option = look.subject, look.option
        match look.word:
            case "seen":
                return lambda now: count_in(now.times, subject) > 0
            case "times":
                return lambda now: count_in(now.times, subject)
            case "chosen":
                return lambda now: subject in now.used
            case "has":
                held = self.variable(subject)
                return lambda now: option in held(now)
            case _ as unreachable:
                assert_never(unreachable)


def _watched(read: _Read, at: int, watch: Watch) -> Test:
    def test(now: Standing) -> bool:
        came_out: bool = read(now)
        watch(at, came_out)
        return came_out

    return test


def _remembering(test: Test) -> Test:
    """Work a rule out once as long as nothing changes.

    Rules that lean on one another twice would otherwise take twice as long with every step.
    """
    looked: list[Any] = [None, None, None, False]

    def remembered(now: Standing) -> bool:
        values, times, used, came_out = looked
        if values is not now.values or times is not now.times or used is not now.used:
            came_out = test(now)
            looked[:] = now.values, now.times, now.used, came_out
        return bool(came_out)

    return remembered
