"""How far can a sum still go, when others are known within bounds?

A table of counts is a flow: from the top into each row (the row's total), from each row into each column (the cells),
from each column to the foot (the column's total), and from the foot back to the top (the total of all). What a reader
knows of a figure is a pair of bounds on its arc. Because it is a flow, the least and the greatest whole number that a
figure can be are found by pushing along paths, and every bound so found is reached by some table of whole numbers
(R. K. Ahuja, T. L. Magnanti and J. B. Orlin, Network Flows, 1993, chapters 6 and 11).
"""

from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from msgspec import Struct

UNKNOWN: Final = 10**9
"""The upper bound of what nothing is known of."""


class Arc(Struct):
    """One figure: what it is, and between which bounds (both included) a reader knows it."""

    start: int
    end: int
    low: int
    high: int
    count: int


@dataclass(slots=True)
class Network:
    """All figures of one table. Bounds are set as figures are published; the counts never change."""

    cells: list[list[Arc]]
    rows: list[Arc] = field(init=False)
    columns: list[Arc] = field(init=False)
    total: Arc = field(init=False)
    _arcs: list[Arc] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        height, width = len(self.cells), len(self.cells[0])
        foot = height + width + 1
        self.rows = [Arc(0, 1 + n, 1, UNKNOWN, sum(arc.count for arc in row)) for n, row in enumerate(self.cells)]
        down = [sum(row[n].count for row in self.cells) for n in range(width)]
        self.columns = [Arc(1 + height + n, foot, 1, UNKNOWN, count) for n, count in enumerate(down)]
        self.total = Arc(foot, 0, 1, UNKNOWN, sum(down))
        self._arcs = [*(arc for row in self.cells for arc in row), *self.rows, *self.columns, self.total]

    @classmethod
    def of(cls, cells: Sequence[Sequence[int]], bounds: Sequence[Sequence[tuple[int, int]]]) -> "Network":
        """Make the network of a table whose cells are known within ``bounds`` and whose sums are not.

        That no row and no column is empty is known, for an empty one would not be there.
        """
        height = len(cells)
        return cls(
            [
                [Arc(1 + y, 1 + height + x, *bounds[y][x], count) for x, count in enumerate(row)]
                for y, row in enumerate(cells)
            ]
        )

    def range_of(self, arc: Arc) -> tuple[int, int]:
        """Give the least and the greatest that ``arc`` can be for a reader who knows all the bounds."""
        return arc.count - self._pushed(arc, up=False), arc.count + self._pushed(arc, up=True)

    def _pushed(self, arc: Arc, *, up: bool) -> int:
        """Push as much as goes around by other ways, so that ``arc`` would hold so much more or less."""
        left = (arc.high - arc.count) if up else (arc.count - arc.low)
        source, sink = (arc.end, arc.start) if up else (arc.start, arc.end)
        flows = [one.count for one in self._arcs]
        pushed = 0
        while pushed < left and (way := self._way(flows, arc, source, sink)):
            room = min(left - pushed, *(self._room(flows, step) for step in way))
            for number, sign in way:
                flows[number] += sign * room
            pushed += room
        return pushed

    def _way(self, flows: list[int], without: Arc, source: int, sink: int) -> list[tuple[int, int]]:
        """Find a shortest way on which something can be pushed; empty where there is none."""
        came: dict[int, tuple[int, tuple[int, int]]] = {source: (source, (-1, 0))}
        queue = deque([source])
        while queue and sink not in came:
            here = queue.popleft()
            for there, step in self._steps(flows, without, here):
                if there not in came:
                    came[there] = here, step
                    queue.append(there)
        way = []
        while sink != source and sink in came:
            sink, step = came[sink]
            way.append(step)
        return way

    def _steps(self, flows: list[int], without: Arc, here: int) -> Iterator[tuple[int, tuple[int, int]]]:
        for number, arc in enumerate(self._arcs):
            if arc is without:
                continue
            if arc.start == here and flows[number] < arc.high:
                yield arc.end, (number, 1)
            if arc.end == here and flows[number] > arc.low:
                yield arc.start, (number, -1)

    def _room(self, flows: list[int], step: tuple[int, int]) -> int:
        number, sign = step
        arc = self._arcs[number]
        return arc.high - flows[number] if sign > 0 else flows[number] - arc.low
