"""How does a picture become pixels, once for each size?

A picture is looked for inside its own story only (``story.home.asset``). One that cannot be painted is left out:
what is in it is said in words anyway.
"""

import re
from io import BytesIO
from pathlib import Path

import pygame

from pelitarina.player.mood import dressed
from pelitarina.player.widget import Picture
from pelitarina.story.home import Asset, Folder, asset
from pelitarina.story.house import SCENES

_MOST_BYTES = {".svg": 256 * 1024, ".png": 8 * 1024 * 1024}
_MOST_PX = 4096
_RISKY = re.compile(rb"dasharray|<!DOCTYPE|<!ENTITY|<use\b|<image\b", re.IGNORECASE)
_SHAPE = re.compile(rb"<(?:path|rect|circle|ellipse|line|polyline|polygon)\b|stroke\s*[=:]", re.IGNORECASE)
_STROKED = re.compile(rb"stroke\s*[=:]\s*[\"']?\s*(?!none)", re.IGNORECASE)
_NUMBER = re.compile(rb"[0-9.]+")
_MOST_STROKED = 6000  # numbers in a picture with lines: each is a corner, and corners are held against each other
_PAINTED_PX = 600_000_000
"""Dots that are painted for one drawing at most, as if each of its shapes and lines filled it; at 8 ns each."""
_KEPT = 4  # pictures in memory at once; at 1080p each takes some megabytes


def harmless(found: Asset) -> bytes | None:
    """Read a picture; None if it is of another kind, too large, or of a sort that was seen to hang the painter.

    A dashed line of 19 kB kept nanosvg busy for over 20 seconds, a line with 50,000 corners for minutes, and a PNG of
    47 kB took 403 MB when it was unpacked.
    """
    kind = found.kind
    data = found.read(_MOST_BYTES[kind]) if kind in _MOST_BYTES else None
    if data is None:
        return None
    if kind == ".svg":
        cornered = _STROKED.search(data) and sum(1 for _ in _NUMBER.finditer(data)) > _MOST_STROKED
        return None if _RISKY.search(data) or cornered else data
    width, height = _png_size(data)
    return data if 0 < width <= _MOST_PX and 0 < height <= _MOST_PX else None


def _png_size(data: bytes) -> tuple[int, int]:
    """Read width and height of a PNG from its header; none for anything else."""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR" or len(data) < 24:
        return 0, 0
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def drawn_size(data: bytes, wide: int, high: int) -> tuple[int, int]:
    """Give the size in dots at which an SVG is drawn: smaller than asked for if it has very many shapes.

    A hundred shapes fit into a screen as they are. 740 rectangles on top of each other (20 kB) took 12 seconds.
    """
    shapes = 1 + sum(1 for _ in _SHAPE.finditer(data))
    smaller = min(1.0, (_PAINTED_PX / (shapes * wide * high)) ** 0.5)
    return max(1, round(wide * smaller)), max(1, round(high * smaller))


def _drawn(data: bytes, wide: int, high: int) -> pygame.Surface:
    """Draw an SVG; one that must be drawn smaller is made larger, so that it cannot keep the program busy."""
    size = drawn_size(data, wide, high)
    drawn = pygame.image.load_sized_svg(BytesIO(data), size)
    if size == (wide, high):
        return drawn
    larger = max(wide / drawn.get_width(), high / drawn.get_height())  # it keeps its own shape, and fills the size
    return pygame.transform.smoothscale(drawn, [max(1, round(side * larger)) for side in drawn.get_size()])


class Pictures:
    """Pictures as they are painted, the last few remembered."""

    def __init__(self, art: Path) -> None:
        self.art = art
        self.kept: dict[tuple[Picture, tuple[int, int], float], pygame.Surface | None] = {}

    def cover(self, picture: Picture, size: tuple[int, int], focal: float) -> pygame.Surface | None:
        """Give a picture that fills ``size`` wholly, cropped at its sides or its top; None if it cannot be painted."""
        key = picture, size, focal
        if key not in self.kept:
            while len(self.kept) >= _KEPT:
                del self.kept[next(iter(self.kept))]
            self.kept[key] = self.painted(picture, size, focal)
        return self.kept[key]

    def known(self, picture: Picture, size: tuple[int, int], focal: float) -> bool:
        """Whether a picture of that size is ready."""
        return (picture, size, focal) in self.kept

    def painted(self, picture: Picture, size: tuple[int, int], focal: float) -> pygame.Surface | None:
        found = self.found(picture)
        if found is None:
            return None
        w, h = size
        wide = max(w, round(h * 16 / 9))
        high = max(h, round(w * 9 / 16))
        try:
            data = harmless(found)
            if data is None:
                return None
            if picture.name in SCENES:
                data = dressed(data, picture.mood)
            if found.kind == ".svg":
                whole = _drawn(data, wide, high)
            else:
                whole = pygame.transform.smoothscale(
                    pygame.image.load(BytesIO(data), found.name).convert_alpha(), (wide, high)
                )
        except (pygame.error, OSError, ValueError):
            return None
        left = round((whole.get_width() - w) * focal)
        top = (whole.get_height() - h) // 2
        seen = (max(0, left), max(0, top), min(w, whole.get_width()), min(h, whole.get_height()))
        return whole.subsurface(seen).copy()  # the rest is let go of

    def found(self, picture: Picture) -> Asset | None:
        """Find a picture inside its own story; None if there is none."""
        if picture.folder is not None:
            return asset(picture.folder, "pictures", picture.name)
        ours = Asset(Folder(self.art), f"{picture.name}.svg")
        return ours if ours.home.has(ours.name) else None
