"""What may move on screen: a part of the settings."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.player.model import Model
from pelitarina.player.settings import MOTIONS, Motion
from pelitarina.player.view.frame import soft, ways_to_set
from pelitarina.player.widget import Widget

MOVEMENT = m("Movement")
_NAMES: dict[Motion, str] = {"gentle": m("Pages change softly"), "still": m("Nothing moves")}
_TOLD = m("A soft change takes less than a fifth of a second, and you need not wait for it.")


def movement(model: Model) -> list[Widget]:
    """Offer how pages change; nothing where there is no window."""
    if not model.window:
        return []
    say, now = model.texts.text, model.settings
    ways = [(f"motion.{one}", say(_NAMES[one]), replace(now, motion=one)) for one in MOTIONS]
    return [*ways_to_set("motion", say(MOVEMENT), ways, now), soft("settings.motion.told", say(_TOLD))]
