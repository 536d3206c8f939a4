"""What can happen in one move, and what is offered after it?"""

from dataclasses import dataclass
from typing import NamedTuple

from pelitarina.story.model import Choice


@dataclass(frozen=True, slots=True)
class Entered:
    """A passage was entered."""

    passage: str


@dataclass(frozen=True, slots=True)
class Broken:
    """An ``always`` did not hold, or a ``never`` did."""

    word: str
    condition: str


@dataclass(frozen=True, slots=True)
class Ended:
    """The story ended."""

    ending: str


Event = Entered | Broken | Ended


class Offer(NamedTuple):
    """A choice as it is shown now; ``open`` is False where it is greyed with its reason."""

    choice: Choice
    open: bool
