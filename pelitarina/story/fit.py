"""Do the names and kinds in a condition fit one another? Nothing is coerced: a yes/no stands alone."""

from typing import Protocol, assert_never

from pelitarina.story.expression import (
    Both,
    Comparison,
    Expression,
    Look,
    Misread,
    Name,
    Not,
    Number,
    OptionName,
    Sum,
    show,
)


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


def fit(expression: Expression, kinds: Kinds) -> tuple[Expression, tuple[Misread, ...]]:
    """Give every name its meaning; say what does not fit. A condition as a whole is a truth."""
    checker = _Checker(kinds)
    checked = checker.truth(expression)
    return checked, tuple(checker.found)


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
                if one is expression.left:
                    return Comparison(expression.sign, one, option, expression.at)
                return Comparison(expression.sign, option, one, expression.at)
        before = len(self.found)
        left, right = self.number(expression.left), expression.right
        if len(self.found) == before:  # what stands beside something unknown may be its option
            right = self.number(right)
        return Comparison(expression.sign, left, right, expression.at)

    def option(self, variable: Name, other: Expression, comparison: Comparison) -> Expression:
        if comparison.sign not in ("==", "!="):
            self.say("PT207", comparison.at, name=variable.name, kind="one of", wanted="number")
            return other
        if not isinstance(other, Name):
            self.say("PT207", _at(other), name=show(other), kind=_kind(other), wanted="option")
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


def _kind(expression: Expression) -> str:
    """What comes out of an expression that is no variable."""
    match expression:
        case Number() | Sum() | Look(word="times"):
            return "number"
        case _:
            return "truth"


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
