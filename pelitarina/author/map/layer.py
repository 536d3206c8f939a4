"""In which column does each card stand, and in which order, so that few ways cross?

Layers as in Sugiyama, Tagawa and Toda (1981): a card stands one column behind the furthest that leads to it,
ways that lead back left aside; where such a way through a story would be very long, as far from the start as
its shortest way. Columns are ordered by sweeps of mean positions, and the order with the fewest crossings is kept.
Linear but for the sweeps, and without chance: the same story gives the same columns.
"""

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from pelitarina.author.map.graph import Card

Leads = Mapping[str, Sequence[str]]
Columns = list[list[str]]
Joined = dict[str, list[tuple[str, float]]]
"""What a card is joined to, and how far down that one's side, from 0 to 1."""

HIGHEST = 12
"""How many cards stand in one column at most."""
_SWEEPS = 12
_LONG = 5.0  # times the square root of the number of cards: a longer row of columns is no map any more


def columns(cards: Sequence[Card]) -> Columns:
    """Give the columns, from the start on; each card stands in one."""
    leads = _leads(cards)
    roots = _roots(cards, leads)
    forward = _without_back_ways(leads, roots)
    layers = _longest(forward)
    if max(layers.values(), default=0) > max(12, _LONG * len(cards) ** 0.5):
        layers = _shortest(leads, roots)
    found: Columns = [[] for _ in range(max(layers.values(), default=-1) + 1)]
    for name in forward:
        found[layers[name]].append(name)
    parted = [part for column in ordered(found, leads) for part in _parted(column)]
    return ordered(parted, leads) if len(parted) > len(found) else parted


def ordered(start: Columns, leads: Leads) -> Columns:
    """Order each column so that few ways between neighbouring columns cross."""
    before: Joined = {}
    after: Joined = {}
    for name, others in leads.items():
        for number, other in enumerate(others):
            before.setdefault(other, []).append((name, (number + 0.5) / len(others)))
            after.setdefault(name, []).append((other, 0.5))
    now = [list(column) for column in start]
    best, fewest = now, crossings(now, leads)
    for sweep in range(_SWEEPS):
        backwards = bool(sweep % 2)
        now = _swept(now, after if backwards else before, backwards=backwards)
        if (count := crossings(now, leads)) < fewest:
            best, fewest = now, count
    return best


def crossings(found: Columns, leads: Leads) -> int:
    """Count how often ways between neighbouring columns cross."""
    total = 0
    for left, right in pairwise(found):
        at = {name: number for number, name in enumerate(right)}
        ends = [end for name in left for end in (at[to] for to in leads.get(name, ()) if to in at)]
        met: list[int] = []
        for end in ends:
            total += len(met) - bisect_left(met, end + 1)
            insort(met, end)
    return total


def _leads(cards: Sequence[Card]) -> dict[str, list[str]]:
    there = {card.id for card in cards}
    return {
        card.id: list(dict.fromkeys(w.to for w in card.ways if w.to in there and w.to != card.id)) for card in cards
    }


def _roots(cards: Sequence[Card], leads: Leads) -> list[str]:
    """Where a drawing begins: the start, then what nothing in it leads to, then the rest as written."""
    led = {to for others in leads.values() for to in others}
    order = sorted(cards, key=lambda card: (not card.start, card.ending, card.id in led))
    return [card.id for card in order]


def _without_back_ways(leads: Leads, roots: Sequence[str]) -> dict[str, list[str]]:
    """Leave out the ways that lead back to where one came from; names in an order in which all ways lead on."""
    kept: dict[str, list[str]] = {}
    done: list[str] = []
    open_, seen = set[str](), set[str]()
    for root in roots:
        trail: list[tuple[str, Iterator[str]]] = []
        _enter(root, leads, kept, seen, open_, trail)
        while trail:
            name, rest = trail[-1]
            to = next(rest, None)
            if to is None:
                trail.pop()
                open_.discard(name)
                done.append(name)
            elif to not in open_:
                kept[name].append(to)
                _enter(to, leads, kept, seen, open_, trail)
    return {name: kept[name] for name in reversed(done)}


def _enter(
    name: str, leads: Leads, kept: dict[str, list[str]], seen: set[str], open_: set[str],
    trail: list[tuple[str, Iterator[str]]],
) -> None:  # fmt: skip
    if name not in seen:
        seen.add(name)
        open_.add(name)
        kept[name] = []
        trail.append((name, iter(leads[name])))


def _longest(forward: Leads) -> dict[str, int]:
    found = dict.fromkeys(forward, 0)
    for name, others in forward.items():
        for to in others:
            found[to] = max(found[to], found[name] + 1)
    return found


def _shortest(leads: Leads, roots: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for root in roots:
        wave = [root] if root not in found else []
        found.setdefault(root, 0)
        while wave:
            following: list[str] = []
            for name in wave:
                for to in leads[name]:
                    if to not in found:
                        found[to] = found[name] + 1
                        following.append(to)
            wave = following
    return found


def _swept(found: Columns, joined: Joined, *, backwards: bool) -> Columns:
    """Order each column by the mean place of what it is joined to in the one before it."""
    now = [list(column) for column in found]
    order = range(len(now) - 2, -1, -1) if backwards else range(1, len(now))
    for number in order:
        beside = now[number + 1 if backwards else number - 1]
        at = {name: place for place, name in enumerate(beside)}
        here = {name: (place + 0.5) / len(now[number]) for place, name in enumerate(now[number])}
        places = {
            name: [(at[one] + within) / len(beside) for one, within in joined.get(name, ()) if one in at]
            for name in here
        }
        mean = {name: sum(some) / len(some) if some else here[name] for name, some in places.items()}
        now[number].sort(key=lambda name: (mean[name], here[name]))
    return now


def _parted(column: list[str]) -> Iterator[list[str]]:
    """Part a high column into several of like height."""
    parts = -(-len(column) // HIGHEST)
    for number in range(parts):
        yield column[len(column) * number // parts : len(column) * (number + 1) // parts]
