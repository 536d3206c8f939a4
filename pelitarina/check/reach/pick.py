"""Which item of a pick is shown when, and what does play remember of it?

Told exactly but for ``shuffle`` and ``best`` among items with guards: how often each was shown is
counted to a few, and behind that any item that may stand is taken to be possible (``loose``). So are they all
where there are very many whose turn hangs on each other.
"""

from collections.abc import Sequence
from typing import NamedTuple, assert_never

from pelitarina.check.reach.guard import YES, Compared, Guard, Slot, equals, every, opposite, some
from pelitarina.check.reach.move import Add, Move, Put
from pelitarina.check.reach.translate import Slots
from pelitarina.story.expression import size
from pelitarina.story.model import Block, Passage

_COUNTED = 3
_MANY = 64  # items that are weighed each against each: the work grows with their square, and more


class Shown(NamedTuple):
    """One item (None: no item at all), when it is shown, and what is remembered of it."""

    block: Block | None
    guard: Guard
    moves: tuple[Move, ...] = ()
    loose: bool = False


def shown_items(slots: Slots, passage: Passage, *, again: bool) -> list[Shown]:
    """Give all that a passage's pick can show. ``again``: the passage can be met more than once."""
    assert passage.pick is not None
    items = passage.pick.items
    open_ = [_open(slots, item, again=again) for item in items]
    plain = all(guard is YES for guard in open_)
    none = opposite(some(open_))
    found = _Picker(slots, passage, items, open_, again=again).shown(plain=plain)
    found = [one._replace(moves=(*one.moves, *_mark(slots, one.block))) for one in found]
    silent = [] if any(one.block is None for one in found) else [Shown(None, none)]
    return [one for one in (*found, *silent) if one.guard is not opposite(YES)]


def _open(slots: Slots, item: Block, *, again: bool) -> Guard:
    guard = slots.guard(item.condition)
    if not item.once or not again:
        return guard
    if item.path not in slots.used:
        slots.used[item.path] = slots.new("used", item.path, 0, 1)
    return every((guard, equals(slots.used[item.path], 0)))


def _mark(slots: Slots, item: Block | None) -> tuple[Move, ...]:
    return (Put(slots.used[item.path], 1),) if item and item.path in slots.used else ()


