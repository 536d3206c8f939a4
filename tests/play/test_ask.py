"""How a screen plays, 3: ask, in order. An answer runs ``into`` at once; a skip changes nothing."""

import pytest

from pelitarina.play import step
from pelitarina.play.step import Given
from pelitarina.story.expression import Value
from pelitarina.story.model import Story
from tests.play.tiny import asked, begin, choose, offered, tell, value

REMEMBER = """
power:
  kind: number
  from: 0
  to: 10
  start: 5
door:
  kind: one of
  options: [friend, nobody]
  start: nobody
bag:
  kind: some of
  options: [cards, lamp, key]
"""
STORY = """
home:
  text: Home.
  ask:
    battery:
      kind: scale
      question: How much power is left?
      low: None
      high: Plenty
      into: power
    knock:
      kind: one
      question: On whose door?
      options:
        friend: A friend's
        nobody: Nobody's
      into: door
    packed:
      kind: some
      question: What is in the bag?
      options:
        cards: Cards
        lamp: Lamp
        key: Key
      most: 2
      into: bag
    told:
      kind: write
      question: What do you see?
      for: both
  choices:
    strong:
      label: Run.
      if: power >= 7
      go: END
    slow: Walk. -> hall
hall:
  text: Hall.
  choices:
    home: Home. -> home
"""


@pytest.fixture
def story() -> Story:
    return tell(STORY, REMEMBER)


def test_prompts_are_asked_in_the_order_written_and_the_customer_before_the_worker(story: Story) -> None:
    assert asked(story, begin(story)) == [
        ("battery", "customer"),
        ("knock", "customer"),
        ("packed", "customer"),
        ("told", "customer"),
        ("told", "worker"),
    ]


@pytest.mark.parametrize(
    ("prompt", "given", "variable", "held"),
    [
        pytest.param("battery", 9, "power", 9, id="a scale"),
        pytest.param("knock", "friend", "door", "friend", id="one option"),
        pytest.param("packed", frozenset({"lamp", "key"}), "bag", frozenset({"lamp", "key"}), id="some options"),
    ],
)
def test_an_answer_runs_into_its_variable_at_once(
    story: Story, prompt: str, given: Given, variable: str, held: Value
) -> None:
    after = step.answer(story, begin(story), prompt, "customer", given).state

    assert value(story, after, variable) == held


def test_offers_hear_of_an_answer_at_once(story: Story) -> None:
    state = begin(story)

    answered = step.answer(story, state, "battery", "customer", 8).state

    assert (offered(story, state), offered(story, answered)) == (["slow"], ["strong", "slow"])


def test_a_skip_changes_nothing_but_that_it_was_asked(story: Story) -> None:
    before = begin(story)

    after = step.answer(story, before, "battery", "customer", None).state

    assert after == before._replace(asked=frozenset({("battery", "customer")}))


def test_a_newer_answer_takes_the_place_of_the_older(story: Story) -> None:
    state = step.answer(story, begin(story), "battery", "customer", 9).state

    assert value(story, step.answer(story, state, "battery", "customer", 2).state, "power") == 2


def test_written_words_never_come_into_the_state(story: Story) -> None:
    with pytest.raises(ValueError, match="does not fit"):
        step.answer(story, begin(story), "told", "customer", "my very own words")
    assert step.answer(story, begin(story), "told", "worker", "").state.values == begin(story).values


@pytest.mark.parametrize(
    ("prompt", "owner", "given"),
    [
        pytest.param("battery", "customer", 11, id="above the scale"),
        pytest.param("battery", "customer", -1, id="below the scale"),
        pytest.param("battery", "customer", True, id="a yes is no number"),
        pytest.param("battery", "customer", "9", id="a text is no number"),
        pytest.param("knock", "customer", "neighbour", id="no such option"),
        pytest.param("packed", "customer", frozenset({"cards", "lamp", "key"}), id="more than may be marked"),
        pytest.param("packed", "customer", frozenset(), id="nothing marked is no answer"),
        pytest.param("battery", "worker", 3, id="not asked of the worker"),
        pytest.param("dream", "customer", 3, id="not asked at all"),
    ],
)
def test_what_cannot_be_an_answer_is_refused(story: Story, prompt: str, owner: str, given: Given) -> None:
    with pytest.raises(ValueError, match=prompt):
        step.answer(story, begin(story), prompt, owner, given)


def test_a_choice_leaves_what_is_still_asked_skipped_and_a_new_visit_asks_anew(story: Story) -> None:
    hall = choose(story, begin(story), "slow")

    assert asked(story, hall) == []
    assert len(asked(story, choose(story, hall, "home"))) == 5


def test_after_coming_back_from_a_call_nothing_is_asked_twice() -> None:
    story = tell("""
        home:
          ask:
            told:
              kind: write
              question: What do you see?
          choices:
            breathe:
              label: Breathe.
              call: quiet
        quiet:
          text: Quiet.
          go: BACK
    """)

    assert asked(story, step.go_on(story, choose(story, begin(story), "breathe")).state) == []
