"""Has nobody done anything for so long that the journal is better locked?"""

import time
from collections.abc import Callable
from datetime import datetime


class Idle:
    """Looks at two clocks: the wall's, which goes on while the computer sleeps, and one that nobody can set.

    Attributes:
        minutes: after how many without anybody it is enough.
    """

    def __init__(self, now: Callable[[], datetime], clock: Callable[[], float] = time.monotonic) -> None:
        self.now, self.clock, self.minutes = now, clock, 5
        self.since = now(), clock()

    def busy(self, minutes: int) -> None:
        """Somebody is here."""
        self.minutes = minutes
        self.since = self.now(), self.clock()

    def over(self) -> bool:
        """Whether it is enough, by either clock."""
        wall, steady = self.since
        passed = max((self.now() - wall).total_seconds(), self.clock() - steady)
        return passed >= self.minutes * 60
