"""A page is turned softly, for a fifth of a second at most, in nobody's way, and not at all where that is wanted."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from pelitarina.cli import play
from pelitarina.cli.main import run
from pelitarina.player.layout import Layout, Rect
from pelitarina.player.settings import Settings
from pelitarina.player.shell import motion, window
from pelitarina.player.shell.motion import wanted
from pelitarina.player.shell.remember import remember, remembered
from pelitarina.player.shell.turn import LASTS, Turn, faded
from pelitarina.player.widget import Role, Widget, find
from pelitarina.shipped import folder
from tests.player.person import Person, Script, in_front, key, press, presses
from tests.player.table import Table
from tests.player.test_frames import SCREENS

OLD, NEW = (200, 0, 0), (0, 0, 200)


def turning() -> tuple[Turn, pygame.Surface]:
    """A page that began to be turned at 100.0 seconds."""
    old, surface = pygame.Surface((8, 8)), pygame.Surface((8, 8))
    old.fill(OLD)
    surface.fill(NEW)
    turn = Turn()
    turn.begin(old, surface, 100.0)
    return turn, surface


def test_the_old_page_goes_little_by_little_and_the_new_one_stands_whole_after_a_fifth_of_a_second() -> None:
    turn, surface = turning()
    reds = []
    for tenth in range(11):
        turn.paint(surface, 100.0 + LASTS * tenth / 10)
        reds.append(surface.get_at((4, 4))[0])

    assert reds == sorted(reds, reverse=True)
    assert 0 < reds[5] < reds[0]
    assert surface.get_at((4, 4))[:3] == NEW
    assert not turn.on
    assert LASTS <= 0.2


def test_a_clock_that_stood_still_or_jumped_leaves_no_page_half_turned() -> None:
    turn, surface = turning()
    turn.paint(surface, 99.0)
    assert turn.on

    turn.paint(surface, 9999.0)
    assert surface.get_at((4, 4))[:3] == NEW
    assert not turn.on


def test_ended_it_shows_the_new_page_whole_and_turns_no_more() -> None:
    turn, surface = turning()
    turn.end(surface)

    assert surface.get_at((4, 4))[:3] == NEW
    assert turn.pages is None
    turn.paint(surface, 100.1)
    assert surface.get_at((4, 4))[:3] == NEW


@pytest.mark.parametrize("share", [-1.0, 0.0, 0.3, 0.999, 1.0, 2.0])
def test_the_old_page_is_never_wholly_there_any_more_and_never_less_than_gone(share: float) -> None:
    assert 0 <= faded(share) < 255


def looked(person: Person, found: list[bool]) -> None:
    """Take down whether a page was begun to be turned since the last look, however long ago that is."""
    found.append(person.turn.began > person.turned)
    person.turned = person.turn.began


def sits(monkeypatch: pytest.MonkeyPatch, data: Path, script: Script) -> type[Person]:
    somebody = in_front(monkeypatch, script)
    assert run(["--data", str(data), "--lang", "en"]) == 0
    return somebody


def test_another_page_comes_softly_and_the_same_page_with_another_focus_does_not(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    remember(tmp_path, Settings("en"))
    found: list[bool] = []

    def script() -> Script:
        person = yield
        looked(person, found)
        person = yield from press(person, "home.play")
        looked(person, found)
        person = yield from key(pygame.K_TAB)
        looked(person, found)

    sits(monkeypatch, tmp_path, script())

    assert found == [False, True, False]


def test_where_nothing_is_to_move_the_next_page_stands_there_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    remember(tmp_path, Settings("en", motion="still"))
    found: list[bool] = []

    sits(monkeypatch, tmp_path, presses("home.play", then=lambda person: looked(person, found)))

    assert found == [False]


@pytest.fixture
def shown() -> Iterator[window.Window]:
    """A window that has shown nothing yet."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    made = window.Window(folder("assets"))
    yield made
    made.close()


