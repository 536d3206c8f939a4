"""What can one of two do in their own half, where both draw or fill in beside each other? A part of ``message``."""

from msgspec import Struct

from pelitarina.player.drawing import Drawing
from pelitarina.player.filling import SectorOpened, StepWay


class OfHalf(Struct, frozen=True):
    """One of the two does something to what stands in their own half; None: the next things done are theirs.

    ``owner`` is the one who answers: ``customer`` or ``worker``.
    """

    owner: str
    said: Drawing | SectorOpened | StepWay | None = None
