"""Can the story end from everywhere, even where not everything is followed?

A view that forgets slots sees more than there is, so a way that it sees may be shut. But play always
goes on by one of the ways out of a point, or stands still. So there is an end from a state if one way
that is open whatever was forgotten leads to such a state, or if all ways that may be open do. What can
be taken only once is no worry: each time it is taken, fewer such ways are left, so in the end another is.
"""

from pelitarina.check.reach.graph import Edge, Graph
from pelitarina.check.reach.guard import Compared, Slot, parts_of
from pelitarina.check.reach.move import Given, Marked, Picked, Put
from pelitarina.check.reach.search import Found
from pelitarina.check.reach.view import Shift

_Way = tuple[int, int, int, Shift | None]
"""An edge: where it leads to, where it is open for sure, where it may be, and what leads back along it."""


def all_end(graph: Graph, found: Found) -> bool:
    """Say whether it is proved that from everything ``found`` has seen there is a way to an end.

    Standing still counts as an end here: it is told by itself. False does not mean that there is a trap.
    """
    ways = _ways(graph, found)
    before: list[list[int]] = [[] for _ in graph.points]
    for point, mine in enumerate(ways):
        for way in mine:
            before[way[0]].append(point)
    onward = _go_on(graph)
    good = [found.seen[point] if told.role == "end" else 0 for point, told in enumerate(graph.points)]
    row = [point for point in reversed(graph.order()) if point in onward and found.seen[point]]
    changed, open_ = True, [True] * len(graph.points)
    while changed:
        changed = False
        for point in row:
            if not open_[point]:
                continue
            open_[point] = False
            if fresh := _good(ways[point], good, found.view.full) & found.seen[point] & ~good[point]:
                good[point] |= fresh
                changed = True
                for source in before[point]:
                    open_[source] = True
    return all(not seen & ~here for seen, here in zip(found.seen, good, strict=True))


def _go_on(graph: Graph) -> set[int]:
    """Give the points that play leaves by one of their edges, or where it is asked whether it stands still."""
    return {edge[0] for edge in graph.edges} | {
        point for question in graph.questions if question.ask == "stuck" for point, _ in question.tests
    }


def _good(ways: list[_Way], good: list[int], full: int) -> int:
    """Give from where one way surely leads on well, or none leads anywhere else."""
    lost = found = 0
    for target, sure, may, back in ways:
        here = good[target]
        there = full & ~here
        if sure:
            found |= (back(here) if back else here) & sure
        if may and there:
            lost |= (back(there) if back else there) & may
    return found | full & ~lost


def _ways(graph: Graph, found: Found) -> list[list[_Way]]:
    spent, seen, guards, all_moves = _spent(graph), found.seen, found.view.guard, found.view.moves
    ways: list[list[_Way]] = [[] for _ in graph.points]
    for edge in graph.edges:
        source, target, guard, moves, word, _, loose, _ = edge
        if not (here := seen[source]):
            continue
        holds, fails = guards(guard)
        if not (may := holds & here):
            continue
        if not moves:
            ways[source].append((target, 0 if loose else may & ~fails, may, None))
        elif word != "answer" and not _once(edge, spent):  # nobody has to answer: play goes on without
            exact = not loose and not any(isinstance(move, Marked | Given | Picked) for move in moves)
            ways[source].append((target, may & ~fails if exact else 0, may, all_moves(moves).back))
    return ways


def _spent(graph: Graph) -> set[Slot]:
    """Give the slots that mark what was taken, and that nothing ever gives back."""
    puts = {(m.slot, m.value) for moves in {e[3] for e in graph.edges} for m in moves if isinstance(m, Put)}
    return {slot for slot, value in puts if slot.kind == "used" and value == 1 and (slot, 0) not in puts}


def _once(edge: Edge, spent: set[Slot]) -> bool:
    """Say whether ``edge`` can be gone only once."""
    marks = [move.slot for move in edge.moves if isinstance(move, Put) and move.slot in spent]
    parts = parts_of(edge.guard) if marks else ()
    return any(
        isinstance(part, Compared) and part.terms == ((slot, 1),) and part.sign == "==" and not part.plus
        for slot in marks
        for part in parts
    )
