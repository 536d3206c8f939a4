"""How does a plate with round corners come onto a screen? Its corners from memory, all the rest filled.

A plate of any size costs as much as its four corners: what is plain in it is filled, which is quicker than laying a
picture of the whole on the page, and no such picture is held.
"""

from collections.abc import Mapping

import pygame

from pelitarina.player.layout import Rect
from pelitarina.player.shell.figure import plate
from pelitarina.player.shell.sketch import Sketches

MASK = "mask"
"""White, in the place of a colour: what is cut out of a picture."""
_MOST = 4_000_000
"""How many bytes of plates are kept for the next page."""


class Plates:
    """Rounded rectangles in the colours of a theme."""

    def __init__(self) -> None:
        self.colours: Mapping[str, pygame.Color] = {}
        self.kept: Sketches[tuple[int, int, int, str, str, int], pygame.Surface] = Sketches(_MOST, lambda one: (one,))

    def wear(self, colours: Mapping[str, pygame.Color]) -> None:
        """Draw in these colours from now on."""
        self.colours = colours
        self.kept.clear()

    def lay(
        self, surface: pygame.Surface, rect: Rect, radius: int, fill: str, edge: str = "", edge_px: int = 0
    ) -> None:
        """Paint a rounded rectangle, filled, with an edge, or both; colours are tokens, empty for none."""
        x, y, w, h = rect
        radius, line = min(radius, w // 2, h // 2), edge_px if edge else 0
        rim = max(radius, line)
        if min(w, h) < 2 * rim:
            surface.blit(self.get(w, h, radius, fill, edge, edge_px), (x, y))
            return
        inner_w, inner_h = w - 2 * rim, h - 2 * rim
        if line:
            for at in ((x + rim, y), (x + rim, y + h - line)):
                surface.fill(self.colours[edge], (*at, inner_w, line))
            for at in ((x, y + rim), (x + w - line, y + rim)):
                surface.fill(self.colours[edge], (*at, line, inner_h))
        if fill:
            surface.fill(self.colours[fill], (x + rim, y + line, inner_w, h - 2 * line))
            surface.fill(self.colours[fill], (x + line, y + rim, w - 2 * line, inner_h))
        if rim:
            corners = self.get(2 * rim, 2 * rim, radius, fill, edge, edge_px)
            for left, top in ((0, 0), (rim, 0), (0, rim), (rim, rim)):
                at = x + (w - 2 * rim if left else 0) + left, y + (h - 2 * rim if top else 0) + top
                surface.blit(corners, at, (left, top, rim, rim))

    def get(self, w: int, h: int, radius: int, fill: str, edge: str, edge_px: int) -> pygame.Surface:
        """Give a rounded rectangle as a picture, made once for each size and colour."""
        key = w, h, radius, fill, edge, edge_px
        return self.kept.get(key, lambda: self.made(*key))

    def made(self, w: int, h: int, radius: int, fill: str, edge: str, edge_px: int) -> pygame.Surface:
        """Draw a rounded rectangle with smooth corners."""
        made = pygame.Surface((w, h), pygame.SRCALPHA)
        inner = self.colours[fill] if fill and fill != MASK else pygame.Color(255, 255, 255)
        radius = min(radius, w // 2, h // 2)
        if edge:
            plate(made, pygame.Rect(0, 0, w, h), radius, self.colours[edge])
            hole = pygame.Rect(edge_px, edge_px, w - 2 * edge_px, h - 2 * edge_px)
            plate(made, hole, max(0, radius - edge_px), inner if fill else None)
        elif fill:
            plate(made, pygame.Rect(0, 0, w, h), radius, inner)
        return made
