"""A result from elsewhere: read as people write numbers, given back as it was written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.journal.body import from_bytes, to_bytes
from pelitarina.journal.draft import Answer, Owner
from pelitarina.result import Result, as_data, from_data, number, said

values = st.decimals(min_value=-999_999, max_value=999_999, places=2)
results = st.builds(
    Result,
    instrument=st.just("kykyviisari"),
    version=st.text(max_size=20),
    day=st.dates(),
    numbers=st.dictionaries(st.sampled_from(["work_ability", "mind"]), values).map(lambda held: tuple(held.items())),
    comment=st.text(max_size=40),
)


@given(held=results)
def test_a_result_comes_back_from_the_journal_as_it_went_in(held: Result) -> None:
    assert from_data(as_data(held)) == held
    answer = Answer("@measure/kykyviisari", Owner.CUSTOMER, "measure", "?", "a", held, "tyo", "fi")
    assert from_bytes(to_bytes(answer)) == answer


@given(value=values, language=st.sampled_from(["fi", "sv", "en", "ar", "ru"]))
def test_a_number_is_read_back_as_it_is_said(value: Decimal, language: str) -> None:
    assert number(said(value, language)) == value


@pytest.mark.parametrize("text", ["", "neljä", "4 tai 5", "1e3", "0x1", "٣", "4,5,6", "1" * 7, "NaN", "4 %"])
def test_what_is_no_number_is_not_guessed_at(text: str) -> None:
    assert number(text) is None


def test_nothing_of_a_result_shows_in_a_log() -> None:
    held = Result("kykyviisari", "salainen", date(2026, 11, 21), (("mind", Decimal(7)),), "omat sanat")

    assert repr(held) == "Result()"
