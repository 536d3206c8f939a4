"""How are the few drawn things drawn: plates with round corners, ticks, arrows, dots, a veil, a curve?"""

import math
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

import pygame

from pelitarina.player.layout import Rect

_BRIGHT = 380  # red, green and blue together
_SMOOTH = 4  # corners are drawn so many times larger and made small again
_CORNERS = 64
"""How many corners are remembered; each is a few kilobytes."""


def plate(made: pygame.Surface, rect: pygame.Rect, radius: int, colour: pygame.Color | None) -> None:
    """Draw a rounded rectangle, its corners smooth; without a colour, a hole."""
    ink = pygame.Color(0, 0, 0, 0) if colour is None else colour
    if rect.w <= 0 or rect.h <= 0:
        return
    radius = min(radius, rect.w // 2, rect.h // 2)
    made.fill(ink, rect.inflate(-2 * radius, 0))
    made.fill(ink, rect.inflate(0, -2 * radius))
    if radius <= 0:
        return
    for x, y, flip_x, flip_y in (
        (rect.x, rect.y, False, False),
        (rect.right - radius, rect.y, True, False),
        (rect.x, rect.bottom - radius, False, True),
        (rect.right - radius, rect.bottom - radius, True, True),
    ):
        corner = pygame.transform.flip(_corner(radius, ink.r, ink.g, ink.b), flip_x, flip_y)
        if colour is None:
            hole = pygame.transform.flip(_corner(radius, 255, 255, 255), flip_x, flip_y)
            made.blit(_inverse(hole), (x, y), special_flags=pygame.BLEND_RGBA_MULT)
        else:
            made.blit(corner, (x, y))


@lru_cache(_CORNERS)
def _corner(radius: int, red: int, green: int, blue: int) -> pygame.Surface:
    """Draw a quarter of a disc, large, and make it small."""
    large = pygame.Surface((radius * _SMOOTH, radius * _SMOOTH), pygame.SRCALPHA)
    large.fill((red, green, blue, 0))
    pygame.draw.circle(large, (red, green, blue), (radius * _SMOOTH, radius * _SMOOTH), radius * _SMOOTH)
    return pygame.transform.smoothscale(large, (radius, radius))


def _inverse(hole: pygame.Surface) -> pygame.Surface:
    """Turn a cover into what it leaves open."""
    made = pygame.Surface(hole.get_size(), pygame.SRCALPHA)
    made.fill((255, 255, 255, 255))
    made.blit(hole, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    made.fill((255, 255, 255, 0), special_flags=pygame.BLEND_RGBA_MAX)
    return made


def tick(surface: pygame.Surface, rect: Rect, colour: pygame.Color) -> None:
    """A tick, drawn: no font is asked for it."""
    at = [(0.2, 0.55), (0.42, 0.76), (0.82, 0.26)]
    points = [(rect.x + x * rect.w, rect.y + y * rect.h) for x, y in at]
    _stroke(surface, points, colour, max(2, rect.w // 7))


def arrow(surface: pygame.Surface, rect: Rect, colour: pygame.Color, *, down: bool) -> None:
    """An angle that points down or up."""
    tip, ends = (0.75, 0.3) if down else (0.25, 0.7)
    points = [(rect.x + x * rect.w, rect.y + y * rect.h) for x, y in ((0.05, ends), (0.5, tip), (0.95, ends))]
    _stroke(surface, points, colour, max(2, rect.w // 6))


def _stroke(surface: pygame.Surface, points: list[tuple[float, float]], colour: pygame.Color, width: int) -> None:
    """Draw a thick line with round ends."""
    for (x1, y1), (x2, y2) in pairwise(points):
        steps = max(1, round(math.hypot(x2 - x1, y2 - y1)))
        for step in range(steps + 1):
            at = (x1 + (x2 - x1) * step / steps, y1 + (y2 - y1) * step / steps)
            pygame.draw.aacircle(surface, colour, at, width / 2)


def circle(surface: pygame.Surface, rect: Rect, colour: pygame.Color, *, hollow: bool) -> None:
    """A ring, or a disc."""
    middle = (rect.x + rect.w // 2, rect.y + rect.h // 2)
    pygame.draw.aacircle(surface, colour, middle, rect.w // 2, max(2, rect.w // 10) if hollow else 0)


def veil(surface: pygame.Surface, rect: Rect, colour: pygame.Color, *, turned: bool = False) -> None:
    """Let one side (the left; ``turned``: the right) sink into the ground, and the lowest rows: words stand there."""
    light = colour.r + colour.g + colour.b > _BRIGHT  # into paper nothing sinks: it ends there
    veil = pygame.Surface((rect.w, 1), pygame.SRCALPHA)
    for x in range(rect.w):
        share = min(1.0, max(0.0, x / (5 if light else rect.w * 0.4)))
        veil.set_at((x, 0), (colour.r, colour.g, colour.b, round(255 * (1 - share) ** 1.5)))
    surface.blit(pygame.transform.flip(pygame.transform.scale(veil, (rect.w, rect.h)), turned, False), rect[:2])
    if light:
        return
    low = round(rect.h * 0.12)
    down = pygame.Surface((1, low), pygame.SRCALPHA)
    for y in range(low):
        down.set_at((0, y), (colour.r, colour.g, colour.b, min(255, round(300 * y / low))))
    surface.blit(pygame.transform.scale(down, (rect.w, low)), (rect.x, rect.bottom - low))


def road(points: Sequence[tuple[int, int]], size: tuple[int, int], thick: int, colour: pygame.Color) -> pygame.Surface:
    """Draw a soft path through the dots, from one side to the other, ``thick`` wide and as much from each edge."""
    w, h = size
    made = pygame.Surface((w + 2 * thick, h + 2 * thick), pygame.SRCALPHA)
    made.fill((colour.r, colour.g, colour.b, 0))
    for x, y in through(points, w):
        pygame.draw.aacircle(made, colour, (x + thick, y + thick), thick / 2)
    return made


def through(points: Sequence[tuple[int, int]], w: int) -> Iterator[tuple[float, float]]:
    """Give the places of a soft path through the dots, one for each dot of the ``w`` across."""
    for (x1, y1), (x2, y2) in pairwise([(0, points[0][1]), *points, (w, points[-1][1])]):
        steps = max(1, int(abs(x2 - x1)))
        for step in range(steps):
            share = step / steps
            yield x1 + (x2 - x1) * share, y1 + (y2 - y1) * (1 - math.cos(math.pi * share)) / 2
