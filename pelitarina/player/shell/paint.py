"""How does a layout become pixels? A loop over boxes, and nothing that has a meaning of its own."""

from collections.abc import Mapping

import pygame
from msgspec import Struct
from msgspec.structs import fields

from pelitarina.player.layout import Box, Layout, Rect, Text, shown
from pelitarina.player.layout.marking import Stretch
from pelitarina.player.shell.breath import REST, light, swell
from pelitarina.player.shell.figure import arrow, circle, road, tick, veil
from pelitarina.player.shell.flower import Petal, flower, spread, tip
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.icon import ONWARD, Icons
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.shell.plate import MASK, Plates
from pelitarina.player.shell.sketch import Sketches
from pelitarina.player.theme import Theme
from pelitarina.player.widget import Picture
from pelitarina.player.wrap import Style

_BREATHS = {"breath.in": True, "breath.out": False}
_Shares = tuple[float | None, ...]
Letters = tuple[tuple[int, pygame.Surface, int], ...]
"""Stretches of text: how far from the left, the picture, how far it rises."""
_WORDS, _CUT, _FLOWERS, _ROADS = 16_000_000, 8_000_000, 3_000_000, 4_000_000
"""How many bytes of each are kept for the next page."""


class Ring(Struct, frozen=True):
    """What has the focus: its rectangle, how round it is, and the two widths of the ring, in pixels."""

    rect: Rect
    radius: int
    gap: int
    px: int


