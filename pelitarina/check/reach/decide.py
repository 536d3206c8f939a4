"""What is true of a story: which questions are answered by yes, which by never, which stay open?

Cheap things first. If few combinations of slots matter, one search sees them all. Else only what
steers play is followed, with what a question looks at beside it. Where that is too much as well, a search that forgets
nothing and some wanderings show what can be, and each question that is left is refined (``refine``).
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache

from msgspec import Struct, field

from pelitarina.check.beside import Beside, at_once
from pelitarina.check.reach.answer import BUDGET, Answer, Budget, Never, Path, Unknown, Yes
from pelitarina.check.reach.automaton import Alike, Classes
from pelitarina.check.reach.concrete import Machine, Walked, explore, wander
from pelitarina.check.reach.graph import Graph, Question
from pelitarina.check.reach.guard import YES, Guard, Slot, slots_of
from pelitarina.check.reach.held import Split
from pelitarina.check.reach.look import atoms_by_slot, beside_by_slot, guards, moves_by_slot
from pelitarina.check.reach.move import Marked, touched
from pelitarina.check.reach.onward import all_end
from pelitarina.check.reach.real import At, Real
from pelitarina.check.reach.refine import Refiner
from pelitarina.check.reach.search import Found, reach, search, trace
from pelitarina.check.reach.view import View

_CELLS = 1 << 26
"""Points times combinations that are held at once."""

_LARGE = 8_000
"""Edges of a graph in which not every question is looked at by itself."""

_AGAIN = 4
"""Searches until it is seen what never changes."""

_VALUES = 2_000_000
"""Values of slots that are held at once by what is gone for real."""


class Decision(Struct, eq=False):
    """Answers to all questions of a graph.

    ``found`` is a search that saw all that steers play, if one could. Where none could, ``upper`` saw all that can be
    and more, ``real`` and ``walked`` met what can really be; ``proved_to_end`` waits for whether there is an end from
    everywhere.
    """

    graph: Graph
    kept: Mapping[Slot, Classes | None]
    answers: dict[Question, Answer] = field(default_factory=dict)
    sources: dict[Question, Found] = field(default_factory=dict)
    found: Found | None = None
    upper: Found | None = None
    real: Real | None = None
    walked: Walked | None = None
    exact: bool = False
    proved_to_end: Callable[[], bool] | None = None
    states: dict[Question, tuple[int, tuple[int, ...]]] = field(default_factory=dict)
    parts: dict[Question, At] = field(default_factory=dict)

    @property
    def ends(self) -> bool:
        """Whether it is proved that there is an end from everywhere, where not all was seen."""
        return self.proved_to_end is not None and self.proved_to_end()

    def path(self, question: Question) -> Path | None:
        """Give a way on which the answer is yes, one of the shortest that are known."""
        answer = self.answers[question]
        if isinstance(answer, Yes) and answer.path:
            return answer.path
        if self.real and question in self.parts:
            return self.real.way(self.parts[question])
        if self.walked and question in self.states:
            edges, values = self.walked.way(self.states[question])
            return Path(edges, [dict(zip(self.graph.slots, one, strict=True)) for one in values])
        source = self.sources.get(question)
        at = source.first(question.tests) if source else None
        return path_to(self.graph, source, at) if source and at else None


def path_to(graph: Graph, found: Found, at: tuple[int, int, int]) -> Path:
    """Give the way to a state (round, point, bit) that a search met."""
    edges, bits = trace(graph, found, at, graph.into())
    return Path(edges, [found.view.values(bit) for bit in bits])


def decide(graph: Graph, budget: Budget = BUDGET, beside: Beside = at_once) -> Decision:
    """Answer every question of ``graph`` within the budget. ``beside`` may begin what stands apart from the rest."""
    decider = _Decider(graph, budget, beside)
    decider.run()
    return decider.decision


class _Decider:
    def __init__(self, graph: Graph, budget: Budget, beside: Beside) -> None:
        self.graph, self.budget, self.begin = graph, budget, beside
        self.moves = moves_by_slot(graph)
        self.beside = beside_by_slot(graph)
        self.guards = guards(graph)
        self.atoms = atoms_by_slot(self.guards)
        alike = Alike()
        self.classes = {
            slot: alike.classes(slot, found, self.moves.get(slot, ())) for slot, found in self.atoms.items()
        }
        self.decision = Decision(graph, self.classes)
        self.any_loose = any(edge[6] for edge in graph.edges)
        self.guarded = [edge for edge in graph.edges if edge[2] is not YES]
        self.moving = [edge for edge in graph.edges if edge[3]]

    def run(self) -> None:
        everything = frozenset(self.classes)
        if self.fits(everything):
            self.together(everything, self.graph.questions, core=True)
        else:
            self.apart()
        if self.left() or self.decision.found is None:
            self.between()
        left = self.left()
        if len(self.graph.edges) > _LARGE and self.decision.real:
            self.decision.answers |= dict.fromkeys(left, Unknown(len(self.decision.real.point)))
        elif left or not (self.decision.found or self.decision.ends):
            self.one_by_one(left)

    def left(self) -> list[Question]:
        return [question for question in self.graph.questions if question not in self.decision.answers]

    def size(self, slots: Iterable[Slot]) -> int | None:
        """Give how many combinations ``slots`` have, or None if one of them has too many values to follow."""
        size = 1
        for slot in slots:
            found = self.classes[slot]
            if found is None:
                return None
            size *= len(found)
        return size

    def fits(self, slots: Iterable[Slot]) -> bool:
        size = self.size(slots)
        return size is not None and size <= self.budget.together and size * len(self.graph.points) <= _CELLS

    def view(self, slots: Iterable[Slot]) -> View:
        ordered = sorted(slots, key=lambda slot: slot.index)
        return View({slot: found for slot in ordered if (found := self.classes[slot]) is not None})

    def search(self, view: View, *, loose: bool) -> Found:
        return search(self.graph, view, self.graph.start, loose=loose, most=1 << 62)

    def together(self, slots: frozenset[Slot], questions: Sequence[Question], *, core: bool) -> None:
        """Answer ``questions`` by one search that follows all of ``slots``, on which they hang."""
        view = self.view(slots)
        upper = self.search(view, loose=True)
        lower = self.search(view, loose=False) if self.any_loose else upper
        if core:
            self.decision.found, self.decision.exact = upper, not self.any_loose
        yes, never = Yes(), Never(upper)
        for question in questions:
            if lower.meets(question.tests):
                self.decision.answers[question], self.decision.sources[question] = yes, lower
            elif not (upper.meets(question.tests) or upper.meets(question.perhaps)):
                self.decision.answers[question] = never

    def apart(self) -> None:
        """Follow what steers play, and beside it what some of the questions look at, as much as fits at once."""
        steers = {s for guard in {e.guard for e in self.guarded if not e.aside} for s in slots_of(guard)}
        if not self.fits(steers) or not self.fits(core := self.closed(steers)):
            return
        self.together(core, (), core=True)
        groups: list[tuple[frozenset[Slot], list[Question]]] = [(core, [])]
        wanted: dict[frozenset[Slot], list[Question]] = {}
        for question in self.graph.questions:
            looked = (s for _, guard in (*question.tests, *question.perhaps) for s in slots_of(guard))
            wanted.setdefault(self.closed((*core, *looked)), []).append(question)
        for slots, questions in wanted.items():
            for number, (held, others) in enumerate(groups):
                if self.fits(held | slots):
                    groups[number] = (held | slots, [*others, *questions])
                    break
            else:
                if self.fits(slots):
                    groups.append((slots, questions))
        for slots, questions in groups:
            self.together(slots, questions, core=False)

    def closed(self, slots: Iterable[Slot]) -> frozenset[Slot]:
        """Give ``slots`` and all that decides how they change."""
        found, open_ = set[Slot](), set(slots)
        while open_:
            slot = open_.pop()
            if slot in found:
                continue
            found.add(slot)
            open_ |= self.leans(slot) - found
        return frozenset(slot for slot in found if slot in self.classes)

    def leans(self, slot: Slot) -> set[Slot]:
        found = {s for move in self.moves.get(slot, ()) if isinstance(move, Marked) for s in slots_of(move.guard)}
        return found.union(*map(slots_of, self.beside.get(slot, ())))

    def between(self) -> None:
        """Follow a part of the slots: what is beyond it can never be; and see how much of the rest can really be."""
        self.decision.upper = upper = self.above()
        view = upper.view
        self.decision.proved_to_end = cache(self.begin(lambda: all_end(self.graph, upper)))
        asked: defaultdict[int, list[tuple[int, Guard]]] = defaultdict(list)
        left, never, count = self.left(), Never(upper), 0
        seen, may, full = upper.seen, view.guard, view.full
        for number, question in enumerate(left):
            open_ = False
            for point, guard in question.tests:
                if seen[point] & (full if guard is YES else may(guard)[0]):
                    open_ = True
                    asked[point].append((number, guard))
            if open_:
                count += 1
            elif not (question.perhaps and upper.meets(question.perhaps)):
                self.decision.answers[question] = never
        others = [slot for slot in self.classes if slot not in view.kept]
        self.decision.real = real = Real(self.graph, Split(view, others), asked, count)
        real.run(self.budget.real + (len(self.graph.points) if self.budget.real else 0))
        met = [left[number] for number in real.met]
        self.decision.answers |= dict.fromkeys(met, Yes())
        self.decision.parts |= zip(met, real.met.values(), strict=True)

    def above(self) -> Found:
        """See all that can be and more; anew, if it shows that something forgotten never changes."""
        found = reach(self.graph, self.view(self.weighty()), self.graph.start)
        for _ in range(_AGAIN - 1):
            view = found.view.knowing(self.still(found))
            other = {guard for guard in self.guards if view.guard(guard)[0] != found.view.guard(guard)[0]}
            if not other:
                break
            again = self.shut(found, view, other)
            found = reach(self.graph, view, self.graph.start) if again else found._replace(view=view)
        return found

    def shut(self, found: Found, view: View, other: set[Guard]) -> bool:
        """Say whether ``view``, which knows more (of ``other``), shuts a way that ``found`` has gone."""
        seen, may = found.seen, found.view.guard
        told = [edge for edge in self.guarded if edge.guard in other]
        return any(seen[edge.source] & may(edge.guard)[0] & ~view.guard(edge.guard)[0] for edge in told) or any(
            isinstance(move, Marked) and move.guard in other for moves in self.moves.values() for move in moves
        )

    def still(self, found: Found) -> dict[Slot, int]:
        """Give the forgotten slots that no way changes that may be open, each with its value."""
        seen, may = found.seen, found.view.guard
        moves = {edge[3] for edge in self.moving if seen[edge[0]] & may(edge[2])[0]}
        changed = {slot for one in moves for move in one for slot in touched(move)}
        return {slot: slot.start for slot in self.classes if slot not in changed and slot not in found.view.kept}

    def weighty(self) -> list[Slot]:
        """Give slots that are looked at most often, values of the story first, as many as there is room for."""
        weight: dict[Slot, int] = {}
        for guard, count in Counter([edge[2] for edge in self.guarded]).items():
            for slot in slots_of(guard):
                weight[slot] = weight.get(slot, 0) + count
        kept, size, room = list[Slot](), 1, min(self.budget.beside, _CELLS // len(self.graph.points))
        values = [slot for slot in self.classes if slot.kind in ("number", "yes/no", "one of", "has")]
        for slot in sorted(values or self.classes, key=lambda slot: (-weight.get(slot, 0), slot.index)):
            found = self.classes[slot]
            if found is not None and size * len(found) <= room:
                kept.append(slot)
                size *= len(found)
        return kept

    def one_by_one(self, left: Sequence[Question]) -> None:
        """Look for what can really be; then refine each question that is left."""
        machine = Machine(self.graph, self.classes)
        asked: dict[int, list[tuple[int, Guard]]] = {}
        for number, question in enumerate(left):
            for point, guard in question.tests:
                asked.setdefault(point, []).append((number, guard))
        walked = Walked(self.graph, asked)
        room = _VALUES // max(1, len(self.graph.slots))
        explore(machine, walked, min(self.budget.met, room))
        if not walked.whole:
            wander(machine, walked, min(self.budget.wandered, room))
        self.decision.walked = walked
        for number, state in walked.met.items():
            self.decision.answers[left[number]] = Yes()
            self.decision.states[left[number]] = state
        open_ = [question for question in left if question not in self.decision.answers]
        refiner = Refiner(self.graph, self.classes, self.budget, machine, len(walked.parent), self.decision.answers)
        refiner.run(open_)
        for question in open_:
            self.decision.answers.setdefault(question, Unknown(len(walked.parent)))
