"""Did the computer sleep since the last look? Then somebody else may sit at it now."""

import time
from collections.abc import Callable
from datetime import UTC, datetime

GAP = 60.0
"""Seconds that nobody looked, or that the clock of the wall went ahead of the one that stands still in sleep."""


def wall() -> datetime:
    """Give the time of the clock on the wall, in UTC: where a look comes many times a second, no time zone is read."""
    return datetime.now(UTC)  # noqa: TID251  # the edge that asks the clock


class Wake:
    """Compares two clocks: the wall's, and one that only grows and mostly stands while a computer sleeps.

    Attributes:
        looks: whether a look comes many times a second; then a long gap alone means a sleep, too, and that is how it
            is noticed on Windows, where both clocks go on.
    """

    def __init__(
        self, now: Callable[[], datetime], *, looks: bool, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self.now, self.looks, self.clock = now, looks, clock
        self.before = now(), clock()

    def slept(self) -> bool:
        """Whether it slept since this was asked last."""
        wall, steady = self.before
        self.before = self.now(), self.clock()
        by_wall = (self.before[0] - wall).total_seconds()
        by_clock = self.before[1] - steady
        return by_wall - by_clock > GAP or (self.looks and by_wall > GAP)

    def rested(self) -> None:
        """The time since the last look was meant to pass: somebody was busy."""
        self.before = self.now(), self.clock()
