"""Papers from the command line: the plan, a paper for one recipient, one heading as text, and the log of what left."""

import json
import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pelitarina.cli.main import run
from pelitarina.journal.keep import ASSESSMENT, PLAN, How, Notice, Purpose, Stamp
from pelitarina.journal.store import unlock
from tests.whole.hands import SITTING
from tests.whole.table import PASSPHRASE, Home

KELA = Purpose("share:Kela")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A journal in which Kuusi lets Kela see the first answer, and keeps the second for the plan."""
    home = Home(tmp_path_factory.mktemp("kept") / "home")
    home.init()
    code, said = home.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", "Kuusi", *home.opened)
    assert code == 0, said
    now = datetime.now(UTC)
    stamp, notice = Stamp(now, 0, "worker", How.TAPPED), Notice("test", 1, "fi", "Näin.")
    with unlock(home.data, PASSPHRASE, now) as journal:
        (customer,) = journal.customers()
        first, second, *_ = [one for one in journal.entries(customer.id, now) if one.answer.owner == "customer"]
        journal.add(first.id, {KELA}, stamp, notice)
        journal.add(second.id, {PLAN}, stamp, notice)
    return home


@pytest.fixture
def own(kept: Home, tmp_path: Path) -> Home:
    """A copy of it, to be changed."""
    home = Home(tmp_path / "home")
    shutil.copytree(kept.data, home.data)
    return home


def words(home: Home, capsys: pytest.CaptureFixture[str]) -> dict[str, str]:
    """Give the first answer that is kept for each purpose."""
    assert run(["journal", "show", "--customer", "Kuusi", "--format", "json", *home.opened]) == 0
    shown = json.loads(capsys.readouterr().out)
    return {purpose: one["words"] for one in reversed(shown) for purpose in one["purposes"]}


def test_a_recipient_gets_what_was_chosen_for_them_and_the_log_says_so(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, chosen = tmp_path / "kela.txt", words(own, capsys)
    assert run(["export", "share", "--recipient", " Kela", "--customer", "Kuusi", "-o", str(out), *own.opened]) == 0

    told = out.read_text(encoding="utf-8")
    assert chosen[KELA] in told
    assert chosen[PLAN] not in told
    capsys.readouterr()
    assert run(["journal", "show", "--lang", "en", "--customer", "Kuusi", *own.opened]) == 0
    shown = capsys.readouterr().out
    assert "May see: Kela" in shown
    assert "Words for: Kela (txt)" in shown


def test_after_it_is_taken_back_the_log_says_that_too(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "kela.txt"
    assert run(["export", "share", "--recipient", "Kela", "--customer", "Kuusi", "-o", str(out), *own.opened]) == 0
    back = ["journal", "take-back", "--customer", "Kuusi", "--purpose", KELA, "--yes", "--lang", "en"]
    assert run([*back, *own.opened]) == 0
    assert "Words for: Kela" in capsys.readouterr().out

    assert run(["journal", "show", "--lang", "en", "--customer", "Kuusi", *own.opened]) == 0
    assert "one answer; one was taken back since" in capsys.readouterr().out
    again = tmp_path / "again.txt"
    assert run(["export", "share", "--recipient", "Kela", "--customer", "Kuusi", "-o", str(again), *own.opened]) == 1
    assert not again.exists()


@pytest.mark.parametrize(
    "given",
    [
        pytest.param(["share"], id="for nobody"),
        pytest.param(["share", "--recipient", "Velkaneuvonta"], id="for somebody who was not chosen"),
        pytest.param(["share", "--recipient", "010190-999W"], id="an identity code"),
        pytest.param(["share", "--recipient", "Kela", "--format", "json"], id="data for a recipient"),
        pytest.param(["assessment", "--format", "xlsx"], id="words as a table"),
        pytest.param(["plan", "--recipient", "Kela"], id="a plan for a recipient"),
        pytest.param(["plan", "--heading", "x", "--format", "docx"], id="a heading as a Word file"),
        pytest.param(["plan", "--heading", "Ei ole"], id="no such heading"),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(own: Home, tmp_path: Path, given: list[str]) -> None:
    out = tmp_path / "out"
    assert run(["export", *given, "--customer", "Kuusi", "-o", str(out), *own.opened]) != 0
    assert not out.exists()


def test_who_asks_for_a_table_of_words_hears_which_forms_there_are_and_where_tables_are_made(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    wanted = ["export", "assessment", "--format", "csv", "--lang", "en", "--customer", "Kuusi"]
    assert run([*wanted, "-o", str(tmp_path / "out.csv"), *own.opened]) == 1

    told = " ".join(capsys.readouterr().err.split())
    assert "“export assessment” is written as txt, docx, pdf, json." in told
    assert "“export results”" in told
    assert "“export counts”" in told


def test_who_mistypes_a_recipient_hears_whom_the_customer_has_chosen(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = str(tmp_path / "out.txt")
    wanted = ["export", "share", "--recipient", "Kele", "--customer", "Kuusi", "--lang", "en", "-o", out]
    assert run([*wanted, *own.opened]) == 1
    assert "Chosen are: Kela." in " ".join(capsys.readouterr().err.split())


@pytest.mark.parametrize("form", ["txt", "docx", "pdf", "json"])
def test_the_plan_is_written_in_every_form(
    own: Home, tmp_path: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    out, chosen = tmp_path / f"plan.{form}", words(own, capsys)
    assert run(["export", "plan", "--customer", "Kuusi", "--format", form, "-o", str(out), *own.opened]) == 0

    assert out.stat().st_size > 0
    if form == "txt":
        assert f"”{chosen[PLAN]}”" in out.read_text(encoding="utf-8")
    if form == "json":
        made = json.loads(out.read_text(encoding="utf-8"))
        assert made["structure"] == "1.2.246.537.6.1506.15020.2024.11.28"


def test_one_heading_is_written_as_text_and_only_what_it_holds_is_logged(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    whole, part = tmp_path / "whole.txt", tmp_path / "part.txt"
    wanted = ["export", "assessment", "--lang", "fi", "--customer", "Kuusi"]
    assert run([*wanted, "--heading", "Terveydentila", "-o", str(part), *own.opened]) == 0
    assert run([*wanted, "-o", str(whole), *own.opened]) == 0

    told = part.read_text(encoding="utf-8").strip()
    assert told
    assert "Terveydentila" not in told
    assert told.splitlines()[-1] in whole.read_text(encoding="utf-8")
    now = datetime.now(UTC)
    with unlock(own.data, PASSPHRASE, now) as journal:
        (customer,) = journal.customers()
        first, second = journal.papers(customer.id)
    assert (first.kind, second.kind) == (ASSESSMENT, ASSESSMENT)
    assert set(first.reflections) < set(second.reflections)


def test_beside_an_own_copy_it_is_asked_whether_it_is_safe(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "copy.txt"
    assert run(["export", "own-copy", "--lang", "en", "--customer", "Kuusi", "-o", str(out), *own.opened]) == 0
    assert "is it safe to have it at home?" in capsys.readouterr().err
