"""How does a layout become pixels? A loop over boxes, and nothing that has a meaning of its own."""

from collections.abc import Mapping
from dataclasses import dataclass, fields

import pygame

from pelitarina.player.layout import GAP, THICK, Box, Layout, Rect, Text, shown
from pelitarina.player.shell.figure import arrow, circle, plate, through, tick, veil
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.shell.sketch import Sketches
from pelitarina.player.theme import Theme
from pelitarina.player.widget import Picture
from pelitarina.player.wrap import Span, Style

Letters = tuple[tuple[int, pygame.Surface, int], ...]
"""Stretches of text: how far from the left, the picture, how far it rises."""
_PLATES, _WORDS, _CUT = 12_000_000, 16_000_000, 8_000_000
"""How many bytes of each are kept for the next page."""


@dataclass(frozen=True, slots=True)
class Ring:
    """What has the focus: its rectangle, how round it is, and the two widths of the ring, in pixels."""

    rect: Rect
    radius: int
    gap: int
    px: int


def ring(layout: Layout, focus: str) -> Ring | None:
    """Give the ring around what has the focus; None where it is not in sight."""
    rect = layout.ringed(focus) if focus and layout.seen(focus) else None
    if rect is None:
        return None
    box = next(box for box in layout.boxes if box.id == focus and box.rect == layout.of(focus))
    px = layout.air / 100
    return Ring(rect, box.radius, round(GAP * px), round(THICK * px))


class Painter:
    """Paints layouts in the colours of a theme."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        self.fonts, self.pictures = fonts, pictures
        self.colours: Mapping[str, pygame.Color] = {}
        self.first = True
        self.waiting: list[tuple[Picture, tuple[int, int], float]] = []
        self.rounds: Sketches[tuple[int, int, int, str, str, int], pygame.Surface] = Sketches(
            _PLATES, lambda one: (one,)
        )
        self.words: Sketches[tuple[str, Style, str, bool], Letters] = Sketches(
            _WORDS, lambda letters: tuple(surface for _x, surface, _rise in letters)
        )
        self.cut: Sketches[tuple[Picture, tuple[int, int], float, int], pygame.Surface] = Sketches(
            _CUT, lambda one: (one,)
        )

    def wear(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self.colours = {token.name: pygame.Color(*getattr(theme, token.name)) for token in fields(theme)}
        self.rounds.clear()
        self.words.clear()
        self.cut.clear()

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
        if box.turned and box.region == "back":  # words stand at the other side of it
            found = pygame.transform.flip(found, True, False)
        if not box.radius:
            surface.blit(found, box.rect[:2])
            return
        key = box.picture, (box.rect.w, box.rect.h), box.focal, box.radius
        surface.blit(self.cut.get(key, lambda: self.with_corners(found, box)), box.rect[:2])

    def with_corners(self, picture: pygame.Surface, box: Box) -> pygame.Surface:
        """Cut the corners of a picture round."""
        made = picture.convert_alpha()
        mask = self.round(box.rect.w, box.rect.h, box.radius, "mask", "", 0)
        made.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return made

    def rounded(self, surface: pygame.Surface, box: Box) -> None:
        surface.blit(self.round(box.rect.w, box.rect.h, box.radius, box.fill, box.edge, box.edge_px), box.rect[:2])

    def round(self, w: int, h: int, radius: int, fill: str, edge: str, edge_px: int) -> pygame.Surface:
        """Give a rounded rectangle with smooth corners, made once for each size and colour."""
        key = w, h, radius, fill, edge, edge_px
        return self.rounds.get(key, lambda: self.made(w, h, radius, fill, edge, edge_px))

    def made(self, w: int, h: int, radius: int, fill: str, edge: str, edge_px: int) -> pygame.Surface:
        made = pygame.Surface((w, h), pygame.SRCALPHA)
        inner = self.colours[fill] if fill and fill != "mask" else pygame.Color(255, 255, 255)
        radius = min(radius, w // 2, h // 2)
        if edge:
            plate(made, pygame.Rect(0, 0, w, h), radius, self.colours[edge])
            hole = pygame.Rect(edge_px, edge_px, w - 2 * edge_px, h - 2 * edge_px)
            plate(made, hole, max(0, radius - edge_px), inner if fill else None)
        elif fill:
            plate(made, pygame.Rect(0, 0, w, h), radius, inner)
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
                left = text.left(row) + span.x
                for x, letters, own in self.letters(span):
                    surface.blit(letters, (left + x, base - own))

    def letters(self, span: Span) -> Letters:
        """Give a stretch of text as it is drawn, made once."""
        colour = self.colours[span.colour]
        return self.words.get(
            (span.text, span.style, span.colour, span.from_right),
            lambda: tuple(self.fonts.draw(span.text, span.style, colour, from_right=span.from_right)),
        )

    def forget(self) -> None:
        """Let go of every word that was drawn or measured: somebody may have said it."""
        self.words.clear()
        self.fonts.widths.clear()

    def figure(self, surface: pygame.Surface, box: Box) -> None:
        colour = self.colours.get(box.ink, self.colours["text"])
        match box.figure:
            case "tick":
                tick(surface, box.rect, colour)
            case "ring":
                circle(surface, box.rect, colour, hollow=True)
            case "dot":
                circle(surface, box.rect, colour, hollow=True)
                circle(surface, box.rect.grown(-box.rect.w // 4), colour, hollow=False)
            case "curve":
                self.curve(surface, box, colour)
            case "down" | "up":
                arrow(surface, box.rect, colour, down=box.figure == "down")
            case "veil":
                veil(surface, box.rect, colour, turned=box.turned)
            case _:
                pass

    def curve(self, surface: pygame.Surface, box: Box, colour: pygame.Color) -> None:
        """The line of a life line with its dots; a dot is full where something is."""
        if not box.points:
            return
        thick = max(4, round(box.rect.h / 9))
        path = through([(x, y) for x, y, _ in box.points], box.rect)
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
