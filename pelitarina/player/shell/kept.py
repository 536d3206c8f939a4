"""What does the open journal say of the words in it, and what is done with them?"""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, assert_never
from uuid import uuid4

from pelitarina.errors import FileNotWritten, Refused, told
from pelitarina.errors import message as m
from pelitarina.journal.keep import CustomerId, Decision, Entry, How, KeepEvent, Purpose, ReflectionId, Stamp
from pelitarina.journal.party import Holder
from pelitarina.player.command import AskDay, EraseCustomer, Keep, KeepFor, ListKept, OpenKept, TakeBack
from pelitarina.player.kept import CustomersFound, Decided, Erased, KeptFound, Known, TakenBack
from pelitarina.player.news import Message

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal

LookedAfter = ListKept | OpenKept | TakeBack | KeepFor | AskDay | EraseCustomer
"""What the open journal is asked for while somebody decides about kept words."""
WORKER = "worker"
"""Who sits at the keyboard, as far as the program knows."""
_NOT_THERE = m("This customer is not in the journal any more.")


def look_after(journal: "Journal", wanted: LookedAfter, now: datetime, say: Callable[[str], str]) -> Message:
    """Do what is wanted with kept words, and say how they are then; ``now`` is local and aware.

    Raises:
        Refused: there is no such customer, or it cannot be so.
        JournalError: it could not be done.
    """
    match wanted:
        case ListKept():
            return everybody(journal, now)
        case OpenKept(customer):
            return kept_of(journal, customer, now)
        case TakeBack() | KeepFor() | AskDay():
            how = wanted.how if isinstance(wanted, KeepFor) else How.TAPPED
            error = decide(journal, wanted, stamp_at(now, how))
            left = kept_of(journal, wanted.customer, now)
            failed = " ".join(told(error, say)) if error else ""
            if not isinstance(wanted, TakeBack):
                return Decided(left)
            return TakenBack(left, failed, journal.copies_until(now.astimezone(UTC)))
        case EraseCustomer(customer):
            error = erase(journal, customer, stamp_at(now, How.TAPPED))
            failed = " ".join(told(error, say)) if error else ""
            return Erased(everybody(journal, now).customers, failed, journal.copies_until(now.astimezone(UTC)))
        case _ as unreachable:
            assert_never(unreachable)


def everybody(journal: "Journal", now: datetime) -> CustomersFound:
    """Give every customer, by name, and how many answers end soon. No words come along."""
    at = now.astimezone(UTC)
    known = sorted(map(_known, journal.holders(at)), key=lambda one: one.pseudonym.casefold())
    ahead = journal.ahead.date() if journal.ahead else None
    return CustomersFound(tuple(known), journal.ending(at), ahead, journal.feedback())


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


def on_paper(keep: Keep, at: datetime) -> tuple[Entry, ...]:
    """Make entries that live no longer than this sitting."""
    return tuple(
        Entry(
            ReflectionId(str(uuid4())),
            keep.sitting,
            choice.answer,
            tuple(KeepEvent(purpose, Decision.KEPT, at) for purpose in sorted(choice.purposes)),
        )
        for choice in keep.choices
    )


def stamp_at(now: datetime, how: How) -> Stamp:
    """Say when a choice is recorded: ``now`` is local and aware, and is kept with its offset."""
    offset = now.utcoffset() or timedelta()
    return Stamp(now.astimezone(UTC), int(offset.total_seconds() // 60), WORKER, how)


def _known(holder: Holder) -> Known:
    last = holder.last_at.date() if holder.last_at else None
    return Known(holder.customer.id, holder.customer.pseudonym, holder.count, last)
