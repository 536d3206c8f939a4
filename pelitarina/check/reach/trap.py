"""Is there a place from which the story can never end?

Not a question of what can be reached: a state is a trap if no way on from it leads to an end. (One that
leads nowhere at all is told as such, and is not told again here.)
"""

from collections.abc import Collection, Iterable, Sequence

from msgspec import Struct

from pelitarina.check.reach.answer import Path
from pelitarina.check.reach.concrete import Machine, Walked
from pelitarina.check.reach.decide import Decision, path_to
from pelitarina.check.reach.graph import Edge, Graph
from pelitarina.check.reach.guard import Guard, holds
from pelitarina.check.reach.search import Found, leads_to
from pelitarina.story.link import circles


class Trap(Struct, frozen=True, eq=False):
    """A circle that one gets into and not out of: the passage first met, its passages, a way there.

    Before it there may be places from which there is no end either: from each of them play comes to such a circle.
    """

    passage: str
    passages: frozenset[str]
    path: Path


class Traps(Struct, frozen=True, eq=False):
    """All traps that were found. ``decided``: there are no others."""

    found: tuple[Trap, ...]
    decided: bool


def traps(decision: Decision) -> Traps:
    """Look for traps."""
    graph, found = decision.graph, decision.found
    if found is not None and decision.exact:
        return Traps(_in_search(graph, found), True)
    if decision.ends:
        return Traps((), True)
    walked = decision.walked
    if walked and walked.whole and not any(edge.loose for edge in graph.edges):
        return Traps(_in_walk(graph, walked, Machine(graph, decision.kept)), True)
    return Traps(_proved(decision), False)


def _goals(graph: Graph, found: Found) -> dict[int, int]:
    """Give where the story ends, or stands still in a way that is told anyway."""
    goals = {point: found.seen[point] for point, told in enumerate(graph.points) if told.role == "end"}
    for question in graph.questions:
        if question.ask == "stuck":
            for point, guard in question.tests:
                goals[point] = goals.get(point, 0) | found.seen[point] & found.view.guard(guard)[0]
    return {point: mask for point, mask in goals.items() if mask}


def _in_search(graph: Graph, found: Found) -> tuple[Trap, ...]:
    can = leads_to(graph, found, _goals(graph, found))
    masks = {point: mask for point, seen in enumerate(found.seen) if (mask := seen & ~can[point])}
    open_ = [e for e in graph.edges if e.source in masks and masks[e.source] & found.view.guard(e.guard)[0]]
    traps_ = list[Trap]()
    for circle in _last(masks, open_):
        if at := found.earliest({point: masks[point] for point in circle}):
            traps_.append(_trap(graph, at[1], circle, path_to(graph, found, at)))
    return tuple(traps_)


def _last(points: Collection[int], edges: Iterable[Edge]) -> list[set[int]]:
    """Give the circles in which play ends up: those among ``points`` from which no edge leads on."""
    leads: dict[int, list[int]] = {point: [] for point in points}
    for edge in edges:
        if edge.target in leads:
            leads[edge.source].append(edge.target)
    return [circle for circle in circles(leads) if all(circle.issuperset(leads[point]) for point in circle)]


def _trap(graph: Graph, first: int, points: Collection[int], path: Path) -> Trap:
    passages = frozenset(graph.points[point].passage for point in points if graph.points[point].role != "end")
    return Trap(graph.points[first].passage, passages, path)


def _in_walk(graph: Graph, walked: Walked, machine: Machine) -> tuple[Trap, ...]:
    """Look for traps among all states there are."""
    stuck: dict[int, list[Guard]] = {}
    for question in graph.questions:
        if question.ask == "stuck":
            for point, guard in question.tests:
                stuck.setdefault(point, []).append(guard)
    into: dict[tuple[int, tuple[int, ...]], list[tuple[int, tuple[int, ...]]]] = {}
    open_ = []
    for state in walked.parent:
        here = graph.points[state[0]].role == "end"
        if here or any(holds(guard, state[1]) for guard in stuck.get(state[0], ())):
            open_.append(state)
        for number in machine.out[state[0]]:
            for values in machine.after(graph.edges[number], state[1]):
                into.setdefault((graph.edges[number].target, values), []).append(state)
    can = set(open_)
    while open_:
        for before in into.get(open_.pop(), ()):
            if before not in can:
                can.add(before)
                open_.append(before)
    return _of_states(graph, walked, [state for state in walked.parent if state not in can])


def _of_states(graph: Graph, walked: Walked, states: Sequence[tuple[int, tuple[int, ...]]]) -> tuple[Trap, ...]:
    """Put states from which there is no end together to traps; the first that was met begins one."""
    by_point: dict[int, list[tuple[int, ...]]] = {}
    for point, values in states:
        by_point.setdefault(point, []).append(values)
    open_ = [e for e in graph.edges if any(holds(e.guard, values) for values in by_point.get(e.source, ()))]
    traps_ = list[Trap]()
    for circle in _last(by_point, open_):
        first = next(state for state in states if state[0] in circle)
        edges, after = walked.way(first)
        path = Path(edges, [dict(zip(graph.slots, one, strict=True)) for one in after])
        traps_.append(_trap(graph, first[0], circle, path))
    return tuple(traps_)


def _proved(decision: Decision) -> tuple[Trap, ...]:
    """Give the traps of states that were really met and from which not even the upper view sees an end."""
    graph, real, upper = decision.graph, decision.real, decision.upper
    if real is None or upper is None:
        return ()
    can = leads_to(graph, upper, _goals(graph, upper))
    met = dict[int, tuple[int, int]]()
    masks = dict[int, int]()
    for part, (point, mask) in enumerate(zip(real.point, real.mask, strict=True)):
        if (lost := mask & ~can[point]) and graph.points[point].passage:  # a way back to anybody is no place
            met.setdefault(point, (part, lost & -lost))
            masks[point] = masks.get(point, 0) | lost
    open_ = [e for e in graph.edges if e.source in masks and masks[e.source] & upper.view.guard(e.guard)[0]]
    return tuple(
        _trap(graph, first, circle, real.way(met[first]))
        for circle in _last(masks, open_)
        for first in [min(circle, key=lambda point: met[point])]
    )
