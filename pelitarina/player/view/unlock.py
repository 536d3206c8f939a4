"""The journal is locked: the worker opens it. In a sitting the words can also go on paper only; nothing is lost."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.safety import Aim, KeysWanted
from pelitarina.player.update.keeping import PASSPHRASE
from pelitarina.player.view.frame import (
    BACK,
    always,
    back,
    button,
    field,
    foot,
    iconed,
    quiet_button,
    scenery,
    screen,
    submit,
    text,
)
from pelitarina.player.view.safety import FORGOTTEN
from pelitarina.player.widget import Role, Widget

_HEADING = m("The journal is locked")
_TEXT = m("The worker opens it with the passphrase. What you marked is safe meanwhile.")
_NOT_NOW = m("It cannot be opened now. What you marked is safe meanwhile.")
_KEPT = m("Here are the words that customers wanted to keep. The worker opens them with the passphrase.")
_KEPT_NOT_NOW = m("They cannot be opened now. Nothing was changed.")
_CLOCK = m("If the day is right, write the passphrase once more. If it is not, set the clock right first.")
_HOME = m("Home")
_OPEN = m("Open")
_FIELD = m("The worker writes the passphrase")
_PAPER = m("We do not keep the words here. A copy is enough.")


def unlock(model: Model) -> Widget:
    """Ask the worker for the passphrase."""
    say = model.texts.text
    sentences = (_TEXT, _NOT_NOW) if model.playing else (_KEPT, _KEPT_NOT_NOW)
    parts = [scenery(), text("unlock.text", say(sentences[0 if model.may_unlock else 1]))]
    ways = _otherwise(model)
    if model.sure:
        parts.append(text("unlock.clock", say(_CLOCK)))
    if model.may_unlock:
        secret = field(model, PASSPHRASE, say(_FIELD), None)
        parts.append(replace(secret, role=Role.SECRET))
        ways.insert(0, submit(model, _OPEN, secret))
    if model.may_unlock:
        parts.append(quiet_button("unlock.forgotten", say(FORGOTTEN), KeysWanted(Aim.RECOVER)))
    parts.append(foot("unlock", *ways))
    return screen(model, "unlock", say(_HEADING), parts, always(model) if model.playing else (back(model),))


def _otherwise(model: Model) -> list[Widget]:
    """What can be done without opening it: paper in a sitting, home where the worker came from."""
    if model.playing and model.kept_at is None:
        return [button("unlock.paper", model.texts.text(_PAPER), message.NotStored(), main=not model.may_unlock)]
    label = model.texts.text(BACK if model.playing else _HOME)
    home = button("unlock.home", label, message.WentBack(), main=not model.may_unlock)
    return [iconed(home, "back" if model.playing else "home")]
