"""What can really be? Gone for real, many values at once, until everything that is asked was seen.

Each part of the search holds a mask of a view and one value of every other slot (``held``), so that
whatever it meets can truly be played. What differs only in slots that nobody looks at nearby counts as
known already: this search misses things, but is never wrong about what it has met.
"""

from collections import deque
from collections.abc import Mapping, Sequence

from pelitarina.check.reach.answer import Path
from pelitarina.check.reach.graph import Graph, Stack
from pelitarina.check.reach.guard import YES, Guard, Slot
from pelitarina.check.reach.held import Held, Split, Step, Where

Way = tuple[int, int, int, Where | None, Step | None]
"""A compiled edge: its number, its target, where it is open (a mask, or what gives one), what it changes."""
At = tuple[int, int]
"""A part of the search, and one bit of its mask."""


class Real:
    """A search among what can really be.

    Attributes:
        met: for each number that was asked, where it was first so.
        point, rest, mask: by part, where it stands and what is so there.
    """

    def __init__(
        self, graph: Graph, split: Split, asked: Mapping[int, Sequence[tuple[int, Guard]]], left: int
    ) -> None:  # fmt: skip
        self.graph, self.split, self.out = graph, split, graph.out()
        self.asked, self.left = dict(asked), left
        self.met: dict[int, At] = {}
        self.point: list[int] = []
        self.rest: list[int] = []
        self.mask: list[int] = []
        self.from_: list[tuple[int, int, int]] = []
        self.from_too: dict[int, list[tuple[int, int, int]]] = {}
        self.fresh: deque[int] = deque()
        self.wanted: deque[int] = deque()
        self.again: deque[int] = deque()
        self.covered: list[dict[int, int]] = [{} for _ in graph.points]
        self.waiting: list[dict[int, int]] = [{} for _ in graph.points]
        self.same: dict[int, int] = {}
        self.ways: list[list[Way] | None] = [None] * len(graph.points)
        self.near = self._near()

    def run(self, most: int) -> None:
        """Look at up to ``most`` parts: first at what is new altogether, then at further values of it.

        Of these, those go first where something is still asked, or that lead there at once.
        """
        self.arrive(0, (self.split.start(self.graph.start),), -1, -1)
        points, rests, masks, near, covered = self.point, self.rest, self.mask, self.near, self.covered
        asked, waiting, all_ways = self.asked, self.waiting, self.ways
        fresh, wanted, again = self.fresh, self.wanted, self.again
        while self.left and len(points) <= most and (row := fresh or wanted or again):
            part = row.popleft()
            point, rest, mask = points[part], rests[part], masks[part]
            del waiting[point][id(rest)]
            if point in asked:
                self.look(part, point, mask, rest)
            ways = all_ways[point]
            for edge, target, fixed, where, step in self._ways(point) if ways is None else ways:
                passed = mask & (fixed if where is None else where(rest))
                if not passed:
                    continue
                if step:
                    self.arrive(target, step(passed, rest), part, edge)
                    continue
                here, known = rest & near[target], covered[target]
                before = known.get(here, 0)
                if new := passed & ~before:  # half of what arrives is nothing new
                    known[here] = before | new
                    self.note(target, new, rest, before, (part, edge, new))

    def arrive(self, point: int, arrived: Sequence[Held], before: int, edge: int) -> None:
        """Note what is new at ``point`` of all that has arrived there by an edge from the part ``before``."""
        near, known = self.near[point], self.covered[point]
        for mask, rest in arrived:
            here = rest & near
            covered = known.get(here, 0)
            if fresh := mask & ~covered:
                known[here] = covered | fresh
                self.note(point, fresh, self.same.setdefault(rest, rest), covered, (before, edge, fresh))

    def note(self, point: int, fresh: int, rest: int, covered: int, whence: tuple[int, int, int]) -> None:
        """Note that ``fresh`` is new at ``point``. Of equal rests only one is kept: they are long to compare."""
        waiting = self.waiting[point]
        part = waiting.get(id(rest))
        if part is None:
            part = waiting[id(rest)] = len(self.point)
            self.point.append(point)
            self.rest.append(rest)
            self.mask.append(fresh)
            self.from_.append(whence)
            (self.fresh if not covered else self.wanted if self.is_wanted(point) else self.again).append(part)
        else:
            self.mask[part] |= fresh
            self.from_too.setdefault(part, []).append(whence)

    def is_wanted(self, point: int) -> bool:
        """Say whether something is still asked at ``point`` or right behind it."""
        asked = self.asked
        if point in asked:
            return True
        for way in self.ways[point] or ():  # noqa: SIM110  # asked for each part; any() costs twice as much
            if way[1] in asked:
                return True
        return False

    def look(self, part: int, point: int, mask: int, rest: int) -> None:
        """Answer what this part answers."""
        left, met, guards = [], self.met, self.split.guard
        for test in self.asked[point]:
            number, guard = test
            if number in met:
                continue
            where = mask if guard is YES else guards(guard)
            if held := mask & (where if isinstance(where, int) else where(rest)):
                met[number] = (part, held & -held)
                self.left -= 1
            else:
                left.append(test)
        if left:
            self.asked[point] = left
        else:
            del self.asked[point]

    def _ways(self, point: int) -> list[Way]:
        """Give the ways on from a point, made ready when play first comes there."""
        ways = self.ways[point]
        if ways is not None:
            return ways
        ways = self.ways[point] = []
        edges, full, guards, all_moves = self.graph.edges, self.split.view.full, self.split.guard, self.split.moves
        for number in self.out[point]:
            _, target, guard, moves, _, _, loose, _ = edges[number]
            if not loose:
                where = full if guard is YES else guards(guard)
                step = all_moves(moves) if moves else None
                if not isinstance(where, int):
                    ways.append((number, target, 0, where, step))
                elif where:
                    ways.append((number, target, where, None, step))
        return ways

    def _near(self) -> list[int]:
        """Give, by point, the bits of a rest that somebody looks at on the same visit of its passage."""
        visits: dict[tuple[Stack, str], int] = {}
        visit = [visits.setdefault((stack, name), len(visits)) for stack, name, _ in self.graph.points]
        bits, looks = [0] * len(visits), self.split.looks
        looking = [(edge[0], edge[2]) for edge in self.graph.edges if edge[2] is not YES]
        looking += [(point, guard) for point, tests in self.asked.items() for _, guard in tests if guard is not YES]
        for point, guard in looking:
            if looked := looks(guard):
                bits[visit[point]] |= looked
        return [bits[one] for one in visit]

    # how one gets there

    def way(self, at: At) -> Path:
        """Give the way to one state that was met."""
        part, bit = at
        edges, values = list[int](), list[dict[Slot, int]]()
        while True:
            whence = (self.from_[part], *self.from_too.get(part, ()))
            before, edge = next((b, e) for b, e, mask in whence if mask & bit)
            if edge < 0:
                return Path(edges[::-1], values[::-1])
            edges.append(edge)
            values.append(self.split.values(bit, self.rest[part]))
            part, bit = before, self._source(before, edge, bit, self.rest[part])

    def _source(self, part: int, edge: int, bit: int, rest: int) -> int:
        """Give one bit of ``part`` from which ``edge`` leads to ``bit`` and ``rest``."""
        (way,) = (one for one in self._ways(self.point[part]) if one[0] == edge)
        _, _, fixed, where, step = way
        passed = self.mask[part] & (fixed if where is None else where(self.rest[part]))
        if step is None:
            return bit
        while passed:
            one = passed & -passed
            if any(mask & bit and after == rest for mask, after in step(one, self.rest[part])):
                return one
            passed ^= one
        raise AssertionError("what was met was met from somewhere")
