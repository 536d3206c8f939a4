"""A customer's own numbers as a table: what is in force for the own copy, a row a number, and nothing reckoned out."""

import csv as reader
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO, StringIO

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina import shipped
from pelitarina.circle import Circle, Sector, Way
from pelitarina.errors import Refused
from pelitarina.export.results import flat, in_numbers, workbook
from pelitarina.export.select import Shareable, select
from pelitarina.export.sheet import BYTE_ORDER, csv
from pelitarina.export.workbook import xlsx
from pelitarina.i18n.catalogue import program
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Entry, KeepEvent, ReflectionId
from pelitarina.measure.registry import Status, with_status
from pelitarina.result import Result
from pelitarina.words import clean
from tests.export.entries import DAY, NOON, TODAY, entry, kept, say, sitting, taken_back
from tests.export.test_sheet import ACTING, text

FORM = Result("audit_c", "2.1", date(2026, 10, 5), (("points", Decimal("3.5")),), "Vähemmän kuin ennen.")
TEN = Result("three_x_ten_d", "2020", TODAY, (("row_1", Decimal(0)), ("row_3", Decimal(7))))
FOR_COPY = kept(OWN_COPY)


def filled(result: Result, name: str = "form", events: Iterable[KeepEvent] = FOR_COPY) -> Entry:
    return entry("x", kind="measure", value=result, events=events, name=name, area="tyo")


def circle(*sectors: Sector, name: str = "circle", events: Iterable[KeepEvent] = FOR_COPY, days_ago: int = 0) -> Entry:
    of = sitting(started_at=NOON - days_ago * DAY)
    return entry("x", kind="circle", value=Circle(sectors), events=events, name=name, of=of)


def chosen(*entries: Entry) -> Shareable:
    return select(filter(in_numbers, entries), OWN_COPY, NOON)


def rows(shareable: Shareable, language: str = "en") -> list[list[str]]:
    written = csv(flat(shareable, language, say)).removeprefix(BYTE_ORDER)
    return list(reader.reader(StringIO(written, newline=""), delimiter=";"))


def leaves(shareable: Shareable, language: str = "fi") -> dict[str, list[tuple[object, ...]]]:
    made = xlsx("x", workbook(shareable, language, say), TODAY)
    book = openpyxl.load_workbook(BytesIO(made))
    return {leaf.title: list(leaf.iter_rows(values_only=True)) for leaf in book.worksheets}


def test_a_form_stands_with_its_day_version_numbers_and_words_and_a_comma_in_a_number() -> None:
    assert rows(chosen(filled(FORM))) == [
        ["Day", "Form", "Version", "Life area", "Which number", "The number", "In my own words"],
        ["2026-10-05", "AUDIT-C", "“2.1”", "", "Points on the form", "3,5", "“Vähemmän kuin ennen.”"],
    ]


def test_what_was_skipped_on_a_form_is_an_empty_cell_and_a_nought_is_a_nought() -> None:
    told = rows(chosen(filled(TEN)))[1:]
    assert [row[5] for row in told] == ["0", "", "7", *[""] * 7]
    assert [row[4] for row in leaves(chosen(filled(TEN)))["Filled in elsewhere"][1:]] == [0, None, 7, *[None] * 7]


def test_of_a_circle_each_area_has_how_it_is_and_how_important_and_what_was_skipped_is_empty() -> None:
    older = circle(Sector("talous", 0, None), name="older", days_ago=40)
    newer = circle(Sector("talous", 4, 9), Sector("arki", None, None, Way.BETTER), name="newer")
    told = leaves(chosen(newer, older))["The circle of life"]
    assert [row[1:] for row in told[1:]] == [("Raha", 0, None), ("Raha", 4, 9), ("Arki ja vapaa-aika", None, None)]
    assert [row[0].date() for row in told[1:]] == [TODAY - 40 * DAY, TODAY, TODAY]  # type: ignore[attr-defined]
    assert [row[3:6] for row in rows(chosen(newer, older))[1:5]] == [
        ["Money", "How it is now", "0"], ["Money", "How important it is", ""],
        ["Money", "How it is now", "4"], ["Money", "How important it is", "9"],
    ]  # fmt: skip


def test_the_words_of_a_form_stand_once_and_a_form_of_words_only_is_there_too() -> None:
    told = rows(chosen(filled(replace(TEN, comment="Näin on.")), filled(Result("esy", "", TODAY, (), "Kiva."), "esy")))
    assert [row[6] for row in told[1:]] == ["“Näin on.”", *[""] * 9, "“Kiva.”"]
    assert told[-1][2:6] == ["", "", "", ""]


def test_a_form_that_this_version_does_not_know_is_told_by_its_id() -> None:
    told = rows(chosen(filled(Result("uusi_lomake", "1", TODAY, (("kohta", Decimal(2)),)))))
    assert told[1][1:6] == ["uusi_lomake", "“1”", "", "kohta", "2"]


