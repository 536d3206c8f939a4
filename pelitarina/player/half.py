"""What can one of two do in their own half, where both draw or fill in beside each other? A part of ``message``."""

from pelitarina.player.drawing import Drawing
from pelitarina.player.filling import SectorOpened, StepWay
from pelitarina.player.news import Message


class OfHalf(Message, frozen=True):
    """One of the two does something to what stands in their own half; None: the next things done are theirs.

    ``owner`` is the one who answers: ``customer`` or ``worker``.
    """

    owner: str
    said: Drawing | SectorOpened | StepWay | None = None
