"""What can be done with the words that customers have kept? A part of the closed list in ``message``.

The worker looks after them, outside a sitting. The list of customers holds names and counts, never words.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from pelitarina.journal.keep import CustomerId, Entry, Paper, Purpose, ReflectionId


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
    """An answer is to be taken back, or (None) all that are on screen; that is asked once more."""

    reflection: ReflectionId | None = None


@dataclass(frozen=True, slots=True)
class Ticked:
    """An answer, or a purpose, is to be taken back with the others, or is not."""

    what: str


@dataclass(frozen=True, slots=True)
class MoreWanted:
    """An answer is to be kept for one purpose more; what that means is shown first."""

    reflection: ReflectionId
    purpose: Purpose


@dataclass(frozen=True, slots=True)
class MoreMeant:
    """Yes, for this, too."""


@dataclass(frozen=True, slots=True)
class DayWanted:
    """Another last day is wanted for an answer, or (None) for all that are on screen."""

    reflection: ReflectionId | None = None


@dataclass(frozen=True, slots=True)
class DayChosen:
    """The last day is to be this one."""

    day: date


@dataclass(frozen=True, slots=True)
class NoticeWanted:
    """The notice for whoever got a paper is to be written to a file."""


@dataclass(frozen=True, slots=True)
class Deciding:
    """What is being decided of kept answers.

    Attributes:
        items: which answers.
        stays: ids of answers, and purposes, that are not to be taken back with the others.
        more: the purpose for which an answer is to be kept, too.
    """

    items: tuple[ReflectionId, ...]
    stays: frozenset[str] = frozenset()
    more: Purpose | None = None


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
    """The journal is open, and these are in it.

    Attributes:
        ending: how many answers end soon.
        ahead: the day on which the journal was last open, where the clock was set back since.
        counts: how often each answer was given after sittings, by question; none before ten have answered.
    """

    customers: tuple[Known, ...] = field(repr=False)
    ending: int = 0
    ahead: date | None = None
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class KeptFound:
    """What one customer has kept, in force ``at`` (aware UTC); ``day`` is the local one; ``papers`` left before."""

    customer: CustomerId
    pseudonym: str = field(repr=False)
    entries: tuple[Entry, ...] = field(repr=False)
    at: datetime
    day: date
    papers: tuple[Paper, ...] = ()


@dataclass(frozen=True, slots=True)
class TakenBack:
    """Something was taken back; ``left`` is what is still kept.

    Attributes:
        failed: why it was not done, or not done to its end; empty where all is well.
        in_copies: the day after which no copy for safety holds it any more; None where there is no such copy.
    """

    left: KeptFound
    failed: str = field(default="", repr=False)
    in_copies: date | None = None


@dataclass(frozen=True, slots=True)
class Decided:
    """Something was added, or lasts until another day; ``left`` is what is kept now."""

    left: KeptFound


@dataclass(frozen=True, slots=True)
class Erased:
    """A customer was erased; ``customers`` are still there.

    Attributes:
        failed: why it was not done, or not done to its end; empty where all is well.
        in_copies: the day after which no copy for safety holds their key any more; None where there is no such copy.
    """

    customers: tuple[Known, ...] = field(repr=False)
    failed: str = field(default="", repr=False)
    in_copies: date | None = None


Kept = (
    KeptWanted
    | CustomerChosen
    | TakeBackWanted
    | Ticked
    | TakeBackMeant
    | TakeBackLeft
    | MoreWanted
    | MoreMeant
    | DayWanted
    | DayChosen
    | NoticeWanted
    | EraseWanted
    | EraseMeant
    | EraseLeft
    | CustomersFound
    | KeptFound
    | TakenBack
    | Decided
    | Erased
)
