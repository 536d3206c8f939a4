"""What is on a life line, and what can be done with it?

A line has phases, each with up to three things of which each may have a note, and strengths apart. All is
data; the names and notes are a person's own words, so that no ``repr`` shows them. An operation that does not
fit (a fourth thing, a phase before the first) gives the line back as it is.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, TypeVar

from msgspec import to_builtins
from msgspec.structs import replace

from pelitarina.private import Private

MOST_THINGS: Final = 3
MOST_PHASES: Final = 12
MOST_STRENGTHS: Final = 12

T = TypeVar("T")


class Thing(Private, frozen=True):
    """Something that belongs to a phase of life. ``note`` may be empty."""

    name: str
    note: str = ""


class Phase(Private, frozen=True):
    """A phase of life with up to ``MOST_THINGS`` things."""

    name: str
    things: tuple[Thing, ...] = ()


class LifeLine(Private, frozen=True):
    """One to ``MOST_PHASES`` phases from early to late, and up to ``MOST_STRENGTHS`` strengths."""

    phases: tuple[Phase, ...]
    strengths: tuple[str, ...] = ()


def started(names: Iterable[str]) -> LifeLine:
    """Give a line with these phases and nothing on them."""
    return LifeLine(tuple(Phase(name) for name in names)[:MOST_PHASES])


def empty(line: LifeLine) -> bool:
    """Say whether nothing is on the line: no thing and no strength."""
    return not line.strengths and not any(phase.things for phase in line.phases)


def renamed(line: LifeLine, at: int, name: str) -> LifeLine:
    """Give the phase at ``at`` another name; an empty one is no name."""
    if not _there(line.phases, at) or not name.strip():
        return line
    return _with_phase(line, at, replace(line.phases[at], name=name))


def added(line: LifeLine, at: int, name: str) -> LifeLine:
    """Put a new phase at ``at`` (0 to the number of phases); those from there on come after it."""
    if not 0 <= at <= len(line.phases) < MOST_PHASES or not name.strip():
        return line
    return replace(line, phases=(*line.phases[:at], Phase(name), *line.phases[at:]))


def moved(line: LifeLine, at: int, by: int) -> LifeLine:
    """Let the phase at ``at`` change places with its neighbour: ``by`` is -1 for earlier, 1 for later."""
    if by not in (-1, 1) or not _there(line.phases, at) or not _there(line.phases, at + by):
        return line
    phases = list(line.phases)
    phases[at], phases[at + by] = phases[at + by], phases[at]
    return replace(line, phases=tuple(phases))


def removed(line: LifeLine, at: int) -> LifeLine:
    """Take the phase at ``at`` away with all that is on it; the last one stays."""
    if len(line.phases) == 1 or not _there(line.phases, at):
        return line
    return replace(line, phases=_without(line.phases, at))


def with_thing(line: LifeLine, at: int, number: int, thing: Thing) -> LifeLine:
    """Put ``thing`` in the place ``number`` of the phase at ``at``: instead of what is there, or as a new last one."""
    if not _there(line.phases, at) or not thing.name.strip():
        return line
    things = _put(line.phases[at].things, number, thing, MOST_THINGS)
    return _with_phase(line, at, replace(line.phases[at], things=things))


def without_thing(line: LifeLine, at: int, number: int) -> LifeLine:
    """Take one thing away."""
    if not _there(line.phases, at):
        return line
    return _with_phase(line, at, replace(line.phases[at], things=_without(line.phases[at].things, number)))


def with_strength(line: LifeLine, number: int, strength: str) -> LifeLine:
    """Put a strength in the place ``number``: instead of what is there, or as a new last one."""
    if not strength.strip():
        return line
    return replace(line, strengths=_put(line.strengths, number, strength, MOST_STRENGTHS))


def without_strength(line: LifeLine, number: int) -> LifeLine:
    """Take one strength away."""
    return replace(line, strengths=_without(line.strengths, number))


def as_words(line: LifeLine, label: str) -> str:
    """Give what is on the line as words: a text line a phase that holds something, the strengths last.

    Args:
        line: as it was made; its words stay as they are.
        label: what the strengths are called.

    >>> as_words(LifeLine((Phase("Lapsena", (Thing("piilonen", "pihalla"), Thing("korttia"))), Phase("Nyt"))), "")
    'Lapsena: piilonen (pihalla), korttia'
    """
    rows = [f"{phase.name}: {', '.join(map(thing_words, phase.things))}" for phase in line.phases if phase.things]
    return "\n".join([*rows, f"{label}: {', '.join(line.strengths)}"] if line.strengths else rows)


def thing_words(thing: Thing) -> str:
    """Give a thing with its note.

    >>> thing_words(Thing("piilonen", "pihalla kesällä"))
    'piilonen (pihalla kesällä)'
    """
    return f"{thing.name} ({thing.note})" if thing.note else thing.name


def texts(line: LifeLine) -> Iterator[str]:
    """Give every text on the line."""
    for phase in line.phases:
        yield phase.name
        for thing in phase.things:
            yield from (thing.name, thing.note)
    yield from line.strengths


def as_data(line: LifeLine) -> dict[str, Any]:
    """Give the line as plain data: ``phases`` with ``name`` and ``things`` (``name``, ``note``), and ``strengths``."""
    data: dict[str, Any] = to_builtins(line)
    return data


def from_data(data: Mapping[str, Any]) -> LifeLine:
    """Read what ``as_data`` gave, also after it was written as JSON."""
    phases = (Phase(p["name"], tuple(Thing(t["name"], t["note"]) for t in p["things"])) for p in data["phases"])
    return LifeLine(tuple(phases), tuple(data["strengths"]))


def _there(items: tuple[T, ...], at: int) -> bool:
    return 0 <= at < len(items)


def _put(items: tuple[T, ...], at: int, item: T, most: int) -> tuple[T, ...]:
    if not 0 <= at <= len(items) or at == most:
        return items
    return (*items[:at], item, *items[at + 1 :])


def _without(items: tuple[T, ...], at: int) -> tuple[T, ...]:
    return (*items[:at], *items[at + 1 :]) if _there(items, at) else items


def _with_phase(line: LifeLine, at: int, phase: Phase) -> LifeLine:
    return replace(line, phases=(*line.phases[:at], phase, *line.phases[at + 1 :]))
