"""What does the open journal say of the words in it, and what is done with them?"""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING, assert_never

from pelitarina.errors import FileNotWritten, Refused
from pelitarina.errors import message as m
from pelitarina.journal.keep import CustomerId, Purpose, ReflectionId, Stamp
from pelitarina.journal.party import Holder
from pelitarina.player.command import AskDay, KeepFor, TakeBack
from pelitarina.player.kept import CustomersFound, KeptFound, Known

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal

_NOT_THERE = m("This customer is not in the journal any more.")


def everybody(journal: "Journal", now: datetime) -> CustomersFound:
    """Give every customer, by name, and how many answers end soon. No words come along."""
    at = now.astimezone(UTC)
    known = sorted(map(_known, journal.holders(at)), key=lambda one: one.pseudonym.casefold())
    return CustomersFound(tuple(known), journal.ending(at), journal.ahead.date() if journal.ahead else None)


def kept_of(journal: "Journal", customer: CustomerId, now: datetime) -> KeptFound:
    """Give what a customer has kept, and which papers left; ``now`` is local and aware.

    Raises:
        Refused: there is no such customer.
    """
    at = now.astimezone(UTC)
    for one in journal.customers():
        if one.id == customer:
            found = journal.entries(one.id, at)
            return KeptFound(one.id, one.pseudonym, found, at, now.date(), journal.papers(one.id))
    raise Refused(why=_NOT_THERE)


def decide(journal: "Journal", wanted: TakeBack | KeepFor | AskDay, stamp: Stamp) -> FileNotWritten | None:
    """Do what the customer decided; give what went wrong on the disk. The journal is as it says it is, also then."""
    match wanted:
        case TakeBack(_, reflections, purposes):
            return _taken_back(journal, reflections, purposes, stamp)
        case KeepFor(_, reflection, purpose, notice):
            journal.add(reflection, {purpose}, stamp, notice)
        case AskDay(_, reflections, day):
            for one in reflections:
                journal.ask_day(one, None, day, stamp)
        case _ as unreachable:
            assert_never(unreachable)
    return None


def _taken_back(
    journal: "Journal", reflections: Iterable[ReflectionId], purposes: frozenset[Purpose] | None, stamp: Stamp
) -> FileNotWritten | None:
    """Take back one after the other; the first trouble of the disk does not keep the others from going."""
    trouble = None
    for one in reflections:
        try:
            journal.take_back(one, purposes, stamp)
        except FileNotWritten as error:
            trouble = trouble or error
    return trouble


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
