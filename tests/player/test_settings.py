"""How it looks and speaks: asked before anything else, seen at once, remembered; in a sitting, lent and given back."""

import sys
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.cli.main import run
from pelitarina.errors import FileNotWritten
from pelitarina.i18n.catalogue import AT_TABLE
from pelitarina.player import message
from pelitarina.player.edit import edit_of
from pelitarina.player.model import Screen
from pelitarina.player.page import READ_AGAIN, letter
from pelitarina.player.settings import PERCENTS, THEMES, Settings
from pelitarina.player.shell.remember import FILE, remember, remembered
from pelitarina.player.update import update
from pelitarina.player.update.playing import ANSWER
from pelitarina.player.widget import Intent, Mark, Role, dump, walk
from tests.player.person import Person, in_front, presses
from tests.player.table import Table, asked, item, started, texts
from tests.player.test_frames import SCREENS, seen
from tests.player.test_terminal import sat

LARGE = Settings("sv", 175, "light")
ASIDE = ("first", "quiet", "said", "away", "broken", "report", "ways", "key", "help", "board")
"""Screens of SCREENS beside the way: the settings are not offered there, or lead back to the page behind them."""


def chosen(table: Table) -> list[str]:
    """What is marked among the settings on screen."""
    return [widget.id for widget in walk(table.tree) if widget.role is Role.RADIO and Mark.CHECKED in widget.marks]


def at_window(table: Table) -> Table:
    """The same, where there is a window with sizes and colours to choose."""
    table.model = replace(table.model, window=True)
    return table


# What the computer remembers


@pytest.mark.parametrize("language", AT_TABLE)
@pytest.mark.parametrize("percent", [PERCENTS[0], PERCENTS[-1]])
@pytest.mark.parametrize("theme", THEMES)
def test_settings_are_remembered_as_they_were_chosen(language: str, percent: int, theme: str, tmp_path: Path) -> None:
    wanted = Settings(language, percent, theme)  # type: ignore[arg-type]  # one of THEMES
    remember(tmp_path / "a folder that is not there yet", wanted)

    assert remembered(tmp_path / "a folder that is not there yet") == wanted


def test_the_last_choice_is_the_one_that_is_remembered_and_nothing_else_is_left(tmp_path: Path) -> None:
    remember(tmp_path, Settings("fi"))
    remember(tmp_path, LARGE)

    assert remembered(tmp_path) == LARGE
    assert [path.name for path in tmp_path.iterdir()] == [FILE]


@pytest.mark.parametrize(
    "raw",
    [
        pytest.param(b"", id="empty"),
        pytest.param(b'{"language": "fi", "perc', id="half written"),
        pytest.param(b"\xff\xfe\x00", id="no text at all"),
        pytest.param(b"[1, 2]", id="another shape"),
        pytest.param(b'{"percent": 125}', id="the language is missing"),
        pytest.param(b'{"language": "fi", "percent": true}', id="a size that is a yes"),
        pytest.param(b'{"language": "xx", "percent": 100, "theme": "evening"}', id="a language we do not have"),
        pytest.param(b'{"language": "fi", "percent": 137, "theme": "evening"}', id="a size we do not have"),
        pytest.param(b'{"language": "fi", "percent": "big", "theme": "evening"}', id="a size that is no number"),
        pytest.param(b'{"language": "fi", "percent": 100, "theme": "neon"}', id="colours we do not have"),
        pytest.param(b" " * 5000 + b'{"language": "fi", "percent": 100, "theme": "evening"}', id="far too long"),
        pytest.param(b"[" * 4000, id="deeper than anybody reads"),
    ],
)
def test_a_broken_or_foreign_file_of_settings_is_as_if_there_were_none(raw: bytes, tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(raw)

    assert remembered(tmp_path) is None


def test_what_an_older_program_wrote_still_counts_and_what_it_did_not_know_is_as_it_comes(tmp_path: Path) -> None:
    (tmp_path / FILE).write_bytes(b'{"language": "sv", "theme": "light", "gone": 3}')

    assert remembered(tmp_path) == Settings("sv", theme="light")


def test_where_no_file_is_or_a_folder_in_its_place_nothing_is_remembered(tmp_path: Path) -> None:
    assert remembered(tmp_path) is None
    (tmp_path / FILE).mkdir()

    assert remembered(tmp_path) is None


def test_settings_that_cannot_be_written_say_so_and_leave_what_was_there(tmp_path: Path) -> None:
    remember(tmp_path, LARGE)
    (tmp_path / f".{FILE}.part").mkdir()
    with pytest.raises(FileNotWritten):
        remember(tmp_path, Settings("fi"))
    assert remembered(tmp_path) == LARGE

    (tmp_path / "a file").write_text("")
    with pytest.raises(FileNotWritten):
        remember(tmp_path / "a file", LARGE)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such bits")
def test_the_folder_where_a_journal_may_come_to_lie_is_for_its_owner_only(tmp_path: Path) -> None:
    remember(tmp_path / "new", LARGE)

    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


# The first start


def opened(data: Path) -> int:
    """Start the program without a command."""
    return run(["--data", str(data), "--lang", "fi"])


def test_at_the_first_start_the_settings_come_before_anything_else_and_are_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = in_front(monkeypatch, presses("size.150", "theme.light", "settings.done"))
    assert opened(tmp_path / "data") == 0
    assert list(dict.fromkeys(first.seen)) == ["first", "home"]
    assert first.last.own == remembered(tmp_path / "data") == Settings("fi", 150, "light")

    second = in_front(monkeypatch, presses())
    assert opened(tmp_path / "data") == 0
    assert set(second.seen) == {"home"}
    assert second.last.settings == second.last.own == Settings("fi", 150, "light")


def test_a_broken_file_of_settings_asks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / FILE).write_text("{}")
    person = in_front(monkeypatch, presses("settings.done"))

    assert opened(tmp_path) == 0
    assert person.seen[:2] == ["first", "home"]
    assert remembered(tmp_path) == Settings("fi")


