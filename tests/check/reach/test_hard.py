"""A story that is too much to see through: the checker ends, says what it knows, and says what it does not."""

from pelitarina.check.reach.answer import Budget, Never, Unknown, Yes
from pelitarina.check.reach.build import build
from pelitarina.check.reach.decide import decide
from pelitarina.check.reach.trap import traps
from pelitarina.check.reach.witness import witness
from tests.check.reach.hard import passages, remembered
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
