"""Input methods: what one is about to write is seen where it will stand, and is nobody's answer until it is written."""

from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.player import edit as e
from pelitarina.player import hand, message
from pelitarina.player.composing import Composing, composed
from pelitarina.player.handling import Composed
from pelitarina.player.message import Field
from pelitarina.player.model import Screen
from pelitarina.player.news import Message
from pelitarina.player.settings import Settings
from pelitarina.player.shell import mark
from pelitarina.player.shell.remember import remember
from pelitarina.player.widget import Role, walk
from tests.needed import package
from tests.player.person import Person, Script, Steps, in_front, key, post, press, seen, write
from tests.player.table import Table, asked
from tests.player.test_hands import sits, to_the_question


def tells(text: str, start: int = -1, length: int = 0) -> Steps:
    """An input method tells what it is about to write."""
    post(pygame.TEXTEDITING, text=text, start=start, length=length)
    return (yield from seen())


def to_the_field(person: Person, text: str = "") -> Steps:
    """Come to where an answer is written, and write."""
    person = yield from to_the_question(person)
    person = yield from press(person, "answer")
    return (yield from write(person, text, "answer"))


def shown(person: Person) -> str:
    """Give what stands in the field of the window."""
    box = next(one for one in person.layout.boxes if one.id == "answer" and one.whole)
    return "".join(span.text for row in box.texts[0].rows for span in row.spans)


# What is being composed


def test_the_caret_stands_where_the_input_method_says_or_behind_all_where_it_does_not() -> None:
    assert composed(None, "answer", "kana", 2, 0) == Composing("answer", "kana", 2, 2)
    assert composed(None, "answer", "kana", -1, -1) == Composing("answer", "kana", 4, 4)
    assert composed(None, "answer", "kana", 1, 2) == Composing("answer", "kana", 1, 3)
    assert composed(None, "answer", "kana", 9, 9) == Composing("answer", "kana", 4, 4)
    assert composed(Composing("answer", "kana", 4, 4), "answer", "", 0, 0) is None


def test_what_comes_in_pieces_is_put_together() -> None:
    first = composed(None, "answer", "とうきょうにすんで", 0, 9)
    whole = composed(first, "answer", "います", 9, 3)

    assert whole == Composing("answer", "とうきょうにすんでいます", 12, 12)
    assert composed(whole, "answer", "東京", 0, 2) == Composing("answer", "東京", 0, 2), "the next tells of all anew"
    assert composed(whole, "other", "x", 12, 1) == Composing("other", "x", 1, 1)


@given(st.text(min_size=1, max_size=8), st.integers(-3, 12), st.integers(-3, 12), st.text(max_size=8))
def test_whatever_an_input_method_tells_what_is_shown_has_its_caret_inside(
    text: str, start: int, length: int, before: str
) -> None:
    held = composed(None, "answer", before, 0, 0)
    now = composed(held, "answer", text, start, length)
    assert now is not None
    assert 0 <= now.start <= now.end <= len(now.text)
    assert now.text.endswith(text.replace("\n", " "))
    assert "text=" not in repr(now), "its repr tells no words"


@pytest.mark.parametrize(
    "other",
    [
        message.Edited(Field("answer"), e.edit_of("Näen", several=True)),
        message.Focused("submit"),
        message.WentBack(),
        message.Skipped(),
        message.QuietWanted(),
    ],
)
def test_whatever_else_happens_ends_it(other: Message, tmp_path: Path) -> None:
    table = asked(tmp_path).tell(Composed(Composing("answer", "ka", 2, 2)))
    assert table.model.composing
    assert table.tell(message.Focused("answer")).model.composing, "it goes on where the focus stays"
    assert table.tell(message.Scrolled(40)).model.composing, "and while one looks at the rest of the page"

    table.tell(other)

    assert table.model.composing is None


