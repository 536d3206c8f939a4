"""Where does each card stand on the sheet, and how do the lines between them run?

Columns follow one another to the right and are broken into bands, as words are into lines. A way to a card of one
of the next columns in the same band is a line; every other way says by name where it leads, so that no line runs
across the sheet. A line that passes a column has a place of its own between its cards.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from pelitarina.author.map.face import ENTRY, WIDE, Face
from pelitarina.author.map.graph import Card, Kind
from pelitarina.author.map.layer import Columns, columns, ordered

ACROSS, DOWN, BAND = 96, 24, 56
"""Between two columns, two cards, two bands, in pixels."""
_PER_BAND, _FURTHEST = 7, 3
_PASSING = 8.0  # how high a line that passes a column is taken to be
_APART = 7.0  # between the ends of lines that lead to one card
_SWEEPS = 6

Point = tuple[float, float]


class Spot(NamedTuple):
    """A card on the sheet."""

    card: Card
    face: Face
    x: float
    y: float


class Line(NamedTuple):
    """A way drawn as a line, from the card that it leaves to the one that it leads to."""

    points: tuple[Point, ...]
    kind: Kind


class Sheet(NamedTuple):
    """What is drawn, with its size in pixels."""

    spots: tuple[Spot, ...]
    lines: tuple[Line, ...]
    wide: float
    high: float


def placed(cards: Sequence[Card], make: Callable[[Card, frozenset[int]], Face]) -> Sheet:
    """Place cards; ``make`` gives the face of a card whose ways of these numbers are drawn as lines."""
    found = columns(cards)
    bands = -(-len(found) // _PER_BAND) or 1
    per = -(-len(found) // bands)
    column_of = {name: number for number, column in enumerate(found) for name in column}
    drawn = {card.id: _drawn(card, column_of, per) for card in cards}
    faces = {card.id: make(card, frozenset(drawn[card.id])) for card in cards}
    passing, full = _passing(cards, found, drawn, column_of)
    layer = _Band(cards, faces, drawn, passing)
    top, spots, lines = 0.0, list[Spot](), list[Line]()
    for first in range(0, len(full), per):
        more, joined, high = layer.laid(full[first : first + per], top)
        spots += more
        lines += joined
        top += high + BAND
    wide = min(per, len(found)) * (WIDE + ACROSS) - ACROSS
    return Sheet(tuple(spots), tuple(lines), max(wide, 0), max(top - BAND, 0))


def in_rows(cards: Sequence[Card], make: Callable[[Card, frozenset[int]], Face]) -> Sheet:
    """Place cards beside each other without lines, each where there is room first: for what nothing leads to."""
    feet = [0.0] * _PER_BAND
    spots = []
    for card in cards:
        face = make(card, frozenset())
        column = feet.index(min(feet))
        spots.append(Spot(card, face, column * (WIDE + ACROSS), feet[column]))
        feet[column] += face.height + DOWN
    wide = min(len(cards), _PER_BAND) * (WIDE + ACROSS) - ACROSS
    return Sheet(tuple(spots), (), max(wide, 0), max(max(feet) - DOWN, 0))


def _drawn(card: Card, column_of: Mapping[str, int], per: int) -> dict[int, str]:
    """The ways of a card that are drawn, by number, each with where it leads."""
    here = column_of[card.id]
    found = {}
    for number, way in enumerate(card.ways):
        there = column_of.get(way.to, -1)
        if 1 <= there - here <= _FURTHEST and there // per == here // per:
            found[number] = way.to
    return found


Passing = dict[tuple[str, str], list[str]]


def _passing(
    cards: Sequence[Card], found: Columns, drawn: Mapping[str, dict[int, str]], column_of: Mapping[str, int]
) -> tuple[Passing, Columns]:
    """Give lines that pass a column a place in it, and order the columns anew."""
    full = [list(column) for column in found]
    passing: Passing = {}
    leads: dict[str, list[str]] = {}
    for card in cards:
        for to in dict.fromkeys(drawn[card.id].values()):
            between = range(column_of[card.id] + 1, column_of[to])
            names = [f"{card.id} {to} {number}" for number in between]
            passing[card.id, to] = names
            for number, name in zip(between, names, strict=True):
                full[number].append(name)
            for one, other in zip([card.id, *names], [*names, to], strict=True):
                leads.setdefault(one, []).append(other)
    return passing, ordered(full, leads)


class _Band:
    """Lays out one band of columns after the other."""

    def __init__(
        self, cards: Sequence[Card], faces: Mapping[str, Face], drawn: Mapping[str, dict[int, str]], passing: Passing
    ) -> None:
        self.cards = {card.id: card for card in cards}
        self.faces, self.drawn, self.passing = faces, drawn, passing
        self.before: dict[str, list[tuple[str, float]]] = {}
        self.behind: dict[str, list[tuple[str, float]]] = {}
        for card in cards:
            for to in dict.fromkeys(drawn[card.id].values()):
                for one, other in zip([card.id, *passing[card.id, to]], [*passing[card.id, to], to], strict=True):
                    lower = (self.high(one) - self.high(other)) / 2
                    self.behind.setdefault(one, []).append((other, lower))
                    self.before.setdefault(other, []).append((one, lower))

    def high(self, name: str) -> float:
        return self.faces[name].height if name in self.faces else _PASSING

    def laid(self, found: Columns, top: float) -> tuple[list[Spot], list[Line], float]:
        """Lay out the columns of a band from ``top`` down; give its cards, its lines and its height."""
        at = self.heights(found)
        x_of = {name: number * (WIDE + ACROSS) for number, column in enumerate(found) for name in column}
        lowest = min(at.values(), default=0)
        at = {name: round(y - lowest + top, 1) for name, y in at.items()}
        here = [name for column in found for name in column if name in self.cards]
        spots = [Spot(self.cards[name], self.faces[name], x_of[name], at[name]) for name in here]
        high = max((spot.y + spot.face.height - top for spot in spots), default=0)
        return spots, self.lines(here, x_of, at), high

    def heights(self, found: Columns) -> dict[str, float]:
        """Give how far down each thing stands: as near as can be to what it is joined to."""
        at: dict[str, float] = {}
        for column in found:
            y = 0.0
            for name in column:
                at[name] = y
                y += self.high(name) + DOWN
        for sweep in range(_SWEEPS):
            for column in reversed(found[:-1]) if sweep % 2 else found[1:]:
                self.settle(column, at, backwards=bool(sweep % 2))
        return at

    def settle(self, column: Sequence[str], at: dict[str, float], *, backwards: bool) -> None:
        joined, sign = (self.behind, -1) if backwards else (self.before, 1)
        means = []
        for name in column:  # the middles of two that are joined stand at the same height
            wanted = [at[other] + sign * lower for other, lower in joined.get(name, ()) if other in at]
            means.append(sum(wanted) / len(wanted) if wanted else at[name])
        highs = [self.high(name) + DOWN for name in column]
        at.update(zip(column, spread(means, highs), strict=True))

    def lines(self, here: Sequence[str], x_of: Mapping[str, float], at: Mapping[str, float]) -> list[Line]:
        arriving: dict[str, list[tuple[float, str, int]]] = {}
        for name in here:
            for number, to in self.drawn[name].items():
                before = [name, *self.passing[name, to]][-1]
                height = self.faces[name].ports[number] if before == name else 0
                arriving.setdefault(to, []).append((at[before] + height, name, number))
        ends = {(name, number): _end(at[to], self.high(to), place, len(some))
                for to, some in arriving.items() for place, (_, name, number) in enumerate(sorted(some))}  # fmt: skip
        found = []
        for name in here:
            for number, to in self.drawn[name].items():
                points = [(x_of[name] + WIDE, at[name] + self.faces[name].ports[number])]
                for passed in self.passing[name, to]:
                    y = at[passed] + _PASSING / 2
                    points += [(x_of[passed] - 12, y), (x_of[passed] + WIDE + 12, y)]
                points.append((x_of[to], ends[name, number]))
                found.append(Line(tuple(points), self.cards[name].ways[number].kind))
        return found


def spread(wanted: Sequence[float], highs: Sequence[float]) -> list[float]:
    """Give places as near as can be to ``wanted``, in order and ``highs`` apart (pool adjacent violators).

    >>> spread([0, 0, 100], [10, 10, 10])
    [-5.0, 5.0, 100.0]
    """
    offsets = list(accumulate(highs, initial=0))[: len(highs)]
    blocks: list[tuple[float, int]] = []
    for place, offset in zip(wanted, offsets, strict=True):
        mean, count = float(place - offset), 1
        while blocks and blocks[-1][0] > mean:
            other, more = blocks.pop()
            mean, count = (mean * count + other * more) / (count + more), count + more
        blocks.append((mean, count))
    means = [mean for mean, count in blocks for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


def _end(top: float, high: float, place: int, count: int) -> float:
    """Where a line ends at a card: lines that lead to one card end a little apart."""
    apart = min(_APART, (high - 2 * 12) / max(1, count - 1)) if count > 1 else 0
    return round(top + min(ENTRY, high / 2) + place * apart, 1)
