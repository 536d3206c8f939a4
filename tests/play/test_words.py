"""How a screen plays, 2: fix the words. Blocks in order, or one pick; they stand still while the screen stands."""

import pytest

from pelitarina.play import step
from pelitarina.play.state import State
from pelitarina.story.model import Story
from tests.play.tiny import begin, choose, tell, words

HOUR = "hour:\n  kind: number\n  from: 0\n  to: 9\n  start: 0"


@pytest.mark.parametrize(
    ("hour", "said"),
    [
        pytest.param(1, ["Morning.", "Always."], id="the first that holds"),
        pytest.param(3, ["Noon.", "Always."], id="else if, where the first does not hold"),
        pytest.param(5, ["Evening.", "Always."], id="a second else if"),
        pytest.param(9, ["Night.", "Always."], id="else, where none holds"),
    ],
)
def test_of_a_chain_exactly_one_block_is_shown(hour: int, said: list[str]) -> None:
    story = tell(
        """
        home:
          text:
            - if: hour <= 2
              text: Morning.
            - else if: hour <= 4
              text: Noon.
            - else if: hour <= 6
              text: Evening.
            - else: Night.
            - Always.
          go: END
        """,
        HOUR,
    )

    assert words(story, step.start(story, values={"hour": hour}).state) == said


def test_else_answers_the_block_just_before_it_and_no_other() -> None:
    story = tell("""
        home:
          text:
            - if: not seen(home)
              text: First.
            - else: Not first.
            - if: seen(home)
              text: Second.
            - else: Not second.
          go: END
    """)

    assert words(story, begin(story)) == ["Not first.", "Second."]


def test_a_once_block_is_used_up_when_shown_and_else_answers_it_from_then_on() -> None:
    story = tell("""
        home:
          text:
            - once: yes
              text: Somebody knocks.
            - else: Nobody knocks.
          choices:
            stay: Stay. -> home
    """)
    first = begin(story)
    second = choose(story, first, "stay")
    third = choose(story, second, "stay")

    assert [words(story, state) for state in (first, second, third)] == [
        ["Somebody knocks."],
        ["Nobody knocks."],
        ["Nobody knocks."],
    ]


def test_a_once_block_that_was_not_shown_yet_is_not_used_up() -> None:
    story = tell("""
        home:
          text:
            - if: times(home) == 2
              once: yes
              text: Now.
          choices:
            stay: Stay. -> home
    """)
    visits = [begin(story)]
    for _ in range(3):
        visits.append(choose(story, visits[-1], "stay"))

    assert [words(story, state) for state in visits] == [[], ["Now."], [], []]


def test_the_words_stand_still_while_the_screen_stands() -> None:
    story = tell(
        """
        home:
          text:
            - It is {hour} o'clock.
            - if: hour == 0
              text: Midnight.
          ask:
            late:
              kind: scale
              question: How late is it?
              low: Early
              high: Late
              from: 0
              to: 9
              into: hour
          go: END
        """,
        HOUR,
    )
    before = begin(story)

    after = step.answer(story, before, "late", "customer", 7).state

    assert words(story, after) == words(story, before) == ["It is 0 o'clock.", "Midnight."]


def test_a_label_is_printed_for_an_option_and_a_number_as_it_is() -> None:
    story = tell(
        "home:\n  text: You have {thing} and {hour} hours.\n  go: END",
        HOUR + "\nthing:\n  kind: one of\n  options:\n    cards: an old pack of cards\n  start: cards",
    )

    assert words(story, begin(story)) == ["You have an old pack of cards and 0 hours."]


def test_speakers_letters_and_pauses_are_heard_as_what_they_are() -> None:
    story = tell(
        """
        home:
          text: |
            Mira: *Sit* down.

            > Rent is due.

            ---

            She **waits**.
          go: END
        """,
        more="people:\n  mira: Mira",
    )

    assert words(story, begin(story)) == ["Mira: Sit down.", "Rent is due.", "", "She waits."]


# Picks


def rounds(story: Story, number: int, seed: int = 0) -> list[str]:
    """Come by so often; give what was said each time, empty for silence."""
    state, heard = begin(story, seed), []
    for _ in range(number):
        heard.append(" ".join(words(story, state)))
        state = choose(story, state, "again")
    return heard


def by(how: str, items: str, number: int, seed: int = 0) -> list[str]:
    """Hear a pick so often in a row."""
    story = tell(f"home:\n  pick: {how}\n  from:\n{items}\n  choices:\n    again: Again. -> home", HOUR)
    return rounds(story, number, seed)


