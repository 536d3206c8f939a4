"""What happens when the ways of a story are really gone, one state after the other, forgetting nothing?

A bounded search in breadth, and seeded wanderings that prefer what was not tried yet. What they meet
can really be; a search that came to its end proves the rest to be impossible.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice
from typing import TypeVar

from pelitarina.check.reach.automaton import Classes
from pelitarina.check.reach.graph import Edge, Graph
from pelitarina.check.reach.guard import Guard, Slot, holds
from pelitarina.check.reach.live import live, remembered
from pelitarina.check.reach.move import Given, Move, Picked, moved, subsets, touched

Values = tuple[int, ...]
_Answer = TypeVar("_Answer")
_ANSWERS = 256  # answers to one prompt that are tried
_FOLLOWED = 3000  # points up to which it is followed of every slot whether it still matters
_LONGEST = 300  # edges of one wandering


class Walked:
    """What was really met: for each question asked of a point, by which state; and how to get there again."""

    def __init__(self, graph: Graph, asked: Mapping[int, Sequence[tuple[int, Guard]]]) -> None:
        self.graph, self.asked = graph, {point: list(tests) for point, tests in asked.items()}
        self.parent: dict[tuple[int, Values], tuple[int, tuple[int, Values]] | None] = {}
        self.met: dict[int, tuple[int, Values]] = {}
        self.whole = False

    def look(self, state: tuple[int, Values]) -> None:
        """Answer by ``state`` what it answers."""
        tests = self.asked.get(state[0])
        if tests:
            left = []
            for number, guard in tests:
                if number in self.met:
                    continue
                if holds(guard, state[1]):
                    self.met[number] = state
                else:
                    left.append((number, guard))
            self.asked[state[0]] = left

    def way(self, state: tuple[int, Values]) -> tuple[list[int], list[Values]]:
        """Give the edges to a state that was met, with the values behind each."""
        edges, values = list[int](), list[Values]()
        while before := self.parent[state]:
            edges.append(before[0])
            values.append(state[1])
            state = before[1]
        return edges[::-1], values[::-1]


class Machine:
    """The edges of a graph with only the slots that matter, and what is free in an answer by classes.

    ``cut`` says that to some prompt there were more answers than were tried.
    """

    def __init__(self, graph: Graph, classes: Mapping[Slot, Classes | None]) -> None:
        self.graph, self.out = graph, graph.out()
        self.classes = classes
        self.cut = False
        self.moves: dict[tuple[Move, ...], tuple[Move, ...]] = {}
        self.every = (1 << len(graph.slots)) - 1 if len(graph.points) <= _FOLLOWED else remembered(graph)
        self.live, _ = live(graph, among=self.every)
        self.answered: dict[int, int] = {}
        for edge in graph.edges:
            for move in edge.moves if edge.word == "answer" else ():
                for slot in touched(move):
                    self.answered[edge.target] = self.answered.get(edge.target, 0) | 1 << slot.index
        self.forgotten: dict[Edge, tuple[tuple[int, int], ...]] = {}

    def _forgotten(self, edge: Edge) -> tuple[tuple[int, int], ...]:
        """Give the slots, with their first values, that matter no more behind ``edge``."""
        moved_ = sum({1 << slot.index for move in edge.moves for slot in touched(move)})
        bits = (self.live[edge.source] | moved_ | self.answered.get(edge.source, 0)) & self.every
        bits &= ~self.live[edge.target]
        if edge.word == "answer":
            bits &= ~moved_  # what was answered must stand on the way that is told
        found = []
        while bits:
            index = (bits & -bits).bit_length() - 1
            found.append((index, self.graph.start[index]))
            bits &= bits - 1
        return tuple(found)

    def after(self, edge: Edge, values: Values) -> Iterator[Values]:
        """Give all values that ``edge`` can lead to; none if it is shut."""
        if not holds(edge.guard, values):
            return
        if edge.moves not in self.moves:
            self.moves[edge.moves] = tuple(m for m in edge.moves if any(s in self.classes for s in touched(m)))
        if edge not in self.forgotten:
            self.forgotten[edge] = self._forgotten(edge)
        moves, forgotten = self.moves[edge.moves], self.forgotten[edge]
        for wanted in self._answers(moves):
            after = moved(values, moves, wanted) if moves else values
            if forgotten:
                kept = list(after)
                for index, first in forgotten:
                    kept[index] = first
                after = tuple(kept)
            yield after

    def _answers(self, moves: Sequence[Move]) -> Iterator[Mapping[Slot, int]]:
        for move in moves:
            match move:
                case Given(slot=slot):
                    classes = self.classes[slot]
                    values = [held[0] for held in classes.values] if classes else range(slot.low, slot.high + 1)
                    yield from ({slot: value} for value in self._some(values))
                    return
                case Picked(slots=slots, most=most):
                    for some in self._some(subsets(slots, most)):
                        yield {slot: int(slot in some) for slot in slots}
                    return
                case _:
                    pass
        yield {}

    def _some(self, answers: Iterable[_Answer]) -> Iterator[_Answer]:
        """Give the first answers; if there are more, that is remembered."""
        for number, one in enumerate(answers):
            if number == _ANSWERS:
                self.cut = True
                return
            yield one


def explore(machine: Machine, walked: Walked, most: int) -> None:
    """Meet every state there is, up to ``most``; ways that are only taken to be open are left out."""
    graph = machine.graph
    first = (0, graph.start)
    walked.parent[first] = None
    walked.look(first)
    frontier = [first]
    while frontier:
        following: list[tuple[int, Values]] = []
        for state in frontier:
            for number in machine.out[state[0]]:
                edge = graph.edges[number]
                if edge.loose:
                    continue
                for values in machine.after(edge, state[1]):
                    met = (edge.target, values)
                    if met not in walked.parent:
                        walked.parent[met] = (number, state)
                        walked.look(met)
                        following.append(met)
            if len(walked.parent) > most:
                return
        frontier = following
    walked.whole = not machine.cut


def wander(machine: Machine, walked: Walked, most: int) -> None:
    """Go ``most`` edges, starting anew now and then, by ways that were taken least often so far."""
    graph, taken = machine.graph, [0] * len(machine.graph.edges)
    state, steps, chance = (0, graph.start), 0, 1
    for _ in range(most):
        open_ = [
            (taken[number], number, values)
            for number in machine.out[state[0]]
            if not graph.edges[number].loose
            for values in islice(machine.after(graph.edges[number], state[1]), 32)
        ]
        if not open_ or steps >= _LONGEST:
            state, steps = (0, graph.start), 0
            continue
        chance = chance * 6364136223846793005 + 1442695040888963407 & (1 << 64) - 1
        least = min(count for count, _, _ in open_) if chance >> 61 else None
        rarest = [one for one in open_ if least is None or one[0] <= least]
        _, number, values = rarest[(chance >> 33) % len(rarest)]
        taken[number] += 1
        met = (graph.edges[number].target, values)
        if met not in walked.parent:
            walked.parent[met] = (number, state)
            walked.look(met)
        state, steps = met, steps + 1
