"""How does a picture become pixels, once for each size?

A picture is looked for inside its own folder only (``story.load.asset``). One that cannot be painted is left out:
what is in it is said in words anyway.
"""

from pathlib import Path

import pygame

from pelitarina.player.widget import Picture
from pelitarina.story.load import asset

_KEPT = 4  # pictures in memory at once; at 1080p each takes some megabytes


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
        path = self.path(picture)
        if path is None:
            return None
        w, h = size
        wide = max(w, round(h * 16 / 9))
        high = max(h, round(w * 9 / 16))
        try:
            if path.suffix == ".svg":
                whole = pygame.image.load_sized_svg(path, (wide, high))
            else:
                whole = pygame.transform.smoothscale(pygame.image.load(path), (wide, high))
        except (pygame.error, OSError):
            return None
        left = round((whole.get_width() - w) * focal)
        top = (whole.get_height() - h) // 2
        seen = (max(0, left), max(0, top), min(w, whole.get_width()), min(h, whole.get_height()))
        return whole.subsurface(seen).copy()  # the rest is let go of

    def path(self, picture: Picture) -> Path | None:
        """Give the file of a picture, inside its own folder; None if there is none."""
        if picture.folder is not None:
            return asset(picture.folder, "pictures", picture.name)
        path = self.art / f"{picture.name}.svg"
        return path if path.is_file() else None
