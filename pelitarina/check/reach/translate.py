"""How does a condition of a story become a guard over slots?"""

from collections.abc import Iterable, Iterator
from typing import assert_never

from pelitarina.check.reach.guard import (
    NO,
    YES,
    Compared,
    Guard,
    Guards,
    Kind,
    Sign,
    Slot,
    compare,
    equals,
    every,
    opposite,
    some,
)
from pelitarina.story.expression import (
    Both,
    Comparison,
    Expression,
    Look,
    Name,
    Not,
    Number,
    OptionName,
    Sum,
    looks,
    names,
)
from pelitarina.story.link import stated
from pelitarina.story.model import Condition, OneOf, Rule, SomeOf, Story, YesNo
from pelitarina.story.model import Number as NumberVariable

ENDLESS = 10**9
"""How far a count is followed that nothing holds back."""


class Slots(Guards):
    """All slots of a story, and the guards of its conditions."""

    def __init__(self, story: Story) -> None:
        super().__init__()
        self.story = story
        self.all: list[Slot] = []
        self.values: dict[str, Slot] = {}
        self.bits: dict[str, dict[str, Slot]] = {}
        self.used: dict[str, Slot] = {}
        self.counts: dict[str, Slot] = {}
        self.guards: dict[str, Guard] = {}
        self.rules: dict[str, Guard] = {}
        self.rooms: dict[tuple[Slot, int], Guard] = {}
        self.free: dict[str, Guard] = {}
        self._variables()
        expressions = stated(story).values()
        looked = {pair for expression in expressions for pair in looks(expression)}
        caps = _caps(story, expressions)
        for name in sorted(subject for word, subject in looked if word == "chosen"):
            self.used[name] = self.new("used", name, 0, 1)
        for name in sorted({subject for word, subject in looked if word != "chosen"}):
            self.counts[name] = self.new("times", name, 0, caps.get(name, 1))

    def new(self, kind: Kind, name: str, low: int, high: int, start: int = 0, option: str = "") -> Slot:
        """Make a further slot."""
        self.all.append(Slot(len(self.all), kind, name, low, high, start, (), option))
        return self.all[-1]

    def guard(self, condition: Condition | None) -> Guard:
        """Give the guard of a condition; one that is not there always holds."""
        if condition is None:
            return YES
        if condition.text not in self.guards:
            self.guards[condition.text] = self._truth(condition.expression)
        return self.guards[condition.text]

    def room(self, slot: Slot, by: int) -> Guard:
        """Give the guard that ``slot`` can be counted by ``by`` without meeting its end."""
        if (slot, by) not in self.rooms:
            atom = (
                Compared(((slot, 1),), by - slot.high, "<=") if by > 0 else Compared(((slot, 1),), by - slot.low, ">=")
            )
            self.rooms[slot, by] = atom
        return self.rooms[slot, by]

    def unused(self, path: str) -> Guard:
        """Give the guard that what is had once, and remembered under ``path``, was not had yet."""
        if path not in self.free:
            self.free[path] = equals(self.used[path], 0)
        return self.free[path]

    def start(self) -> tuple[int, ...]:
        """Give the value of every slot before anything has happened."""
        return tuple(slot.start for slot in self.all)

    def _variables(self) -> None:
        for name, variable in self.story.variables.items():
            match variable:
                case YesNo():
                    self.values[name] = self.new("yes/no", name, 0, 1)
                case NumberVariable():
                    self.values[name] = self.new("number", name, variable.low, variable.high, variable.start)
                case OneOf():
                    self.values[name] = self._one_of(name, variable)
                case SomeOf():
                    self.bits[name] = {one: self.new("has", name, 0, 1, option=one) for one in variable.options}
                case Rule():
                    pass
                case _ as unreachable:
                    assert_never(unreachable)

    def _one_of(self, name: str, variable: OneOf) -> Slot:
        options = tuple(variable.options)
        start = options.index(variable.start) if variable.start in options else 0
        self.all.append(Slot(len(self.all), "one of", name, 0, max(0, len(options) - 1), start, options))
        return self.all[-1]

    def rule(self, name: str, rule: Rule) -> Guard:
        """Give the guard of a rule, worked out once."""
        if name not in self.rules:
            self.rules[name] = self._truth(rule.condition.expression)
        return self.rules[name]

    def _truth(self, expression: Expression) -> Guard:
        match expression:
            case Not():
                return opposite(self._truth(expression.of))
            case Both():
                joined = every if expression.word == "and" else some
                return joined((self._truth(expression.left), self._truth(expression.right)))
            case Name():
                variable = self.story.variables[expression.name]
                if isinstance(variable, Rule):
                    return self.rule(expression.name, variable)
                return equals(self.values[expression.name], 1)
            case Look():
                return self._look(expression)
            case Comparison(right=OptionName(name=option), left=Name(name=name)):
                return self._option(name, option, expression.sign)
            case Comparison(left=OptionName(name=option), right=Name(name=name)):
                return self._option(name, option, expression.sign)
            case Comparison():
                return self._compared(expression)
            case Number() | OptionName() | Sum():
                raise ValueError("a checked condition is a truth")
            case _ as unreachable:
                assert_never(unreachable)

    def _look(self, look: Look) -> Guard:
        match look.word:
            case "has":
                return equals(self.bits[look.subject][look.option], 1)
            case "chosen":
                return equals(self.used[look.subject], 1)
            case _:
                return Compared(((self.counts[look.subject], 1),), 0, ">")

    def _option(self, name: str, option: str, sign: Sign) -> Guard:
        slot = self.values[name]
        return Compared(((slot, 1),), -slot.options.index(option), sign)

    def _compared(self, expression: Comparison) -> Guard:
        terms: dict[Slot, int] = {}
        plus = self._sum(expression.left, 1, terms) + self._sum(expression.right, -1, terms)
        kept = tuple((slot, by) for slot, by in terms.items() if by)
        if not kept:
            return YES if compare(plus, expression.sign) else NO
        return Compared(kept, plus, expression.sign)

    def _sum(self, expression: Expression, by: int, terms: dict[Slot, int]) -> int:
        match expression:
            case Number(value=value):
                return by * value
            case Sum():
                right = by if expression.sign == "+" else -by
                return self._sum(expression.left, by, terms) + self._sum(expression.right, right, terms)
            case Name(name=name):
                slot = self.values[name]
            case Look(subject=subject):
                slot = self.counts[subject]
            case _:
                raise ValueError("a checked comparison is of numbers")
        terms[slot] = terms.get(slot, 0) + by
        return 0


