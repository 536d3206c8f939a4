"""What can a person do to a life line on the screen? A part of the closed list in ``message``.

Phases, things and strengths are counted from 0. No message holds a word of the line: what is written
comes as ``message.Wrote``.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TemplateTaken:
    """An empty line to begin with was chosen."""

    template: str


@dataclass(frozen=True, slots=True)
class TemplateLeft:
    """Another empty line is wanted."""


@dataclass(frozen=True, slots=True)
class PhaseOpened:
    """A phase is to be changed."""

    phase: int


@dataclass(frozen=True, slots=True)
class PhaseWanted:
    """A new phase is wanted before the one that stands at ``at``."""

    at: int


@dataclass(frozen=True, slots=True)
class PhaseMoved:
    """The phase looked at changes places with its neighbour: -1 the earlier, 1 the later."""

    by: int


@dataclass(frozen=True, slots=True)
class PhaseUnwanted:
    """The phase looked at is to go; ``sure`` where it may take along what is on it."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class PhaseStays:
    """It is not to go after all."""


@dataclass(frozen=True, slots=True)
class ThingOpened:
    """A thing is to be changed, or a new one put where there is none yet."""

    phase: int
    thing: int


@dataclass(frozen=True, slots=True)
class ThingUnwanted:
    """The thing looked at goes."""


@dataclass(frozen=True, slots=True)
class NoteUnwanted:
    """The note of the thing looked at goes."""


@dataclass(frozen=True, slots=True)
class StrengthOpened:
    """A strength is to be changed, or a new one put where there is none yet."""

    strength: int


@dataclass(frozen=True, slots=True)
class StrengthUnwanted:
    """The strength looked at goes."""


@dataclass(frozen=True, slots=True)
class LineWanted:
    """The whole line is wanted again."""


@dataclass(frozen=True, slots=True)
class LineDone:
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
