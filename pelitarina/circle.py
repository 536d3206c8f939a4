"""What is on a circle of life areas, and how is it said in words?

For each area a person may say how it is now, how important it is, and which way they want to go; each of the
three may be left out, and so may the area. Nothing is added up: there is no total, and what was left out is not
nought. All is data; what somebody said shows in no ``repr``.
"""

from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import Any, Final

from msgspec.structs import asdict, replace

from pelitarina.private import Private

LOWEST: Final = 0
HIGHEST: Final = 10


class Way(StrEnum):
    """Which way somebody wants to go in a part of life."""

    BETTER = "better"
    KEEP = "keep"
    NOT_NOW = "not_now"


class Sector(Private, frozen=True):
    """What was said of one life area.

    Attributes:
        area: the id of the life area.
        now: how it is now, ``LOWEST`` to ``HIGHEST``; None where nothing was said.
        important: how important it is, likewise.
        way: which way the person wants to go, or None.
    """

    area: str
    now: int | None = None
    important: int | None = None
    way: Way | None = None


class Circle(Private, frozen=True):
    """The areas of which something was said, in the order of the circle; each at most once."""

    sectors: tuple[Sector, ...]


def sector_of(circle: Circle, area: str) -> Sector:
    """Give what was said of an area; a silent sector where nothing was."""
    return next((sector for sector in circle.sectors if sector.area == area), Sector(area))


QUESTIONS: Final = ("now", "important", "way")
"""What is asked of each area, one after the other."""


def answered(sector: Sector, question: str, said: int | Way | None) -> Sector | None:
    """Give the sector with one of ``QUESTIONS`` answered, or answered no longer; None if that is no answer to it."""
    match question, said:
        case "way", Way() | None:
            return replace(sector, way=said)
        case "now", int() | None if said is None or fits(said):
            return replace(sector, now=said)
        case "important", int() | None if said is None or fits(said):
            return replace(sector, important=said)
        case _:
            return None


def with_sector(circle: Circle, sector: Sector, areas: Sequence[str]) -> Circle:
    """Say something of an area, or no longer; the areas of which something was said stand in the order of ``areas``."""
    said = {**{one.area: one for one in circle.sectors}, sector.area: sector}
    return Circle(tuple(said[area] for area in areas if area in said and not silent(said[area])))


def empty(circle: Circle) -> bool:
    """Say whether nothing was said of any area."""
    return all(silent(sector) for sector in circle.sectors)


def silent(sector: Sector) -> bool:
    """Say whether nothing was said of this area."""
    return (sector.now, sector.important, sector.way) == (None, None, None)


def fits(number: int) -> bool:
    """Say whether ``number`` can stand on a circle.

    >>> fits(0), fits(11)
    (True, False)
    """
    return LOWEST <= number <= HIGHEST


def as_words(circle: Circle, name: Callable[[str], str], labels: Mapping[str, str]) -> str:
    """Give what is on the circle as words: a text line an area of which something was said.

    Args:
        circle: as it was made.
        name: gives the name of a life area by its id.
        labels: what is said for ``now`` and ``important``, each with a hole ``{number}``, and for each ``Way``.

    >>> said = {"now": "nyt {number}", "important": "tärkeys {number}", "better": "parempaan"}
    >>> as_words(Circle((Sector("talous", 4, None, Way.BETTER),)), str.capitalize, said)
    'Talous: nyt 4, parempaan'
    """
    rows = ((sector.area, sector_words(sector, labels)) for sector in circle.sectors)
    return "\n".join(f"{name(area)}: {said}" for area, said in rows if said)


def sector_words(sector: Sector, labels: Mapping[str, str]) -> str:
    """Give what was said of one area as words, without its name; ``labels`` as in ``as_words``.

    >>> sector_words(Sector("talous", important=9), {"important": "tärkeys {number}"})
    'tärkeys 9'
    """
    numbers = (("now", sector.now), ("important", sector.important))
    said = [labels[word].format(number=number) for word, number in numbers if number is not None]
    return ", ".join([*said, labels[sector.way]] if sector.way else said)


def as_data(circle: Circle) -> dict[str, Any]:
    """Give the circle as plain data: ``areas``, each with ``area``, ``now``, ``important`` and ``way`` (or null)."""
    return {"areas": [asdict(sector) for sector in circle.sectors]}


def from_data(data: Mapping[str, Any]) -> Circle:
    """Read what ``as_data`` gave, also after it was written as JSON."""
    return Circle(
        tuple(
            Sector(one["area"], one["now"], one["important"], Way(one["way"]) if one["way"] else None)
            for one in data["areas"]
        )
    )