@pytest.mark.parametrize(
    "gone",
    [
        pytest.param(filled(FORM, events=(*FOR_COPY, taken_back(OWN_COPY))), id="taken back"),
        pytest.param(filled(FORM, events=kept(ASSESSMENT)), id="kept for the assessment"),
        pytest.param(filled(FORM, events=kept(OWN_COPY, last_day=TODAY - timedelta(days=1))), id="its day is over"),
        pytest.param(replace(e := filled(FORM), answer=replace(e.answer, owner=Owner.WORKER)), id="the worker's"),
        pytest.param(entry("Salaisuus.", events=FOR_COPY), id="words only"),
    ],
)
def test_what_is_not_the_customers_own_copy_in_numbers_is_not_in_it(gone: Entry) -> None:
    stays = replace(circle(Sector("talous", 4)), id=ReflectionId("stays"))
    both = chosen(stays, gone)
    assert [one.id for one in both] == ["stays"]
    assert rows(both) == rows(chosen(stays))
    assert list(leaves(both)) == ["The circle of life", "How to read this"]


def test_words_that_do_not_leave_stop_no_table_and_an_identity_code_in_one_that_does_stops_it() -> None:
    assert len(chosen(filled(FORM), entry("010190-999W", events=FOR_COPY)))
    with pytest.raises(Refused):
        chosen(filled(replace(FORM, comment="010190-999W")))


def test_a_table_is_made_of_the_own_copy_only() -> None:
    wrong = select([filled(FORM, events=kept(ASSESSMENT))], ASSESSMENT, NOON)
    for make in (flat, workbook):
        with pytest.raises(ValueError, match="own_copy"):
            make(wrong, "fi", say)


decisions = st.sampled_from([(), kept(OWN_COPY), kept(ASSESSMENT), (*FOR_COPY, taken_back(OWN_COPY))])
numbers = st.none() | st.integers(0, 10)


@given(st.lists(st.tuples(st.sampled_from(["talous", "arki"]), numbers, numbers, decisions), max_size=6))
@settings(max_examples=60, deadline=None)
def test_exactly_what_is_in_force_is_in_it(
    drawn: Sequence[tuple[str, int | None, int | None, tuple[KeepEvent, ...]]],
) -> None:
    every = [
        circle(Sector(area, now, important), name=f"n{number}", events=events, days_ago=len(drawn) - number)
        for number, (area, now, important, events) in enumerate(drawn)
    ]
    told = flat(chosen(*every), "fi", say).rows
    wanted = [(now, important) for _area, now, important, events in drawn if events == FOR_COPY]
    assert [row[5] for row in told] == [number for pair in wanted for number in pair]


@given(version=text, comment=text, number=st.decimals(-999, 999, places=2))
@settings(max_examples=100, deadline=None)
def test_no_word_of_anybody_is_ever_a_formula(version: str, comment: str, number: Decimal) -> None:
    result = Result("audit_c", version, TODAY, (("points", number),), comment)
    shareable = chosen(filled(result))
    _, row = rows(shareable, "fi")
    assert float(row[5].replace(",", ".")) == float(number)
    for cell, was in ((row[2], version), (row[6], comment)):
        assert not any(line.strip(" ").startswith(ACTING) for line in cell.split("\n"))
        assert clean(cell.strip("”").replace("'", "")) == clean(clean(was).replace("'", ""))
    made = xlsx("x", workbook(shareable, "fi", say), TODAY)
    for one in openpyxl.load_workbook(BytesIO(made)).worksheets[0][2]:
        assert one.data_type in ("s", "n", "d")
        assert one.hyperlink is None


def test_every_leaf_has_a_name_that_excel_takes_in_finnish_and_swedish() -> None:
    every = chosen(filled(FORM), circle(Sector("talous", 4)))
    for language, names in (("fi", ["Elämän ympyrä", "Muualla täytetyt lomakkeet"]), ("sv", ["Livets cirkel", None])):
        texts = program(language, shipped.folder("locales"))
        tables = workbook(every, language, texts.text)
        assert all(len(table.name) <= 31 for table in tables)
        assert names[0] == tables[0].name
        assert names[1] in (None, tables[1].name)
        assert xlsx("x", tables, TODAY)
        assert flat(every, language, texts.text).head[0] == {"fi": "Päivä", "sv": "Dag"}[language]


@pytest.mark.parametrize("instrument", with_status(Status.RECORD_ONLY), ids=lambda one: one.id)
def test_every_number_of_every_form_that_is_taken_in_has_a_row_with_its_name(instrument) -> None:  # type: ignore[no-untyped-def]
    told = rows(chosen(filled(Result(instrument.id, "1", TODAY, (), "x"))), "fi")[1:]
    assert [row[4] for row in told] == ([one.name.fi for one in instrument.numbers] or [""])
    assert {row[5] for row in told} == {""}
