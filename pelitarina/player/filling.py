"""What can a person do to a circle, to a card of the next step, to a question for both? A part of ``message``.

Areas are counted from 0, and so are the questions of an area: how it is now, how important it is, which way. What
somebody said of an area shows in no ``repr``; what is written comes as ``message.Wrote``.
"""

from msgspec import Struct

from pelitarina import circle, next_step
from pelitarina.private import Private


class SectorOpened(Struct, frozen=True):
    """An area of the circle is to be filled in or changed, beginning with one of its questions."""

    sector: int
    question: int = 0


class SectorSaid(Private, frozen=True):
    """The question on screen is answered by a number, ``circle.LOWEST`` to ``circle.HIGHEST``, or by a way."""

    said: int | circle.Way


class SectorUnsaid(Struct, frozen=True):
    """What was answered to the question on screen is taken away."""


class SectorEmptied(Struct, frozen=True):
    """All that was said of the area is taken away."""


class CircleWanted(Struct, frozen=True):
    """The whole circle is wanted again."""


class CircleDone(Struct, frozen=True):
    """The circle as it stands is the answer."""


class StepWay(Private, frozen=True):
    """What the next step is for: better, or to hold; None: that is left open."""

    way: next_step.Way | None


class StepDone(Struct, frozen=True):
    """The next step as it stands is the answer."""


class BothDone(Struct, frozen=True):
    """Both have answered what they want to."""


Filling = (
    SectorOpened | SectorSaid | SectorUnsaid | SectorEmptied | CircleWanted | CircleDone | StepWay | StepDone | BothDone
)
