"""What is a condition, and does it hold?

A condition is a closed language: whole numbers, declared variables and a few looks back at what
happened. ``parse`` reads it into a tree of these frozen values, ``fit`` gives each name its meaning;
``evaluate`` answers, ``show`` prints the tree back in the language.
"""

from collections.abc import Mapping
from typing import Literal, NamedTuple, Protocol, assert_never

from msgspec import Struct

Value = bool | int | str | frozenset[str]
Compare = Literal["==", "!=", "<", "<=", ">", ">="]


class Number(Struct, frozen=True):
    """A whole number as written."""

    value: int
    at: int = 0


class Name(Struct, frozen=True):
    """A variable, or beside a ``one of`` one of its options."""

    name: str
    at: int = 0


class OptionName(Struct, frozen=True):
    """A name that turned out to be an option."""

    name: str
    at: int = 0


class Not(Struct, frozen=True):
    """The opposite."""

    of: "Expression"


class Both(Struct, frozen=True):
    """``and`` / ``or``."""

    word: Literal["and", "or"]
    left: "Expression"
    right: "Expression"


class Comparison(Struct, frozen=True):
    """Two numbers, or a ``one of`` and an option."""

    sign: Compare
    left: "Expression"
    right: "Expression"
    at: int = 0


class Sum(Struct, frozen=True):
    """``+`` / ``-``."""

    sign: Literal["+", "-"]
    left: "Expression"
    right: "Expression"


class Look(Struct, frozen=True):
    """``has(set, option)``, ``seen(passage)``, ``times(passage)``, ``chosen(passage/choice)``."""

    word: Literal["has", "seen", "times", "chosen"]
    subject: str
    option: str = ""
    at: int = 0
    option_at: int = 0


Expression = Number | Name | OptionName | Not | Both | Comparison | Sum | Look


class Misread(NamedTuple):
    """Why a condition cannot be read or does not fit, and where in it (offset from its first character)."""

    code: str
    at: int
    facts: dict[str, str]


class Facts(Protocol):
    """What a condition may look at."""

    def value(self, name: str) -> Value:
        """The value of a variable; a rule is worked out anew."""
        ...

    def times(self, passage: str) -> int:
        """How often a passage was entered."""
        ...

    def chosen(self, path: str) -> bool:
        """Whether ``passage/choice`` was ever chosen."""
        ...


def evaluate(expression: Expression, facts: Facts) -> Value:
    """Work out a checked condition. Truths come out as bool, sums and ``times`` as int."""
    match expression:
        case Number():
            return expression.value
        case OptionName():
            return expression.name
        case Name():
            return facts.value(expression.name)
        case Not():
            return not evaluate(expression.of, facts)
        case Both():
            left = bool(evaluate(expression.left, facts))
            if left is (expression.word == "or"):
                return left
            return bool(evaluate(expression.right, facts))
        case Comparison():
            return _compare(expression.sign, evaluate(expression.left, facts), evaluate(expression.right, facts))
        case Sum():
            left_value, right_value = evaluate(expression.left, facts), evaluate(expression.right, facts)
            assert isinstance(left_value, int)
            assert isinstance(right_value, int)
            return left_value + right_value if expression.sign == "+" else left_value - right_value
        case Look():
            return _look(expression, facts)
        case _ as unreachable:
            assert_never(unreachable)


def holds(expression: Expression, facts: Facts) -> bool:
    """Say whether a checked condition is true now."""
    return evaluate(expression, facts) is True


def names(expression: Expression) -> frozenset[str]:
    """Give the variables that a checked condition reads itself (those of its rules not included)."""
    match expression:
        case Name():
            return frozenset({expression.name})
        case Look():
            return frozenset({expression.subject}) if expression.word == "has" else frozenset()
        case Not():
            return names(expression.of)
        case Both() | Comparison() | Sum():
            return names(expression.left) | names(expression.right)
        case Number() | OptionName():
            return frozenset()
        case _ as unreachable:
            assert_never(unreachable)


