"""Which font draws which character, and how wide is it?

Real bold and italic, never smeared: letters without an italic are told apart by their weight. Where the first font has
no sign for a character, the next one draws it; a sign that none has is shown by its code. pygame looks for no other
font by itself, so a text is parted by who can draw what.
"""

import unicodedata
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pygame

from pelitarina.i18n.coverage import Coverage, all_plain
from pelitarina.player.grapheme import boundaries
from pelitarina.player.wrap import Style

Drawn = tuple[int, pygame.Surface, int]
"""A stretch of text: how far from the left, the picture, how far it rises."""
_CUTS = {
    "atkinson": ("atkinson-hyperlegible-next", ("regular.ttf", "bold.ttf", "italic.ttf", "bold-italic.ttf")),
    "lexend": ("lexend", ("regular.ttf", "bold.ttf", "semibold.ttf", "bold.ttf")),
    "opendyslexic": ("opendyslexic", ("regular.woff", "bold.woff", "italic.woff", "bold-italic.woff")),
    "noto": ("noto-sans", ("regular.ttf", "bold.ttf", "italic.ttf", "bold-italic.ttf")),
    "arabic": ("noto-sans-arabic", ("regular.ttf", "bold.ttf", "semibold.ttf", "bold.ttf")),
    "signs": ("noto-emoji", ("regular.ttf",) * 4),
}
"""Each family with its files: regular, bold, italic, bold and italic."""
_BEHIND = ("noto", "arabic", "signs")
_JOINED = "arabic"
_JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}\N{VARIATION SELECTOR-16}\N{VARIATION SELECTOR-15}"
_UNSEEN = ("Cf", "Cc")
_ANY = pygame.Color("white")
_BETWEEN_LETTERS, _BETWEEN_WORDS = 0.12, 0.16
"""How far apart wide letters and words stand, beside the size of the letters (WCAG 2.2, 1.4.12)."""


