"""Ways in: one button, shaking hands, single letters, a letter board; and which key does what, as one likes it."""

from typing import Any

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player import handling as h
from pelitarina.player import message
from pelitarina.player.keys import LETTERED, NAMES, cap, pad
from pelitarina.player.model import Model
from pelitarina.player.settings import PACES_S, RESTS_MS, SCANNINGS, Scanning, Section
from pelitarina.player.view.frame import button, field, foot, quiet_button, soft, submit, text, ways_to_set
from pelitarina.player.way import NOT_ON_PADS, Go
from pelitarina.player.widget import Role, Widget

WAYS = m("Keys and buttons")
KEYS = m("Which key does what")
BUTTONS = m("Which button of a pad does what")
HELP = m("What does each key do?")
_ONE = m("With one button or two")
_SCANNING: dict[Scanning, str] = {
    "off": m("Not in use"),
    "steps": m("Two buttons"),
    "auto": m("One button"),
}
_ONE_TOLD = m(
    "With two buttons one moves the ring and the other takes. With one the ring goes round by itself, for as long as "
    "you like: nothing is ever too late. The space bar and Enter will do, any button of a mouse or a pad, and a touch."
)
_PACE = m("How long the ring stays in one place")
_SECONDS = m("{count} seconds")
_REST = m("The same press does not count again at once")
_REST_OFF = m("It always counts")
_PARTS: dict[int, str] = {
    300: m("Not within a third of a second"),
    500: m("Not within half a second"),
    1000: m("Not within a second"),
}
_SINGLE = m("Single letters and digits as short cuts")
_SINGLE_ON = m("In use")
_SINGLE_OFF = m("Only together with Alt")
_BOARD = m("Letters to press on the screen")
_BOARD_ON = m("When a place to write is pressed")
_BOARD_OFF = m("With a pad and with one button only")
_KEYS_TOLD = m("Press a line, and then the key that you want for it. Keys such as Tab, Enter and Esc work as before.")
_LETTERS_TOLD = m("Choose a line, and then the letter that you want for it.")
_OURS = m("All keys as they came")
_BUTTONS_TOLD = m(
    "Press a line, and then the button of the pad that you want for it. Where another line has it, the two change "
    "places. The left stick always moves."
)
_BUTTONS_OURS = m("All buttons as they came")
_PUSH = m("Now press the button of the pad that you want.")
_STAYS = m("Press {key}, and all stays as it is.")
_BUTTON_NOW = m("The button now: {key}")
_NO_BUTTON = m("no button")
_PRESS = m("Now press the key that you want: a letter, or one of F3–F10, Home, End and Insert.")
_WRITE = m("I write the letter")
_NOW = m("The key now: {key}")
_LEAVE = m("It may stay as it is")
_READY = m("Ready")
_TERMINAL = (*LETTERED, Go.BACK, Go.SETTINGS)
KEY = message.Field("key")


def ways(model: Model) -> list[Widget]:
    """What can be set about keys, buttons and touch."""
    say = model.texts.text
    doors = [
        quiet_button("ways.keys", say(KEYS), message.SectionWanted(Section.KEYS)),
        quiet_button("ways.help", say(HELP), h.HelpWanted()),
    ]
    if not model.window:
        return doors
    pads = quiet_button("ways.buttons", say(BUTTONS), message.SectionWanted(Section.BUTTONS))
    return [*_one_button(model), *_hands(model), doors[0], pads, *doors[1:]]


def keys(model: Model) -> list[Widget]:
    """Every way with its key; or, while a key is asked for, only that."""
    if model.asking:
        return _asked(model, model.asking)
    say = model.texts.text
    which = tuple(Go) if model.window else _TERMINAL
    rows = [
        replace(button(f"key.{go}", say(NAMES[go]), h.KeyWanted(go)), value=cap(go, model.settings, say))
        for go in which
    ]
    told = soft("keys.told", say(_KEYS_TOLD if model.window else _LETTERS_TOLD))
    ours = [quiet_button("keys.ours", say(_OURS), h.KeysOurs())] if model.settings.keys else []
    return [told, *ours, *rows]


def buttons(model: Model) -> list[Widget]:
    """Every way with its button of a pad; or, while a button is asked for, only that."""
    say, caps = model.texts.text, pad(model.settings, model.texts.text)
    if model.asking:
        return _asked_button(model, model.asking, caps)
    rows = [
        replace(button(f"button.{go}", say(NAMES[go]), h.KeyWanted(go)), value=caps.get(go, say(_NO_BUTTON)))
        for go in Go
        if go not in NOT_ON_PADS
    ]
    ours = [quiet_button("buttons.ours", say(_BUTTONS_OURS), h.ButtonsOurs())] if model.settings.buttons else []
    return [soft("buttons.told", say(_BUTTONS_TOLD)), *ours, *rows] if model.window else []


def asked_foot(model: Model) -> Widget:
    """The way out where a key is asked for."""
    written = [submit(model, _READY, _field(model))] if not model.window else []
    return foot("key", *written, button("key.left", model.texts.text(_LEAVE), h.KeyLeft()))


def _asked(model: Model, go: Go) -> list[Widget]:
    say = model.texts.text
    now = text("key.now", say(_NOW).format(key=cap(go, model.settings, say)))
    name = Widget("key.name", Role.HEADING, say(NAMES[go]))
    return [name, now, text("key.press", say(_PRESS)) if model.window else _field(model)]


def _asked_button(model: Model, go: Go, caps: dict[Go, str]) -> list[Widget]:
    """Ask for a button. There is a button that changes nothing, for whoever has nothing but the pad."""
    say = model.texts.text
    now = text("button.now", say(_BUTTON_NOW).format(key=caps.get(go, say(_NO_BUTTON))))
    stays = soft("button.stays", say(_STAYS).format(key=caps.get(go, caps[Go.BACK])))
    return [Widget("button.name", Role.HEADING, say(NAMES[go])), now, text("button.press", say(_PUSH)), stays]


def _field(model: Model) -> Widget:
    return field(model, KEY, model.texts.text(_WRITE), None)


def _one_button(model: Model) -> list[Widget]:
    say, now = model.texts.text, model.settings
    scanning = [(f"scanning.{one}", say(_SCANNING[one]), replace(now, scanning=one)) for one in SCANNINGS]
    found = [*ways_to_set("scanning", say(_ONE), scanning, now), soft("ways.one", say(_ONE_TOLD))]
    if now.scanning == "auto":
        paces = [(f"pace.{one}", say(_SECONDS).format(count=one), replace(now, pace_s=one)) for one in PACES_S]
        found += ways_to_set("pace", say(_PACE), paces, now)
    return found


def _hands(model: Model) -> list[Widget]:
    say, now = model.texts.text, model.settings
    rests: list[tuple[str, str, Any]] = [
        (f"rest.{one}", say(_PARTS.get(one, _REST_OFF)), replace(now, rest_ms=one)) for one in RESTS_MS
    ]
    singles = [
        (f"shortcuts.{one}", say(_SINGLE_ON if one else _SINGLE_OFF), replace(now, shortcuts=one))
        for one in (True, False)
    ]
    boards = [(f"board.{one}", say(_BOARD_ON if one else _BOARD_OFF), replace(now, board=one)) for one in (False, True)]
    return [
        *ways_to_set("rest", say(_REST), rests, now),
        *ways_to_set("shortcuts", say(_SINGLE), singles, now),
        *ways_to_set("board", say(_BOARD), boards, now),
    ]
