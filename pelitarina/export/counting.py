"""How do the figures of a half-year stand in tables for a spreadsheet?"""

from collections.abc import Callable, Iterator
from typing import Final

from pelitarina.errors import message
from pelitarina.export.disclosure import Figure, Mark, Published
from pelitarina.export.release import Release
from pelitarina.export.sheet import Cell, Sheet
from pelitarina.i18n.catalogue import language_in

Say = Callable[[str], str]
Named = Callable[[str, str, str], str]
"""Gives what a story, a prompt of it (or "") or an option of that (or "") is called; its id where nobody knows."""

TITLE: Final = message("Counts of {half}")
_STORY, _QUESTION, _ANSWER = message("Story"), message("Question"), message("Answer")
_LANGUAGE, _CUSTOMERS, _HALF = message("Language"), message("Customers"), message("Half-year")
_ALL: Final = message("All")
_PLAYED, _MARKED, _HOW = message("Played stories"), message("Answers"), message("How to read this")
READING: Final = (
    message("Counted is only what customers chose to let be counted: numbers and ready options, never their words."),
    message("For a story each customer is counted once, in the language of the first time; for an answer once, too."),
    message("In the total of a language, and of all, a customer counts once for each story."),
    message("Figures are rounded to the nearest five. 0–4 means fewer than five."),
    message(
        "A total is rounded by itself: rows need not add up to it. It may be up to four away from its count, so that "
        "nobody can work out a small figure."
    ),
    message("A dash means that nothing can be said there without giving a small figure away."),
    message("The figures of a half-year are made once, when it is over, and stay as they are."),
)
"""What whoever reads the figures has to know."""


def workbook(release: Release, named: Named, language: str, say: Say) -> tuple[Sheet, ...]:
    """Give the tables for an Excel file: stories by language, answers, and how they are to be read."""
    columns = tuple(language_in(one, language) for one in release.sat.columns)
    total = (say(_ALL),) if release.sat.row_totals else ()
    rows = [
        (named(story, "", ""), *map(_cell, cells), *map(_cell, release.sat.row_totals[y : y + 1]))
        for y, (story, cells) in enumerate(zip(release.sat.rows, release.sat.cells, strict=True))
    ]
    if release.sat.column_totals:
        rows.append((say(_ALL), *map(_cell, release.sat.column_totals), _cell(release.sat.total)))
    marked = tuple(
        (named(one.story, "", ""), named(one.story, one.prompt, ""), named(one.story, one.prompt, one.option),
         _cell(one.customers))
        for one in release.marked
    )  # fmt: skip
    return (
        Sheet(say(_PLAYED), (say(_STORY), *columns, *total), tuple(rows)),
        Sheet(say(_MARKED), (say(_STORY), say(_QUESTION), say(_ANSWER), say(_CUSTOMERS)), marked),
        Sheet(say(_HOW), (f"{say(_HALF)} {release.half}",), tuple((say(line),) for line in READING)),
    )


def flat(release: Release, named: Named, language: str, say: Say) -> Sheet:
    """Give everything as one table, a figure a row, as CSV and other programs want it."""
    head = tuple(map(say, (_HALF, _STORY, _LANGUAGE, _QUESTION, _ANSWER, _CUSTOMERS)))
    played = []
    for story, tongue, figure in _cells(release.sat):
        title = named(story, "", "") if story else say(_ALL)
        spoken = language_in(tongue, language) if tongue else say(_ALL)
        played.append((release.half, title, spoken, "", "", _cell(figure)))
    marked = []
    for one in release.marked:
        asked, answer = named(one.story, one.prompt, ""), named(one.story, one.prompt, one.option)
        marked.append((release.half, named(one.story, "", ""), "", asked, answer, _cell(one.customers)))
    return Sheet(say(_PLAYED), head, (*played, *marked))


def _cells(table: Published) -> Iterator[tuple[str, str, Figure]]:
    """Give every figure with the names of its row and column, which are empty for a total."""
    for y, row in enumerate(table.rows):
        yield from ((row, column, table.cells[y][x]) for x, column in enumerate(table.columns))
        yield from ((row, "", figure) for figure in table.row_totals[y : y + 1])
    yield from (("", column, figure) for column, figure in zip(table.columns, table.column_totals, strict=False))
    if len(table.rows) * len(table.columns) > 1:
        yield "", "", table.total


def _cell(figure: Figure) -> Cell:
    return str(figure) if isinstance(figure, Mark) else figure
