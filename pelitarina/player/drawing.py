"""What can a person do to a life line on the screen? A part of ``message``.

Phases, things and strengths are counted from 0. No message holds a word of the line: what is written
comes as ``message.Wrote``.
"""

from pelitarina.player.news import Message


class TemplateTaken(Message, frozen=True):
    """An empty line to begin with was chosen."""

    template: str


class TemplateLeft(Message, frozen=True):
    """Another empty line is wanted."""


class PhaseOpened(Message, frozen=True):
    """A phase is to be changed."""

    phase: int


class PhaseWanted(Message, frozen=True):
    """A new phase is wanted before the one that stands at ``at``."""

    at: int


class PhaseMoved(Message, frozen=True):
    """The phase looked at changes places with its neighbour: -1 the earlier, 1 the later."""

    by: int


class PhaseUnwanted(Message, frozen=True):
    """The phase looked at is to go; ``sure`` where it may take along what is on it."""

    sure: bool = False


class PhaseStays(Message, frozen=True):
    """It is not to go after all."""


class ThingOpened(Message, frozen=True):
    """A thing is to be changed, or a new one put where there is none yet."""

    phase: int
    thing: int


class ThingUnwanted(Message, frozen=True):
    """The thing looked at goes."""


class NoteUnwanted(Message, frozen=True):
    """The note of the thing looked at goes."""


class StrengthOpened(Message, frozen=True):
    """A strength is to be changed, or a new one put where there is none yet."""

    strength: int


class StrengthUnwanted(Message, frozen=True):
    """The strength looked at goes."""


class LineWanted(Message, frozen=True):
    """The whole line is wanted again."""


class LineDone(Message, frozen=True):
    """The line as it stands is the answer."""


Drawing = (
    TemplateTaken
    | TemplateLeft
    | PhaseOpened
    | PhaseWanted
    | PhaseMoved
    | PhaseUnwanted
    | PhaseStays
    | ThingOpened
    | ThingUnwanted
    | NoteUnwanted
    | StrengthOpened
    | StrengthUnwanted
    | LineWanted
    | LineDone
)
