"""How is one question answered when there is too much to look at: assume less, replay, ask for what was missing?

A question is first looked at through a view of the slots that it names itself. What this view cannot
reach can never be. What it reaches may still be a dream of the view, so the way there is gone for
real; where it is shut, the slots that shut it are followed, too, and the search begins anew.
"""

from collections.abc import Iterable, Mapping, Sequence

from pelitarina.check.reach.answer import Answer, Budget, Never, Path, Unknown, Yes
from pelitarina.check.reach.automaton import Classes
from pelitarina.check.reach.concrete import Machine, Values
from pelitarina.check.reach.graph import Graph, Question
from pelitarina.check.reach.guard import Guard, Slot, holds, parts_of, slots_of
from pelitarina.check.reach.move import moved
from pelitarina.check.reach.search import Found, search, trace
from pelitarina.check.reach.view import View

_LARGE = 8_000  # edges of a graph in which every single search is dear


class Refiner:
    """Answers questions round by round, those that need little first."""

    def __init__(
        self, graph: Graph, classes: Mapping[Slot, Classes | None], budget: Budget, machine: Machine, met: int,
        answers: dict[Question, Answer],
    ) -> None:  # fmt: skip
        self.graph, self.classes, self.budget, self.machine = graph, classes, budget, machine
        self.answers, self.met = answers, met
        self.kept: dict[Question, frozenset[Slot]] = {}
        self.looked: dict[Question, int] = {}
        self.searches: dict[tuple[frozenset[Slot], int], Found] = {}
        self.work = budget.work if len(graph.edges) <= _LARGE else budget.work // 10
        self.into = graph.into()

    def run(self, questions: Sequence[Question]) -> None:
        """Answer as many of ``questions`` as the budget allows; those that stay open are told so."""
        open_ = list(questions)
        for most in self.budget.rounds:
            self.searches.clear()
            open_ = [question for question in open_ if not self.answered(question, most)]
            if self.work <= 0:
                break  # no later round would find anything to spend
        for question in open_:
            kept = tuple(sorted({slot.name for slot in self.kept.get(question, ())}))
            self.answers[question] = Unknown(max(self.met, self.looked.get(question, 0)), kept)

    def answered(self, question: Question, most: int) -> bool:
        """Refine ``question`` as long as its view has at most ``most`` combinations; say whether it is answered."""
        tests = (*question.tests, *question.perhaps)
        if question not in self.kept:
            self.kept[question] = self.followed(s for _, guard in tests for s in slots_of(guard))
        while (found := self.search(self.kept[question], most)) is not None:
            self.looked[question] = found.states
            at = found.first(tests)
            if at is None:
                if not found.whole:
                    return False
                self.answers[question] = Never(found)
                return True
            missing = self.replay(question, found, at)
            if missing is None:
                return True
            if not missing - self.kept[question]:
                return False  # what shuts the way cannot be followed
            self.kept[question] |= missing
        return False

    def followed(self, slots: Iterable[Slot]) -> frozenset[Slot]:
        return frozenset(slot for slot in slots if self.classes.get(slot) is not None)

    def search(self, kept: frozenset[Slot], most: int) -> Found | None:
        """Search the view of ``kept``; None if it is too large for this round, or nothing is left to spend."""
        size = 1
        for slot in kept:
            held = self.classes[slot]
            assert held is not None
            size *= len(held)
        if size > most or self.work <= 0:
            return None
        if (kept, most) not in self.searches:
            ordered = sorted(kept, key=lambda slot: slot.index)
            view = View({slot: held for slot in ordered if (held := self.classes[slot]) is not None})
            found = search(self.graph, view, self.graph.start, loose=True, most=1 << 62, work=self.work)
            self.work -= found.spent
            self.searches[kept, most] = found
        return self.searches[kept, most]

    def replay(self, question: Question, found: Found, at: tuple[int, int, int]) -> frozenset[Slot] | None:
        """Go the way for real; None if it is open to its end, else the slots that must be followed, too."""
        self.work -= 20 * at[0]
        edges, bits = trace(self.graph, found, at, self.into)
        wanted = [found.view.values(bit) for bit in bits]
        values, gone = self.graph.start, list[Values]()
        for number, want in zip(edges, wanted, strict=True):
            edge = self.graph.edges[number]
            if not holds(edge.guard, values):
                return self.missing(question, edge.guard, values)
            if edge.loose:
                return frozenset()
            values = moved(values, edge.moves, want)
            gone.append(values)
        here = [guard for point, guard in question.tests if point == at[1]]
        if any(holds(guard, values) for guard in here):
            self.answers[question] = Yes(Path(edges, [dict(zip(self.graph.slots, one, strict=True)) for one in gone]))
            return None
        last = [guard for point, guard in (*question.tests, *question.perhaps) if point == at[1]]
        return frozenset().union(*(self.missing(question, guard, values) for guard in last))

    def missing(self, question: Question, guard: Guard, values: Sequence[int]) -> frozenset[Slot]:
        """Give the slots of the first failing part of ``guard`` that are not followed yet."""
        for part in parts_of(guard):
            if not holds(part, values):
                found = self.followed(slots_of(part)) - self.kept[question]
                if found:
                    return found
        return frozenset()
