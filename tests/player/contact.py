"""One look at every screen: ``python -m tests.player.contact`` writes the contact sheets in docs/contact-sheet.

A sheet for each language, theme and text size in ``SHEETS``, or for another that is asked for
(``--sheet ru-strong_dark-150``); each picture is what the window paints at 1280x720, made small. A screen with several
pages stands there page by page. They are there to be looked at.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path

from msgspec.structs import replace

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
os.environ["SDL_VIDEODRIVER"] = "dummy"

import pygame

from pelitarina.player import hand
from pelitarina.player.layout import Layout, layout, onward
from pelitarina.player.layout.words import typeset
from pelitarina.player.model import Model
from pelitarina.player.settings import THEMES as NAMES
from pelitarina.player.settings import Settings, ThemeName
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.mark import ring
from pelitarina.player.shell.paint import Painter
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.shell.shelf import cards
from pelitarina.player.theme import THEMES
from pelitarina.player.update import update
from pelitarina.player.view import view
from pelitarina.player.wrap import Style
from pelitarina.shipped import folder
from tests.player import pseudo
from tests.player.table import Table
from tests.player.test_frames import SCREENS

SIZE = (1280, 720)
SHEETS = (
    "fi-light-100", "fi-light-150", "fi-light-200", "fi-light-300", "fi-evening-100", "fi-evening-200", "sv-light-200",
    "en-light-100", "ru-light-200", "ar-light-200", "ar-evening-300", f"{pseudo.LONG}-light-300",
)  # fmt: skip
"""Every language, every size, light and dark; every screen in each of them is laid out by the tests."""
_SMALL = {100: (288, 162), 150: (256, 144), 200: (224, 126), 300: (176, 99)}  # letters grow, so their pictures need not
_WIDE, _GAP, _CAPTION = 2700, 12, 24
_MOST_PAGES = 30
_TEXTS = 4000  # set in rows once, as the window does: the pages of a screen have most of them in common
LEFT_OUT = (
    "-terminal", "-again", "-nothing", "-identity-code", "-too-many", "-written", "-moved", "-first", "-worker",
)  # fmt: skip
"""The same screens once more, in another state; each has its frame."""
_MADE_UP = ("line", "phase", "thing", "strength", "review-line", "unlock-cannot", "unlock-kept-cannot")
"""Screens of a story that only the tests know; those of the shelf stand at the end."""


def at_story(story: str, *presses: str, at: str = "") -> Callable[[Table], Table]:
    """Come to a page of a story on the shelf, as a person would, or turn straight to a passage."""

    def build(table: Table) -> Table:
        table.takes(story).press("who.trying", "before.begin")
        return (table.at(at) if at else table).press(*presses)

    return build


def with_games(table: Table) -> Table:
    """A life line on which something stands."""
    at_story("oma_pelitarina", "template.alle_30", at="viiva")(table)
    for at, name, note in (
        ("line.0.add", "Piilonen", "pihalla kesällä"),
        ("line.2.add", "FIFA", "veljen kanssa iltaisin"),
        ("line.2.add", "Biljardi", "nuokkarilla"),
        ("line.3.add", "Korttia", ""),
    ):
        table.press(at).write(name, "thing.name")
        _ = table.write(note, "thing.note") if note else table.press("part.done")
    return table.press("strengths.add").write("porukan kokoaja")


def filled(table: Table) -> Table:
    """A circle of which most is filled in."""
    at_story("ympyra", at="ympyrä")(table)
    table.says(0, 7, 8, "keep").says(1, 3, 9, "better").says(2, 0, 4, "not_now").says(4, 6, 10, "better")
    return table.says(5, 8, 5, "keep").says(6, 5, 9).says(7, 10)


STORIES: dict[str, Callable[[Table], Table]] = {
    "story: bussipysakki": at_story("bussipysakki"),
    "story: oma_pelitarina": at_story("oma_pelitarina"),
    "story: pieni_hetki": at_story("pieni_hetki"),
    "life line: which": at_story("oma_pelitarina", at="viiva"),
    "life line: empty": at_story("oma_pelitarina", "template.alle_30", at="viiva"),
    "life line: with games": with_games,
    "life line: a game": lambda table: with_games(table).press("line.2.0"),
    "life line: a strength": lambda table: with_games(table).press("strengths.add"),
    "life line: a phase": lambda table: with_games(table).press("line.2.name"),
    "ympyra: cards": at_story("ympyra", "option.eläin", "option.rauha", at="kortit"),
    "ympyra: circle": filled,
    "ympyra: an area": lambda table: filled(table).press("circle.3"),
    "ympyra: both": at_story("ympyra", at="katse"),
    "ympyra: a step": at_story("ympyra", at="askel"),
    "story: ympyra": at_story("ympyra"),
    "story: puheeksi": at_story("puheeksi"),
    "puheeksi: a card": at_story("puheeksi", at="koti"),
}


class Camera:
    """Paints a table's screen as the window would."""

    def __init__(self, size: tuple[int, int] = SIZE) -> None:
        pygame.display.init()
        pygame.font.init()
        self.window = pygame.Window("contact", size, hidden=True)
        self.window.get_surface()
        self.size = size
        self.last: tuple[object, Layout] | None = None
        assets = folder("assets")
        self.fonts = Fonts(assets / "fonts")
        self.typeset = lru_cache(_TEXTS)(typeset)
        self.painter = Painter(self.fonts, Pictures(assets / "art"))

    def taken(self, model: Model) -> pygame.Surface:
        """Give what the window shows."""
        surface = pygame.Surface(self.size)
        model, sight = self.settled(model)
        self.painter.wear(THEMES[model.settings.theme])
        self.painter.first = True  # wait for every picture
        self.painter.paint(surface, sight.layout, ring(sight))
        return surface

    def pages(self, model: Model) -> Iterator[pygame.Surface]:
        """Give every page of a screen."""
        for _ in range(_MOST_PAGES):
            yield self.taken(model)
            _model, sight = self.settled(model)
            to = onward(sight.layout)
            if to == sight.layout.scroll:
                return
            model = replace(model, scroll=to, focus="", aim="")
        raise AssertionError("a screen without end")

    def settled(self, model: Model) -> tuple[Model, hand.Sight]:
        """Lay the screen out, with the focus where the window would put it."""
        for _ in range(3):
            tree, say = view(model), model.texts.text
            kit = hand.kit(self.fonts, model, tree, self.typeset)
            laid = layout(tree, self.size, kit, model.scroll, (say("More"), say("Back up")))
            sight = hand.Sight(model, tree, laid, self.fonts)
            moves = hand.settled(sight)
            if not moves:
                break
            for move in moves:
                model, _commands = update(model, move)
        return model, sight


