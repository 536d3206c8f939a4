"""The settings' page of care: whom to call, as the worker's region has it; and how everything is put away at once."""

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.player.care import EMERGENCY, MOST, Call, CallUnwanted
from pelitarina.player.model import Model
from pelitarina.player.page import KEYS, letter
from pelitarina.player.update.caring import CALL_NAME, CALL_NUMBER
from pelitarina.player.view.frame import field, quiet_button, soft, submit, text
from pelitarina.player.widget import Intent, Role, Widget

CARE = m("Help and putting away")
_CALLS = m("Whom to call")
_IN_DANGER = m("In danger: {number}")
_CALL = m("{name}: {number}")
_SHOWN = m("These stand on the page of a quiet moment.")
_SOURCE = m("112 is the emergency number everywhere in Finland and the EU (directive 2018/1972, November 2026).")
_YOURS = m(
    "Write here the numbers of your region, such as social emergency services and a crisis line. Look them up from "
    "their own pages, and look again now and then."
)
_NAME, _NUMBER, _ADD = m("Whose number"), m("Number"), m("Add")
_AWAY = m("Take away: {name}")
_HIDING = m("Putting away")
HIDE_BY_KEY = m(
    "If somebody comes: the key F12 puts a shopping list in the place of everything. F12 brings everything back. So "
    "does ticking all that is on the list."
)
HIDE_BY_LETTER = m(
    "If somebody comes: the letter {letter} puts a shopping list in the place of everything. Ticking all that is on "
    "the list brings everything back."
)


def care(model: Model) -> list[Widget]:
    """Show whom one can call. Only the worker changes it, and not during a sitting."""
    say = model.texts.text
    parts = [Widget("care.calls", Role.HEADING, say(_CALLS)), *calls(model), soft("care.shown", say(_SHOWN))]
    if model.playing is None:
        parts += [soft("care.source", say(_SOURCE)), *_to_change(model)]
    return [*parts, Widget("care.hiding", Role.HEADING, say(_HIDING)), text("care.hide", hiding(model))]


def calls(model: Model) -> list[Widget]:
    """Whom one can call, one beneath the other: 112 first."""
    say = model.texts.text
    first = text("call.emergency", say(_IN_DANGER).format(number=EMERGENCY))
    others = enumerate(model.calls)
    return [first, *(text(f"call.{number}", _told(model, call)) for number, call in others)]


def hiding(model: Model) -> str:
    """Say how everything is put away, and how it comes back."""
    say = model.texts.text
    if model.window:
        return say(HIDE_BY_KEY)
    return say(HIDE_BY_LETTER).format(letter=letter(KEYS[Intent.HIDE], say).upper())


def _told(model: Model, call: Call) -> str:
    return model.texts.text(_CALL).format(name=call.name, number=words.held(call.number))


def _to_change(model: Model) -> list[Widget]:
    say = model.texts.text
    away = [
        quiet_button(f"call.{number}.away", say(_AWAY).format(name=call.name), CallUnwanted(number))
        for number, call in enumerate(model.calls)
    ]
    ways = [Widget("calls.away", Role.GROUP, arrange="chips", children=tuple(away))] if away else []
    if len(model.calls) >= MOST:
        return ways
    name = field(model, CALL_NAME, say(_NAME), model.call.name or None, main=False)
    number = field(model, CALL_NUMBER, say(_NUMBER), model.call.number or None, main=False)
    new = (name, number, submit(model, _ADD, name, number, main=False))
    return [*ways, text("care.yours", say(_YOURS)), Widget("care.new", Role.GROUP, arrange="column", children=new)]
