"""In which ways can somebody want something? One closed list, whatever they have in their hands."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from msgspec import Struct


class Go(StrEnum):
    """What can be wanted everywhere. Keys, mouse, touch, game pad, one button and screen readers all end here."""

    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    LEFT = "left"
    RIGHT = "right"
    ACTIVATE = "activate"
    SUBMIT = "submit"
    ON = "on"  # turn the page
    OFF = "off"  # and back
    BACK = "back"
    SETTINGS = "settings"
    HELP = "help"
    AGAIN = "read"  # read again, aloud
    HIDE = "hide"  # put everything away, wherever one is; and back again
    SKIP = "skip"
    STOP = "stop"
    QUIET = "quiet"
    TALK = "talk"
    SAID = "said"
    STEP = "step"  # with one button or two: light up what comes next
    PICK = "pick"  # and take what is lit


class By(StrEnum):
    """What somebody used last; what is shown beside the ways follows it."""

    KEYS = "keys"
    POINTER = "pointer"
    TOUCH = "touch"
    PAD = "pad"
    SWITCH = "switch"


class Scan(Struct, frozen=True):
    """What is lit while one goes through a screen with one button.

    Attributes:
        group: the ids that are lit together; none while nothing is lit.
        item: the one of them that is lit alone, once its group was picked.
    """

    group: tuple[str, ...] = ()
    item: str = ""


Keys = tuple[tuple[Go, str], ...]
"""The keys that somebody chose, a way at most once: a small letter, or one of ``NAMED``."""

NAMED: Final = ("f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "home", "end", "insert")
"""Keys with a name that can be given to a way; the others have a meaning that must stay."""


PAD: Final[Mapping[str, Go]] = {
    "a": Go.ACTIVATE,
    "b": Go.BACK,
    "x": Go.SKIP,
    "y": Go.AGAIN,
    "start": Go.SETTINGS,
    "back": Go.HELP,
    "lb": Go.OFF,
    "rb": Go.ON,
    "lt": Go.QUIET,
    "rt": Go.STOP,
    "up": Go.UP,
    "down": Go.DOWN,
    "left": Go.LEFT,
    "right": Go.RIGHT,
}
"""What each button of a game pad does as the program comes; ``lt`` and ``rt`` are the triggers."""
BUTTONS: Final = (*PAD, "guide", "l3", "r3", "share", "p1", "p2", "p3", "p4", "touchpad")
"""Every button that a pad can have."""
NOT_ON_PADS: Final = (Go.STEP, Go.PICK)
"""Ways that are for one button or two: where somebody uses those, a pad is such a button as a whole."""


def on_pad(chosen: Keys) -> dict[Go, str]:
    """Give the button of each way that has one, where some were ``chosen``. No button has two ways."""
    return {**{go: button for button, go in PAD.items()}, **dict(chosen)}


def with_button(chosen: Keys, go: Go, button: str) -> Keys | None:
    """Give a way another button; the way that had it takes the one that goes free.

    None where a button is in use and there is none to give for it.
    """
    now = on_pad(chosen)
    other = next((one for one, has in now.items() if has == button), go)
    if other is not go and go not in now:
        return None
    if other is not go:
        now[other] = now[go]
    now[go] = button
    return tuple(sorted((one, has) for one, has in now.items() if PAD.get(has) is not one))


def buttons_read(read: object) -> Keys | None:
    """Take chosen buttons from a file; None where anything in it is foreign, or a button would have two ways."""
    if not isinstance(read, Mapping):
        return None
    known = {str(go) for go in Go if go not in NOT_ON_PADS}
    if not all(way in known and button in BUTTONS for way, button in read.items()):
        return None
    chosen = tuple(sorted((Go(way), str(button)) for way, button in read.items()))
    found = on_pad(chosen)
    return chosen if len(set(found.values())) == len(found) else None


def choosable(key: str) -> bool:
    """Whether a key can be given to a way: a small letter of any language, or one of ``NAMED``."""
    return key in NAMED or (len(key) == 1 and key.isalpha() and key == key.lower())


def with_key(keys: Keys, go: Go, key: str) -> Keys:
    """Give a way another key; the one it had goes."""
    return tuple(sorted({**dict(keys), go: key}.items()))


def keys_read(read: object) -> Keys | None:
    """Take chosen keys from a file; None where anything in it is foreign: an unknown way or key, a key given twice."""
    if not isinstance(read, Mapping):
        return None
    known = {str(go) for go in Go}
    fits = all(way in known and isinstance(key, str) and choosable(key) for way, key in read.items())
    if not fits or len(set(read.values())) < len(read):
        return None
    return tuple(sorted((Go(way), key) for way, key in read.items()))
