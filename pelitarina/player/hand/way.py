"""What on a screen can be come to, in which order, and by which key?"""

from collections.abc import Callable, Iterator

from pelitarina.player.layout import Kit
from pelitarina.player.page import KEYS, letter
from pelitarina.player.settings import Settings
from pelitarina.player.widget import Intent, Mark, Role, Widget, walk
from pelitarina.player.wrap import Ruler

Say = Callable[[str], str]
_NUMBERED = (Role.BUTTON, Role.RADIO, Role.CHECK)
_UNNUMBERED = ("bar", "foot", "row", "chips", "side", "line", "card", "hand", "form")
_KEYS = {Intent.BACK: "Esc", Intent.SETTINGS: "F1", Intent.HIDE: "F12"}
"""Keys that are the same in every language."""


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


def kit(ruler: Ruler, settings: Settings, tree: Widget, hints: dict[str, str]) -> Kit:
    """Give what laying out a screen needs to know, as things are set; ``hints`` are the keys that it shows."""
    wide = settings.spacing == "wide"
    return Kit(ruler, settings.percent, numbers(tree), hints, face=settings.letters, wide=wide)


def field_in(tree: Widget) -> Widget | None:
    """Give the first place to write in; there, letters and digits are what is written."""
    return next((one for one in walk(tree) if one.open and one.role in (Role.FIELD, Role.SECRET)), None)


def hints(tree: Widget, say: Say) -> dict[str, str]:
    """Give the key shown beside what is always there; where there is something to write in, letters need Alt."""
    found = {}
    writing = field_in(tree) is not None
    for widget in walk(tree):
        if widget.intent in _KEYS:
            found[widget.id] = _KEYS[widget.intent]
        elif widget.intent:
            sign = letter(KEYS[widget.intent], say).upper()
            found[widget.id] = f"Alt {sign}" if writing else sign
    return found


def _numbered(tree: Widget) -> Iterator[Widget]:
    for child in tree.children:
        if child.role is Role.GROUP and child.arrange not in _UNNUMBERED:
            yield from _numbered(child)
        else:
            yield child
