"""Which slots can still make a difference behind a point?

A slot is *live* where some way on looks at it before something else is put into it. What is not live
may be forgotten there; an effect on it is one that nobody will ever see.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

from pelitarina.check.reach.graph import Ask, Graph
from pelitarina.check.reach.guard import YES, Guard, Slot, slots_of
from pelitarina.check.reach.move import Marked, Move, Picked, Put
from pelitarina.check.reach.once import Once

Bits = int
"""A set of slots: bit by bit, by their index."""


def live(
    graph: Graph,
    *,
    asked: Collection[Ask] | None = None,
    printed: Mapping[int, Iterable[Slot]] | None = None,
    among: Bits = -1,
) -> tuple[list[Bits], Callable[[Guard], Bits]]:
    """Give the slots that are live at each point, and how a guard is read.

    What questions of the kinds in ``asked`` look at counts as looked at (None: all); ``printed`` are the slots of which
    something is printed at a point. Only the slots ``among`` these are followed.
    """
    reads: Once[Guard, Bits] = Once(lambda guard: _bits(slots_of(guard)) & among)
    read = reads.__getitem__
    found = [0] * len(graph.points)
    for point, slots in (printed or {}).items():
        found[point] |= _bits(slots)
    for question in [one for one in graph.questions if asked is None or one.ask in asked]:
        for point, guard in (*question.tests, *question.perhaps) if question.perhaps else question.tests:
            if guard is not YES:
                found[point] |= read(guard)
    into: list[list[tuple[int, tuple[Move, ...]]]] = [[] for _ in graph.points]
    for source, target, guard, moves, _, _, _, _ in graph.edges:
        into[target].append((source, moves))
        if guard is not YES:
            found[source] |= read(guard)
    _spread(found, into, graph.order(), read)
    return found, read


def _bits(slots: Iterable[Slot]) -> Bits:
    return sum({1 << slot.index for slot in slots})


def remembered(graph: Graph) -> Bits:
    """Give the slots of what a story remembers: neither counts nor what was taken."""
    return _bits(slot for slot in graph.slots if slot.kind in ("number", "yes/no", "one of", "has"))


def _spread(
    found: list[Bits],
    into: Sequence[Iterable[tuple[int, tuple[Move, ...]]]],
    order: Sequence[int],
    read: Callable[[Guard], Bits],
) -> None:
    known: dict[tuple[Move, ...], tuple[tuple[Bits, Bits, Bits], ...]] = {}
    open_ = list(map(bool, found))
    while True in open_:
        for point in reversed(order):
            if not open_[point]:
                continue
            open_[point] = False
            here = found[point]
            for source, moves in into[point]:
                bits = here
                if moves:
                    if moves not in known:
                        known[moves] = tuple(_effect(move, read) for move in reversed(moves))
                    for kills, if_live, reads in known[moves]:
                        bits = bits & ~kills | (reads if bits & if_live else 0)
                if bits & ~found[source]:
                    found[source] |= bits
                    open_[source] = True


def _effect(move: Move, read: Callable[[Guard], Bits]) -> tuple[Bits, Bits, Bits]:
    """Give what a move makes dead before it, and what it looks at if one of some slots is live behind it."""
    match move:
        case Put(slot=slot):
            return 1 << slot.index, 0, 0
        case Picked():
            return 0, 0, 0
        case Marked(slot=slot, guard=guard):
            return 0, 1 << slot.index, read(guard)
        case _:
            return 0, 0, 0


def behind(moves: Sequence[Move], live_after: Bits, read: Callable[[Guard], Bits]) -> list[Bits]:
    """Give, for each of ``moves``, the slots that are live right behind it."""
    if len(moves) == 1:
        return [live_after]
    found, bits = list[Bits](), live_after
    for move in reversed(moves):
        found.append(bits)
        kills, if_live, reads = _effect(move, read)
        bits = bits & ~kills | (reads if bits & if_live else 0)
    return found[::-1]
