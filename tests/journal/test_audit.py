"""A chain shows every edit, removal, addition and change of order, and that its end was cut off."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.journal.audit import START, Bind, Fact, Head, Link, bind, bind_under, canonical, is_whole

FACTS = st.dictionaries(
    st.text(max_size=3), st.none() | st.text(max_size=3) | st.integers() | st.binary(max_size=3), max_size=3
)


def _chain(binder: Bind, length: int = 4) -> tuple[list[Link], Head]:
    links: list[Link] = []
    last = START
    for seq in range(length):
        facts: dict[str, Fact] = {"seq": seq, "action": "keep"}
        links.append(Link(facts, last, binder(last, facts)))
        last = links[-1].hash
    return links, Head(length, last)


@pytest.mark.parametrize("binder", [bind, bind_under(b"key")])
@pytest.mark.parametrize("length", [0, 1, 4])
def test_a_chain_as_it_was_written_is_whole(binder: Bind, length: int) -> None:
    links, head = _chain(binder, length)
    assert is_whole(links, head, binder)


@pytest.mark.parametrize(
    "spoil",
    [
        lambda links: [Link({**links[0].facts, "action": "erase"}, links[0].previous, links[0].hash), *links[1:]],
        lambda links: [*links[:2], Link(links[2].facts, START, links[2].hash), links[3]],
        lambda links: links[1:],
        lambda links: links[:-1],
        lambda links: [*links[:1], *links[2:]],
        lambda links: [links[1], links[0], *links[2:]],
        lambda links: [*links, links[-1]],
        lambda links: links[:0],
    ],
    ids=[
        "edited",
        "tie to the row before edited",
        "first gone",
        "last gone",
        "middle gone",
        "order changed",
        "one more",
        "all gone",
    ],
)
@pytest.mark.parametrize("binder", [bind, bind_under(b"key")])
def test_a_spoilt_chain_is_not_whole(binder: Bind, spoil: Callable[[list[Link]], list[Link]]) -> None:
    links, head = _chain(binder)
    assert not is_whole(spoil(links), head, binder)


def test_whoever_lacks_the_key_cannot_write_a_chain_that_fits() -> None:
    links, head = _chain(bind_under(b"another key"))
    assert not is_whole(links, head, bind_under(b"key"))


@given(st.lists(FACTS, min_size=2, max_size=6))
def test_two_different_rows_never_look_alike(many: list[dict[str, Fact]]) -> None:
    for one, other in pairwise(many):
        assert (canonical(one) == canonical(other)) == (one == other)


def test_a_time_is_the_same_in_every_zone_and_a_day_is_not_a_text() -> None:
    at = datetime(2026, 11, 21, 12, tzinfo=UTC)
    assert canonical({"at": at}) == canonical({"at": at.astimezone(timezone(timedelta(hours=2)))})
    assert canonical({"day": date(2026, 11, 21)}) != canonical({"day": "2026-11-21"})
