"""What happens when a result from elsewhere is written down, and when two sittings are looked at beside each other?"""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Recording:
    """A result that is being written down: the instrument, and what stands in each field."""

    instrument: str = ""
    written: Mapping[str, str] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True)
class MeasuresWanted:
    """The result of a form that was filled in elsewhere is to be written down."""


@dataclass(frozen=True, slots=True)
class MeasureChosen:
    """It is the result of this instrument."""

    instrument: str


@dataclass(frozen=True, slots=True)
class MeasureDone:
    """The result is as it stands."""


@dataclass(frozen=True, slots=True)
class MeasureUnwanted:
    """The result that stands there is to go."""


@dataclass(frozen=True, slots=True)
class SinceWanted:
    """What was said then and now is to be seen beside each other."""


Measuring = MeasuresWanted | MeasureChosen | MeasureDone | MeasureUnwanted | SinceWanted