class Fonts:
    """All fonts, loaded when they are first needed. A ``wrap.Ruler``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.coverage = Coverage(folder)
        self.fonts: dict[tuple[str, int, bool], pygame.font.Font] = {}
        self.widths: dict[tuple[str, Style], int] = {}
        self.owners: dict[tuple[str, str], str] = {}

    def width(self, text: str, style: Style) -> int:
        """Give the width of ``text`` on one row, in pixels."""
        found = self.widths.get((text, style))
        if found is None:
            found = sum(self.wide(family, part, style) for family, part in self.parts(text, style))
            self.widths[text, style] = found
        return found

    def draw(self, text: str, style: Style, colour: pygame.Color, *, from_right: bool = False) -> Iterator[Drawn]:
        """Give each stretch of ``text`` as a picture, its distance from the left, and how far it rises.

        ``text`` runs one way, from the left or ``from_right``.
        """
        x = 0
        parts = list(self.parts(text, style))
        for family, part in reversed(parts) if from_right else parts:
            wide = self.wide(family, part, style)
            if wide:  # signs that nobody can see cannot be drawn, either
                for at, end, piece in self.pieces(family, part, style):
                    left = wide - end if from_right else at
                    yield x + left, *self.drawn(family, piece, style, colour, from_right)
            x += wide

    def learn(self, signs: str, style: Style) -> None:
        """Draw signs for nobody: from now on the fonts remember them."""
        for family, part in self.parts(signs, style):
            self.drawn(family, part, style, _ANY, from_right=family == _JOINED)

    def ascent(self, style: Style) -> int:
        """Give how far the letters of the first font rise above the line they stand on, in pixels."""
        return self.font(style.face, style).get_ascent()

    def parts(self, text: str, style: Style) -> Iterator[tuple[str, str]]:
        """Part ``text`` by the family that draws it; by none where nothing can, and then sign by sign."""
        if text and all_plain(text):
            yield style.face, text
            return
        family, pending = "", ""
        for sign in text:
            if sign in _JOINERS:
                pending += sign if family and pending else ""
                continue
            owner = self.owner(sign, style.face)
            if owner != "" and family and sign.isspace() and self.coverage.has(_CUTS[family][0], sign):
                owner = family  # words of one sentence stay together
            if pending and (owner != family or not owner):
                yield family, pending
                pending = ""
            family = owner
            pending += "" if self.unseen(sign) else self.blank(sign, owner) if sign.isspace() else sign
        if pending:
            yield family, pending

    def owner(self, sign: str, face: str) -> str:
        """Say which family draws ``sign``: the first that can; none if nobody can."""
        found = self.owners.get((sign, face))
        if found is None:
            names = (face, *_BEHIND)
            plain = sign.isspace() or self.unseen(sign) or all_plain(sign)
            found = face if plain else next((one for one in names if self.coverage.has(_CUTS[one][0], sign)), "")
            self.owners[sign, face] = found
        return found

    def blank(self, sign: str, family: str) -> str:
        """Give a blank that a family has: some know only the usual one."""
        return sign if sign == " " or self.coverage.has(_CUTS[family][0], sign) else " "

    @staticmethod
    def unseen(sign: str) -> bool:
        """Whether a sign only tells what to do with others."""
        return not sign.isascii() and unicodedata.category(sign) in _UNSEEN

    def wide(self, family: str, part: str, style: Style) -> int:
        """Give the width of what one family draws."""
        if not family:
            return self.frame(part, style).w
        own = self.font(family, style, from_right=family == _JOINED).size(part)[0]  # joined, letters are narrower
        return own + self.spread(family, part, style) if style.wide else own

    def spread(self, family: str, part: str, style: Style) -> int:
        """Give how much wider a text becomes where letters and words stand apart. Joined letters stay joined."""
        words = part.count(" ") * round(style.px * _BETWEEN_WORDS)
        letters = 0 if family == _JOINED else len(boundaries(part)) - 1
        return words + letters * round(style.px * _BETWEEN_LETTERS)

    def pieces(self, family: str, part: str, style: Style) -> Iterator[tuple[int, int, str]]:
        """Give what is drawn as one picture, and from where to where it reaches: all, or each letter by itself."""
        whole = self.wide(family, part, style)
        if not family or not style.wide:
            yield 0, whole, part
            return
        edges = boundaries(part)
        if family == _JOINED:
            edges = (0, *(at + 1 for at, sign in enumerate(part[:-1]) if sign == " "), len(part))
        begun = 0
        for start, end in pairwise(edges):
            ends = self.wide(family, part[:end], style)  # with the kerning of all that stands before it
            if not part[start:end].isspace():
                yield begun, ends, part[start:end]
            begun = ends

    def drawn(
        self, family: str, part: str, style: Style, colour: pygame.Color, from_right: bool
    ) -> tuple[pygame.Surface, int]:
        """Draw what one family draws; say how far it rises."""
        if not family:
            return self.framed(part, style, colour)
        font = self.font(family, style, from_right=from_right)
        return font.render(part, True, colour), font.get_ascent()

    def frame(self, sign: str, style: Style) -> pygame.Rect:
        """Give the frame of a sign that no font has."""
        small = style._replace(px=max(8, round(style.px * 0.5)))
        wide, high = self.font(style.face, small).size(f"{ord(sign[0]):X}")
        return pygame.Rect(0, 0, wide + small.px, high)

    def framed(self, sign: str, style: Style, colour: pygame.Color) -> tuple[pygame.Surface, int]:
        """Show a sign that no font has by its code: nothing that somebody wrote looks as if it were not there."""
        frame = self.frame(sign, style)
        small = style._replace(px=max(8, round(style.px * 0.5)))
        made = pygame.Surface(frame.size, pygame.SRCALPHA)
        pygame.draw.rect(made, colour, frame.inflate(-2, 0), max(1, small.px // 10), border_radius=small.px // 4)
        code = self.font(style.face, small).render(f"{ord(sign[0]):X}", True, colour)
        made.blit(code, ((frame.w - code.get_width()) // 2, 0))
        return made, round(frame.h * 0.85)

    def font(self, family: str, style: Style, *, from_right: bool = False) -> pygame.font.Font:
        """Give a font in a size; the way it runs is a part of it."""
        folder, cuts = _CUTS[family]
        name = f"{folder}/{cuts[style.bold + 2 * style.italic]}"
        found = self.fonts.get((name, style.px, from_right))
        if found is None:
            found = pygame.font.Font(self.folder / name, style.px)
            if family == _JOINED:
                found.set_script("Arab")
            if from_right:
                found.set_direction(pygame.DIRECTION_RTL)
            elif family == _JOINED:
                found.set_direction(pygame.DIRECTION_LTR)
            self.fonts[name, style.px, from_right] = found
        return found
