"""How does the data of a picture become pixels of the wanted size, and which data is not even tried?

Whoever imports this needs pygame and nothing else: the process that reads foreign pictures starts quickly.
"""

import re
from io import BytesIO
from typing import NamedTuple

import pygame

from pelitarina.story.file import MEDIA

MOST_BYTES = MEDIA["pictures"]
SOUNDS = tuple(MEDIA["sounds"])
RATE, SECONDS_HEARD = 22_050, 60
"""How many samples a second a sound is unpacked to, and how much of it."""
_MOST_PX = 4096
_RISKY = re.compile(rb"dasharray|<!DOCTYPE|<!ENTITY|<use\b|<image\b", re.IGNORECASE)
_SHAPE = re.compile(rb"<(?:path|rect|circle|ellipse|line|polyline|polygon)\b|stroke\s*[=:]", re.IGNORECASE)
_STROKED = re.compile(rb"stroke\s*[=:]\s*[\"']?\s*(?!none)", re.IGNORECASE)
_NUMBER = re.compile(rb"[0-9.]+")
_MOST_STROKED = 6000  # numbers in a picture with lines: each is a corner, and corners are held against each other
OURS_PX, FOREIGN_PX = 600_000_000, 100_000_000
"""Dots that are painted for one drawing at most, as if each of its shapes and lines filled it; at 8 ns each.

A foreign one must be there within two seconds, on an old laptop, too.
"""


class Job(NamedTuple):
    """A picture to be made: its data, its kind (``.svg``), its size in pixels, and what stays when it is cropped.

    ``focal`` is from 0 (its left side stays) to 1 (its right side).
    """

    data: bytes
    kind: str
    size: tuple[int, int]
    focal: float


class Pixels(NamedTuple):
    """A picture, four bytes (RGBA) for each dot."""

    size: tuple[int, int]
    data: bytes


def harmless(data: bytes, kind: str) -> bool:
    """Whether a picture is of a kind that is painted, not too large, and of no sort that was seen to hang the painter.

    A dashed line of 19 kB kept nanosvg busy for over 20 seconds, a line with 50,000 corners for minutes, and a PNG of
    47 kB took 403 MB when it was unpacked.
    """
    if len(data) > MOST_BYTES.get(kind, 0):
        return False
    if kind == ".svg":
        cornered = _STROKED.search(data) and sum(1 for _ in _NUMBER.finditer(data)) > _MOST_STROKED
        return not (_RISKY.search(data) or cornered)
    width, height = _png_size(data)
    return 0 < width <= _MOST_PX and 0 < height <= _MOST_PX


def covering(job: Job, most_px: int = OURS_PX) -> pygame.Surface | None:
    """Paint a picture that fills ``size`` wholly, cropped at its sides or its top; None if it cannot be painted.

    An SVG is drawn with ``most_px`` dots at most, and then made larger.
    """
    w, h = job.size
    wide, high = max(w, round(h * 16 / 9)), max(h, round(w * 9 / 16))
    try:
        whole = _drawn(job.data, wide, high, most_px) if job.kind == ".svg" else _scaled(job, wide, high)
    except (pygame.error, ValueError, MemoryError):
        return None
    left = round((whole.get_width() - w) * job.focal)
    top = (whole.get_height() - h) // 2
    seen = (max(0, left), max(0, top), min(w, whole.get_width()), min(h, whole.get_height()))
    return whole.subsurface(seen).copy()  # the rest is let go of


def _png_size(data: bytes) -> tuple[int, int]:
    """Read width and height of a PNG from its header; none for anything else."""
    if data[:8] != b"\x89PNG\r\n\x1a\n" or data[12:16] != b"IHDR" or len(data) < 24:
        return 0, 0
    return int.from_bytes(data[16:20]), int.from_bytes(data[20:24])


def drawn_size(data: bytes, wide: int, high: int, most_px: int = OURS_PX) -> tuple[int, int]:
    """Give the size in dots at which an SVG is drawn: smaller than asked for if it has very many shapes.

    A hundred shapes fit into a screen as they are. 740 rectangles on top of each other (20 kB) took 12 seconds.
    """
    shapes = 1 + sum(1 for _ in _SHAPE.finditer(data))
    smaller = min(1.0, (most_px / (shapes * wide * high)) ** 0.5)
    return max(1, round(wide * smaller)), max(1, round(high * smaller))


def _drawn(data: bytes, wide: int, high: int, most_px: int) -> pygame.Surface:
    """Draw an SVG; one that must be drawn smaller is made larger, so that it cannot keep the program busy."""
    size = drawn_size(data, wide, high, most_px)
    drawn = pygame.image.load_sized_svg(BytesIO(data), size)
    if size == (wide, high):
        return drawn
    larger = max(wide / drawn.get_width(), high / drawn.get_height())  # it keeps its own shape, and fills the size
    return pygame.transform.smoothscale(drawn, [max(1, round(side * larger)) for side in drawn.get_size()])


def _scaled(job: Job, wide: int, high: int) -> pygame.Surface:
    """Unpack a picture of dots, and scale it."""
    loaded = pygame.image.load(BytesIO(job.data), f"picture{job.kind}")
    made = pygame.Surface(loaded.get_size(), pygame.SRCALPHA)
    made.blit(loaded, (0, 0))
    return pygame.transform.smoothscale(made, (wide, high))
