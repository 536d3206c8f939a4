"""What can be done with the words that customers have kept? A part of ``message``.

The worker looks after them, outside a sitting. The list of customers holds names and counts, never words.
"""

from collections.abc import Mapping
from datetime import date, datetime

from msgspec import field

from pelitarina.journal.keep import CustomerId, Entry, Paper, Purpose, ReflectionId
from pelitarina.player.news import Message
from pelitarina.private import Private


class Known(Private, frozen=True):
    """A customer as the worker's list shows them.

    Attributes:
        count: how many answers are kept now.
        last: the day on which the newest of them was given; None where nothing is kept.
    """

    id: CustomerId
    pseudonym: str
    count: int
    last: date | None


class KeptWanted(Message, frozen=True):
    """The worker wants to look after kept words."""


class CustomerChosen(Message, frozen=True):
    """The words of one customer are wanted."""

    customer: CustomerId


class TakeBackWanted(Message, frozen=True):
    """An answer is to be taken back, or (None) all that are on screen; that is asked once more."""

    reflection: ReflectionId | None = None


class Ticked(Private, Message, frozen=True):
    """An answer, or a purpose, is to be taken back with the others, or is not."""

    what: str


class MoreWanted(Private, Message, frozen=True):
    """An answer is to be kept for one purpose more; what that means is shown first."""

    reflection: ReflectionId
    purpose: Purpose


class MoreMeant(Message, frozen=True):
    """Yes, for this, too."""


class DayWanted(Message, frozen=True):
    """Another last day is wanted for an answer, or (None) for all that are on screen."""

    reflection: ReflectionId | None = None


class DayChosen(Message, frozen=True):
    """The last day is to be this one."""

    day: date


class NoticeWanted(Message, frozen=True):
    """The notice for whoever got a paper is to be written to a file."""


class Deciding(Private, frozen=True):
    """What is being decided of kept answers.

    Attributes:
        items: which answers.
        stays: ids of answers, and purposes, that are not to be taken back with the others.
        more: the purpose for which an answer is to be kept, too.
    """

    items: tuple[ReflectionId, ...]
    stays: frozenset[str] = frozenset()
    more: Purpose | None = None


class TakeBackMeant(Message, frozen=True):
    """Yes, it may go."""


class TakeBackLeft(Message, frozen=True):
    """No, it stays."""


class EraseWanted(Message, frozen=True):
    """All that is about the customer on screen is to be erased; that is asked once more."""


class EraseMeant(Message, frozen=True):
    """Yes, all of it."""


class EraseLeft(Message, frozen=True):
    """No, it stays."""


class CustomersFound(Private, Message, frozen=True):
    """The journal is open, and these are in it.

    Attributes:
        ending: how many answers end soon.
        ahead: the day on which the journal was last open, where the clock was set back since.
        counts: how often each answer was given after sittings, by question; none before ten have answered.
    """

    customers: tuple[Known, ...]
    ending: int = 0
    ahead: date | None = None
    counts: Mapping[tuple[str, str], int] = field(default_factory=dict)


class KeptFound(Private, Message, frozen=True):
    """What one customer has kept, in force ``at`` (aware UTC); ``day`` is the local one; ``papers`` left before."""

    customer: CustomerId
    pseudonym: str
    entries: tuple[Entry, ...]
    at: datetime
    day: date
    papers: tuple[Paper, ...] = ()


class TakenBack(Private, Message, frozen=True):
    """Something was taken back; ``left`` is what is still kept.

    Attributes:
        failed: why it was not done, or not done to its end; empty where all is well.
        in_copies: the day after which no copy for safety holds it any more; None where there is no such copy.
    """

    left: KeptFound
    failed: str = ""
    in_copies: date | None = None


class Decided(Message, frozen=True):
    """Something was added, or lasts until another day; ``left`` is what is kept now."""

    left: KeptFound


class Erased(Private, Message, frozen=True):
    """A customer was erased; ``customers`` are still there.

    Attributes:
        failed: why it was not done, or not done to its end; empty where all is well.
        in_copies: the day after which no copy for safety holds their key any more; None where there is no such copy.
    """

    customers: tuple[Known, ...]
    failed: str = ""
    in_copies: date | None = None
