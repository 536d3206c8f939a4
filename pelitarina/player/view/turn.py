"""Whose turn is it, in sight and said aloud; and how does one pass? As easily as one does anything."""

from collections.abc import Sequence

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player import together as t
from pelitarina.player.group import Group
from pelitarina.player.model import Model
from pelitarina.player.update.taking_turns import may_vote
from pelitarina.player.view.frame import button, foot, text
from pelitarina.player.widget import Mark, Role, Widget

_TURN = m("It is {name}'s turn now")
_ANSWERS = m("{name} answers now. Then it is {turn}'s turn again.")
_DECIDE = m("Decide together where the story goes. {name} presses.")
_PASS = m("I pass the turn on")
_VOTE = m("We vote on it")


def group_of(model: Model) -> Group:
    """Give those who play together; there must be some."""
    assert model.group is not None
    return model.group


def turn(model: Model, name: str = "turn") -> list[Widget]:
    """Say whose turn it is, where several play."""
    group = model.group
    if group is None:
        return []
    say, whose = model.texts.text, group.name(group.turn)
    if group.at is not None and group.at != group.turn:
        told = say(_ANSWERS).format(name=group.name(group.at), turn=whose)
    else:
        told = say(_TURN).format(name=whose)
    return [turn_line(name, told)]


def turn_line(name: str, told: str) -> Widget:
    """A line that says who is meant; said as soon as it changes."""
    return Widget(name, Role.TURN, told, marks=frozenset({Mark.LIVE}))


def with_turn(model: Model, parts: Sequence[Widget]) -> list[Widget]:
    """Put onto a page of a story whose turn it is, and the way to pass beside the other ways on."""
    group = model.group
    if group is None:
        return list(parts)
    ways = _ways(model, group)
    feet = [number for number, one in enumerate(parts) if one.role is Role.GROUP and one.arrange == "foot"]
    if not feet:
        told = model.texts.text(_DECIDE).format(name=group.name(group.turn))
        lines = [text("turn.decide", told)] if may_vote(model) else []
        at = next((n for n, one in enumerate(parts) if one.id.startswith("choice.")), len(parts))
        return [*turn(model), *parts[:at], *lines, *parts[at:], *([foot("turn", *ways)] if ways else [])]
    found = list(parts)
    found[feet[0]] = replace(found[feet[0]], children=(*ways, *found[feet[0]].children))
    return [*turn(model), *found]


def _ways(model: Model, group: Group) -> list[Widget]:
    """The way to pass, and on to a vote. While a question goes round, to skip it is to pass."""
    say = model.texts.text
    ways = [button("turn.vote", say(_VOTE), t.VoteWanted())] if may_vote(model) else []
    if group.asked is None and model.play.state.where is not None:
        ways.append(button("turn.pass", say(_PASS), t.Passed()))
    return ways
