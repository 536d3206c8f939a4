"""What can a person do to a circle, to a card of the next step, to a question for both? A part of ``message``.

Areas are counted from 0, and so are the questions of an area: how it is now, how important it is, which way. What
somebody said of an area shows in no ``repr``; what is written comes as ``message.Wrote``.
"""

from pelitarina import circle, next_step
from pelitarina.player.news import Message
from pelitarina.private import Private


class SectorOpened(Message, frozen=True):
    """An area of the circle is to be filled in or changed, beginning with one of its questions."""

    sector: int
    question: int = 0


class SectorSaid(Private, Message, frozen=True):
    """The question on screen is answered by a number, ``circle.LOWEST`` to ``circle.HIGHEST``, or by a way."""

    said: int | circle.Way


class SectorUnsaid(Message, frozen=True):
    """What was answered to the question on screen is taken away."""


class SectorEmptied(Message, frozen=True):
    """All that was said of the area is taken away."""


class CircleWanted(Message, frozen=True):
    """The whole circle is wanted again."""


class CircleDone(Message, frozen=True):
    """The circle as it stands is the answer."""


class StepWay(Private, Message, frozen=True):
    """What the next step is for: better, or to hold; None: that is left open."""

    way: next_step.Way | None


class StepDone(Message, frozen=True):
    """The next step as it stands is the answer."""


class BothDone(Message, frozen=True):
    """Both have answered what they want to."""
