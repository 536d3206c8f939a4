"""Which effects and answers change something that nobody looks at afterwards?

Told only of what is remembered and looked at somewhere: what nobody ever looks at is told where it is
declared. Conditions are left aside, so that what is told is surely so.
"""

from collections.abc import Iterable, Iterator, Set
from functools import reduce
from operator import or_

from pelitarina.check.reach.build import Built
from pelitarina.check.reach.graph import Ask, Edge, Role
from pelitarina.check.reach.guard import Slot
from pelitarina.check.reach.live import Bits, behind, live, remembered
from pelitarina.check.reach.move import Move, touched
from pelitarina.check.reach.once import Once
from pelitarina.story.effect import Effect
from pelitarina.story.model import Passage, Story

_LOOKS: frozenset[Ask] = frozenset({"choice", "block", "item", "way", "otherwise", "promise"})
_WORDLESS: frozenset[Role] = frozenset({"enter", "return", "end"})


Unread = tuple[str, str, int, str]
"""The passage, the code, the offset and the variable of what changes for nobody."""


def unread(story: Story, built: Built) -> Iterator[Unread]:
    """Give what changes for nobody, in all passages, those that are never met among them."""
    graph = built.graph
    bits, read = live(graph, asked=_LOOKS, printed=_printed(story, built), among=remembered(graph))
    looked = reduce(or_, bits, 0)
    touches: Once[Move, Bits] = Once(lambda move: sum({1 << slot.index for slot in touched(move)}))
    taken: dict[tuple[str, str | None, str], list[Edge]] = {}
    for edge in [edge for edge in graph.edges if edge[3]]:
        _, passage, role = graph.points[edge[0]]
        if edge[4] or role == "enter":
            taken.setdefault((passage, edge[4], edge[5]), []).append(edge)
    for (name, word, of), edges in taken.items():
        moves = {move for edge in edges for move in edge[3] if looked & touches[move]}
        seen = {
            move
            for edge in edges
            for move, lives in zip(edge[3], behind(edge[3], bits[edge[1]], read), strict=True)
            if lives & touches[move]
        }
        if idle := moves - seen:
            for code, at, variable in _changed(story.passages[name], word, of, built, idle, seen):
                yield name, code, at, variable


def _changed(
    passage: Passage, word: str | None, of: str, built: Built, idle: Set[Move], seen: Set[Move]
) -> Iterator[tuple[str, int, str]]:
    """Give the answer, or those effects, of whose moves some are ``idle`` and none are ``seen``."""
    if word == "answer":
        prompt = passage.prompts[of]
        if prompt.into and not seen:
            yield "PT514", prompt.into_at, prompt.into
        return
    for effect, moves in _moves(passage.choices[of].effects if word else passage.effects, built):
        if seen.isdisjoint(moves) and not idle.isdisjoint(moves):
            yield "PT513", effect.at, effect.variable


def _moves(effects: tuple[Effect, ...], built: Built) -> Iterator[tuple[Effect, list[Move]]]:
    """Give each effect with the moves that it became."""
    rest = list(built.effects.get(id(effects), ()))
    for effect in sorted(effects, key=lambda one: one.word == "add"):
        mine = [move for move in rest if touched(move)[0].name == effect.variable]
        if mine:
            yield effect, mine


def _printed(story: Story, built: Built) -> dict[int, list[Slot]]:
    """Give, by point, what the texts of its passage print there: neither before its own effects nor after a call."""
    prints = {name: _slots_of(printed, built) for name, printed in story.prints.items()}
    return {
        number: slots
        for number, point in enumerate(built.graph.points)
        if point.role not in _WORDLESS and (slots := prints.get(point.passage))
    }


def _slots_of(named: Iterable[str], built: Built) -> list[Slot]:
    return [built.slots.values[name] for name in sorted(named) if name in built.slots.values]
