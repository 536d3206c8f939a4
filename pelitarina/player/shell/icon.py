"""How does an icon become pixels, in the colour and the size of the words it stands beside?"""

from io import BytesIO
from pathlib import Path

import pygame

from pelitarina.player.shell.sketch import Sketches
from pelitarina.story.file import begun

_INK = b"#000000"
"""The one colour in which icons are drawn; it is replaced."""
_KEPT, _MOST_BYTES = 2_000_000, 4096


class Icons:
    """The icons of one folder: SVG on a grid of 24, lines of one weight."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.kept: Sketches[tuple[str, int, str], pygame.Surface | None] = Sketches(
            _KEPT, lambda one: (one,) if one else ()
        )

    def drawn(self, name: str, side: int, colour: pygame.Color) -> pygame.Surface | None:
        """Give an icon, ``side`` pixels wide and high; None if there is none of that name."""
        ink = f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}"
        return self.kept.get((name, side, ink), lambda: self.made(name, side, ink))

    def made(self, name: str, side: int, ink: str) -> pygame.Surface | None:
        try:
            data = begun(self.folder / f"{name}.svg", _MOST_BYTES) or b""
            return pygame.image.load_sized_svg(BytesIO(data.replace(_INK, ink.encode())), (side, side))
        except (OSError, pygame.error):
            return None
