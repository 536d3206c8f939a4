"""What went wrong in a play, and which short playthrough shows it?"""

from typing import Literal

from msgspec import Struct

from pelitarina.play.move import Move, written

Kind = Literal["broken", "stuck", "long", "error", "back", "saved"]
"""What can go wrong: a promise of the story is broken; nothing leads on; no end within so many turns; the program
itself breaks; the same move leads elsewhere after going back; a saved place is not the place that was saved."""


class Finding(Struct, frozen=True):
    """Something that should not happen, and how to come to it.

    Attributes:
        what: the promise as written, or where the program broke.
        where: the passage.
        moves: what was done from the start on.
        plays: in how many plays it happened.
        circle: where a play without end was last, each passage once.
    """

    kind: Kind
    what: str
    where: str
    seed: int
    moves: tuple[Move, ...]
    plays: int = 1
    circle: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What makes it the same finding as another."""
        match self.kind:
            case "broken" | "error":
                return self.kind, self.what
            case "stuck" | "back" | "saved":
                return self.kind, self.where
            case "long":
                return self.kind, ""


def playthrough(found: Finding) -> str:
    """Give the way to ``found`` as a run that can be put into a file of playthroughs."""
    return written(f"{found.kind} {found.where}".strip(), found.moves, found.seed)
