"""Which font draws which character, and how wide is it?

Real bold and italic, never smeared; where the first font has no sign for a character, the next one draws it.
pygame looks for no other font by itself, so a text is parted by who can draw what.
"""

from collections.abc import Iterator
from pathlib import Path

import pygame

from pelitarina.player.wrap import Style

_FILES = {
    (False, False): "atkinson-hyperlegible-next/regular.ttf",
    (True, False): "atkinson-hyperlegible-next/bold.ttf",
    (False, True): "atkinson-hyperlegible-next/italic.ttf",
    (True, True): "atkinson-hyperlegible-next/bold-italic.ttf",
}
_BEHIND = {False: "noto-sans/regular.ttf", True: "noto-sans/bold.ttf"}
_SIGNS = "noto-emoji/regular.ttf"
_JOINERS = "\N{ZERO WIDTH JOINER}\N{VARIATION SELECTOR-16}\N{VARIATION SELECTOR-15}"


class Fonts:
    """All fonts, loaded when they are first needed. A ``wrap.Ruler``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.fonts: dict[tuple[str, int], pygame.font.Font] = {}
        self.widths: dict[tuple[str, Style], int] = {}
        self.owners: dict[tuple[str, bool, bool], str] = {}

    def width(self, text: str, style: Style) -> int:
        """Give the width of ``text`` on one row, in pixels."""
        found = self.widths.get((text, style))
        if found is None:
            found = sum(self.font(name, style.px).size(part)[0] for name, part in self.parts(text, style))
            self.widths[text, style] = found
        return found

    def draw(self, text: str, style: Style, colour: pygame.Color) -> Iterator[tuple[int, pygame.Surface, int]]:
        """Give each stretch of ``text`` as a picture, its distance from the left, and how far it rises."""
        x = 0
        for name, part in self.parts(text, style):
            font = self.font(name, style.px)
            wide = font.size(part)[0]
            if wide:  # signs that nobody can see cannot be drawn, either
                yield x, font.render(part, True, colour), font.get_ascent()
            x += wide

    def ascent(self, style: Style) -> int:
        """Give how far the letters of the first font rise above the line they stand on, in pixels."""
        return self.font(_FILES[style.bold, style.italic], style.px).get_ascent()

    def parts(self, text: str, style: Style) -> Iterator[tuple[str, str]]:
        """Part ``text`` by the font that draws it."""
        name, pending = "", ""
        for sign in text:
            owner = name if name and sign in _JOINERS else self.owner(sign, style)
            if owner != name and pending:
                yield name, pending
                pending = ""
            name = owner
            pending += sign
        if pending:
            yield name, pending

    def owner(self, sign: str, style: Style) -> str:
        """Say which font draws ``sign``: the first that can, or the first of all."""
        key = sign, style.bold, style.italic
        found = self.owners.get(key)
        if found is None:
            first = _FILES[style.bold, style.italic]
            names = (first, _BEHIND[style.bold], _SIGNS)
            found = next((name for name in names if sign.isspace() or self.has(name, sign)), first)
            self.owners[key] = found
        return found

    def has(self, name: str, sign: str) -> bool:
        """Whether a font has a sign for a character."""
        metrics = self.font(name, 20).metrics(sign)
        return bool(metrics) and metrics[0] is not None

    def font(self, name: str, px: int) -> pygame.font.Font:
        """Give a font in a size."""
        found = self.fonts.get((name, px))
        if found is None:
            found = pygame.font.Font(self.folder / name, px)
            self.fonts[name, px] = found
        return found
