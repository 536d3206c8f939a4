"""Nobody can work out a small figure from what is published: an audit by linear programming."""

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from pelitarina.export.disclosure import Counts, knowable, publish
from tests.export.areas import (
    AREAS,
    Reader,
    area,
    of_ours,
    of_rounding_alone,
    of_two_releases,
    without_one,
    worked_out,
)

PAGE = Path(__file__).resolve().parents[2] / "docs" / "disclosure.md"
POSSIBLE = (1, 2, 3, 4, 5)


def told(column: int) -> list[int]:
    """Give a column of the table on the page."""
    audit = PAGE.read_text(encoding="utf-8").partition("<!-- audit -->")[2].partition("<!-- end -->")[0]
    rows = re.findall(r"(?m)^\| \d.*\|$", audit)
    return [int(row.split("|")[column].strip().replace(",", "")) for row in rows]


def values(found: Iterable[tuple[Reader, int, Any, Any]]) -> list[int]:
    """Count the hidden cells by how many values each may have."""
    counted = Counter(round(most[cell] - least[cell]) + 1 for _, cell, least, most in found)
    return [counted[possible] for possible in POSSIBLE]


def as_counts(reader: Reader, table: Any) -> Counts:
    width = len(reader.counts.columns)
    whole = [round(count) for count in table]
    rows = tuple(tuple(whole[start : start + width]) for start in range(0, len(whole), width))
    return Counts(reader.counts.rows, reader.counts.columns, rows)


def by_our_network(reader: Reader) -> dict[int, tuple[int, int]]:
    _, network = knowable(reader.counts)
    arcs = [arc for row in network.cells for arc in row]
    return {cell: network.range_of(arcs[cell]) for cell in reader.hidden}


@pytest.mark.unmeasured
def test_no_hidden_cell_of_a_thousand_small_areas_comes_down_to_one_value() -> None:
    readers = [of_ours(area(number)) for number in range(AREAS)]
    found = list(worked_out(readers))
    assert values(found)[0] == 0
    assert values(found) == told(3)
    for reader, cell, least, most in found[::40]:
        assert by_our_network(reader)[cell] == (round(least[cell]), round(most[cell]))
        for table in (least, most):  # neither what is told nor how it was made tells it from the true one
            other = as_counts(reader, table)
            assert publish(other) == publish(reader.counts)


def test_the_audit_finds_what_rounding_alone_gives_away() -> None:
    two_fours = of_rounding_alone(Counts(("a", "b"), ("x", "y"), ((4, 4), (20, 20))))
    assert values(worked_out([two_fours]))[0] == 2
    assert values(worked_out([of_ours(two_fours.counts)]))[0] == 0


@pytest.mark.long
def test_what_rounding_alone_gives_away_in_a_thousand_areas_stands_on_the_page() -> None:
    assert values(worked_out([of_rounding_alone(area(number)) for number in range(AREAS)])) == told(2)


@pytest.mark.long
def test_what_figures_made_anew_would_give_away_stands_on_the_page() -> None:
    areas = [area(number) for number in range(AREAS)]
    others = sum(publish(one) != publish(without_one(one, number)[1]) for number, one in enumerate(areas))
    both = [of_two_releases(one, number) for number, one in enumerate(areas)]
    found = values(worked_out([reader for reader in both if reader]))
    page = PAGE.read_text(encoding="utf-8")
    assert f"others in {others} of the 1,000\nareas" in page
    assert f"tell {found[0]} of {sum(found):,} hidden cells exactly" in page


@pytest.mark.parametrize(
    "cells",
    [
        ((4, 4),),
        ((4,), (4,)),
        ((4, 4, 4, 4), (0, 0, 0, 1)),
        ((1,),),
        ((5, 5), (5, 2)),
        ((8, 8, 8, 8, 0), (1, 1, 1, 1, 1)),
    ],
    ids=str,
)
def test_even_the_narrowest_tables_leave_room(cells: tuple[tuple[int, ...], ...]) -> None:
    width = len(cells[0])
    reader = of_ours(Counts(("a", "b", "c")[: len(cells)], tuple("pqrst")[:width], cells))
    assert values(worked_out([reader]))[:2] == [0, 0]


def test_what_the_page_sums_up_is_what_its_table_says() -> None:
    page, ours = PAGE.read_text(encoding="utf-8"), told(3)
    assert f"None of {sum(ours):,} hidden cells comes down to one value" in page
    assert f"{sum(ours[:4]):,} ({100 * sum(ours[:4]) / sum(ours):.0f} %) can be narrowed at all" in page
    assert sum(told(2)) == sum(ours)
