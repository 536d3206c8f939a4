"""What does the open journal say of the words in it, and how is an answer taken back?"""

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from pelitarina.errors import FileNotWritten, Refused
from pelitarina.errors import message as m
from pelitarina.journal.keep import CustomerId, ReflectionId, Stamp
from pelitarina.journal.party import Holder
from pelitarina.player.kept import KeptFound, Known

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal

_NOT_THERE = m("This customer is not in the journal any more.")


def everybody(journal: "Journal", now: datetime) -> tuple[Known, ...]:
    """Give every customer, by name. No words come along."""
    known = map(_known, journal.holders(now.astimezone(UTC)))
    return tuple(sorted(known, key=lambda one: one.pseudonym.casefold()))


def kept_of(journal: "Journal", customer: CustomerId, now: datetime) -> KeptFound:
    """Give what a customer has kept; ``now`` is local and aware.

    Raises:
        Refused: there is no such customer.
    """
    at = now.astimezone(UTC)
    for one in journal.customers():
        if one.id == customer:
            return KeptFound(one.id, one.pseudonym, journal.entries(one.id, at), at, now.date())
    raise Refused(why=_NOT_THERE)


def take_back(journal: "Journal", reflection: ReflectionId, stamp: Stamp) -> FileNotWritten | None:
    """Destroy a kept answer; give what went wrong on the disk. The journal is as it says it is, also then."""
    try:
        journal.take_back(reflection, None, stamp)
    except FileNotWritten as error:
        return error
    return None


def erase(journal: "Journal", customer: CustomerId, stamp: Stamp) -> FileNotWritten | None:
    """Destroy all about a customer; give what went wrong on the disk. The journal is as it says it is, also then."""
    try:
        journal.erase_customer(customer, stamp)
    except FileNotWritten as error:
        return error
    return None


def _known(holder: Holder) -> Known:
    last = holder.last_at.date() if holder.last_at else None
    return Known(holder.customer.id, holder.customer.pseudonym, holder.count, last)
