"""How the program starts without a screen: it says so, and plays in the terminal, as it is set there."""

import subprocess
import sys
from pathlib import Path

import pytest

from pelitarina import shipped
from pelitarina.i18n.catalogue import program
from pelitarina.player.page import KEYS, letter
from pelitarina.player.settings import Settings
from pelitarina.player.shell.remember import FILE, remember, remembered
from pelitarina.player.widget import Intent
from tests.whole.table import Home, Table

ON_A_TERMINAL = pytest.mark.skipif("sys.platform == 'win32'", reason="pseudo-terminals are not on Windows")
NO_SCREEN = "There is no screen here to open a window on. The program plays in the terminal instead."


def said(language: str, message: str) -> str:
    """A message of the program."""
    return program(language, shipped.folder("locales")).text(message)


def last(rows: str) -> str:
    """The last line; a system without a screen may say something of its own before."""
    return rows.strip().splitlines()[-1]


def start(home: Home, *arguments: str, typed: str = "") -> "subprocess.CompletedProcess[str]":
    """Start the program where there is no screen, and type."""
    return subprocess.run(
        [sys.executable, "-m", "pelitarina", "--data", str(home.data), *arguments],
        env=home.environment, cwd=home.top / "work", capture_output=True, text=True, check=False, input=typed,
        timeout=120,
    )  # fmt: skip


def test_without_a_screen_the_program_says_so_beside_and_plays_in_the_terminal(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    assert not {"DISPLAY", "WAYLAND_DISPLAY", "SDL_VIDEODRIVER"} & home.environment.keys()

    done = start(home, typed="\n")

    assert done.returncode == 0
    assert last(done.stderr) == said("fi", NO_SCREEN)
    assert said("fi", "Let us play") in done.stdout
    assert "Pieni hetki" in done.stdout
    assert not home.data.exists(), "nobody chose anything, so nothing is written down"


def test_a_terminal_that_was_asked_for_is_no_trouble_and_nothing_is_said_of_a_screen(tmp_path: Path) -> None:
    done = start(Home(tmp_path / "home"), "play", "pieni_hetki", "--text")

    assert (done.returncode, done.stderr) == (0, "")
    assert said("fi", "Who is here?") in done.stdout


def test_the_terminal_speaks_the_language_that_is_remembered_unless_another_is_asked_for_by_name(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path / "home")
    remember(home.data, Settings("sv", 150, "light"))

    swedish = start(home, typed="\n")
    assert last(swedish.stderr) == said("sv", NO_SCREEN)
    assert "En liten stund" in swedish.stdout
    assert said("sv", "Who is here?") in start(home, "play", "pieni_hetki", "--text").stdout
    assert said("en", "Let us play") in start(home, "--lang", "en").stdout
    assert remembered(home.data) == Settings("sv", 150, "light")


@ON_A_TERMINAL
def test_a_language_chosen_at_the_terminal_is_remembered_and_leaves_sizes_and_colours_as_they_were(
    tmp_path: Path,
) -> None:
    home = Home(tmp_path / "home")
    remember(home.data, Settings("fi", 150, "light"))
    table = Table(home, "--data", str(home.data))
    table.intent(Intent.SETTINGS)
    table.child.sendline(table.key("Svenska"))
    table.texts = program("sv", shipped.folder("locales"))
    assert table.say("Settings") in table.read()
    table.child.sendline(letter(KEYS[Intent.STOP], table.texts.text))
    table.wait_for_end()

    assert remembered(home.data) == Settings("sv", 150, "light")
    assert [path.name for path in home.data.iterdir()] == [FILE]
