"""Which of the things that bots look for are proved never to be met, so that nobody waits for them?"""

from collections.abc import Iterator

from pelitarina.check.bots.coverage import Spot, every_spot
from pelitarina.check.reach.answer import BUDGET, Budget, Never
from pelitarina.check.reach.build import build_all
from pelitarina.check.reach.decide import decide
from pelitarina.check.reach.graph import Ask
from pelitarina.story.model import Passage, Rule, Story

_Key = tuple[Ask, tuple[str, ...]]


def proved_never(story: Story, budget: Budget = BUDGET) -> frozenset[Spot]:
    """Give the spots that no play can meet. One that is missing here may still be one: it was not decided."""
    graph = build_all(story, budget).graph
    answers = decide(graph, budget).answers
    never = {question for question in graph.questions if isinstance(answers[question], Never)}
    keys = {(question.ask, question.key) for question in never}
    shut = {question.at for question in never if question.ask in ("choice", "block", "item", "way")}
    return frozenset(spot for spot in every_spot(story) if _is_never(story, spot, keys, shut))


def _is_never(story: Story, spot: Spot, keys: set[_Key], shut: set[int]) -> bool:
    """Whether a spot, or the passage that holds it, is among what is never met."""
    match spot.kind:
        case "passages":
            return ("passage", (spot.name,)) in keys
        case "choices":
            where, _, choice = spot.name.partition("/")
            return ("passage", (where,)) in keys or ("choice", (where, choice)) in keys
        case "texts":
            where = spot.name.partition(".")[0].partition("/")[0]
            asked = {("block", (spot.name,)), ("item", (spot.name,)), ("passage", (where,))}
            return not asked.isdisjoint(keys)
        case "conditions":
            if rule := _rule_at(story, spot.at):
                return ("rule fails" if spot.outcome == "no" else "rule holds", (rule,)) in keys
            return ("fails", (str(spot.at),)) in keys if spot.outcome == "no" else spot.at in shut
        case "ways":
            where = spot.name.partition(" -> ")[0].partition("/")[0]
            ways = {("passage", (where,)), *_way_asked(story.passages[where], spot.at)}
            return not ways.isdisjoint(keys)
        case "endings":
            carriers = tuple(_carriers(story, spot.name))
            return bool(carriers) and all(("passage", (where,)) in keys or way in keys for where, way in carriers)


def _rule_at(story: Story, at: int) -> str | None:
    rules = (name for name, one in story.variables.items() if isinstance(one, Rule) and one.condition.at == at)
    return next(rules, None)


def _way_asked(passage: Passage, at: int) -> Iterator[_Key]:
    """Give what is asked of the way whose target stands at ``at``."""
    if passage.otherwise and passage.otherwise.at == at:
        yield "otherwise", (passage.name,)
    placed = (("", passage.go), *((choice.name, choice.go) for choice in passage.choices.values()))
    for choice, ways in placed:
        yield from (("way", (passage.name, choice, str(n))) for n, way in enumerate(ways) if way.target.at == at)


def _carriers(story: Story, ending: str) -> Iterator[tuple[str, _Key]]:
    """Give where a story can end by a name: the passage, and the choice if it is one."""
    for passage in story.passages.values():
        if passage.ending == ending:
            yield passage.name, ("passage", (passage.name,))
        for choice in passage.choices.values():
            if choice.ending == ending:
                yield passage.name, ("choice", (passage.name, choice.name))
