"""What was done, when a finger touches the screen?

One finger is enough for everything. A touch counts where it ends, if it began there, too; slid off, it means nothing.
Swiping up or down turns a page, which something to press does as well. There is no long press and no second finger.
"""

from dataclasses import dataclass

import pygame

from pelitarina.player.hand import Done, Go, Tapped, Wanted
from pelitarina.player.layout import Layout

_SWIPE = 0.1
"""How far a swipe goes at least, as a part of the height of the window; what is shorter is a tap."""
_STEEP = 1.5
"""How much further a swipe goes up or down than sideways."""


@dataclass
class Touch:
    """Remembers where the finger began that is on the screen."""

    finger: tuple[int, int] | None = None
    begun: str = ""
    start: tuple[int, int] = (0, 0)

    def done(self, event: pygame.Event, layout: Layout) -> Done | None:
        """Say what was done; None where it means nothing, or not yet. Further fingers mean nothing."""
        finger = event.touch_id, event.finger_id
        at = _pixel(event, layout)
        if event.type == pygame.FINGERDOWN and self.finger in (None, finger):
            self.finger, self.begun, self.start = finger, layout.at(*at), at
        if event.type != pygame.FINGERUP or finger != self.finger:
            return None
        begun, start = self.begun, self.start
        held = self.let_go()
        across, down = at[0] - start[0], at[1] - start[1]
        if max(abs(across), abs(down)) >= _SWIPE * layout.size[1]:
            steep = abs(down) >= _STEEP * abs(across)
            return Wanted(Go.ON if down < 0 else Go.OFF) if steep and held else None
        return Tapped(begun, *at) if begun and layout.at(*at) == begun else None

    def let_go(self) -> bool:
        """Forget the touch that is going on, if one is; say whether it still counted."""
        held, self.finger, self.begun = self.finger is not None, None, ""
        return held


def _pixel(event: pygame.Event, layout: Layout) -> tuple[int, int]:
    """Give the place of a touch in pixels; SDL tells it as parts of the window, from 0 to 1."""
    return round(event.x * (layout.size[0] - 1)), round(event.y * (layout.size[1] - 1))