@pytest.mark.parametrize(
    ("kind", "goes_on"),
    [
        (pygame.KEYDOWN, False),
        (pygame.MOUSEBUTTONDOWN, False),
        (pygame.FINGERDOWN, False),
        (pygame.MOUSEMOTION, True),
        (pygame.KEYUP, True),
    ],
)
def test_whoever_does_something_sees_the_new_page_whole_at_once(kind: int, goes_on: bool, shown: window.Window) -> None:
    turn, surface = turning()
    hurried = turn.hurried([pygame.Event(kind)], surface)

    assert turn.on is goes_on
    assert hurried is not goes_on
    assert (surface.get_at((4, 4))[:3] == NEW) is not goes_on


def test_keys_pressed_while_pages_turn_are_all_heard(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    remember(tmp_path, Settings("en"))
    came: list[str] = []

    def script() -> Script:
        person = yield
        for code in (pygame.K_1, pygame.K_ESCAPE, pygame.K_1, pygame.K_ESCAPE):
            person = yield from key(code, unicode=chr(code))
            came.append(person.tree.id)

    sits(monkeypatch, tmp_path, script())

    assert came == ["shelf", "home", "shelf", "home"]


def comes(turn: Turn, tree: Widget, size: tuple[int, int] = (8, 8)) -> bool:
    turn.comes(tree, Layout(size, (), Rect(0, 0, 0, 0), 0, 0), pygame.Surface(size))
    return turn.before is not None


def test_what_hides_the_screen_comes_and_goes_at_once_and_another_size_is_no_other_page(
    tmp_path: Path,
) -> None:
    home, shelf = (SCREENS[name](Table(tmp_path)).tree for name in ("home", "shelf"))
    hidden = Widget("away", Role.SCREEN, "A list for the shop")

    turn = Turn()
    assert [comes(turn, one) for one in (home, shelf, hidden, shelf, home)] == [False, True, False, False, True]
    assert not comes(turn, shelf, (9, 9))
    assert comes(turn, home, (9, 9))


def test_when_words_are_to_leave_the_screen_no_page_keeps_them_for_a_moment_longer(shown: window.Window) -> None:
    shown.turn, shown.surface = turning()
    shown.turn.before = shown.turn.still = shown.surface.copy()
    shown.turn.spare.append(shown.surface.copy())
    shown.surface.fill((1, 2, 3))
    shown.forget()

    assert not shown.turn.on
    assert shown.surface.get_at((4, 4))[:3] == (1, 2, 3)
    assert shown.turn.page is None
    assert shown.turn.before is None
    assert shown.turn.still is None
    assert shown.turn.spare == []


def turned_on(turn: Turn, surface: pygame.Surface, colour: tuple[int, int, int], now: float) -> tuple[int, ...]:
    """Another page in one colour is painted; give what is seen in the first moment."""
    turn.over(surface)
    surface.fill(colour)
    turn.painted(surface, now, gentle=True)
    return surface.get_at((4, 4))[:3]


def test_whoever_goes_on_before_a_page_is_turned_sees_it_whole_go_over_into_the_next() -> None:
    turn, surface = turning()
    assert turned_on(turn, surface, (0, 200, 0), 100.01) == mixed(NEW, (0, 200, 0))

    turn.end(surface)
    assert surface.get_at((4, 4))[:3] == (0, 200, 0)
    assert turned_on(turn, surface, OLD, 101.0) == mixed((0, 200, 0), OLD)


def test_what_was_painted_otherwise_since_goes_over_into_the_next_page_as_it_is_seen() -> None:
    turn, surface = turning()
    turn.end(surface)
    surface.fill((200, 200, 200))  # the light of a quiet moment has swollen
    turn.changed()

    assert turned_on(turn, surface, NEW, 101.0) == mixed((200, 200, 200), NEW)


def test_a_walk_through_many_pages_holds_two_of_them() -> None:
    turn, surface = turning()
    first = {*map(id, turn.pages or ())}
    for number in range(20):
        turned_on(turn, surface, (number, 0, 0), 101.0 + number)
        if number % 3:
            turn.end(surface)
        assert {id(one) for one in (*(turn.pages or ()), turn.still, *turn.spare) if one} <= first


def test_a_page_that_comes_at_once_leaves_nothing_to_turn(shown: window.Window) -> None:
    turn, surface = turning()
    turn.end(surface)
    surface.fill((0, 200, 0))
    turn.painted(surface, 101.0, gentle=False)

    assert not turn.on
    assert turned_on(turn, surface, OLD, 102.0) == mixed((0, 200, 0), OLD)
    assert shown.turn.still is None


def mixed(old: tuple[int, int, int], new: tuple[int, int, int]) -> tuple[int, ...]:
    """The old page, four fifths opaque, over the new one."""
    under, over = pygame.Surface((1, 1)), pygame.Surface((1, 1))
    under.fill(new)
    over.fill(old)
    over.set_alpha(faded(0.0))
    under.blit(over, (0, 0))
    return under.get_at((0, 0))[:3]


# Where it is set


def test_whether_pages_change_softly_is_set_remembered_and_can_be_taken_back(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.model = replace(table.model, window=True)
    table.press("home.settings", "settings.letters", "motion.still", "settings.done")

    assert table.model.settings.motion == "still"
    kept = remembered(table.world.data)
    assert kept is not None
    assert kept.motion == "still"


def test_in_the_terminal_there_is_nothing_that_moves_and_nothing_to_set(tmp_path: Path) -> None:
    assert find(Table(tmp_path).press("home.settings").tree, "settings.letters") is None


# As the computer is set


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", "still"),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations = false\n", "still"),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", "gentle"),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", "still"),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0.5\n", "gentle"),
        ("kdeglobals", "\x00\xff no settings at all", "gentle"),
        ("other", "", "gentle"),
    ],
)
@pytest.mark.usefixtures("linux")
def test_a_desktop_that_is_to_keep_still_is_asked_for_it(name: str, text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / ".config" / name).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / ".config" / name).write_text(text, encoding="latin-1")

    assert wanted({}, tmp_path) == said
    assert wanted({"XDG_CONFIG_HOME": str(tmp_path / ".config")}, tmp_path / "elsewhere") == said