def tables(language: str, percent: int, theme: ThemeName, data: Path) -> Iterator[tuple[str, Model]]:
    """Give every screen, set as wanted."""
    made_up, language = language == pseudo.LONG, "fi" if language == pseudo.LONG else language
    shown = cards((folder("stories"),), language)
    settings = Settings(language, percent, theme)
    for number, (name, build) in enumerate({**SCREENS, **STORIES}.items()):
        if name.endswith(LEFT_OUT) or name.startswith(_MADE_UP):
            continue
        table = Table(data / str(number), language=language)
        table.model = replace(table.model, window=True, cards=shown, settings=settings, own=settings)
        if made_up:
            table.model = replace(table.model, texts=pseudo.catalogue(pseudo.LONG))
        made = build(table).model
        made = replace(made, settings=replace(made.settings, percent=percent, theme=theme), focus="")
        yield name, pseudo.told(made, pseudo.LONG) if made_up else made


def sheet(camera: Camera, language: str, percent: int, theme: ThemeName) -> pygame.Surface:
    """Give one contact sheet."""
    with tempfile.TemporaryDirectory() as data:
        taken = [
            (f"{name} · {number}" if number > 1 else name, surface)
            for name, model in tables(language, percent, theme, Path(data))
            for number, surface in enumerate(camera.pages(model), 1)
        ]
    small = _SMALL[percent]
    w, h = small[0] + _GAP, small[1] + _GAP + _CAPTION
    across = _WIDE // w
    made = pygame.Surface((across * w + _GAP, -(-len(taken) // across) * h + _GAP))
    made.fill((96, 92, 104))
    for number, (name, surface) in enumerate(taken):
        x, y = _GAP + number % across * w, _GAP + number // across * h
        made.blit(pygame.transform.smoothscale(surface, small), (x, y))
        for at, letters, _rise in camera.fonts.draw(name, Style(14), pygame.Color("white")):
            made.blit(letters, (x + at, y + small[1] + 2))
    return made


def main() -> None:
    """Write all sheets."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("-o", "--output", type=Path, default=Path("docs/contact-sheet"))
    parser.add_argument("--sheet", action="append", help="language-theme-per cent; several times for several")
    args = parser.parse_args()
    args.output.mkdir(parents=True, exist_ok=True)
    camera = Camera()
    for name in args.sheet or SHEETS:
        language, worn, percent = name.split("-")
        theme = next(one for one in NAMES if one == worn)
        file = args.output / f"{name}.jpg"
        pygame.image.save(sheet(camera, language, int(percent), theme), file)
        print(file)


if __name__ == "__main__":
    main()
