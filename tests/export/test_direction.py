"""Which way words run: Arabic and Hebrew from the right, and each part of a mixed text its own way."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.export.direction import from_right, stretches

HOME, CALM = "البيت", "הבית"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("Kotona", False, id="Finnish"),
        pytest.param(HOME, True, id="Arabic"),
        pytest.param(CALM, True, id="Hebrew"),
        pytest.param(f"”{HOME}, Uno”", True, id="a quotation mark says nothing, the first letter does"),
        pytest.param(f"4. Uno, {HOME}", False, id="a number says nothing either"),
        pytest.param("4 🙂", False, id="nothing that runs anywhere"),
        pytest.param("", False, id="nothing at all"),
    ],
)
def test_the_first_letter_tells_where_a_text_begins(text: str, right: bool) -> None:
    assert from_right(text) is right


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Kotona, 4.", [("Kotona, 4.", False)], id="one direction, one part"),
        pytest.param(f"({HOME} {HOME})", [(f"({HOME} {HOME})", True)], id="marks and spaces go with the text"),
        pytest.param(f"Sana {HOME}.", [("Sana ", False), (HOME, True), (".", False)], id="Arabic within Finnish"),
        pytest.param(f"{HOME} Uno!", [(f"{HOME} ", True), ("Uno", False), ("!", True)], id="Finnish within Arabic"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_parted_where_its_direction_turns(text: str, parts: list[tuple[str, bool]]) -> None:
    assert list(stretches(text)) == parts


@given(text=st.text(alphabet=st.sampled_from(f"ab {HOME}4.!\n🙂") | st.characters()))
def test_no_sign_is_lost_or_moved_by_parting(text: str) -> None:
    parts = list(stretches(text))

    assert "".join(part for part, _ in parts) == text
    assert all(one[1] is not other[1] for one, other in pairwise(parts))
