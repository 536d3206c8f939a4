"""The journal is locked: the worker opens it, or the words go on paper only. Nothing is lost meanwhile."""

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.update.keeping import PASSPHRASE
from pelitarina.player.view.frame import back, button, quiet, screen, text
from pelitarina.player.widget import Role, Widget

_HEADING = m("The journal is locked")
_TEXT = m("The worker opens it with the passphrase. What you marked is safe meanwhile.")
_FIELD = m("The worker writes the passphrase")
_PAPER = m("We do not store it; on paper is enough")


def unlock(model: Model) -> Widget:
    """Ask the worker for the passphrase."""
    say = model.texts.text
    parts = [
        text("unlock.text", say(_TEXT)),
        Widget(PASSPHRASE, Role.SECRET, say(_FIELD)),
        button("unlock.paper", say(_PAPER), message.NotStored()),
    ]
    return screen(model, "unlock", say(_HEADING), parts, (back(model), quiet(model)))
