"""Who plays together, whose turn is it, who sits at the computer, and what has each said where there is a vote?

Pure. Each member has a drawer of their own for what they answer; only the one who sits at the computer has theirs open
(``update.seat``). A member is known by their number; names are pseudonyms, and no ``repr`` shows one.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from pelitarina import circle, life_line, next_step
from pelitarina.circle import Circle
from pelitarina.errors import message as m
from pelitarina.journal.draft import Draft, Owner
from pelitarina.journal.keep import Purpose
from pelitarina.life_line import LifeLine
from pelitarina.next_step import NextStep
from pelitarina.play.state import State
from pelitarina.player.edit import Edit
from pelitarina.private import Private

FEWEST, MOST = 2, 8
"""How many can play together."""
MOST_SENTENCES = 12
"""How many sentences an agreement may have."""
NOBODY: Final = None
"""Nobody's drawer is open."""


class Drawer(Private, frozen=True):
    """What one member has answered and begun. Its fields are those of the model that hold a person's words."""

    draft: Draft = field(default_factory=Draft)
    lines: Mapping[tuple[str, Owner], LifeLine] = field(default_factory=dict)
    circles: Mapping[tuple[str, Owner], Circle] = field(default_factory=dict)
    steps: Mapping[tuple[str, Owner], NextStep] = field(default_factory=dict)
    purposes: Mapping[tuple[str, Owner], frozenset[Purpose]] = field(default_factory=dict)
    begun: Mapping[str, Mapping[str, Edit]] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nothing was answered, drawn, filled in or begun."""
        return not (
            len(self.draft)
            or any(edit.text.strip() for held in self.begun.values() for edit in held.values())
            or any(not life_line.empty(line) for line in self.lines.values())
            or any(not circle.empty(one) for one in self.circles.values())
            or any(not next_step.empty(step) for step in self.steps.values())
        )


class Member(Private, frozen=True):
    """Somebody who plays, under a name of their own choice."""

    name: str
    drawer: Drawer = field(default_factory=Drawer)


class Sentence(Private, frozen=True):
    """A sentence of the agreement; the program's own (``ours``) is a message id and follows the language."""

    text: str
    ours: bool = False


AGREED: Final = (
    Sentence(m("Everyone may pass, and needs no reason."), ours=True),
    Sentence(m("One speaks at a time, and the others listen."), ours=True),
    Sentence(m("What others tell here stays here. I tell only my own things elsewhere."), ours=True),
    Sentence(m("Nobody is laughed at, but we may laugh together."), ours=True),
)
"""What a group can begin with; it changes, adds to it and takes away as it likes."""


class Vote(Private, frozen=True):
    """A vote that is being held. It ends with the decision, and nothing of it is left.

    Attributes:
        private: each says it alone at the computer; otherwise aloud, and it is marked for them.
        says: what was said so far, in turn; None where somebody passed.
        ready: in private, the one whose turn it is to say sits at the computer.
        chance: what chance picked among those that were wished for alike.
    """

    private: bool
    says: tuple[str | None, ...] = ()
    ready: bool = False
    chance: str = ""


class Asked(Private, frozen=True):
    """The question that goes round on the page on screen.

    Attributes:
        prompt: its name.
        heard: who has answered it or passed it by, in that order.
        ahead: where the story stands when it goes on; it has heard one answer, the first that was given.
        told: whose answer that is; None while everybody has passed.
    """

    prompt: str
    heard: tuple[int, ...]
    ahead: State
    told: int | None = None


