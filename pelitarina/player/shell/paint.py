"""How does a layout become pixels? A loop over boxes, and nothing that has a meaning of its own."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from itertools import pairwise

import pygame

from pelitarina.player.layout import Box, Layout, Rect, Text, shown
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.theme import Theme
from pelitarina.player.widget import Picture
from pelitarina.player.wrap import Style

_BRIGHT = 380  # red, green and blue together
_SMOOTH = 4  # corners are drawn so many times larger and made small again


@dataclass(frozen=True, slots=True)
class Ring:
    """What has the focus: its rectangle, how round it is, and the two widths of the ring, in pixels."""

    rect: Rect
    radius: int
    gap: int
    px: int


class Painter:
    """Paints layouts in the colours of a theme."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        self.fonts, self.pictures = fonts, pictures
        self.colours: Mapping[str, pygame.Color] = {}
        self.first = True
        self.waiting: list[tuple[Picture, tuple[int, int], float]] = []
        self.rounds: dict[tuple[int, int, int, str, str, int], pygame.Surface] = {}
        self.words: dict[tuple[str, Style, str], list[tuple[int, pygame.Surface, int]]] = {}

    def wear(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self.colours = {token.name: pygame.Color(*getattr(theme, token.name)) for token in fields(theme)}
        self.rounds.clear()
        self.words.clear()

    def paint(
        self,
        surface: pygame.Surface,
        layout: Layout,
        ring: Ring | None = None,
        caret: Rect | None = None,
        chosen: tuple[Rect, ...] = (),
    ) -> None:
        """Paint a whole screen: boxes in their order, then the ring around what has the focus.

        Words come first: a picture that has not been made yet waits for ``fetch``, but for the very first screen.
        """
        self.waiting.clear()
        surface.fill(self.colours["ground"])
        for box in shown(layout):
            self.box(surface, box, chosen if box.whole else ())
        if caret:
            surface.fill(self.colours["lamp"], caret)
        if ring:
            self.ring(surface, ring)
        self.first = False

    def fetch(self) -> None:
        """Make the pictures that the last screen waits for."""
        for picture, size, focal in self.waiting:
            self.pictures.cover(picture, size, focal)

    def box(self, surface: pygame.Surface, box: Box, chosen: tuple[Rect, ...] = ()) -> None:
        """Paint one box."""
        if box.picture:
            self.picture(surface, box)
        if box.fill or (box.edge and not box.dashed):
            self.rounded(surface, box)
        if box.dashed:
            self.dashes(surface, box)
        for rect in chosen:
            if box.rect.holds(rect):
                surface.fill(self.colours["raised"], rect)
                low = max(2, rect.h // 14)
                surface.fill(self.colours["lamp"], (rect.x, rect.bottom - low, rect.w, low))
        for text in box.texts:
            self.text(surface, text)
        self.figure(surface, box)

    def picture(self, surface: pygame.Surface, box: Box) -> None:
        assert box.picture is not None
        wanted = box.picture, (box.rect.w, box.rect.h), box.focal
        if not self.first and not self.pictures.known(*wanted):
            self.waiting.append(wanted)
            return
        found = self.pictures.cover(box.picture, (box.rect.w, box.rect.h), box.focal)
        if found is None:
            return
        if not box.radius:
            surface.blit(found, box.rect[:2])
            return
        corner = self.round(box.rect.w, box.rect.h, box.radius, "mask", "", 0)
        cut = found.convert_alpha()
        cut.blit(corner, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        surface.blit(cut, box.rect[:2])

    def rounded(self, surface: pygame.Surface, box: Box) -> None:
        surface.blit(self.round(box.rect.w, box.rect.h, box.radius, box.fill, box.edge, box.edge_px), box.rect[:2])

    def round(self, w: int, h: int, radius: int, fill: str, edge: str, edge_px: int) -> pygame.Surface:
        """Give a rounded rectangle with smooth corners, made once for each size and colour."""
        key = w, h, radius, fill, edge, edge_px
        if key not in self.rounds:
            if len(self.rounds) > 400:
                self.rounds.clear()
            self.rounds[key] = self.made(w, h, radius, fill, edge, edge_px)
        return self.rounds[key]

    def made(self, w: int, h: int, radius: int, fill: str, edge: str, edge_px: int) -> pygame.Surface:
        made = pygame.Surface((w, h), pygame.SRCALPHA)
        inner = self.colours[fill] if fill and fill != "mask" else pygame.Color(255, 255, 255)
        radius = min(radius, w // 2, h // 2)
        if edge:
            _plate(made, pygame.Rect(0, 0, w, h), radius, self.colours[edge])
            hole = pygame.Rect(edge_px, edge_px, w - 2 * edge_px, h - 2 * edge_px)
            _plate(made, hole, max(0, radius - edge_px), inner if fill else None)
        elif fill:
            _plate(made, pygame.Rect(0, 0, w, h), radius, inner)
        return made

    def dashes(self, surface: pygame.Surface, box: Box) -> None:
        """A border of dashes: room for something."""
        made = self.round(box.rect.w, box.rect.h, box.radius, box.fill, box.edge, box.edge_px).copy()
        step = max(6, box.radius // 2)
        for x in range(step, box.rect.w, 2 * step):
            for y in (0, box.rect.h - box.edge_px):
                if box.radius < x < box.rect.w - box.radius:
                    made.fill((0, 0, 0, 0), (x, y, step, box.edge_px))
        for y in range(step, box.rect.h, 2 * step):
            for x in (0, box.rect.w - box.edge_px):
                if box.radius < y < box.rect.h - box.radius:
                    made.fill((0, 0, 0, 0), (x, y, box.edge_px, step))
        surface.blit(made, box.rect[:2])

    def text(self, surface: pygame.Surface, text: Text) -> None:
        """Paint rows of text; every row's letters stand on one line, whichever font draws them."""
        for number, row in enumerate(text.rows):
            for span in row.spans:
                ascent = self.fonts.ascent(span.style)
                base = text.y + number * text.pitch + (text.pitch + round(ascent * 0.72)) // 2
                for x, letters, own in self.letters(span.text, span.style, span.colour):
                    surface.blit(letters, (text.x + span.x + x, base - own))

    def letters(self, text: str, style: Style, colour: str) -> list[tuple[int, pygame.Surface, int]]:
        key = text, style, colour
        if key not in self.words:
            if len(self.words) > 2000:
                self.words.clear()
            self.words[key] = list(self.fonts.draw(text, style, self.colours[colour]))
        return self.words[key]

    def figure(self, surface: pygame.Surface, box: Box) -> None:
        colour = self.colours.get(box.ink, self.colours["text"])
        match box.figure:
            case "tick":
                _tick(surface, box.rect, colour)
            case "ring":
                _circle(surface, box.rect, colour, hollow=True)
            case "dot":
                _circle(surface, box.rect, colour, hollow=True)
                _circle(surface, box.rect.grown(-box.rect.w // 4), colour, hollow=False)
            case "curve":
                self.curve(surface, box, colour)
            case "down" | "up":
                _arrow(surface, box.rect, colour, down=box.figure == "down")
            case "veil":
                _veil(surface, box.rect, colour)
            case _:
                pass

    def curve(self, surface: pygame.Surface, box: Box, colour: pygame.Color) -> None:
        """The line of a life line with its dots; a dot is full where something is."""
        if not box.points:
            return
        thick = max(4, round(box.rect.h / 9))
        path = _through([(x, y) for x, y, _ in box.points], box.rect)
        for x, y in path:
            pygame.draw.aacircle(surface, colour, (x, y), thick / 2)
        for x, y, full in box.points:
            r = round(thick * 2.6)
            pygame.draw.aacircle(surface, colour, (x, y), r)
            pygame.draw.aacircle(surface, self.colours["ground"], (x, y), r - max(3, thick // 2))
            if full:
                pygame.draw.aacircle(surface, colour, (x, y), r - thick)

    def ring(self, surface: pygame.Surface, ring: Ring) -> None:
        """Two colours: whatever lies around and inside, one of them stands out."""
        made_gap = ring.rect.grown(ring.gap)
        made = ring.rect.grown(ring.gap + ring.px)
        outer = self.round(made.w, made.h, ring.radius + ring.gap + ring.px, "", "lamp", ring.px)
        gap = self.round(made_gap.w, made_gap.h, ring.radius + ring.gap, "", "ground", ring.gap)
        surface.blit(gap, made_gap[:2])
        surface.blit(outer, made[:2])


def _plate(made: pygame.Surface, rect: pygame.Rect, radius: int, colour: pygame.Color | None) -> None:
    """Draw a rounded rectangle, its corners smooth; without a colour, a hole."""
    ink = colour or pygame.Color(0, 0, 0, 0)
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
        corner = pygame.transform.flip(_corner(radius, ink), flip_x, flip_y)
        if colour is None:
            hole = pygame.transform.flip(_corner(radius, pygame.Color(255, 255, 255)), flip_x, flip_y)
            made.blit(_inverse(hole), (x, y), special_flags=pygame.BLEND_RGBA_MULT)
        else:
            made.blit(corner, (x, y))


def _corner(radius: int, colour: pygame.Color) -> pygame.Surface:
    """Draw a quarter of a disc, large, and make it small."""
    large = pygame.Surface((radius * _SMOOTH, radius * _SMOOTH), pygame.SRCALPHA)
    large.fill((colour.r, colour.g, colour.b, 0))
    pygame.draw.circle(large, colour, (radius * _SMOOTH, radius * _SMOOTH), radius * _SMOOTH)
    return pygame.transform.smoothscale(large, (radius, radius))


def _inverse(hole: pygame.Surface) -> pygame.Surface:
    """Turn a cover into what it leaves open."""
    made = pygame.Surface(hole.get_size(), pygame.SRCALPHA)
    made.fill((255, 255, 255, 255))
    made.blit(hole, (0, 0), special_flags=pygame.BLEND_RGBA_SUB)
    opened = pygame.Surface(hole.get_size(), pygame.SRCALPHA)
    opened.fill((255, 255, 255, 255))
    for x in range(hole.get_width()):
        for y in range(hole.get_height()):
            opened.set_at((x, y), (255, 255, 255, 255 - hole.get_at((x, y)).a))
    return opened


def _tick(surface: pygame.Surface, rect: Rect, colour: pygame.Color) -> None:
    """A tick, drawn: no font is asked for it."""
    at = [(0.2, 0.55), (0.42, 0.76), (0.82, 0.26)]
    points = [(rect.x + x * rect.w, rect.y + y * rect.h) for x, y in at]
    _stroke(surface, points, colour, max(2, rect.w // 7))


def _arrow(surface: pygame.Surface, rect: Rect, colour: pygame.Color, *, down: bool) -> None:
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


def _circle(surface: pygame.Surface, rect: Rect, colour: pygame.Color, *, hollow: bool) -> None:
    middle = (rect.x + rect.w // 2, rect.y + rect.h // 2)
    pygame.draw.aacircle(surface, colour, middle, rect.w // 2, max(2, rect.w // 10) if hollow else 0)


def _veil(surface: pygame.Surface, rect: Rect, colour: pygame.Color) -> None:
    """Let the left side sink into the ground, and the lowest rows: words stand there."""
    light = colour.r + colour.g + colour.b > _BRIGHT  # into paper nothing sinks: it ends there
    veil = pygame.Surface((rect.w, 1), pygame.SRCALPHA)
    for x in range(rect.w):
        share = min(1.0, max(0.0, (x / rect.w - 0.48) / 0.004 if light else (x / rect.w - 0.42) / 0.24))
        veil.set_at((x, 0), (colour.r, colour.g, colour.b, round(255 * (1 - share) ** 1.5)))
    surface.blit(pygame.transform.scale(veil, (rect.w, rect.h)), rect[:2])
    if light:
        return
    low = round(rect.h * 0.12)
    down = pygame.Surface((1, low), pygame.SRCALPHA)
    for y in range(low):
        down.set_at((0, y), (colour.r, colour.g, colour.b, min(255, round(300 * y / low))))
    surface.blit(pygame.transform.scale(down, (rect.w, low)), (rect.x, rect.bottom - low))


def _through(points: list[tuple[int, int]], rect: Rect) -> list[tuple[float, float]]:
    """Give a soft path through the dots, from the left edge to the right."""
    ends = [(rect.x, points[0][1]), *points, (rect.right, points[-1][1])]
    path: list[tuple[float, float]] = []
    for (x1, y1), (x2, y2) in pairwise(ends):
        steps = max(1, int(abs(x2 - x1)))
        for step in range(steps):
            share = step / steps
            path.append((x1 + (x2 - x1) * share, y1 + (y2 - y1) * (1 - math.cos(math.pi * share)) / 2))
    return path
