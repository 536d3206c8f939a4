"""How does the light of a quiet moment swell and sink?

Four seconds in and six out: six breaths a minute, slower out than in, as exercises for calming down have it (Russo and
others 2017, Breathe 13(4)). It never flashes (WCAG 2.2, 2.3.1), and can be made to stand still (2.2.2).
"""

import math
import time

import pygame

from pelitarina.player.layout import Layout, Rect

IN_S, OUT_S = 4.0, 6.0
EVERY = 0.1
"""Seconds between two pictures: the light grows by a pixel or two meanwhile."""
LEAST = 0.55
"""How large the light is at its smallest, beside its largest."""
REST = 0.5
MOON = pygame.Color(0xF6, 0xEC, 0xC9)
"""As in its picture, which is the same in every theme."""
_RINGS = ((1.0, 26), (0.86, 40), (0.72, 64), (0.56, 255))
"""Discs in each other: how large each is, and how opaque of 255."""


def swell(seconds: float) -> tuple[float, bool]:
    """Say how full the light is, from 0 to 1, so long after the moment began; and whether one breathes in."""
    at = seconds % (IN_S + OUT_S)
    if at < IN_S:
        return (1 - math.cos(math.pi * at / IN_S)) / 2, True
    return (1 + math.cos(math.pi * (at - IN_S) / OUT_S)) / 2, False


def light(surface: pygame.Surface, rect: Rect, full: float) -> None:
    """Draw the light in the middle of ``rect``."""
    most = min(rect.w, rect.h) / 2
    radius = most * (LEAST + (1 - LEAST) * full)
    made = pygame.Surface((rect.w, rect.h), pygame.SRCALPHA)
    made.fill((MOON.r, MOON.g, MOON.b, 0))
    middle = rect.w / 2, rect.h / 2
    for share, opaque in _RINGS:
        pygame.draw.aacircle(made, (MOON.r, MOON.g, MOON.b, opaque), middle, radius * share)
    surface.blit(made, rect[:2])


class Light:
    """When a quiet moment began, and when its light was painted last."""

    def __init__(self) -> None:
        self.since: float | None = None
        self.painted = 0.0

    def begin(self, layout: Layout) -> float | None:
        """A breath begins with its page, and ends with it. Gives how long ago it began, in seconds."""
        moves = any(box.figure == "breath" for box in layout.boxes)
        self.since = (self.since or time.monotonic()) if moves else None
        return None if self.since is None else time.monotonic() - self.since

    def due(self) -> bool:
        """Whether there is a light that moves, and it is time to paint it anew."""
        return self.since is not None and time.monotonic() - self.painted >= EVERY

    def moved(self) -> float:
        """It is painted now; give how long ago it began, in seconds."""
        assert self.since is not None
        self.painted = time.monotonic()
        return self.painted - self.since
