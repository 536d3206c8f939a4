"""What can a person do to a circle, to a card of the next step, to a question for both? A part of ``message``.

Areas are counted from 0, and so are the questions of an area: how it is now, how important it is, which way. What
somebody said of an area shows in no ``repr``; what is written comes as ``message.Wrote``.
"""

from dataclasses import dataclass, field

from pelitarina import circle, next_step


@dataclass(frozen=True, slots=True)
class SectorOpened:
    """An area of the circle is to be filled in or changed, beginning with one of its questions."""

    sector: int
    question: int = 0


@dataclass(frozen=True, slots=True)
class SectorSaid:
    """The question on screen is answered by a number, ``circle.LOWEST`` to ``circle.HIGHEST``, or by a way."""

    said: int | circle.Way = field(repr=False)


@dataclass(frozen=True, slots=True)
class SectorUnsaid:
    """What was answered to the question on screen is taken away."""


@dataclass(frozen=True, slots=True)
class SectorEmptied:
    """All that was said of the area is taken away."""


@dataclass(frozen=True, slots=True)
class CircleWanted:
    """The whole circle is wanted again."""


@dataclass(frozen=True, slots=True)
class CircleDone:
    """The circle as it stands is the answer."""


@dataclass(frozen=True, slots=True)
class StepWay:
    """What the next step is for: better, or to hold; None: that is left open."""

    way: next_step.Way | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class StepDone:
    """The next step as it stands is the answer."""


@dataclass(frozen=True, slots=True)
class BothDone:
    """Both have answered what they want to."""


Filling = (
    SectorOpened | SectorSaid | SectorUnsaid | SectorEmptied | CircleWanted | CircleDone | StepWay | StepDone | BothDone
)