def looks(expression: Expression) -> frozenset[tuple[str, str]]:
    """Give what a condition looks back at: pairs such as ``("seen", "door")``."""
    match expression:
        case Look():
            return frozenset({(expression.word, expression.subject)}) if expression.word != "has" else frozenset()
        case Not():
            return looks(expression.of)
        case Both() | Comparison() | Sum():
            return looks(expression.left) | looks(expression.right)
        case Number() | Name() | OptionName():
            return frozenset()
        case _ as unreachable:
            assert_never(unreachable)


def numbers(expression: Expression) -> frozenset[int]:
    """Give the whole numbers written in a condition."""
    match expression:
        case Number():
            return frozenset({expression.value})
        case Not():
            return numbers(expression.of)
        case Both() | Comparison() | Sum():
            return numbers(expression.left) | numbers(expression.right)
        case Name() | OptionName() | Look():
            return frozenset()
        case _ as unreachable:
            assert_never(unreachable)


def size(expression: Expression) -> int:
    """Count the single conditions that are joined by ``and`` and ``or``."""
    match expression:
        case Both():
            return size(expression.left) + size(expression.right)
        case Not():
            return size(expression.of)
        case _:
            return 1


def depth(expression: Expression) -> int:
    """Count how deep a condition lies in itself: whoever walks it needs as much room."""
    match expression:
        case Not():
            return 1 + depth(expression.of)
        case _:
            parts = (expression.left, expression.right) if isinstance(expression, Both | Comparison | Sum) else ()
            return 1 + max(map(depth, parts), default=0)


def show(expression: Expression) -> str:
    """Print a condition back in the language, with no more brackets than it needs."""
    match expression:
        case Number():
            return str(expression.value)
        case Name() | OptionName():
            return expression.name
        case Not():
            return f"not {_bracketed(expression.of, 3)}"
        case Both():
            own = 2 if expression.word == "and" else 1
            return f"{_bracketed(expression.left, own)} {expression.word} {_bracketed(expression.right, own + 1)}"
        case Comparison() | Sum():
            own = 4 if isinstance(expression, Comparison) else 5
            left = _bracketed(expression.left, 5)  # a comparison is not chained, a sum is
            return f"{left} {expression.sign} {_bracketed(expression.right, own + 1)}"
        case Look():
            option = f", {expression.option}" if expression.word == "has" else ""
            return f"{expression.word}({expression.subject}{option})"
        case _ as unreachable:
            assert_never(unreachable)


def _strength(expression: Expression) -> int:
    match expression:
        case Both():
            return 2 if expression.word == "and" else 1
        case Not():
            return 3
        case Comparison():
            return 4
        case Sum():
            return 5
        case _:
            return 6


def _bracketed(expression: Expression, needed: int) -> str:
    text = show(expression)
    return text if _strength(expression) >= needed else f"({text})"


def _compare(sign: Compare, left: Value, right: Value) -> bool:
    if sign == "==":
        return left == right
    if sign == "!=":
        return left != right
    assert isinstance(left, int)
    assert isinstance(right, int)
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[sign]


def _look(look: Look, facts: Facts) -> Value:
    match look.word:
        case "seen":
            return facts.times(look.subject) > 0
        case "times":
            return facts.times(look.subject)
        case "chosen":
            return facts.chosen(look.subject)
        case "has":
            held = facts.value(look.subject)
            assert isinstance(held, frozenset)
            return look.option in held
        case _ as unreachable:
            assert_never(unreachable)


class Fixed(NamedTuple):
    """Facts that are given outright; for tests and for trying a condition."""

    values: Mapping[str, Value]
    visits: Mapping[str, int] = {}  # a NamedTuple default is never changed
    choices: frozenset[str] = frozenset()

    def value(self, name: str) -> Value:
        """The value given for ``name``."""
        return self.values[name]

    def times(self, passage: str) -> int:
        """The visits given for ``passage``."""
        return self.visits.get(passage, 0)

    def chosen(self, path: str) -> bool:
        """Whether ``path`` is among the choices given."""
        return path in self.choices
