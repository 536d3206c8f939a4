"""The figures of a half-year: rounded, the small ones hidden, and the same whoever asks again."""

import json
import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.export.counting import flat, workbook
from pelitarina.export.disclosure import BASE, FURTHEST, Counts, Figure, Mark, Published, publish, rounded
from pelitarina.export.release import from_text, release, to_text
from pelitarina.journal.store.counting import Option, Tally

SAT = {("bussi", "fi"): 22, ("bussi", "sv"): 3, ("piha", "fi"): 8, ("piha", "sv"): 5}
PEOPLE = {"fi": 23, "sv": 7, "": 28}
MARKED = {
    Option("bussi", "ovi/mitä", "10"): 12,
    Option("bussi", "ovi/mitä", "9"): 4,
    Option("bussi", "ovi/kuka", "a"): 6,
}
NOTED = {("housing", "bad"): 9, ("money", "weak"): 2}
MADE = release(Tally(SAT, PEOPLE, MARKED, NOTED), "2026-2")
tables = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[st.integers(0, 30)] * width), min_size=1, max_size=5)
)


def figures(table: Published) -> list[Figure]:
    return [*(cell for row in table.cells for cell in row), *table.row_totals, *table.column_totals, table.total]


def named(story: str, prompt: str, option: str) -> str:
    return option or prompt or story


def test_a_release_says_what_it_may_and_nothing_else() -> None:
    assert MADE.sat == Published(
        ("bussi", "piha"), ("fi", "sv"), ((20, Mark.FEW), (10, 5)), (25, 15), (30, 10), 40
    )  # fmt: skip
    assert [(one.prompt, one.option, one.customers) for one in MADE.marked] == [
        ("ovi/kuka", "a", 5),
        ("ovi/mitä", "9", Mark.FEW),
        ("ovi/mitä", "10", 10),
    ]
    assert MADE.noted.rows == ("housing", "money")
    assert MADE.noted.columns == ("bad", "weak")


def test_what_is_written_down_of_a_release_gives_the_same_release_and_no_exact_count() -> None:
    assert from_text(to_text(MADE)) == MADE
    assert not {22, 3, 8, 12, 4, 6, 9, 2} & set(_numbers(json.loads(to_text(MADE))))


def _numbers(facts: object) -> list[int]:
    match facts:
        case dict():
            return [n for name, part in facts.items() if name != "version" for n in _numbers(part)]
        case list():
            return [n for part in facts for n in _numbers(part)]
        case int():
            return [facts]
        case _:
            return []


@given(tables)
def test_every_figure_is_a_five_or_hidden_and_no_further_from_its_count_than_is_said(
    table: list[tuple[int, ...]],
) -> None:
    counts = Counts(
        tuple(map(str, range(len(table)))), tuple(map(str, range(len(table[0])))), tuple(table)
    ).without_empty()
    made = publish(counts)
    assert all(isinstance(figure, Mark) or figure % BASE == 0 for figure in figures(made))
    assert made.cells == tuple(tuple(map(rounded, row)) for row in counts.cells)
    down = [sum(column) for column in zip(*counts.cells, strict=True)]
    sums = [*map(sum, counts.cells), *down, sum(down)]
    for figure, count in zip([*made.row_totals, *made.column_totals, made.total], sums, strict=False):
        if made.row_totals and isinstance(figure, int):
            assert abs(figure - count) <= FURTHEST
            assert count >= BASE
        if made.row_totals and figure is Mark.FEW:
            assert count < BASE


def test_two_fours_are_not_told_by_their_total() -> None:
    made = publish(Counts(("a", "b"), ("x", "y"), ((4, 4), (20, 20))))
    assert made.row_totals[0] == 5  # the nearest five is 10, and 10 would say that both are 4


def test_a_total_of_many_stories_by_few_people_is_not_told() -> None:
    counts = Counts(("a", "b"), ("fi", "sv"), ((9, 4), (9, 4)), people=(9, 4, 13))
    assert publish(counts).column_totals == (20, Mark.SILENT)
    assert publish(counts).total == 30  # 26 could be told as 25 only of sums below 28, of which there are two
    assert publish(Counts(counts.rows, counts.columns, ((4, 2), (4, 2)), people=(4, 2, 4))).total is Mark.SILENT


@pytest.mark.parametrize("cells", [(), ((0, 0),)])
def test_of_nobody_there_is_an_empty_table(cells: tuple[tuple[int, ...], ...]) -> None:
    made = publish(Counts(tuple("a" for _ in cells), ("x", "y"), cells))
    assert (made.rows, made.columns, made.cells) == ((), (), ())


def test_the_tables_for_a_spreadsheet_hold_the_same_figures() -> None:
    played, marked, how = workbook(MADE, named, "sv", str)
    assert played.head == ("Story", "finska", "svenska", "All")
    assert played.rows == (("bussi", 20, "0–4", 25), ("piha", 10, 5, 15), ("All", 30, 10, 40))
    assert marked.rows[1] == ("bussi", "ovi/mitä", "9", "0–4")
    assert how.head == ("Half-year 2026-2",)
    whole = flat(MADE, named, "sv", str)
    assert ("2026-2", "All", "svenska", "", "", 10) in whole.rows
    assert ("2026-2", "All", "All", "", "", 40) in whole.rows
    assert ("2026-2", "bussi", "", "ovi/mitä", "10", 10) in whole.rows
    assert len(whole.rows) == 9 + 3


def test_the_release_of_one_story_in_one_language_has_no_totals() -> None:
    made = release(Tally({("bussi", "fi"): 7}, {"fi": 7, "": 7}, {}, {}), "2026-1")
    assert workbook(made, named, "sv", str)[0].rows == (("bussi", 5),)
    assert flat(made, named, "sv", str).rows == (("2026-1", "bussi", "finska", "", "", 5),)


def test_random_stays_out_of_it() -> None:
    table = Counts(("a", "b"), ("x", "y"), ((3, 17), (8, 2)))
    random.seed(1)
    first = publish(table)
    random.seed(2)
    assert publish(table) == first
