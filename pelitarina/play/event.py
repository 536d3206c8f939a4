"""What can happen in one move, and what is offered after it?"""

from typing import NamedTuple

from msgspec import Struct

from pelitarina.story.model import Choice


class Entered(Struct, frozen=True):
    """A passage was entered."""

    passage: str


class Broken(Struct, frozen=True):
    """An ``always`` did not hold, or a ``never`` did."""

    word: str
    condition: str


class Ended(Struct, frozen=True):
    """The story ended."""

    ending: str


Event = Entered | Broken | Ended


class Offer(NamedTuple):
    """A choice as it is shown now; ``open`` is False where it is greyed with its reason."""

    choice: Choice
    open: bool
