"""Which letters will the next page need? They are made ready while nobody does anything.

The first word in a size costs more than all that follow: its font is opened, and each of its letters drawn for the
first time. A page that is turned to should not have to wait for that.
"""

from pelitarina.player.alphabet import SIGNS, alphabet
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.words import BODY, HEADING, SMALL, kit_style
from pelitarina.player.shell.font import Fonts
from pelitarina.player.wrap import Style

_PLAIN, _BOLD = (BODY, SMALL, 22, 18, 17, 19, 16), (22, HEADING, BODY, SMALL, 19, 21)
"""In which sizes pages are written, in pixels at 100 %, those first that nearly all of them need."""


class Ready:
    """Makes letters ready, one size at a time, each of a few milliseconds."""

    def __init__(self, fonts: Fonts) -> None:
        self.fonts = fonts
        self.of: tuple[str, tuple[Style, ...]] = "", ()
        self.left: list[Style] = []

    def expect(self, kit: Kit, language: str) -> None:
        """Say how pages are written from now on."""
        of = language, tuple(_styles(kit))
        if of != self.of:
            self.of, self.left = of, list(reversed(of[1]))

    def go_on(self) -> None:
        """Make one more size ready, if one is left."""
        if self.left:
            small = alphabet(self.of[0])
            self.fonts.learn(f"{small}{small.upper()}{SIGNS}", self.left.pop())


def _styles(kit: Kit) -> list[Style]:
    upright = [kit_style(kit, size, bold=bold) for bold, sizes in ((False, _PLAIN), (True, _BOLD)) for size in sizes]
    return [*upright, *(kit_style(kit, size, italic=True) for size in (SMALL, BODY))]
