"""Which values of a slot need not be told apart?

A slot is a small machine: values are its states, effects its inputs, and what conditions see its
outputs. Two values are the same if no row of effects ever lets a condition see them differently
(Moore's refinement). Cutting at the numbers in conditions alone would be wrong: where something
takes one away, 4 and 5 differ because 3 and 4 do.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import Struct

from pelitarina.check.reach.guard import Compared, Slot, compare
from pelitarina.check.reach.move import Add, Given, Move, Picked, Put, counted

WIDEST = 1500
"""Values that are told apart at most; a slot that needs more is never followed exactly."""


class Classes(Struct, frozen=True):
    """The classes of a slot's values: ``of`` maps values to classes, ``values`` gives those of each class."""

    of: Mapping[int, int]
    values: tuple[tuple[int, ...], ...]
    low: int
    high: int

    def __len__(self) -> int:
        return len(self.values)

    def fold(self, value: int) -> int:
        """Give the value that stands for ``value`` where far values are all alike."""
        return max(self.low, min(self.high, value))


class Alike:
    """Gives the classes of slots, worked out once for all slots that are looked at and changed in the same way."""

    def __init__(self) -> None:
        self._known: dict[tuple[object, ...], Classes | None] = {}

    def classes(self, slot: Slot, atoms: Sequence[Compared], moves: Iterable[Move]) -> Classes | None:
        """See ``classes``."""
        moves = tuple(moves)
        seen = tuple([(len(atom.terms), atom.terms[0][1], atom.plus, atom.sign) for atom in atoms])
        shape = (slot.kind, slot.low, slot.high, slot.start, seen, frozenset(map(_key, moves)))
        if shape not in self._known:
            self._known[shape] = classes(slot, atoms, moves)
        return self._known[shape]


def classes(slot: Slot, atoms: Sequence[Compared], moves: Iterable[Move], *, all_apart: bool = False) -> Classes | None:
    """Give the classes of ``slot``, or None if it has too many values.

    ``atoms`` are the comparisons that look at it, ``moves`` those that change it. With ``all_apart``,
    every value is told from every other.
    """
    inputs = {_key(move): move for move in moves}
    low, high = _ends(slot, atoms, inputs.values()) if not all_apart else (slot.low, slot.high)
    steps = [_step(move, low, high) for move in inputs.values() if not isinstance(move, Given)]
    found = _values(slot, steps, low, high, given=any(isinstance(move, Given) for move in inputs.values()))
    if found is None:
        return None
    apart = all_apart or any(len(atom.terms) > 1 for atom in atoms)
    seen = {value: (value,) if apart else _outputs(atoms, value) for value in found}
    return _refined(found, seen, steps, low, high)


def _key(move: Move) -> tuple[object, ...]:
    match move:
        case Put():
            return ("put", move.value)
        case Add():
            return ("add", move.by)
        case Given():
            return ("given",)
        case _:
            return ("bit",)


def _step(move: Move, low: int, high: int) -> Callable[[int], int]:
    """Give what a move does to a value, far values folded together."""
    match move:
        case Put(value=value):
            return lambda _: max(low, min(high, value))
        case Add():
            return lambda before: max(low, min(high, counted(before, move)))
        case Picked():
            return lambda before: 1 - before
        case _:
            return lambda _: 1


def _ends(slot: Slot, atoms: Iterable[Compared], moves: Iterable[Move]) -> tuple[int, int]:
    """Give the ends behind which all values are alike: where nothing counts back, and conditions see no more."""
    if slot.kind == "one of" or any(len(atom.terms) > 1 for atom in atoms):
        return slot.low, slot.high
    seen = [abs(atom.plus) // max(1, abs(atom.terms[0][1])) + 1 for atom in atoms]
    adds = [move.by for move in moves if isinstance(move, Add)]
    far = max([*seen, abs(slot.start)], default=0)
    high = min(slot.high, max(far, slot.low)) if all(by >= 0 for by in adds) else slot.high
    low = max(slot.low, min(-far, slot.high)) if all(by <= 0 for by in adds) else slot.low
    return low, high


def _values(
    slot: Slot, steps: Sequence[Callable[[int], int]], low: int, high: int, *, given: bool
) -> tuple[int, ...] | None:
    """Give every value that the slot can come to by itself."""
    if given and high - low >= WIDEST:
        return None
    found = dict.fromkeys(range(low, high + 1) if given else (max(low, min(high, slot.start)),))
    open_ = list(found)
    while open_:
        value = open_.pop()
        for after in {step(value) for step in steps} - found.keys():
            found[after] = None
            open_.append(after)
        if len(found) > WIDEST:
            return None
    return tuple(sorted(found))


def _outputs(atoms: Sequence[Compared], value: int) -> tuple[int, ...]:
    return tuple(int(compare(atom.terms[0][1] * value + atom.plus, atom.sign)) for atom in atoms)


def _refined(
    values: Sequence[int],
    outputs: Mapping[int, tuple[int, ...]],
    steps: Sequence[Callable[[int], int]],
    low: int,
    high: int,
) -> Classes:
    of = _numbered(values, outputs)
    while True:
        finer = _numbered(values, {v: (of[v], *(of[step(v)] for step in steps)) for v in values})
        if len(set(finer.values())) == len(set(of.values())):
            break
        of = finer
    held: list[list[int]] = [[] for _ in set(of.values())]
    for value, one in of.items():
        held[one].append(value)
    return Classes(of, tuple(map(tuple, held)), low, high)


def _numbered(values: Sequence[int], told: Mapping[int, tuple[int, ...]]) -> dict[int, int]:
    numbers: dict[tuple[int, ...], int] = {}
    return {value: numbers.setdefault(told[value], len(numbers)) for value in values}
