"""Is there a place from which the story can never end?

Not a question of what can be reached: a state is a trap if no way on from it leads to an end. (One that
leads nowhere at all is told as such, and is not told again here.)
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from pelitarina.check.reach.answer import Path
from pelitarina.check.reach.concrete import Machine, Walked
from pelitarina.check.reach.decide import Decision, path_to
from pelitarina.check.reach.graph import Graph
from pelitarina.check.reach.guard import Guard, holds
from pelitarina.check.reach.search import Found, leads_to


@dataclass(frozen=True, slots=True, eq=False)
class Trap:
    """A part of the story that one gets into and not out of: where it begins, its passages, a way there."""

    passage: str
    passages: frozenset[str]
    path: Path


@dataclass(frozen=True, slots=True, eq=False)
class Traps:
    """All traps that were found. ``decided``: there are no others."""

    found: tuple[Trap, ...]
    decided: bool


def traps(decision: Decision) -> Traps:
    """Look for traps."""
    graph, found = decision.graph, decision.found
    if found is not None and decision.exact:
        return Traps(_in_search(graph, found), True)
    walked = decision.walked
    if walked and walked.whole and not any(edge.loose for edge in graph.edges):
        return Traps(_in_walk(graph, walked, Machine(graph, decision.kept)), True)
    upper = decision.upper
    if upper is None:
        return Traps((), False)
    if decision.ends:
        return Traps((), True)
    return Traps(_proved(decision, upper), False)


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
    traps_ = list[Trap]()
    while masks and (at := found.earliest(masks)):
        path = path_to(graph, found, at)
        trap = _region(graph, at[1], masks.keys(), path)
        traps_.append(trap[0])
        masks = {point: mask for point, mask in masks.items() if point not in trap[1]}
    return tuple(traps_)


def _region(graph: Graph, first: int, points: Collection[int], path: Path) -> tuple[Trap, set[int]]:
    """Give the trap that begins at a point, and all points that belong to it."""
    inside = set(points)
    out = graph.out()
    held, open_ = set[int](), [first]
    while open_:
        point = open_.pop()
        if point in inside and point not in held:
            held.add(point)
            open_ += [graph.edges[number].target for number in out[point]]
    passages = frozenset(graph.points[point].passage for point in held if graph.points[point].role != "end")
    return Trap(graph.points[first].passage, passages, path), held


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
    points, traps_ = {state[0] for state in states}, list[Trap]()
    for state in states:
        if state[0] in points:
            edges, values = walked.way(state)
            path = Path(edges, [dict(zip(graph.slots, one, strict=True)) for one in values])
            trap, held = _region(graph, state[0], points, path)
            traps_.append(trap)
            points -= held
    return tuple(traps_)


def _proved(decision: Decision, upper: Found) -> tuple[Trap, ...]:
    """Give the traps of states that were really met and from which not even this view sees an end."""
    graph, real = decision.graph, decision.real
    if real is None:
        return ()
    can = leads_to(graph, upper, _goals(graph, upper))
    met = dict[int, tuple[int, int]]()
    for part, (point, mask) in enumerate(zip(real.point, real.mask, strict=True)):
        if point not in met and (lost := mask & ~can[point]):
            met[point] = (part, lost & -lost)
    traps_, points = list[Trap](), set(met)
    for point, at in met.items():
        if point in points:
            trap, held = _region(graph, point, met, real.way(at))
            traps_.append(trap)
            points -= held
    return tuple(traps_)
