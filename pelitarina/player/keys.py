"""Which key does what, for this person and in this language? For the hands, the help and the settings."""

from collections.abc import Callable, Mapping

from pelitarina.errors import message as m
from pelitarina.player.page import HELP, letters
from pelitarina.player.settings import Settings
from pelitarina.player.way import Go, on_pad

Say = Callable[[str], str]

NAMES: Mapping[Go, str] = {
    Go.NEXT: m("To the next thing"),
    Go.PREVIOUS: m("To the thing before"),
    Go.UP: m("Up"),
    Go.DOWN: m("Down"),
    Go.LEFT: m("To the left"),
    Go.RIGHT: m("To the right"),
    Go.ACTIVATE: m("Press what has the ring"),
    Go.SUBMIT: m("What I wrote is ready"),
    Go.ON: m("Turn the page"),
    Go.OFF: m("Turn the page back"),
    Go.BACK: m("Back"),
    Go.SETTINGS: m("Settings"),
    Go.HELP: m("What does each key do?"),
    Go.AGAIN: m("Read aloud"),
    Go.HIDE: m("Put away"),
    Go.SKIP: m("Skip"),
    Go.STOP: m("Stop here"),
    Go.QUIET: m("A quiet moment"),
    Go.TALK: m("The listener's questions"),
    Go.SAID: m("The story so far"),
    Go.STEP: m("One button: move on"),
    Go.PICK: m("One button: take this"),
}
"""What each way is called; every way has a name."""
LETTERED = (Go.SKIP, Go.STOP, Go.QUIET, Go.TALK, Go.SAID, Go.AGAIN)
"""The ways that have a letter at the window; the others have a key with a name."""
_SPACE = m("Space bar")
_UP, _DOWN, _LEFT, _RIGHT = m("Arrow up"), m("Arrow down"), m("Arrow left"), m("Arrow right")
_CAPS: Mapping[Go, str] = {
    Go.NEXT: "Tab",
    Go.PREVIOUS: "Shift Tab",
    Go.UP: _UP,
    Go.DOWN: _DOWN,
    Go.LEFT: _LEFT,
    Go.RIGHT: _RIGHT,
    Go.ACTIVATE: "Enter",
    Go.SUBMIT: "Ctrl Enter",
    Go.ON: "Page Down",
    Go.OFF: "Page Up",
    Go.BACK: "Esc",
    Go.SETTINGS: "F1",
    Go.HELP: "F2",
    Go.HIDE: "F12",
    Go.STEP: _SPACE,
    Go.PICK: "Enter",
}
"""What stands on the keys that are always the same."""

_BUTTONS: Mapping[str, str] = {
    "start": "Start",
    "back": "Select",
    "up": _UP,
    "down": _DOWN,
    "left": _LEFT,
    "right": _RIGHT,
    "guide": "Guide",
    "share": "Share",
    "touchpad": "Touchpad",
}
"""What stands on the buttons of a game pad; on the others stands their name in capitals."""


def pad(settings: Settings, say: Say) -> dict[Go, str]:
    """Give what stands on the button of each way that has one on a game pad."""
    return {go: button_cap(button, say) for go, button in on_pad(settings.buttons).items()}


def button_cap(button: str, say: Say) -> str:
    """Give what stands on a button of a game pad."""
    return say(_BUTTONS[button]) if button in _BUTTONS else button.upper()


def signs(settings: Settings, say: Say) -> dict[str, Go]:
    """Give what each letter means at the window, and each key with a name that somebody chose."""
    own = dict(settings.keys)
    here = {key: go for go, key in letters(say, own).items() if go in LETTERED or go in own}
    return {HELP: Go.HELP, **here, **{key: go for go, key in own.items()}}


def cap(go: Go, settings: Settings, say: Say) -> str:
    """Give what stands on the key of a way: the chosen one, or else ours."""
    return keyboard(settings, say)(go)


def keyboard(settings: Settings, say: Say) -> Callable[[Go], str]:
    """Give what says of each way what stands on its key; the letters are found once for all."""
    own = dict(settings.keys)
    ours = letters(say, own)

    def capped(go: Go) -> str:
        if go in own:
            return own[go].title()
        return say(_CAPS[go]) if go in _CAPS else ours[go].upper()

    return capped


def caps(go: Go, settings: Settings, say: Say) -> tuple[str, ...]:
    """Give every key of a way. A key that always has the same meaning keeps it beside the chosen one."""
    own = cap(go, settings, say)
    ours = say(_CAPS[go]) if go in _CAPS else own
    more = (HELP,) if go is Go.HELP else (say(_SPACE),) if go is Go.ACTIVATE else ()
    return tuple(dict.fromkeys((own, ours, *more)))


def taken(key: str, go: Go, settings: Settings, say: Say) -> Go | None:
    """Name the other way that has this key already; None if it is free, or the way's own."""
    own = dict(settings.keys)
    every = {**{letter: one for one, letter in letters(say, own).items()}, **{key_: one for one, key_ in own.items()}}
    found = every.get(key)
    return found if found is not go else None
