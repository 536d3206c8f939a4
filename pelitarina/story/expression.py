"""What is a condition, is it well typed, and does it hold?

A condition is a closed language: whole numbers, declared variables and a few looks back at what
happened. Reading gives a tree of frozen values, ``check`` gives each name its meaning, ``evaluate``
answers, ``show`` prints the tree back in the language.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple, Protocol, assert_never

Value = bool | int | str | frozenset[str]
Compare = Literal["==", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number as written."""

    value: int
    at: int = 0


@dataclass(frozen=True, slots=True)
class Name:
    """A variable, or beside a ``one of`` one of its options."""

    name: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class OptionName:
    """A name that turned out to be an option."""

    name: str
    at: int = 0


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite."""

    of: "Expression"


@dataclass(frozen=True, slots=True)
class Both:
    """``and`` / ``or``."""

    word: Literal["and", "or"]
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two numbers, or a ``one of`` and an option."""

    sign: Compare
    left: "Expression"
    right: "Expression"
    at: int = 0


@dataclass(frozen=True, slots=True)
class Sum:
    """``+`` / ``-``."""

    sign: Literal["+", "-"]
    left: "Expression"
    right: "Expression"


@dataclass(frozen=True, slots=True)
class Look:
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


class Kinds(Protocol):
    """What a condition may name."""

    def kind(self, name: str) -> str | None:
        """``truth``, ``number``, ``one of`` or ``some of``; None if there is no such variable."""
        ...

    def options(self, name: str) -> tuple[str, ...]:
        """The options of a ``one of`` or a ``some of``."""
        ...

    def has_passage(self, name: str) -> bool:
        """Whether there is such a passage."""
        ...

    def has_choice(self, path: str) -> bool:
        """Whether there is such a choice, written ``passage/choice``."""
        ...


_TOKEN = re.compile(r"\s*(?:(?P<number>\d+)|(?P<name>[^\W\d]\w*)|(?P<sign>==|!=|<=|>=|[<>()+,/-])|(?P<foreign>\S+?(?=\s|$|\w)))")
_LOOKS = ("has", "seen", "times", "chosen")
_MEANT = {"=": "==", "=>": ">=", "=<": "<=", "&&": "and", "||": "or", "!": "not", "<>": "!=", "&": "and", "|": "or"}


def parse(text: str) -> Expression | Misread:
    """Read a condition.

    >>> show(parse("trust >= 3 and not seen(door)"))
    'trust >= 3 and not seen(door)'
    """
    try:
        return _Reader(text).whole()
    except _StopReading as stop:
        return stop.misread


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


def check(expression: Expression, kinds: Kinds) -> tuple[Expression, tuple[Misread, ...]]:
    """Give every name its meaning; say what does not fit. A condition as a whole is a truth."""
    checker = _Checker(kinds)
    checked = checker.truth(expression)
    return checked, tuple(checker.found)


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


def size(expression: Expression) -> int:
    """Count the single conditions that are joined by ``and`` and ``or``."""
    match expression:
        case Both():
            return size(expression.left) + size(expression.right)
        case Not():
            return size(expression.of)
        case _:
            return 1


def show(expression: Expression | Misread) -> str:
    """Print a condition back in the language, with no more brackets than it needs."""
    match expression:
        case Misread():
            return "?"
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
            left, right = _bracketed(expression.left, own + 1 if own == 4 else own), _bracketed(expression.right, own + 1)
            return f"{left} {expression.sign} {right}"
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


class _StopReading(Exception):
    def __init__(self, code: str, at: int, **facts: str) -> None:
        super().__init__(code)
        self.misread = Misread(code, at, facts)


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


class _Reader:
    """Reads by strength: ``or`` binds least, then ``and``, ``not``, comparison, sum."""

    def __init__(self, text: str) -> None:
        self.tokens = self.split(text)
        self.next = 0
        self.depth = 0

    def split(self, text: str) -> list[_Token]:
        tokens = []
        at = 0
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            assert found is not None
            kind = found.lastgroup or ""
            token = _Token(kind, found[kind], found.start(kind))
            if kind == "foreign":
                raise _StopReading("PT206", token.at, found=token.text, mend=_MEANT.get(token.text, ""))
            tokens.append(token)
            at = found.end()
        return [*tokens, _Token("end", "", len(text))]

    @property
    def token(self) -> _Token:
        return self.tokens[self.next]

    def take(self, *wanted: str) -> _Token | None:
        if self.token.kind != "end" and self.token.text in wanted:
            self.next += 1
            return self.tokens[self.next - 1]
        return None

    def need(self, wanted: str) -> _Token:
        return self.take(wanted) or self.stop()

    def stop(self) -> _Token:
        raise _StopReading("PT206", self.token.at, found=self.token.text, mend="")

    def name(self) -> _Token:
        if self.token.kind != "name":
            self.stop()
        self.next += 1
        return self.tokens[self.next - 1]

    def whole(self) -> Expression:
        found = self.either()
        if self.token.kind != "end":
            self.stop()
        return found

    def either(self) -> Expression:
        found = self.all()
        while self.take("or"):
            found = Both("or", found, self.all())
        return found

    def all(self) -> Expression:
        found = self.opposite()
        while self.take("and"):
            found = Both("and", found, self.opposite())
        return found

    def opposite(self) -> Expression:
        self.depth += 1
        if self.depth > 64:
            raise _StopReading("PT206", self.token.at, found=self.token.text, mend="")
        found: Expression = Not(self.opposite()) if self.take("not") else self.comparison()
        self.depth -= 1
        return found

    def comparison(self) -> Expression:
        left = self.sum()
        sign = self.take("==", "!=", "<", "<=", ">", ">=")
        if sign is None:
            return left
        found = Comparison(sign.text, left, self.sum(), sign.at)  # type: ignore[arg-type]  # one of the six just asked for
        if self.token.text in ("==", "!=", "<", "<=", ">", ">=") and self.token.kind == "sign":
            raise _StopReading("PT206", self.token.at, found=self.token.text, mend="and")
        return found

    def sum(self) -> Expression:
        found = self.one()
        while sign := self.take("+", "-"):
            found = Sum(sign.text, found, self.one())  # type: ignore[arg-type]  # one of the two just asked for
        return found

    def one(self) -> Expression:
        token = self.token
        if self.take("("):
            found = self.either()
            self.need(")")
            return found
        if token.kind == "number":
            self.next += 1
            return Number(int(token.text[:9]), token.at) if len(token.text) <= 9 else self.too_large(token)
        name = self.name()
        if name.text in ("yes", "no"):
            raise _StopReading("PT206", name.at, found=name.text, mend="not" if name.text == "no" else "")
        return self.look(name) if name.text in _LOOKS else Name(name.text, name.at)

    def too_large(self, token: _Token) -> Expression:
        raise _StopReading("PT206", token.at, found=token.text, mend="")

    def look(self, word: _Token) -> Look:
        self.need("(")
        subject = self.name()
        path, option, option_at = subject.text, "", 0
        if word.text == "chosen":
            self.need("/")
            path = f"{path}/{self.name().text}"
        elif word.text == "has":
            self.need(",")
            given = self.name()
            option, option_at = given.text, given.at
        self.need(")")
        return Look(word.text, path, option, subject.at, option_at)  # type: ignore[arg-type]  # one of _LOOKS