class Painter:
    """Paints layouts in the colours of a theme."""

    def __init__(self, fonts: Fonts, pictures: Pictures) -> None:
        self.fonts, self.pictures = fonts, pictures
        self.icons = Icons(pictures.art.parent / "icons")
        self.colours: Mapping[str, pygame.Color] = {}
        self.first = True
        self.full = REST  # how full the light of a quiet moment is, from 0 to 1
        self.inward: bool | None = None  # whether one breathes in just now; None while it stands still
        self.waiting: list[tuple[Picture, tuple[int, int], float]] = []
        self.plates = Plates()
        self.words: Sketches[tuple[str, Style, str, bool], Letters] = Sketches(
            _WORDS, lambda letters: tuple(surface for _x, surface, _rise in letters)
        )
        self.cut: Sketches[tuple[Picture, tuple[int, int], float, int, bool], pygame.Surface] = Sketches(
            _CUT, lambda one: (one,)
        )
        self.flowers: Sketches[tuple[int, tuple[Petal, ...], _Shares, _Shares], pygame.Surface] = Sketches(
            _FLOWERS, lambda one: (one,)
        )
        self.roads: Sketches[tuple[tuple[int, int], int, str, tuple[tuple[int, int], ...]], pygame.Surface] = Sketches(
            _ROADS, lambda one: (one,)
        )

    def wear(self, theme: Theme) -> None:
        """Paint in these colours from now on."""
        self.colours = {token.name: pygame.Color(*getattr(theme, token.name)) for token in fields(theme)}
        self.plates.wear(self.colours)
        self.words.clear()
        self.cut.clear()
        self.flowers.clear()
        self.roads.clear()

    def paint(
        self,
        surface: pygame.Surface,
        layout: Layout,
        ring: Ring | None = None,
        caret: Rect | None = None,
        chosen: tuple[Rect, ...] = (),
        said: tuple[Stretch, ...] = (),
        composed: tuple[Rect, ...] = (),
    ) -> None:
        """Paint a whole screen: boxes in their order, then the ring around what has the focus.

        Words come first: a picture that has not been made yet waits for ``fetch``, but for the very first screen.
        """
        self.waiting.clear()
        surface.fill(self.colours["ground"])
        for box in shown(layout):
            self.box(surface, box, chosen if box.whole else ())
        for stretch in said:
            self.said(surface, stretch)
        for line in (*composed, *((caret,) if caret else ())):
            surface.fill(self.colours["lamp"], line)
        if ring:
            self.ring(surface, ring)
        self.first = False

    def breath(self, seconds: float | None) -> bool:
        """Let the light be as it is so long after the moment began; None: at rest. Says whether the words change."""
        before = self.inward
        self.full, self.inward = (REST, None) if seconds is None else swell(seconds)
        return self.inward is not before

    def lights(self, surface: pygame.Surface, layout: Layout) -> None:
        """Paint the light anew, with the picture behind it, and nothing else."""
        boxes = tuple(shown(layout))
        for one in [box for box in boxes if box.figure == "breath"]:
            surface.set_clip(pygame.Rect(one.rect))
            for box in boxes:
                if box.id == one.id:
                    self.box(surface, box)
        surface.set_clip(None)

    def fetch(self) -> None:
        """Make the pictures that the last screen waits for; foreign ones come when they are made."""
        for wanted in self.waiting:
            self.pictures.fetch(*wanted)

    def box(self, surface: pygame.Surface, box: Box, chosen: tuple[Rect, ...] = ()) -> None:
        """Paint one box."""
        if box.picture:
            self.picture(surface, box)
        if box.fill or (box.edge and not box.dashed):
            self.plates.lay(surface, box.rect, box.radius, box.fill, box.edge, box.edge_px)
        if box.dashed:
            self.dashes(surface, box)
        for rect in chosen:
            if box.rect.holds(rect):
                surface.fill(self.colours["raised"], rect)
                low = max(2, rect.h // 14)
                surface.fill(self.colours["lamp"], (rect.x, rect.bottom - low, rect.w, low))
        for text in box.texts:
            self.text(surface, text, self.breath_ink(box))
        self.figure(surface, box)
        if box.icon and (icon := self.icons.drawn(box.icon, box.rect.w, self.colours[box.ink])):
            turned = box.turned and box.icon in ONWARD
            surface.blit(pygame.transform.flip(icon, True, False) if turned else icon, box.rect[:2])

    def picture(self, surface: pygame.Surface, box: Box) -> None:
        assert box.picture is not None
        wanted = box.picture, (box.rect.w, box.rect.h), box.focal
        if self.pictures.told(*wanted):
            self.in_words(surface, box)
        if self.pictures.awaited(*wanted):
            return
        if not self.pictures.known(*wanted) and (not self.first or self.pictures.foreign(box.picture)):
            self.waiting.append(wanted)
            return
        found = self.pictures.cover(*wanted)
        if found is None:
            return
        turned = box.turned and box.picture.folder is None  # of ours we know that nothing is written in it
        if turned:
            found = pygame.transform.flip(found, True, False)
        if not box.radius:
            surface.blit(found, box.rect[:2])
            return
        key = box.picture, (box.rect.w, box.rect.h), box.focal, box.radius, turned
        surface.blit(self.cut.get(key, lambda: self.with_corners(found, box)), box.rect[:2])

    def in_words(self, surface: pygame.Surface, box: Box) -> None:
        """Where a picture cannot be seen, it is told."""
        if box.alt:
            self.plates.lay(surface, box.rect, box.radius, "panel")
        for text in box.alt:
            self.text(surface, text)

    def with_corners(self, picture: pygame.Surface, box: Box) -> pygame.Surface:
        """Cut the corners of a picture round."""
        made = picture.convert_alpha()
        mask = self.plates.get(box.rect.w, box.rect.h, box.radius, MASK, "", 0)
        made.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
        return made

    def dashes(self, surface: pygame.Surface, box: Box) -> None:
        """A border of dashes: room for something."""
        made = self.plates.get(box.rect.w, box.rect.h, box.radius, box.fill, box.edge, box.edge_px).copy()
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

    def breath_ink(self, box: Box) -> str:
        """Which of the two breaths it is now is said in the lamp's colour, as long as the light moves."""
        return "lamp" if self.inward is not None and _BREATHS.get(box.id) is self.inward else ""

    def text(self, surface: pygame.Surface, text: Text, ink: str = "") -> None:
        """Paint rows of text; every row's letters stand on one line, whichever font draws them."""
        for number, row in enumerate(text.rows):
            for span in row.spans:
                ascent = self.fonts.ascent(span.style)
                base = text.y + number * text.pitch + (text.pitch + round(ascent * 0.72)) // 2
                left = text.left(row) + span.x
                for x, letters, own in self.letters(
                    span.text, span.style, ink or span.colour, from_right=span.from_right
                ):
                    surface.blit(letters, (left + x, base - own))

    def said(self, surface: pygame.Surface, word: Stretch) -> None:
        """Paint a word that is being said aloud: in the colours of what is selected, whatever lies around it."""
        surface.fill(self.colours["lamp"], word.rect)
        base = word.base + (word.pitch + round(self.fonts.ascent(word.style) * 0.72)) // 2
        for x, letters, own in self.letters(word.text, word.style, "ground", from_right=word.from_right):
            surface.blit(letters, (word.x + x, base - own))

    def letters(self, text: str, style: Style, colour: str, *, from_right: bool = False) -> Letters:
        """Give a stretch of text as it is drawn, made once."""
        return self.words.get(
            (text, style, colour, from_right),
            lambda: tuple(self.fonts.draw(text, style, self.colours[colour], from_right=from_right)),
        )

    def forget(self) -> None:
        """Let go of every word that was drawn or measured: somebody may have said it."""
        self.words.clear()
        self.flowers.clear()
        self.roads.clear()
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
            case "flower":
                self.flower(surface, box, colour)
            case "down" | "up":
                arrow(surface, box.rect, colour, down=box.figure == "down")
            case "breath" | "rest":
                light(surface, box.rect, self.full)
            case "veil":
                veil(surface, box.rect, colour, turned=box.turned)
            case _:
                pass

    def curve(self, surface: pygame.Surface, box: Box, colour: pygame.Color) -> None:
        """The line of a life line with its dots; a dot is full where something is."""
        if not box.points:
            return
        thick, rect = max(4, round(box.rect.h / 9)), box.rect
        points = tuple((x - rect.x, y - rect.y) for x, y, _ in box.points)
        made = self.roads.get((rect[2:], thick, box.ink, points), lambda: road(points, rect[2:], thick, colour))
        surface.blit(made, (rect.x - thick, rect.y - thick))
        for x, y, full in box.points:
            r = round(thick * 2.6)
            pygame.draw.aacircle(surface, colour, (x, y), r)
            pygame.draw.aacircle(surface, self.colours["ground"], (x, y), r - max(3, thick // 2))
            if full:
                pygame.draw.aacircle(surface, colour, (x, y), r - thick)

    def flower(self, surface: pygame.Surface, box: Box, colour: pygame.Color) -> None:
        """A flower between two columns of names, each petal with a thread to its name."""
        side = min(box.rect.w * 6 // 7, box.rect.h)
        at = pygame.Rect(0, 0, side, side)
        at.center = pygame.Rect(*box.rect).center
        petals = spread(tuple(left for _x, _y, left in box.points))
        for (x, y, _left), petal in zip(box.points, petals, strict=True):
            pygame.draw.aaline(surface, colour, tip(at.center, side / 2, petal), (x, y), max(1, side // 160))
        shares, earlier = box.shares, box.earlier
        made = self.flowers.get(
            (side, petals, shares, earlier), lambda: flower(side, petals, shares, self.colours, earlier)
        )
        surface.blit(made, at)

    def ring(self, surface: pygame.Surface, ring: Ring) -> None:
        """Two colours: whatever lies around and inside, one of them stands out."""
        gap, px = ring.gap, ring.px
        self.plates.lay(surface, ring.rect.grown(gap), ring.radius + gap, "", "ground", gap)
        self.plates.lay(surface, ring.rect.grown(gap + px), ring.radius + gap + px, "", "lamp", px)
