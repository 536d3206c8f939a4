"""How is the flower of a circle drawn? A petal for each area, full as far as the area says."""

import math
from collections.abc import Mapping

import pygame

from pelitarina.player.layout.circle import TINTS

Petal = tuple[float, float]
"""From where to where a petal reaches, in radians clockwise from the top."""
_FINE = 3  # drawn so many times larger and made small again
_HEART, _BUD, _AIR, _STEPS = 0.06, 0.12, 0.035, 24


def spread(lefts: tuple[bool, ...]) -> tuple[Petal, ...]:
    """Give each area its petal: those at the left from the top down the left half, the others down the right."""
    found, seen = [], {True: 0, False: 0}
    for left in lefts:
        each, number = math.pi / lefts.count(left), seen[left]
        seen[left] += 1
        begin, end = number * each, (number + 1) * each
        found.append((-end, -begin) if left else (begin, end))
    return tuple(found)


def tip(middle: tuple[int, int], radius: float, petal: Petal) -> tuple[float, float]:
    """Give the outermost point of a petal."""
    return _at(middle[0], middle[1], radius, sum(petal) / 2)


def flower(
    size: int,
    petals: tuple[Petal, ...],
    shares: tuple[float | None, ...],
    colours: Mapping[str, pygame.Color],
    earlier: tuple[float | None, ...] = (),
) -> pygame.Surface:
    """Draw a flower in a square of ``size`` pixels.

    A petal of which nothing was said is an outline alone; one that was said to be nought is a bud.
    How far it was full before is a line across it.
    """
    side, line = size * _FINE, colours["line"]
    large = pygame.Surface((side, side), pygame.SRCALPHA)
    large.fill((line.r, line.g, line.b, 0))
    outer, heart = side / 2 - _FINE, side * _HEART
    for number, (petal, share) in enumerate(zip(petals, shares, strict=True)):
        outline = _outline(side / 2, heart, outer, petal)
        pygame.draw.polygon(large, colours["panel"], outline)
        if share is not None:
            inside = _outline(side / 2, heart, _reach(heart, outer, share), petal)
            pygame.draw.polygon(large, colours[TINTS[number % len(TINTS)]], inside)
        pygame.draw.lines(large, line, True, outline, 2 * _FINE)
        before = earlier[number] if earlier else None
        if before is not None:
            across = _outline(side / 2, heart, _reach(heart, outer, before), petal)[1:-1]
            pygame.draw.lines(large, colours["text"], False, across, 4 * _FINE)
    return pygame.transform.smoothscale(large, (size, size))


def _reach(heart: float, outer: float, share: float) -> float:
    return heart + (outer - heart) * (_BUD + (1 - _BUD) * share)


def _outline(middle: float, inner: float, outer: float, petal: Petal) -> list[tuple[float, float]]:
    """Give the outline of a petal: narrow at its foot, round at its head."""
    begin, end = petal
    half = (end - begin) / 2 - _AIR
    turn = (begin + end) / 2
    head = min(outer * math.tan(min(half, 1.2)) * 0.5, (outer - inner) * 0.45)  # how far the head is rounded
    path = [_at(middle, middle, inner, turn - half)]
    for step in range(_STEPS + 1):
        across = -1 + 2 * step / _STEPS
        path.append(_at(middle, middle, outer - head * (1 - math.sqrt(1 - across * across)), turn + half * across))
    return [*path, _at(middle, middle, inner, turn + half)]


def _at(x: float, y: float, radius: float, angle: float) -> tuple[float, float]:
    return x + radius * math.sin(angle), y - radius * math.cos(angle)
