"""Whatever somebody has in their hands, the same sitting ends with the same kept words."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from pelitarina.cli.main import run
from pelitarina.player.settings import Settings
from pelitarina.player.shell.remember import remember
from pelitarina.player.way import By
from tests.needed import demand, missing
from tests.player.person import Script, in_front
from tests.player.test_hands import to_the_question
from tests.whole.hands import SITTING
from tests.whole.table import Home
from tests.whole.test_sitting import kept
from tests.whole.test_window import at_window, meets
from tests.whole.ways import Finger, OneButton, Pad, Quick, RealKeys, Way


@pytest.fixture(scope="module")
def wanted(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[object, ...]]:
    """What the script keeps of this sitting; a terminal and the keyboard keep the same (``test_window``)."""
    home = Home(tmp_path_factory.mktemp("script") / "home")
    home.init()
    code, said = home.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", "Kuusi", *home.opened)
    assert code == 0, said
    return kept(home, "Kuusi")


def sits(way: Way, home: Home, uses: By) -> Script:
    person = yield
    person = yield from meets(way, person, home)
    assert person.last.by is uses


@pytest.mark.parametrize(
    ("way", "uses"),
    [
        pytest.param(Pad(), By.PAD, id="a game pad"),
        pytest.param(Finger(), By.TOUCH, id="a finger"),
        pytest.param(OneButton(), By.SWITCH, id="one button"),
    ],
)
def test_a_whole_sitting_by_one_way_alone_keeps_the_same_words(
    way: Way, uses: By, wanted: list[tuple[object, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    home.init()
    monkeypatch.setattr("pelitarina.player.shell.window.Lamp", Quick)
    remember(home.data, Settings("fi", scanning="auto" if uses is By.SWITCH else "off"))

    assert at_window(home, monkeypatch, sits(way, home, uses)) == 0
    assert kept(home, "Kuusi") == wanted


@pytest.fixture
def display(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """A display of its own, with a Finnish keyboard."""
    demand(missing("Xvfb", "xdotool", "setxkbmap"))
    read, write = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x720x24", "-noreset"],
        pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    os.close(write)
    try:
        with os.fdopen(read) as told:
            name = f":{told.readline().strip()}"
        monkeypatch.setenv("DISPLAY", name)
        monkeypatch.setenv("LC_ALL", "C.UTF-8")
        subprocess.run(["setxkbmap", "fi"], check=True, timeout=20, stderr=subprocess.DEVNULL)
        yield name
    finally:
        server.terminate()
        server.wait(20)


def test_a_whole_sitting_by_the_real_keys_of_a_finnish_keyboard_keeps_the_same_words(
    display: str, wanted: list[tuple[object, ...]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = Home(tmp_path / "home")
    home.init()
    remember(home.data, Settings("fi"))

    assert at_window(home, monkeypatch, sits(RealKeys(), home, By.KEYS), driver="x11") == 0
    assert kept(home, "Kuusi") == wanted


def test_keys_that_wait_for_the_next_one_put_their_sign_on_it(
    display: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def types() -> Script:
        person = yield
        person = yield from to_the_question(person)
        keys = RealKeys()
        person = yield from keys.press(person, "answer")
        person = yield from keys.keys(person, "h", "dead_diaeresis", "e", "dead_acute", "a")
        assert person.last.edits["answer"].text == "hëá"

    remember(tmp_path, Settings("fi"))
    somebody = in_front(monkeypatch, types(), driver="x11")
    assert run(["--data", str(tmp_path), "--lang", "fi"]) == 0
    assert somebody.seen
