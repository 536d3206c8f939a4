"""``export counts``: the figures of a half-year that is over, once for all."""

import csv
import json
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import openpyxl
import pytest
from msgspec.structs import replace

from pelitarina.cli.main import run
from pelitarina.journal import COUNTS, Choice, Owner, Sitting, store
from pelitarina.journal.draft import Answer
from tests.journal.desk import NOTICE, id_of, stamp
from tests.whole.table import PASSPHRASE, Home

SPRING = datetime(2026, 4, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
CARD = Answer("odotus/korvilla", Owner.CUSTOMER, "one", "Kysymys?", "Sanat", ("musiikki",), "arki", "fi")


@pytest.fixture(scope="module")
def counted(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A journal in which, last spring, twelve let one card be counted and three another."""
    home = Home(tmp_path_factory.mktemp("counted") / "home")
    home.init()
    with store.unlock(home.data, PASSPHRASE, NOW, sure=True) as journal:
        for number in range(15):
            sitting = Sitting(f"s{number}", "bussipysakki", "Bussipysäkki", "ab", "fi" if number < 12 else "sv", SPRING)
            answer = CARD if number < 12 else replace(CARD, value=("harvinainen",))
            journal.keep(f"Asiakas {number}", sitting, [Choice(answer, frozenset({COUNTS}))], stamp(NOW), NOTICE)
    return home


def export(home: Home, out: Path, *more: str) -> int:
    return run(["export", "counts", "--half", "2026-1", "--lang", "fi", *more, "-o", str(out), *home.opened])


def test_the_figures_of_a_half_year_are_a_table_for_excel_and_stay_what_they_are(counted: Home, tmp_path: Path) -> None:
    assert export(counted, tmp_path / "luvut.csv") == 0
    raw = (tmp_path / "luvut.csv").read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(StringIO(raw.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0] == ["Puolivuosi", "Tarina", "Kieli", "Kysymys", "Vastaus", "Asiakkaita"]
    assert {row[-1] for row in rows[1:]} == {"10", "15", "0–4"}
    assert "Bussipysäkki" in {row[1] for row in rows}
    assert any("Musiikki" in row[4] for row in rows)
    with store.unlock(counted.data, PASSPHRASE, NOW, sure=True) as journal:
        journal.erase_customer(id_of(journal, "Asiakas 14"), stamp(NOW))
    assert export(counted, tmp_path / "uudet.csv") == 0
    assert (tmp_path / "uudet.csv").read_bytes() == raw
    assert export(counted, tmp_path / "luvut.xlsx", "--format", "xlsx") == 0
    leaf = openpyxl.load_workbook(tmp_path / "luvut.xlsx").worksheets[0]
    assert [cell.value for cell in leaf[2]] == ["Bussipysäkki", 10, "0–4"]
    assert export(counted, tmp_path / "luvut.json", "--format", "json") == 0
    assert json.loads((tmp_path / "luvut.json").read_text(encoding="utf-8"))["sat"]["cells"] == [[10, "0–4"]]


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (("--half", "2026-2"), "on vielä kesken"),
        (("--half", "kevät"), "ensin on vuosi ja sitten 1 tai 2"),
        (("--format", "docx"), "csv, xlsx tai json"),
    ],
    ids=["now", "spring", "docx"],
)
def test_what_cannot_be_counted_is_said_and_nothing_is_written(
    counted: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], said: str
) -> None:
    assert export(counted, tmp_path / "luvut.csv", *more) == 1
    assert said in capsys.readouterr().err.replace("\n", " ")
    assert not (tmp_path / "luvut.csv").exists()


def test_a_paper_of_somebody_needs_to_know_whose(counted: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["export", "assessment", "-o", "x", *counted.opened]) == 1
    assert "--customer" in capsys.readouterr().err
    assert run(["export", "assessment", "--customer", "A", "--format", "csv", "-o", "x", *counted.opened]) == 1
