"""A life line: what can be done with it, and that nothing is lost that nobody took away."""

from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.life_line import (
    MOST_PHASES,
    MOST_STRENGTHS,
    MOST_THINGS,
    LifeLine,
    Phase,
    Thing,
    added,
    as_data,
    as_words,
    empty,
    from_data,
    moved,
    removed,
    renamed,
    started,
    texts,
    with_strength,
    with_thing,
    without_strength,
    without_thing,
)

HIDE, CARDS, CHESS = Thing("hide and seek", "in the yard"), Thing("cards"), Thing("chess", "with Grandad")
LINE = LifeLine((Phase("Child", (HIDE, CARDS)), Phase("School"), Phase("Now", (CHESS,))), ("patient", "kind"))
FULL = LifeLine((Phase("Child", (HIDE, CARDS, CHESS)),) * MOST_PHASES, ("brave",) * MOST_STRENGTHS)

Change = Callable[[LifeLine], LifeLine]


def names(line: LifeLine) -> list[str]:
    return [phase.name for phase in line.phases]


def test_a_line_that_was_just_begun_is_empty() -> None:
    line = started(["Child", "Now"])

    assert names(line) == ["Child", "Now"]
    assert empty(line)


@pytest.mark.parametrize("line", [with_thing(started(["Now"]), 0, 0, CARDS), with_strength(started(["Now"]), 0, "a")])
def test_a_line_with_one_thing_or_one_strength_is_not_empty(line: LifeLine) -> None:
    assert not empty(line)


def test_a_phase_gets_another_name_and_keeps_what_is_on_it() -> None:
    assert renamed(LINE, 0, "In Savo").phases[0] == Phase("In Savo", (HIDE, CARDS))


@pytest.mark.parametrize(("at", "order"), [(0, "xCSN"), (1, "CxSN"), (3, "CSNx")])
def test_a_phase_comes_where_it_was_added(at: int, order: str) -> None:
    assert "".join(name[0] for name in names(added(LINE, at, "x"))) == order


def test_phases_change_places_with_what_is_on_them() -> None:
    assert moved(LINE, 0, 1).phases == (LINE.phases[1], LINE.phases[0], LINE.phases[2])
    assert moved(LINE, 2, -1).phases == (LINE.phases[0], LINE.phases[2], LINE.phases[1])


def test_a_phase_is_taken_away_but_the_last_one_stays() -> None:
    assert names(removed(LINE, 0)) == ["School", "Now"]
    assert removed(started(["Now"]), 0) == started(["Now"])


def test_things_are_put_changed_and_taken_away() -> None:
    line = with_thing(LINE, 1, 0, CARDS)
    assert line.phases[1].things == (CARDS,)
    assert with_thing(line, 1, 0, CHESS).phases[1].things == (CHESS,)
    assert without_thing(LINE, 0, 0).phases[0].things == (CARDS,)


def test_strengths_are_put_changed_and_taken_away() -> None:
    assert with_strength(LINE, 2, "quick").strengths == ("patient", "kind", "quick")
    assert with_strength(LINE, 0, "quick").strengths == ("quick", "kind")
    assert without_strength(LINE, 0).strengths == ("kind",)


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda line: renamed(line, 0, " "), id="a name that is none"),
        pytest.param(lambda line: renamed(line, 12, "x"), id="a phase that is not there"),
        pytest.param(lambda line: added(line, 0, "x"), id="a thirteenth phase"),
        pytest.param(lambda line: moved(line, 0, -1), id="before the first"),
        pytest.param(lambda line: moved(line, 11, 1), id="behind the last"),
        pytest.param(lambda line: moved(line, 0, 5), id="further than to the neighbour"),
        pytest.param(lambda line: removed(line, -1), id="a phase counted from the end"),
        pytest.param(lambda line: with_thing(line, 0, 3, CARDS), id="a fourth thing"),
        pytest.param(lambda line: with_thing(line, 0, 0, Thing(" ", "note")), id="a thing without a name"),
        pytest.param(lambda line: with_thing(line, 12, 0, CARDS), id="a thing on no phase"),
        pytest.param(lambda line: without_thing(line, 12, 0), id="a thing of no phase"),
        pytest.param(lambda line: without_thing(line, 0, 3), id="a thing that is not there"),
        pytest.param(lambda line: with_strength(line, 12, "x"), id="a thirteenth strength"),
        pytest.param(lambda line: with_strength(line, 0, ""), id="a strength without words"),
        pytest.param(lambda line: without_strength(line, 12), id="a strength that is not there"),
    ],
)
def test_what_does_not_fit_leaves_the_line_as_it_is(change: Change) -> None:
    assert change(FULL) == FULL


