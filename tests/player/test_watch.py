"""An author edits the story while it is played: place and words stay, and a mistake is said calmly."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from pelitarina.cli.main import run
from pelitarina.i18n.catalogue import StoryWords
from pelitarina.journal import store
from pelitarina.journal.draft import Owner
from pelitarina.journal.terms import write_terms
from pelitarina.player import edit, message
from pelitarina.player.message import Field
from pelitarina.player.model import Mode, Screen
from pelitarina.player.news import Message
from pelitarina.player.shell.watch import EVERY, Watch
from pelitarina.player.view import view
from pelitarina.player.widget import Role, Widget, walk
from pelitarina.story.load import load
from tests.needed import package
from tests.player.person import Person, Script, Steps, in_front, press, write
from tests.player.table import AT, CHEAP, CONTROLLER, PASSPHRASE, Table

STORY = """\
story: kettle
format: 1
title: The kettle
language: en
start: kitchen
passages:
  kitchen:
    text: The kettle sings.
    choices:
      sit: Sit down. -> table
      leave: Leave. -> hall
  table:
    text: The table is warm.
    ask:
      heard:
        kind: write
        question: What do you hear?
      calm:
        kind: scale
        question: How calm is it?
        low: Not at all
        high: Wholly
    go: hall
  hall:
    text: The hall is dark.
    choices:
      back: Back to the table. -> table
      out: Out. -> END
