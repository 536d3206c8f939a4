"""Looking for a story on the shelf, and opening what was made of a sitting."""

import os
import stat
from pathlib import Path

import pytest

from pelitarina import shipped
from pelitarina.errors import FileNotShown
from pelitarina.player.card import About, Wish, told_of
from pelitarina.player.shell.paper import show
from pelitarina.player.shell.shelf import cards
from pelitarina.player.view.shelf import AGES as NAMES
from pelitarina.player.widget import Role, walk
from pelitarina.story.model import AGES
from tests.player.table import Table
from tests.player.test_frames import ALIKE, looked_for, replaced


def titles(table: Table) -> list[str]:
    return [one.label for one in walk(table.tree) if one.id.startswith("story.")]


def test_only_stories_about_the_wished_part_of_life_stand_on_the_shelf(tmp_path: Path) -> None:
    assert titles(looked_for(Table(tmp_path), About.AREA, "talous")) == ["Pieni hetki", "Toinen hetki"]


def test_a_story_for_anybody_is_found_for_every_age(tmp_path: Path) -> None:
    assert titles(looked_for(Table(tmp_path), About.AGES, "older")) == ["Toinen hetki", "Kolmas hetki"]


def test_a_wish_can_be_let_go_of(tmp_path: Path) -> None:
    table = looked_for(Table(tmp_path), About.AREA, "talous").press("shelf.area", "wish.any")

    assert len(titles(table)) == 3


def test_beside_each_wish_stands_how_many_stories_there_are(tmp_path: Path) -> None:
    table = replaced(Table(tmp_path, language="fi"), cards=ALIKE).press("home.play", "shelf.area")

    assert {one.id: one.description for one in walk(table.tree) if one.role is Role.RADIO} == {
        "wish.any": "3 tarinaa", "wish.asuminen": "1 tarina", "wish.talous": "2 tarinaa", "wish.arki": "2 tarinaa",
    }  # fmt: skip


def test_the_wish_of_one_meeting_is_not_there_at_the_next(tmp_path: Path) -> None:
    table = looked_for(Table(tmp_path), About.AREA, "talous")
    table.takes("pieni_hetki").press("who.trying", "before.begin", "bar.stop", "review.nothing", "over.close")

    assert table.model.wish == Wish()


def test_the_shortest_story_stands_first_so_that_a_concern_is_two_presses_from_home(tmp_path: Path) -> None:
    shelf = cards((shipped.folder("stories"),), "fi")
    minutes = [card.minutes or 999 for card in shelf]
    assert minutes == sorted(minutes)

    table = replaced(Table(tmp_path, language="fi"), cards=shelf).press("home.play")
    assert titles(table)[0] == "Tästä haluan puhua"
    table.press("story.puheeksi")
    assert table.model.play.story.id == "puheeksi"


def test_the_stories_of_the_house_are_found_by_the_parts_of_life_they_ask_about() -> None:
    shelf = cards((shipped.folder("stories"),), "fi")

    assert {"asuminen", "talous", "suhteet"} <= set(told_of(shelf, About.AREA))
    assert all(card.areas for card in shelf)
    assert told_of(shelf, About.AGES) == ("young_adults", "adults")


def test_whom_a_story_can_be_for_has_a_name_on_the_shelf() -> None:
    assert tuple(NAMES) == AGES


@pytest.fixture
def opener(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The place of this computer's own opener of files, for as long as a test lasts."""
    if os.name == "nt":
        pytest.skip("Windows opens files by itself, without a program that a test could put in its place")
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}/bin{os.pathsep}/usr/bin")
    return tmp_path / ("open" if os.uname().sysname == "Darwin" else "xdg-open")


def program(path: Path, lines: str) -> None:
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)


def test_a_file_is_opened_by_the_program_that_the_computer_has_for_it(opener: Path, tmp_path: Path) -> None:
    document = tmp_path / "oma kopio.docx"
    document.write_text("")
    program(opener, f'echo "$1" > "{tmp_path}/opened"')

    show(document)

    assert (tmp_path / "opened").read_text(encoding="utf-8").strip() == str(document)


def test_a_file_that_nothing_opens_is_told_of_and_stays(opener: Path, tmp_path: Path) -> None:
    document = tmp_path / "oma-kopio.docx"
    document.write_text("")
    program(opener, "exit 4")

    with pytest.raises(FileNotShown):
        show(document)
    assert document.exists()


def test_a_file_that_is_gone_is_told_of(opener: Path, tmp_path: Path) -> None:
    program(opener, "exit 0")

    with pytest.raises(FileNotShown):
        show(tmp_path / "poissa.docx")
