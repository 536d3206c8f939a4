"""What somebody said at the window is in memory while it is wanted, and nowhere at all when the sitting is over."""

import sys
from itertools import count
from pathlib import Path

import pygame
import pytest

from pelitarina import shipped
from pelitarina.cli.main import run
from pelitarina.player.model import Screen
from pelitarina.player.settings import Settings, VoiceName
from pelitarina.player.shell.remember import remember
from tests.player.person import Person, Script, Steps, in_front, key, press, seen, write
from tests.player.test_heard import waited
from tests.whole.remains import beneath, remains
from tests.whole.table import CANARY, Home

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the false voice is a shell script")
EVERY_KIND = Path(__file__).with_name("every_kind")
CTRL = pygame.KMOD_LCTRL
SPOKEN = CANARY.rstrip("0123456789")
"""The word as a voice is given it: figures are said in words."""
_NUMBERS = count()


def writes(person: Person, into: str) -> Steps:
    """Write the word, with a number of its own, so that each text can be told from the word alone."""
    return (yield from write(person, f"{CANARY} {next(_NUMBERS)}", into))


def takes_back_and_copies(person: Person) -> Steps:
    """Undo, redo, select all, copy."""
    for code, mod in (
        (pygame.K_z, CTRL),
        (pygame.K_z, CTRL | pygame.KMOD_LSHIFT),
        (pygame.K_a, CTRL),
        (pygame.K_c, CTRL),
    ):
        person = yield from key(code, mod)
    return person


def says_all(person: Person, told: Path) -> Steps:
    """Answer each kind of question with the word."""
    person = yield from writes(person, "answer")
    person = yield from takes_back_and_copies(person)
    person = yield from press(person, "submit")
    person = yield from press(person, "option.friend")
    person = yield from press(person, "prompt.done")
    person = yield from writes(person, "answer")
    person = yield from writes(person, "answer.worker")
    person = yield from press(person, "prompt.done")
    person = yield from press(person, "choice.hall")
    person = yield from press(person, "line.0.add")
    person = yield from writes(person, "thing.name")
    person = yield from press(person, "submit")
    if person.last.settings.voice == "off":
        person = yield from key(pygame.K_r, unicode="r")
    return (yield from waited(lambda _: SPOKEN in told.read_text(encoding="utf-8")))


def told_in(home: Home) -> Path:
    """Where the false voice writes down what it is told."""
    return home.top.parent / "told.txt"


def voice(told: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A voice that writes down which words come to it, and what stands in its arguments."""
    folder = told.with_name("bin")
    folder.mkdir()
    told.touch()
    program = folder / "espeak-ng"
    sound = Path(__file__).parents[2] / "assets" / "sounds" / "page.wav"
    program.write_text(f"#!/bin/sh\necho \"arguments $@\" >>'{told}'; /bin/cat >>'{told}'; /bin/cat '{sound}'\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(folder))
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")


def at_window(home: Home, monkeypatch: pytest.MonkeyPatch, script: Script, aloud: VoiceName = "screen") -> type[Person]:
    for name, value in home.environment.items():
        monkeypatch.setenv(name, value)
    told = told_in(home)
    voice(told, monkeypatch)
    remember(home.data, Settings("en", voice=aloud))
    ours = shipped.folder
    monkeypatch.setattr(shipped, "folder", lambda name: EVERY_KIND.parent if name == "stories" else ours(name))
    somebody = in_front(monkeypatch, script)
    assert run(["--data", str(home.data), "--lang", "en"]) == 0
    said = told.read_text(encoding="utf-8")
    assert SPOKEN in said, "what was written was read aloud"
    assert not [line for line in said.splitlines() if line.startswith("arguments") and SPOKEN in line]
    return somebody


def test_behind_the_innocent_page_words_are_held_only_to_come_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[list[str]] = []
    home = Home(tmp_path / "home")

    def hides() -> Script:
        person = yield
        person = yield from plays(person)
        person = yield from says_all(person, told_in(home))
        person = yield from key(pygame.K_F12)
        assert person.last.screen is Screen.AWAY
        person = yield from seen()
        found.append(remains(CANARY, beneath(person.last.behind)))
        person = yield from key(pygame.K_F12)
        assert person.last.screen is Screen.PLAY
        assert len(person.last.draft) > 2

    at_window(home, monkeypatch, hides())
    assert found == [[]]


def plays(person: Person) -> Steps:
    person = yield from press(person, "home.play")
    person = yield from press(person, "story.every_kind")
    person = yield from press(person, "who.trying")
    return (yield from press(person, "before.begin"))


@pytest.mark.parametrize("aloud", ["screen", "off"])
def test_when_nothing_was_kept_nothing_that_was_said_is_left_in_memory_or_in_a_file(
    aloud: VoiceName, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found: list[list[str]] = []
    home = Home(tmp_path / "home")

    def keeps_nothing() -> Script:
        person = yield
        person = yield from plays(person)
        person = yield from says_all(person, told_in(home))
        person = yield from press(person, "bar.stop")
        person = yield from press(person, "review.nothing")
        person = yield from press(person, "over.close")
        assert person.last.screen is Screen.HOME
        person = yield from seen()
        found.append(remains(CANARY))

    somebody = at_window(home, monkeypatch, keeps_nothing(), aloud)
    assert found == [[]]
    assert home.holds(CANARY) == []
    assert somebody.last.screen is Screen.HOME
