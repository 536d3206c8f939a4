"""The way to a finding is made short, and stays a way that can be walked."""

from hypothesis import given
from hypothesis import strategies as st

from pelitarina.check.bots.chance import Chance
from pelitarina.check.bots.shrink import Moves, shortest
from pelitarina.play.move import Chose

_MOVES = st.lists(st.integers(0, 60), unique=True, max_size=50)


@given(moves=_MOVES, data=st.data())
def test_only_the_moves_that_are_needed_remain(moves: list[int], data: st.DataObject) -> None:
    needed = data.draw(st.sets(st.sampled_from(moves))) if moves else set()

    def still(tried: Moves) -> Moves | None:
        return tried if needed <= {int(move.choice) for move in tried if isinstance(move, Chose)} else None

    left = shortest(tuple(Chose(str(one)) for one in moves), still)

    assert left == tuple(Chose(str(one)) for one in moves if one in needed)


def test_moves_that_turn_out_impossible_are_left_out_with_those_they_leaned_on() -> None:
    def still(tried: Moves) -> Moves | None:
        done = tried if Chose("a") in tried else tuple(move for move in tried if move != Chose("b"))
        return done if Chose("c") in done else None

    assert shortest((Chose("a"), Chose("b"), Chose("c")), still) == (Chose("c"),)


def test_shrinking_ends_even_where_everything_is_needed() -> None:
    moves = tuple(Chose(str(one)) for one in range(300))
    tries = []

    def still(tried: Moves) -> Moves | None:
        tries.append(1)
        return tried if tried == moves else None

    assert shortest(moves, still) == moves
    assert len(tries) <= 2000


@given(seed=st.integers(0, 2**64), end=st.integers(1, 1000))
def test_chance_follows_from_its_seed_and_stays_below_its_end(seed: int, end: int) -> None:
    one, other = Chance(seed), Chance(seed)
    numbers = [one.below(end) for _ in range(20)]

    assert numbers == [other.below(end) for _ in range(20)]
    assert all(0 <= number < end for number in numbers)


def test_chance_leaves_nothing_out() -> None:
    chance = Chance(0)
    counts = [0] * 7
    for _ in range(7000):
        counts[chance.below(7)] += 1

    assert all(850 < count < 1150 for count in counts)
