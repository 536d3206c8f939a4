"""The buttons of a game pad as one likes them: chosen with the pad alone, never two meanings, remembered, told."""

from pathlib import Path

import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from pelitarina.player import hand
from pelitarina.player import handling as h
from pelitarina.player.hand import Go
from pelitarina.player.keys import NAMES
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Section, Settings
from pelitarina.player.shell.remember import FILE, remember, remembered
from pelitarina.player.way import BUTTONS, NOT_ON_PADS, PAD, By, buttons_read, on_pad, with_button
from pelitarina.player.widget import walk
from tests.player.person import Script, Steps, key, post, press, seen
from tests.player.table import Table, asked
from tests.player.test_cards import Even
from tests.player.test_frames import first, ways
from tests.player.test_hands import sits

A, B, X, Y, R3 = 0, 1, 2, 3, 8
ON_PADS = [go for go in Go if go not in NOT_ON_PADS]


def choosing(table: Table, go: Go, *buttons: str) -> Table:
    """Choose a button for a way, in the settings of a sitting; several, until one of them will do."""
    ways(table).press("ways.buttons", f"button.{go}")
    for one in buttons:
        table.tell(h.ButtonChosen(one))
    return table


def presses(number: int) -> Steps:
    post(pygame.CONTROLLERBUTTONDOWN, button=number, instance_id=0)
    return (yield from seen())


# Chosen, and never with two meanings


def test_two_ways_change_places_where_the_button_is_in_use(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, "y")

    assert dict(table.model.settings.buttons) == {Go.SKIP: "y", Go.AGAIN: "x"}
    assert table.widget("button.skip").value == "Y"
    assert table.widget("button.read").value == "X"
    assert table.sees("The two have changed places. Read aloud: the button is now X.")
    assert table.model.asking is None


def test_a_button_without_a_meaning_is_simply_taken_and_the_old_one_goes_free(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, "p1")

    assert table.model.settings.buttons == ((Go.SKIP, "p1"),)
    assert not table.model.told
    table.press("button.talk").tell(h.ButtonChosen("x"))
    assert dict(table.model.settings.buttons) == {Go.SKIP: "p1", Go.TALK: "x"}


def test_a_way_that_has_no_button_takes_none_from_another(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.TALK, "a")

    assert table.sees("That button is already in use: Press what has the ring. Choose another one.")
    assert table.model.asking is Go.TALK
    assert not table.model.settings.buttons
    table.tell(h.ButtonChosen("r3"))
    assert table.model.settings.buttons == ((Go.TALK, "r3"),)


@pytest.mark.parametrize(("go", "own"), [(Go.SKIP, "x"), (Go.ACTIVATE, "a"), (Go.TALK, "b")])
def test_its_own_button_leaves_all_as_it_is_and_so_does_that_for_back_where_there_is_none(
    go: Go, own: str, tmp_path: Path
) -> None:
    table = choosing(Table(tmp_path), go)
    assert table.sees(f"Press {own.upper()}, and all stays as it is.")

    table.tell(h.ButtonChosen(own))

    assert table.model.asking is None
    assert not table.model.settings.buttons
    assert table.model.focus == f"button.{go}", "where one was"


def test_a_key_of_the_keyboard_is_no_button_and_a_button_no_key(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP)
    sight = replace_sight(table)
    assert hand.meant(hand.OnPad("p2"), sight) == (h.ButtonChosen("p2"),)
    assert not any(isinstance(one, h.KeyChosen) for one in hand.meant(hand.Keyed("f5"), sight))
    assert not any(isinstance(one, h.KeyChosen) for one in hand.meant(hand.Signed("x"), sight))
    other = ways(Table(tmp_path / "keys")).press("ways.keys", "key.skip")
    assert hand.meant(hand.OnPad("p2"), replace_sight(other)) == ()
    assert hand.meant(hand.Keyed("f5"), replace_sight(other)) == (h.KeyChosen("f5"),)
    assert other.tell(h.ButtonChosen("p2")).model.settings.buttons == ()


def replace_sight(table: Table) -> hand.Sight:
    from pelitarina.player.layout import layout

    kit = hand.kit(Even(), table.model, table.tree)
    return hand.Sight(table.model, table.tree, layout(table.tree, (1280, 720), kit, 0), Even())


@given(st.lists(st.tuples(st.sampled_from(ON_PADS), st.sampled_from(BUTTONS)), max_size=20))
def test_whatever_buttons_are_chosen_none_has_two_meanings_and_nothing_that_had_one_is_without(
    chosen: list[tuple[Go, str]],
) -> None:
    now: tuple[tuple[Go, str], ...] = ()
    for go, button in chosen:
        before, after = on_pad(now), with_button(now, go, button)
        if after is None:
            assert go not in before
            assert button in before.values()
            continue
        now = after
        found = on_pad(now)
        assert found[go] == button
        assert len(set(found.values())) == len(found)
        assert set(found) >= set(before) >= set(PAD.values()), "every way keeps a button"
        assert buttons_read({str(go): button for go, button in now}) == now, "it can be remembered"