def test_the_first_start_asks_also_where_a_story_is_played_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = in_front(monkeypatch, presses("size.125", "settings.done"))

    assert run(["--data", str(tmp_path), "--lang", "fi", "play", "pieni_hetki"]) == 0
    assert list(dict.fromkeys(person.seen)) == ["first", "who"]
    assert remembered(tmp_path) == Settings("fi", 125)


def test_before_it_is_said_that_this_is_good_nothing_is_written_down(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person = in_front(monkeypatch, presses("language.sv", then=seen_in_swedish))

    assert opened(tmp_path / "data") == 0
    assert set(person.seen) == {"first"}
    assert not (tmp_path / "data").exists()


def test_where_no_screen_reader_can_be_told_the_settings_say_so(tmp_path: Path) -> None:
    table = at_window(Table(tmp_path)).press("home.settings")
    assert "settings.readers" not in table.ids

    table.model = replace(table.model, readers=False)
    assert "settings.readers" in table.ids


def seen_in_swedish(person: Person) -> None:
    assert person.tree.label == texts("sv").text("Welcome")


def test_at_the_first_start_there_is_no_other_way_than_through_or_out(tmp_path: Path) -> None:
    table = at_window(Table(tmp_path))
    table.model = replace(table.model, screen=Screen.FIRST)

    assert [widget.intent for widget in walk(table.tree) if widget.intent] == [Intent.STOP]
    for said in (message.SettingsWanted(), message.QuietWanted(), message.ShelfWanted(), message.WentBack()):
        assert update(table.model, said)[0].screen in (Screen.FIRST, Screen.QUIET)
    assert table.press("bar.stop").stands() is Screen.GONE


def test_a_language_that_was_asked_for_by_name_goes_before_the_one_that_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path, LARGE)
    person = in_front(monkeypatch, presses("home.play"))

    assert run(["--data", str(tmp_path)]) == 0
    assert person.last.settings == LARGE
    assert person.last.language == "sv"
    assert {card.title for card in person.last.cards} >= {"En liten stund"}

    person = in_front(monkeypatch, presses("home.play"))
    assert run(["--data", str(tmp_path), "--lang", "en"]) == 0
    assert person.last.settings == replace(LARGE, language="en")
    assert person.last.language == "en"


def test_a_story_that_is_played_at_once_speaks_the_language_that_is_remembered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    remember(tmp_path, LARGE)
    person = in_front(monkeypatch, presses())

    assert run(["--data", str(tmp_path), "play", "pieni_hetki"]) == 0
    assert person.last.play.words.language == person.last.language == "sv"


# Seen at once


def test_what_is_chosen_is_marked_at_once_and_alone_in_its_group(tmp_path: Path) -> None:
    table = at_window(Table(tmp_path)).press("home.settings")
    assert chosen(table) == ["language.en", "size.100", "theme.evening"]

    table.press("size.175", "theme.light")

    assert chosen(table) == ["language.en", "size.175", "theme.light"]
    assert table.model.settings == Settings("en", 175, "light")


def test_a_choice_outside_a_sitting_is_the_workers_and_remembered(tmp_path: Path) -> None:
    table = at_window(Table(tmp_path)).press("home.settings", "size.175")

    assert table.model.own == table.model.settings
    assert remembered(table.world.data) == Settings("en", 175)
    assert table.press("settings.done").stands() is Screen.HOME


def test_a_computer_that_cannot_remember_says_so_and_shows_the_choice_all_the_same(tmp_path: Path) -> None:
    table = at_window(Table(tmp_path)).press("home.settings")
    table.world.data.write_text("a file in the place of the folder")

    table.press("size.175")

    assert "notice" in table.ids
    assert (table.stands(), table.model.settings.percent) == (Screen.SETTINGS, 175)


def test_another_language_is_spoken_at_once_by_the_program_the_shelf_and_the_terminal(tmp_path: Path) -> None:
    swedish = texts("sv").text
    _, out = sat(tmp_path, "2", "3", letter(READ_AGAIN, swedish), "", "", "")

    here, there = texts().text("Number or letter: "), swedish("Number or letter: ")
    assert (out.count(here), out.count(there)) == (2, 4)
    assert out.count(f"\n{swedish('Language')}\n") == 2, "said once, and read again by its Swedish letter"
    assert swedish("Size of the text") not in out, "a terminal has sizes of its own"
    assert "En liten stund" in out


