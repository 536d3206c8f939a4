"""What can happen beside the talk: a quiet moment, an innocent page over everything, a mishap of the program itself?"""

from pelitarina.player.news import Message


class BreathToggled(Message, frozen=True):
    """The light that swells and sinks is to stand still, or to move again."""


class HideWanted(Message, frozen=True):
    """Somebody comes: an innocent page is to stand there at once."""


class ShowWanted(Message, frozen=True):
    """They are gone: everything is to be as it was."""


class Woke(Message, frozen=True):
    """The computer slept, or the program stood still for long. Somebody else may sit there now."""


class Rested(Message, frozen=True):
    """Nobody did anything for as long as is set, while the journal was open."""


class LockWanted(Message, frozen=True):
    """The journal is to be locked at once."""


class MishapLeft(Message, frozen=True):
    """On from a mishap, to the page before."""


class ReportWanted(Message, frozen=True):
    """What can be told of a mishap is to be looked at."""


class ReportMeant(Message, frozen=True):
    """It may be written to a file, as it was seen."""
