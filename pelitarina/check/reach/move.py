"""What changes on a way: a value is put, counted, given by an answer, or marked where a guard holds?"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, combinations
from typing import assert_never

from msgspec import Struct

from pelitarina.check.reach.guard import Guard, Slot, holds


class Put(Struct, frozen=True, eq=False):
    """The slot gets this value."""

    slot: Slot
    value: int


class Add(Struct, frozen=True, eq=False):
    """The slot is counted up or down, and held between its ends."""

    slot: Slot
    by: int


class Given(Struct, frozen=True, eq=False):
    """An answer gives the slot any of its values."""

    slot: Slot


class Picked(Struct, frozen=True, eq=False):
    """An answer picks some of these, at least one and at most ``most``."""

    slots: tuple[Slot, ...]
    most: int


class Marked(Struct, frozen=True, eq=False):
    """Where the guard holds, the slot becomes 1."""

    slot: Slot
    guard: Guard


Move = Put | Add | Given | Picked | Marked


def touched(move: Move) -> tuple[Slot, ...]:
    """Give the slots that ``move`` may change."""
    return move.slots if isinstance(move, Picked) else (move.slot,)


def counted(value: int, add: Add) -> int:
    """Give ``value`` after ``add``."""
    return max(add.slot.low, min(add.slot.high, value + add.by))


def subsets(slots: Sequence[Slot], most: int, least: int = 1) -> Iterator[tuple[Slot, ...]]:
    """Give the picks of at least ``least`` and at most ``most``, small ones first."""
    return chain.from_iterable(combinations(slots, count) for count in range(least, min(most, len(slots)) + 1))


def moved(values: tuple[int, ...], moves: Sequence[Move], wanted: Mapping[Slot, int]) -> tuple[int, ...]:
    """Give the values after ``moves``. Where an answer is free to be this or that, it is as ``wanted`` says.

    What nobody asked for stays as it was, or becomes the first thing that is possible.
    """
    now = list(values)
    for move in moves:
        match move:
            case Put():
                now[move.slot.index] = move.value
            case Add():
                now[move.slot.index] = counted(now[move.slot.index], move)
            case Given():
                now[move.slot.index] = wanted.get(move.slot, now[move.slot.index])
            case Picked():
                _pick(now, move, wanted)
            case Marked():
                if holds(move.guard, now):
                    now[move.slot.index] = 1
            case _ as unreachable:
                assert_never(unreachable)
    return tuple(now)


def _pick(now: list[int], move: Picked, wanted: Mapping[Slot, int]) -> None:
    chosen = [slot for slot in move.slots if wanted.get(slot) == 1]
    free = [slot for slot in move.slots if slot not in wanted]
    for slot in move.slots:
        now[slot.index] = 1 if slot in chosen else 0
    if not chosen and free:
        now[free[0].index] = 1
