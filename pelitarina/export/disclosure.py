"""Which figures about people may leave, so that nobody can work out a small one?

Every count is rounded to the nearest five, and what is below five is only said to be below five. Rounding alone is not
enough: where two cells of "0–4" stand beside a total of 10, both must be 4. So totals are published one after the
other, each with a look at what is known by then: where the nearest five would leave fewer than ``ROOM`` possible sums,
the neighbouring five is said instead (*controlled rounding*). That look goes by what a reader knows and never by the
counts themselves; so what is said, and what is left unsaid, gives nothing away either.

Why this is enough stands in docs/disclosure.md, and so does what an audit of random small areas found.
"""

from collections.abc import Sequence
from enum import StrEnum
from typing import Final, TypeAlias

from msgspec import Struct

from pelitarina.export.network import UNKNOWN, Arc, Network

BASE: Final = 5
"""What counts are rounded to, and from which number on they are told at all."""
ROOM: Final = 3
"""How many sums must stay possible behind the figure of a total, where there are so many."""
FURTHEST: Final = 4
"""How far a published total may be from its count: 2 by rounding, 4 where the neighbouring five is said."""


class Mark(StrEnum):
    """What stands where no number can."""

    FEW = "0–4"
    SILENT = "–"


Figure: TypeAlias = int | Mark


class Counts(Struct, frozen=True):
    """A table of counts of people, before it may leave.

    Attributes:
        rows: names of the rows.
        columns: names of the columns; at least one.
        cells: a row of counts for each row, 0 or more. In a row each person is counted in one cell at most.
        people: how many people are behind each column, and last behind them all, where one may be in several rows;
            empty where each is in one row only.
    """

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[int, ...], ...]
    people: tuple[int, ...] = ()

    def without_empty(self) -> "Counts":
        """Leave out rows and columns in which nobody is."""
        rows = [y for y, row in enumerate(self.cells) if any(row)]
        columns = [x for x in range(len(self.columns)) if any(row[x] for row in self.cells)]
        return Counts(
            tuple(self.rows[y] for y in rows),
            tuple(self.columns[x] for x in columns),
            tuple(tuple(self.cells[y][x] for x in columns) for y in rows),
            (*(self.people[x] for x in columns), self.people[-1]) if self.people else (),
        )


class Published(Struct, frozen=True):
    """A table that may leave. Totals that would say the same as a cell or another total are empty or SILENT."""

    rows: tuple[str, ...]
    columns: tuple[str, ...]
    cells: tuple[tuple[Figure, ...], ...]
    row_totals: tuple[Figure, ...]
    column_totals: tuple[Figure, ...]
    total: Figure


def rounded(count: int) -> Figure:
    """Round to the nearest five; below five nothing more is said.

    >>> [str(rounded(count)) for count in (0, 4, 5, 7, 8, 12, 13)]
    ['0–4', '0–4', '5', '5', '10', '10', '15']
    """
    return Mark.FEW if count < BASE else BASE * ((count + BASE // 2) // BASE)


def meant(figure: Figure) -> tuple[int, int]:
    """Give the least and the greatest count for which ``rounded`` says ``figure``.

    >>> meant(Mark.FEW), meant(5), meant(10)
    ((0, 4), (5, 7), (8, 12))
    """
    match figure:
        case Mark.FEW:
            return 0, BASE - 1
        case Mark.SILENT:
            return 0, UNKNOWN
        case _:
            return max(BASE, figure - BASE // 2), figure + BASE // 2


def publish(counts: Counts) -> Published:
    """Give what may leave of a table. Rows and columns in which nobody is are left out."""
    return _published(counts.without_empty())[0]


def knowable(counts: Counts) -> tuple[Counts, Network]:
    """Give what a reader can know of what was published who knows this module, too: the bounds of every figure."""
    counts = counts.without_empty()
    return counts, _published(counts)[1]


def _published(counts: Counts) -> tuple[Published, Network]:
    cells = tuple(tuple(rounded(count) for count in row) for row in counts.cells)
    if not cells:
        return Published((), (), (), (), (), Mark.SILENT), Network([[Arc(1, 2, 0, 0, 0)]])
    network = Network.of(counts.cells, [[meant(figure) for figure in row] for row in cells])
    both = len(counts.rows) > 1 and len(counts.columns) > 1
    row_totals = tuple(_said(network, arc) for arc in network.rows) if both else ()
    people = counts.people or (BASE,) * (len(counts.columns) + 1)
    down = zip(network.columns, people, strict=False)
    column_totals = (
        tuple(_said(network, arc) if behind >= BASE else Mark.SILENT for arc, behind in down) if both else ()
    )
    more = len(counts.rows) * len(counts.columns) > 1 and people[-1] >= BASE
    total = _said(network, network.total) if more else Mark.SILENT
    return Published(counts.rows, counts.columns, cells, row_totals, column_totals, total), network


class _Piece(Struct):
    """Sums for which the same figure is said, both ends included."""

    figure: Figure
    low: int
    high: int

    @property
    def is_narrow(self) -> bool:
        return self.high - self.low + 1 < ROOM


def _said(network: Network, arc: Arc) -> Figure:
    """Choose the figure of a total, and let the network know what it tells."""
    pieces = _pieces(*network.range_of(arc))
    if pieces is None:
        return Mark.SILENT
    piece = next(one for one in pieces if one.low <= arc.count <= one.high)
    arc.low, arc.high = piece.low, piece.high
    return piece.figure


def _pieces(low: int, high: int) -> Sequence[_Piece] | None:
    """Part the possible sums by what is said of them, none too narrow; None where nothing can be said of any.

    Only the first and the last can be narrow. They join the next one, but what is below five joins nothing.

    >>> [(str(one.figure), one.low, one.high) for one in _pieces(1, 8) or ()]
    [('0–4', 1, 4), ('5', 5, 8)]
    >>> _pieces(1, 6) is None
    True
    """
    pieces: list[_Piece] = []
    while low <= high:
        figure = rounded(low)
        pieces.append(_Piece(figure, low, min(high, meant(figure)[1])))
        low = pieces[-1].high + 1
    while len(pieces) > 1 and pieces[0].is_narrow:
        first = pieces.pop(0)
        pieces[0].low = first.low
        if first.figure is Mark.FEW:
            return None
    while len(pieces) > 1 and pieces[-1].is_narrow:
        last = pieces.pop()
        pieces[-1].high = last.high
        if pieces[-1].figure is Mark.FEW:
            return None
    return pieces
