"""Which half of a year is it? What is published about people is published once for each, when it is over."""

import re
from datetime import UTC, date, datetime
from typing import Final

from msgspec import Struct

from pelitarina.errors import message

NAMES: Final = {1: message("January to June {year}"), 2: message("July to December {year}")}
"""What each half is called, as message ids."""
WAITING: Final = message("Nobody has made the figures of this half-year yet ({half}).")
ONCE: Final = message("They are made once and stay as they are, whatever anybody allows or takes back later.")
"""What whoever makes the figures of a half-year hears before, one after the other."""
NOTHING: Final = message(
    "There is nothing to tell of this half-year: no notes, and nothing that may be counted. No figures are made."
)
"""What whoever asks for them hears where there are none to make."""

_WRITTEN = re.compile(r"([0-9]{4})-([12])")


class Half(Struct, frozen=True, order=True):
    """A half-year: ``number`` 1 is January to June, 2 July to December. Days are counted in UTC, as last days are."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number}"

    @property
    def first_day(self) -> date:
        """The day on which it begins."""
        return date(self.year, 1 if self.number == 1 else 7, 1)

    @property
    def last_day(self) -> date:
        """The day on which it ends."""
        return date(self.year, 6, 30) if self.number == 1 else date(self.year, 12, 31)

    @property
    def before(self) -> "Half":
        """The half-year before this one."""
        return Half(self.year, 1) if self.number == 2 else Half(self.year - 1, 2)

    def is_over(self, at: datetime) -> bool:
        """Say whether it has ended at ``at`` (aware)."""
        return at.astimezone(UTC).date() > self.last_day


def half_of(at: datetime) -> Half:
    """Give the half-year in which ``at`` (aware) lies.

    >>> str(half_of(datetime(2026, 6, 30, 23, tzinfo=UTC))), str(half_of(datetime(2026, 7, 1, tzinfo=UTC)))
    ('2026-1', '2026-2')
    """
    day = at.astimezone(UTC).date()
    return Half(day.year, 1 if day.month <= 6 else 2)


def half(text: str) -> Half | None:
    """Read a half-year; None if it is none.

    >>> str(half("2026-1")), half("2026-3"), half("0000-1")
    ('2026-1', None, None)
    """
    found = _WRITTEN.fullmatch(text)
    return Half(int(found[1]), int(found[2])) if found and int(found[1]) else None
