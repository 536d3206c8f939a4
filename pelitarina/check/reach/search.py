"""What can be so at each point of a story, seen through one view, and by which way does one get there?

Breadth first and in rounds: whatever costs nobody a step comes before what costs one, so that the way
that is found takes the fewest steps there are in this view.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pelitarina.check.reach.graph import Graph
from pelitarina.check.reach.guard import YES, Guard
from pelitarina.check.reach.view import Shift, View

Led = tuple[int, int, Shift | None]
"""A compiled edge: the point it leads to, where it may be open, and what it changes."""


class Found(NamedTuple):
    """What a search found.

    Attributes:
        seen: for each point, the mask of all that can be so there.
        rounds: what was new in each round, by point.
        levels: the round with which each further step of a person begins.
        states: how many different states were met.
        whole: whether the search came to its end; if not, what was not met may still be.
    """

    view: View
    seen: Sequence[int]
    rounds: Sequence[dict[int, int]]
    levels: Sequence[int]
    states: int
    whole: bool
    loose: bool
    spent: int

    def meets(self, tests: Sequence[tuple[int, Guard]]) -> tuple[int, int] | None:
        """Give a point and the mask there for which one of ``tests`` may hold, or None."""
        for point, guard in tests:
            if (seen := self.seen[point]) and (mask := seen & self.view.guard(guard)[0]):
                return point, mask
        return None

    def first(self, tests: Sequence[tuple[int, Guard]]) -> tuple[int, int, int] | None:
        """Give the round, the point and one bit of the earliest state for which one of ``tests`` may hold."""
        wanted: dict[int, int] = {}
        for point, guard in tests:
            if self.seen[point]:
                wanted[point] = wanted.get(point, 0) | self.view.guard(guard)[0]
        return self._earliest(wanted)

    def _earliest(self, wanted: dict[int, int]) -> tuple[int, int, int] | None:
        for number, new in enumerate(self.rounds):
            fewer = wanted.keys() & new.keys() if len(wanted) > 1 else [p for p in wanted if p in new]
            for point in sorted(fewer):
                if mask := new[point] & wanted[point]:
                    return number, point, mask & -mask
        return None

    def earliest(self, masks: dict[int, int]) -> tuple[int, int, int] | None:
        """Give the round, the point and one bit of the earliest state in ``masks`` (by point)."""
        return self._earliest(masks)


def search(graph: Graph, view: View, start: Sequence[int], *, loose: bool, most: int, work: int = 0) -> Found:
    """Find all that can be so, from ``start``, the value of every slot at the beginning.

    With ``loose``, ways that only may be open are taken for open ones. At most ``most`` states are met and
    ``work`` edges gone along, large views counting for more; 0 is no limit.
    """
    free, costly = _compiled(graph, view, loose=loose)
    first = view.bit(start)
    seen = [0] * len(graph.points)
    seen[0] = first
    frontier, waiting = {0: first}, dict[int, int]()
    rounds: list[dict[int, int]] = []
    levels = [0]
    states, spent, weight = 1, len(graph.edges), 1 + (view.size >> 13)
    while frontier:
        rounds.append(frontier)
        new: dict[int, int] = {}
        for point, mask in frontier.items():
            for target, guard, shift in free[point]:
                spent += weight
                if (passed := mask & guard) and (fresh := (shift(passed) if shift else passed) & ~seen[target]):
                    seen[target] |= fresh
                    new[target] = new.get(target, 0) | fresh
            for target, guard, shift in costly[point]:
                spent += weight
                if passed := mask & guard:
                    waiting[target] = waiting.get(target, 0) | (shift(passed) if shift else passed)
        if not new and waiting:
            new = {point: fresh for point, mask in waiting.items() if (fresh := mask & ~seen[point])}
            for point, fresh in new.items():
                seen[point] |= fresh
            waiting = {}
            levels.append(len(rounds))
        states += sum(map(int.bit_count, new.values()))
        if states > most or (work and spent > work):
            return Found(view, seen, rounds, levels, states, False, loose, spent)
        frontier = new
    return Found(view, seen, rounds, levels, states, True, loose, spent)


def reach(graph: Graph, view: View, start: Sequence[int]) -> Found:
    """Find all that can be so, ways that may be open taken for open ones, but by no shortest way: no rounds are kept.

    What is new at a point waits until its turn in the row comes, so that each point is looked at a few times only.
    """
    ways: list[list[Led]] = [[] for _ in graph.points]
    full, guards, all_moves = view.full, view.guard, view.moves
    for source, target, guard, moves, _, _, _, _ in graph.edges:
        may: int = full if guard is YES else guards(guard)[0]
        if may:
            ways[source].append((target, may, all_moves(moves)[0] if moves else None))
    seen, new, spent = [0] * len(graph.points), [0] * len(graph.points), 0
    seen[0] = new[0] = view.bit(start)
    row = graph.order()
    while any(new):
        for point in row:
            if not (mask := new[point]):
                continue
            new[point] = 0
            spent += len(ways[point])
            for target, open_, shift in ways[point]:
                if (passed := mask & open_) and (fresh := (shift(passed) if shift else passed) & ~seen[target]):
                    seen[target] |= fresh
                    new[target] |= fresh
    return Found(view, seen, (), (), sum(map(int.bit_count, seen)), True, True, spent)


def _compiled(graph: Graph, view: View, *, loose: bool) -> tuple[list[list[Led]], list[list[Led]]]:
    """Give, for each point, the ways that go by themselves and those that somebody takes."""
    free: list[list[Led]] = [[] for _ in graph.points]
    costly: list[list[Led]] = [[] for _ in graph.points]
    full, guards, all_moves = view.full, view.guard, view.moves
    for source, target, guard, moves, word, _, perhaps, _ in graph.edges:
        if perhaps and not loose:
            continue
        may = full if guard is YES else guards(guard)[0]
        if may:
            shift = all_moves(moves).on if moves else None
            (costly if word else free)[source].append((target, may, shift))
    return free, costly


def trace(
    graph: Graph, found: Found, at: tuple[int, int, int], into: Sequence[Sequence[int]]
) -> tuple[list[int], list[int]]:
    """Give the edges that lead to a state (round, point, bit), and the bit behind each, first to last.

    ``into`` are the edges that lead to each point (``Graph.into``).
    """
    number, point, bit = at
    edges, bits = list[int](), [bit]
    while number:
        for edge, source, before, mask in _before(graph, found, number, into[point], bit):
            number, point, bit = before, source, mask & -mask
            edges.append(edge)
            bits.append(bit)
            break
        else:
            raise AssertionError("what was met was met from somewhere")
    return edges[::-1], bits[::-1][1:]


def _before(
    graph: Graph, found: Found, number: int, into: Sequence[int], bit: int
) -> Iterator[tuple[int, int, int, int]]:
    """Give edge, point, round and mask of what may have led to ``bit`` in round ``number``."""
    level = bisect_right(found.levels, number) - 1
    opens = found.levels[level] == number
    for name in into:
        edge = graph.edges[name]
        if bool(edge.word) is not opens or not found.seen[edge.source] or (edge.loose and not found.loose):
            continue
        back = found.view.moves(edge.moves).back
        mask = (back(bit) if back else bit) & found.view.guard(edge.guard)[0]
        earlier = range(found.levels[level - 1], number) if opens else (number - 1,)
        for before in earlier:
            if led := mask & found.rounds[before].get(edge.source, 0):
                yield name, edge.source, before, led


def leads_to(graph: Graph, found: Found, goals: dict[int, int]) -> list[int]:
    """Give, for each point, the mask of what can still lead to one of ``goals``, among what was met."""
    view = found.view
    into: dict[int, list[tuple[int, int, Shift | None]]] = {}
    for edge in graph.edges:
        may = view.guard(edge.guard)[0] & found.seen[edge.source]
        if may and (found.loose or not edge.loose):
            back = view.moves(edge.moves).back if edge.moves else None
            into.setdefault(edge.target, []).append((edge.source, may, back))
    can = [0] * len(graph.points)
    open_ = dict(goals)
    for point, mask in goals.items():
        can[point] = mask
    while open_:
        point, mask = open_.popitem()
        for source, may, back in into.get(point, ()):
            if fresh := (back(mask) if back else mask) & may & ~can[source]:
                can[source] |= fresh
                open_[source] = open_.get(source, 0) | fresh
    return can
