"""What of the check can be done beside the rest, and how is that asked for?

Whoever runs the check says how: nothing here knows of processes.
"""

from collections.abc import Callable
from functools import cache
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


class Along(Generic[_Found_co]):
    """A piece of work that goes along with the first one that is begun beside: to part twice costs twice."""

    def __init__(self, beside: Beside, work: Callable[[], _Found_co]) -> None:
        self.beside, self.work = beside, work
        self.both: Callable[[], tuple[object, _Found_co]] | None = None

    def begin(self, other: Callable[[], Found], /) -> Begun[Found]:
        """Begin ``other``, and this with it."""
        if self.both is not None:
            return self.beside(other)
        begun = self.beside(lambda: (other(), self.work()))
        if isinstance(begun, Later):
            return Later(other)
        both = self.both = cache(begun)
        return Later(lambda: both()[0])

    def __call__(self) -> _Found_co:
        """Wait for what this finds."""
        return self.both()[1] if self.both else self.work()
