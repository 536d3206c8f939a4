"""Where does a guard hold, and what do moves change, when some slots are a mask and all others have one value?

The values of the others are one whole number, a *rest*: each slot has a few bits of it. Together mask
and rest say of many states at once exactly what is so; nothing is forgotten.
"""

from collections.abc import Callable, Iterable, Sequence
from functools import reduce
from itertools import islice, product
from operator import and_, or_
from typing import assert_never

from pelitarina.check.reach.guard import All, Compared, Guard, Opposite, Slot, Some, Truth, compare, slots_of
from pelitarina.check.reach.move import Add, Given, Marked, Move, Picked, Put, counted, subsets, touched
from pelitarina.check.reach.once import Once
from pelitarina.check.reach.view import View

_ANSWERS = 64  # answers to one prompt that are tried

Where = Callable[[int], int]
"""Gives, for a rest, the mask where a guard holds."""
Held = tuple[int, int]
"""A mask and a rest."""
Step = Callable[[int, int], Sequence[Held]]
"""Gives, for a mask and a rest, all that moves can lead to."""


class Split:
    """The slots of a view, and beside it those of ``others`` that are followed one value at a time.

    Attributes:
        guard: gives the mask where a guard holds, or what gives it where that hangs on the rest.
        looks: gives the bits of a rest that a guard looks at.
        moves: gives what moves do one after the other; None if they change nothing that is followed.
    """

    def __init__(self, view: View, others: Iterable[Slot]) -> None:
        self.view = view
        self.offset: dict[Slot, int] = {}
        self.bits: dict[Slot, int] = {}
        width = 0
        for slot in others:
            self.offset[slot] = width
            self.bits[slot] = (1 << (slot.high - slot.low).bit_length()) - 1
            width += self.bits[slot].bit_length()
        self.guard: Callable[[Guard], int | Where] = Once(self._guard).__getitem__
        self.looks: Callable[[Guard], int] = Once(self._looks).__getitem__
        self.moves: Callable[[tuple[Move, ...]], Step | None] = Once(self._step).__getitem__

    def start(self, values: Sequence[int]) -> Held:
        """Give the state in which every slot has its value of ``values``."""
        rest = 0
        for slot in self.offset:
            rest = self.put(rest, slot, values[slot.index])
        return self.view.bit(values), rest

    def put(self, rest: int, slot: Slot, value: int) -> int:
        at = self.offset[slot]
        return rest & ~(self.bits[slot] << at) | (value - slot.low) << at

    def value(self, rest: int, slot: Slot) -> int:
        return (rest >> self.offset[slot] & self.bits[slot]) + slot.low

    def values(self, bit: int, rest: int) -> dict[Slot, int]:
        """Give the value of every slot that is followed."""
        return {**self.view.values(bit), **{slot: self.value(rest, slot) for slot in self.offset}}

    def _looks(self, guard: Guard) -> int:
        return reduce(or_, [self.bits[slot] << self.offset[slot] for slot in slots_of(guard) if slot in self.offset], 0)

    # guards

    def _guard(self, guard: Guard) -> int | Where:
        full = self.view.full
        match guard:
            case Truth():
                return full if guard.value else 0
            case Opposite():
                inner = self.guard(guard.of)
                return full & ~inner if isinstance(inner, int) else lambda rest: full & ~inner(rest)
            case All():
                return self._joined(guard.parts, and_, full, 0)
            case Some():
                return self._joined(guard.parts, or_, 0, full)
            case Compared():
                return self._compared(guard)
            case _ as unreachable:
                assert_never(unreachable)

    def _joined(self, parts: Iterable[Guard], join: Callable[[int, int], int], first: int, last: int) -> int | Where:
        """Join parts by *and* or *or*; ``last`` is where no further part makes a difference."""
        fixed, hanging = first, list[Where]()
        for part in parts:
            one = self.guard(part)
            if isinstance(one, int):
                fixed = join(fixed, one)
            else:
                hanging.append(one)
        if not hanging or fixed == last:
            return fixed

        latest = [-1, 0]  # a rest and what was found: a rule may be asked for many times in a row

        def where(rest: int) -> int:
            if latest[0] != rest:
                found = fixed
                for one in hanging:
                    found = join(found, one(rest))
                latest[:] = rest, found
            return latest[1]

        return where

    def _compared(self, atom: Compared) -> int | Where:
        terms = [(self.offset[s], self.bits[s], s.low, by) for s, by in atom.terms if s in self.offset]
        kept = [(slot, by) for slot, by in atom.terms if slot not in self.offset]
        known: dict[int, int] = {}

        def with_(plus: int) -> int:
            if plus not in known:
                known[plus] = self._weighed(kept, plus, atom)
            return known[plus]

        if not terms:
            return with_(atom.plus)
        if len(terms) == 1 and not kept:
            return _alone(terms[0], atom, self.view.full)
        return lambda rest: with_(atom.plus + sum(((rest >> at & bits) + low) * by for at, bits, low, by in terms))

    def _weighed(self, kept: Sequence[tuple[Slot, int]], plus: int, atom: Compared) -> int:
        found = 0
        for combination in product(*(range(len(self.view.kept[slot])) for slot, _ in kept)):
            mask, number = self.view.full, plus
            for (slot, by), one in zip(kept, combination, strict=True):
                mask &= self.view.at[slot][one]
                number += self.view.kept[slot].values[one][0] * by
            found |= mask if compare(number, atom.sign) else 0
        return found

    # moves

    def _step(self, moves: tuple[Move, ...]) -> Step | None:
        followed = [m for m in moves if any(s in self.offset or s in self.view.kept for s in touched(m))]
        return self._chained([self._move(move) for move in followed])

    def _chained(self, steps: Sequence[Step]) -> Step | None:
        if len(steps) < 2:
            return steps[0] if steps else None

        def all_steps(mask: int, rest: int) -> Sequence[Held]:
            held: Sequence[Held] = [(mask, rest)]
            for step in steps:
                held = [after for one, other in held if one for after in step(one, other)]
            return held

        return all_steps

    def _move(self, move: Move) -> Step:
        match move:
            case Picked():
                return self._picked(move)
            case Marked():
                return self._marked(move)
            case Put() | Add() | Given():
                return self._on_view(move) if move.slot in self.view.kept else self._on_rest(move)
            case _ as unreachable:
                assert_never(unreachable)

    def _on_view(self, move: Move) -> Step:
        on = self.view.moves((move,)).on
        return (lambda mask, rest: [(on(mask), rest)]) if on else lambda mask, rest: [(mask, rest)]

    def _on_rest(self, move: Put | Add | Given) -> Step:
        slot = move.slot
        clear, at = ~(self.bits[slot] << self.offset[slot]), self.offset[slot]
        match move:
            case Put():
                put = (move.value - slot.low) << at
                return lambda mask, rest: [(mask, rest & clear | put)]
            case Add():
                return lambda mask, rest: [(mask, self.put(rest, slot, counted(self.value(rest, slot), move)))]
            case Given():
                values = range(slot.low, slot.high + 1)[:_ANSWERS]
                return lambda mask, rest: [(mask, self.put(rest, slot, value)) for value in values]
            case _ as unreachable:
                assert_never(unreachable)

    def _picked(self, move: Picked) -> Step:
        if not any(slot in self.offset for slot in move.slots):
            return self._on_view(move)
        picks = islice(subsets(move.slots, move.most), _ANSWERS)
        ways = [self.moves(tuple(Put(slot, int(slot in some)) for slot in move.slots)) for some in picks]
        return lambda mask, rest: [held for way in ways if way for held in way(mask, rest)]

    def _marked(self, move: Marked) -> Step:
        guard, put = self.guard(move.guard), self._move(Put(move.slot, 1))

        def marked(mask: int, rest: int) -> Sequence[Held]:
            holds = mask & (guard if isinstance(guard, int) else guard(rest))
            after = list(put(holds, rest)) if holds else []
            return [*after, (mask & ~holds, rest)] if mask & ~holds else after

        return marked


def _alone(term: tuple[int, int, int, int], atom: Compared, full: int) -> Where:
    """Give where a comparison of one slot of the rest holds: everywhere, or nowhere."""
    at, bits, low, by = term
    if bits == 1:
        ends = tuple(full if compare((value + low) * by + atom.plus, atom.sign) else 0 for value in (0, 1))
        one, unset, is_set = 1 << at, *ends
        return lambda rest: is_set if rest & one else unset
    return lambda rest: full if compare(((rest >> at & bits) + low) * by + atom.plus, atom.sign) else 0
