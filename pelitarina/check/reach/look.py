"""What in a graph looks at each slot, and what changes it?"""

from collections.abc import Iterable

from pelitarina.check.reach.graph import Graph
from pelitarina.check.reach.guard import Compared, Guard, Slot, atoms
from pelitarina.check.reach.move import Marked, Move, touched


def moves_by_slot(graph: Graph) -> dict[Slot, list[Move]]:
    """Give for each slot all that changes it."""
    found: dict[Slot, list[Move]] = {}
    for move in graph.moves():
        for slot in touched(move):
            found.setdefault(slot, []).append(move)
    return found


def beside_by_slot(graph: Graph) -> dict[Slot, set[Guard]]:
    """Give for each slot the guards of the edges beside play that change it."""
    found: dict[Slot, set[Guard]] = {}
    for edge in [edge for edge in graph.edges if edge[7]]:
        for move in edge.moves:
            for slot in touched(move):
                found.setdefault(slot, set()).add(edge.guard)
    return found


def guards(graph: Graph) -> dict[Guard, None]:
    """Give all guards of a graph, each once."""
    found = dict.fromkeys([edge[2] for edge in graph.edges])
    found |= dict.fromkeys([move.guard for move in graph.moves() if isinstance(move, Marked)])
    tested = [(*one.tests, *one.perhaps) if one.perhaps else one.tests for one in graph.questions]
    return found | dict.fromkeys([guard for tests in tested for _, guard in tests])


def atoms_by_slot(guards: Iterable[Guard]) -> dict[Slot, list[Compared]]:
    """Give for each slot the comparisons in ``guards`` that look at it."""
    found: dict[Slot, list[Compared]] = {}
    for atom in atoms(*guards):
        for slot, _ in atom.terms:
            found.setdefault(slot, []).append(atom)
    return found
