"""How does one page become the next? Softly, in a fifth of a second at most, and at once when anybody does something.

The new page is there from the first moment: it can be pressed, and a screen reader reads it. Only its colours come over
the old ones little by little.
"""

from collections.abc import Iterable

import pygame

from pelitarina.player.layout import Layout
from pelitarina.player.widget import Widget

LASTS = 0.18
"""Seconds until the old page is gone; WCAG 2.2 (2.2.2) lets move what ends by itself within five."""
OPAQUE = 255
_SPARE = 1
"""How many pages are held for the next; one at 1080p takes 8 MB."""
PRESSES = {
    pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN, pygame.MOUSEWHEEL, pygame.FINGERDOWN, pygame.CONTROLLERBUTTONDOWN,
    pygame.JOYBUTTONDOWN,
}  # fmt: skip


class Turn:
    """A page that is being turned: the old one as it was, the new one as it will be.

    Attributes:
        page: the size of the window, and which page it shows; None for one that comes and goes at once.
        before: what is to turn into the page that is painted next.
        still: the page that the window shows, as it was kept; None where nothing was, or something is otherwise by now.
        spare: what earlier pages were held in. To ask the system for so much memory takes longer than to fill it.
    """

    def __init__(self) -> None:
        self.pages: tuple[pygame.Surface, pygame.Surface] | None = None
        self.began = 0.0
        self.page: tuple[tuple[int, int], object] | None = None
        self.before: pygame.Surface | None = None
        self.still: pygame.Surface | None = None
        self.spare: list[pygame.Surface] = []

    def comes(self, tree: Widget, layout: Layout, surface: pygame.Surface) -> None:
        """Look at what comes next: another page softly; what has no bar hides something, and comes and goes at once."""
        ids, bar = tuple(one.id for one in tree.children), any(one.arrange == "bar" for one in tree.children)
        shown = (layout.size, (tree.label, ids, layout.scroll)) if bar else None
        old, self.page = self.page, shown
        if old and shown and old[0] == shown[0] and old != shown:
            self.over(surface)
        else:
            self.before = None

    def over(self, surface: pygame.Surface) -> None:
        """Let what is painted next come softly over the page that ``surface`` shows, or is being turned to."""
        self.before = (self.pages[1] if self.pages else self.still) or self.held(surface)

    def painted(self, surface: pygame.Surface, now: float, *, gentle: bool) -> None:
        """The next page is painted: begin to turn to it, if it is to come softly."""
        before, self.before = self.before, None
        self.spare += [one for one in (*(self.pages or ()), self.still) if one is not None and one is not before]
        self.pages = self.still = None
        if before and gentle and before.get_size() == surface.get_size():
            self.begin(before, surface, now)
        elif before:
            self.spare.append(before)
        del self.spare[_SPARE:]

    def hurried(self, events: Iterable[pygame.Event], surface: pygame.Surface) -> bool:
        """Show the new page whole as soon as somebody does something; say whether that changed what is seen."""
        if not self.on or not any(event.type in PRESSES for event in events):
            return False
        self.end(surface)
        return True

    def changed(self) -> None:
        """Something on the page is painted otherwise: it is no longer as it was kept."""
        self.still = None

    def forget(self) -> None:
        """Let go of every page: its words are to leave the screen."""
        self.pages = self.before = self.page = self.still = None
        self.spare.clear()

    @property
    def on(self) -> bool:
        """Whether a page is being turned just now."""
        return self.pages is not None

    def begin(self, old: pygame.Surface, surface: pygame.Surface, now: float) -> None:
        """Turn from ``old`` to what ``surface`` shows; ``now`` is in seconds, of a clock that never goes back."""
        self.pages = old, self.held(surface)
        self.began = now
        self.mix(surface, faded(0.0))

    def paint(self, surface: pygame.Surface, now: float) -> None:
        """Paint how far it has come by now; when the time is over, the new page stands there whole."""
        if self.pages is None:
            return
        left = faded((now - self.began) / LASTS)
        if left == 0:
            self.end(surface)
            return
        surface.blit(self.pages[1], (0, 0))
        self.mix(surface, left)

    def end(self, surface: pygame.Surface) -> None:
        """Show the new page whole: it is turned."""
        if self.pages:
            surface.blit(self.pages[1], (0, 0))
            self.spare.append(self.pages[0])
            self.still = self.pages[1]
        self.pages = None

    def mix(self, surface: pygame.Surface, left: int) -> None:
        """Lay the old page over the new one, which stands there whole; ``left`` is how opaque it still is."""
        if self.pages:
            self.pages[0].set_alpha(left)
            surface.blit(self.pages[0], (0, 0))

    def held(self, surface: pygame.Surface) -> pygame.Surface:
        """Copy what is seen into what held an earlier page of that size, where there is one."""
        made = self.spare.pop() if self.spare else None
        if made is None or (made.get_size(), made.get_masks()) != (surface.get_size(), surface.get_masks()):
            return surface.copy()
        made.set_alpha(None)
        made.blit(surface, (0, 0))
        return made


def faded(share: float) -> int:
    """Say how opaque the old page still is, 204 to 0, when that ``share`` of the time is over; it goes quickly first.

    >>> faded(0.0), faded(0.5), faded(1.0), faded(7.0)
    (204, 51, 0, 0)
    """
    left = 1.0 - min(1.0, max(0.0, share))
    return round(0.8 * OPAQUE * left * left)
