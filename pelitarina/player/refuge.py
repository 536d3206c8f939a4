"""What can happen beside the talk: a quiet moment, an innocent page over everything, a mishap of the program itself?"""

from msgspec import Struct


class BreathToggled(Struct, frozen=True):
    """The light that swells and sinks is to stand still, or to move again."""


class HideWanted(Struct, frozen=True):
    """Somebody comes: an innocent page is to stand there at once."""


class ShowWanted(Struct, frozen=True):
    """They are gone: everything is to be as it was."""


class Woke(Struct, frozen=True):
    """The computer slept, or the program stood still for long. Somebody else may sit there now."""


class Rested(Struct, frozen=True):
    """Nobody did anything for as long as is set, while the journal was open."""


class LockWanted(Struct, frozen=True):
    """The journal is to be locked at once."""


class MishapLeft(Struct, frozen=True):
    """On from a mishap, to the page before."""


class ReportWanted(Struct, frozen=True):
    """What can be told of a mishap is to be looked at."""


class ReportMeant(Struct, frozen=True):
    """It may be written to a file, as it was seen."""


Refuge = BreathToggled | HideWanted | ShowWanted | Woke | Rested | LockWanted | MishapLeft | ReportWanted | ReportMeant
