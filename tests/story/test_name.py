"""Names: small letters, digits and low lines, a letter first."""

import pytest

from pelitarina.story.name import RESERVED, is_name


@pytest.mark.parametrize("name", ["ovi", "ovi_2", "äiti", "öljy", "åker", "a", "x1_y2"])
def test_a_plain_name_is_a_name(name: str) -> None:
    assert is_name(name)


@pytest.mark.parametrize(
    "name",
    [
        pytest.param("", id="nothing"),
        pytest.param("Ovi", id="a capital letter"),
        pytest.param("2_ovi", id="a digit first"),
        pytest.param("_ovi", id="a low line first"),
        pytest.param("front door", id="a space"),
        pytest.param("front-door", id="a dash"),
        pytest.param("café", id="a letter of another alphabet"),
        pytest.param("ovi\n", id="a line break behind it"),
        pytest.param("ovi٣", id="a digit of another script"),
    ],
)
def test_anything_else_is_none(name: str) -> None:
    assert not is_name(name)


def test_words_of_conditions_are_kept_for_conditions() -> None:
    assert {"and", "or", "not", "yes", "no", "seen", "times", "chosen", "has"} == RESERVED
