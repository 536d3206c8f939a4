"""Days are written as people of the language write them, and can be read again."""

from datetime import date

import pytest
from babel.dates import format_date
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.i18n.catalogue import AT_TABLE
from pelitarina.i18n.day import in_words, read, written

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from([*AT_TABLE, "so"]))
def test_a_day_that_was_written_can_be_read_again(day: date, language: str) -> None:
    assert read(written(day, language)) == read(in_words(day, language)) == day


@pytest.mark.parametrize("month", range(1, 13))
@pytest.mark.parametrize("language", AT_TABLE)
def test_a_month_is_called_what_the_language_calls_it(language: str, month: int) -> None:
    day, base = date(2026, month, 2), language.partition("@")[0]
    told = in_words(day, language).replace("\N{NO-BREAK SPACE}", " ")
    assert told == format_date(day, "d. MMMM y" if base == "fi" else "d MMMM y", base)


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("fi", "2.11.2026"), ("fi@selko", "2.11.2026"), ("sv", "2.11.2026"), ("en", "2\xa0November 2026"),
        ("ru", "02.11.2026"), ("ar", "2\xa0نوفمبر 2026"), ("so", "2026-11-02"),
    ],
)  # fmt: skip
def test_a_day_is_written_as_people_write_it(language: str, expected: str) -> None:
    assert written(date(2026, 11, 2), language) == expected


@pytest.mark.parametrize("text", ["", "eilen", "31.2.2026", "2.11.26.", "2 Novembre 2026", "2026-13-01", "..", "1.1.0"])
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert read(text) is None
