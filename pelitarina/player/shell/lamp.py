"""What is lit while somebody goes through a screen with one button, and for how long?"""

from pelitarina.player.layout import Layout, around
from pelitarina.player.model import Model
from pelitarina.player.shell.paint import Ring
from pelitarina.player.way import By


def goes_round(model: Model) -> bool:
    """Whether what is lit has the ring: one button or two were used last, and are set."""
    return model.by is By.SWITCH and model.settings.scanning != "off"


def ring(model: Model, layout: Layout) -> Ring | None:
    """Give the ring around what is lit: one thing, or a whole group."""
    lit = (model.scan.item,) if model.scan.item else model.scan.group
    rects = [rect for one in lit if (rect := layout.of(one))]
    if not rects:
        return None
    px = model.settings.percent / 100
    inner = around(rects).grown(0 if len(lit) == 1 else round(4 * px))
    return Ring(inner, round(16 * px), round(3 * px), round(4 * px))


class Lamp:
    """Knows since when something is lit. Any deed begins the time anew; it goes round for ever, and nothing is late."""

    def __init__(self) -> None:
        self.lit: object = None
        self.since = 0.0

    def passed(self, model: Model, layout: Layout, now_s: float) -> bool:
        """Whether what is lit has been lit for as long as is set."""
        if model.settings.scanning != "auto" or not goes_round(model):
            return False
        lit = model.scan, layout.scroll, model.screen, model.settings
        if lit != self.lit:
            self.lit, self.since = lit, now_s
        return now_s - self.since >= model.settings.pace_s
