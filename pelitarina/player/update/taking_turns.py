"""How does the turn go round in a group? By page, as each is answered and left; and a question goes round to all.

It looks on from beside: play moves as it does for one person, and here it is said who comes next.
"""

from msgspec.structs import replace

from pelitarina.journal.draft import Owner
from pelitarina.play.state import State
from pelitarina.play.step import offers, passage_of
from pelitarina.player import group as g
from pelitarina.player import message as m
from pelitarina.player import together as t
from pelitarina.player.command import Command
from pelitarina.player.group import Asked, Group
from pelitarina.player.model import Model, Playing, Screen
from pelitarina.player.news import Message
from pelitarina.player.update.asking import asking
from pelitarina.player.update.playing import asked_now

_PLAYING = (Screen.PLAY, Screen.PHASE, Screen.THING, Screen.STRENGTH, Screen.SECTOR)

Updated = tuple[Model, tuple[Command, ...]]


def taking_turns(model: Model, message: Message) -> Updated:
    """Take in a message while a group plays."""
    group = model.group
    if group is None:
        return asking(model, message)
    match message:
        case t.Passed() if model.screen is Screen.PLAY and group.asked is None:
            return replace(carried(model), group=g.turned(group)), ()
        case t.VoteWanted() if model.screen is Screen.PLAY and may_vote(model):
            return replace(model, screen=Screen.VOTE), ()
        case m.WentBack() if model.screen is Screen.PLAY and group.asked:
            return _to_others(carried(model), group, group.asked), ()
        case _:
            after, commands = asking(model, message)
            return followed(model, after), commands


def others(model: Model, message: Message) -> Updated:
    """Take in a message while it is asked whether somebody else wants to answer."""
    group = model.group
    if group is None or group.asked is None:
        return replace(model, screen=Screen.PLAY), ()
    match message:
        case t.OtherAnswers(member) if member in group.others:
            return _asked_again(model, group, member), ()
        case t.AllHeard():
            return replace(model, group=_heard_out(group), screen=Screen.PLAY), ()
        case m.WentBack():
            *heard, last = group.asked.heard
            asked = replace(group.asked, heard=tuple(heard)) if heard else None
            return _asked_again(model, replace(group, asked=asked), last), ()
        case m.Stopped():
            return replace(model, screen=Screen.REVIEW), ()
        case _:
            return model, ()


def carried(model: Model) -> Model:
    """Take along what was begun on the page and not sent off, as where somebody stops."""
    return replace(asking(model, m.Stopped())[0], screen=Screen.PLAY, told="")


def may_vote(model: Model) -> bool:
    """Whether there is something to decide: two ways or more, and no question open."""
    play = model.play
    return asked_now(model) is None and len([one for one in offers(play.story, play.state) if one.open]) > 1


def followed(before: Model, after: Model) -> Model:
    """Say who comes next after a move, and whose turn it was after a step back."""
    group, was, now = after.group, before.playing, after.playing
    if group is None or was is None or now is None or before.screen not in _PLAYING:
        return after
    behind = len(now.past)
    if behind == len(was.past) + 1:
        group = replace(group, turns=(*group.turns[: behind - 1], group.turn))
        if _stays(was.state, now.state):
            return _heard(after, group, was, now)
        return replace(after, group=g.turned(group) if _busy(was) else group)
    if behind < len(was.past):
        turn = group.turns[behind] if behind < len(group.turns) else group.turn
        return replace(after, group=replace(group, turn=turn, at=turn, turns=group.turns[:behind], asked=None))
    return after


def _stays(was: State, now: State) -> bool:
    """Whether a question was answered or passed by, and the page stays: a way may also lead back to the same page."""
    page = (was.where, was.shown, was.callers) == (now.where, now.shown, now.callers)
    return page and now.asked > was.asked


def _busy(play: Playing) -> bool:
    """Whether there was anything to answer or to choose on a page: one that only leads on is nobody's turn."""
    asked = passage_of(play.story, play.state).prompts
    return bool(asked) or any(offer.open for offer in offers(play.story, play.state))


def _heard(model: Model, group: Group, was: Playing, now: Playing) -> Model:
    """Somebody has answered, or passed the question by. The story hears the first answer that was given."""
    new = (name for name, owner in now.state.asked - was.state.asked if owner == Owner.CUSTOMER)
    prompt, who = next(new, None), group.at
    if prompt is None or who is None:
        return replace(model, group=group)
    asked = group.asked if group.asked and group.asked.prompt == prompt else None
    heard = (*(asked.heard if asked else ()), who)
    if asked is None or asked.told in (None, who):
        asked = Asked(prompt, heard, now.state, who if _answers(model, prompt) else None)
    asked = replace(asked, heard=heard)
    model = replace(model, playing=replace(now, state=asked.ahead), group=replace(group, asked=asked))
    assert model.group is not None
    if model.group.others:
        return replace(model, screen=Screen.ALSO)
    return replace(model, group=_heard_out(model.group))


def _answers(model: Model, prompt: str) -> bool:
    """Whether the one at the computer has an answer to a prompt of this page, or to a part of it."""
    path = f"{model.play.state.where}/{prompt}"
    own = (answer.prompt for answer in model.draft if answer.owner is Owner.CUSTOMER)
    return any(one == path or one.startswith(f"{path}/") for one in own)


def _heard_out(group: Group) -> Group:
    """The question has gone round: on with whose turn it is."""
    return replace(group, at=group.turn, asked=None)


def _asked_again(model: Model, group: Group, member: int) -> Model:
    """Put the same question to another member, as it stood."""
    play = model.play
    playing = replace(play, state=play.past[-1], past=play.past[:-1])
    group = replace(group, at=member, turns=group.turns[: len(playing.past)])
    return replace(model, playing=playing, group=group, screen=Screen.PLAY)


def _to_others(model: Model, group: Group, asked: Asked) -> Model:
    """Back to where it was asked who else wants to answer."""
    play = model.play
    playing = replace(play, state=asked.ahead, past=(*play.past, play.state))
    group = replace(group, at=group.turn, turns=(*group.turns[: len(play.past)], group.turn))
    return replace(model, playing=playing, group=group, screen=Screen.ALSO)
