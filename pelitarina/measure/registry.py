"""Which instruments are there, whose are they, and what may be done with each here?

``instruments.toml`` beside this module says it, with the licence, the source and the reason that is shown. Only an
instrument that is ours to ship has questions in the program; loading those of any other is refused.
"""

import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.area import AREAS, AreaId, Names
from pelitarina.errors import Refused, message

NOT_OURS: Final = message("The questions of this instrument belong to somebody else. They are not taken in.")
_ROW: Final = ("{n}. kohta", "Punkt {n}", "Row {n}", "Строка {n}", "السطر {n}")


class Status(StrEnum):
    """What may be done with an instrument."""

    SHIP = "ship"
    RECORD_ONLY = "record_only"
    FORBIDDEN = "forbidden"


class Number(Struct, frozen=True):
    """A number that a filled-in form gives.

    Attributes:
        lowest: the least it can be, ``highest`` the most; None where that is not known, and then any number is taken.
    """

    id: str
    name: Names
    lowest: int | None = None
    highest: int | None = None

    def fits(self, value: Decimal) -> bool:
        """Say whether the form can give that."""
        return (self.lowest is None or self.lowest <= value) and (self.highest is None or value <= self.highest)


class Instrument(Struct, frozen=True):
    """One instrument.

    Attributes:
        area: the life area beneath whose official heading its result goes.
        reason: why no more is done with it than ``status`` allows; shown to the people at the table.
        numbers: what it gives; none where it gives words only.
        items: its questions, for those that are ours; else none.
        version: of the questions that are ours; else empty.
    """

    id: str
    name: Names
    status: Status
    owner: str
    licence: str
    source: str
    reason: Names
    area: AreaId
    numbers: tuple[Number, ...] = ()
    items: tuple[str, ...] = ()
    version: str = ""


def read(text: str) -> Mapping[str, Instrument]:
    """Read a registry, in its own order.

    Raises:
        Refused: it holds questions of an instrument that is not ours to ship.
        ValueError: it is not as a registry is written.
    """
    return MappingProxyType({each: _instrument(each, fields) for each, fields in tomllib.loads(text).items()})


@cache
def registry() -> Mapping[str, Instrument]:
    """Give the registry that comes with the program."""
    return read((files("pelitarina.measure") / "instruments.toml").read_text(encoding="utf-8"))


def with_status(status: Status) -> tuple[Instrument, ...]:
    """Give the program's instruments of one status."""
    return tuple(each for each in registry().values() if each.status is status)


def load_items(instrument: Instrument, items: Sequence[str]) -> tuple[str, ...]:
    """Take questions of an instrument in.

    Raises:
        Refused: it is not ours to ship, whatever the questions are.
    """
    if items and instrument.status is not Status.SHIP:
        raise Refused(why=NOT_OURS)
    return tuple(items)


def _instrument(each: str, fields: dict[str, Any]) -> Instrument:
    if fields["area"] not in AREAS:
        raise ValueError(f"{each}: no such life area")
    bare = Instrument(
        each, Names(*fields["name"]), Status(fields["status"]), fields["owner"], fields["licence"], fields["source"],
        Names(*fields["reason"]), AreaId(fields["area"]), _numbers(fields), version=fields.get("version", ""),
    )  # fmt: skip
    return replace(bare, items=load_items(bare, fields.get("items", ())))


def _numbers(fields: dict[str, Any]) -> tuple[Number, ...]:
    """Read the numbers; those of ``rows`` go by their place on the form, as their words are not ours."""
    lowest, highest = fields.get("lowest"), fields.get("highest")
    rows = range(1, fields.get("rows", 0) + 1)
    by_place = tuple(Number(f"row_{n}", Names(*(name.format(n=n) for name in _ROW)), lowest, highest) for n in rows)
    named = fields.get("numbers", ())
    return by_place + tuple(Number(n["id"], Names(*n["name"]), n.get("lowest"), n.get("highest")) for n in named)
