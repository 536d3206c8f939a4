"""How does one page become the next? Softly, in a fifth of a second at most, and at once when anybody does something.

The new page is there from the first moment: it can be pressed, and a screen reader reads it. Only its colours come over
the old ones little by little.
"""

import pygame

LASTS = 0.18
"""Seconds until the old page is gone; WCAG 2.2 (2.2.2) lets move what ends by itself within five."""
OPAQUE = 255


class Turn:
    """A page that is being turned: the old one as it was, the new one as it will be."""

    def __init__(self) -> None:
        self.pages: tuple[pygame.Surface, pygame.Surface] | None = None
        self.began = 0.0

    @property
    def on(self) -> bool:
        """Whether a page is being turned just now."""
        return self.pages is not None

    def begin(self, old: pygame.Surface, surface: pygame.Surface, now: float) -> None:
        """Turn from ``old`` to what ``surface`` shows; ``now`` is in seconds, of a clock that never goes back."""
        self.pages = old, surface.copy()
        self.began = now
        self.paint(surface, now)

    def paint(self, surface: pygame.Surface, now: float) -> None:
        """Paint how far it has come by now; when the time is over, the new page stands there whole."""
        if self.pages is None:
            return
        left = faded((now - self.began) / LASTS)
        if left == 0:
            self.end(surface)
            return
        old, new = self.pages
        surface.blit(new, (0, 0))
        old.set_alpha(left)
        surface.blit(old, (0, 0))

    def end(self, surface: pygame.Surface) -> None:
        """Show the new page whole, and let go of both."""
        if self.pages:
            surface.blit(self.pages[1], (0, 0))
        self.pages = None


def faded(share: float) -> int:
    """Say how opaque the old page still is, 204 to 0, when that ``share`` of the time is over; it goes quickly first.

    >>> faded(0.0), faded(0.5), faded(1.0), faded(7.0)
    (204, 51, 0, 0)
    """
    left = 1.0 - min(1.0, max(0.0, share))
    return round(0.8 * OPAQUE * left * left)
