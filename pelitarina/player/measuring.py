"""What happens when a result from elsewhere is written down, and when two sittings are looked at beside each other?"""

from collections.abc import Mapping

from msgspec import field

from pelitarina.player.news import Message
from pelitarina.private import Private


class Recording(Private, frozen=True):
    """A result that is being written down: the instrument, and what stands in each field."""

    instrument: str = ""
    written: Mapping[str, str] = field(default_factory=dict)


class MeasuresWanted(Message, frozen=True):
    """The result of a form that was filled in elsewhere is to be written down."""


class MeasureChosen(Message, frozen=True):
    """It is the result of this instrument."""

    instrument: str


class MeasureDone(Message, frozen=True):
    """The result is as it stands."""


class MeasureUnwanted(Message, frozen=True):
    """The result that stands there is to go."""


class SinceWanted(Message, frozen=True):
    """What was said then and now is to be seen beside each other."""
