"""Keys as one likes them: chosen, remembered, never two meanings, told in words; and letters on the screen."""

import io
from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.i18n.catalogue import LANGUAGES
from pelitarina.player import edit as e
from pelitarina.player import handling as h
from pelitarina.player import message
from pelitarina.player.alphabet import OTHERS, alphabet
from pelitarina.player.hand import Go
from pelitarina.player.keys import LETTERED, NAMES, caps, signs, taken
from pelitarina.player.model import Model, Screen
from pelitarina.player.page import letters, page
from pelitarina.player.settings import Section, Settings
from pelitarina.player.shell.input import Hands
from pelitarina.player.shell.remember import FILE, remember, remembered
from pelitarina.player.shell.terminal import Terminal
from pelitarina.player.update import update
from pelitarina.player.view import view
from pelitarina.player.view.board import tail
from pelitarina.player.way import NAMED, By, choosable, with_key
from pelitarina.player.widget import Intent, Role, find, walk
from tests.player.person import Script, in_front, key, press
from tests.player.table import Table, asked, texts
from tests.player.test_frames import board, first, ways
from tests.player.test_hands import sits, to_the_question

CHOSEN = st.sampled_from([*NAMED, *"abcdefghijklmnopqrstuvwxyzåäöж"])


def choosing(table: Table, go: Go, *keys: str) -> Table:
    """Choose a key for a way, in the settings of a sitting; several, until one of them will do."""
    ways(table).press("ways.keys", f"key.{go}")
    for one in keys:
        table.tell(h.KeyChosen(one))
    return table


# Chosen, and never with two meanings


def test_a_key_that_was_chosen_does_what_it_was_chosen_for(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, "X")

    assert table.model.settings.keys == ((Go.SKIP, "x"),)
    assert table.widget("key.skip").value == "X"
    assert signs(table.model.settings, texts().text)["x"] is Go.SKIP
    assert "k" not in signs(table.model.settings, texts().text), "the old letter is free"


def test_a_key_that_is_in_use_is_told_kindly_and_another_can_be_pressed_at_once(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, "s")

    assert table.sees("That key is already in use: Stop here. Choose another one.")
    assert table.model.asking is Go.SKIP
    assert not table.model.settings.keys
    table.tell(h.KeyChosen("f7"))
    assert table.model.settings.keys == ((Go.SKIP, "f7"),)


@pytest.mark.parametrize("pressed", ["1", "?", "f1", "tab", "ab", ""])
def test_a_key_with_a_meaning_that_must_stay_cannot_be_chosen(pressed: str, tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, pressed)

    assert table.sees("That key cannot be chosen.")
    assert table.model.settings.keys == ()


def test_a_way_keeps_its_key_if_one_thinks_better_of_it(tmp_path: Path) -> None:
    for out in ("key.left", "bar.back"):
        table = ways(Table(tmp_path)).press("ways.keys", "key.stop").press(out)
        assert table.model.settings.keys == ()
        assert table.model.section is Section.KEYS
        assert table.model.asking is None


def test_all_keys_are_ours_again_by_one_press(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, "x").press("key.stop").tell(h.KeyChosen("f5"))
    assert dict(table.model.settings.keys) == {Go.SKIP: "x", Go.STOP: "f5"}

    table.press("keys.ours")

    assert not table.model.settings.keys
    assert "keys.ours" not in table.ids


@pytest.mark.parametrize("language", LANGUAGES)
@given(presses=st.lists(st.tuples(st.sampled_from(list(Go)), CHOSEN), max_size=12))
def test_whatever_keys_are_chosen_no_key_has_two_meanings_and_every_way_has_one(
    language: str, presses: list[tuple[Go, str]]
) -> None:
    say, chosen = texts(language).text, Settings(language)
    for go, one in presses:
        if choosable(one) and taken(one, go, chosen, say) is None:
            chosen = replace(chosen, keys=with_key(chosen.keys, go, one))
    own = [one for _go, one in chosen.keys]
    assert len(own) == len(set(own))
    for other in LANGUAGES:  # the language may be changed afterwards
        say = texts(other).text
        lettered = letters(say, dict(chosen.keys))
        found = list(lettered.values())
        assert len(found) == len(set(found)), "at a terminal each letter is one way"
        means = signs(chosen, say)
        assert all(means[one] is go for go, one in chosen.keys)
        assert set(LETTERED) <= set(means.values()) | {Go.AGAIN}
        for go in Go:
            assert all(caps(go, chosen, say)), NAMES[go]


