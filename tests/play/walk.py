"""Walks through a story: each number picks one of the moves that are possible just then."""

from collections.abc import Iterator, Sequence

from hypothesis import strategies as st

from pelitarina.play import step
from pelitarina.play.state import State
from pelitarina.play.step import Event, Given, Step
from pelitarina.story.model import Cards, Options, Prompt, Scale, Story

STEPS = st.lists(st.integers(0, 40), max_size=30)
SEEDS = st.integers(0, 2**32)
Move = tuple[str, str, str, Given]
"""What is done (choose, answer, on), with what, by whom, and what is given."""


def moves(story: Story, state: State) -> list[Move]:
    """Give everything that can be done now."""
    found: list[Move] = [("choose", o.choice.name, "", None) for o in step.offers(story, state) if o.open]
    for prompt, owner in step.open_prompts(story, state):
        found += [("answer", prompt.name, owner, given) for given in givens(prompt)]
    if not found and step.can_go_on(story, state):
        found.append(("on", "", "", None))
    return found


def givens(prompt: Prompt) -> list[Given]:
    """Give the answers to try, a skip among them."""
    match prompt.form:
        case Scale(first=first, last=last):
            return [None, first, (first + last) // 2, last]
        case Options(options=options, most=None):
            return [None, *options]
        case Options(options=options) | Cards(options=options):
            return [None, frozenset(list(options)[:1]), frozenset(list(options)[-2:])]
        case _:
            return [None, ""]


def make(story: Story, state: State, move: Move) -> Step:
    kind, name, owner, given = move
    if kind == "choose":
        return step.choose(story, state, name)
    if kind == "answer":
        return step.answer(story, state, name, owner, given)
    return step.go_on(story, state)


def walk(story: Story, seed: int, numbers: Sequence[int]) -> Iterator[tuple[State, tuple[Event, ...]]]:
    """Give every state on a walk, the first one too, with what happened."""
    now = step.start(story, seed)
    yield now
    for number in numbers:
        possible = moves(story, now.state)
        if not possible:
            return
        now = make(story, now.state, possible[number % len(possible)])
        yield now
