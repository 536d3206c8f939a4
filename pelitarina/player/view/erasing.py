"""How a worker erases all that is about a customer: a way at the end of the page, and a question before it is done."""

from pelitarina.errors import message as m
from pelitarina.player.kept import EraseLeft, EraseMeant, EraseWanted
from pelitarina.player.model import Model
from pelitarina.player.view.frame import button, grave, quiet_button, text
from pelitarina.player.widget import Mark, Role, Widget

_HEADING = m("Everything about {name}")
_TOLD = m(
    "If the customer wants to leave no trace here, all of it can be erased at once: the kept answers, the choices "
    "about them, what was given out, and the name."
)
_ERASE = m("I erase everything about {name}")
_SURE = m(
    "Shall everything about {name} be erased? Then the program destroys it at once, and nobody can bring it back. What "
    "was moved to the client register stays there, and papers that were given out stay where they are."
)
_NOTHING_STAYS = m("If all is erased, only this remains: that a customer was erased, and when. No name and no words.")
_NO = m("No, it all stays")
_YES = m("Yes, erase it all")


def erasing(model: Model) -> Widget:
    """Show the way to erase; where it was asked for, the question whether it is meant."""
    say, name = model.texts.text, model.pseudonym
    heading = Widget("erase.heading", Role.HEADING, say(_HEADING).format(name=name))
    if not model.erasing:
        way = grave(quiet_button("erase", say(_ERASE).format(name=name), EraseWanted()))
        return _card(heading, text("erase.told", say(_TOLD)), way)
    question = Widget("erase.sure", Role.NOTICE, say(_SURE).format(name=name), marks=frozenset({Mark.LIVE}))
    stays = button("erase.stays", say(_NO), EraseLeft(), main=True)
    goes = button("erase.goes", say(_YES), EraseMeant())
    return _card(heading, text("erase.left", say(_NOTHING_STAYS)), question, stays, goes)


def _card(heading: Widget, *rest: Widget) -> Widget:
    """Put what is told, and what is asked, above the ways."""
    told = (one for one in rest if one.role is not Role.BUTTON)
    ways = tuple(one for one in rest if one.role is Role.BUTTON)
    chips = Widget("erase.ways", Role.GROUP, arrange="chips", children=ways)
    return Widget("erase.all", Role.GROUP, arrange="card", children=(heading, *told, chips))
