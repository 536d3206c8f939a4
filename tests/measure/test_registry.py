"""What may be done with an instrument, and what is refused."""

import pytest

from pelitarina import circle
from pelitarina.area import AREAS
from pelitarina.errors import Refused
from pelitarina.measure.registry import Status, load_items, read, registry, with_status

NAMES = ("fi", "sv", "en", "ru", "ar")
RECORD_ONLY = {
    "kykyviisari", "three_x_ten_d", "audit_c", "eurohis_qol", "ucla", "promis", "eq_5d", "esy",
}  # fmt: skip
WRITTEN = """
[somebodys]
status = "{status}"
owner = "Somebody"
licence = "theirs"
source = "a book"
area = "{area}"
name = ["a", "a", "a", "a", "a"]
reason = ["b", "b", "b", "b", "b"]
{more}
"""


def test_each_instrument_says_whose_it_is_under_what_terms_and_why_no_more_is_done_with_it() -> None:
    for one in registry().values():
        assert one.owner
        assert one.licence
        assert one.source
        assert one.area in AREAS
        assert all(one.reason)
        assert all(one.name)
        assert len({one.reason.said(language) for language in NAMES}) == len(NAMES)


def test_only_our_own_circle_has_questions_in_the_program() -> None:
    (ours,) = with_status(Status.SHIP)

    assert ours.items == circle.QUESTIONS
    assert ours.version
    assert all(one.items == () for one in registry().values() if one is not ours)


def test_the_results_of_these_may_be_written_down_and_of_those_not() -> None:
    assert {one.id for one in with_status(Status.RECORD_ONLY)} == RECORD_ONLY
    assert {one.id for one in with_status(Status.FORBIDDEN)} == {"esis", "outcomes_star"}


@pytest.mark.parametrize("instrument", sorted({*RECORD_ONLY, "esis", "outcomes_star"}))
def test_questions_of_somebody_elses_instrument_are_never_taken_in(instrument: str) -> None:
    with pytest.raises(Refused):
        load_items(registry()[instrument], ["A question of ours in their name?"])


@pytest.mark.parametrize("status", ["record_only", "forbidden"])
def test_a_registry_that_brings_their_questions_along_is_refused_whole(status: str) -> None:
    with pytest.raises(Refused):
        read(WRITTEN.format(status=status, area="arki", more='items = ["How are you?"]'))


def test_an_instrument_goes_beneath_an_official_heading_or_is_not_read() -> None:
    with pytest.raises(ValueError, match="no such life area"):
        read(WRITTEN.format(status="record_only", area="kaikki", more=""))
