"""The window does nothing twice, looks less often when nobody does anything, and lets go of what it kept."""

import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.player import hand
from pelitarina.player.layout import Layout, Rect, layout
from pelitarina.player.layout.box import Box
from pelitarina.player.layout.words import typeset
from pelitarina.player.settings import Settings
from pelitarina.player.shell import window
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.picture import Wanted
from pelitarina.player.shell.plate import Plates
from pelitarina.player.shell.rest import pause
from pelitarina.player.theme import THEMES
from pelitarina.player.widget import Picture
from pelitarina.shipped import folder
from tests.player.table import Table
from tests.player.test_frames import SCREENS

COLOURS = {name: pygame.Color(*getattr(THEMES["evening"], name)) for name in ("ground", "panel", "line", "lamp")}
COVERED = ("home", "play", "review", "line", "settings")


@pytest.fixture
def shown() -> Iterator[window.Window]:
    """A window that has shown nothing yet."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    made = window.Window(folder("assets"))
    yield made
    made.close()


# Plates


@given(
    size=st.tuples(st.integers(1, 300), st.integers(1, 300)),
    radius=st.integers(0, 60),
    fill=st.sampled_from(["", "panel"]),
    edge=st.sampled_from(["", "line"]),
    edge_px=st.integers(1, 12),
)
def test_a_plate_laid_by_its_corners_is_to_the_dot_the_one_that_was_drawn_whole(
    size: tuple[int, int], radius: int, fill: str, edge: str, edge_px: int
) -> None:
    plates = Plates()
    plates.wear(COLOURS)
    laid, whole = pygame.Surface((310, 310)), pygame.Surface((310, 310))
    for one in (laid, whole):
        one.fill(COLOURS["ground"])
    plates.lay(laid, Rect(5, 7, *size), radius, fill, edge, edge_px)
    whole.blit(plates.made(*size, radius, fill, edge, edge_px), (5, 7))

    assert pygame.image.tobytes(laid, "RGB") == pygame.image.tobytes(whole, "RGB")


def test_a_plate_as_large_as_the_window_keeps_no_picture_of_its_own() -> None:
    plates = Plates()
    plates.wear(COLOURS)
    plates.lay(pygame.Surface((1920, 1080)), Rect(0, 0, 1900, 1000), 20, "panel", "line", 2)

    assert [made.get_size() for made in plates.kept.held.values()] == [(40, 40)]


# Texts


@pytest.mark.parametrize("name", COVERED)
@pytest.mark.parametrize("percent", [100, 200])
def test_a_screen_set_from_memory_stands_as_one_set_anew(name: str, percent: int, tmp_path: Path) -> None:
    pygame.font.init()
    fonts, remembered = Fonts(folder("assets") / "fonts"), lru_cache(500)(typeset)
    table = SCREENS[name](Table(tmp_path))
    for language, wide in (("fi", False), ("en", False), ("fi", True), ("fi", False)):
        settings = Settings(language, percent, spacing="wide" if wide else "ours")
        model = replace(table.model, settings=settings)
        kits = [hand.kit(fonts, model, table.tree, does) for does in (None, remembered)]
        anew, kept = (layout(table.tree, (1280, 720), kit) for kit in kits)
        assert anew == kept

    assert remembered.cache_info().hits >= remembered.cache_info().misses


def test_when_words_are_to_leave_the_screen_none_is_remembered_in_its_rows(
    shown: window.Window, tmp_path: Path
) -> None:
    shown.lay(SCREENS["review"](Table(tmp_path)).model)
    assert shown.typeset.cache_info().currsize > 0
    shown.forget()

    assert shown.typeset.cache_info().currsize == 0


# Nothing twice


def test_a_screen_is_built_once_for_each_way_things_stand(shown: window.Window, tmp_path: Path) -> None:
    table = SCREENS["home"](Table(tmp_path))
    shown.lay(table.model)
    first = shown.tree
    shown.lay(table.model)
    assert shown.tree is first

    shown.lay(replace(table.model, focus="home.play"))
    assert shown.tree is not first
    shown.lay(table.press("home.settings").model)
    assert shown.tree.id == "settings"


def test_a_window_of_another_size_is_laid_out_anew(shown: window.Window, tmp_path: Path) -> None:
    model = SCREENS["home"](Table(tmp_path)).model
    shown.lay(model)
    shown.surface = pygame.Surface((1000, 600))
    shown.lay(model)

    assert shown.layout.size == (1000, 600)


# At rest


def test_where_nothing_was_done_for_a_while_the_window_looks_twenty_times_a_second() -> None:
    pauses = [pause(still, goes_on=False) for still in (0.0, 0.4, 0.6, 1.9, 2.1, 900.0)]
    assert pauses == [0.008, 0.008, 0.03, 0.03, 0.05, 0.05]


def test_while_a_light_moves_or_a_picture_is_on_its_way_it_looks_more_often(shown: window.Window) -> None:
    quiet = Layout((9, 9), (Box("quiet.breath", Rect(0, 0, 9, 9), figure="breath"),), Rect(0, 0, 9, 9), 0, 0)
    shown.light.begin(quiet)
    assert shown.goes_on
    assert pause(60.0, goes_on=True) == 0.03

    shown.light.begin(replace(quiet, boxes=()))
    assert not shown.goes_on

    shown.painter.pictures.coming[Wanted(Picture("sauna"), (8, 8), 0.5)] = 0.0
    assert shown.goes_on
