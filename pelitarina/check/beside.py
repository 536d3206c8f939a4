"""What of the check can be done beside the rest, and how is that asked for?

Whoever runs the check says how: nothing here knows of processes.
"""

from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

Found = TypeVar("Found")
_Found_co = TypeVar("_Found_co", covariant=True)


class Begun(Protocol[_Found_co]):
    """A piece of work that was begun."""

    def __call__(self) -> _Found_co:
        """Wait for what it finds; once."""
        ...

    def drop(self) -> None:
        """Give it up, where nobody is going to ask."""
        ...


class Beside(Protocol):
    """Begins a piece of work, and gives what waits for what it finds; that can be pickled."""

    def __call__(self, work: Callable[[], Found], /) -> Begun[Found]:
        """Begin ``work``."""
        ...


class Later(Generic[_Found_co]):
    """A piece of work that is done when it is asked for what it finds."""

    def __init__(self, work: Callable[[], _Found_co]) -> None:
        self.work = work

    def __call__(self) -> _Found_co:
        """Do it."""
        return self.work()

    def drop(self) -> None:
        """Nothing was begun."""


def at_once(work: Callable[[], Found], /) -> Begun[Found]:
    """Do a piece of work when it is asked for what it finds."""
    return Later(work)