ABC = "    - a\n    - b\n    - c"


@pytest.mark.parametrize(
    ("how", "heard"),
    [
        pytest.param("first", ["a", "a", "a", "a", "a"], id="first: the first that holds, each time"),
        pytest.param("in order", ["a", "b", "c", "c", "c"], id="in order: stays at the last"),
        pytest.param("cycle", ["a", "b", "c", "a", "b"], id="cycle: begins anew"),
        pytest.param("best", ["a", "b", "c", "a", "b"], id="best: the least often shown, in order"),
    ],
)
def test_a_pick_shows_one_of_its_items_each_time(how: str, heard: list[str]) -> None:
    assert by(how, ABC, 5) == heard


@pytest.mark.parametrize(
    ("how", "heard"),
    [
        pytest.param("first", ["b", "b", "a", "a"], id="first"),
        pytest.param("in order", ["b", "c", "a", "c"], id="in order: what comes to hold later comes later"),
        pytest.param("cycle", ["b", "c", "a", "b"], id="cycle"),
    ],
)
def test_an_item_that_does_not_hold_is_passed_over(how: str, heard: list[str]) -> None:
    items = "    - if: times(home) >= 3\n      text: a\n    - b\n    - c"

    assert by(how, items, 4) == heard


def test_a_once_item_is_picked_once() -> None:
    assert by("first", "    - once: yes\n      text: a\n    - b", 3) == ["a", "b", "b"]


def test_a_cycle_in_which_two_items_have_the_same_words_goes_all_the_way_round() -> None:
    assert by("cycle", "    - tick\n    - tock\n    - tick\n    - boom", 5) == ["tick", "tock", "tick", "boom", "tick"]


@pytest.mark.parametrize("seed", range(8))
def test_a_shuffle_shows_each_once_before_any_again(seed: int) -> None:
    heard = by("shuffle", ABC, 9, seed)

    assert [sorted(heard[start : start + 3]) for start in (0, 3, 6)] == [["a", "b", "c"]] * 3


def test_the_same_seed_shuffles_the_same_and_other_seeds_otherwise() -> None:
    orders = [by("shuffle", ABC, 6, seed) for seed in range(8)]

    assert orders == [by("shuffle", ABC, 6, seed) for seed in range(8)]
    assert len({tuple(order) for order in orders}) > 1


def test_once_each_falls_silent_when_all_were_shown() -> None:
    assert by("once each", ABC, 5) == ["a", "b", "c", "", ""]


def test_the_best_of_those_that_hold_has_been_shown_least_then_has_most_conditions() -> None:
    items = """
    - plain
    - if: hour == 0
      text: one condition
    - if: hour == 0 and seen(home)
      text: two conditions
    - if: hour == 1
      text: does not hold
    """.strip("\n")

    assert by("best", items, 4) == ["two conditions", "one condition", "plain", "two conditions"]


def test_a_pick_of_which_nothing_holds_is_silent() -> None:
    assert by("first", "    - if: hour == 1\n      text: a", 1) == [""]


def test_an_item_may_lead_somewhere_instead_of_saying_something() -> None:
    story = tell("""
        home:
          text: Home.
          choices:
            out: Out. -> weather
        weather:
          pick: in order
          from:
            - go: rain
            - go: sun
        rain:
          text: Rain.
          choices:
            home: Home. -> home
        sun:
          text: Sun.
          go: END
    """)
    first = choose(story, begin(story), "out")
    second = choose(story, first, "home", "out")

    assert (first.where, second.where) == ("rain", "sun")


def test_coming_back_to_a_pick_says_nothing_anew() -> None:
    story = tell("""
        home:
          pick: cycle
          from:
            - One.
            - Two.
          choices:
            breathe:
              label: Breathe.
              call: quiet
            again: Again. -> home
        quiet:
          text: It is quiet.
          go: BACK
    """)
    home: State = step.go_on(story, choose(story, begin(story), "breathe")).state

    assert words(story, home) == []
    assert words(story, choose(story, home, "again")) == ["Two."]


def test_two_items_of_the_same_words_are_two_items() -> None:
    story = tell(
        """
        home:
          pick: in order
          from:
            - Drip.
            - Drip.
            - Drop.
          choices:
            again: Again. -> home
        """
    )
    state, heard = begin(story), []
    for _ in range(4):
        heard += words(story, state)
        state = choose(story, state, "again")

    assert heard == ["Drip.", "Drip.", "Drop.", "Drop."]
