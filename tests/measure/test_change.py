"""Laws of what stands beside each other: one person, one version, and nothing worked out."""

from datetime import date, timedelta
from decimal import Decimal
from inspect import getmembers, isfunction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina import circle, result
from pelitarina.measure import change as module
from pelitarina.measure import registry
from pelitarina.measure.change import Reading, change, comparable, pairs

DAY = date(2026, 5, 3)
numbers = st.dictionaries(st.sampled_from("abcde"), st.integers(0, 10).map(Decimal))
readings = st.builds(
    Reading,
    whose=st.sampled_from(["maija", "kuusi"]),
    instrument=st.sampled_from(["oma_arvio", "kykyviisari"]),
    version=st.sampled_from(["", "1", "2"]),
    day=st.integers(0, 900).map(lambda days: DAY + timedelta(days=days)),
    numbers=numbers,
    ref=st.sampled_from(["x", "y", "z", "å"]),
)


@given(then=numbers, now=numbers)
def test_what_was_not_said_is_never_nought_and_what_was_said_stands_as_it_was(
    then: dict[str, Decimal], now: dict[str, Decimal]
) -> None:
    rows = change(Reading("m", "i", "1", DAY, then, ref="x"), Reading("m", "i", "1", DAY, now, ref="y"))

    assert {row.name: row.then for row in rows if row.then is not None} == then
    assert {row.name: row.now for row in rows if row.now is not None} == now
    assert {row.name for row in rows} == {*then, *now}
    assert all((row.then is None) == (row.name not in then) for row in rows)


@given(one=readings, other=readings)
def test_two_versions_two_instruments_and_two_people_never_stand_beside_each_other(
    one: Reading, other: Reading
) -> None:
    same = (one.whose, one.instrument, one.version) == (other.whose, other.instrument, other.version)
    if same and one.version and one.ref != other.ref:
        assert comparable(one, other)
        return
    with pytest.raises(ValueError, match="only the same person"):
        change(one, other)


@given(some=st.lists(readings, max_size=8))
def test_the_newest_stands_beside_the_one_before_it(some: list[Reading]) -> None:
    told = [replace(one, ref=str(number)) for number, one in enumerate(some)]  # each kept apart from the others

    for then, now in pairs(tuple(told)):
        alike = [one for one in told if one.version and comparable(one, replace(now, ref=""))]
        assert then.day <= now.day == max(one.day for one in alike)
        earlier = [one.day for one in alike if one.day < now.day]
        assert then.day == max(earlier, default=now.day), "what was said twice on one day tells of no change"


def test_no_function_gives_a_sum_a_mean_or_a_verdict() -> None:
    found = {name for each in (module, registry, result, circle) for name, _ in getmembers(each, isfunction)}

    banned = ("sum", "total", "mean", "average", "score", "norm", "risk", "better", "worse", "level", "band")
    assert [name for name in found if any(word in name.lower().split("_") for word in banned)] == []
