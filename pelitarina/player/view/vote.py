"""A vote: how it is held, who says now, what was wished for most. No counts, no winners; the group decides."""

from pelitarina.errors import message as m
from pelitarina.play.screen import line_said
from pelitarina.play.state import values
from pelitarina.player import group as g
from pelitarina.player import together as t
from pelitarina.player.group import Group, Vote
from pelitarina.player.message import Chose
from pelitarina.player.model import Model
from pelitarina.player.update.voting import best, options
from pelitarina.player.view.frame import always, button, screen, soft, text
from pelitarina.player.view.passage import backdrop
from pelitarina.player.view.turn import group_of, turn_line
from pelitarina.player.widget import Widget
from pelitarina.story.message import choice_path

_HEADING = m("We vote")
_HOW = m("Each of you says in turn what you wish for, and everybody may pass. Then you see what was wished for most.")
_FORGOTTEN = m("What each of you said is forgotten as soon as you have decided.")
_ALOUD = m("We say it aloud")
_ALOUD_MEANS = m("Somebody marks what each of you says.")
_PRIVATE = m("Each says it alone")
_PRIVATE_MEANS = m("The computer goes round. The others look away.")
_LEAVE = m("We decide by talking")
_HAND = m("Hand the computer to {name}")
_AWAY = m("The others look away until {name} has said what they wish for.")
_I_AM = m("I am {name}")
_WISH = m("What do you wish for, {name}?")
_PASS = m("I pass")
_MOST = m("This was wished for most. You decide whether you do it.")
_TIE = m("These were wished for alike. You choose together.")
_NONE = m("Nobody wanted to say. You decide by talking.")
_SO = m("We do this: {choice}")
_CHANCE = m("Everybody says yes: chance may choose")
_CHANCE_CHOSE = m("Chance chose this. You decide whether you do it.")
_TALK = m("We talk some more")


def vote(model: Model) -> Widget:
    """Show the vote as far as it has come."""
    group = group_of(model)
    now = g.voter(group)
    if group.vote is None:
        return _how(model)
    if now is None:
        return _result(model, group.vote)
    if group.vote.private and not group.vote.ready:
        return _hand(model, group, now)
    return _wish(model, group, now)


def _how(model: Model) -> Widget:
    say = model.texts.text
    parts = [
        *backdrop(model),
        text("vote.how", say(_HOW)),
        soft("vote.forgotten", say(_FORGOTTEN)),
        button("vote.aloud", say(_ALOUD), t.VoteHeld(private=False), say(_ALOUD_MEANS)),
        button("vote.private", say(_PRIVATE), t.VoteHeld(private=True), say(_PRIVATE_MEANS)),
        button("vote.leave", say(_LEAVE), t.VoteLeft()),
    ]
    return screen(model, "vote", say(_HEADING), parts, always(model))


def _hand(model: Model, group: Group, now: int) -> Widget:
    say, name = model.texts.text, group.name(now)
    parts = [
        *backdrop(model),
        turn_line("vote.hand", say(_HAND).format(name=name)),
        text("vote.away", say(_AWAY).format(name=name)),
        button("vote.ready", say(_I_AM).format(name=name), t.VoterReady(now), main=True),
    ]
    return screen(model, "vote", say(_HEADING), parts, always(model))


def _wish(model: Model, group: Group, now: int) -> Widget:
    """The ways that are open, and passing, all of one size."""
    say, language = model.texts.text, model.play.words.language
    parts = [*backdrop(model), turn_line("vote.wish", say(_WISH).format(name=group.name(now)))]
    parts += [
        button(f"vote.choice.{name}", _label(model, name), t.Voted(now, name), language=language)
        for name in options(model)
    ]
    parts.append(button("vote.pass", say(_PASS), t.Voted(now, None)))
    return screen(model, "vote", say(_HEADING), parts, always(model))


def _result(model: Model, held: Vote) -> Widget:
    """What was wished for most, without numbers; the story moves only when the group says so."""
    say, among = model.texts.text, best(model)
    if not among:
        talk = button("vote.leave", say(_LEAVE), t.VoteLeft(), main=True)
        return screen(
            model, "vote", say(_HEADING), [*backdrop(model), text("vote.none", say(_NONE)), talk], always(model)
        )
    chosen = held.chance if held.chance in among else among[0] if len(among) == 1 else ""
    told = _CHANCE_CHOSE if held.chance in among else _MOST if chosen else _TIE
    shown = (chosen,) if chosen else among
    parts = [
        *backdrop(model),
        turn_line("vote.result", say(told)),
        *(_decided(model, name, main=bool(chosen)) for name in shown),
    ]
    if not chosen:
        parts.append(button("vote.chance", say(_CHANCE), t.ChanceWanted()))
    parts.append(button("vote.leave", say(_TALK), t.VoteLeft()))
    return screen(model, "vote", say(_HEADING), parts, always(model))


def _decided(model: Model, name: str, *, main: bool) -> Widget:
    label = model.texts.text(_SO).format(choice=_label(model, name))
    return button(f"vote.choice.{name}", label, Chose(name), main=main)


def _label(model: Model, name: str) -> str:
    play, choice = model.play, options(model)[name].choice
    path = choice_path(play.state.where or "", name, "label")
    return line_said(play.story, path, choice.label, values(play.story, play.state), play.words.say)
