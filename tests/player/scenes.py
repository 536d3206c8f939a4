"""One look at the pictures of the house: ``python -m tests.player.scenes`` writes docs/pictures/scenes.jpg.

Each of the twenty scenes stands there in its four lights: morning and day above, evening and night below.
"""

import os
from pathlib import Path

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.widget import Picture
from pelitarina.player.wrap import Style
from pelitarina.shipped import folder
from pelitarina.story.house import SCENES
from pelitarina.story.passage import MOODS

SIZE = (248, 140)
_ACROSS, _GAP, _CAPTION = 5, 16, 26


def block(pictures: Pictures, name: str) -> pygame.Surface:
    """Give one scene in its four lights."""
    w, h = SIZE
    made = pygame.Surface((2 * w + 2, 2 * h + 2))
    for number, mood in enumerate(MOODS):
        seen = pictures.cover(Picture(name, Path(), mood), SIZE, 0.5)
        assert seen is not None
        made.blit(seen, (number % 2 * (w + 2), number // 2 * (h + 2)))
    return made


def sheet() -> pygame.Surface:
    """Give all scenes with their names."""
    pictures, fonts = Pictures(folder("assets") / "art"), Fonts(folder("assets") / "fonts")
    blocks = [(name, block(pictures, name)) for name in SCENES]
    w, h = blocks[0][1].get_width() + _GAP, blocks[0][1].get_height() + _CAPTION + _GAP
    made = pygame.Surface((_ACROSS * w + _GAP, -(-len(blocks) // _ACROSS) * h + _GAP))
    made.fill((36, 30, 51))
    for number, (name, seen) in enumerate(blocks):
        x, y = _GAP + number % _ACROSS * w, _GAP + number // _ACROSS * h
        made.blit(seen, (x, y))
        for at, letters, _rise in fonts.draw(name, Style(17), pygame.Color(207, 195, 214)):
            made.blit(letters, (x + at, y + seen.get_height() + 3))
    return made


def main() -> None:
    """Write the sheet."""
    pygame.display.init()
    pygame.font.init()
    file = Path("docs/pictures/scenes.jpg")
    pygame.image.save(sheet(), file)
    print(file)


if __name__ == "__main__":
    main()