"""


@pytest.fixture
def kettle(tmp_path: Path) -> Path:
    folder = tmp_path / "kettle"
    folder.mkdir()
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    return folder


def rewrite(folder: Path, *changes: tuple[str, str]) -> None:
    path = folder / "story.yaml"
    text = path.read_text("utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, encoding="utf-8")


def at_table(folder: Path, data: Path) -> Table:
    """Sit down in the kitchen, and at the table."""
    table = Table(data).opens(load(folder).playable())
    return table.begins().press("choice.sit")


def reload(table: Table, folder: Path, *changes: tuple[str, str]) -> Table:
    rewrite(folder, *changes)
    story = load(folder).playable()
    return table.tell(message.StoryEdited(story, StoryWords("en")))


def labels(tree: Widget) -> str:
    return "\n".join(widget.label for widget in walk(tree))


def notice(tree: Widget) -> str:
    return next((widget.label for widget in walk(tree) if widget.role is Role.NOTICE), "")


def test_edited_words_are_seen_where_one_stands_and_back_leads_where_it_led(kettle: Path, tmp_path: Path) -> None:
    table = at_table(kettle, tmp_path)
    reload(table, kettle, ("The table is warm.", "The table is warm and round."), ("The kettle sings.", "It hums."))

    assert table.sees("The table is warm and round.")
    table.press("bar.back")
    assert table.sees("It hums.")


def test_answers_stay_and_so_does_what_is_half_written(kettle: Path, tmp_path: Path) -> None:
    table = at_table(kettle, tmp_path).answers("Rain.", 7).press("play.on")
    table.press("choice.back").tell(message.Edited(Field("answer"), edit.edit_of("Rain, and a c")))
    reload(table, kettle, ("The table is warm.", "The table is cold."))

    assert {(one.prompt, one.words) for one in table.model.draft} == {("table/heard", "Rain."), ("table/calm", "7")}
    assert table.widget("answer").value == "Rain, and a c"
    assert table.model.focus == ""


def test_answers_follow_a_renamed_passage(kettle: Path, tmp_path: Path) -> None:
    table = at_table(kettle, tmp_path).answers("Rain.", "").press("play.on")
    table.press("choice.back").tell(message.Edited(Field("answer"), edit.edit_of("Half a")))
    reload(
        table,
        kettle,
        ("-> table", "-> desk"),
        ("  table:\n", "  desk:\n"),
        ("start: kitchen\n", "start: kitchen\nrenamed: \n  table: desk\n"),
    )

    assert table.model.play.state.where == "desk"
    assert table.model.draft.find("desk/heard", Owner.CUSTOMER)
    assert table.widget("answer").value == "Half a"


def test_what_is_being_written_at_a_question_that_goes_is_still_said(kettle: Path, tmp_path: Path) -> None:
    table = at_table(kettle, tmp_path).tell(message.Edited(Field("answer"), edit.edit_of("Rain, and a cat.")))
    reload(table, kettle, ("      heard:\n        kind: write\n        question: What do you hear?\n", ""))

    assert [one.words for one in table.model.draft] == ["Rain, and a cat."]
    assert table.sees("How calm is it?")
    table.press("bar.stop")
    assert table.sees("Rain, and a cat.")


def test_where_the_passage_is_gone_one_stands_at_the_nearest_and_is_told(kettle: Path, tmp_path: Path) -> None:
    table = at_table(kettle, tmp_path).answers("Rain.", 7).press("play.on")
    reload(
        table,
        kettle,
        ("  hall:\n    text: The hall is dark.\n", "  stairs:\n    text: The stairs are dark.\n"),
        ("-> hall", "-> stairs"),
        ("go: hall", "go: stairs"),
    )

    assert table.model.play.state.where == "kitchen"
    assert "no longer in the story" in notice(table.tree)
    assert [one.words for one in table.model.draft] == ["Rain.", "7"]


def test_a_review_stands_through_an_edit_that_takes_its_question_away(kettle: Path, tmp_path: Path) -> None:
    table = at_table(kettle, tmp_path).answers("Rain.", 7).press("bar.stop")
    reload(table, kettle, ("  table:\n", "  desk:\n"), ("-> table", "-> desk"))

    assert table.stands() is Screen.REVIEW
    assert table.sees("Rain.")


def test_a_mistake_is_said_above_the_last_good_story_until_it_is_mended(kettle: Path, tmp_path: Path) -> None:
    table = at_table(kettle, tmp_path)
    table.tell(message.StoryBroken("story.yaml:9: no passage hal"))
    assert "story.yaml:9" in notice(table.tree)
    table.answers("Rain.", 7).press("play.on")
    assert "story.yaml:9" in notice(table.tree)
    assert table.sees("The hall is dark.")

    reload(table, kettle, ("dark", "light"))
    assert notice(table.tree) == ""
    assert table.sees("The hall is light.")


class Clock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def looks(watch: Watch, clock: Clock, times: int) -> list[Message]:
    """Look so many times, as far apart as is looked."""
    found = []
    for _ in range(times):
        clock.now += EVERY
        found.append(watch.news(str))
    return [one for one in found if one]


def test_an_edit_is_told_once_when_the_file_stands_still(kettle: Path, clock: Clock) -> None:
    watch = Watch(kettle, "en", clock)
    assert looks(watch, clock, 3) == []
    rewrite(kettle, ("warm", "cool and smooth"))
    assert looks(watch, clock, 1) == []
    (told,) = looks(watch, clock, 4)

    assert isinstance(told, message.StoryEdited)
    assert "table" in told.story.passages


def test_files_are_looked_at_twice_a_second_at_most(
    kettle: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[Path] = []
    watch = Watch(kettle, "en", clock)

    def seen(folder: Path) -> tuple[()]:
        counted.append(folder)
        return ()

    monkeypatch.setattr("pelitarina.player.shell.watch._seen", seen)
    for _ in range(100):
        clock.now += 0.01
        watch.news(str)

    assert EVERY == 0.5
    assert len(counted) <= 2


@pytest.mark.parametrize(
    ("change", "place"),
    [
        pytest.param(("-> hall", "-> hal"), "story.yaml:11", id="a name that leads nowhere"),
        pytest.param(("title: The kettle", "title: [The kettle"), "story.yaml", id="a bracket left open"),
    ],
)
def test_a_story_that_cannot_be_played_is_told_with_its_first_mistake_and_its_place(
    change: tuple[str, str], place: str, kettle: Path, clock: Clock
) -> None:
    watch = Watch(kettle, "en", clock)
    rewrite(kettle, change)
    (told,) = looks(watch, clock, 3)

    assert isinstance(told, message.StoryBroken)
    assert place in told.says
    rewrite(kettle, (change[1], change[0]))
    (mended,) = looks(watch, clock, 3)
    assert isinstance(mended, message.StoryEdited)


def test_a_file_that_is_gone_for_a_moment_and_a_damaged_catalogue_are_no_bugs(kettle: Path, clock: Clock) -> None:
    watch = Watch(kettle, "sv", clock)
    (kettle / "story.yaml").rename(kettle / "story.bak")
    (told,) = looks(watch, clock, 3)
    assert isinstance(told, message.StoryBroken)
    (kettle / "story.bak").rename(kettle / "story.yaml")
    (kettle / "locales").mkdir()
    (kettle / "locales" / "sv.po").write_bytes(b'msgid "\xff"\n')
    (told,) = looks(watch, clock, 3)
    assert isinstance(told, message.StoryBroken)
    assert "sv.po" in told.says


def test_at_the_window_an_edit_is_seen_while_somebody_writes_and_nothing_is_stored(
    kettle: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[str] = []

    def author() -> Script:
        person = yield
        if person.tree.id == "first":
            person = yield from press(person, "settings.done")
        person = yield from press(person, "who.trying")
        person = yield from press(person, "before.begin")
        person = yield from press(person, "choice.sit")
        person = yield from write(person, "Rain, and a c")
        rewrite(kettle, ("The table is warm.", "The table is round."))
        person = yield from until(person, "The table is round.")
        seen.append(person.widget("answer").value or "")
        rewrite(kettle, ("-> END", "-> EN"))
        person = yield from until(person, "story.yaml:")
        assert "The table is round." in labels(person.tree)
        person = yield from write(person, "at")
        rewrite(kettle, ("-> EN", "-> END"))
        person = yield from until(person, "The table is round.", without="story.yaml:")
        seen.append(person.widget("answer").value or "")

    monkeypatch.setattr("pelitarina.player.shell.watch.EVERY", 0.03)
    store.create(tmp_path / "data", PASSPHRASE, CONTROLLER, AT, CHEAP)
    write_terms(tmp_path / "data", CONTROLLER)
    somebody = in_front(monkeypatch, author())
    assert run(["play", str(kettle), "--watch", "--lang", "en", "--data", str(tmp_path / "data")]) == 0

    assert seen == ["Rain, and a c", "Rain, and a cat"]
    assert somebody.last.mode is Mode.NOTHING


def until(person: Person, words: str, without: str = "\0") -> Steps:
    """Do nothing until these words stand on the screen."""
    for _ in range(20):
        if words in labels(person.tree) and without not in labels(person.tree):
            return person
        person = yield
    raise AssertionError(f"{words} never comes: {labels(person.tree)}")


@pytest.mark.parametrize("more", [["--customer", "Kuusi"], ["--replay", "x.yaml"]])
def test_who_tries_a_story_out_names_nobody(more: list[str], kettle: Path) -> None:
    assert run(["play", str(kettle), "--watch", *more]) == 1


@pytest.fixture
def terminal(kettle: Path, tmp_path: Path) -> "Iterator[object]":
    pexpect = package("pexpect")
    arguments = [
        "-m",
        "pelitarina",
        "play",
        str(kettle),
        "--text",
        "--watch",
        "--lang",
        "en",
        "--data",
        str(tmp_path / "d"),
    ]
    child = pexpect.spawn(
        sys.executable,
        arguments,
        env={**{name: value for name, value in os.environ.items() if name not in ("LINES", "COLUMNS")}, "TERM": "dumb"},
        timeout=20,
        encoding="utf-8",
        dimensions=(90, 100),
    )
    yield child
    child.close(force=True)


@pytest.mark.skipif(sys.platform == "win32", reason="needs a terminal of its own")
def test_in_the_terminal_an_edit_comes_by_itself_and_a_mistake_is_said(kettle: Path, terminal: object) -> None:
    child: object = terminal
    say, hear = child.sendline, child.expect_exact  # type: ignore[attr-defined]
    hear("Number or letter")
    say("2")
    hear("Number or letter")
    say("")
    hear("The kettle sings.")
    hear("Number or letter")
    rewrite(kettle, ("The kettle sings.", "The kettle has cooled."))
    hear("The kettle has cooled.")
    hear("Number or letter")
    rewrite(kettle, ("-> table", "-> tabel"))
    hear("story.yaml:")
    hear("Number or letter")
    rewrite(kettle, ("-> tabel", "-> table"))
    hear("Number or letter")
    say("1")
    hear("The table is warm.")
    hear("What do you hear?")


def test_a_story_is_shown_by_its_tree_after_an_edit(kettle: Path, tmp_path: Path) -> None:
    table = at_table(kettle, tmp_path)
    reload(table, kettle, ("How calm is it?", "How calm is it now?"))

    assert view(table.model).id == "play"
