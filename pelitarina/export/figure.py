"""What is drawn of an answer that has parts: a life line as a road, a circle of life areas as a flower, counts as bars?

A figure holds nothing but what the answer holds, and all of it can be said in words (``in_words``).
"""

from collections.abc import Iterable
from typing import TypeAlias, assert_never

from pelitarina.circle import HIGHEST, Circle
from pelitarina.export import bars
from pelitarina.life_line import LifeLine, thing_words
from pelitarina.private import Private


class Stop(Private, frozen=True):
    """A phase of life on the road, with what is on it."""

    name: str
    things: tuple[str, ...] = ()


class Road(Private, frozen=True):
    """The phases from early to late, and the strengths beneath ``label``."""

    stops: tuple[Stop, ...]
    label: str = ""
    strengths: tuple[str, ...] = ()


class Petal(Private, frozen=True):
    """A life area, what was said of it, and how far it is full: 0 to 1, or None where no number was said.

    Attributes:
        earlier: how far it was full before; None where that is not known or not told.
    """

    name: str
    said: str
    share: float | None
    earlier: float | None = None


class Flower(Private, frozen=True):
    """The areas of which something was said. Nothing is added up."""

    petals: tuple[Petal, ...]


Figure: TypeAlias = Road | Flower | bars.Bars


def road(line: LifeLine, label: str) -> Road:
    """Draw a life line; ``label`` is what its strengths are called.

    >>> from pelitarina.life_line import Phase, Thing
    >>> in_words(road(LifeLine((Phase("Lapsena", (Thing("piilonen", "pihalla"),)), Phase("Nyt")), ("sisu",)), "Voimat"))
    'Lapsena: piilonen (pihalla). Nyt. Voimat: sisu'
    """
    stops = (Stop(phase.name, tuple(map(thing_words, phase.things))) for phase in line.phases)
    return Road(tuple(stops), label, line.strengths)


def flower(parts: Iterable[tuple[str, str, Circle]]) -> Flower:
    """Draw a circle.

    Args:
        parts: for each area its name, what was said of it in words, and the same as a value.

    >>> from pelitarina.circle import Sector
    >>> in_words(flower([("Talous", "nyt 4", Circle((Sector("talous", 4),))), ("Arki", "", Circle(()))]))
    'Talous: nyt 4. Arki'
    """
    return Flower(tuple(Petal(name, said, _share(value)) for name, said, value in parts))


def in_words(figure: Figure) -> str:
    """Say all that is drawn, from the beginning to the end."""
    match figure:
        case Road():
            rows = [(stop.name, ", ".join(stop.things)) for stop in figure.stops]
            rows += [(figure.label, ", ".join(figure.strengths))] if figure.strengths else []
        case Flower():
            rows = [(petal.name, petal.said) for petal in figure.petals]
        case bars.Bars():
            return bars.in_words(figure)
        case _ as unreachable:
            assert_never(unreachable)
    return ". ".join(f"{name}: {said}" if said else name for name, said in rows)


def _share(value: Circle) -> float | None:
    now = next((sector.now for sector in value.sectors if sector.now is not None), None)
    return None if now is None else now / HIGHEST
