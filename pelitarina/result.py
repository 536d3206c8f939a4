"""What did a form give that was filled in elsewhere, and how is it said in words?

Numbers as the form gave them, and the person's own words about it. Nothing is worked out from them: no sum, no mean,
no verdict. A number that was not given is not there; it is never nought. What somebody gave shows in no ``repr``.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Any, Final

from pelitarina.private import Private

_NUMBER: Final = re.compile(r"[-\u2212]?\d{1,6}(?:[.,]\d{1,3})?", re.ASCII)


class Result(Private, frozen=True):
    """What one filled-in form gave.

    Attributes:
        instrument: id of the instrument, as the registry of ``measure`` knows it.
        version: which form it was, as the people at the table wrote it; results of two versions are never compared.
        day: when it was filled in.
        numbers: each that was given, with its id, in the order of the form.
        comment: what the person says about it; may be empty.
    """

    instrument: str
    version: str
    day: date
    numbers: tuple[tuple[str, Decimal], ...]
    comment: str = ""


def number(text: str) -> Decimal | None:
    """Read a number as people write it, with a comma or a point and at most three digits behind it.

    >>> number(" 3,75 "), number("12"), number("about 4"), number("")
    (Decimal('3.75'), Decimal('12'), None, None)
    """
    plain = text.strip()
    return Decimal(plain.replace(",", ".").replace("\u2212", "-")) if _NUMBER.fullmatch(plain) else None


def said(value: Decimal, language: str) -> str:
    """Write a number as it is written in a language: with a comma, but for English and Arabic.

    >>> said(Decimal("3.75"), "fi"), said(Decimal("3.75"), "en")
    ('3,75', '3.75')
    """
    plain = format(value, "f")
    return plain if language[:2] in {"en", "ar"} else plain.replace(".", ",")


def as_words(result: Result, names: Mapping[str, str], language: str) -> str:
    r"""Give the numbers, a line each with its name, and then the person's own words.

    >>> one = Result("x", "1", date(2026, 11, 21), (("a", Decimal("4")),), "Aamuisin enemmän.")
    >>> as_words(one, {"a": "Työkyky"}, "fi")
    'Työkyky: 4\nAamuisin enemmän.'
    """
    rows = [f"{names.get(each, each)}: {said(value, language)}" for each, value in result.numbers]
    return "\n".join([*rows, result.comment] if result.comment else rows)


def texts(result: Result) -> Iterator[str]:
    """Give every text that a person wrote."""
    yield from (result.version, result.comment)


def as_data(result: Result) -> dict[str, Any]:
    """Give it as plain data; numbers as text, so that 3.10 stays 3.10."""
    numbers = {each: format(value, "f") for each, value in result.numbers}
    return {
        "instrument": result.instrument,
        "version": result.version,
        "day": result.day.isoformat(),
        "numbers": numbers,
        "comment": result.comment,
    }


def from_data(data: Mapping[str, Any]) -> Result:
    """Read what ``as_data`` gave, also after it was written as JSON."""
    numbers = tuple((each, Decimal(value)) for each, value in data["numbers"].items())
    return Result(data["instrument"], data["version"], date.fromisoformat(data["day"]), numbers, data["comment"])
