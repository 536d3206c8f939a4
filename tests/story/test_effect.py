"""Effects: what is set and added, and that a number never leaves its ends."""

from typing import Literal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.story.effect import Effect, changed
from pelitarina.story.expression import Value

MILK, BREAD = frozenset({"milk"}), frozenset({"bread"})


@pytest.mark.parametrize(
    ("before", "word", "value", "after"),
    [
        pytest.param(2, "add", 1, 3, id="counting up"),
        pytest.param(2, "add", -1, 1, id="counting down"),
        pytest.param(4, "add", 3, 5, id="held at the upper end"),
        pytest.param(1, "add", -3, 0, id="held at the lower end"),
        pytest.param(2, "set", 4, 4, id="set to a number"),
        pytest.param(2, "set", 9, 5, id="set, held at the upper end"),
        pytest.param(2, "set", -9, 0, id="set, held at the lower end"),
        pytest.param(False, "set", True, True, id="set to yes"),
        pytest.param(True, "set", False, False, id="set to no"),
        pytest.param("harsh", "set", "kind", "kind", id="set to another option"),
        pytest.param(MILK, "add", BREAD, MILK | BREAD, id="put into a set"),
        pytest.param(MILK, "add", MILK, MILK, id="put in what is there"),
        pytest.param(MILK, "set", BREAD, BREAD, id="set replaces"),
        pytest.param(MILK, "set", frozenset(), frozenset(), id="set to nothing"),
    ],
)
def test_an_effect_does_what_it_says(before: Value, word: Literal["set", "add"], value: Value, after: Value) -> None:
    assert changed(before, Effect("it", word, value), 0, 5) == after


@given(st.integers(0, 5), st.sampled_from(("set", "add")), st.integers(-99, 99))
def test_a_number_never_leaves_its_ends(before: int, word: Literal["set", "add"], value: int) -> None:
    after = changed(before, Effect("it", word, value), 0, 5)

    assert isinstance(after, int)
    assert 0 <= after <= 5
