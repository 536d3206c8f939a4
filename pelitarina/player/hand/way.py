"""What on a screen can be come to, in which order, and by which key?"""

from collections.abc import Callable, Iterator
from typing import assert_never

from pelitarina.player.keys import keyboard, pad
from pelitarina.player.layout import Kit
from pelitarina.player.layout.box import Part
from pelitarina.player.model import Model
from pelitarina.player.settings import OURS, Settings
from pelitarina.player.way import By, Go
from pelitarina.player.widget import Mark, Role, Widget, walk
from pelitarina.player.wrap import Ruler

Say = Callable[[str], str]
_NUMBERED = (Role.BUTTON, Role.RADIO, Role.CHECK)
_UNNUMBERED = ("bar", "foot", "row", "chips", "side", "line", "card", "hand", "form", "letters")


def focusable(tree: Widget) -> tuple[Widget, ...]:
    """Give what can have the focus, in the order of reading."""
    return tuple(widget for widget in walk(tree) if widget.open)


def numbers(tree: Widget) -> dict[str, str]:
    """Give the digit that presses each widget; a scale keeps its own numbers."""
    found = {one.id: one.digits for one in walk(tree) if one.open and len(one.digits) == 1}
    if found or field_in(tree):
        return found
    ways = [one for one in _numbered(tree) if one.open and one.role in _NUMBERED and Mark.GRAVE not in one.marks]
    return {one.id: str(number) for number, one in enumerate(ways[:9], 1)}


def kit(ruler: Ruler, model: Model, tree: Widget, typeset: Callable[..., Part] | None = None) -> Kit:
    """Give what laying out a screen needs to know, as things are set and as they are done now."""
    settings, (digits, keys) = model.settings, marks(tree, model)
    wide = settings.spacing == "wide"
    return Kit(ruler, settings.percent, digits, keys, face=settings.letters, wide=wide, typeset=typeset)


def field_in(tree: Widget) -> Widget | None:
    """Give the first place to write in; there, letters and digits are what is written."""
    return next((one for one in walk(tree) if one.open and one.role in (Role.FIELD, Role.SECRET)), None)


def hints(tree: Widget, say: Say, settings: Settings = OURS) -> dict[str, str]:
    """Give the key beside what is always there; a letter needs Alt where there is something to write in.

    It does so everywhere where single letters are switched off.
    """
    found = {}
    alt, capped = field_in(tree) is not None or not settings.shortcuts, keyboard(settings, say)
    for widget in walk(tree):
        if widget.intent:
            sign = capped(Go(widget.intent))
            found[widget.id] = f"Alt {sign}" if alt and len(sign) == 1 else sign
    return found


def marks(tree: Widget, model: Model) -> tuple[dict[str, str], dict[str, str]]:
    """Give what is shown beside the ways: digits and keys, or the signs of a pad; nothing for touch and one button."""
    match model.by:
        case By.KEYS | By.POINTER:
            digits = numbers(tree) if model.settings.shortcuts else {}
            return digits, hints(tree, model.texts.text, model.settings)
        case By.PAD:
            caps = pad(model.settings, model.texts.text)
            return {}, {one.id: caps[Go(one.intent)] for one in walk(tree) if one.intent and Go(one.intent) in caps}
        case By.TOUCH | By.SWITCH:
            return {}, {}
        case _ as unreachable:
            assert_never(unreachable)


def _numbered(tree: Widget) -> Iterator[Widget]:
    for child in tree.children:
        if child.role is Role.GROUP and child.arrange not in _UNNUMBERED:
            yield from _numbered(child)
        else:
            yield child
