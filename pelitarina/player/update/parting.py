"""How does a group part? A round in which each may say what they take along; then each looks at their own words alone.

When somebody hands the computer on, their words have left it, but for what they put on paper.
"""

from msgspec.structs import replace

from pelitarina.player import group as g
from pelitarina.player import message as m
from pelitarina.player import together as t
from pelitarina.player.command import Command
from pelitarina.player.group import Group, Member
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.update.meeting import fresh
from pelitarina.player.update.seat import shut

Updated = tuple[Model, tuple[Command, ...]]


def parting(model: Model, message: Message) -> Updated:
    """Take in a message while a group comes to its end."""
    group = model.group
    if group is None:
        return model, ()
    match model.screen:
        case Screen.ROUND:
            return _round(model, group, message), ()
        case Screen.HAND:
            return _hand(model, group, message), ()
        case _:
            return _over(model, group, message)


def _round(model: Model, group: Group, message: Message) -> Model:
    match message:
        case t.Spoke() if group.spoken + 1 < len(group.members):
            return replace(model, group=replace(group, spoken=group.spoken + 1))
        case t.Spoke() | t.RoundLeft() | m.Stopped():
            return _to_hand(model, group)
        case m.WentBack() if group.spoken:
            return replace(model, group=replace(group, spoken=group.spoken - 1))
        case m.WentBack():
            return replace(model, screen=Screen.PLAY)
        case _:
            return model


def _to_hand(model: Model, group: Group) -> Model:
    """Hand the computer to the first who has anything to look at; where nobody has, that was it."""
    first = g.to_hand(group, range(len(group.members)))
    screen = Screen.OVER if first is None else Screen.HAND
    return replace(model, group=replace(group, hand=first or 0, alone=False), screen=screen)


def _hand(model: Model, group: Group, message: Message) -> Model:
    match message:
        case t.Alone():
            return replace(model, group=replace(group, alone=True), screen=Screen.REVIEW)
        case t.NotNow():
            return replace(model, group=replace(group, alone=True), screen=Screen.OVER)
        case m.Stopped():
            return replace(model, screen=Screen.OVER)
        case m.WentBack() if not group.handed:
            return replace(model, screen=Screen.ROUND)
        case _:
            return model


def _over(model: Model, group: Group, message: Message) -> Updated:
    """The end, of one member's time alone or of all."""
    match message:
        case m.WentBack() if group.alone:
            return replace(model, screen=Screen.RECEIPT if model.kept else Screen.REVIEW), ()
        case m.WentBack() if group.answered:
            return replace(model, screen=Screen.HAND), ()
        case m.Done() | m.Stopped() if group.alone:
            return handed_on(model)
        case m.Done() | m.Stopped():
            return fresh(model)
        case _:
            return model, ()


def next_hand(model: Model) -> int | None:
    """Give to whom the computer is handed next; None where the one at it is the last."""
    group = model.group
    return g.to_hand(group, range(group.hand + 1, len(group.members))) if group else None


def handed_on(model: Model) -> Updated:
    """Let go of all that is of the one who sat alone, and hand the computer on; after the last one it is over."""
    after = next_hand(model)
    if after is None:
        return fresh(model)
    shut_ = shut(model)
    group = shut_.group
    assert group is not None
    gone = Member(group.name(group.hand))
    group = replace(g.with_member(group, group.hand, gone), hand=after, alone=False, handed=True)
    bare = replace(shut_, kept=(), kept_at=None, kept_on=None, stored=False, copied=frozenset(), written=None)
    return replace(bare, wanted_paper=None, wanted_file="", group=group, screen=Screen.HAND), ()