class _Checker:
    """Walks a tree, gives names their meaning and collects what does not fit."""

    def __init__(self, kinds: Kinds) -> None:
        self.kinds = kinds
        self.found: list[Misread] = []

    def say(self, code: str, at: int, **facts: str) -> None:
        self.found.append(Misread(code, at, facts))

    def truth(self, expression: Expression) -> Expression:
        """Check something that must be true or false."""
        match expression:
            case Not():
                return Not(self.truth(expression.of))
            case Both():
                return Both(expression.word, self.truth(expression.left), self.truth(expression.right))
            case Comparison():
                return self.comparison(expression)
            case Look(word="has" | "seen" | "chosen"):
                return self.look(expression)
            case Name():
                kind = self.known(expression)
                if kind not in (None, "truth"):
                    self.say("PT207", expression.at, name=expression.name, kind=str(kind), wanted="truth")
                return expression
            case Number() | Sum() | Look() | OptionName():
                self.say("PT207", _at(expression), name=show(expression), kind="number", wanted="truth")
                return expression
            case _ as unreachable:
                assert_never(unreachable)

    def known(self, name: Name) -> str | None:
        kind = self.kinds.kind(name.name)
        if kind is None:
            self.say("PT202", name.at, name=name.name)
        return kind

    def comparison(self, expression: Comparison) -> Expression:
        for one, other in ((expression.left, expression.right), (expression.right, expression.left)):
            if isinstance(one, Name) and self.kinds.kind(one.name) == "one of":
                option = self.option(one, other, expression)
                sides = (one, option) if one is expression.left else (option, one)
                return Comparison(expression.sign, *sides, expression.at)
        left, right = self.number(expression.left), self.number(expression.right)
        return Comparison(expression.sign, left, right, expression.at)

    def option(self, variable: Name, other: Expression, comparison: Comparison) -> Expression:
        if comparison.sign not in ("==", "!="):
            self.say("PT207", comparison.at, name=variable.name, kind="one of", wanted="number")
        if not isinstance(other, Name):
            self.say("PT207", _at(other), name=show(other), kind="number", wanted="option")
            return other
        if other.name not in self.kinds.options(variable.name):
            self.say("PT203", other.at, name=other.name, variable=variable.name)
        return OptionName(other.name, other.at)

    def number(self, expression: Expression) -> Expression:
        """Check something that must be a number."""
        match expression:
            case Number():
                return expression
            case Sum():
                return Sum(expression.sign, self.number(expression.left), self.number(expression.right))
            case Look(word="times"):
                return self.look(expression)
            case Name():
                kind = self.known(expression)
                if kind not in (None, "number"):
                    self.say("PT207", expression.at, name=expression.name, kind=str(kind), wanted="number")
                return expression
            case _:
                self.say("PT207", _at(expression), name=show(expression), kind="truth", wanted="number")
                return expression

    def look(self, look: Look) -> Look:
        if look.word == "has":
            self.held(look)
        elif look.word == "chosen":
            if not self.kinds.has_choice(look.subject):
                self.say("PT204", look.at, name=look.subject)
        elif not self.kinds.has_passage(look.subject):
            self.say("PT201", look.at, name=look.subject)
        return look

    def held(self, look: Look) -> None:
        kind = self.kinds.kind(look.subject)
        if kind is None:
            self.say("PT202", look.at, name=look.subject)
        elif kind != "some of":
            self.say("PT207", look.at, name=look.subject, kind=kind, wanted="some of")
        elif look.option not in self.kinds.options(look.subject):
            self.say("PT203", look.option_at, name=look.option, variable=look.subject)


def _at(expression: Expression) -> int:
    """Where an expression begins."""
    match expression:
        case Number() | Name() | OptionName() | Look():
            return expression.at
        case Not():
            return _at(expression.of)
        case Both() | Comparison() | Sum():
            return _at(expression.left)
        case _ as unreachable:
            assert_never(unreachable)


class Fixed(NamedTuple):
    """Facts that are given outright; for tests and for trying a condition."""

    values: Mapping[str, Value]
    visits: Mapping[str, int] = {}  # noqa: RUF012  # a NamedTuple default is never changed
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