# Remembered


def test_chosen_keys_are_remembered(tmp_path: Path) -> None:
    wanted = Settings("fi", keys=((Go.SKIP, "x"), (Go.STOP, "f5")), scanning="auto", pace_s=8, rest_ms=500)
    remember(tmp_path, wanted)

    assert remembered(tmp_path) == wanted


@pytest.mark.parametrize(
    "keys",
    ['{"fly": "x"}', '{"skip": "tab"}', '{"skip": "ab"}', '{"skip": 7}', '["skip"]', '{"skip": "x", "stop": "x"}', "3"],
)
def test_keys_in_a_file_that_are_foreign_are_not_taken(keys: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f'{{"language": "fi", "keys": {keys}}}')

    assert remembered(tmp_path) is None


def test_whoever_sits_down_next_has_the_keys_of_the_worker_again(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, "x")
    table.press("settings.done", "settings.done", "settings.done", "bar.stop", "review.nothing", "over.close")

    assert table.stands() is Screen.HOME
    assert table.model.settings.keys == ()


# At the window


def test_the_key_one_wants_is_pressed_and_works_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def chooses() -> Script:
        person = yield
        for label in ("home.settings", "settings.ways", "ways.keys", "key.help"):
            person = yield from press(person, label)
        person = yield from key(pygame.K_F5)
        assert person.last.settings.keys == ((Go.HELP, "f5"),)
        person = yield from key(pygame.K_F5)
        assert person.tree.id == "help"
        person = yield from key(pygame.K_F2)
        assert person.tree.id == "settings", "the key that is always there works beside it"
        assert person.last.focus == "key.help", "where one was"
        person = yield from press(person, "key.down")
        person = yield from key(pygame.K_d, unicode="d")
        before = person.last.focus
        person = yield from key(pygame.K_d, unicode="d")
        assert person.last.focus not in ("", before)

    sits(monkeypatch, tmp_path, chooses())
    chosen = remembered(tmp_path)
    assert chosen is not None
    assert dict(chosen.keys) == {Go.HELP: "f5", Go.DOWN: "d"}


def test_single_letters_and_digits_can_be_switched_off_and_work_with_alt(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def types() -> Script:
        person = yield
        person = yield from press(person, "home.settings")
        person = yield from press(person, "settings.ways")
        person = yield from press(person, "shortcuts.False")
        for _ in range(2):
            person = yield from press(person, "settings.done")
        person = yield from key(pygame.K_1, unicode="1")
        assert person.last.screen is Screen.HOME
        person = yield from key(pygame.K_1, pygame.KMOD_LALT, "1")
        assert person.last.screen is Screen.SHELF

    sits(monkeypatch, tmp_path, types())


def test_in_a_text_field_home_and_end_move_and_letters_write_whatever_was_chosen() -> None:
    def done(code: int, unicode: str, *, writing: bool) -> object:
        event = pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=unicode)
        return Hands().done(event, empty, writing=writing, focused=True)

    from pelitarina.player.hand import Keyed, Stroke
    from pelitarina.player.layout import Layout, Rect

    empty = Layout((10, 10), (), Rect(0, 0, 10, 10), 0, 0)
    assert done(pygame.K_HOME, "", writing=True) == Stroke(e.Move("line", forward=False, extend=False))
    assert done(pygame.K_HOME, "", writing=False) == Keyed("home")
    assert done(pygame.K_x, "x", writing=True) is None
    assert done(pygame.K_F5, "", writing=True) == Keyed("f5")


# At the terminal


