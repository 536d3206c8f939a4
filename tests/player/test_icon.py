"""Icons: small drawings beside words, never instead of them, and for the eye only."""

import re
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from pelitarina.player.page import lines, page
from pelitarina.player.shell.icon import Icons
from pelitarina.player.theme import EVENING, LIGHT
from pelitarina.player.view import view
from pelitarina.player.widget import Widget, dump, walk
from pelitarina.shipped import folder
from tests.player.contact import Camera
from tests.player.table import texts
from tests.player.test_frames import SCREENS, seen
from tests.player.test_window import laid, screen

ICONS = folder("assets") / "icons"
ALL = sorted(path.stem for path in ICONS.glob("*.svg"))
every_icon = pytest.mark.parametrize("name", ALL)


@pytest.fixture(scope="module")
def camera() -> Iterator[Camera]:
    made = Camera()
    yield made
    made.window.destroy()


def without(tree: Widget) -> Widget:
    return replace(tree, icon="", children=tuple(without(one) for one in tree.children))


@every_icon
def test_an_icon_is_one_line_of_one_weight_on_a_grid_of_24(name: str) -> None:
    text = (ICONS / f"{name}.svg").read_text(encoding="utf-8")

    assert 'viewBox="0 0 24 24"' in text
    assert re.findall(r'stroke-width="([^"]*)"', text) == ["2"]
    assert re.findall(r'(?:fill|stroke)="([^"]*)"', text) == ["none", "#000000"]
    assert len(text.encode()) < 600


@every_icon
@pytest.mark.parametrize("side", [20, 22, 44, 66])
def test_an_icon_is_drawn_whole_in_the_colour_of_its_words(name: str, side: int) -> None:
    for theme in (EVENING, LIGHT):
        drawn = Icons(ICONS).drawn(name, side, pygame.Color(*theme.soft))
        assert drawn is not None
        inked = [drawn.get_at((x, y)) for x in range(side) for y in range(side) if drawn.get_at((x, y)).a > 150]
        assert inked
        assert all(abs(got - meant) <= 3 for one in inked for got, meant in zip(one, theme.soft, strict=False))
        edge = [drawn.get_at((x, y)).a for x in range(side) for y in (0, side - 1)]
        assert max(edge) < 250, "it runs over its edge"


def test_no_icon_of_a_name_that_there_is_none_of() -> None:
    assert Icons(ICONS).drawn("nothing", 22, pygame.Color("white")) is None


def test_an_icon_is_drawn_once_for_each_size_and_colour() -> None:
    icons = Icons(ICONS)
    first = icons.drawn("back", 22, pygame.Color("white"))

    assert icons.drawn("back", 22, pygame.Color("white")) is first
    assert icons.drawn("back", 22, pygame.Color("black")) is not first


@pytest.mark.parametrize("name", SCREENS)
def test_every_icon_on_a_screen_is_there_and_stands_beside_words(name: str) -> None:
    for widget in walk(seen(name).tree):
        if widget.icon:
            assert widget.icon in ALL
            assert widget.label


@pytest.mark.parametrize("name", ["home", "play", "review-marked", "kept-of"])
def test_who_listens_or_reads_in_the_terminal_is_told_nothing_of_icons(name: str) -> None:
    tree = seen(name).tree
    say = texts("en").text

    assert any(one.icon for one in walk(tree))
    assert dump(tree) == dump(without(tree))
    assert lines(page(tree, 78, say)) == lines(page(without(tree), 78, say))


@pytest.mark.parametrize("percent", [100, 200])
def test_icons_grow_with_the_words(percent: int, camera: Camera, tmp_path: Path) -> None:
    _tree, made = laid(camera, screen("home", tmp_path, percent=percent), (1920, 1080))

    sides = {box.id: box.rect.w for box in made.boxes if box.icon}
    assert sides["home.play"] == 22 * percent // 100
    assert sides["bar.settings"] == 20 * percent // 100


def test_where_there_is_no_room_the_words_stay_and_the_icons_go(camera: Camera, tmp_path: Path) -> None:
    model = screen("play", tmp_path, percent=250)
    tree, made = laid(camera, model, (1280, 720))
    bar = {one.id for one in walk(view(model)) if one.id.startswith("bar.") and one.icon}

    assert bar
    assert not [box for box in made.boxes if box.icon and box.region == "head"]
    for widget in walk(tree):
        if widget.id in ("bar.back", "bar.quiet", "bar.stop", "bar.settings"):
            assert any(
                widget.label in "".join(span.text for row in text.rows for span in row.spans)
                for box in made.boxes
                if box.id == widget.id
                for text in box.texts
            )


def test_an_icon_is_painted_beside_its_words(camera: Camera, tmp_path: Path) -> None:
    model = screen("home", tmp_path)
    surface = camera.taken(model)
    _tree, made = laid(camera, model, (1280, 720))
    rect = next(box.rect for box in made.boxes if box.icon and box.id == "home.settings")

    found = {tuple(surface.get_at((x, y)))[:3] for x in range(rect.x, rect.right) for y in range(rect.y, rect.bottom)}
    assert tuple(EVENING.text) in found
