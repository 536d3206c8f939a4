"""A window shows screens by name; what a screen reader presses turns to the next: ``kinds_window.py NAME...``."""

import sys
import tempfile
from pathlib import Path

import pygame
from msgspec.structs import replace

from pelitarina.player import hand
from pelitarina.player.layout import Kit, layout
from pelitarina.player.shell.access import Access
from pelitarina.player.shell.font import Fonts
from pelitarina.shipped import folder
from tests.player.table import Table
from tests.player.test_access import at_the_letter
from tests.player.test_frames import SCREENS

SIZE = (1280, 720)
EVERY = {**SCREENS, "letter-and-pause": at_the_letter}


def turns(names: list[str]) -> None:
    """Show each until something on it is pressed."""
    pygame.display.init()
    pygame.font.init()
    window = pygame.Window("kinds", SIZE, hidden=True)
    access, fonts = Access(window), Fonts(folder("assets") / "fonts")
    for name in names:
        with tempfile.TemporaryDirectory() as data:
            table = EVERY[name](Table(Path(data), language="fi"))
        tree = replace(table.tree, label=name)  # each is waited for by the name of its window
        access.see(hand.Sight(table.model, tree, layout(tree, SIZE, Kit(fonts, 100)), fonts))
        while not isinstance(access.heard(pygame.event.wait()), hand.Pressed):
            pass
    access.close()
    pygame.quit()


if __name__ == "__main__":
    turns(sys.argv[1:])
