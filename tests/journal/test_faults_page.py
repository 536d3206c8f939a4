"""The page that tells what was done to the journal tells of every fault that is tried."""

import re
from pathlib import Path

from tests.journal.faults import FAULTS, PAGE, rows_of

TESTS = Path(__file__).resolve().parents[1]


def test_every_fault_that_is_tried_is_explained_and_none_is_that_is_not() -> None:
    files = (path for folder in ("journal", "whole") for path in (TESTS / folder).glob("test_*.py"))
    marked = {
        name for path in files for name in re.findall(r'mark\.fault\("(.+?)"\)', path.read_text(encoding="utf-8"))
    }

    assert marked == set(FAULTS)


def test_the_page_counts_every_fault_but_those_that_are_tried_better_elsewhere() -> None:
    rows = rows_of(PAGE.read_text(encoding="utf-8"))

    assert set(FAULTS) - set(rows) == {"killed at a write"}, "at every write is more than at some"
    assert all(int(row.split("|")[4].replace(",", "")) > 0 for row in rows.values())
