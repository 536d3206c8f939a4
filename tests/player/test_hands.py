"""What each key, click and turn of the wheel means, told by the window's own events; and what closing it means."""

from pathlib import Path

import pygame
import pytest

from pelitarina.cli.main import run
from pelitarina.player import edit as e
from pelitarina.player.hand import Done, Go, Keyed, Pressed, Scrap, Signed, Stroke, Wanted, Wheeled
from pelitarina.player.layout import Box, Layout, Rect
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Settings
from pelitarina.player.shell import mark
from pelitarina.player.shell.input import Hands
from pelitarina.player.shell.remember import remember
from pelitarina.player.widget import Role, walk
from tests.player.person import Person, Script, Steps, in_front, key, press, seen, write

SHIFT, CTRL, ALT = pygame.KMOD_LSHIFT, pygame.KMOD_LCTRL, pygame.KMOD_LALT
PAGE = Layout(
    (200, 100),
    (Box("one", Rect(0, 0, 50, 50), whole=True), Box("two", Rect(60, 0, 50, 50), whole=True)),
    Rect(0, 0, 200, 100),
    50,
    0,
)


def pressed(code: int, mod: int = 0, unicode: str = "", *, writing: bool = False, focused: bool = True) -> Done | None:
    event = pygame.Event(pygame.KEYDOWN, key=code, mod=mod, unicode=unicode)
    return Hands().done(event, PAGE, writing=writing, focused=focused)


@pytest.mark.parametrize(
    ("code", "mod", "unicode", "wanted"),
    [
        pytest.param(pygame.K_TAB, 0, "\t", Wanted(Go.NEXT), id="Tab is on"),
        pytest.param(pygame.K_TAB, SHIFT, "\t", Wanted(Go.PREVIOUS), id="Shift and Tab is back"),
        pytest.param(pygame.K_DOWN, 0, "", Wanted(Go.DOWN), id="down"),
        pytest.param(pygame.K_UP, 0, "", Wanted(Go.UP), id="up"),
        pytest.param(pygame.K_RIGHT, 0, "", Wanted(Go.RIGHT), id="right"),
        pytest.param(pygame.K_LEFT, 0, "", Wanted(Go.LEFT), id="left"),
        pytest.param(pygame.K_RETURN, 0, "\r", Wanted(Go.ACTIVATE), id="Enter presses"),
        pytest.param(pygame.K_RETURN, CTRL, "", Wanted(Go.SUBMIT), id="Ctrl and Enter sends off"),
        pytest.param(pygame.K_ESCAPE, 0, "", Wanted(Go.BACK), id="Esc goes back"),
        pytest.param(pygame.K_F1, 0, "", Wanted(Go.SETTINGS), id="F1 opens the settings"),
        pytest.param(pygame.K_F2, 0, "", Wanted(Go.HELP), id="F2 tells what each key does"),
        pytest.param(pygame.K_PLUS, SHIFT, "?", Signed("?"), id="so does a question mark"),
        pytest.param(pygame.K_F5, 0, "", Keyed("f5"), id="a key that somebody may choose"),
        pytest.param(pygame.K_PAGEDOWN, 0, "", Wanted(Go.ON), id="Page Down turns on"),
        pytest.param(pygame.K_PAGEUP, 0, "", Wanted(Go.OFF), id="Page Up turns back"),
        pytest.param(pygame.K_SPACE, 0, " ", Wanted(Go.ACTIVATE), id="the space bar presses what has the focus"),
        pytest.param(pygame.K_1, 0, "1", Signed("1"), id="a digit"),
        pytest.param(pygame.K_l, 0, "l", Signed("l"), id="a letter"),
        pytest.param(pygame.K_LSHIFT, SHIFT, "", None, id="Shift alone is nothing"),
    ],
)
def test_a_key_means_what_it_says(code: int, mod: int, unicode: str, wanted: Done | None) -> None:
    assert pressed(code, mod, unicode) == wanted


def test_where_nothing_has_the_focus_the_space_bar_turns_the_page() -> None:
    assert pressed(pygame.K_SPACE, unicode=" ", focused=False) == Wanted(Go.ON)


