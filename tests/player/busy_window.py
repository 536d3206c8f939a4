"""A window shows the same screen as often as it can, until N screen readers have come: ``busy_window.py N``."""

import sys
import tempfile
from pathlib import Path

import pygame

from pelitarina.player import hand
from pelitarina.player.layout import Kit, layout
from pelitarina.player.shell.access import Access
from pelitarina.player.shell.font import Fonts
from pelitarina.shipped import folder
from tests.player.table import Table


def busy(visits: int) -> None:
    """Show until so many have come."""
    pygame.display.init()
    pygame.font.init()
    window = pygame.Window("busy", (640, 480), hidden=True)
    access, fonts = Access(window), Fonts(folder("assets") / "fonts")
    with tempfile.TemporaryDirectory() as name:
        table = Table(Path(name))
    sight = hand.Sight(table.model, table.tree, layout(table.tree, (640, 480), Kit(fonts, 100)), fonts)
    while visits > 0:
        for event in pygame.event.get():
            visits -= getattr(event, "what", "") == "woken"
            access.heard(event)
        access.see(sight)
    access.close()
    pygame.quit()


if __name__ == "__main__":
    busy(int(sys.argv[1]))