@pytest.mark.parametrize(("answer", "said"), [("echo false", "still"), ("echo true", "gentle"), ("exit 1", "gentle")])
@pytest.mark.usefixtures("linux")
def test_gnome_is_asked_where_it_is_the_desktop(answer: str, said: str, tmp_path: Path) -> None:
    program = tmp_path / "gsettings"
    program.write_text(f"#!/bin/sh\n{answer}\n", encoding="utf-8")
    program.chmod(0o755)

    assert wanted({"PATH": str(tmp_path), "XDG_CURRENT_DESKTOP": "ubuntu:GNOME"}, tmp_path) == said
    assert wanted({"PATH": str(tmp_path), "XDG_CURRENT_DESKTOP": "XFCE"}, tmp_path) == "gentle"
    assert wanted({"PATH": "", "XDG_CURRENT_DESKTOP": "GNOME"}, tmp_path) == "gentle"


@pytest.mark.parametrize(("platform", "moves", "said"), [("win32", False, "still"), ("darwin", False, "gentle")])
def test_windows_is_asked_and_what_is_not_known_may_move(
    platform: str, moves: bool, said: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(motion, "_windows_moves", lambda: moves)

    assert wanted({}, tmp_path) == said


def test_the_first_time_the_window_moves_as_the_computer_does(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(play, "wanted", lambda _environment, _home: "still")
    somebody = in_front(monkeypatch, presses("settings.done"))

    assert run(["--data", str(tmp_path), "--lang", "en"]) == 0
    assert somebody.last.settings.motion == "still"
    kept = remembered(tmp_path)
    assert kept is not None
    assert kept.motion == "still"
