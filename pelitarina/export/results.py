"""How do a customer's own numbers stand in tables for a spreadsheet: what the circle said, and other people's forms?

A row for each number and day. Nothing is added up and no mean is taken; what was not said is an empty
cell, never nought. What somebody wrote stands in quotation marks, a version, too: a bare 2.1 would become the second of
January.
"""

from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Final, Literal, TypeAlias

from pelitarina import area
from pelitarina.circle import Circle, Sector
from pelitarina.errors import message
from pelitarina.export.select import Shareable
from pelitarina.export.sheet import Cell, Sheet, csv
from pelitarina.export.then_and_now import Kept, number_name
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import OWN_COPY
from pelitarina.measure.registry import Instrument, Status, registry, with_status
from pelitarina.result import Result
from pelitarina.words import quoted

Say = Callable[[str], str]
TableForm: TypeAlias = Literal["csv", "xlsx"]

TABLE_FORMS: Final[tuple[TableForm, ...]] = ("csv", "xlsx")
TITLE: Final = message("My numbers")
_HOW: Final = message("How to read this")
_CIRCLE, _FORMS = message("The circle of life"), message("Filled in elsewhere")
_DAY, _FORM, _VERSION, _AREA = message("Day"), message("Form"), message("Version"), message("Life area")
_NOW, _IMPORTANT = message("How it is now"), message("How important it is")
_WHICH, _NUMBER, _WORDS = message("Which number"), message("The number"), message("In my own words")
READING: Final = (
    message("Here are the numbers that you chose for your own copy, and no others."),
    message("An empty place means that nothing was said there. It is not nought."),
    message("Nothing is added up, and no mean is taken. A number tells what you said on that day, and no more."),
    message("On the circle a number is from 0 to 10. On a form it is as the form gives it."),
    message("Numbers of two versions of a form are not compared."),
)
"""What whoever reads the numbers has to know."""


def in_numbers(kept: Kept) -> bool:
    """Say whether an answer is the customer's own and of a kind that has numbers: of a circle, or a filled-in form."""
    return kept.answer.owner is Owner.CUSTOMER and isinstance(kept.answer.value, Circle | Result)


def written(shareable: Shareable, form: TableForm, language: str, made_on: date, say: Say) -> bytes:
    """Write the numbers down as a file: else as ``workbook``."""
    if form == "csv":
        return csv(flat(shareable, language, say)).encode()
    from pelitarina.export.workbook import xlsx  # noqa: PLC0415  # slow to load

    return xlsx(say(TITLE), workbook(shareable, language, say), made_on)


def workbook(shareable: Shareable, language: str, say: Say) -> tuple[Sheet, ...]:
    """Give the tables for an Excel file: the circle, the forms, and how both are to be read; an empty one is left out.

    Args:
        shareable: selected for the own copy; what has no numbers is passed over.
        language: tag of the headings and names.
        say: translates message ids into ``language``.

    Raises:
        ValueError: the answers were selected for another purpose.
    """
    circle = tuple(
        (day, area.find(one.area).name.said(language), one.now, one.important) for day, one in _sectors(shareable)
    )
    forms = tuple((day, *form, *number) for day, form, number in _forms(shareable, language, say))
    tables = (
        Sheet(say(_CIRCLE), tuple(map(say, (_DAY, _AREA, _NOW, _IMPORTANT))), circle),
        Sheet(say(_FORMS), tuple(map(say, (_DAY, _FORM, _VERSION, _WHICH, _NUMBER, _WORDS))), forms),
    )
    lines = tuple((say(line),) for line in READING)
    return (*(table for table in tables if table.rows), Sheet(say(_HOW), (say(TITLE),), lines))


def flat(shareable: Shareable, language: str, say: Say) -> Sheet:
    """Give everything as one table, a number a row, as CSV and other programs want it; else as ``workbook``."""
    (ours,) = with_status(Status.SHIP)
    head = (_DAY, _FORM, _VERSION, _AREA, _WHICH, _NUMBER, _WORDS)
    rows: list[tuple[Cell, ...]] = []
    for day, one in _sectors(shareable):
        of = (day, _name(ours, language), ours.version, area.find(one.area).name.said(language))
        rows += [(*of, say(_NOW), one.now, ""), (*of, say(_IMPORTANT), one.important, "")]
    for day, form, number in _forms(shareable, language, say):
        rows.append((day, *form, "", *number))
    return Sheet(say(TITLE), tuple(map(say, head)), tuple(rows))


def _sectors(shareable: Shareable) -> Iterator[tuple[date, Sector]]:
    """Give each area of which something was said, the oldest day first."""
    shareable.require(OWN_COPY)
    for each in sorted(shareable.reflections, key=lambda one: one.sitting.started_at):
        if isinstance(each.answer.value, Circle):
            yield from ((each.sitting.started_at.date(), sector) for sector in each.answer.value.sectors)


def _forms(
    shareable: Shareable, language: str, say: Say
) -> Iterator[tuple[date, tuple[str, str], tuple[str, Decimal | None, str]]]:
    """Give the day, what form it was, and a number of it; the words once, beside the first number of each form."""
    shareable.require(OWN_COPY)
    held = [each.answer.value for each in shareable.reflections if isinstance(each.answer.value, Result)]
    for result in sorted(held, key=lambda one: one.day):
        known = registry().get(result.instrument)
        form = (_name(known, language) if known else result.instrument, _quoted(result.version, language))
        words = _quoted(result.comment, language)
        for number, value in _numbers(result, known, language, say):
            yield result.day, form, (number, value, words)
            words = ""


def _numbers(result: Result, known: Instrument | None, language: str, say: Say) -> Iterator[tuple[str, Decimal | None]]:
    """Give every number of a form, said or not; one without a name where the form gives words only."""
    said = dict(result.numbers)
    names = dict.fromkeys((*(one.id for one in known.numbers), *said) if known else said)
    for each in names:
        yield number_name(each, result.instrument, language, say), said.get(each)
    if not names:
        yield "", None


def _quoted(text: str, language: str) -> str:
    return quoted(text, language) if text else ""


def _name(instrument: Instrument, language: str) -> str:
    return instrument.name.said(language)
