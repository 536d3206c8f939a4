"""Which effects and answers change something that nobody looks at afterwards?

Told only of what is remembered and looked at somewhere: what nobody ever looks at is told where it is
declared. Conditions are left aside, so that what is told is surely so.
"""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

from pelitarina.check.reach.build import Built
from pelitarina.check.reach.graph import Ask, Edge
from pelitarina.check.reach.guard import Guard, Slot
from pelitarina.check.reach.live import Bits, behind, live, remembered
from pelitarina.check.reach.move import Move, touched
from pelitarina.story.effect import Effect
from pelitarina.story.model import Passage, Story

_LOOKS: frozenset[Ask] = frozenset({"choice", "block", "item", "way", "otherwise", "promise"})


Unread = tuple[str, str, int, str]
"""The passage, the code, the offset and the variable of what changes for nobody."""


def unread(story: Story, built: Built) -> Iterator[Unread]:
    """Give what changes for nobody, in all passages, those that are never met among them."""
    graph = built.graph
    bits, read = live(graph, asked=_LOOKS, printed=_printed(story, built), among=remembered(graph))
    looked = 0
    for one in bits:
        looked |= one
    by_source: dict[tuple[str, str], list[Edge]] = {}
    for edge in [edge for edge in graph.edges if edge[3]]:
        point = graph.points[edge.source]
        if edge.word:
            by_source.setdefault((point.passage, f"{edge.word} {edge.name}"), []).append(edge)
        elif point.role == "enter":
            by_source.setdefault((point.passage, ""), []).append(edge)

    def idle(edges: Sequence[Edge], moves: Iterable[Move]) -> bool:
        wanted = set(moves)
        slots = [slot for move in wanted for slot in touched(move)]
        if not edges or not any(looked >> slot.index & 1 for slot in slots):
            return False
        return not any(_seen(edge, wanted, bits[edge.target], read) for edge in edges)

    for name, passage in story.passages.items():
        for code, at, variable in _of_passage(passage, built, by_source, idle):
            yield name, code, at, variable


def _of_passage(
    passage: Passage,
    built: Built,
    edges: Mapping[tuple[str, str], Sequence[Edge]],
    idle: Callable[[Sequence[Edge], Iterable[Move]], bool],
) -> Iterator[tuple[str, int, str]]:
    name = passage.name
    changing = [(passage.effects, "")] if passage.effects else []
    changing += [(one.effects, f"choose {one.name}") for one in passage.choices.values() if one.effects]
    for effects, word in changing:
        for effect, moves in _moves(effects, built):
            if idle(edges.get((name, word), ()), moves):
                yield "PT513", effect.at, effect.variable
    for prompt in passage.prompts.values():
        taken = edges.get((name, f"answer {prompt.name}"), ())
        if prompt.into and idle(taken, taken[0].moves if taken else ()):
            yield "PT514", prompt.into_at, prompt.into


def _moves(effects: tuple[Effect, ...], built: Built) -> Iterator[tuple[Effect, list[Move]]]:
    """Give each effect with the moves that it became."""
    rest = list(built.effects.get(id(effects), ()))
    for effect in sorted(effects, key=lambda one: one.word == "add"):
        mine = [move for move in rest if touched(move)[0].name == effect.variable]
        if mine:
            yield effect, mine


def _seen(edge: Edge, moves: Collection[Move], after: Bits, read: Callable[[Guard], Bits]) -> bool:
    """Say whether one of ``moves`` makes a difference behind ``edge``."""
    lives = behind(edge.moves, after, read)
    return any(
        move in moves and any(bits >> slot.index & 1 for slot in touched(move))
        for move, bits in zip(edge.moves, lives, strict=True)
    )


def _printed(story: Story, built: Built) -> dict[int, list[Slot]]:
    """Give, by point, what the texts of its passage print."""
    prints = {name: _slots_of(printed, built) for name, printed in story.prints.items()}
    return {
        number: slots
        for number, point in enumerate(built.graph.points)
        if point.role != "end" and (slots := prints.get(point.passage))
    }


def _slots_of(named: Iterable[str], built: Built) -> list[Slot]:
    return [built.slots.values[name] for name in sorted(named) if name in built.slots.values]
