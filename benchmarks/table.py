"""How are figures shown, each beside its floor?"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

_NONE = "–"
_HEAD = ("what", "n", "least", "median", "worst", "floor", "ratio", "the floor is", "budget")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: what was measured, each time, and the floor measured in the same run.

    Attributes:
        unit: of both; ``ms``, ``MB`` or ``%``.
        ours: empty where there is only a floor, or where this system tells nothing.
        against: what the floor is.
        budget: as the design names it, in the same unit; None where it names none.
        ratio: median of the ratios pair by pair, where the two were measured in turns; else of the medians.
        why_not: why there is nothing to show.
    """

    what: str
    unit: str
    ours: tuple[float, ...]
    floor: tuple[float, ...] = ()
    against: str = ""
    budget: float | None = None
    in_turns: bool = False
    why_not: str = ""

    @property
    def ratio(self) -> float | None:
        if not self.ours or not self.floor:
            return None
        if self.in_turns:
            return median(one / least for one, least in zip(self.ours, self.floor, strict=True))
        return median(self.ours) / median(self.floor)

    def told(self) -> dict[str, Any]:
        """Give everything, for a machine."""
        return {**asdict(self), "ratio": self.ratio}


def table(rows: Sequence[Row]) -> str:
    """Write the rows as a table of plain text."""
    cells = [_HEAD, *(_cells(row) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(_HEAD))]
    return "\n".join(_line(line, widths) for line in cells)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    words = (0, len(cells) - 2)
    put = [c.ljust(w) if at in words else c.rjust(w) for at, (c, w) in enumerate(zip(cells, widths, strict=True))]
    return "  ".join(put).rstrip()


def _cells(row: Row) -> tuple[str, ...]:
    ours = [min(row.ours), median(row.ours), max(row.ours)] if row.ours else []
    shown = [_figure(one, row.unit) for one in ours] or [_NONE] * 3
    floor = _figure(median(row.floor), row.unit) if row.floor else _NONE
    ratio = _NONE if row.ratio is None else f"{row.ratio:.{1 if row.ratio >= 1 else 2}f}"
    budget = f"< {row.budget:g} {row.unit}" if row.budget is not None else _NONE
    return (row.what, str(len(row.ours)), *shown, floor, ratio, row.why_not or row.against, budget)


def _figure(value: float, unit: str) -> str:
    return f"{value:.0f} {unit}" if value >= 100 else f"{value:.2f} {unit}" if value < 10 else f"{value:.1f} {unit}"