def test_nothing_of_it_is_in_the_tree_that_is_read_and_printed(tmp_path: Path) -> None:
    table: Table = asked(tmp_path)
    before = table.tree
    table.tell(Composed(Composing("answer", "kanarialintu", 2, 2)))

    assert table.tree == before
    assert "kanarialintu" not in repr(table.model)


# At the window


def test_it_stands_underlined_at_the_caret_and_only_what_is_written_is_the_answer(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person, "Näen linnun.")
        for _ in range(len("linnun.")):
            person = yield from key(pygame.K_LEFT)
        person = yield from tells("cần", 3)
        assert shown(person) == "Näen cầnlinnun."
        assert person.last.edits["answer"].text == "Näen linnun."
        lines = mark.composed(person.sight(person.last))
        assert len(lines) == 1
        caret, _chosen = mark.caret(person.sight(person.last))
        assert caret is not None
        assert abs(lines[0].right - caret.x) <= 2, "the caret stands behind it"
        assert person.surface.get_at((lines[0].x + 2, lines[0].y)) == person.painter.colours["lamp"]
        person = yield from tells("")
        assert shown(person) == "Näen linnun."
        assert mark.composed(person.sight(person.last)) == ()
        person = yield from tells("ca", 2)
        post(pygame.TEXTINPUT, text="cả ")
        person = yield from seen()
        assert person.last.edits["answer"].text == "Näen cả linnun."
        assert person.last.composing is None
        person = yield from press(person, "submit")
        assert [answer.words for answer in person.last.draft] == ["Näen cả linnun."]

    sits(monkeypatch, tmp_path, writes())


def test_what_is_selected_gives_way_while_one_composes_and_is_there_again_if_nothing_comes_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person, "Kuusi")
        person = yield from key(pygame.K_a, pygame.KMOD_LCTRL, "\x01")
        person = yield from tells("ma", 0, 1)
        assert shown(person) == "ma"
        assert len(mark.composed(person.sight(person.last))) == 2, "what is chosen for has a line of its own"
        assert mark.caret(person.sight(person.last))[1] == ()
        person = yield from tells("")
        assert shown(person) == "Kuusi"
        assert mark.caret(person.sight(person.last))[1]

    sits(monkeypatch, tmp_path, writes())


@pytest.mark.parametrize(
    "code",
    [pygame.K_BACKSPACE, pygame.K_ESCAPE, pygame.K_RETURN, pygame.K_LEFT, pygame.K_TAB, pygame.K_F1, pygame.K_F11],
)
def test_while_one_composes_the_keys_are_those_of_the_input_method(
    code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person, "Kuu")
        person = yield from tells("si")
        before = person.last
        person = yield from key(code)
        assert person.last == before
        person = yield from tells("")
        person = yield from key(pygame.K_BACKSPACE)
        assert person.last.edits["answer"].text == "Ku", "afterwards they are ours again"

    sits(monkeypatch, tmp_path, writes())


def test_the_key_that_puts_everything_away_does_so_and_what_was_composed_is_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person)
        person = yield from tells("kanarialintu")
        assert shown(person) == "kanarialintu"
        person = yield from key(pygame.K_F12)
        assert person.last.screen is Screen.AWAY
        person = yield from key(pygame.K_F12)
        assert person.last.screen is Screen.PLAY
        assert person.last.composing is None
        assert shown(person) == ""

    sits(monkeypatch, tmp_path, writes())


@pytest.mark.parametrize("left", ["another window", "a click", "a finger"])
def test_leaving_ends_it_and_the_input_method_is_told(
    left: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(pygame.key, "start_text_input", lambda: told.append("start"))
    monkeypatch.setattr(pygame.key, "stop_text_input", lambda: told.append("stop"))

    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person, "Kuu")
        person = yield from tells("si")
        told.clear()
        rect = person.layout.of("answer")
        assert rect is not None
        if left == "another window":
            post(pygame.WINDOWFOCUSLOST)
        elif left == "a click":
            post(pygame.MOUSEBUTTONDOWN, button=1, pos=(rect.x + 20, rect.y + 20))
        else:
            at = {"x": (rect.x + 20) / 1280, "y": (rect.y + 20) / 720, "touch_id": 1, "finger_id": 1}
            post(pygame.FINGERDOWN, **at)
        person = yield from seen()
        assert person.last.composing is None
        assert shown(person) == "Kuu"
        assert told[:2] == ["stop", "start"]

    sits(monkeypatch, tmp_path, writes())


