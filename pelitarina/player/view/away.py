"""The innocent page: a shopping list, and nothing that says what stands behind it."""

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.update.refuge import GOODS
from pelitarina.player.view.frame import check
from pelitarina.player.widget import Role, Widget

_HEADING = m("Shopping list")
_GOODS = {
    "bread": m("Rye bread"),
    "milk": m("Milk, two cartons"),
    "potatoes": m("Potatoes"),
    "coffee": m("Coffee"),
    "soap": m("Washing-up liquid"),
}


def away(model: Model) -> Widget:
    """Show a list on which things can be ticked, as on any other. No bar, no name of the program."""
    say = model.texts.text
    goods = tuple(
        check(f"goods.{name}", say(_GOODS[name]), message.Marked(name), on=name in model.marked) for name in GOODS
    )
    list_ = Widget("goods", Role.GROUP, arrange="doors", children=goods)
    heading = Widget("away.heading", Role.HEADING, say(_HEADING))
    return Widget("away", Role.SCREEN, say(_HEADING), language=model.language, children=(heading, list_))
