"""The notice board: tips for everyday life, and what has changed because people answered."""

from datetime import date

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.i18n.day import written
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.tip import BoardWanted, Tip, said, stale
from pelitarina.player.view.frame import always, button, foot, iconed, quiet_button, screen, soft, text
from pelitarina.player.widget import Role, Widget

_HEADING = m("The notice board")
_DOOR = m("Look at the notice board")
_NOTHING = m("Nothing hangs here yet.")
_CHECKED = m("Checked {day}.")
_STALE = m("Checked {day}, more than a year ago. Make sure that it is still so before you count on it.")
_CHANGES = m("What has changed because people answered")
_MADE = m("Changed {day}.")
_UNREAD = m("For the worker: {names} could not be read as a notice. Its title and the day it was checked are needed.")
_BACK = m("Back")


def door(model: Model, name: str) -> list[Widget]:
    """Offer, at the end of a sitting, to look at the board."""
    return [iconed(quiet_button(f"{name}.board", model.texts.text(_DOOR), BoardWanted()), "paper")]


def tips(model: Model) -> Widget:
    """Show what hangs there."""
    say, board = model.texts.text, model.hangs
    parts: list[Widget] = [_tip(model, one, board.day) for one in board.tips]
    if board.changes:
        parts.append(Widget("tips.changes", Role.HEADING, say(_CHANGES)))
        parts += [_change(model, one) for one in board.changes]
    parts = parts or [text("tips.none", say(_NOTHING))]
    if board.unread:
        parts.append(soft("tips.unread", say(_UNREAD).format(names=", ".join(board.unread))))
    parts.append(foot("tips", button("tips.back", say(_BACK), message.WentBack(), main=True)))
    return screen(model, "tips", say(_HEADING), parts, always(model))


def _tip(model: Model, tip: Tip, today: date | None) -> Widget:
    checked = _STALE if today and stale(tip, today) else _CHECKED
    return _card(model, tip, model.texts.text(checked).format(day=written(tip.checked, model.language)))


def _change(model: Model, tip: Tip) -> Widget:
    return _card(model, tip, model.texts.text(_MADE).format(day=written(tip.checked, model.language)))


def _card(model: Model, tip: Tip, told: str) -> Widget:
    """One notice, each part in the language in which it is written; how fresh it is stands last."""
    own = f"tip.{tip.id}"
    title, language = said(tip.title, model.language)
    children = [Widget(f"{own}.title", Role.HEADING, title, language=language)]
    for part, held in (("text", tip.text), ("ask", tip.ask)):
        shown, language = said(held, model.language)
        if shown:
            children.append(Widget(f"{own}.{part}", Role.TEXT, words.held(shown), language=language))
    return Widget(own, Role.GROUP, arrange="card", children=(*children, soft(f"{own}.checked", told)))
