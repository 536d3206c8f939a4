"""The checker's answers, held against the real engine on stories that chance has written."""

from collections.abc import Iterable
from functools import partial

import pytest
from hypothesis import HealthCheck, given, settings

from pelitarina.check.reach.answer import Budget, Never, Yes
from pelitarina.check.reach.build import build
from pelitarina.check.reach.decide import decide
from pelitarina.check.reach.trap import traps
from pelitarina.check.reach.witness import Witness, witness
from pelitarina.play.state import Now
from pelitarina.play.step import Step
from pelitarina.story.expression import holds
from pelitarina.story.link import ways
from pelitarina.story.model import Story
from tests.check.reach.made import Tale, stories
from tests.check.reach.seen import Sight, Sights, everything, sight

BUDGETS = {
    "all at once": Budget(together=1 << 13),
    "in parts": Budget(together=1 << 8),
    "many values at once": Budget(together=1, beside=1 << 6, met=1, wandered=0, rounds=()),
    "one value at a time": Budget(together=1, beside=1, met=1, wandered=0, rounds=()),
    "by going every way": Budget(together=1, real=0, met=50_000, wandered=0, rounds=()),
    "by refining": Budget(together=1, beside=1, real=0, met=1, wandered=0, rounds=(1 << 8, 1 << 12)),
    "who waits put together": Budget(points=1),
    "who waits put together, one value at a time": Budget(points=1, together=1, beside=1),
    "who waits put together, by refining": Budget(
        points=1, together=1, beside=1, real=0, met=1, wandered=0, rounds=(1 << 8, 1 << 12)
    ),
    "with little time": Budget(together=1, real=50, met=200, wandered=200, rounds=(4, 64)),
}


def sights(story: Story, moves: Iterable[Step]) -> set[Sight]:
    """Give all that is seen in a play."""
    seen = Sights(story)
    for move in moves:
        seen.look(move)
    return seen.seen


def shown(story: Story, wanted: Sight, play: Witness) -> bool:
    """Say whether ``wanted`` is seen in a play.

    Back from a call, play may come through a passage whose choices are all closed, and never stand there: then the
    condition of a choice is seen to fail from what comes after, which changes nothing.
    """
    return wanted in sights(story, play.moves) or (wanted[0] == "fails" and fails_behind(story, wanted[1][0], play))


def fails_behind(story: Story, at: str, play: Witness) -> bool:
    """Say whether the condition at this offset fails in a passage through which play came back by itself.

    There nothing was open. A choice that is not used up was closed by its condition; of one that is, the condition
    fails where play came to from there.
    """
    return any(
        (f"{passage.name}/{choice.name}" not in play.state.used and came_through(play, passage.name))
        or (
            choice.once
            and (play.state.where in ways(story).led(passage.name) or came_through(play, passage.name))
            and not holds(choice.condition.expression, Now(story, play.state))
        )
        for passage in story.passages.values() for choice in passage.choices.values()
        if choice.condition and str(choice.condition.at) == at
    )  # fmt: skip


def came_through(play: Witness, passage: str) -> bool:
    """Say whether in one move a call came back to a passage, and play went on from there."""
    waits = [[caller.passage for caller in move.state.callers].count(passage) for move in play.moves]
    return any(
        before > after and move.state.where != passage
        for before, after, move in zip(waits, waits[1:], play.moves[1:], strict=False)
    )


@pytest.mark.parametrize("budget", [pytest.param(budget, id=name) for name, budget in BUDGETS.items()])
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(tale=stories())
def test_what_is_said_to_be_never_is_never_seen_and_what_is_said_to_be_possible_can_be_played(
    budget: Budget, tale: Tale
) -> None:
    story = tale.story
    graph = build(story, budget)
    decision = decide(graph, budget)
    seen = Sights(story)
    for seed in range(3):
        for now in everything(story, seed, 400):
            seen.look(now)

    for question, answer in decision.answers.items():
        wanted = sight(story, question)
        if wanted is None:
            continue
        if isinstance(answer, Never):
            assert wanted not in seen.seen, (question, "is seen")
        if isinstance(answer, Yes):
            path = decision.path(question)
            assert path is not None
            played = witness(
                story,
                graph,
                path,
                beyond=question.ask in ("way", "otherwise"),
                shows=partial(shown, story, wanted),
            )
            assert played is not None, (question.ask, question.key, "cannot be played")


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(tale=stories())
def test_traps_can_be_played_into(tale: Tale) -> None:
    story = tale.story
    for budget in BUDGETS.values():
        graph = build(story, budget)
        for trap in traps(decide(graph, budget)).found:
            assert witness(story, graph, trap.path) is not None


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(tale=stories())
def test_where_it_is_proved_without_everything_that_one_can_get_to_an_end_there_is_no_trap(tale: Tale) -> None:
    graph = build(tale.story)
    if decide(graph, Budget(together=1, beside=1 << 4, real=1, met=1, wandered=0, rounds=())).ends:
        assert not traps(decide(graph, Budget(together=1 << 15))).found
