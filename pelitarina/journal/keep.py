"""What the customer chose to keep, for which purpose, and what is in force now.

This is the customer's *choice to keep and share*, a safeguard; it is not the legal basis of a
client record (EDPB Guidelines 05/2020, paragraphs 16-17). A choice is an event that is only ever
added; a "no" leaves no trace.
"""

import calendar
import hashlib
from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from typing import NewType

from msgspec import Struct

from pelitarina.journal.draft import Answer
from pelitarina.private import Private

Purpose = NewType("Purpose", str)
"""Why words are kept: ``own_copy``, ``assessment``, ``plan``, ``counts`` or ``share:<recipient>``."""

OWN_COPY = Purpose("own_copy")
ASSESSMENT = Purpose("assessment")
PLAN = Purpose("plan")
COUNTS = Purpose("counts")
SHARE = "share:"

DAYS_AFTER_EXPORT = 30
"""For how many days words stay here after they were handed on, unless the customer asked for another last day."""
SOON_DAYS = 30
"""Within how many days an end is near enough to be said."""

ReflectionId = NewType("ReflectionId", str)
CustomerId = NewType("CustomerId", str)


def purpose(text: str) -> Purpose | None:
    """Read a purpose; None if there is no such purpose.

    >>> purpose("assessment"), purpose("share:"), purpose("marketing")
    ('assessment', None, None)
    """
    plain = text in {OWN_COPY, ASSESSMENT, PLAN, COUNTS}
    return Purpose(text) if plain or (text.startswith(SHARE) and text.removeprefix(SHARE).strip()) else None


class Decision(StrEnum):
    """What was decided of one reflection for one purpose."""

    KEPT = "kept"
    TAKEN_BACK = "taken_back"
    EXPIRED = "expired"


class How(StrEnum):
    """How the choice was made."""

    TAPPED = "tapped"
    SPOKEN = "spoken_and_tapped"
    INTERPRETED = "with_interpreter"
    SUPPORTED = "for_supporter"
    SCRIPT = "by_script"


class Notice(Private, frozen=True):
    """The text that the customer was shown before choosing. Its hash goes into every choice."""

    id: str
    version: int
    language: str
    text: str

    @property
    def sha256(self) -> str:
        """Hash of the text as shown, as 64 hexadecimal digits."""
        return hashlib.sha256(self.text.encode()).hexdigest()


class Stamp(Struct, frozen=True):
    """When, by whom and how a choice was recorded.

    Attributes:
        at: aware UTC.
        offset_minutes: what the wall clock showed ahead of UTC, -840 to 840.
        recorded_by: who sat at the keyboard, such as ``worker``; never a customer's name.
    """

    at: datetime
    offset_minutes: int
    recorded_by: str
    how: How


class Sitting(Struct, frozen=True):
    """One meeting at the table: which story, in which language, when."""

    id: str
    story: str
    story_title: str
    story_hash: str
    language: str
    started_at: datetime


class KeepEvent(Private, frozen=True):
    """One decision. ``last_day`` is the last day on which a kept purpose is in force."""

    purpose: Purpose
    decision: Decision
    decided_at: datetime
    last_day: date | None = None


class Entry(Private, frozen=True):
    """A kept reflection: the answer, the sitting it comes from, and every decision about it in order."""

    id: ReflectionId
    sitting: Sitting
    answer: Answer
    events: tuple[KeepEvent, ...] = ()


class Choice(Private, frozen=True):
    """An answer that the customer wants kept, and for what. At least one purpose.

    Attributes:
        id: the id under which it is kept, made once by whoever asks: asked again, nothing is kept twice. Where it is
            None, the journal makes one.
    """

    answer: Answer
    purposes: frozenset[Purpose]
    id: ReflectionId | None = None


class Paper(Private, frozen=True):
    """A document that left, as far as the journal remembers it: no word of it, only which answers it held.

    Attributes:
        kind: the purpose for which it was made.
        at: aware UTC.
        reflections: all that it held.
        withdrawn: those of them that the customer has taken back since, for the purpose of the paper.
    """

    id: str
    kind: str
    format: str
    language: str
    at: datetime
    reflections: tuple[ReflectionId, ...]
    withdrawn: tuple[ReflectionId, ...] = ()


def in_force(entry: Entry, at: datetime) -> dict[Purpose, date | None]:
    """Say for which purposes ``entry`` is kept at ``at``, each with its last day.

    The newest decision for a purpose counts. Its last day is still in force to the end of that day, UTC.
    """
    return {
        event.purpose: event.last_day
        for event in newest(entry.events).values()
        if event.decision is Decision.KEPT and not is_past(event, at)
    }


def last_day(entry: Entry, at: datetime) -> date | None:
    """Give the last day on which anything of ``entry`` is in force; None where it is not, or has no last day."""
    days = in_force(entry, at).values()
    return max((day for day in days if day), default=None) if None not in days else None


def ends_soon(entry: Entry, at: datetime) -> bool:
    """Say whether all of ``entry`` ends within ``SOON_DAYS``."""
    last = last_day(entry, at)
    return last is not None and last <= at.astimezone(UTC).date() + timedelta(days=SOON_DAYS)


def is_past(event: KeepEvent, at: datetime) -> bool:
    """Say whether the last day of ``event`` is over at ``at`` (aware); a day ends at midnight UTC."""
    return event.last_day is not None and at.astimezone(UTC).date() > event.last_day


def chosen(marks: Iterable[tuple[Answer, Iterable[Purpose]]]) -> tuple[Choice, ...]:
    """Make choices from what was marked at the review; an answer without a purpose is left out."""
    pairs = ((answer, frozenset(purposes)) for answer, purposes in marks)
    return tuple(Choice(answer, purposes) for answer, purposes in pairs if purposes)


def months_after(day: date, months: int) -> date:
    """Give the same day ``months`` calendar months later, or the last day of that month if it is shorter.

    >>> months_after(date(2027, 8, 31), 6), months_after(date(2026, 11, 21), 12)
    (datetime.date(2028, 2, 29), datetime.date(2027, 11, 21))
    """
    years, month = divmod(day.month - 1 + months, 12)
    year = day.year + years
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def newest(events: Iterable[KeepEvent]) -> dict[Purpose, KeepEvent]:
    """Give the decision that counts for each purpose: the last one, however the clock stood."""
    return {event.purpose: event for event in events}
