"""Words from the right among words from the left: each stands where its reader looks for it."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.player.bidi import from_right, language_from_right, levels, parts, turns

SIGNS = "abåя אבابت 12٣٤ .,:;!?-–+%€\"'()[] \u200f\u202e\u2067"


def seen(text: str, *, right: bool) -> str:
    """What stands on a row from left to right, as signs."""
    found = levels(text, right=right)
    stretches = [(text[one.start : one.end], one.from_right) for one in parts(text, found, int(right))]
    return "".join(signs[::-1] if turned else signs for signs, turned in stretches)


@pytest.mark.parametrize(
    ("said", "right", "row"),
    [
        pytest.param("koti on hyvä", False, "koti on hyvä", id="Finnish alone"),
        pytest.param("ystävä אבג tuli", False, "ystävä גבא tuli", id="a name within a sentence"),
        pytest.param("ystävä אבג דהו tuli", False, "ystävä והד גבא tuli", id="two names stay together"),
        pytest.param("אבג koti דהו", True, "והד koti גבא", id="a Finnish word in a sentence from the right"),
        pytest.param("ابت 12 koti", False, "12 تبا koti", id="a number behind Arabic goes with it"),
        pytest.param("אבג 3,50 €", True, "€ 3,50 גבא", id="a number keeps its comma"),
        pytest.param("ابت 1995.", True, ".1995 تبا", id="the full stop ends the sentence at the left"),
        pytest.param("a (אבג) b", False, "a (גבא) b", id="brackets stand around what is in them"),
        pytest.param("אבג (koti) ד", True, "ד )koti( גבא", id="brackets of a paragraph from the right"),
        pytest.param("!אבג", False, "!גבא", id="a mark goes with the paragraph"),
    ],
)
def test_a_row_is_seen_in_the_order_of_its_readers(said: str, right: bool, row: str) -> None:
    assert seen(said, right=right) == row


@given(st.text(SIGNS, max_size=20), st.booleans())
def test_nothing_is_lost_and_nothing_is_doubled(text: str, right: bool) -> None:
    found = parts(text, levels(text, right=right), int(right))

    assert sorted(at for one in found for at in range(one.start, one.end)) == list(range(len(text)))


@given(st.text("abcåäö 123.,!?-()€ŋж", max_size=30))
def test_what_runs_from_the_left_stays_as_it_is(text: str) -> None:
    assert not turns(text)
    assert levels(text, right=False) == [0] * len(text)


@given(st.text(SIGNS, max_size=20), st.booleans())
def test_letters_run_as_their_alphabet_does_wherever_they_stand(text: str, right: bool) -> None:
    for sign, level in zip(text, levels(text, right=right), strict=True):
        if unicodedata.bidirectional(sign) in ("R", "AL"):
            assert level == 1
        if unicodedata.bidirectional(sign) == "L":
            assert level % 2 == 0


def test_signs_that_turn_the_words_around_them_turn_nothing_here() -> None:
    assert levels("koti\N{RIGHT-TO-LEFT OVERRIDE} on", right=False) == [0] * 8


@pytest.mark.parametrize(
    ("language", "right"),
    [("ar", True), ("fa_IR", True), ("he", True), ("fi@selko", False), ("ru", False), ("", False)],
)
def test_a_language_is_written_from_the_right_or_from_the_left(language: str, right: bool) -> None:
    assert language_from_right(language) is right


def test_a_paragraph_runs_as_its_first_letter_does() -> None:
    assert from_right("12 – البيت, koti")
    assert not from_right("koti, البيت")
    assert not from_right("12.5.")