def test_all_buttons_are_ours_again_by_one_press(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, "y")
    table.press("buttons.ours")

    assert not table.model.settings.buttons
    assert "buttons.ours" not in table.ids


# Remembered


def test_chosen_buttons_are_remembered(tmp_path: Path) -> None:
    wanted = Settings("fi", buttons=((Go.AGAIN, "x"), (Go.SKIP, "y"), (Go.TALK, "r3")))
    remember(tmp_path, wanted)

    assert remembered(tmp_path) == wanted


@pytest.mark.parametrize(
    "buttons",
    ['{"fly": "x"}', '{"skip": "q"}', '{"skip": 7}', '["skip"]', '{"skip": "y"}', '{"step": "r3"}', "3"],
)
def test_buttons_in_a_file_that_are_foreign_or_have_two_meanings_are_not_taken(buttons: str, tmp_path: Path) -> None:
    (tmp_path / FILE).write_text(f'{{"language": "fi", "buttons": {buttons}}}')

    assert remembered(tmp_path) is None


def test_whoever_sits_down_next_has_the_buttons_of_the_worker_again(tmp_path: Path) -> None:
    table = choosing(Table(tmp_path), Go.SKIP, "y")
    table.press("settings.done", "settings.done", "settings.done", "bar.stop", "review.nothing", "over.close")

    assert table.stands() is Screen.HOME
    assert table.model.settings.buttons == ()


# At the window, with the pad alone


def test_with_the_pad_alone_a_button_is_chosen_works_at_once_and_all_is_brought_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.whole.ways import Pad

    pad = Pad()

    def chooses() -> Script:
        person = yield
        person = yield from presses(6)
        assert person.tree.id == "settings"
        for label in ("settings.ways", "ways.buttons", "button.activate"):
            person = yield from pad.press(person, label)
        assert person.last.asking is Go.ACTIVATE
        person = yield from presses(X)
        assert dict(person.last.settings.buttons) == {Go.ACTIVATE: "x", Go.SKIP: "a"}
        person = yield from presses(A)
        assert person.last.asking is None, "A presses nothing now"
        person = yield from presses(X)
        assert person.last.asking is Go.ACTIVATE, "X does"
        person = yield from presses(X)
        assert person.last.asking is None, "its own button left all as it was"
        assert dict(person.last.settings.buttons) == {Go.ACTIVATE: "x", Go.SKIP: "a"}
        while person.last.focus != "buttons.ours":
            person = yield from pad.push(hand.Go.UP, stick=True)
        person = yield from presses(X)
        assert person.last.settings.buttons == ()
        person = yield from presses(B)
        assert person.last.section is Section.WAYS

    sits(monkeypatch, tmp_path, chooses())
    assert remembered(tmp_path) == Settings("fi")


def test_the_keyboard_goes_on_while_a_button_is_asked_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def leaves() -> Script:
        person = yield
        for label in ("home.settings", "settings.ways", "ways.buttons", "button.talk"):
            person = yield from press(person, label)
        person = yield from key(pygame.K_F5)
        assert person.last.asking is Go.TALK
        person = yield from key(pygame.K_ESCAPE)
        assert person.last.asking is None
        assert person.last.section is Section.BUTTONS
        person = yield from press(person, "button.talk")
        person = yield from presses(R3)
        assert person.last.settings.buttons == ((Go.TALK, "r3"),)

    sits(monkeypatch, tmp_path, leaves())


# Told in words


def on_a_pad(table: Table, *buttons: tuple[Go, str]) -> Model:
    return replace(table.model, window=True, by=By.PAD, settings=replace(table.model.settings, buttons=buttons))


def test_what_is_shown_beside_the_ways_is_what_was_chosen(tmp_path: Path) -> None:
    table = asked(tmp_path)
    table.model = on_a_pad(table, (Go.AGAIN, "x"), (Go.SKIP, "y"), (Go.TALK, "r3"))

    _digits, shown = hand.marks(table.tree, table.model)

    assert shown["bar.skip"] == "Y"
    assert shown["bar.stop"] == "RT"
    assert "R3" in shown.values()


def test_help_tells_the_chosen_buttons_and_what_erases_on_the_letters(tmp_path: Path) -> None:
    table = first(Table(tmp_path))
    table.model = on_a_pad(table, (Go.AGAIN, "x"), (Go.SKIP, "y"))
    table.tell(h.HelpWanted())
    told = [one.label for one in walk(table.tree)]

    assert "Y – Skip" in told
    assert any("There Y erases, and X is a space." in one for one in told)
    assert any(one.startswith("Arrow cross or left stick") for one in told)
    table.model = on_a_pad(table, (Go.UP, "y"), (Go.AGAIN, "up"))
    told = [one.label for one in walk(table.tree)]
    assert any(one.startswith("Left stick") for one in told)
    assert f"Y – {NAMES[Go.UP]}" in told
    assert "Arrow up – Read aloud" in told


def test_a_terminal_has_no_pad_and_no_page_for_it(tmp_path: Path) -> None:
    table = first(Table(tmp_path)).press("bar.settings", "settings.ways")
    assert "ways.buttons" not in table.ids
    assert "ways.keys" in table.ids
