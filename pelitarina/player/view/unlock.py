"""The journal is locked: the worker opens it, or the words go on paper only. Nothing is lost meanwhile."""

from dataclasses import replace

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.update.keeping import PASSPHRASE
from pelitarina.player.view.frame import always, button, field, foot, scenery, screen, submit, text
from pelitarina.player.widget import Role, Widget

_HEADING = m("The journal is locked")
_TEXT = m("The worker opens it with the passphrase. What you marked is safe meanwhile.")
_NOT_NOW = m("It cannot be opened now. What you marked is safe meanwhile.")
_OPEN = m("Open")
_FIELD = m("The worker writes the passphrase")
_PAPER = m("We do not keep the words here. A copy is enough.")


def unlock(model: Model) -> Widget:
    """Ask the worker for the passphrase."""
    say = model.texts.text
    parts = [scenery(), text("unlock.text", say(_TEXT if model.may_unlock else _NOT_NOW))]
    ways = [button("unlock.paper", say(_PAPER), message.NotStored(), main=not model.may_unlock)]
    if model.may_unlock:
        secret = field(model, PASSPHRASE, say(_FIELD), None)
        parts.append(replace(secret, role=Role.SECRET))
        ways.append(submit(model, _OPEN, secret))
    parts.append(foot("unlock", *ways))
    return screen(model, "unlock", say(_HEADING), parts, always(model))
