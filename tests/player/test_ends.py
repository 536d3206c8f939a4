"""The end of a sitting: three questions without a name, and a notice board that says how fresh it is."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.player.kept import CustomersFound
from pelitarina.player.model import Mode, Screen
from pelitarina.player.page import lines, page
from pelitarina.player.shell.tips import board
from pelitarina.player.widget import Mark
from tests.player.ends import OURS, answered, ended
from tests.player.group import handed
from tests.player.measured import storing
from tests.player.table import AT, Table

TIP = """
checked: {checked}
title:
  fi: Maksuton sali
text:
  fi: Tiistaisin pelataan lentopalloa. Saa tulla katsomaan.
"""


def printed(table: Table) -> str:
    return " ".join("\n".join(lines(page(table.tree, 78, table.model.texts.text))).split())


def hangs(folder: Path, name: str, text: str) -> None:
    (folder / "tips").mkdir(parents=True, exist_ok=True)
    (folder / "tips" / name).write_text(text, encoding="utf-8")


def through(table: Table) -> Table:
    """Play nothing, keep nothing, and come to the end."""
    return table.takes().begins("Kuusi").press("bar.stop", "review.nothing")


# The notice board


def test_the_tip_that_comes_with_the_program_says_when_it_was_checked_and_whom_to_ask(tmp_path: Path) -> None:
    table = through(Table(tmp_path, language="fi")).press("over.board")

    assert table.stands() is Screen.TIPS
    assert "Kaikukortti" in printed(table)
    assert "Tarkistettu 22.11.2026." in printed(table)
    assert "Kysy työntekijältä" in printed(table)
    assert table.press("tips.back").stands() is Screen.OVER


def test_a_tip_older_than_a_year_says_so_and_one_of_a_year_does_not(tmp_path: Path) -> None:
    hangs(tmp_path / "journal", "sali.yaml", TIP.format(checked="2025-11-20"))
    hangs(tmp_path / "journal", "toinen.yaml", TIP.format(checked="2025-11-21"))
    said = printed(through(Table(tmp_path, language="fi")).press("over.board"))

    assert "Tarkistettu 20.11.2025, yli vuosi sitten." in said
    assert "Tarkistettu 21.11.2025." in said


def test_a_file_of_the_workers_takes_the_place_of_the_programs_and_changes_stand_newest_first(tmp_path: Path) -> None:
    hangs(tmp_path, "kaikukortti.yaml", TIP.format(checked="2026-11-01"))
    item = "- checked: {}\n  title:\n    fi: {}\n"
    hangs(tmp_path, "changed.yaml", item.format("2026-03-01", "Vanha") + item.format("2026-09-01", "Uusi"))
    found = board(tmp_path, OURS, AT.date())

    assert [tip.title["fi"] for tip in found.tips] == ["Maksuton sali"]
    assert [change.title["fi"] for change in found.changes] == ["Uusi", "Vanha"]


@pytest.mark.parametrize(
    "text",
    ["", "checked: eilen\ntitle:\n  fi: A\n", "title:\n  fi: A\n", "checked: 2026-01-01\n", "- a\n", "a: [", "\0"],
)
def test_half_a_tip_is_not_shown_and_its_file_is_named(text: str, tmp_path: Path) -> None:
    hangs(tmp_path, "x.yaml", text)
    (tmp_path / "tips" / "y.yaml").write_bytes(b"\xff\xfe")

    found = board(tmp_path, OURS, AT.date())

    assert [tip.id for tip in found.tips] == ["kaikukortti"]
    assert found.unread == ("x.yaml", "y.yaml")


@pytest.mark.parametrize("text", ["a: b\n", "- title:\n    fi: Uusi\n", ""])
def test_changes_that_are_half_written_are_named_on_the_board(text: str, tmp_path: Path) -> None:
    hangs(tmp_path / "journal", "changed.yaml", text)

    assert "changed.yaml" in printed(through(Table(tmp_path, language="fi")).press("over.board"))


def test_a_word_that_is_not_translated_is_shown_in_its_own_language(tmp_path: Path) -> None:
    hangs(tmp_path / "journal", "sali.yaml", TIP.format(checked="2026-11-20"))
    table = through(Table(tmp_path, language="sv")).press("over.board")

    assert table.widget("tip.sali.title").language == "fi"
    assert table.widget("tip.kaikukortti.title").language == "sv"


# The three questions


def test_the_answers_are_counted_once_and_who_answered_is_nowhere(tmp_path: Path) -> None:
    table = through(Table(tmp_path, language="en").with_journal())
    table.press("over.feedback", "feedback.heard.yes", "feedback.again.no", "feedback.done")

    assert table.stands() is Screen.OVER
    assert "Nobody can see" in table.model.told
    assert table.model.feedback == {}
    assert "over.feedback" not in table.ids  # once is enough
    assert table.world.answered == [{"heard": "yes", "again": "no"}]  # the journal is locked: they wait

    table.press("over.close", "home.kept").unlocks()
    assert table.world.answered == []
    assert table.world.journal is not None
    assert table.world.journal.feedback() == {}  # not before ten
    for _ in range(9):
        table.world.journal.give_feedback("2026-W47", {"heard": "yes"}, {"heard": ("yes",)})
    assert table.world.journal.feedback() == {("", ""): 10, ("heard", "yes"): 10, ("again", "no"): 1}


def test_an_answer_can_be_changed_taken_away_and_left(tmp_path: Path) -> None:
    table = ended(Table(tmp_path)).press("over.feedback", "feedback.heard.yes", "feedback.heard.no")
    assert Mark.CHECKED in table.widget("feedback.heard.no").marks
    assert Mark.CHECKED not in table.widget("feedback.heard.yes").marks

    assert table.press("feedback.heard.no").model.feedback == {}
    assert table.press("feedback.decided.yes", "feedback.not").stands() is Screen.OVER
    assert table.model.feedback == {}
    assert table.world.answered == []


def test_where_nothing_is_stored_and_where_several_play_nobody_is_asked(tmp_path: Path) -> None:
    table = through(Table(tmp_path))
    assert table.model.mode is Mode.NOTHING
    assert "over.feedback" not in table.ids

    group = handed(Table(tmp_path))
    assert group.model.group is not None
    assert not any(one.endswith(".feedback") for one in group.ids)


def test_the_worker_sees_counts_and_they_go_when_the_journal_is_locked(tmp_path: Path) -> None:
    table = answered(Table(tmp_path))

    assert "Were you heard today? yes 14, partly 4, no 1" in printed(table)
    assert table.press("bar.stop").model.counts == {}


def test_before_ten_have_answered_the_worker_sees_nothing_of_it(tmp_path: Path) -> None:
    table = storing(Table(tmp_path)).press("home.kept")
    table.model = replace(table.model, reading=True)

    assert "kept.feedback" not in table.tell(CustomersFound(())).ids


def test_the_answers_show_in_no_log(tmp_path: Path) -> None:
    table = through(Table(tmp_path).with_journal()).press("over.feedback", "feedback.heard.partly")

    assert "partly" not in repr(table.model)
    assert "partly" not in repr(table.press("feedback.done").world)
