"""The end of a group's sitting: a round in which each may say what they take along, and the computer handed round."""

from pelitarina.errors import message as m
from pelitarina.player import together as t
from pelitarina.player.message import Done, WentBack
from pelitarina.player.model import Model
from pelitarina.player.update.leaving import unseen
from pelitarina.player.update.parting import next_hand
from pelitarina.player.view.frame import (
    always,
    back,
    button,
    foot,
    grave,
    quiet,
    quiet_button,
    scenery,
    screen,
    soft,
    stop,
    text,
)
from pelitarina.player.view.turn import group_of, turn_line
from pelitarina.player.widget import Widget

_ROUND = m("A round to end with")
_TURN = m("It is {name}'s turn now")
_TAKE = m("What do you take along from this? Say it aloud, if you like. The program writes nothing down.")
_SAID = m("I have said it")
_PASS = m("I pass")
_NO_ROUND = m("We leave the round out")

_HAND = m("Each looks at their own words")
_HAND_TO = m("Hand the computer to {name}")
_OWN = m(
    "{name} looks at their own answers alone and chooses what to do with them. The others look away. Nobody sees what "
    "another has marked."
)
_NOTHING = m("Nothing is kept unless one marks it oneself.")
_I_AM = m("I am {name}")
_NOT_NOW = m("I do not want to look. Nothing of mine is kept.")

_OVER = m("That was it for now")
_MINE_NOTHING = m("Nothing of yours is kept. When you hand the computer on, the program forgets your answers.")
_MINE_LAST = m("Nothing of yours is kept. When this is closed, the program forgets your answers.")
_UNSEEN = m("There is no copy of everything that you marked, and nothing is stored. Then the program forgets it.")
_ALL_NOTHING = m("Nothing is kept. When this is closed, the program forgets what all of you answered.")
_BACK = m("If you meant otherwise, you can still go back.")
_THANKS = m("Thank you for playing together.")
_GO_BACK = m("We look at our words after all")
_HAND_ON = m("I hand the computer on")
_CLOSE = m("Close")


def round_(model: Model) -> Widget:
    """Ask each in turn what they take along; said aloud, written nowhere."""
    say, group = model.texts.text, group_of(model)
    parts = [
        scenery(),
        turn_line("round.turn", say(_TURN).format(name=group.name(group.spoken))),
        text("round.ask", say(_TAKE)),
        button("round.said", say(_SAID), t.Spoke(), main=True),
        button("round.pass", say(_PASS), t.Spoke()),
        quiet_button("round.leave", say(_NO_ROUND), t.RoundLeft()),
    ]
    return screen(model, "round", say(_ROUND), parts, always(model))


def hand(model: Model) -> Widget:
    """Hand the computer to one, who looks at their own words alone."""
    say, group = model.texts.text, group_of(model)
    name = group.name(group.hand)
    parts = [
        scenery(),
        turn_line("hand.to", say(_HAND_TO).format(name=name)),
        text("hand.own", say(_OWN).format(name=name)),
        soft("hand.nothing", say(_NOTHING)),
        button("hand.me", say(_I_AM).format(name=name), t.Alone(), main=True),
        button("hand.not", say(_NOT_NOW), t.NotNow()),
    ]
    bar = (quiet(model), stop(model)) if group.handed else always(model)
    return screen(model, "hand", say(_HAND), parts, bar)


def over_together(model: Model) -> Widget:
    """The end of one's time alone, or of all; until it is left, one can still go back."""
    say, group = model.texts.text, group_of(model)
    further, last = group.alone and next_hand(model) is not None, group.alone and next_hand(model) is None
    told = _UNSEEN if unseen(model) else _MINE_NOTHING if further else _MINE_LAST if last else _ALL_NOTHING
    may_return = group.alone or group.answered
    parts = [scenery(), text("over.nothing", say(told))]
    if may_return:
        parts.append(text("over.back", say(_BACK)))
    parts.append(text("over.thanks", say(_THANKS)))
    close = button("over.close", say(_HAND_ON if further else _CLOSE), Done(), main=not unseen(model))
    ways = [grave(close) if may_return else close]
    if may_return and not group.alone:
        ways.insert(0, button("over.look", say(_GO_BACK), WentBack()))
    parts.append(foot("over", *ways))
    return screen(model, "over", say(_OVER), parts, (back(model), quiet(model)) if may_return else ())