# In a sitting


def told_the_window(tmp_path: Path) -> Table:
    """In the middle of Pieni hetki, one answer given."""
    table = Table(tmp_path).press("home.play", "story.pieni_hetki").begins().press("choice.ikkuna")
    return table.answers("Meri.")


def test_another_language_in_the_middle_of_a_story_keeps_answers_and_place(tmp_path: Path) -> None:
    table = told_the_window(tmp_path)
    before = table.model
    english = {widget.label for widget in walk(table.tree) if widget.role is Role.TEXT}

    table.press("bar.settings", "language.sv")
    assert table.sees(texts("sv").text("Settings"))
    table.press("settings.done")

    assert table.stands() is Screen.PLAY
    assert table.model.draft == before.draft
    assert (table.model.play.state, table.model.play.past) == (before.play.state, before.play.past)
    assert table.model.language == table.model.play.words.language == "sv"
    swedish = {widget.label for widget in walk(table.tree) if widget.role is Role.TEXT}
    assert len(swedish) == len(english)
    assert not swedish & english
    assert table.widget("bar.stop").label == texts("sv").text("Stop here")
    assert table.press("bar.back").widget("prompt.earlier").label == "“Meri.”"


def test_what_is_half_written_is_there_again_after_the_settings(tmp_path: Path) -> None:
    half = edit_of("From the window one sees", several=True)
    table = asked(tmp_path).tell(message.Edited(ANSWER, half))

    table.press("bar.settings", "language.sv", "settings.done")

    assert table.widget("answer").value == "From the window one sees"


def test_what_was_marked_to_be_kept_is_still_marked_after_the_settings(tmp_path: Path) -> None:
    table = told_the_window(tmp_path).press("bar.stop", item("ikkuna/näkymä", "own_copy"))

    table.press("bar.settings", "language.fi", "settings.done")

    assert table.stands() is Screen.REVIEW
    assert table.marked() == [item("ikkuna/näkymä", "own_copy")]


def test_after_a_sitting_the_settings_are_the_workers_again_and_only_those_are_remembered(tmp_path: Path) -> None:
    table = at_window(Table(tmp_path)).press("bar.settings", "size.125", "settings.done")
    own = table.model.settings
    table.press("home.play", "story.pieni_hetki").begins()
    table.press("bar.settings", "size.200", "theme.light", "language.fi")
    assert table.model.settings == Settings("fi", 200, "light")
    assert remembered(table.world.data) == table.model.own == own

    table.press("settings.done", "bar.stop", "review.nothing", "over.close")

    assert table.stands() is Screen.HOME
    assert table.model.settings == own
    assert table.model.language == "en"
    assert {card.title for card in table.model.cards} >= {"A Little While"}
    assert remembered(table.world.data) == own


@pytest.mark.parametrize("name", [name for name in SCREENS if not name.startswith((*ASIDE, "settings"))])
def test_from_every_screen_the_settings_are_one_press_away_and_lead_back_to_it_as_it_was(
    name: str, tmp_path: Path
) -> None:
    table = seen(name, data=tmp_path)
    table.model = replace(table.model, told="")  # what had just happened is told once
    before = dump(table.tree)
    assert table.tree.children[-1].children[-1].id == "bar.settings"

    table.press("bar.settings")
    assert table.stands() is Screen.SETTINGS

    assert dump(table.press("settings.done").tree) == before
    assert dump(table.press("bar.settings", "bar.back").tree) == before


@pytest.mark.parametrize("aside", ["bar.quiet", "bar.said"])
def test_from_a_quiet_moment_the_settings_lead_back_to_the_page_behind_it(aside: str, tmp_path: Path) -> None:
    table = told_the_window(tmp_path)
    before = dump(table.tree)

    assert dump(table.press(aside, "bar.settings", "settings.done").tree) == before


# Home and shelf


def test_the_program_starts_at_home_and_one_way_is_warmer_than_the_others() -> None:
    assert started().screen is Screen.HOME
    doors = [widget for widget in walk(Table(Path()).tree) if widget.press and not widget.intent]

    assert [(door.id, Mark.MAIN in door.marks) for door in doors] == [("home.play", True), ("home.settings", False)]


def test_back_from_the_shelf_is_home(tmp_path: Path) -> None:
    table = Table(tmp_path).press("home.play")
    assert table.stands() is Screen.SHELF

    assert table.press("bar.back").model == started()


@pytest.mark.parametrize("way", [[], ["home.play"], ["home.settings"]])
def test_to_stop_before_a_story_was_taken_ends_the_program(way: list[str], tmp_path: Path) -> None:
    assert Table(tmp_path).press(*way, "bar.stop").stands() is Screen.GONE


def test_at_home_one_sees_how_it_is_set(tmp_path: Path) -> None:
    table = at_window(Table(tmp_path)).press("home.settings", "size.150", "theme.light", "settings.done")

    now = table.widget("home.now").label
    assert [part.strip() for part in now.split("·")] == ["Aa 150 %", "English", "Light"]