def _caps(story: Story, expressions: Iterable[Expression]) -> dict[str, int]:
    """Say how far visits must be counted: up to the first number behind all that they are compared with."""
    caps: dict[str, int] = {}
    for expression in expressions:
        for comparison in _comparisons(expression):
            visited = [subject for word, subject in looks(comparison) if word == "times"]
            reach = 1 + sum(abs(one.value) for one in _numbers(comparison))
            for name in names(comparison):
                variable = story.variables[name]
                if isinstance(variable, NumberVariable):
                    reach += max(abs(variable.low), abs(variable.high)) * _written(comparison, name)
            for name in visited:
                cap = reach if len(visited) == 1 else ENDLESS
                caps[name] = min(ENDLESS, max(caps.get(name, 1), cap))
    return caps


def _comparisons(expression: Expression) -> Iterator[Comparison]:
    match expression:
        case Not():
            yield from _comparisons(expression.of)
        case Both():
            yield from _comparisons(expression.left)
            yield from _comparisons(expression.right)
        case Comparison():
            yield expression
        case _:
            pass


def _leaves(expression: Expression) -> Iterator[Expression]:
    match expression:
        case Comparison() | Sum():
            yield from _leaves(expression.left)
            yield from _leaves(expression.right)
        case _:
            yield expression


def _numbers(comparison: Comparison) -> Iterator[Number]:
    return (leaf for leaf in _leaves(comparison) if isinstance(leaf, Number))


def _written(comparison: Comparison, name: str) -> int:
    """Count how often ``name`` is written in a comparison."""
    return sum(1 for leaf in _leaves(comparison) if isinstance(leaf, Name) and leaf.name == name)