def test_the_terminal_goes_by_the_same_letters(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.STOP, "z")
    table.press("settings.done", "settings.done", "settings.done")
    say, own = table.model.texts.text, dict(table.model.settings.keys)

    found = page(table.tree, 78, say, own).keys

    assert found["z"].intent is Intent.STOP
    assert "s" not in found


def test_at_the_terminal_a_letter_is_chosen_by_writing_it(tmp_path: Path) -> None:
    table = first(Table(tmp_path)).press("bar.settings", "settings.ways", "ways.keys", "key.stop")
    table.write("Z")

    assert table.model.settings.keys == ((Go.STOP, "z"),)


def test_a_question_mark_tells_at_the_terminal_what_can_be_typed(tmp_path: Path) -> None:
    table = asked(tmp_path)
    out = io.StringIO()
    terminal = Terminal(table.model.texts.text, io.StringIO("?\n"), out)
    terminal.show(table.tree)

    assert terminal.ask() == h.HelpWanted()
    assert "? Help" in out.getvalue()


# Told in words


@pytest.mark.parametrize("by", list(By))
def test_help_tells_every_key_and_begins_with_what_is_in_use(by: By, tmp_path: Path) -> None:
    table = first(Table(tmp_path))
    own = replace(table.model.settings, keys=((Go.SKIP, "f9"), (Go.UP, "w")))
    table.model = replace(table.model, window=True, by=by, settings=own)
    table.tell(h.HelpWanted())
    told = [one.label for one in walk(table.tree) if one.role is Role.TEXT]
    cards = [one.id for one in table.tree.children if one.arrange == "card"]

    assert cards[0] == "help.here"
    wanted = {By.PAD: "help.pad", By.TOUCH: "help.touch", By.SWITCH: "help.one"}.get(by, "help.keyboard")
    assert cards[1] == wanted
    assert len(cards) == len(set(cards)) == 5
    for words in ("F9 – Skip", "W, Arrow up – Up", "Tab – To the next thing", "RT – Stop here", "F2, ? – What does"):
        assert any(words in one for one in told), words
    assert any(one.startswith("RT" if by is By.PAD else "S –") for one in told)


def test_help_leads_back_to_where_it_was_asked_for_and_loses_nothing(tmp_path: Path) -> None:
    table = asked(tmp_path)
    begun = e.stroked(e.edit_of("", several=True), e.Insert("Näen"))
    table.tell(message.Edited(message.Field("answer"), begun)).tell(h.HelpWanted())
    assert table.tree.id == "help"
    table.tell(h.HelpWanted())

    assert table.stands() is Screen.PLAY
    assert table.model.edits["answer"].text == "Näen"


def test_what_was_told_on_a_page_is_not_told_by_help_and_is_there_again_after_it(tmp_path: Path) -> None:
    table = asked(tmp_path).tell(message.Wrote(message.Field("answer"), ""))
    told = find(table.tree, "notice")
    assert told is not None
    assert find(table.tell(h.HelpWanted()).tree, "notice") is None
    assert find(table.tell(h.HelpWanted()).tree, "notice") == told


@pytest.mark.parametrize("away", ["bar.settings", "bar.back", "help.on"])
def test_help_is_there_over_everything_and_gone_with_any_way_on(away: str, tmp_path: Path) -> None:
    table = board(Table(tmp_path), "Näen ").tell(h.HelpWanted())
    assert table.tree.id == "help"
    table.press(away)

    assert table.tree.id == ("settings" if away == "bar.settings" else "board")
    assert table.model.edits.get("answer", e.edit_of("Näen ")).text == "Näen "
    first_start = Table(tmp_path / "first")
    first_start.model = replace(first_start.model, screen=Screen.FIRST)
    assert first_start.tell(h.HelpWanted()).tree.id == "help"
    assert first_start.press("help.on").stands() is Screen.FIRST


# Letters on the screen


def written(table: Table) -> str:
    assert table.model.board
    return table.model.edits.get(table.model.board.into, table.model.board.edit).text


