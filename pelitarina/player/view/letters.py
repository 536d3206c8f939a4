"""Which letters, and how far apart? Each is tried out at once on a few words."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player.model import Model
from pelitarina.player.settings import LETTERS, SPACINGS, Letters, Spacing
from pelitarina.player.view.frame import text, ways_to_set
from pelitarina.player.view.movement import movement
from pelitarina.player.widget import Widget

LETTERS_AND_MORE = m("Letters, spacing, movement")
_LETTERS = m("Letters")
_SPACING = m("Space between letters and rows")
_SAMPLE = m("The kettle sings, and nobody is in a hurry. There is room for one more at the table.")
LETTER_NAMES: dict[Letters, str] = {
    "atkinson": "Atkinson Hyperlegible",
    "lexend": "Lexend",
    "opendyslexic": "OpenDyslexic",
}
"""Letters bear their own names, the same in every language."""
_SPACING_NAMES: dict[Spacing, str] = {"ours": m("Usual"), "wide": m("Wide")}


def letters_and_more(model: Model) -> list[Widget]:
    """Show what can be set about letters and what moves; in the terminal they are the terminal's own."""
    say, now = model.texts.text, model.settings
    if not model.window:
        return []
    faces = [(f"letters.{one}", LETTER_NAMES[one], replace(now, letters=one)) for one in LETTERS]
    spaces = [(f"spacing.{one}", say(_SPACING_NAMES[one]), replace(now, spacing=one)) for one in SPACINGS]
    return [
        *ways_to_set("letters", say(_LETTERS), faces, now),
        *ways_to_set("spacing", say(_SPACING), spaces, now),
        text("letters.sample", say(_SAMPLE)),
        *movement(model),
    ]
