"""Is there a screen, and how is a window opened on it that stays the same native window for good?

pygame makes a new native window on ``set_mode``, ``toggle_fullscreen`` and with ``SCALED``; a screen reader would lose
it. So there is one ``pygame.Window``, opened hidden.
"""

import os
from contextlib import suppress

import pygame

from pelitarina.errors import ClipboardMissing

SIZE = (1280, 720)
TITLE = "Pelitarina"
_LEAST = (640, 480)
_HINTS = {
    "SDL_FRAMEBUFFER_ACCELERATION": "0",  # four times faster on Linux, and the native window stays the same
    "SDL_IME_SHOW_UI": "1",
    "SDL_WINDOWS_DPI_AWARENESS": "permonitorv2",
    "SDL_TOUCH_MOUSE_EVENTS": "0",  # a finger is heard as a finger, once
}
_UNSEEN = ("offscreen", "dummy", "evdev")
"""What SDL falls back to where there is no screen; nobody would see a window there."""


class NoScreen(Exception):
    """There is no screen to open a window on."""


def driver() -> str | None:
    """Name what a window would be shown by; None where nobody would see one."""
    try:
        return _started()
    except NoScreen:
        return None
    finally:
        pygame.quit()


def opened() -> pygame.Window:
    """Open the window, hidden; ``show`` comes when the first screen is painted."""
    _started()
    try:
        pygame.font.init()
        window = pygame.Window(TITLE, SIZE, hidden=True, resizable=True)
    except pygame.error as problem:
        pygame.quit()
        raise NoScreen(str(problem)) from None
    window.minimum_size = _LEAST
    return window


def _started() -> str:
    """Start SDL's display; give the name of its driver. One that was asked for by name is taken as it is."""
    env = os.environ  # noqa: TID251  # the edge that sets the window up
    for name, value in _HINTS.items():
        env.setdefault(name, value)
    try:
        pygame.display.init()
    except pygame.error as problem:
        raise NoScreen(str(problem)) from None
    found = pygame.display.get_driver()
    if "SDL_VIDEODRIVER" not in env and found in _UNSEEN:
        pygame.quit()
        raise NoScreen(found)
    return found


def entitle(window: pygame.Window, title: str) -> None:
    """Give the window a name, if it has another: its program's, but for what hides that."""
    if window.title != title:
        window.title = title


def pasted() -> str:
    """Give the text of the computer's clipboard."""
    with suppress(pygame.error):
        return pygame.scrap.get_text()
    return ""


def put(text: str) -> None:
    """Put a text on the computer's clipboard; an empty one empties it.

    Raises:
        ClipboardMissing: it takes nothing now.
    """
    try:
        pygame.scrap.put_text(text)
    except pygame.error:
        raise ClipboardMissing from None
