"""Random small areas, and an auditor who knows how figures are published and works out what can be worked out.

The auditor is another one than ours: linear programming by HiGHS, through scipy, over everything that was published.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import block_diag, csr_array, eye_array, kron, vstack

from pelitarina.export.disclosure import BASE, Counts, knowable, meant, rounded
from pelitarina.export.network import UNKNOWN

AREAS = 1000
SEED = 20260701
Known = tuple[int, int]


def area(number: int) -> Counts:
    """Give one small area: three to six stories by two to four languages, most of them met by few."""
    chance = random.Random(SEED + number)
    rows, columns, busy = chance.randint(3, 6), chance.randint(2, 4), chance.choice((2, 4, 8, 16))
    cells = [[int(chance.expovariate(1 / busy)) for _ in range(columns)] for _ in range(rows)]
    names = tuple(str(number) for number in range(6))
    return Counts(names[:rows], names[:columns], tuple(map(tuple, cells))).without_empty()


@dataclass(frozen=True)
class Reader:
    """What somebody knows: bounds of each cell, row by row, and of the sums of rows, columns and all."""

    counts: Counts
    cells: tuple[Known, ...]
    sums: tuple[Known, ...]

    @property
    def hidden(self) -> list[int]:
        """The cells that were not told."""
        return [n for n, count in enumerate(self.flat) if count < BASE]

    @property
    def flat(self) -> list[int]:
        return [count for row in self.counts.cells for count in row]

    @property
    def matrix(self) -> Any:
        """One row for each sum: which cells are in it."""
        height, width = len(self.counts.rows), len(self.counts.columns)
        rows = kron(eye_array(height), np.ones((1, width)))
        columns = kron(np.ones((1, height)), eye_array(width))
        return vstack([rows, columns, csr_array(np.ones((1, height * width)))]).tocsr()


def of_ours(counts: Counts) -> Reader:
    """Give what a reader of our figures knows who knows our way of making them, too."""
    _, network = knowable(counts)
    sums = [*network.rows, *network.columns, network.total]
    cells = tuple((arc.low, arc.high) for row in network.cells for arc in row)
    return Reader(counts, cells, tuple((arc.low, arc.high) for arc in sums))


def of_rounding_alone(counts: Counts) -> Reader:
    """Give what a reader knows where every sum is simply rounded to the nearest five."""
    down = [sum(column) for column in zip(*counts.cells, strict=True)]
    sums = (*map(sum, counts.cells), *down, sum(down))
    cells = tuple(meant(rounded(count)) for row in counts.cells for count in row)
    return Reader(counts, cells, tuple((max(1, low), high) for low, high in map(meant, map(rounded, sums))))


def worked_out(readers: Sequence[Reader], at_once: int = 10) -> Iterator[tuple[Reader, int, Any, Any]]:
    """Give for each hidden cell the tables in which it is least and greatest, of all that fit what is known."""
    for start in range(0, len(readers), at_once):
        batch = [reader for reader in readers[start : start + at_once] if reader.hidden]
        questions = [(reader, cell, sign) for reader in batch for cell in reader.hidden for sign in (1, -1)]
        if not questions:
            continue
        matrix = block_diag([kron(eye_array(2 * len(reader.hidden)), reader.matrix) for reader in batch]).tocsc()
        cost = np.concatenate([_cost(reader, cell, sign) for reader, cell, sign in questions])
        sums = np.array([known for reader, _, _ in questions for known in reader.sums], dtype=float)
        cells = np.array([known for reader, _, _ in questions for known in reader.cells], dtype=float)
        sums[sums >= UNKNOWN] = np.inf
        limits, every = LinearConstraint(matrix, sums[:, 0], sums[:, 1]), Bounds(cells[:, 0], cells[:, 1])
        found = milp(cost, constraints=limits, bounds=every)
        assert found.success, found.message
        yield from _apart(questions, found.x)


def _apart(questions: Sequence[tuple[Reader, int, int]], found: Any) -> Iterator[tuple[Reader, int, Any, Any]]:
    tables, at = [], 0
    for reader, _, _ in questions:
        tables.append(found[at : at + len(reader.cells)])
        at += len(reader.cells)
    for number in range(0, len(questions), 2):
        reader, cell, _ = questions[number]
        yield reader, cell, tables[number], tables[number + 1]


def _cost(reader: Reader, cell: int, sign: int) -> Any:
    cost = np.zeros(len(reader.cells))
    cost[cell] = sign
    return cost


def without_one(counts: Counts, number: int) -> tuple[int, Counts]:
    """Take one person away from an area: give the cell in which the person was, and what is left."""
    flat = [count for row in counts.cells for count in row]
    cell = random.Random(SEED - number).choice([n for n, count in enumerate(flat) if count])
    flat[cell] -= 1
    width = len(counts.columns)
    cells = tuple(tuple(flat[start : start + width]) for start in range(0, len(flat), width))
    return cell, Counts(counts.rows, counts.columns, cells)


def of_two_releases(counts: Counts, number: int) -> Reader | None:
    """Give what somebody would know who had figures from before and after one person left, and knew whose they were.

    None where nobody is left in a row or a column: then its name is gone, too.
    """
    cell, after = without_one(counts, number)
    if after.without_empty() != after:
        return None
    first, second, width = of_ours(counts), of_ours(after), len(counts.columns)
    moved = {cell}
    sums = {cell // width, len(counts.rows) + cell % width, len(first.sums) - 1}
    return Reader(counts, _both(first.cells, second.cells, moved), _both(first.sums, second.sums, sums))


def _both(first: Sequence[Known], second: Sequence[Known], moved: set[int]) -> tuple[Known, ...]:
    pairs = enumerate(zip(first, second, strict=True))
    return tuple(
        (max(one[0], other[0] + (n in moved)), min(one[1], other[1] + (n in moved))) for n, (one, other) in pairs
    )