def test_a_line_becomes_words_a_phase_a_row_and_an_empty_phase_none() -> None:
    assert as_words(LINE, "Strengths") == (
        "Child: hide and seek (in the yard), cards\nNow: chess (with Grandad)\nStrengths: patient, kind"
    )


@given(word=st.text(min_size=1).filter(str.strip), note=st.text(min_size=1))
def test_words_on_the_line_stay_as_they_were_given(word: str, note: str) -> None:
    line = LifeLine((Phase(word, (Thing(word, note),)),), (word,))

    assert as_words(line, "S") == f"{word}: {word} ({note})\nS: {word}"
    assert from_data(as_data(line)) == line


def test_no_word_on_the_line_shows_in_its_repr() -> None:
    shown = repr((LINE, *LINE.phases, HIDE))

    assert [text for text in texts(LINE) if text and text in shown] == []


indices, words = st.integers(-2, 14), st.sampled_from(["", " ", "a", "b"])
things = st.builds(Thing, words, words)
CHANGES: st.SearchStrategy[tuple[str, Change]] = st.one_of(
    st.builds(lambda at, name: ("rename", lambda line: renamed(line, at, name)), indices, words),
    st.builds(lambda at, name: ("add", lambda line: added(line, at, name)), indices, words),
    st.builds(lambda at, by: ("move", lambda line: moved(line, at, by)), indices, st.sampled_from([-1, 1, 0])),
    st.builds(lambda at: ("remove", lambda line: removed(line, at)), indices),
    st.builds(lambda at, no, t: ("thing", lambda line: with_thing(line, at, no, t)), indices, indices, things),
    st.builds(lambda at, no: ("no thing", lambda line: without_thing(line, at, no)), indices, indices),
    st.builds(lambda no, word: ("strength", lambda line: with_strength(line, no, word)), indices, words),
    st.builds(lambda no: ("no strength", lambda line: without_strength(line, no)), indices),
)


def held(line: LifeLine) -> Counter[object]:
    """Count the things and strengths on a line."""
    return Counter([*(thing for phase in line.phases for thing in phase.things), *line.strengths])


@given(changes=st.lists(CHANGES, max_size=60))
def test_whatever_is_done_the_line_keeps_to_its_limits_and_only_what_was_taken_away_is_gone(
    changes: list[tuple[str, Change]],
) -> None:
    line = LINE
    for what, change in changes:
        before, line = line, change(line)
        assert 1 <= len(line.phases) <= MOST_PHASES
        assert len(line.strengths) <= MOST_STRENGTHS
        assert all(len(phase.things) <= MOST_THINGS and phase.name.strip() for phase in line.phases)
        assert all(thing.name.strip() for phase in line.phases for thing in phase.things)
        lost = held(before) - held(line)
        gone = sum(lost.values())
        match what:
            case "rename" | "add" | "move":
                assert not gone
                assert len(line.phases) >= len(before.phases)
            case "remove":
                phases = Counter(before.phases)
                phases.subtract(line.phases)
                assert held(LifeLine(tuple(phases.elements()))) == lost
            case _:
                assert gone <= 1
                assert names(line) == names(before)
