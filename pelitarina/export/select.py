"""Which kept words may leave now, for one purpose.

This is the only gate out. ``select`` makes a ``Shareable``, and every export takes nothing else;
a ``Shareable`` cannot be made anywhere but here.
"""

from collections.abc import Iterable, Iterator
from dataclasses import InitVar, dataclass, field
from datetime import date, datetime
from typing import Final

from pelitarina import life_line, next_step, result
from pelitarina.errors import Refused, message
from pelitarina.journal.draft import Answer, Owner
from pelitarina.journal.keep import Entry, Purpose, ReflectionId, Sitting, in_force
from pelitarina.life_line import LifeLine
from pelitarina.next_step import NextStep
from pelitarina.private import Private
from pelitarina.result import Result
from pelitarina.words import has_identity_code

IDENTITY_CODE: Final = message(
    "There is a personal identity code in what would leave. Nothing was exported. Take the code out first."
)

_GATE: Final = object()


class Shared(Private, frozen=True):
    """One answer on its way out: without the decisions about it, which are nobody else's business.

    Attributes:
        last_day: the last day on which it is kept for this purpose; None if no day was set.
    """

    id: ReflectionId
    sitting: Sitting
    answer: Answer
    last_day: date | None


@dataclass(frozen=True, slots=True)
class Shareable:
    """What may leave for ``purpose``: the customer's words, and apart from them the worker's.

    Both stand in the order in which they were given to ``select``.

    Raises:
        TypeError: made anywhere but in ``select``.
    """

    purpose: Purpose = field(repr=False)
    reflections: tuple[Shared, ...] = field(repr=False)
    worker_notes: tuple[Shared, ...] = field(repr=False)
    gate: InitVar[object] = None

    def __post_init__(self, gate: object) -> None:
        if gate is not _GATE:
            raise TypeError("only select() makes a Shareable: nothing leaves without the customer's choice")

    def __iter__(self) -> Iterator[Shared]:
        return iter((*self.reflections, *self.worker_notes))

    def __len__(self) -> int:
        return len(self.reflections) + len(self.worker_notes)

    def require(self, purpose: Purpose) -> None:
        """See to it that words kept for one purpose do not leave for another.

        Raises:
            ValueError: these were selected for something other than ``purpose``.
        """
        if self.purpose != purpose:
            raise ValueError(f"selected for {self.purpose}, asked for {purpose}")

    @property
    def sittings(self) -> tuple[Sitting, ...]:
        """The sittings that the answers come from, each once, in the order in which they appear."""
        return tuple({shared.sitting.id: shared.sitting for shared in self}.values())


def select(entries: Iterable[Entry], purpose: Purpose, at: datetime) -> Shareable:
    """Take from ``entries`` what is in force for ``purpose`` at ``at`` (aware UTC), and nothing else.

    Raises:
        Refused: a personal identity code stands in something that would leave. The words are not quoted.
    """
    shared = tuple(_in_force(entries, purpose, at))
    if any(has_identity_code(text) for each in shared for text in _texts(each)):
        raise Refused(why=IDENTITY_CODE)
    return Shareable(
        purpose,
        tuple(each for each in shared if each.answer.owner is Owner.CUSTOMER),
        tuple(each for each in shared if each.answer.owner is not Owner.CUSTOMER),
        gate=_GATE,
    )


def _in_force(entries: Iterable[Entry], purpose: Purpose, at: datetime) -> Iterator[Shared]:
    for entry in entries:
        purposes = in_force(entry, at)
        if purpose in purposes:
            yield Shared(entry.id, entry.sitting, entry.answer, purposes[purpose])


def _texts(shared: Shared) -> Iterator[str]:
    """Give every text in ``shared`` that a person wrote. Ids and dates are the program's own."""
    answer, sitting = shared.answer, shared.sitting
    yield from (answer.words, answer.question, answer.note, answer.prompt, sitting.story, sitting.story_title)
    if isinstance(answer.value, tuple):
        yield from answer.value
    if isinstance(answer.value, LifeLine):
        yield from life_line.texts(answer.value)
    if isinstance(answer.value, NextStep):
        yield from next_step.texts(answer.value)
    if isinstance(answer.value, Result):
        yield from result.texts(answer.value)
