"""How is an answer kept once, however often keeping it is asked for?

Its id is made here, once. Until the receipt is on its way the journal may hold it and nobody know: asked again, it is
the same id; not asked again, it does not stay.
"""

from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING
from uuid import uuid4

from msgspec.structs import replace

from pelitarina.errors import PelitarinaError
from pelitarina.journal.draft import Answer
from pelitarina.journal.keep import Choice, ReflectionId, Stamp

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal


class Once:
    """Remembers, in memory only, under which id an answer of a sitting was to be kept."""

    def __init__(self) -> None:
        self._ids: dict[tuple[str, Answer], ReflectionId] = {}
        self._doubtful: set[ReflectionId] = set()

    def named(self, sitting: str, choices: Iterable[Choice]) -> tuple[Choice, ...]:
        """Give each choice its id: the one it had before, where the same answer was to be kept before."""
        named = tuple(replace(choice, id=self._id(sitting, choice.answer)) for choice in choices)
        self._doubtful |= {choice.id for choice in named if choice.id}
        return named

    def acknowledged(self) -> None:
        """It is kept, and that was said: nothing is in doubt any more."""
        self._doubtful.clear()

    def forget(self) -> None:
        """Let go of every word; what is in doubt stays in mind by its id alone."""
        self._ids.clear()

    def let_go(self, journal: "Journal", stamp: Stamp, but: Iterable[Choice] = ()) -> None:
        """Take back what may have been kept without anybody having heard of it, ``but`` for what is wanted now."""
        for one in self._doubtful - {choice.id for choice in but}:
            with suppress(PelitarinaError):  # it is tried again with the next keeping, or when the journal is closed
                journal.take_back(one, None, stamp)
                self._doubtful.discard(one)

    def _id(self, sitting: str, answer: Answer) -> ReflectionId:
        return self._ids.setdefault((sitting, answer), ReflectionId(str(uuid4())))
