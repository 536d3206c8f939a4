"""What can be done with the words that customers have kept? A part of the closed list in ``message``.

The worker looks after them, outside a sitting. The list of customers holds names and counts, never words.
"""

from dataclasses import dataclass, field
from datetime import date, datetime

from pelitarina.journal.keep import CustomerId, Entry, ReflectionId


@dataclass(frozen=True, slots=True)
class Known:
    """A customer as the worker's list shows them.

    Attributes:
        count: how many answers are kept now.
        last: the day on which the newest of them was given; None where nothing is kept.
    """

    id: CustomerId
    pseudonym: str = field(repr=False)
    count: int
    last: date | None


@dataclass(frozen=True, slots=True)
class KeptWanted:
    """The worker wants to look after kept words."""


@dataclass(frozen=True, slots=True)
class CustomerChosen:
    """The words of one customer are wanted."""

    customer: CustomerId


@dataclass(frozen=True, slots=True)
class TakeBackWanted:
    """An answer is to be taken back; that is asked once more."""

    reflection: ReflectionId


@dataclass(frozen=True, slots=True)
class TakeBackMeant:
    """Yes, it may go."""


@dataclass(frozen=True, slots=True)
class TakeBackLeft:
    """No, it stays."""


@dataclass(frozen=True, slots=True)
class EraseWanted:
    """All that is about the customer on screen is to be erased; that is asked once more."""


@dataclass(frozen=True, slots=True)
class EraseMeant:
    """Yes, all of it."""


@dataclass(frozen=True, slots=True)
class EraseLeft:
    """No, it stays."""


@dataclass(frozen=True, slots=True)
class CustomersFound:
    """The journal is open, and these are in it."""

    customers: tuple[Known, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class KeptFound:
    """What one customer has kept, in force ``at`` (aware UTC); ``day`` is the local one."""

    customer: CustomerId
    pseudonym: str = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class TakenBack:
    """An answer was taken back; ``left`` is what is still kept.

    Attributes:
        failed: why it was not done, or not done to its end; empty where all is well.
    """

    left: KeptFound
    failed: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Erased:
    """A customer was erased; ``customers`` are still there.

    Attributes:
        failed: why it was not done, or not done to its end; empty where all is well.
    """

    customers: tuple[Known, ...] = field(repr=False)
    failed: str = field(default="", repr=False)


Kept = (
    KeptWanted
    | CustomerChosen
    | TakeBackWanted
    | TakeBackMeant
    | TakeBackLeft
    | EraseWanted
    | EraseMeant
    | EraseLeft
    | CustomersFound
    | KeptFound
    | TakenBack
    | Erased
)
