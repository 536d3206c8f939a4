"""What can a group do? A part of ``message``. Members are meant by their numbers."""

from pelitarina.player.news import Message
from pelitarina.private import Private


class GroupWanted(Message, frozen=True):
    """Several want to play together."""


class MemberOpened(Message, frozen=True):
    """A member wants to be called otherwise, or to leave."""

    member: int


class MemberUnwanted(Message, frozen=True):
    """The member that is looked at leaves; ``sure`` where that was asked because of what they have answered."""

    sure: bool = False


class MemberStays(Message, frozen=True):
    """No, they stay."""


class AllHere(Message, frozen=True):
    """Everybody who plays is named."""


class SentenceOpened(Message, frozen=True):
    """A sentence of the agreement is to be changed; the number after the last is a new one."""

    sentence: int


class SentenceUnwanted(Message, frozen=True):
    """The sentence that is looked at goes."""


class Agreed(Message, frozen=True):
    """The group agrees on what stands there."""


class Passed(Message, frozen=True):
    """Whose turn it is gives it on to the next one."""


class OtherAnswers(Message, frozen=True):
    """Another member wants to answer the same question."""

    member: int


class AllHeard(Message, frozen=True):
    """Nobody else wants to answer; the story goes on."""


class VoteWanted(Message, frozen=True):
    """The group wants to vote on where the story goes."""


class VoteHeld(Message, frozen=True):
    """The vote is held: in private, or aloud."""

    private: bool


class VoterReady(Message, frozen=True):
    """The one who is to say sits at the computer, and the others look away."""

    member: int


class Voted(Private, Message, frozen=True):
    """A member says what they wish for; None: they pass."""

    member: int
    choice: str | None


class ChanceWanted(Message, frozen=True):
    """Everybody says yes: chance picks among what is wished for alike."""


class VoteLeft(Message, frozen=True):
    """The group talks on; the vote is forgotten."""


class Spoke(Message, frozen=True):
    """In the round at the end somebody has said what they take along, or has passed."""


class RoundLeft(Message, frozen=True):
    """The round at the end is left out."""


class Alone(Message, frozen=True):
    """The one to whom the computer was handed sits at it, and the others look away."""


class NotNow(Message, frozen=True):
    """They do not want to look at their words: nothing of them is kept."""