class _Picker:
    def __init__(
        self, slots: Slots, passage: Passage, items: Sequence[Block], open_: Sequence[Guard], *, again: bool
    ) -> None:
        self.slots, self.name, self.items, self.open, self.again = slots, passage.name, items, open_, again
        assert passage.pick is not None
        self.how = passage.pick.how

    def shown(self, *, plain: bool) -> list[Shown]:
        if len(self.items) > _MANY and (self.leads_on() if plain and self.how == "shuffle" else not plain):
            return self.loosely()
        match self.how:
            case "first":
                return [Shown(item, guard) for item, guard in zip(self.items, self.first(), strict=True)]
            case "in order" | "once each":
                return self.row() if plain else self.unshown()
            case "cycle":
                return self.round()
            case "shuffle":
                return self.shuffled() if plain else self.fewest()
            case "best":
                return self.round() if plain else self.fewest()
            case _ as unreachable:
                assert_never(unreachable)

    def leads_on(self) -> bool:
        return self.again and any(item.target for item in self.items)

    def loosely(self) -> list[Shown]:
        """Any that may stand; and nothing at all, where each has its turn only once."""
        found = [Shown(item, guard, (), loose=True) for item, guard in zip(self.items, self.open, strict=True)]
        return [*found, Shown(None, YES, (), loose=True)] if self.how == "once each" else found

    def first(self) -> list[Guard]:
        """Give when each is the first that holds: never, behind one that always does."""
        sure = next((number for number, guard in enumerate(self.open) if guard is YES), len(self.open))
        found = [every((*map(opposite, self.open[:at]), self.open[at])) for at in range(len(self.open[: sure + 1]))]
        return found + [opposite(YES)] * (len(self.open) - len(found))

    def turn(self, high: int) -> Slot:
        path = f"{self.name}.from"
        if path not in self.slots.used:
            self.slots.used[path] = self.slots.new("turn", path, 0, high)
        return self.slots.used[path]

    def bits(self, high: int = 1) -> list[Slot]:
        names = [f"{self.name}.from|{number}" for number in range(len(self.items))]
        for name in names:
            if name not in self.slots.used:
                self.slots.used[name] = self.slots.new("turn", name, 0, high)
        return [self.slots.used[name] for name in names]

    def row(self) -> list[Shown]:
        """One after the other; then the last again and again, or nothing."""
        last = len(self.items) - (1 if self.how == "in order" else 0)
        if not self.again:
            return [Shown(item, YES if not number else opposite(YES)) for number, item in enumerate(self.items)]
        turn = self.turn(last)
        found = [Shown(item, equals(turn, number), (Add(turn, 1),)) for number, item in enumerate(self.items)]
        return [*found, Shown(None, equals(turn, last))] if self.how == "once each" else found

    def unshown(self) -> list[Shown]:
        """The first that may stand and was not shown yet; else the last that may stand, or nothing."""
        bits = self.bits()
        fresh = [every((guard, equals(bit, 0))) for guard, bit in zip(self.open, bits, strict=True)]
        found = [
            Shown(item, every((*map(opposite, fresh[:number]), fresh[number])), (Put(bits[number], 1),))
            for number, item in enumerate(self.items)
        ]
        none_fresh = opposite(some(fresh))
        if self.how == "once each":
            return [*found, Shown(None, none_fresh)]
        again = [
            Shown(item, every((none_fresh, self.open[number], *map(opposite, self.open[number + 1 :]))))
            for number, item in enumerate(self.items)
        ]
        return [*found, *again]

    def round(self) -> list[Shown]:
        """The next that may stand, counted from the one shown last."""
        count = len(self.items)
        if count == 1:
            return [Shown(self.items[0], self.open[0])]
        turn = self.turn(count - 1)
        found = []
        for number, item in enumerate(self.items):
            ways = [
                every((equals(turn, at), *(opposite(self.open[step % count]) for step in range(at, at + skipped))))
                for at, skipped in self.skipping(number)
            ]
            found.append(Shown(item, every((self.open[number], some(ways))), (Put(turn, (number + 1) % count),)))
        return found

    def skipping(self, number: int) -> list[tuple[int, int]]:
        """Give from which items the turn may come to ``number``, and how many are skipped: none that always holds."""
        count, skipped = len(self.items), 0
        while skipped + 1 < count and self.open[(number - skipped - 1) % count] is not YES:
            skipped += 1
        return sorted(((number - one) % count, one) for one in range(skipped + 1))

    def shuffled(self) -> list[Shown]:
        """Each once before any again: which are still to come is remembered where an item leads on."""
        if not self.leads_on():
            return [Shown(item, YES) for item in self.items]
        bits, found = self.bits(), list[Shown]()
        for number, item in enumerate(self.items):
            others = every(equals(bit, 1) for bit in bits if bit is not bits[number])
            fresh = equals(bits[number], 0)
            found.append(Shown(item, every((fresh, others)), tuple(Put(bit, 0) for bit in bits)))
            found.append(Shown(item, every((fresh, opposite(others))), (Put(bits[number], 1),)))
        return found

    def fewest(self) -> list[Shown]:
        """One of those that were shown least often."""
        counts = self.bits(_COUNTED)
        found = []
        for number, item in enumerate(self.items):
            least = [
                some((opposite(self.open[other]), self.behind(counts, number, other)))
                for other in range(len(self.items))
                if other != number
            ]
            guard = every((self.open[number], *least))
            step = (Add(counts[number], 1),)
            found.append(Shown(item, every((guard, opposite(equals(counts[number], _COUNTED)))), step))
            found.append(Shown(item, every((guard, equals(counts[number], _COUNTED))), step, loose=True))
        return found

    def behind(self, counts: Sequence[Slot], number: int, other: int) -> Guard:
        """Say when ``number`` goes before ``other``: shown less often, or as often and better."""
        same_suits = self.how == "shuffle" or self.weight(number) >= self.weight(other) + (other < number)
        terms = ((counts[other], 1), (counts[number], -1))
        if same_suits:
            return Compared(terms, 0, ">=")
        more = Compared(terms, 0, ">")
        return some((more, every((equals(counts[number], _COUNTED), equals(counts[other], _COUNTED)))))

    def weight(self, number: int) -> int:
        condition = self.items[number].condition
        return size(condition.expression) if condition else 0
