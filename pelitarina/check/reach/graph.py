"""Which ways lead through a story, told as points and edges that are all alike?

Points are moments of play: a passage is entered, its words stand, it is come back to, a choice was
taken, a call came back, the story ended. An edge has a guard and moves, in that order. Passages that
are called stand here once for each way they are waited for. The rules are those of ``play.step``.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Literal, NamedTuple

from msgspec import Struct, field

from pelitarina.check.reach.guard import Guard, Slot
from pelitarina.check.reach.move import Move

Stack = tuple[tuple[str, str | None], ...]
"""Who waits for ``BACK``: passages, each with the choice that called, the outermost first."""
Role = Literal["enter", "words", "stand", "back", "way", "return", "end"]
Ask = Literal[
    "passage", "choice", "block", "item", "way", "otherwise", "return", "holds", "fails", "free", "stuck", "promise",
    "rule holds", "rule fails",
]  # fmt: skip


class Point(NamedTuple):
    """A moment of play. ``passage`` is the one on screen, or the name of the ending."""

    stack: Stack
    passage: str
    role: Role


class Edge(NamedTuple):
    """A way from one point to another.

    Attributes:
        word: what somebody does to take it, ``choose`` or ``answer``; None where play goes on by itself.
        name: which choice or prompt.
        loose: taken to be open, because what it hangs on is not followed; it may be shut in truth.
        aside: it only decides which words are shown, not where play goes.
    """

    source: int
    target: int
    guard: Guard
    moves: tuple[Move, ...] = ()
    word: str | None = None
    name: str = ""
    loose: bool = False
    aside: bool = False


class Question(Struct, eq=False):
    """Something that should be so somewhere (or, of ``stuck`` and ``promise``, nowhere).

    Attributes:
        key: what it is about: names of passage and choice, a path, a number in a list.
        at: where a finding about it stands.
        within: the questions that must be so for this one to matter.
        tests: points with what must hold there.
        perhaps: the same, where what is shown hangs on more than is followed.
        condition: the condition asked about, as written.
        target: the passage that this way leads to.
    """

    ask: Ask
    key: tuple[str, ...]
    at: int
    within: tuple["Question", ...] = ()
    tests: list[tuple[int, Guard]] = field(default_factory=list)
    perhaps: Sequence[tuple[int, Guard]] = ()
    condition: str = ""
    target: str = ""


class Graph(Struct, frozen=True, eq=False):
    """A story as points and edges. The first point is where it starts."""

    points: Sequence[Point]
    edges: Sequence[Edge]
    questions: Sequence[Question]
    slots: Sequence[Slot]
    start: tuple[int, ...]
    promises: Sequence[int]
    _order: list[int] = field(default_factory=list)
    _out: list[list[int]] = field(default_factory=list)

    def order(self) -> Sequence[int]:
        """Give all points in a row in which edges lead onward, but for those that close a circle.

        Whatever is carried along edges until nothing changes is carried fewest times in this row, or against it.
        Source of the rule: Hecht and Ullman, Analysis of a simple algorithm for global data flow problems (1973).
        """
        if not self._order:
            leads: list[list[int]] = [[] for _ in self.points]
            for edge in self.edges:
                leads[edge[0]].append(edge[1])
            self._order.extend(_onward(leads))
        return self._order

    def out(self) -> Sequence[Sequence[int]]:
        """Give, for each point, the edges that leave it."""
        if not self._out:
            self._out.extend([] for _ in self.points)
            for number, edge in enumerate(self.edges):
                self._out[edge[0]].append(number)
        return self._out

    def moves(self) -> dict[Move, None]:
        """Give all that changes something on the way, each once: most edges share theirs with others."""
        return dict.fromkeys(chain.from_iterable(dict.fromkeys([edge[3] for edge in self.edges])))

    def into(self) -> list[list[int]]:
        """Give, for each point, the edges that lead to it."""
        found: list[list[int]] = [[] for _ in self.points]
        for number, edge in enumerate(self.edges):
            found[edge.target].append(number)
        return found


def _onward(leads: Sequence[Sequence[int]]) -> list[int]:
    """Go in depth, and give the points in reverse order of leaving them; those that nothing leads to stand last."""
    left, met = list[int](), [False] * len(leads)
    for root in range(len(leads)):
        if met[root]:
            continue
        met[root], path, mine = True, [(root, iter(leads[root]))], list[int]()
        while path:
            point, further = path[-1]
            for target in further:
                if not met[target]:
                    met[target] = True
                    path.append((target, iter(leads[target])))
                    break
            else:
                mine.append(point)
                path.pop()
        left += reversed(mine)
    return left
