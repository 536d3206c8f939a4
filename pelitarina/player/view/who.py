"""Who is here: a name the customer chooses, or just trying."""

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Mode, Model
from pelitarina.player.together import GroupWanted
from pelitarina.player.update.meeting import PSEUDONYM, for_groups
from pelitarina.player.view.frame import (
    always,
    button,
    field,
    foot,
    quiet,
    scenery,
    screen,
    stop,
    submit,
    text,
    unsaved,
)
from pelitarina.player.widget import Widget

_HEADING = m("Who is here?")
_ASK = m("What would you like to be called? Any name will do, as long as it is not your personal identity code.")
_NOTHING = m("Nothing is stored on this computer. The name is only for this sitting.")
_ON = m("Let us go on")
_NAME = m("I write a name")
_GROUP = m("We are a group")
_GROUP_MEANS = m("Two to eight of us, each under a name of their own.")
_TRYING = m("We are just trying")
_TRYING_MEANS = m("Nothing of this sitting is stored.")


def who(model: Model) -> Widget:
    """Ask for a pseudonym."""
    say = model.texts.text
    parts = [scenery(), text("who.ask", say(_ASK))]
    if model.mode is Mode.NOTHING:
        parts.append(text("who.nothing", say(_NOTHING)))
    parts += unsaved(model)
    name = field(model, PSEUDONYM, say(_NAME), model.typed or model.pseudonym or None)
    trying = button("who.trying", say(_TRYING), message.JustTrying(), say(_TRYING_MEANS))
    group = button("who.group", say(_GROUP), GroupWanted(), say(_GROUP_MEANS))
    parts += [name, trying, *((group,) if for_groups(model) else ()), foot("who", submit(model, _ON, name))]
    bar = always(model) if model.cards or len(model.draft) else (quiet(model), stop(model))
    return screen(model, "who", say(_HEADING), parts, bar)
