"""What can a group do? A part of the closed list in ``message``. Members are meant by their numbers."""

from msgspec import Struct

from pelitarina.private import Private


class GroupWanted(Struct, frozen=True):
    """Several want to play together."""


class MemberOpened(Struct, frozen=True):
    """A member wants to be called otherwise, or to leave."""

    member: int


class MemberUnwanted(Struct, frozen=True):
    """The member that is looked at leaves; ``sure`` where that was asked because of what they have answered."""

    sure: bool = False


class MemberStays(Struct, frozen=True):
    """No, they stay."""


class AllHere(Struct, frozen=True):
    """Everybody who plays is named."""


class SentenceOpened(Struct, frozen=True):
    """A sentence of the agreement is to be changed; the number after the last is a new one."""

    sentence: int


class SentenceUnwanted(Struct, frozen=True):
    """The sentence that is looked at goes."""


class Agreed(Struct, frozen=True):
    """The group agrees on what stands there."""


class Passed(Struct, frozen=True):
    """Whose turn it is gives it on to the next one."""


class OtherAnswers(Struct, frozen=True):
    """Another member wants to answer the same question."""

    member: int


class AllHeard(Struct, frozen=True):
    """Nobody else wants to answer; the story goes on."""


class VoteWanted(Struct, frozen=True):
    """The group wants to vote on where the story goes."""


class VoteHeld(Struct, frozen=True):
    """The vote is held: in private, or aloud."""

    private: bool


class VoterReady(Struct, frozen=True):
    """The one who is to say sits at the computer, and the others look away."""

    member: int


class Voted(Private, frozen=True):
    """A member says what they wish for; None: they pass."""

    member: int
    choice: str | None


class ChanceWanted(Struct, frozen=True):
    """Everybody says yes: chance picks among what is wished for alike."""


class VoteLeft(Struct, frozen=True):
    """The group talks on; the vote is forgotten."""


class Spoke(Struct, frozen=True):
    """In the round at the end somebody has said what they take along, or has passed."""


class RoundLeft(Struct, frozen=True):
    """The round at the end is left out."""


class Alone(Struct, frozen=True):
    """The one to whom the computer was handed sits at it, and the others look away."""


class NotNow(Struct, frozen=True):
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
