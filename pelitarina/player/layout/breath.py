"""Where does the light stand with which one breathes? It is the moon of its picture."""

from pelitarina.player.layout.box import Box, Part, Rect
from pelitarina.player.layout.kit import Kit
from pelitarina.player.widget import Mark, Widget

_MOON = (0.706, 0.278)
"""Where in ``hetki.svg`` the moon stands, in parts of its width and height."""
_SHAPE = 16 / 9
_FOCAL = 0.8
_HIGH = 150
"""How high the picture is among the words, in pixels at 100 %."""


def light(widget: Widget, room: Rect, focal: float) -> Box:
    """Give the light over the moon, as large as it can be inside its picture (painted as ``shell.raster`` crops it)."""
    wide, high = max(room.w, round(room.h * _SHAPE)), max(room.h, round(room.w / _SHAPE))
    x = round(wide * _MOON[0]) - round((wide - room.w) * focal)
    y = round(high * _MOON[1]) - (high - room.h) // 2
    side = max(0, min(x, y, room.w - x, room.h - y))
    rect = Rect(room.x + x - side, room.y + y - side, 2 * side, 2 * side)
    return Box(widget.id, rect, figure="rest" if Mark.STILL in widget.marks else "breath")


def block(widget: Widget, w: int, kit: Kit) -> Part:
    """Picture and light among the words, where there is no room beside them; on one page, or on none."""
    high = min(kit.px(_HIGH), round(w / _SHAPE))
    whole = Rect(0, 0, round(high * _SHAPE), high)
    picture = Box(widget.id, whole, picture=widget.picture, radius=kit.px(20), focal=_FOCAL, whole=True)
    return Part((picture, light(widget, whole, _FOCAL)), w, whole.h)
