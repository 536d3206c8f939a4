"""How is it proved of a long story what can and cannot be, while the story itself is still being read?

What is proved hangs on where ways lead and not on words; these are read beside it, and they are half of the reading.
"""

from collections.abc import Callable
from pathlib import Path

from pelitarina.check.beside import Begun, Beside, Later
from pelitarina.check.references import Said
from pelitarina.story.load import load
from pelitarina.story.model import Story

LARGE = 1000
"""Passages of a story of which a part of the check is worth being done beside the rest."""


class Ahead:
    """Begins to prove as soon as a story's nodes are there. ``said`` waits for what is found, once it has begun."""

    def __init__(self, folder: Path, beside: Beside) -> None:
        self.folder, self.beside = folder, beside
        self.said: Begun[list[Said]] | None = None

    def begin(self, passages: int, bare: Callable[[], Story]) -> None:
        """Begin, if the story is long enough. ``bare`` gives it without its words (see ``load``)."""
        if passages >= LARGE:
            begun = self.beside(lambda: self.proved(bare))
            self.said = None if isinstance(begun, Later) else begun  # what is not done meanwhile is no gain

    def proved(self, bare: Callable[[], Story]) -> list[Said]:
        """Give all that is proved. Only to show how somebody gets there is the whole story read, and played."""
        from pelitarina.check.reachable import reachable  # noqa: PLC0415  # so that only the copy has to load it

        def whole() -> Story:
            return load(self.folder).playable()

        story = bare()
        if not story.passages:  # the copy came to grief, and here the story has been read since
            story = whole()
        return list(reachable(story, beside=self.beside, whole=whole))
