"""How long is one to wait after passphrases that did not fit?

For whoever tries one after the other at the window; nothing is ever wiped, and nothing is timed for a customer.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from math import ceil

FREE = 3
"""How many may be wrong before one waits."""
LONGEST_S = 60


@dataclass
class Patience:
    """Counts what did not fit; after the third it is 2 seconds, then 4, 8, up to a minute."""

    wrong: int = 0
    until: datetime | None = None

    def left_s(self, now: datetime) -> int:
        """Give how many seconds are left; none after a clock that was set back."""
        left = (self.until - now).total_seconds() if self.until else 0.0
        return ceil(left) if 0 < left <= LONGEST_S else 0

    def failed(self, now: datetime) -> None:
        """One more did not fit."""
        self.wrong += 1
        if self.wrong >= FREE:
            self.until = now + timedelta(seconds=min(LONGEST_S, 2 ** min(self.wrong - FREE + 1, 6)))

    def fitted(self) -> None:
        """One fitted: all is forgotten."""
        self.wrong, self.until = 0, None
