"""The window itself: the whole screen and back, other sizes and displays, out of sight, asleep; and the light in it."""

import sys
import tempfile
import time
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any

import pygame
import pytest

from pelitarina.player.model import Screen
from pelitarina.player.shell.breath import IN_S, OUT_S, swell
from pelitarina.player.shell.idle import Idle
from pelitarina.player.shell.remember import remembered
from pelitarina.player.shell.wake import wall
from tests import needed
from tests.needed import demand
from tests.player.person import Person, Script, key, press, write
from tests.player.table import AT, Table, asked
from tests.player.test_access import missing, on_a_bus
from tests.player.test_mishap import CANARY, at_window, told
from tests.player.test_refuge import at_receipt


def happens(kind: int, **facts: Any) -> Any:
    """The system tells of something; wait for the next look."""
    pygame.event.post(pygame.Event(kind, **facts))
    pygame.event.post(pygame.Event(pygame.WINDOWEXPOSED))
    return (yield)


@pytest.mark.parametrize(
    ("code", "mod"),
    [pytest.param(pygame.K_F11, 0, id="F11"), pytest.param(pygame.K_RETURN, pygame.KMOD_LALT, id="Alt+Enter")],
)
def test_a_key_fills_the_screen_and_the_same_key_ends_it_in_the_same_window(
    code: int, mod: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script() -> Script:
        person = yield
        handle, surface = person.window.handle, person.surface.get_size()
        person = yield from key(code, mod)
        assert person.filled
        assert person.last.settings.whole_screen
        assert person.layout.size == person.surface.get_size() == person.window.get_surface().get_size()
        person = yield from key(code, mod)
        assert not person.filled
        assert person.window.handle == handle
        assert person.layout.size == person.surface.get_size() == surface
        assert [answer.words for answer in person.last.draft] == [CANARY]

    at_window(told(tmp_path), script(), monkeypatch)


def test_the_whole_screen_is_a_setting_that_the_computer_remembers(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table(tmp_path)

    def script() -> Script:
        person = yield
        person = yield from press(person, "home.settings")
        person = yield from press(person, "window.whole")
        assert person.filled

    at_window(table, script(), monkeypatch)
    kept = remembered(table.world.data)
    assert kept is not None
    assert kept.whole_screen


@pytest.mark.parametrize("size", [(640, 480), (1920, 1080), (900, 700)])
def test_in_a_window_of_another_size_the_page_is_laid_out_anew(
    size: tuple[int, int], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script() -> Script:
        person = yield
        state = person.last.play.state
        person.window.size = size
        person = yield from happens(pygame.WINDOWSIZECHANGED, x=size[0], y=size[1])
        assert person.layout.size == size
        assert person.last.play.state == state
        person = yield from happens(pygame.WINDOWDISPLAYCHANGED)
        assert person.layout.size == size

    at_window(told(tmp_path), script(), monkeypatch)


def test_who_writes_while_the_window_gets_another_size_still_sees_what_they_write(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script() -> Script:
        person = yield
        for label in ("home.play", "story.pieni_hetki", "who.trying", "before.begin", "choice.ikkuna"):
            person = yield from press(person, label)
        person = yield from write(person, "Keinu", "answer")
        for size in ((640, 480), (1920, 1080), (640, 480)):
            person.window.size = size
            person = yield from happens(pygame.WINDOWSIZECHANGED, x=size[0], y=size[1])
            assert person.layout.size == size
            assert person.layout.seen("answer")
            assert person.last.edits["answer"].text == "Keinu"

    at_window(Table(tmp_path), script(), monkeypatch)


def test_a_window_is_never_smaller_than_one_can_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script() -> Script:
        person = yield
        assert person.window.minimum_size == (640, 480)

    at_window(told(tmp_path), script(), monkeypatch)


def test_put_away_the_window_bears_no_name_of_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script() -> Script:
        person = yield
        assert person.window.title == "Pelitarina"
        person = yield from press(person, "bar.hide")
        assert person.window.title == "Shopping list"
        assert CANARY not in str(person.painter.words.held)
        person = yield from key(pygame.K_F1)
        assert person.tree.id == "away"
        person = yield from key(pygame.K_F12)
        assert person.window.title == "Pelitarina"

    at_window(told(tmp_path), script(), monkeypatch)


def test_a_window_that_is_closed_while_all_is_put_away_shows_nothing_and_only_the_second_time_it_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script() -> Script:
        person = yield
        person = yield from key(pygame.K_F12)
        person = yield from happens(pygame.QUIT)
        assert person.tree.id == "away"
        person = yield from happens(pygame.WINDOWRESTORED)
        person = yield from key(pygame.K_F12)
        assert [answer.words for answer in person.last.draft] == [CANARY]
        person = yield from key(pygame.K_F12)

    ended, somebody = at_window(told(tmp_path), script(), monkeypatch)
    assert ended.screen is Screen.GONE
    assert somebody.seen[-1] == "away"


def test_after_a_sleep_the_window_locks_the_journal_and_shows_the_same_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = at_receipt(tmp_path)

    def script() -> Script:
        yield
        person = yield from key(pygame.K_TAB)
        person.wake.now = lambda: wall() + timedelta(hours=8)
        while not person.last.told:
            person = yield
        assert person.tree.id == "receipt"
        assert "The kept words are locked" in person.last.told
        assert table.world.journal is None

    at_window(table, script(), monkeypatch)


def test_when_nobody_does_anything_the_window_locks_the_journal_and_a_hand_at_it_in_time_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = at_receipt(tmp_path)
    steady = [0.0]
    table.world.idle = Idle(lambda: AT, lambda: steady[0])

    def script() -> Script:
        yield
        steady[0] = 299.0
        person = yield from key(pygame.K_TAB)
        steady[0] = 598.0
        person = yield from happens(pygame.WINDOWEXPOSED)
        assert table.world.journal is not None
        steady[0] = 599.0
        while not person.last.told:
            person = yield
        assert person.tree.id == "receipt"
        assert table.world.journal is None

    at_window(table, script(), monkeypatch)


# The light of a quiet moment


def test_one_breathes_in_for_four_seconds_and_out_for_six_without_a_jump() -> None:
    steps = [swell(number / 100) for number in range(2000)]

    assert [full for full, _ in (swell(0), swell(IN_S), swell(IN_S + OUT_S))] == pytest.approx([0, 1, 0])
    assert sum(inward for _, inward in steps) == 800
    assert max(abs(one - other) for (one, _), (other, _) in pairwise(steps)) < 0.01, "nothing flashes"


def disc(person: Person) -> pygame.Surface:
    rect = next(box.rect for box in person.layout.boxes if box.figure in ("breath", "rest"))
    return person.surface.subsurface(pygame.Rect(rect)).copy()


def alike(one: pygame.Surface, other: pygame.Surface) -> bool:
    return pygame.image.tobytes(one, "RGB") == pygame.image.tobytes(other, "RGB")


def test_the_light_moves_with_its_words_and_stands_still_when_that_is_wanted(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script() -> Script:
        person = yield
        person = yield from press(person, "bar.quiet")
        person.light.since = time.monotonic() - 0.5
        person.breathe(person.last)
        small = disc(person)
        person.light.since, person.light.painted = time.monotonic() - 3.5, 0.0
        person.breathe(person.last)
        assert not alike(small, disc(person))
        assert person.painter.inward
        person.light.since, person.light.painted = time.monotonic() - 6, 0.0
        person.breathe(person.last)
        assert person.painter.inward is False
        person = yield from press(person, "quiet.still")
        still = disc(person)
        person.light.painted = 0.0
        person.breathe(person.last)
        assert alike(still, disc(person))
        assert person.painter.inward is None

    at_window(asked(tmp_path), script(), monkeypatch)


def test_out_of_sight_the_light_rests(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script() -> Script:
        person = yield
        person = yield from press(person, "bar.quiet")
        person = yield from happens(pygame.WINDOWMINIMIZED)
        person.away = True  # what was posted to wake the script counts as a sight
        before = disc(person)
        person.light.since, person.light.painted = time.monotonic() - 3.9, 0.0
        person.breathe(person.last)
        assert alike(before, disc(person))

    at_window(asked(tmp_path), script(), monkeypatch)


def test_on_other_pages_nothing_moves(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def script() -> Script:
        person = yield
        assert person.light.since is None
        person = yield from press(person, "bar.quiet")
        assert person.light.since is not None
        person = yield from press(person, "quiet.on")
        assert person.light.since is None

    at_window(asked(tmp_path), script(), monkeypatch)


# On a real display, with a screen reader


def test_on_a_real_display_the_screen_reader_stays_through_full_screen_and_putting_away() -> None:
    demand(missing() or needed.missing("Xvfb", "xdotool"))
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        (place / "settings.json").write_text('{"language": "en"}', encoding="utf-8")
        program = [sys.executable, "-m", "pelitarina", "--data", str(place), "--lang", "en"]
        on_a_bus(place, "atspi_display.py", *program, driver="x11")
