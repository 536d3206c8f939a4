"""How is something worked out once for each thing, and from then on only looked up?"""

from collections.abc import Callable
from typing import TypeVar

_Of = TypeVar("_Of")
_Is = TypeVar("_Is")


class Once(dict[_Of, _Is]):
    """What ``work`` has given, by what it was asked of. ``__getitem__`` asks it where nothing is known yet."""

    def __init__(self, work: Callable[[_Of], _Is]) -> None:
        super().__init__()
        self.work = work

    def __missing__(self, of: _Of) -> _Is:
        """Work it out; called by ``__getitem__`` alone, which costs a third of a call of our own."""
        found = self[of] = self.work(of)
        return found