def test_letters_are_pressed_one_by_one_and_a_capital_is_for_one_letter(tmp_path: Path) -> None:
    table = board(Table(tmp_path)).press("board.large")
    table.press(*(next(w.id for w in walk(table.tree) if w.label == "Ö"),))
    assert table.model.board
    assert table.model.board.face == "small"
    table.press("board.space", "board.0.0", "board.erase", "board.0.1")

    assert written(table) == "Ö b"
    assert table.sees("Ö b")
    table.press("board.done")
    assert table.stands() is Screen.PLAY
    assert table.widget("answer").value == "Ö b"


def test_lines_are_only_offered_where_there_is_room_for_several(tmp_path: Path) -> None:
    assert "board.line" in board(Table(tmp_path)).press("board.signs").ids
    table = Table(tmp_path).takes().tell(h.BoardOpened("pseudonym", e.edit_of(""))).press("board.signs")
    assert "board.line" not in table.ids


@pytest.mark.parametrize("out", ["bar.back", "bar.quiet", "bar.settings"])
def test_whichever_way_one_leaves_the_letters_what_was_written_stays(out: str, tmp_path: Path) -> None:
    table = board(Table(tmp_path), "Näen ").press("board.0.0", out)
    if table.stands() is not Screen.PLAY:
        table.press("bar.back")

    assert table.model.board is None
    assert table.widget("answer").value == "Näen a"


def test_a_passphrase_is_never_shown_on_the_letter_board(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().press("home.kept").tell(message.Locked())
    table.tell(h.BoardOpened("passphrase", e.edit_of(""))).press("board.0.0", "board.0.1")

    assert written(table) == "ab"
    assert not table.sees("ab") or all(one.label != "ab" for one in walk(table.tree))
    assert table.sees("••")


def test_where_the_field_has_gone_so_have_the_letters(tmp_path: Path) -> None:
    table = board(Table(tmp_path))
    assert table.model.board
    table.model = replace(table.model, board=replace(table.model.board, into="gone"))

    assert table.tree.id == "play"


def test_without_a_board_its_letters_mean_nothing_and_unknown_faces_neither(tmp_path: Path) -> None:
    table = Table(tmp_path)
    before = table.model
    for said in (h.Lettered(e.Insert("a")), h.FaceTurned("small"), h.BoardDone(), h.KeyChosen("x")):
        assert table.tell(said).model == before
    table = board(Table(tmp_path / "b"))
    assert table.tell(h.FaceTurned("klingon")).model.board == board(Table(tmp_path / "c")).model.board


def test_only_the_end_of_a_long_text_stands_on_the_board_from_the_beginning_of_a_word() -> None:
    text = "sana " * 40
    assert text.endswith(tail(text))
    assert 50 <= len(tail(text)) <= 60
    assert tail(text).startswith("sana")
    assert tail("a\nb") == "a b"
    assert len(tail("x" * 200)) == 60


@pytest.mark.parametrize("language", ["fi", *OTHERS])
def test_every_language_has_its_own_letters_and_the_latin_ones(language: str, tmp_path: Path) -> None:
    table = board(Table(tmp_path))
    model: Model = replace(table.model, texts=replace(table.model.texts, language=language))
    shown = {one.label for one in walk(view(model))}
    if find(view(model), "board.latin"):
        model, _commands = update(model, h.FaceTurned("latin"))
        shown |= {one.label for one in walk(view(model))}
    assert set(alphabet(language)) <= shown
    assert set("abcdefghijklmnopqrstuvwxyzåäö") <= shown


def test_eyes_that_point_open_the_letters_where_that_is_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def points() -> Script:
        person = yield
        person = yield from to_the_question(person)
        person = yield from press(person, "answer")
        assert person.tree.id == "board"
        person = yield from press(person, "board.0.0")
        person = yield from press(person, "board.done")
        person = yield from press(person, "submit")
        assert [answer.words for answer in person.last.draft] == ["a"]

    from pelitarina.cli.main import run

    remember(tmp_path, Settings("fi", board=True))
    in_front(monkeypatch, points())
    assert run(["--data", str(tmp_path), "--lang", "fi"]) == 0
