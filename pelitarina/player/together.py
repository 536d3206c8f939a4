"""What can a group do? A part of the closed list in ``message``. Members are meant by their numbers."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class GroupWanted:
    """Several want to play together."""


@dataclass(frozen=True, slots=True)
class MemberOpened:
    """A member wants to be called otherwise, or to leave."""

    member: int


@dataclass(frozen=True, slots=True)
class MemberUnwanted:
    """The member that is looked at leaves; ``sure`` where that was asked because of what they have answered."""

    sure: bool = False


@dataclass(frozen=True, slots=True)
class MemberStays:
    """No, they stay."""


@dataclass(frozen=True, slots=True)
class AllHere:
    """Everybody who plays is named."""


@dataclass(frozen=True, slots=True)
class SentenceOpened:
    """A sentence of the agreement is to be changed; the number after the last is a new one."""

    sentence: int


@dataclass(frozen=True, slots=True)
class SentenceUnwanted:
    """The sentence that is looked at goes."""


@dataclass(frozen=True, slots=True)
class Agreed:
    """The group agrees on what stands there."""


@dataclass(frozen=True, slots=True)
class Passed:
    """Whose turn it is gives it on to the next one."""


@dataclass(frozen=True, slots=True)
class OtherAnswers:
    """Another member wants to answer the same question."""

    member: int


@dataclass(frozen=True, slots=True)
class AllHeard:
    """Nobody else wants to answer; the story goes on."""


@dataclass(frozen=True, slots=True)
class VoteWanted:
    """The group wants to vote on where the story goes."""


@dataclass(frozen=True, slots=True)
class VoteHeld:
    """The vote is held: in private, or aloud."""

    private: bool


@dataclass(frozen=True, slots=True)
class VoterReady:
    """The one who is to say sits at the computer, and the others look away."""

    member: int


@dataclass(frozen=True, slots=True)
class Voted:
    """A member says what they wish for; None: they pass."""

    member: int
    choice: str | None = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChanceWanted:
    """Everybody says yes: chance picks among what is wished for alike."""


@dataclass(frozen=True, slots=True)
class VoteLeft:
    """The group talks on; the vote is forgotten."""


@dataclass(frozen=True, slots=True)
class Spoke:
    """In the round at the end somebody has said what they take along, or has passed."""


@dataclass(frozen=True, slots=True)
class RoundLeft:
    """The round at the end is left out."""


@dataclass(frozen=True, slots=True)
class Alone:
    """The one to whom the computer was handed sits at it, and the others look away."""


@dataclass(frozen=True, slots=True)
class NotNow:
    """They do not want to look at their words: nothing of them is kept."""


Together = (
    GroupWanted
    | MemberOpened
    | MemberUnwanted
    | MemberStays
    | AllHere
    | SentenceOpened
    | SentenceUnwanted
    | Agreed
    | Passed
    | OtherAnswers
    | AllHeard
    | VoteWanted
    | VoteHeld
    | VoterReady
    | Voted
    | ChanceWanted
    | VoteLeft
    | Spoke
    | RoundLeft
    | Alone
    | NotNow
)
