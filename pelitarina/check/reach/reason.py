"""Why can something never be: what is it that its condition would need, and what is there instead?"""

from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple, assert_never

from pelitarina.check.reach.answer import Never
from pelitarina.check.reach.automaton import classes
from pelitarina.check.reach.graph import Graph, Question
from pelitarina.check.reach.guard import (
    All,
    Compared,
    Guard,
    Opposite,
    Sign,
    Slot,
    Some,
    Truth,
    compare,
    parts_of,
    slots_of,
)
from pelitarina.check.reach.move import touched
from pelitarina.check.reach.search import Found, reach
from pelitarina.check.reach.view import View, may_hold

_COMBINATIONS = 1 << 13
_EDGES = 150_000  # edges of all searches that are made for reasons alone
_OPPOSITES: Mapping[Sign, Sign] = {"==": "!=", "!=": "==", "<": ">=", ">=": "<", ">": "<=", "<=": ">"}

Finer = dict[tuple[View, Slot], Found]
"""Searches that were made for reasons, so that each is made once."""


class Reason(NamedTuple):
    """How it is: ``word`` is one of *at most*, *at least*, *always*, *never*, *together* or empty."""

    word: str = ""
    subject: str = ""
    value: str = ""


def reason(graph: Graph, question: Question, answer: Never, finer: Finer) -> Reason:
    """Say what is so wherever ``question`` is asked, as far as one thing alone says it."""
    for _, guard in question.tests:
        for part in parts_of(guard):
            if _shut(question, answer.found, part):
                return _of_part(graph, question, answer.found, part, finer)
    return Reason("together") if " and " in question.condition else Reason()


def _shut(question: Question, found: Found, part: Guard) -> bool:
    """Say whether ``part`` alone shuts the question everywhere."""
    may = found.view.guard(part)[0]
    return all(not found.seen[point] & may for point, _ in question.tests)


def _of_part(graph: Graph, question: Question, found: Found, part: Guard, finer: Finer) -> Reason:
    atom, sign = _atom(part)
    slots = slots_of(part)
    if atom is None or len(slots) != 1:
        return Reason()
    (slot,) = slots
    if slot.kind == "turn" or "#" in slot.name:
        return Reason()
    values = _values(question, _finer(graph, found, slot, finer), slot)
    if not values:
        return Reason()
    ((_, by),) = atom.terms
    return _told(slot, values, sign, -atom.plus * by)


def _atom(part: Guard) -> tuple[Compared | None, Sign]:
    match part:
        case Compared(sign=sign):
            return part, sign
        case Opposite(of=Compared(sign=sign) as atom):
            return atom, _OPPOSITES[sign]
        case _:
            return None, "=="


def _values(question: Question, found: Found, slot: Slot) -> list[int]:
    """Give the values that ``slot`` can have where the question is asked."""
    if slot not in found.view.kept:
        return []
    masks = [found.seen[point] for point, _ in question.tests]
    return sorted({value for mask in masks for value in found.view.possible(mask, slot)})


def _finer(graph: Graph, found: Found, slot: Slot, known: Finer) -> Found:
    """Give a search that tells all values of ``slot`` apart, if there is room; else the one that was made."""
    key = (found.view, slot)
    if key not in known and len(known) * len(graph.edges) < _EDGES:
        known[key] = found
        moves = [move for move in graph.moves() if slot in touched(move)]
        apart, kept = classes(slot, (), moves, all_apart=True), found.view.kept
        coarse = slot not in kept or apart is None or len(kept[slot]) < len(apart)
        if apart is not None and coarse and _size(found, slot, len(apart)) <= _COMBINATIONS:
            view = View({**kept, slot: apart}, found.view.fixed)
            known[key] = reach(graph, view, graph.start)
    return known.get(key, found)


def _size(found: Found, slot: Slot, count: int) -> int:
    return found.view.size // len(found.view.kept.get(slot, (0,))) * count


def _told(slot: Slot, values: Sequence[int], sign: Sign, wanted: int) -> Reason:
    low, high = values[0], values[-1]
    match slot.kind:
        case "number" | "times":
            subject = slot.name if slot.kind == "number" else f"times({slot.name})"
            if low == high:
                return Reason("always", subject, str(low))
            if sign in (">", ">=") or (sign == "==" and wanted > high):
                return Reason("at most", subject, str(high))
            if sign in ("<", "<=") or (sign == "==" and wanted < low):
                return Reason("at least", subject, str(low))
            return Reason("never", subject, str(wanted))
        case "one of":
            if low == high:
                return Reason("always", slot.name, slot.options[low])
            return Reason("never", slot.name, slot.options[wanted])
        case "yes/no":
            return Reason("always", slot.name, "yes" if low else "no")
        case "has":
            return Reason("holds" if low else "fails", f"has({slot.name}, {slot.option})")
        case _:
            return Reason("holds" if low else "fails", f"chosen({slot.name})")


def shut_by(guard: Guard, sure: Mapping[Guard, bool], fixed: Mapping[Slot, int]) -> bool:
    """Say whether ``guard`` comes out the same by what is ``sure`` and ``fixed`` alone."""
    return _sure(guard, sure, fixed) is not None


def beyond_ends(guard: Guard) -> bool:
    """Say whether ``guard`` comes out the same for all values that there are."""
    known: dict[Guard, bool | None] = {}

    def each(one: Guard) -> bool | None:
        if one not in known:
            known[one] = _within_ends(one) if isinstance(one, Compared) else _weighed(one, each, {})
        return known[one]

    return each(guard) is not None


def _within_ends(atom: Compared) -> bool | None:
    ends = [sorted((slot.low * by, slot.high * by)) for slot, by in atom.terms]
    least, most = sum(low for low, _ in ends), sum(high for _, high in ends)
    may, may_not = may_hold(atom.sign, atom.plus + least, atom.plus + most)
    return None if may and may_not else may


def shut_by_others(guard: Guard, sure: Mapping[Guard, bool], fixed: Mapping[Slot, int]) -> bool:
    """Say whether a rule comes out the same because of what is told of others."""
    return shut_by(guard, {one: value for one, value in sure.items() if one is not guard}, fixed)


def _sure(guard: Guard, sure: Mapping[Guard, bool], fixed: Mapping[Slot, int]) -> bool | None:
    """Work out ``guard`` as far as it can be known; None where it cannot."""
    known: dict[Guard, bool | None] = {}

    def each(one: Guard) -> bool | None:
        if one not in known:
            known[one] = sure[one] if one in sure else _weighed(one, each, fixed)
        return known[one]

    return each(guard)


def _weighed(guard: Guard, each: Callable[[Guard], bool | None], fixed: Mapping[Slot, int]) -> bool | None:
    match guard:
        case Truth():
            return guard.value
        case Opposite():
            inner = each(guard.of)
            return None if inner is None else not inner
        case Compared():
            if not all(slot in fixed for slot, _ in guard.terms):
                return None
            return compare(guard.plus + sum(fixed[slot] * by for slot, by in guard.terms), guard.sign)
        case All() | Some():
            strong = isinstance(guard, Some)
            parts = [each(part) for part in guard.parts]
            return strong if strong in parts else None if None in parts else not strong
        case _ as unreachable:
            assert_never(unreachable)
