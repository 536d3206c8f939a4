"""The measurements can be made, and leave nothing out. How quick anything is, no test says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.journal_bare import Bare
from benchmarks.played import Bot
from benchmarks.table import Row, table
from pelitarina.play.step import offers, start
from pelitarina.story.load import load
from tests.journal.desk import AT, choice, keep, set_up, stamp, unlock

ROOT = Path(__file__).resolve().parents[2]
WHAT = {
    "first frame: home painted, words and picture",
    "first frame: processor time until then",
    "first frame: painted anew once the window is up",
    "the whole process, closed at once",
    "at rest on home, of one core",
    "memory, home, 1280x720, then",
    "memory, home, 1280x720, at most",
    *(
        f"{what}, {size}, {percent} %"
        for what in (
            "page: the words",
            "page: the words, processor time",
            "page: the picture, too",
            "page: a life line",
        )
        for size in ("1280x720", "1920x1080")
        for percent in (100, 200, 300)
    ),
    "while a quiet moment breathes, of one core",
    "the wheel",
    "a page that turns: one picture, 1280x720",
    "a page that turns: one picture, 1920x1080",
    "floor: one colour and flip, 1280x720",
    "floor: one colour and flip, 1920x1080",
}
OF_STORIES = {
    "check, cold, whole process",
    "check, cold, processor time",
    "check, processor time a passage",
    "check, memory at most",
    "load, processor time",
    "load, processor time a passage",
    "a step with its words, median",
    "saving a place",
    "a saved place",
    "random plays, choices a second",
    "the same, of processor time",
}
UNMADE = tuple(
    f"page: the picture, too, {size}, {percent} %" for size in ("1280x720", "1920x1080") for percent in (200, 300)
)
"""So large, the words may need all the room; then no picture is made there."""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told on Linux only")
def test_every_figure_of_the_window_is_measured_beside_its_floor(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    command = [sys.executable, "-m", "benchmarks.window", "--quick", "--json", str(told)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr

    rows = json.loads(told.read_text(encoding="utf-8"))["rows"]
    later = {row["what"] for row in rows} - WHAT
    assert {row["what"] for row in rows} >= WHAT
    assert len(later) == 2
    assert all(one.startswith("memory, 10 pages with pictures later") for one in later)
    for row in rows:
        assert row["floor"], row["what"]
        assert row["what"] in made.stdout
        if row["what"] not in UNMADE and not row["what"].startswith("floor"):
            assert row["ratio"] > 0, row["what"]


@pytest.mark.skipif(sys.platform != "linux", reason="what a process cost is told on Linux and macOS only")
def test_every_figure_of_long_stories_is_measured_and_without_inkjs_it_says_so(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    command = [sys.executable, "-m", "benchmarks.story", "--quick", "--json", str(told)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr

    rows = {row["what"].partition(": ")[2]: row for row in json.loads(told.read_text(encoding="utf-8"))["rows"]}
    assert rows.keys() == OF_STORIES
    for what, row in rows.items():
        assert row["what"] in made.stdout
        assert all(one > 0 for one in row["ours"])
        assert (row["ratio"] is not None) == what.startswith("check"), what
    assert "no inkjs given" in made.stdout


OF_THE_JOURNAL = {
    "the file",
    "unlock and close, all of it",
    "unlock, Argon2id alone",
    "list: every customer, with counts",
    "open a customer of 100",
    "keep 10 at once",
    "take one back",
    "erase a customer of 100",
}


@pytest.mark.parametrize(
    "given",
    [
        ["benchmarks.journal", "--quick"],
        pytest.param(["benchmarks.journal_county", "--reflections", "500", "--times", "1"], marks=pytest.mark.long),
    ],
    ids=lambda given: str(given[0]),
)
def test_every_figure_of_the_journal_is_measured_beside_bare_rows(tmp_path: Path, given: list[str]) -> None:
    told = tmp_path / "told.json"
    command = [sys.executable, "-m", *given, "--json", str(told)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr

    rows = {row["what"]: row for row in json.loads(told.read_text(encoding="utf-8"))}
    assert rows.keys() | {"the file"} == OF_THE_JOURNAL
    for what, row in rows.items():
        assert what in made.stdout
        assert (row["ratio"] is None) == (what == "unlock, Argon2id alone")


def test_the_bare_file_gives_what_the_journal_gives(tmp_path: Path) -> None:
    """Otherwise the two would not do the same work."""
    set_up(tmp_path / "journal")
    with unlock(tmp_path / "journal") as journal:
        first, *_ = keep(journal, "Saku", choice("yksi"), choice("kaksi"), choice("kolme"))
        keep(journal, "Aino", choice("muu"))
        journal.take_back(first.id, None, stamp())
        bare = Bare.copied(journal, tmp_path / "bare.sqlite", AT)
        ours, theirs = journal.holders(AT), bare.holders(AT)
        assert [(h.customer.pseudonym, h.count, h.last_at) for h in theirs] == [
            (h.customer.pseudonym, h.count, h.last_at) for h in ours
        ]
        for customer in journal.customers():
            kept, plain = journal.entries(customer.id, AT), bare.entries(customer.id, AT)
            assert [(e.answer, e.events, e.sitting) for e in plain] == [(e.answer, e.events, e.sitting) for e in kept]
        bare.close()


@pytest.mark.parametrize(("ratio", "shown"), [((3.0, 1.0), "3.0"), ((1.0, 40.0), "0.03")])
def test_a_ratio_is_shown_so_that_a_small_one_is_not_nothing(ratio: tuple[float, float], shown: str) -> None:
    assert shown in table([Row("one", "ms", (ratio[0],), (ratio[1],), "the other")])


def test_a_bot_reads_to_where_there_is_something_to_choose_and_counts_only_what_it_chose() -> None:
    bot = Bot(load(ROOT / "stories" / "bussipysakki").playable(), 1)
    state, open_ = bot.onward(start(bot.story, 1).state)
    assert open_
    assert all(offer.open for offer in open_)
    assert set(open_) <= set(offers(bot.story, state))

    steps: list[float] = []
    assert bot.play(steps) == len(steps) > 0
