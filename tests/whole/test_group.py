"""Three play together, from home to one's own copy: at a terminal, at the window by the keyboard, by screen reader."""

from pathlib import Path

import pygame
import pytest

from pelitarina import shipped
from pelitarina.cli.main import run
from pelitarina.i18n.catalogue import program
from pelitarina.player.model import Screen
from pelitarina.player.page import KEYS, letter
from pelitarina.player.shell.font import Fonts
from pelitarina.player.shell.shelf import cards
from pelitarina.player.widget import Intent, Role, walk
from tests.needed import package
from tests.player.person import Person, Script, by_keys, in_front, key, write
from tests.player.table import Table as Desk
from tests.whole.group import KARHU, NAMES, SUSI, Step, sitting
from tests.whole.table import Home, Table

CLEARED = "\x1b[H\x1b[2J\x1b[3J"


def only_karhus(file: Path) -> None:
    copy = file.read_text(encoding="utf-8")
    assert f"”{KARHU}”" in copy
    assert not [word for word in (SUSI, *NAMES) if word in copy]


# at a terminal


@pytest.mark.skipif("sys.platform == 'win32'", reason="pseudo-terminals are not on Windows")
def test_three_play_at_a_terminal_and_nobody_reads_back_what_another_was_alone_with(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.init()
    table = Table(home, *home.opened[:2])
    for step in sitting(table.texts, "karhu.txt"):
        types(table, step)
    table.child.sendline(letter(KEYS[Intent.STOP], table.texts.text))
    table.wait_for_end()

    only_karhus(home.top / "work" / "karhu.txt")
    assert home.holds(KARHU) == ["work/karhu.txt"]
    assert home.holds(SUSI) == []
    code, said = home.run("journal", "show", "--customer", "Karhu", "--format", "json", *home.opened)
    assert code != 0, f"a group is no customer of the journal: {said}"
    alone = [part for part in table.said.split(CLEARED) if table.say("What do you want to keep?") in part]
    assert [(KARHU in part, SUSI in part) for part in alone] == [(True, False), (False, True)], "wiped in between"


def types(table: Table, step: Step) -> None:
    """Do one step by what can be typed."""
    match step.what:
        case "press":
            intents = {table.texts.text("Stop here"): Intent.STOP}
            _ = table.intent(intents[step.label]) if step.label in intents else table.press(step.label)
        case "write":
            table.write(step.label, step.text, lines=step.label == table.texts.text("I write an answer"))
        case _:
            page = " ".join(table.whole().rpartition(CLEARED)[2].split())
            assert (step.label in page) is (step.what == "sees"), (step, table.page)


# at the window, by the keyboard


def sits(file: Path) -> Script:
    """Every step by Tab, Enter and what is typed."""
    person = yield
    person = yield from by_keys(person, "settings.done")
    for step in sitting(program("fi", shipped.folder("locales")), str(file)):
        match step.what:
            case "press":
                person = yield from by_keys(person, named(person, step.label))
            case "write":
                field = named(person, step.label)
                while person.last.focus != field:
                    person = yield from key(pygame.K_TAB)
                person = yield from key(pygame.K_a, pygame.KMOD_LCTRL)
                person = yield from write(person, step.text, field)
                person = yield from by_keys(person, "submit")
            case _:
                assert sees(person, step.label) is (step.what == "sees"), step


def named(person: Person, label: str) -> str:
    """Find what is pressed or written in by its words."""
    found = [one.id for one in walk(person.tree) if one.open and one.label == label]
    assert found, (label, [one.label for one in walk(person.tree) if one.open])
    return found[0]


def sees(person: Person, text: str) -> bool:
    return any(text in part for one in walk(person.tree) for part in (one.label, one.value or ""))


def test_three_play_at_the_window_by_the_keyboard_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    home, file = Home(tmp_path / "window"), tmp_path / "karhu.txt"
    for name, value in home.environment.items():
        monkeypatch.setenv(name, value)
    somebody = in_front(monkeypatch, sits(file))
    assert run(["--lang", "fi", "--data", str(home.data)]) == 0

    only_karhus(file)
    assert {"group", "agreement", "vote", "also", "round", "hand", "review", "receipt", "over"} <= {*somebody.seen}
    assert somebody.last.screen is Screen.HOME
    assert home.holds(SUSI) == []


# by what a screen reader is given


@pytest.fixture(scope="module")
def fonts() -> Fonts:
    pygame.font.init()
    return Fonts(shipped.folder("assets") / "fonts")


def test_three_play_by_the_names_that_a_screen_reader_is_given(tmp_path: Path, fonts: Fonts) -> None:
    ak = package("accesskit")
    from tests.player.test_access import given, name_of

    desk = Desk(tmp_path, language="fi")
    desk.model = desk.model.__class__(
        desk.model.texts, cards((shipped.folder("stories"),), "fi"), settings=desk.model.settings, own=desk.model.own
    )
    for step in sitting(desk.model.texts, str(tmp_path / "karhu.txt")):
        nodes = given(desk, fonts)
        there = {name_of(node): widget for widget in nodes.taken.widgets.values() for node in [nodes.of(widget)]}
        match step.what:
            case "press":
                node = nodes.of(there[step.label])
                assert node.supports_action(ak.Action.CLICK)
                desk.press(there[step.label])
            case "write":
                assert nodes.of(there[step.label]).role in (ak.Role.TEXT_INPUT, ak.Role.MULTILINE_TEXT_INPUT)
                desk.write(step.text, there[step.label])
            case _:
                assert any(step.label in name for name in there) is (step.what == "sees"), step

    only_karhus(tmp_path / "karhu.txt")
    assert desk.model.screen is Screen.HOME
    assert not [one for one in walk(desk.tree) if one.role is Role.TURN]
