"""``export counts``: the figures of a half-year that is over, once for all."""

import csv
import json
import shutil
import sys
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path

import openpyxl
import pexpect
import pytest
from msgspec.structs import replace

from pelitarina.cli.main import run
from pelitarina.journal import COUNTS, Choice, Owner, Sitting, store
from pelitarina.journal.draft import Answer
from pelitarina.journal.half import Half
from tests.journal.desk import NOTICE, id_of, stamp
from tests.whole.table import PASSPHRASE, Home

SPRING = datetime(2026, 4, 1, 9, tzinfo=UTC)
NOW = datetime(2026, 11, 22, 9, tzinfo=UTC)
SPRINGTIME = Half(2026, 1)
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
    shutil.copytree(home.data, home.top / "before")
    return home


@pytest.fixture
def waiting(counted: Home, tmp_path: Path) -> Home:
    """A copy of it as it was before anybody published anything."""
    made = Home(tmp_path / "waiting")
    shutil.copytree(counted.top / "before", made.data)
    return made


def export(home: Home, out: Path, *more: str) -> int:
    return run(["export", "counts", "--half", "2026-1", "--lang", "fi", *more, "-o", str(out), *home.opened])


def published(home: Home, half: Half) -> str | None:
    with store.unlock(home.data, PASSPHRASE, NOW, sure=True) as journal:
        return journal.published(half)


@pytest.mark.parametrize("document", ["counts", "social-report"])
def test_figures_are_made_once_and_so_only_after_a_yes(
    waiting: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str], document: str
) -> None:
    out, half = tmp_path / "tiedosto", ("--half", "2026-1", "--lang", "fi")
    command = ["export", document, *half, "-o", str(out), *waiting.opened]
    assert run(command) == 1  # nobody there to ask
    told = capsys.readouterr().err.replace("\n", " ")
    assert "(tammi–kesäkuu 2026) lukuja ei ole vielä tehty. Ne tehdään kerran" in told
    assert "Lukuja ei tehty" in told
    assert (out.exists(), published(waiting, SPRINGTIME)) == (False, None)
    assert run([*command, "--yes"]) == 0
    assert out.exists()
    assert published(waiting, SPRINGTIME) is not None
    out.unlink()
    assert run(command) == 0  # they are there now: nobody is asked


@pytest.mark.parametrize(("answer", "made"), [("kyllä", True), ("en", False)])
def test_at_a_terminal_it_is_asked_once(waiting: Home, tmp_path: Path, answer: str, made: bool) -> None:
    out = tmp_path / "luvut.csv"
    arguments = ["-m", "pelitarina", "export", "counts", "--half", "2026-1", "--lang", "fi", "-o", str(out)]
    child = pexpect.spawn(
        sys.executable, [*arguments, *waiting.opened], env=waiting.environment, encoding="utf-8", timeout=120
    )
    child.expect_exact("kirjoita ”kyllä”:")
    child.sendline(answer)
    child.expect(pexpect.EOF)
    child.close()

    assert child.exitstatus == (0 if made else 1)
    assert (out.exists(), published(waiting, SPRINGTIME) is not None) == (made, made)


@pytest.mark.parametrize("document", ["counts", "social-report"])
def test_of_a_half_year_with_nothing_to_tell_nothing_is_published(
    counted: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str], document: str
) -> None:
    out = tmp_path / "tiedosto"
    command = ["export", document, "--half", "2020-2", "--lang", "fi", "-o", str(out), *counted.opened]
    for more in ((), ("--yes",)):
        assert run([*command, *more]) == 1
        assert "ei ole mitään kerrottavaa" in capsys.readouterr().err.replace("\n", " ")
    assert (out.exists(), published(counted, Half(2020, 2))) == (False, None)


def test_the_figures_of_a_half_year_are_a_table_for_excel_and_stay_what_they_are(counted: Home, tmp_path: Path) -> None:
    assert export(counted, tmp_path / "luvut.csv", "--yes") == 0
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
