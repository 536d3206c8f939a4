"""Who plays together: two to eight, each under a name of their own; and one of them, to be renamed or to leave."""

from pelitarina.errors import message as m
from pelitarina.player import together as t
from pelitarina.player.group import FEWEST, MOST, Group
from pelitarina.player.model import Model
from pelitarina.player.update.gathering import MEMBER
from pelitarina.player.view.frame import (
    BACK,
    always,
    button,
    field,
    foot,
    grave,
    quiet,
    scenery,
    screen,
    soft,
    stop,
    submit,
    text,
    unsaved,
)
from pelitarina.player.view.turn import group_of
from pelitarina.player.widget import Role, Widget

_HEADING = m("Who are we?")
_ASK = m(
    "Each of us chooses a name to be called by, 2 to 8 of us. Any name will do, as long as it is not your personal "
    "identity code."
)
_HERE = m("We are here")
_CHANGE = m("Choose your name to change it, or to leave.")
_FIRST = m("The first of us writes a name")
_NEXT = m("The next of us writes a name")
_JOIN = m("I join")
_ALL = m("That is all of us")
_FULL = m("There are eight of us. More cannot play at one computer.")
_MADE_FOR = m("This story is made for a group of {few} to {many}.")
_MADE_FOR_FEW = m("This story is made for {many} at most.")
_KEPT = m("Nothing of a group is stored on this computer. The names are only for this sitting.")
_RENAME = m("I would rather be called")
_READY = m("Ready")
_LEAVES = m("I leave the group")
_SURE = m("You have answered something. If you leave, the program forgets it, and nobody gets to see it.")
_GOES = m("Yes, I leave")
_STAYS = m("No, I stay")


def group(model: Model) -> Widget:
    """Show who is here, and let the next one join."""
    say, here = model.texts.text, group_of(model)
    parts = [scenery(), text("group.ask", say(_ASK)), soft("group.kept", say(_KEPT)), *_made_for(model, here)]
    parts += _members(model, here) + unsaved(model)
    ways = []
    if len(here.members) < MOST:
        name = field(model, MEMBER, say(_NEXT if here.members else _FIRST), model.typed or None, main=not here.whole)
        parts.append(name)
        ways.append(submit(model, _JOIN, name, main=not here.whole))
    else:
        parts.append(text("group.full", say(_FULL)))
    if here.whole:
        ways.append(button("group.all", say(_ALL), t.AllHere(), main=True))
    bar = (quiet(model), stop(model)) if here.answered else always(model)
    return screen(model, "group", say(_HEADING), [*parts, foot("group", *ways)], bar)


def member(model: Model) -> Widget:
    """Show one member, who can be called otherwise, or leave."""
    say, number = model.texts.text, model.spot.item
    name = group_of(model).name(number)
    if model.spot.unsure:
        parts = [
            text("member.sure", say(_SURE)),
            button("member.stays", say(_STAYS), t.MemberStays(), main=True),
            button("member.goes", say(_GOES), t.MemberUnwanted(sure=True)),
        ]
        return screen(model, "member", name, parts, always(model))
    written = field(model, MEMBER, say(_RENAME), model.typed or name)
    parts = [*unsaved(model), written, grave(button("member.leaves", say(_LEAVES), t.MemberUnwanted()))]
    back = button("member.back", say(BACK), t.MemberStays())
    parts.append(foot("member", submit(model, _READY, written), back))
    return screen(model, "member", name, parts, always(model))


def _members(model: Model, here: Group) -> list[Widget]:
    if not here.members:
        return []
    say = model.texts.text
    names = tuple(
        button(f"member.{number}", one.name, t.MemberOpened(number)) for number, one in enumerate(here.members)
    )
    heading, told = Widget("group.here", Role.HEADING, say(_HERE)), soft("group.change", say(_CHANGE))
    return [heading, told, Widget("group.members", Role.GROUP, say(_HERE), arrange="chips", children=names)]


def _made_for(model: Model, here: Group) -> list[Widget]:
    """Say for how many the story was made, where they are not as many; they may play it all the same."""
    few, many = model.play.story.players
    if len(here.members) > many or (few > FEWEST and len(here.members) < few):
        label = _MADE_FOR if few > 1 else _MADE_FOR_FEW
        return [soft("group.made_for", model.texts.text(label).format(few=few, many=many))]
    return []
