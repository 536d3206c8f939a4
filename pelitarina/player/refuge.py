"""What can happen beside the talk: a quiet moment, an innocent page over everything, a mishap of the program itself?"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class BreathToggled:
    """The light that swells and sinks is to stand still, or to move again."""


@dataclass(frozen=True, slots=True)
class HideWanted:
    """Somebody comes: an innocent page is to stand there at once."""


@dataclass(frozen=True, slots=True)
class ShowWanted:
    """They are gone: everything is to be as it was."""


@dataclass(frozen=True, slots=True)
class Woke:
    """The computer slept, or the program stood still for long. Somebody else may sit there now."""


@dataclass(frozen=True, slots=True)
class Rested:
    """Nobody did anything for as long as is set, while the journal was open."""


@dataclass(frozen=True, slots=True)
class LockWanted:
    """The journal is to be locked at once."""


@dataclass(frozen=True, slots=True)
class MishapLeft:
    """On from a mishap, to the page before."""


@dataclass(frozen=True, slots=True)
class ReportWanted:
    """What can be told of a mishap is to be looked at."""


@dataclass(frozen=True, slots=True)
class ReportMeant:
    """It may be written to a file, as it was seen."""


Refuge = BreathToggled | HideWanted | ShowWanted | Woke | Rested | LockWanted | MishapLeft | ReportWanted | ReportMeant