@pytest.mark.parametrize(
    ("code", "mod", "unicode", "wanted"),
    [
        pytest.param(pygame.K_1, 0, "1", None, id="a digit comes as text"),
        pytest.param(pygame.K_l, 0, "l", None, id="a letter comes as text"),
        pytest.param(pygame.K_l, ALT, "l", Signed("l", alt=True), id="with Alt a letter is a way"),
        pytest.param(pygame.K_SPACE, 0, " ", None, id="a space comes as text"),
        pytest.param(pygame.K_LEFT, CTRL | SHIFT, "", Stroke(e.Move("word", False, True)), id="a word is chosen"),
        pytest.param(pygame.K_BACKSPACE, 0, "", Stroke(e.Erase("character", False)), id="a letter goes"),
        pytest.param(pygame.K_DELETE, CTRL, "", Stroke(e.Erase("word", True)), id="the next word goes"),
        pytest.param(pygame.K_z, CTRL, "", Stroke(e.Undo()), id="Ctrl and Z takes back"),
        pytest.param(pygame.K_z, CTRL | SHIFT, "", Stroke(e.Redo()), id="with Shift it is done again"),
        pytest.param(pygame.K_a, CTRL, "", Stroke(e.SelectAll()), id="all is chosen"),
        pytest.param(pygame.K_x, CTRL, "", Scrap("cut"), id="cut"),
        pytest.param(pygame.K_TAB, 0, "\t", Wanted(Go.NEXT), id="Tab leaves the field"),
    ],
)
def test_while_somebody_writes_keys_write(code: int, mod: int, unicode: str, wanted: Done | None) -> None:
    assert pressed(code, mod, unicode, writing=True) == wanted


def test_a_click_counts_where_it_ends_if_it_began_there_too() -> None:
    hands = Hands()

    def mouse(kind: int, at: tuple[int, int]) -> Done | None:
        return hands.done(pygame.Event(kind, button=1, pos=at), PAGE, writing=False, focused=False)

    mouse(pygame.MOUSEBUTTONDOWN, (10, 10))
    assert mouse(pygame.MOUSEBUTTONUP, (12, 12)) == Pressed("one")
    mouse(pygame.MOUSEBUTTONDOWN, (10, 10))
    assert mouse(pygame.MOUSEBUTTONUP, (70, 10)) is None
    assert hands.done(pygame.Event(pygame.MOUSEWHEEL, y=-2), PAGE, writing=False, focused=False) == Wheeled(-2)


# At the window


def to_the_question(person: Person) -> Steps:
    """Come to the first question of a story."""
    for label in ("home.play", "story.pieni_hetki", "who.trying", "before.begin", "choice.ikkuna"):
        person = yield from press(person, label)
    return person


def sits(monkeypatch: pytest.MonkeyPatch, data: Path, script: Script, percent: int = 100) -> type[Person]:
    remember(data, Settings("fi", percent))
    person = in_front(monkeypatch, script)
    assert run(["--data", str(data), "--lang", "fi"]) == 0
    return person


