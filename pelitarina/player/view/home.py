"""Home: a few doors, one of them warm; how it looks and speaks in sight; the promise in the last line."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.i18n.catalogue import language_name
from pelitarina.player import message
from pelitarina.player.kept import KeptWanted
from pelitarina.player.model import Mode, Model
from pelitarina.player.view.frame import button, foot, iconed, quiet_button, scenery, screen, soft, stop, text
from pelitarina.player.view.kept import HEADING as KEPT
from pelitarina.player.view.setting import THEME_NAMES
from pelitarina.player.widget import Mark, Role, Widget

_HEADING = m("Pelitarina")
_PROMISE = m("Stories to play together. You decide what is kept of them.")
_PLAY = m("Let us play")
_LOCKED = m("locked")
_SETTINGS = m("Settings")
_NETWORK = m("No network. The program sends nothing out of this computer.")
_COUNTY = m("What is kept goes only to the county's own database.")


def home(model: Model) -> Widget:
    """Show the doors of the house."""
    say = model.texts.text
    doors = [iconed(button("home.play", say(_PLAY), message.ShelfWanted(), main=True), "play")]
    if model.mode is not Mode.NOTHING:
        doors.append(iconed(replace(button("home.kept", say(KEPT), KeptWanted()), value=say(_LOCKED)), "keep"))
    doors.append(iconed(quiet_button("home.settings", say(_SETTINGS), message.SettingsWanted()), "settings"))
    parts = [
        scenery(),
        text("home.promise", say(_PROMISE)),
        Widget("home.doors", Role.GROUP, arrange="doors", children=tuple(doors)),
        foot("home", soft("home.now", _now(model)), soft("home.network", say(_promised(model)))),
    ]
    made = screen(model, "home", say(_HEADING), parts, (stop(model),))
    return large(made)


def large(screen_: Widget) -> Widget:
    """Say the heading in the size of the name of the house."""
    heading, *rest = screen_.children
    return replace(screen_, children=(replace(heading, marks=heading.marks | {Mark.LARGE}), *rest))


def _promised(model: Model) -> str:
    return _COUNTY if model.mode is Mode.COUNTY else _NETWORK


def _now(model: Model) -> str:
    settings = model.settings
    told = [language_name(model.language)]
    if model.window:
        told = [f"Aa {settings.percent} %", *told, model.texts.text(THEME_NAMES[settings.theme])]
    return "   ·   ".join(told)
