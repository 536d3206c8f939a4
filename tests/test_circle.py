"""A circle of life areas and a card of the next step: said as they were given, and nothing added up."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina import circle, next_step
from pelitarina.area import AREAS
from pelitarina.circle import Circle, Sector
from pelitarina.journal.body import from_bytes, to_bytes
from pelitarina.journal.draft import Answer, Owner, Value
from pelitarina.life_line import LifeLine, Phase
from pelitarina.next_step import NextStep

SAID = {
    "now": "now {number}", "important": "matters {number}", "better": "for the better", "keep": "as it is",
    "not_now": "not just now",
}  # fmt: skip
CARD = {
    "goal": "Goal", "better": "for the better", "hold": "to hold", "helps": "Helps", "hinders": "Hinders",
    "who": "Who", "when": "When",
}  # fmt: skip
numbers = st.none() | st.integers(circle.LOWEST, circle.HIGHEST)
sectors = st.builds(Sector, st.sampled_from(sorted(AREAS)), numbers, numbers, st.none() | st.sampled_from(circle.Way))
circles = st.lists(sectors, unique_by=lambda one: one.area, max_size=5).map(lambda some: Circle(tuple(some)))
steps = st.builds(
    NextStep, st.text(), st.none() | st.sampled_from(next_step.Way), st.text(), st.text(), st.text(), st.text()
)


def kept(value: Value, kind: str) -> Value:
    """What comes back of a value that was kept."""
    answer = Answer("home/me", Owner.CUSTOMER, kind, "How?", "words", value, None, "fi")
    return from_bytes(to_bytes(answer)).value


def test_a_circle_is_said_an_area_a_line_and_what_was_left_out_is_not_said() -> None:
    given_ = Circle(
        (
            Sector("asuminen", 0, 10, circle.Way.KEEP),
            Sector("talous"),
            Sector("arki", way=circle.Way.NOT_NOW),
        )
    )

    assert circle.as_words(given_, str.capitalize, SAID) == (
        "Asuminen: now 0, matters 10, as it is\nArki: not just now"
    )


@pytest.mark.parametrize(
    ("sector", "silent"),
    [(Sector("arki"), True), (Sector("arki", 0), False), (Sector("arki", important=0), False)],
)
def test_nought_is_an_answer_and_nothing_is_none(sector: Sector, silent: bool) -> None:
    assert circle.silent(sector) is silent
    assert circle.empty(Circle((sector,))) is silent


def test_a_next_step_is_said_a_part_a_line_and_the_way_behind_the_goal() -> None:
    step = NextStep("to swim", next_step.Way.HOLD, hinders="the cold", when="on Mondays")

    assert next_step.as_words(step, CARD) == "Goal: to swim\nto hold\nHinders: the cold\nWhen: on Mondays"


@pytest.mark.parametrize(
    ("step", "empty"),
    [(NextStep(), True), (NextStep(way=next_step.Way.BETTER, who=" "), True), (NextStep(who="me"), False)],
)
def test_a_way_alone_is_no_next_step(step: NextStep, empty: bool) -> None:
    assert next_step.empty(step) is empty


@given(circles, steps)
def test_what_was_given_comes_back_from_what_is_kept(round_: Circle, step: NextStep) -> None:
    assert circle.from_data(json.loads(json.dumps(circle.as_data(round_)))) == round_
    assert kept(round_, "circle") == round_
    assert kept(step, "next_step") == step
    assert kept(LifeLine((Phase("Now"),)), "life_line") == LifeLine((Phase("Now"),))


def test_no_word_of_a_person_shows_in_a_repr() -> None:
    step = NextStep("secret1", next_step.Way.BETTER, "secret2", "secret3", "secret4", "secret5")
    given_ = Circle((Sector("paihteet", 1, 10, circle.Way.BETTER),))

    assert repr((step, given_, *given_.sectors)) == "(NextStep(), Circle(), Sector())"
