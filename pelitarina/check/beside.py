"""What of the check can be done beside the rest, and how is that asked for?

Whoever runs the check says how: nothing here knows of processes.
"""

from collections.abc import Callable
from typing import Protocol, TypeVar

Found = TypeVar("Found")


class Beside(Protocol):
    """Begins a piece of work, and gives what waits for what it finds; that can be pickled."""

    def __call__(self, work: Callable[[], Found], /) -> Callable[[], Found]:
        """Begin ``work``."""
        ...


def at_once(work: Callable[[], Found], /) -> Callable[[], Found]:
    """Do a piece of work when it is asked for what it finds."""
    return work
