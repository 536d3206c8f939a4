"""``export results``: the customer's own numbers, written as a table and told of in the log."""

import csv
import shutil
from datetime import UTC, date, datetime
from decimal import Decimal
from io import StringIO
from pathlib import Path

import openpyxl
import pytest

from pelitarina.circle import Circle, Sector
from pelitarina.cli.main import run
from pelitarina.journal import OWN_COPY, Choice, Owner, Sitting, store
from pelitarina.journal.draft import Answer
from pelitarina.journal.keep import ASSESSMENT
from pelitarina.result import Result
from tests.journal.desk import NOTICE, id_of, stamp
from tests.whole.table import PASSPHRASE, Home

NOW = datetime.now(UTC)
CIRCLE = Circle((Sector("talous", 4),))
FORM = Result("audit_c", "1", date(2026, 10, 5), (("points", Decimal(3)),), "=1+1")
OF_CIRCLE = Answer("p/c/talous", Owner.CUSTOMER, "circle", "?", "Raha: nyt 4", CIRCLE, "talous", "fi")
OF_FORM = Answer("@measure/audit_c", Owner.CUSTOMER, "measure", "?", "Pisteet: 3", FORM, "paihteet", "fi")
WORDS = Answer("p/w", Owner.CUSTOMER, "write", "?", "Sanoja", None, "arki", "fi")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A journal in which Kuusi kept a circle, a form and words for the own copy, and Petäjä words only."""
    made = Home(tmp_path_factory.mktemp("kept") / "home")
    made.init()
    sitting = Sitting("s1", "pieni_hetki", "Pieni hetki", "ab", "fi", NOW)
    for_copy = frozenset({OWN_COPY, ASSESSMENT})
    with store.unlock(made.data, PASSPHRASE, NOW) as journal:
        choices = [Choice(one, for_copy) for one in (OF_CIRCLE, OF_FORM, WORDS)]
        journal.keep("Kuusi", sitting, choices, stamp(NOW), NOTICE)
        journal.keep("Petäjä", sitting, [Choice(WORDS, for_copy)], stamp(NOW), NOTICE)
    return made


@pytest.fixture
def home(kept: Home, tmp_path: Path) -> Home:
    """A copy of it, to be changed."""
    made = Home(tmp_path / "home")
    shutil.copytree(kept.data, made.data)
    return made


def export(home: Home, out: Path, *more: str, whose: str = "Kuusi") -> int:
    return run(["export", "results", "--customer", whose, "--lang", "fi", *more, "-o", str(out), *home.opened])


def test_the_numbers_are_written_and_the_log_says_which_left_how(
    home: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export(home, tmp_path / "a.csv") == 0
    assert "kotona" in capsys.readouterr().err
    told = list(csv.reader(StringIO((tmp_path / "a.csv").read_text("utf-8-sig"), newline=""), delimiter=";"))
    assert told[0] == ["Päivä", "Lomake", "Versio", "Elämän alue", "Mikä luku", "Luku", "Omin sanoin"]
    assert [row[5] for row in told[1:]] == ["4", "", "3"]
    assert told[3][6] == "”=1+1”"
    assert export(home, tmp_path / "a.xlsx", "--format", "xlsx") == 0
    book = openpyxl.load_workbook(tmp_path / "a.xlsx")
    assert [leaf.title for leaf in book] == ["Elämän ympyrä", "Muualla täytetyt lomakkeet", "Näin taulukkoa luetaan"]
    with store.unlock(home.data, PASSPHRASE, NOW) as journal:
        who = id_of(journal, "Kuusi")
        left = journal.papers(who)
        numbers = {one.id for one in journal.entries(who, NOW) if one.answer.value is not None}
        assert not journal.verify()
    assert [(one.kind, one.format) for one in left] == [(OWN_COPY, "csv"), (OWN_COPY, "xlsx")]
    assert [set(one.reflections) for one in left] == [numbers, numbers]
    capsys.readouterr()
    assert run(["journal", "show", "--customer", "Kuusi", "--lang", "fi", *home.opened]) == 0
    assert "(csv)" in capsys.readouterr().out


def test_a_result_that_was_taken_back_is_not_in_it_and_without_any_there_is_no_file(home: Home, tmp_path: Path) -> None:
    for gone, left in ((OF_FORM, ["4", ""]), (OF_CIRCLE, None)):
        with store.unlock(home.data, PASSPHRASE, NOW) as journal:
            every = journal.entries(id_of(journal, "Kuusi"), NOW)
            journal.take_back(next(one.id for one in every if one.answer == gone), {OWN_COPY}, stamp(NOW))
        out = tmp_path / f"{gone.kind}.csv"
        assert export(home, out) == (1 if left is None else 0)
        assert out.exists() == (left is not None)
        if left is not None:
            rows = list(csv.reader(StringIO(out.read_text("utf-8-sig"), newline=""), delimiter=";"))
            assert [row[5] for row in rows[1:]] == left


@pytest.mark.parametrize(
    ("more", "whose", "said"),
    [
        (("--format", "docx"), "Kuusi", "csv tai xlsx"),
        (("--recipient", "Kela"), "Kuusi", "saaja"),
        (("--heading", "Asuminen"), "Kuusi", "--heading"),
        ((), "Petäjä", "ei ole nyt lukuja"),
    ],
    ids=["docx", "a recipient", "a heading", "words only"],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    kept: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str], more: tuple[str, ...], whose: str, said: str
) -> None:
    assert export(kept, tmp_path / "out", *more, whose=whose) == 1
    assert said in " ".join(capsys.readouterr().err.split())
    assert not (tmp_path / "out").exists()


def test_results_are_somebodys(kept: Home, tmp_path: Path) -> None:
    assert run(["export", "results", "-o", str(tmp_path / "out"), *kept.opened]) == 1
    assert not (tmp_path / "out").exists()