def test_when_it_has_written_the_input_method_is_not_disturbed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []

    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person)
        monkeypatch.setattr(pygame.key, "stop_text_input", lambda: told.append("stop"))
        for sign in ("か", "き"):
            person = yield from tells(sign)
            post(pygame.TEXTINPUT, text=sign)
            person = yield from seen()
        assert person.last.edits["answer"].text == "かき"
        assert told == []

    sits(monkeypatch, tmp_path, writes())


@pytest.mark.parametrize("percent", [100, 300])
def test_its_window_for_choosing_stands_at_the_caret_in_the_window_on_whichever_page(
    percent: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    places: list[pygame.Rect] = []
    monkeypatch.setattr(pygame.key, "set_text_input_rect", places.append)

    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person, "sana " * (60 if percent == 100 else 15))  # several rows
        person = yield from tells("si")
        caret, _chosen = mark.caret(person.sight(person.last))
        assert caret is not None, "the row in which one writes is in sight"
        assert places[-1] == pygame.Rect(*caret)
        assert pygame.Rect((0, 0), person.surface.get_size()).contains(places[-1])
        low, page = places[-1].y, person.last.scroll
        person = yield from tells("")
        while person.last.edits["answer"].caret:
            post(pygame.KEYDOWN, key=pygame.K_UP, mod=0, unicode="")
            before = person.last.edits["answer"].caret
            person = yield from seen()
            if person.last.edits["answer"].caret == before:
                break
        person = yield from tells("si")
        caret, _chosen = mark.caret(person.sight(person.last))
        assert caret is not None
        assert places[-1] == pygame.Rect(*caret)
        assert low != places[-1].y or page != person.last.scroll, "another row, or another page"

    remember(tmp_path, Settings("fi", percent=percent))
    in_front(monkeypatch, writes())
    from pelitarina.cli.main import run

    assert run(["--data", str(tmp_path), "--lang", "fi"]) == 0


def test_of_a_passphrase_only_dots_are_seen(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().press("home.kept")
    table.tell(Composed(Composing("passphrase", "kuu", 3, 3)))

    field = hand.seen_in(table.model, table.widget("passphrase"))

    assert field.text == "•••"
    assert "kuu" not in repr(field)
    assert [one.value for one in walk(hand.as_seen(table.tree, table.model)) if one.role is Role.SECRET] == ["•••"]


def test_a_screen_reader_hears_of_it_when_it_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ak = package("accesskit")
    from pelitarina.player.shell import nodes

    def heard(person: Person) -> list[str]:
        sight = person.access.sight
        assert sight is not None
        found = nodes.snapshot(sight, nodes.Numbers()).update.nodes
        return [node.value for _number, node in found if node.role == ak.Role.TEXT_RUN]

    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person, "Kuu")
        assert heard(person) == ["Kuu"]
        person = yield from tells("si")
        assert heard(person) == ["Kuu"]
        post(pygame.TEXTINPUT, text="si")
        person = yield from seen()
        assert heard(person) == ["Kuusi"]

    sits(monkeypatch, tmp_path, writes())


def test_lines_lie_beneath_every_row_that_it_takes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def writes() -> Script:
        person = yield
        person = yield from to_the_field(person)
        person = yield from tells("pitkä lause " * 10)
        lines = mark.composed(person.sight(person.last))
        assert len(lines) > 1
        assert all(line.w > 0 for line in lines)

    sits(monkeypatch, tmp_path, writes())
