"""What was chosen, until when it holds, and who keeps it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec import ValidationError, convert

from pelitarina.journal import (
    OWN_COPY,
    PLAN,
    Controller,
    Decision,
    Entry,
    KeepEvent,
    Owner,
    ReflectionId,
    body,
    chosen,
    in_force,
    months_after,
    purpose,
)
from pelitarina.journal.draft import Answer, Draft, Value
from pelitarina.life_line import LifeLine, Phase, Thing
from tests.journal.desk import AT, SITTING, answer

LAST = date(2027, 11, 21)


def _entry(*events: KeepEvent) -> Entry:
    return Entry(ReflectionId("r"), SITTING, answer("sana"), events)


@pytest.mark.parametrize(
    ("day", "months", "last"),
    [
        (date(2026, 11, 21), 12, date(2027, 11, 21)),
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2028, 2, 29), 12, date(2029, 2, 28)),
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 6, 30), 1200, date(2126, 6, 30)),
    ],
)
def test_a_month_later_is_the_same_day_or_the_last_of_a_shorter_month(day: date, months: int, last: date) -> None:
    assert months_after(day, months) == last


@given(st.dates(max_value=date(2999, 12, 31)), st.integers(1, 1200))
def test_months_after_is_never_in_another_month_than_counted(day: date, months: int) -> None:
    last = months_after(day, months)
    assert (last.year - day.year) * 12 + last.month - day.month == months


def test_a_purpose_is_in_force_to_the_end_of_its_last_day() -> None:
    entry = _entry(KeepEvent(OWN_COPY, Decision.KEPT, AT, LAST))
    assert in_force(entry, datetime(2027, 11, 21, 23, 59, 59, tzinfo=UTC)) == {OWN_COPY: LAST}
    assert in_force(entry, datetime(2027, 11, 22, tzinfo=UTC)) == {}


def test_the_newest_decision_counts_even_if_the_clock_went_back() -> None:
    kept = KeepEvent(OWN_COPY, Decision.KEPT, AT, LAST)
    taken_back = KeepEvent(OWN_COPY, Decision.TAKEN_BACK, AT - timedelta(days=1))
    assert in_force(_entry(kept, taken_back), AT) == {}
    assert in_force(_entry(kept, taken_back, kept), AT) == {OWN_COPY: LAST}


def test_an_answer_without_a_purpose_is_not_chosen() -> None:
    kept, left = answer("kept"), answer("left")
    assert [choice.answer for choice in chosen([(kept, [PLAN]), (left, [])])] == [kept]


@pytest.mark.parametrize(("text", "is_one"), [("plan", True), ("share:Kela", True), ("share: ", False), ("", False)])
def test_only_the_agreed_purposes_are_purposes(text: str, is_one: bool) -> None:
    assert (purpose(text) is not None) is is_one


@pytest.mark.parametrize(
    "value", [None, 7, (), ("one", "two")], ids=["written", "a number", "nothing marked", "two marked"]
)
@given(words=st.text(st.characters(codec=None)))
def test_an_answer_comes_back_from_its_bytes_letter_for_letter(value: Value, words: str) -> None:
    given_one = Answer("p/q", Owner.WORKER, "some", words, words, value, None, "sv", note=words)
    assert body.from_bytes(body.to_bytes(given_one)) == given_one


@given(words=st.text(st.characters(codec=None)))
def test_a_life_line_comes_back_from_its_bytes_letter_for_letter(words: str) -> None:
    line = LifeLine((Phase(words, (Thing(words, words), Thing(words))), Phase("Now")), (words, words))
    given_one = Answer("p/q", Owner.CUSTOMER, "life_line", "Which?", words, line, None, "fi")
    assert body.from_bytes(body.to_bytes(given_one)) == given_one


@pytest.mark.parametrize(
    "fields", [{"months": 0}, {"months": 1201}, {"controller": " "}, {"contact": ""}, {"legal_basis": "\n"}]
)
def test_a_controller_that_is_not_filled_in_is_refused(fields: dict[str, object]) -> None:
    whole = {"controller": "Kunta", "contact": "puh.", "legal_basis": "laki", "months": 12}
    assert convert(whole, Controller) == Controller("Kunta", "puh.", "laki", 12)
    with pytest.raises(ValidationError):
        convert({**whole, **fields}, Controller)


def test_a_draft_holds_the_newest_answer_in_its_first_place_and_lets_go() -> None:
    draft = Draft().with_answer(answer("first", "a")).with_answer(answer("second", "b"))
    changed = draft.with_answer(answer("third", "a"))
    assert [one.words for one in changed] == ["third", "second"]
    assert len(changed.without("a", Owner.CUSTOMER)) == 1
    assert changed.find("a", Owner.WORKER) is None
