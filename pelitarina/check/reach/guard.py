"""What must hold for a way to be open, told of slots alone?

A *slot* is one thing that changes while a story is played: a variable, one option of a ``some of``, how
often a passage was entered, whether a choice was taken. Guards are compared by identity, so that what
was worked out for one can be kept.
"""

from collections.abc import Iterable, Sequence
from typing import Literal, assert_never

from msgspec import Struct

Kind = Literal["number", "yes/no", "one of", "has", "times", "used", "turn"]
Sign = Literal["==", "!=", "<", "<=", ">", ">="]


class Slot(Struct, frozen=True, eq=False):
    """One thing that changes. Values are whole numbers from ``low`` to ``high``; ``start`` is the first.

    ``options`` names the values of a ``one of``; ``option`` is what a ``has`` looks for.
    """

    index: int
    kind: Kind
    name: str
    low: int
    high: int
    start: int
    options: tuple[str, ...] = ()
    option: str = ""


class Truth(Struct, frozen=True, eq=False):
    """Always, or never."""

    value: bool


class Compared(Struct, frozen=True, eq=False):
    """A sum of slots, each times a whole number, compared with nought: the one kind of atom."""

    terms: tuple[tuple[Slot, int], ...]
    plus: int
    sign: Sign


class All(Struct, frozen=True, eq=False):
    """Every part holds."""

    parts: tuple["Guard", ...]


class Some(Struct, frozen=True, eq=False):
    """At least one part holds."""

    parts: tuple["Guard", ...]


class Opposite(Struct, frozen=True, eq=False):
    """The part does not hold."""

    of: "Guard"


Guard = Truth | Compared | All | Some | Opposite
YES, NO = Truth(True), Truth(False)


def equals(slot: Slot, value: int) -> Guard:
    """Give the guard that ``slot`` has just this value."""
    return Compared(((slot, 1),), -value, "==")


def every(parts: Iterable[Guard]) -> Guard:
    """Join guards by *and*, leaving out what is sure anyway."""
    kept = list(dict.fromkeys(part for part in parts if part is not YES))
    if any(part is NO for part in kept):
        return NO
    return kept[0] if len(kept) == 1 else All(tuple(kept)) if kept else YES


def some(parts: Iterable[Guard]) -> Guard:
    """Join guards by *or*, leaving out what can never be."""
    kept = list(dict.fromkeys(part for part in parts if part is not NO))
    if any(part is YES for part in kept):
        return YES
    return kept[0] if len(kept) == 1 else Some(tuple(kept)) if kept else NO


def opposite(guard: Guard) -> Guard:
    """Give the opposite."""
    match guard:
        case Truth():
            return NO if guard.value else YES
        case Opposite():
            return guard.of
        case _:
            return Opposite(guard)


class Guards:
    """Joins guards, each only once: what is put together of the same parts is the same guard, worked out once."""

    def __init__(self) -> None:
        self._all: dict[tuple[Guard, ...], Guard] = {}
        self._some: dict[tuple[Guard, ...], Guard] = {}
        self._opposites: dict[Guard, Guard] = {}

    def every(self, *parts: Guard) -> Guard:
        """See ``every``."""
        kept = tuple([part for part in parts if part is not YES])
        if len(kept) < 2:
            return kept[0] if kept else YES
        found = self._all.get(kept)
        if found is None:
            found = self._all[kept] = every(kept)
        return found

    def some(self, *parts: Guard) -> Guard:
        """See ``some``."""
        found = self._some.get(parts)
        if found is None:
            found = self._some[parts] = some(parts)
        return found

    def opposite(self, guard: Guard) -> Guard:
        """See ``opposite``."""
        found = self._opposites.get(guard)
        if found is None:
            found = self._opposites[guard] = opposite(guard)
        return found


def compare(number: int, sign: Sign) -> bool:
    """Compare ``number`` with nought."""
    match sign:
        case "==":
            return number == 0
        case "!=":
            return number != 0
        case "<":
            return number < 0
        case "<=":
            return number <= 0
        case ">":
            return number > 0
        case ">=":
            return number >= 0
        case _ as unreachable:
            assert_never(unreachable)


_NO_SLOTS = frozenset[Slot]()


def holds(guard: Guard, values: Sequence[int], known: dict[Guard, bool] | None = None) -> bool:
    """Say whether ``guard`` holds for these values, one for each slot.

    ``known`` is what was found on the way: rules that lean on one another twice would else take twice as long each.
    """
    match guard:
        case Compared():
            return compare(sum(values[slot.index] * by for slot, by in guard.terms) + guard.plus, guard.sign)
        case All() | Some():
            known = {} if known is None else known
            if guard not in known:
                known[guard] = (all if isinstance(guard, All) else any)(holds(p, values, known) for p in guard.parts)
            return known[guard]
        case Opposite():
            return not holds(guard.of, values, known)
        case Truth():
            return guard.value
        case _ as unreachable:
            assert_never(unreachable)


def slots_of(guard: Guard) -> frozenset[Slot]:
    """Give the slots that ``guard`` looks at."""
    if isinstance(guard, Truth):
        return _NO_SLOTS  # most ways are always open, and there are very many of them
    if isinstance(guard, Compared):
        return frozenset([slot for slot, _ in guard.terms])
    return frozenset(slot for atom in atoms(guard) for slot, _ in atom.terms)


def atoms(*guards: Guard) -> tuple[Compared, ...]:
    """Give the single comparisons in ``guards``, each once."""
    found: dict[Compared, None] = {}
    open_, seen = list(guards), set[Guard]()
    while open_:
        one = open_.pop()
        if one in seen:
            continue
        seen.add(one)
        match one:
            case Compared():
                found[one] = None
            case All() | Some():
                open_ += one.parts
            case Opposite():
                open_.append(one.of)
            case Truth():
                pass
            case _ as unreachable:
                assert_never(unreachable)
    return tuple(found)


def parts_of(guard: Guard) -> tuple[Guard, ...]:
    """Give what must hold together in ``guard``."""
    found, seen, open_ = list[Guard](), set[Guard](), [guard]
    while open_:
        one = open_.pop()
        inner = one.of if isinstance(one, Opposite) else one
        if inner in seen:
            continue
        match one:
            case All():
                seen.add(one)
                open_ += reversed(one.parts)
            case Opposite(of=Some(parts=parts)):
                seen.add(one.of)
                open_ += [opposite(part) for part in reversed(parts)]
            case _:
                found.append(one)
    return tuple(found)
