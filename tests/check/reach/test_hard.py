"""A story that is too much to see through: the checker ends, says what it knows, and says what it does not."""

import pytest

from pelitarina.check.reach.answer import Budget, Never, Unknown, Yes
from pelitarina.check.reach.build import build
from pelitarina.check.reach.decide import decide
from pelitarina.check.reach.trap import traps
from pelitarina.check.reach.witness import witness
from pelitarina.check.reachable import reachable
from tests.check.explored import explored
from tests.check.reach.hard import passages, remembered, rooms
from tests.check.reach.seen import Sights, everything, sight
from tests.play.tiny import tell

SMALL = Budget(together=1 << 8, beside=1 << 8, real=2_000, met=500, wandered=500, rounds=(1 << 6,), work=100_000)


def test_a_story_too_large_to_see_through_is_left_open_within_the_budget_and_nothing_said_of_it_is_wrong() -> None:
    story = tell(passages(300, seed=1), remembered(), start="p0")
    graph = build(story)
    decision = decide(graph, SMALL)
    seen = Sights(story)
    for now in everything(story, 1, 300):
        seen.look(now)

    kinds = {type(answer) for answer in decision.answers.values()}
    assert Unknown in kinds
    assert Yes in kinds
    assert decision.answers.keys() == set(graph.questions)
    assert not any(
        sight(story, question) in seen.seen
        for question, answer in decision.answers.items()
        if isinstance(answer, Never)
    )
    assert decision.real is not None
    assert len(decision.real.point) <= SMALL.real + 2 * len(graph.points)
    assert decision.walked is not None
    assert len(decision.walked.parent) <= SMALL.met + SMALL.wandered + 100
    assert all(witness(story, graph, trap.path) for trap in traps(decision).found)
    for question in [q for q, answer in decision.answers.items() if isinstance(answer, Yes)][::20]:
        path = decision.path(question)
        assert path is not None
        assert witness(story, graph, path) is not None


def test_what_looks_back_at_a_choice_that_is_never_open_is_never_open_even_where_choices_are_not_followed() -> None:
    story = tell(
        """
        home:
          text: Home.
          choices:
            shed:
              label: The shed.
              if: trust >= 3
              go: home
            cellar:
              label: The cellar.
              if: chosen(home/shed)
              go: home
            away: Away. -> END
        """,
        "trust: {kind: number, from: 0, to: 5, start: 1}",
    )
    decision = decide(build(story), Budget(together=1, beside=16, real=0, met=1, wandered=0, rounds=()))
    never = {q.key[1] for q, answer in decision.answers.items() if q.ask == "choice" and isinstance(answer, Never)}
    assert never == {"shed", "cellar"}


@pytest.mark.parametrize("points", [10, 60, 100_000])
def test_where_calls_lead_in_more_ways_than_are_followed_only_what_is_truly_never_so_is_told_as_never(
    points: int,
) -> None:
    story = tell(rooms(5), "lamp: yes/no", start="p0")
    budget = Budget(points=points)
    graph = build(story, budget)
    decision = decide(graph, budget)
    never = {
        q.key for q, answer in decision.answers.items() if isinstance(answer, Never) and q.ask not in ("fails", "stuck")
    }
    told = {q.key for q, answer in decision.answers.items() if isinstance(answer, Unknown)}
    truth = explored(story)

    assert truth.parts.isdisjoint("/".join(key) for key in never)
    assert "cellar" not in truth.parts
    assert not truth.trapped | truth.stuck
    assert never == {("cellar",), ("last", "dark")}
    assert not traps(decision).found
    assert bool(told) == (points < 100_000)  # what cannot be followed is left open, and not guessed


def test_who_waits_is_put_together_before_memory_ends() -> None:
    budget = Budget(points=5_000)
    graph = build(tell(rooms(30), "lamp: yes/no", start="p0"), budget)
    assert len(graph.points) < 300


def test_where_not_all_answers_to_a_prompt_are_tried_it_is_not_said_that_there_is_no_way_out() -> None:
    options = [f"o{number}" for number in range(9)]
    asked = "".join(f"        {option}: This.\n" for option in options)
    story = tell(
        "home:\n  text: Home.\n  ask:\n    which:\n      kind: some\n      question: Which?\n      options:\n"
        f"{asked}      into: taken\n      area: choose\n  choices:\n    again: Again. -> home\n    out:\n"
        f"      label: Out.\n      if: {' and '.join(f'has(taken, {option})' for option in options)}\n      go: END\n",
        f"taken: {{kind: some of, options: [{', '.join(options)}]}}",
    )
    found = traps(decide(build(story), Budget(together=1, beside=1, real=50, met=4_000, wandered=0, rounds=())))
    assert not found.found
    assert not found.decided


@pytest.mark.parametrize("word", ["or", "and"])
@pytest.mark.parametrize(
    "budget",
    [
        Budget(),
        Budget(together=1, beside=1, wandered=0, rounds=()),
        Budget(together=1, beside=1, real=0, met=500, wandered=500, rounds=(1 << 8,)),
    ],
    ids=["at once", "one value at a time", "state by state"],
)
def test_rules_that_lean_on_one_another_twice_thirty_times_are_seen_through(budget: Budget, word: str) -> None:
    rules = "".join(f"r{n}: {{kind: rule, is: (r{n - 1} {word} a) and (r{n - 1} {word} b)}}\n" for n in range(1, 31))
    story = tell(
        """
        home:
          text: Home.
          choices:
            a:
              label: A.
              set: {a: yes}
              go: home
            b:
              label: B.
              set: {b: yes}
              go: home
            t:
              label: T.
              set: {t: yes}
              go: home
            out:
              label: Out.
              if: r30
              go: END
            shut:
              label: Shut.
              if: r30 and not a and not r0
              go: END
            on: On. -> END
        """,
        f"a: yes/no\nb: yes/no\nt: yes/no\nr0: {{kind: rule, is: t}}\n{rules}",
    )
    graph = build(story, budget)
    answers = {q.key: answer for q, answer in decide(graph, budget).answers.items() if q.ask == "choice"}
    assert isinstance(answers["home", "out"], Yes)
    assert not isinstance(answers["home", "shut"], Yes)
    assert isinstance(answers["home", "shut"], Never) or not budget.rounds
    assert [facts for code, _, facts in reachable(story, budget) if code == "PT509"] == []
