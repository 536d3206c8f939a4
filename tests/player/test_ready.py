"""The letters of the next page are ready before it is turned to."""

from pathlib import Path

import pygame
import pytest

from pelitarina.player.layout.kit import Kit
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.ready import Ready
from pelitarina.shipped import folder
from tests.player.contact import Camera
from tests.player.test_window import USUAL, laid, screen


@pytest.fixture(scope="module", autouse=True)
def _pygame() -> None:
    pygame.font.init()


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("name", ["play", "prompt-one", "line", "review"])
def test_a_page_finds_its_letters_in_every_size_it_is_written_in(name: str, percent: int, tmp_path: Path) -> None:
    camera = Camera()
    model = screen(name, tmp_path, percent=percent)
    ready = Ready(camera.fonts)
    ready.expect(Kit(camera.fonts, percent), "fi")
    for _ in range(len(ready.left)):
        ready.go_on()
    before = set(camera.fonts.fonts)

    laid(camera, model, USUAL)

    opened = {key for key in camera.fonts.fonts if key not in before}
    assert not ready.left
    assert not opened


def test_other_letters_are_made_ready_anew_and_the_same_ones_are_not() -> None:
    ready = Ready(Fonts(folder("assets") / "fonts"))
    ready.expect(Kit(ready.fonts, 100), "fi")
    many = len(ready.left)
    ready.go_on()
    ready.expect(Kit(ready.fonts, 100), "fi")
    assert len(ready.left) == many - 1

    ready.expect(Kit(ready.fonts, 200), "fi")
    assert len(ready.left) == many
