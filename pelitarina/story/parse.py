"""How is a condition read from its text? By strength: or, and, not, comparison, sum."""

import re
from typing import NamedTuple

from pelitarina.story.expression import Both, Comparison, Expression, Look, Misread, Name, Not, Number, Sum
from pelitarina.story.mend import MEANT

_TOKEN = re.compile(
    r"\s*(?:(?P<number>[0-9]+)|(?P<name>[^\W\d]\w*)|(?P<sign>==|!=|<=|>=|[<>()+,/-])|(?P<foreign>\S+?(?=\s|$|\w)))"
)
_QUOTED = re.compile(r"""["'“”„‘’](?P<name>[^\W\d]\w*)["'“”‘’]""")
_LOOKS = ("has", "seen", "times", "chosen")
_JOINTS = ("and", "or", "not")
_MOST = 200  # tokens of one condition, so that walking its tree never runs out of room
THE_END = "the end"
"""Stands for the end of a condition where it stops too early."""


def parse(text: str) -> Expression | Misread:
    """Read a condition.

    >>> parse("trust >= 3")
    Comparison(sign='>=', left=Name(name='trust', at=0), right=Number(value=3, at=9), at=6)
    """
    try:
        return _Reader(text).whole()
    except _StopReading as stop:
        return stop.misread


class _StopReading(Exception):
    def __init__(self, misread: Misread) -> None:
        super().__init__(misread.code)
        self.misread = misread


class _Token(NamedTuple):
    kind: str
    text: str
    at: int


def _misread(token: _Token, meant: str = "") -> _StopReading:
    """What cannot be read, and what was perhaps meant by it."""
    return _StopReading(Misread("PT206", token.at, {"found": token.text[:40] or THE_END, "nearest": meant}))


class _Reader:
    """Reads by strength: ``or`` binds least, then ``and``, ``not``, comparison, sum."""

    def __init__(self, text: str) -> None:
        self.tokens = self.split(text)
        self.next = 0
        self.depth = 0

    def split(self, text: str) -> list[_Token]:
        tokens: list[_Token] = []
        at = 0
        while at < len(text.rstrip()):
            found = _TOKEN.match(text, at)
            assert found is not None
            kind = found.lastgroup or ""
            token = _Token(kind, found[kind], found.start(kind))
            if kind == "foreign":
                quoted = _QUOTED.match(text, token.at)
                token = token._replace(text=quoted[0]) if quoted else token
                raise _misread(token, quoted["name"] if quoted else MEANT.get(token.text, ""))
            if len(tokens) == _MOST:
                raise _misread(token)
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
        meant = self.token.text.lower()
        raise _misread(self.token, meant if meant in _JOINTS and meant != self.token.text else "")

    def name(self) -> _Token:
        if self.token.kind != "name" or self.token.text.lower() in _JOINTS:
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
            self.stop()
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
            raise _misread(self.token, "and")
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
        by = -1 if token.text == "-" and self.tokens[self.next + 1].kind == "number" and self.take("-") else 1
        if (number := self.token).kind == "number":
            self.next += 1
            return Number(by * int(number.text), token.at) if len(number.text) <= 9 else self.too_long(number)
        name = self.name()
        if name.text in ("yes", "no"):
            raise _misread(name, "not" if name.text == "no" else "")
        return self.look(name) if name.text in _LOOKS else Name(name.text, name.at)

    def too_long(self, token: _Token) -> Number:
        raise _misread(token)

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
