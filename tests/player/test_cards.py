"""Cards are taken like marks; a story with questions that cannot be shown is told of before it begins."""

from pathlib import Path

import pytest

from pelitarina.cli.main import run as command
from pelitarina.errors import StoryNotShown
from pelitarina.i18n.catalogue import StoryWords
from pelitarina.player.model import Screen
from pelitarina.player.page import page
from pelitarina.player.shell.shelf import cards
from pelitarina.player.widget import Mark, find
from pelitarina.story.load import load
from tests.play.tiny import tell
from tests.player.table import Table, item
from tests.story.hostile import packed

DECK = tell(
    """
    home:
      text: Home.
      ask:
        packed:
          kind: cards
          question: What do you take along?
          deck:
            key:
              label: A key
              picture: key
              alt: A key on a red string.
            bread: Bread
            rain: Rain
          most: 2
          area: arki
      go: END
    """
)
CIRCLE = """story: round
format: 1
title: Around me
language: en
start: home
passages:
  home:
    text: Home.
    ask:
      me:
        kind: circle
        question: How is it now?
      next:
        kind: next_step
        question: What comes next?
        area: muutos
    go: END
"""


def at_deck(tmp_path: Path, words: StoryWords | None = None) -> Table:
    return Table(tmp_path).opens(DECK, words).begins()


def test_cards_are_marked_and_the_answer_is_what_stands_on_them(tmp_path: Path) -> None:
    table = at_deck(tmp_path).answers(("rain", "key"))

    (answer,) = table.model.draft
    assert (answer.kind, answer.words, answer.value) == ("cards", "A key, Rain", ("key", "rain"))


def test_what_is_seen_on_a_card_is_said_beside_it(tmp_path: Path) -> None:
    table = at_deck(tmp_path)

    card = find(table.tree, "option.key")
    assert card is not None
    assert card.description == "A key on a red string."
    assert any("A key on a red string." in line for row in page(table.tree, 78, str).rows for line in row.lines)


def test_no_more_cards_than_may_be_taken(tmp_path: Path) -> None:
    table = at_deck(tmp_path).press("option.key", "option.bread", "option.rain")

    assert table.sees("You can mark 2 at most. Take one away first.")
    rain = find(table.tree, "option.rain")
    assert rain is not None
    assert Mark.CHECKED not in rain.marks


def test_an_answer_by_cards_comes_back_marked_and_can_stay_as_it_is(tmp_path: Path) -> None:
    table = at_deck(tmp_path).answers(("bread",)).press("bar.back")

    assert table.model.marked == frozenset({"bread"})
    assert len(table.press("prompt.same").model.draft) == 1


def test_cards_are_shown_in_the_language_of_the_reader(tmp_path: Path) -> None:
    words = StoryWords("fi", {"home/ask/packed/deck/key.label": "Avain", "home/ask/packed/deck/key.alt": "Nauhassa."})
    table = at_deck(tmp_path, words)

    card = find(table.tree, "option.key")
    assert card is not None
    assert (card.label, card.description) == ("Avain", "Nauhassa.")
    assert [answer.words for answer in table.answers(("key",)).model.draft] == ["Avain"]


def test_a_kept_card_leaves_for_the_assessment(tmp_path: Path) -> None:
    table = at_deck(tmp_path).answers(("key",)).press("play.on", "play.keep")
    table.press(item("home/packed", "assessment"), "review.keep")

    assert [entry.answer.words for entry in table.model.kept] == ["A key"]


@pytest.fixture
def round_(tmp_path: Path) -> Path:
    folder = tmp_path / "shelf" / "round"
    folder.mkdir(parents=True)
    (folder / "story.yaml").write_text(CIRCLE, encoding="utf-8")
    return folder


def test_a_story_with_questions_that_cannot_be_shown_is_told_of_before_it_begins(
    round_: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(["play", str(round_), "--text", "--lang", "en"]) == 2
    assert "asks in a way that this version cannot show yet: circle, next_step." in capsys.readouterr().err
    with pytest.raises(StoryNotShown):
        load(round_).for_table()


def test_on_the_shelf_it_is_told_kindly_and_the_shelf_stays(round_: Path, tmp_path: Path) -> None:
    table = Table(tmp_path / "data")
    table.world.shelves = (round_.parent,)
    table.press("home.play").takes("round")

    assert table.model.screen is Screen.SHELF
    assert "cannot show yet: circle, next_step." in table.model.told


def test_it_can_be_checked_and_tested_all_the_same(round_: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (round_ / "playthroughs").mkdir()
    (round_ / "playthroughs" / "a.yaml").write_text(
        "all around:\n  steps:\n    - answer:\n        me:\n          arki: {now: 3, important: 9, way: better}\n"
        "        next:\n          goal: I go out on Mondays.\n          way: hold\n    - ends: end\n",
        encoding="utf-8",
    )

    assert command(["check", str(round_), "--lang", "en"]) == 0
    assert command(["test", str(round_), "--lang", "en"]) == 0
    assert "PT114" in capsys.readouterr().out


def test_a_packed_story_on_the_shelf_is_taken_with_its_picture(tmp_path: Path) -> None:
    pack = tmp_path / "shelf" / "tiny.pelitarina"
    pack.parent.mkdir()
    pack.write_bytes(packed())
    (card,) = cards((pack.parent,), "en")
    table = Table(tmp_path / "data")
    table.world.shelves = (pack.parent,)
    table.takes("tiny").begins()

    assert (card.id, card.folder, card.picture) == ("tiny", pack, "door")
    assert table.model.play.pictures == frozenset({"door"})
    assert table.sees("Rain.")
