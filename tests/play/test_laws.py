"""What holds on every walk through every story."""

import pytest
from hypothesis import given

from pelitarina.play import screen, step
from pelitarina.play.save import answered_into, resume, save
from pelitarina.play.state import State
from pelitarina.play.step import Broken
from pelitarina.story.model import Number, Story
from tests.play.tiny import FIRST_VISIT, PIENI_HETKI, as_written, read, tell
from tests.play.walk import SEEDS, STEPS, moves, walk

MAZE = tell(
    """
    home:
      add: {steps: 1}
      text:
        - once: yes
          text: The door falls shut.
        - else: It is home.
        - if: power >= 7
          text: You could run.
        - else if: power <= 2
          text: You could sleep.
      ask:
        battery:
          kind: scale
          question: How much power?
          low: None
          high: Plenty
          into: power
        packed:
          kind: some
          question: What is in the bag?
          options:
            cards: Cards
            lamp: Lamp
          most: 2
          into: bag
      choices:
        quiet:
          label: Breathe.
          call: quiet
        on:
          label: On.
          call: quiet
          go: hall
        light:
          label: Light it.
          if: has(bag, lamp)
          once: yes
          text: It is bright, {steps} steps in.
          add: {seen_things: lamp}
          go: home
    quiet:
      pick: shuffle
      from:
        - Rain.
        - if: power >= 5
          text: A humming.
        - once: yes
          text: Steps.
      choices:
        deeper:
          label: Deeper.
          once: yes
          call: deep
        back: Back. -> BACK
        end: End. -> END
    deep:
      go: BACK
    hall:
      pick: cycle
      from:
        - The lift hums.
        - go: home
      choices:
        home: Home. -> home
      otherwise: home
    """,
    """
    steps:
      kind: number
      from: 0
      to: 3
      start: 0
    power:
      kind: number
      from: 0
      to: 10
      start: 5
    bag:
      kind: some of
      options: [cards, lamp]
    seen_things:
      kind: some of
      options: [lamp, door]
    """,
)
STORIES = [
    pytest.param(read(PIENI_HETKI), id="pieni_hetki"),
    pytest.param(read(FIRST_VISIT), id="first_visit"),
    pytest.param(MAZE, id="a maze of calls, picks and answers"),
]
every_story = pytest.mark.parametrize("story", STORIES)


@every_story
@given(seed=SEEDS, numbers=STEPS)
def test_play_never_breaks_and_every_state_can_be_told_apart(story: Story, seed: int, numbers: list[int]) -> None:
    for state, _ in walk(story, seed, numbers):
        assert isinstance(hash(state), int)
        screen.paragraphs(story, state, as_written)
        assert moves(story, state) or state.where is None


@every_story
@given(seed=SEEDS, numbers=STEPS)
def test_the_same_seed_and_the_same_way_lead_to_the_same_state(story: Story, seed: int, numbers: list[int]) -> None:
    assert list(walk(story, seed, numbers)) == list(walk(story, seed, numbers))


@every_story
@given(seed=SEEDS, numbers=STEPS)
def test_numbers_stay_between_their_ends(story: Story, seed: int, numbers: list[int]) -> None:
    ends = {name: (v.low, v.high) for name, v in story.variables.items() if isinstance(v, Number)}
    for state, _ in walk(story, seed, numbers):
        values = dict(zip(story.slots, state.values, strict=True))
        assert all(low <= int(str(values[name])) <= high for name, (low, high) in ends.items())


@every_story
@given(seed=SEEDS, numbers=STEPS)
def test_a_move_changes_nothing_in_the_state_before_it(story: Story, seed: int, numbers: list[int]) -> None:
    states = [state for state, _ in walk(story, seed, numbers)]

    assert states == [state for state, _ in walk(story, seed, numbers)]
    assert len({id(state) for state in states}) == len(states)


@given(seed=SEEDS, numbers=STEPS)
def test_what_must_never_be_never_is_in_the_story_we_ship(seed: int, numbers: list[int]) -> None:
    events = [event for _, happened in walk(read_once(), seed, numbers) for event in happened]

    assert not any(isinstance(event, Broken) for event in events)


def read_once() -> Story:
    story = STORIES[0].values[0]
    assert isinstance(story, Story)
    return story


@every_story
@given(seed=SEEDS, numbers=STEPS)
def test_a_place_with_what_memory_holds_is_exactly_where_one_stood(story: Story, seed: int, numbers: list[int]) -> None:
    for state, _ in walk(story, seed, numbers):
        text, memory = save(story, state)
        resumed = resume(story, text, memory)

        assert resumed.state == state
        assert not resumed.moved


@every_story
@given(seed=SEEDS, numbers=STEPS)
def test_without_memory_all_comes_back_but_what_was_answered(story: Story, seed: int, numbers: list[int]) -> None:
    fresh = dict(zip(story.slots, step.start(story).state.values, strict=True))
    for state, _ in walk(story, seed, numbers):
        resumed = resume(story, save(story, state)[0]).state

        assert (resumed.where, resumed.callers, resumed.ending) == (state.where, state.callers, state.ending)
        assert resumed.asked == frozenset()
        for name, slot in story.slots.items():
            wanted = fresh[name] if name in answered_into(story) else state.values[slot]
            assert resumed.values[slot] == wanted


@every_story
@given(seed=SEEDS, numbers=STEPS, others=STEPS)
def test_two_who_answered_otherwise_save_the_same_place(
    story: Story, seed: int, numbers: list[int], others: list[int]
) -> None:
    """The text of a place does not depend on any answer, so nobody can read one from it."""
    texts = []
    for given_numbers in (numbers, others):
        state = step.start(story, seed).state
        for answered in _answered_screen(story, state, given_numbers):
            state = answered
        texts.append(save(story, state)[0])

    assert texts[0] == texts[1]


def _answered_screen(story: Story, state: State, numbers: list[int]) -> list[State]:
    """Answer what is asked, first of all in a passage with an answer that the story looks at."""
    asking = [name for name, p in story.passages.items() if any(one.into for one in p.prompts.values())]
    if asking:
        state = step.start(story, state.seed, at=asking[0]).state
    states = [state]
    for number in numbers:
        answers = [move for move in moves(story, states[-1]) if move[0] == "answer"]
        if answers:
            _, name, owner, value = answers[number % len(answers)]
            states.append(step.answer(story, states[-1], name, owner, value).state)
    return states


@every_story
@given(seed=SEEDS, numbers=STEPS)
def test_what_is_read_again_and_again_reads_as_if_for_the_first_time(
    story: Story, seed: int, numbers: list[int]
) -> None:
    reading = screen.Reading(story, as_written)
    for _ in range(2):
        for state, _ in walk(story, seed, numbers):
            page = reading.read(state)
            assert page == screen.Reading(story, as_written).read(state)
            assert page.said == screen.paragraphs(story, state, as_written)
            assert page.offers == step.offers(story, state)
            assert page.open_ == tuple(offer for offer in page.offers if offer.open)