class Group(Struct, frozen=True):
    """Those who play together, in the order in which they are asked.

    Attributes:
        sentences: what they have agreed on; not stored.
        turn: whose turn it is.
        at: who sits at the computer; None while nobody's words are to be seen.
        open: whose drawer is open.
        turns: whose turn it was in each of the states that lie behind.
        spoken: how many have had their word in the round at the end.
        alone: the one at the computer looks at their own words, and the others look away.
        hand: to whom the computer is handed for that; those before have been asked.
        handed: somebody has handed it on: behind is only what they looked at alone.
    """

    members: tuple[Member, ...] = ()
    sentences: tuple[Sentence, ...] = AGREED
    turn: int = 0
    at: int | None = NOBODY
    open: int | None = NOBODY
    turns: tuple[int, ...] = ()
    asked: Asked | None = None
    vote: Vote | None = None
    spoken: int = 0
    alone: bool = False
    hand: int = 0
    handed: bool = False

    @property
    def whole(self) -> bool:
        """Whether there are enough of them to play."""
        return FEWEST <= len(self.members) <= MOST

    def name(self, number: int) -> str:
        """Name a member."""
        return self.members[number].name

    @property
    def others(self) -> tuple[int, ...]:
        """Those who have not been heard on the question that goes round, from the one whose turn it is onwards."""
        heard = self.asked.heard if self.asked else ()
        return tuple(number for number in in_turn(self) if number not in heard)

    @property
    def answered(self) -> bool:
        """Whether anybody's closed drawer holds anything."""
        return any(not member.drawer.empty for member in self.members)


# who is here


def named_alike(group: Group, name: str, but: int | None = None) -> bool:
    """Whether a member (another than ``but``) is called the same, whatever the letters' case."""
    return any(member.name.casefold() == name.casefold() for n, member in enumerate(group.members) if n != but)


def added(group: Group, name: str) -> Group:
    """Let somebody join; the last one of the round."""
    return replace(group, members=(*group.members, Member(name)))


def renamed(group: Group, number: int, name: str) -> Group:
    """Call a member otherwise; their drawer stays theirs."""
    return with_member(group, number, replace(group.members[number], name=name))


def without(group: Group, number: int) -> Group:
    """Let a member go, with all that is in their drawer. The others keep their turns."""
    left = group.members[:number] + group.members[number + 1 :]

    def now(one: int) -> int:
        return (one - 1 if one > number else one) % max(1, len(left))

    turns = tuple(now(one) for one in group.turns)
    fresh = Group(left, group.sentences, now(group.turn), turns=turns)
    return replace(fresh, open=now(group.open) if group.open not in (NOBODY, number) else NOBODY)


def with_member(group: Group, number: int, member: Member) -> Group:
    """Put a member in the place of one."""
    return replace(group, members=(*group.members[:number], member, *group.members[number + 1 :]))


# whose turn it is


def turned(group: Group) -> Group:
    """Give the turn to the next one: at the end of a page, or because somebody passes. Nobody is left out."""
    turn = (group.turn + 1) % len(group.members)
    return replace(group, turn=turn, at=turn, asked=None, vote=None)


def in_turn(group: Group) -> tuple[int, ...]:
    """Give everybody once, from the one whose turn it is onwards."""
    every = range(len(group.members))
    return (*every[group.turn :], *every[: group.turn])


# votes


def voter(group: Group) -> int | None:
    """Give who is to say now; None where all have said or passed, or no vote is held."""
    if group.vote is None or len(group.vote.says) >= len(group.members):
        return None
    return in_turn(group)[len(group.vote.says)]


def said(group: Group, option: str | None) -> Group:
    """Take in what the one who is to say wishes for; None where they pass."""
    vote = group.vote
    if vote is None or voter(group) is None or (vote.private and not vote.ready):
        return group
    return replace(group, vote=replace(vote, says=(*vote.says, option), ready=False))


def wished(vote: Vote, options: Sequence[str]) -> tuple[str, ...]:
    """Give what was wished for most, in the order of the story; several where they are wished for alike.

    >>> wished(Vote(False, ("stay", None, "go", "go")), ["stay", "go"])
    ('go',)
    >>> wished(Vote(False, (None, None)), ["stay", "go"])
    ()
    """
    counted = Counter(one for one in vote.says if one is not None)
    most = max(counted.values(), default=0)
    return tuple(option for option in options if most and counted[option] == most)


# the end


def to_hand(group: Group, numbers: Iterable[int]) -> int | None:
    """Give the first of ``numbers`` who has anything to look at, or None."""
    return next((number for number in numbers if not group.members[number].drawer.empty), None)
