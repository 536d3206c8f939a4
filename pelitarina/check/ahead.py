"""How is it proved of a long story what can and cannot be, while the story itself is still being read?

What is proved hangs on where ways lead and not on words; these are read beside it, and they are half of the reading.
"""

from pathlib import Path

from pelitarina.check.beside import Begun, Beside, Later
from pelitarina.check.references import Said
from pelitarina.story.load import load, load_bare, size
from pelitarina.story.model import Story

LARGE = 1000
"""Passages of a story of which a part of the check is worth being done beside the rest."""


LONG = 300_000
"""Bytes of a story that is as good as always that large. More is not known before it is read."""


class Ahead:
    """Begins to prove before a story is read. ``said`` waits for what is found, once it has begun."""

    def __init__(self, folder: Path, beside: Beside) -> None:
        self.folder, self.beside = folder, beside
        self.said: Begun[list[Said]] | None = None

    def begin(self) -> None:
        """Begin, if the story is long enough."""
        if size(self.folder) >= LONG:
            begun = self.beside(self.proved)
            self.said = None if isinstance(begun, Later) else begun  # what is not done meanwhile is no gain

    def proved(self) -> list[Said]:
        """Give all that is proved. Only to show how somebody gets there is the whole story read, and played."""
        from pelitarina.check.reachable import reachable  # noqa: PLC0415  # so that only the copy has to load it

        def whole() -> Story:
            return load(self.folder).playable()

        return list(reachable(load_bare(self.folder) or whole(), beside=self.beside, whole=whole))