@pytest.mark.parametrize("percent", [100, 200])
def test_what_is_typed_where_there_is_a_field_is_written_even_if_the_field_is_out_of_sight(
    percent: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def types() -> Script:
        person = yield
        person = yield from to_the_question(person)
        assert person.last.focus != "answer", "the field is on a later page"
        person = yield from key(pygame.K_l, unicode="L")
        assert person.last.screen is Screen.PLAY
        assert person.last.focus == "answer"
        assert person.last.edits["answer"].text == "L"
        assert person.layout.seen("answer")
        assert person.listening

    sits(monkeypatch, tmp_path, types(), percent)


@pytest.mark.parametrize("percent", [100, 200, 300])
def test_after_an_answer_the_page_begins_with_what_comes_next_and_not_with_what_was_read(
    percent: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def answers() -> Script:
        person = yield
        person = yield from to_the_question(person)
        person = yield from write(person, "Keinu.", "answer")
        person = yield from press(person, "submit")
        assert person.last.focus == "play.on"
        assert person.layout.scroll == person.layout.furthest
        for label in ("play.on", "choice.rappu", "choice.ohi", "choice.kuppi", "bar.skip"):
            person = yield from press(person, label)
        assert person.last.focus == "choice.kerro"
        assert person.layout.seen("choice.kerro")

    sits(monkeypatch, tmp_path, answers(), percent)


def test_who_pastes_more_than_there_is_room_for_hears_of_it_until_the_next_stroke(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pastes() -> Script:
        person = yield
        person = yield from to_the_question(person)
        person = yield from press(person, "answer")
        pygame.event.post(pygame.Event(pygame.TEXTINPUT, text="Keinu narisee. " * 400))
        person = yield from seen()
        assert [one.label for one in walk(person.tree) if one.role is Role.NOTICE] == [
            "Tähän ei mahdu enempää. Loppu jäi pois."
        ]
        assert person.layout.seen("answer")
        person = yield from key(pygame.K_BACKSPACE)
        assert not person.last.told

    sits(monkeypatch, tmp_path, pastes())


def test_one_click_on_the_window_s_cross_shows_once_more_what_would_be_lost(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def closes() -> Script:
        person = yield
        person = yield from to_the_question(person)
        person = yield from write(person, "Näen pöllön.", "answer")
        pygame.event.post(pygame.Event(pygame.WINDOWCLOSE))  # as SDL tells of the last window
        pygame.event.post(pygame.Event(pygame.QUIT))
        person = yield
        assert person.last.screen is Screen.REVIEW
        assert [answer.words for answer in person.last.draft] == ["Näen pöllön."]

    sits(monkeypatch, tmp_path, closes())


def test_signs_that_nobody_can_see_neither_end_the_program_nor_count_as_an_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def pastes() -> Script:
        person = yield
        person = yield from to_the_question(person)
        person = yield from write(person, "a\n\u200b\nb\u200d", "answer")
        person = yield from key(pygame.K_a, CTRL)
        person = yield from write(person, "\u200b", "answer")
        person = yield from press(person, "submit")
        assert not len(person.last.draft)
        assert person.last.told

    sits(monkeypatch, tmp_path, pastes())


def test_pressing_the_mouse_on_a_page_that_was_turned_does_not_turn_it_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def presses_down() -> Script:
        person = yield
        person = yield from press(person, "home.settings")
        before = yield from key(pygame.K_PAGEDOWN)
        moved = before.last.scroll
        assert moved > 0
        pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(640, 400)))
        pygame.event.post(pygame.Event(pygame.WINDOWEXPOSED))
        after = yield
        assert after.last.scroll == moved

    sits(monkeypatch, tmp_path, presses_down(), 200)


def test_the_ring_and_the_caret_are_painted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def looks() -> Script:
        person = yield
        lamp = person.painter.colours["lamp"]
        rect = person.layout.of("home.play")
        assert rect is not None
        assert person.surface.get_at((rect.x + rect.w // 2, rect.y - 5)) == lamp
        person = yield from press(person, "home.play")
        person = yield from press(person, "story.pieni_hetki")
        person = yield from write(person, "Kuusi", "pseudonym")
        caret, _chosen = mark.caret(person.sight(person.last))
        assert caret is not None
        assert person.surface.get_at((caret.x, caret.y + caret.h // 2)) == lamp

    sits(monkeypatch, tmp_path, looks())


def test_when_a_sitting_is_over_the_window_has_forgotten_every_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def leaves() -> Script:
        person = yield
        person = yield from to_the_question(person)
        person = yield from write(person, "Kanarialintu", "answer")
        person = yield from press(person, "submit")
        person = yield from press(person, "bar.stop")
        assert "Kanarialintu" in held(person)
        person = yield from press(person, "review.nothing")
        person = yield from press(person, "over.close")
        assert person.last.screen is Screen.HOME
        assert "Kanarialintu" not in held(person)

    def held(person: Person) -> str:
        model: Model = person.last
        return (
            f"{list(person.painter.words.held)} {list(person.fonts.widths)} {model.edits} {model.begun} {person.tree}"
        )

    sits(monkeypatch, tmp_path, leaves())


def test_nobody_comes_upon_letting_go_of_everything_by_enter_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def enters() -> Script:
        person = yield
        person = yield from to_the_question(person)
        person = yield from write(person, "Näen pöllön.", "answer")
        person = yield from press(person, "submit")
        person = yield from press(person, "bar.stop")
        for _ in range(5):
            person = yield from key(pygame.K_RETURN)
        assert len(person.last.draft) == 1

    for percent in (100, 150, 200):
        sits(monkeypatch, tmp_path / str(percent), enters(), percent)
