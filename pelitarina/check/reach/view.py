"""What does a story look like to somebody who follows only some of its slots?

A *view* keeps a few slots and forgets the others. All that can be so at one point of the story is one
whole number, a *mask*: bit by bit, which combinations of the kept slots' classes are possible there.
A guard becomes two masks (it may hold, it may fail), a move becomes a few shifts. What is forgotten
may be anything, so that a view never misses what can happen; what it cannot reach can never be.
"""

from collections.abc import Callable, Mapping, Sequence
from itertools import product
from typing import NamedTuple, assert_never

from pelitarina.check.reach.automaton import Classes
from pelitarina.check.reach.guard import All, Compared, Guard, Opposite, Sign, Slot, Some, Truth, compare
from pelitarina.check.reach.move import Add, Given, Marked, Move, Picked, Put, counted, subsets
from pelitarina.check.reach.once import Once

Masks = tuple[int, int]
"""Where a guard may hold, and where it may fail."""
Shift = Callable[[int], int]


class Both(NamedTuple):
    """What moves do to a mask, and from where they could have led to it. None changes nothing."""

    on: Shift | None
    back: Shift | None


_NOTHING = Both(None, None)


class View:
    """Some slots, each with its classes; ``size`` is how many combinations there are.

    Of the forgotten slots, those in ``fixed`` are known never to change.

    Attributes:
        guard: gives where a guard may hold and where it may fail.
        moves: gives what moves do, one after the other.
    """

    def __init__(self, kept: Mapping[Slot, Classes], fixed: Mapping[Slot, int] | None = None) -> None:
        self.kept, self.fixed = kept, fixed or {}
        self.size = 1
        self.stride: dict[Slot, int] = {}
        for slot, classes in kept.items():
            self.stride[slot] = self.size
            self.size *= len(classes)
        self.full = (1 << self.size) - 1
        self.at = {slot: self._at(slot, len(classes)) for slot, classes in kept.items()}
        self._guards, self._moves = Once(self._guard), Once(self._both)
        self.guard: Callable[[Guard], Masks] = self._guards.__getitem__
        self.moves: Callable[[tuple[Move, ...]], Both] = self._moves.__getitem__

    def knowing(self, fixed: Mapping[Slot, int]) -> "View":
        """Give the view of the same slots that knows further forgotten ones never to change."""
        view = View(self.kept, fixed)
        view._guards.update({guard: (may, fails) for guard, (may, fails) in self._guards.items() if not may & fails})
        view._moves.update({moves: does for moves, does in self._moves.items() if not _marks(moves)})
        return view

    def _at(self, slot: Slot, count: int) -> tuple[int, ...]:
        """Give, for each class of ``slot``, the mask of all combinations with it."""
        stride = self.stride[slot]
        repeated = self.full // ((1 << (stride * count)) - 1)
        return tuple((((1 << stride) - 1) << (stride * one)) * repeated for one in range(count))

    def bit(self, values: Sequence[int]) -> int:
        """Give the mask of just this one combination of values."""
        where = 0
        for slot, classes in self.kept.items():
            where += classes.of[classes.fold(values[slot.index])] * self.stride[slot]
        return 1 << where

    def values(self, bit: int) -> dict[Slot, int]:
        """Give a value of each kept slot for a mask of one combination."""
        where = bit.bit_length() - 1
        return {
            slot: classes.values[where // self.stride[slot] % len(classes)][0] for slot, classes in self.kept.items()
        }

    def possible(self, mask: int, slot: Slot) -> tuple[int, ...]:
        """Give the values that a kept slot can have somewhere in ``mask``."""
        held = zip(self.at[slot], self.kept[slot].values, strict=True)
        return tuple(sorted(value for at, values in held if mask & at for value in values))

    def _guard(self, guard: Guard) -> Masks:
        match guard:
            case Truth():
                return (self.full, 0) if guard.value else (0, self.full)
            case Opposite():
                holds, fails = self.guard(guard.of)
                return fails, holds
            case All():
                holds, fails = self.full, 0
                for part in guard.parts:
                    one, other = self.guard(part)
                    holds, fails = holds & one, fails | other
                return holds, fails
            case Some():
                holds, fails = 0, self.full
                for part in guard.parts:
                    one, other = self.guard(part)
                    holds, fails = holds | one, fails & other
                return holds, fails
            case Compared():
                return self._compared(guard)
            case _ as unreachable:
                assert_never(unreachable)

    def _compared(self, atom: Compared) -> Masks:
        """Weigh every combination of the kept slots; the forgotten ones may lie anywhere between their ends."""
        if len(atom.terms) == 1 and (slot := atom.terms[0][0]) not in self.kept:  # as with most
            least, most = self._ends(slot, atom.terms[0][1])
            may, may_not = may_hold(atom.sign, atom.plus + least, atom.plus + most)
            return self.full if may else 0, self.full if may_not else 0
        kept = [(slot, by) for slot, by in atom.terms if slot in self.kept]
        ends = [self._ends(slot, by) for slot, by in atom.terms if slot not in self.kept]
        least, most = sum(low for low, _ in ends), sum(high for _, high in ends)
        holds = fails = 0
        for combination in product(*(range(len(self.kept[slot])) for slot, _ in kept)):
            mask, number = self.full, atom.plus
            for (slot, by), one in zip(kept, combination, strict=True):
                mask &= self.at[slot][one]
                number += self.kept[slot].values[one][0] * by
            may, may_not = may_hold(atom.sign, number + least, number + most)
            holds |= mask if may else 0
            fails |= mask if may_not else 0
        return holds, fails

    def _ends(self, slot: Slot, by: int) -> tuple[int, int]:
        low, high = (self.fixed[slot],) * 2 if slot in self.fixed else (slot.low, slot.high)
        return min(low * by, high * by), max(low * by, high * by)

    def _both(self, moves: tuple[Move, ...]) -> Both:
        steps = [step for move in moves if (step := self._move(move))]
        return Both(_chain([on for on, _ in steps]), _chain([b for _, b in reversed(steps)])) if steps else _NOTHING

    def _move(self, move: Move) -> tuple[Shift, Shift] | None:
        match move:
            case Picked():
                slots = [slot for slot in move.slots if slot in self.kept]
                return self._picked(slots, move) if slots else None
            case Put() | Add() | Given() | Marked():
                if move.slot not in self.kept:
                    return None
                classes = self.kept[move.slot]
                match move:
                    case Put(value=value):
                        return self._mapped(move.slot, [classes.of[classes.fold(value)]] * len(classes))
                    case Add():
                        after = [classes.of[classes.fold(counted(held[0], move))] for held in classes.values]
                        return self._mapped(move.slot, after)
                    case Given():
                        return self._given(move.slot)
                    case Marked():
                        return self._marked(move)
            case _ as unreachable:
                assert_never(unreachable)

    def _mapped(self, slot: Slot, after: Sequence[int]) -> tuple[Shift, Shift]:
        """Give the shifts that carry each class of ``slot`` to the class ``after`` it, and back."""
        on: dict[int, int] = {}
        back: dict[int, int] = {}
        for before, then in enumerate(after):
            by = (then - before) * self.stride[slot]
            on[by] = on.get(by, 0) | self.at[slot][before]
            back[-by] = back.get(-by, 0) | self.at[slot][then]
        on_, from_ = tuple(on.items()), {by: on[by] for by in on}

        def backward(mask: int) -> int:
            found = 0
            for by, then in back.items():
                found |= _shifted(mask & then, by) & from_[-by]
            return found

        return lambda mask: _carried(mask, on_), backward

    def _given(self, slot: Slot) -> tuple[Shift, Shift]:
        spread = self._spread([slot])
        return spread, spread

    def _spread(self, slots: Sequence[Slot]) -> Shift:
        """Give what makes ``slots`` anything they can be."""
        clear = self._cleared(slots)
        offsets = [0]
        for slot in slots:
            offsets = [offset + one * self.stride[slot] for offset in offsets for one in range(len(self.kept[slot]))]
        return lambda mask: _spread(clear(mask), offsets)

    def _cleared(self, slots: Sequence[Slot]) -> Shift:
        """Give what brings ``slots`` to their first classes."""
        steps = [self._mapped(slot, [0] * len(self.kept[slot]))[0] for slot in slots]
        return _chain(steps) or (lambda mask: mask)

    def _picked(self, slots: Sequence[Slot], move: Picked) -> tuple[Shift, Shift]:
        clear, spread = self._cleared(slots), self._spread(slots)
        least = 1 if len(slots) == len(move.slots) else 0
        offsets, allowed = [], 0
        for some in subsets(slots, move.most, least):
            classes = {slot: self.kept[slot].of[1 if slot in some else 0] for slot in slots}
            mask = self.full
            for slot, one in classes.items():
                mask &= self.at[slot][one]
            allowed |= mask
            offsets.append(sum(one * self.stride[slot] for slot, one in classes.items()))
        return (lambda mask: _spread(clear(mask), offsets)), (lambda mask: spread(mask & allowed))

    def _marked(self, move: Marked) -> tuple[Shift, Shift]:
        holds, fails = self.guard(move.guard)
        classes = self.kept[move.slot]
        on, back = self._mapped(move.slot, [classes.of[1]] * len(classes))
        return (
            lambda mask: on(mask & holds) | mask & fails,
            lambda mask: back(mask) & holds | mask & fails,
        )


def may_hold(sign: Sign, least: int, most: int) -> tuple[bool, bool]:
    """Say whether some number from ``least`` to ``most`` compares so with nought, and whether some does not."""
    if sign in ("==", "!="):
        equal, differs = least <= 0 <= most, not least == most == 0
        return (equal, differs) if sign == "==" else (differs, equal)
    ends = (compare(least, sign), compare(most, sign))
    return any(ends), not all(ends)


def _marks(moves: tuple[Move, ...]) -> bool:
    return any(isinstance(move, Marked) for move in moves)


def _shifted(mask: int, by: int) -> int:
    return mask << by if by >= 0 else mask >> -by


def _carried(mask: int, groups: Sequence[tuple[int, int]]) -> int:
    found = 0
    for by, group in groups:
        found |= _shifted(mask & group, by)
    return found


def _spread(mask: int, offsets: Sequence[int]) -> int:
    found = 0
    for offset in offsets:
        found |= mask << offset
    return found


def _chain(steps: Sequence[Shift]) -> Shift | None:
    """Give what comes of ``steps`` one after the other."""
    if not steps:
        return None
    if len(steps) == 1:
        return steps[0]

    def all_steps(mask: int) -> int:
        for step in steps:
            mask = step(mask)
        return mask

    return all_steps
