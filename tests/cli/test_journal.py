"""The journal from the command line: set up, four kind errors that change no byte, export, erase."""

import json
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import docx as python_docx
import pytest

from pelitarina.cli.main import run
from pelitarina.i18n.day import in_words
from tests.export.opened import squeezed, text
from tests.whole.hands import SITTING
from tests.whole.table import Home


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A journal in which Kuusi has kept what the sitting keeps. Tests that change it take a copy."""
    home = Home(tmp_path_factory.mktemp("kept") / "home")
    home.init()
    code, said = home.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", "Kuusi", *home.opened)
    assert code == 0, said
    return home


def data(home: Home) -> dict[str, bytes]:
    """Every byte of the journal's folder."""
    return {path.name: path.read_bytes() for path in home.data.iterdir()}


@pytest.fixture
def own(kept: Home, tmp_path: Path) -> Home:
    """A copy of the kept journal, to be changed."""
    import shutil

    home = Home(tmp_path / "home")
    shutil.copytree(kept.data, home.data)
    return home


def said_of(home: Home, capsys: pytest.CaptureFixture[str]) -> str:
    """Try to list the journal; give the error. No byte may have changed."""
    before = data(home)
    assert run(["journal", "list", "--lang", "en", *home.opened]) == 2
    assert data(home) == before
    return capsys.readouterr().err


def test_a_wrong_passphrase_says_try_again(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    own.passphrase.write_text("not the passphrase", encoding="utf-8")
    assert "Try again" in said_of(own, capsys)


def test_a_damaged_journal_says_do_not_write_over_it(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    path = own.data / "pelitarina.journal"
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2] ^= 1
    path.write_bytes(bytes(raw))
    assert "Do not write over it" in said_of(own, capsys)


def test_an_empty_journal_says_bring_back_a_copy(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    (own.data / "pelitarina.journal").write_bytes(b"")
    assert "empty" in said_of(own, capsys)


@pytest.fixture
def in_use(own: Home) -> Iterator[Home]:
    """Another process has the journal open."""
    holder = (
        "import sys, datetime, pathlib; from pelitarina.journal.store import unlock;"
        "j = unlock(pathlib.Path(sys.argv[1]), open(sys.argv[2]).read().strip(), datetime.datetime.now(datetime.UTC));"
        "print('open', flush=True); sys.stdin.read()"
    )
    holding = [sys.executable, "-c", holder, str(own.data), str(own.passphrase)]
    other = subprocess.Popen(holding, env=own.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdout
    assert other.stdout.readline() == b"open\n"
    yield own
    other.communicate()


def test_a_journal_in_use_says_close_the_other_window(in_use: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert "Close the other window" in said_of(in_use, capsys)


def test_init_needs_to_know_who_answers_for_the_journal(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    code, said = home.run("journal", "init", "--lang", "en", *home.opened)
    assert code == 1
    assert "controller" in said
    assert not home.data.exists()


@pytest.mark.parametrize(
    "notice",
    [
        pytest.param("controller: A\n", id="words missing"),
        pytest.param("controller: A\ncontact: B\nlegal_basis: C\nmonths: 0\n", id="no months"),
        pytest.param("controller: A\ncontact: B\nlegal_basis: C\nmonths: 12\nextra: D\n", id="a word too many"),
        pytest.param("- a\n", id="a list"),
    ],
)
def test_a_notice_that_is_not_whole_sets_nothing_up(
    notice: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    home = Home(tmp_path / "home")
    home.notice.write_text(notice, encoding="utf-8")
    assert run(["journal", "init", "--notice", str(home.notice), *home.opened]) == 1
    assert not home.data.exists()
    assert home.notice.name in capsys.readouterr().err


def test_a_short_passphrase_sets_nothing_up(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.passphrase.write_text("lyhyt", encoding="utf-8")
    assert run(["journal", "init", "--notice", str(home.notice), *home.opened]) == 1
    assert not home.data.exists()


def test_init_never_writes_over_a_journal(own: Home) -> None:
    before = data(own)
    assert run(["journal", "init", "--notice", str(own.notice), *own.opened]) == 2
    assert data(own) == before


def test_verify_says_all_is_well(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["journal", "verify", "--lang", "en", *own.opened]) == 0
    assert "All is as it was written." in capsys.readouterr().out


def test_list_and_show_tell_what_is_kept(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["journal", "list", "--format", "json", *own.opened]) == 0
    assert json.loads(capsys.readouterr().out) == [{"customer": "Kuusi", "kept": 6}]
    assert run(["journal", "show", "--customer", "kuusi ", *own.opened]) == 0
    assert "”Pihalamppu, joka vilkkuu kolmesti. Äänetön öinen åmål.”" in capsys.readouterr().out


def test_show_tells_whose_words_they_are_and_when_they_end(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    """The quotation marks are the customer's alone."""
    last = {date.fromisoformat(day) for one in kept_of(own, capsys).values() for day in one.values()}
    assert run(["journal", "show", "--customer", "Kuusi", "--lang", "en", *own.opened]) == 0
    shown = capsys.readouterr().out

    assert "”Keksityn serkun kanssa.”" in shown
    assert "The worker's words: Kenen kanssa" in shown
    assert "Keksityn tädin kanssa." in shown
    assert "”Keksityn tädin kanssa.”" not in shown
    assert all(f"last day {in_words(day, 'en')}" in shown for day in last)


def test_of_somebody_who_keeps_nothing_show_says_so(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["journal", "take-back", "--customer", "Kuusi", "--yes", *own.opened]) == 0
    capsys.readouterr()
    assert run(["journal", "show", "--customer", "Kuusi", "--lang", "en", *own.opened]) == 0
    assert capsys.readouterr().out == "Nothing is kept now.\n"


def test_the_options_of_the_journal_may_stand_before_the_command(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*own.opened, "journal", "list"]) == 0
    assert "Kuusi" in capsys.readouterr().out


def test_the_draft_as_json_has_official_paths_and_one_string_a_path(own: Home, tmp_path: Path) -> None:
    out = tmp_path / "draft.json"
    assert run(["export", "assessment", "--customer", "Kuusi", "--format", "json", "-o", str(out), *own.opened]) == 0
    made = json.loads(out.read_text(encoding="utf-8"))
    fragment = made["fragment"]["tyoikaisten_palvelutarpeen_arvio"]
    assert fragment["terveydentila"]["kuvaus"].startswith("”4”")
    assert all(isinstance(value, str) for part in fragment.values() for value in part.values())
    assert [one["words"] for one in made["worker_notes"]] == ["Keksityn tädin kanssa."]
    assert "Keksityn tädin kanssa." not in json.dumps(fragment, ensure_ascii=False)


@pytest.mark.parametrize(
    ("paper", "style", "text"),
    [
        pytest.param("own-copy", "Quote", "”Pihalamppu, joka vilkkuu kolmesti. Äänetön öinen åmål.”", id="quoted"),
        pytest.param("assessment", "Worker's note", "Keksityn tädin kanssa.", id="the worker's, not quoted"),
    ],
)
def test_a_paper_as_a_word_file_opens_and_holds_the_words(
    own: Home, tmp_path: Path, paper: str, style: str, text: str
) -> None:
    out = tmp_path / "paper.docx"
    assert run(["export", paper, "--customer", "Kuusi", "--format", "docx", "-o", str(out), *own.opened]) == 0
    rows = [(row.style.name, row.text) for row in python_docx.Document(str(out)).paragraphs if row.style]
    assert (style, text) in rows
    assert out.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    ("paper", "words"),
    [
        ("own-copy", "”Pihalamppu, joka vilkkuu kolmesti. Äänetön öinen åmål.”"),
        ("assessment", "Keksityn tädin kanssa."),
    ],
)
def test_a_paper_as_a_pdf_opens_and_holds_the_words(own: Home, tmp_path: Path, paper: str, words: str) -> None:
    out = tmp_path / "paper.pdf"
    assert run(["export", paper, "--customer", "Kuusi", "--format", "pdf", "-o", str(out), *own.opened]) == 0
    assert squeezed(words) in squeezed(text(out.read_bytes()))
    assert out.stat().st_mode & 0o077 == 0


def test_where_nothing_makes_a_pdf_the_command_says_so_and_what_else_there_is(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    out = tmp_path / "paper.pdf"
    words = ["export", "own-copy", "--lang", "en", "--customer", "Kuusi", "--format", "pdf", "-o", str(out)]
    assert run([*words, *own.opened]) != 0
    assert "A Word file or a text file holds the same words." in capsys.readouterr().err
    assert not out.exists()


def test_an_export_never_writes_over_a_file(own: Home, tmp_path: Path) -> None:
    out = tmp_path / "there.txt"
    out.write_text("mine", encoding="utf-8")
    assert run(["export", "own-copy", "--customer", "Kuusi", "-o", str(out), *own.opened]) == 2
    assert out.read_text(encoding="utf-8") == "mine"


def test_nothing_in_force_writes_no_file(own: Home, tmp_path: Path) -> None:
    out = tmp_path / "draft.txt"
    assert run(["export", "own-copy", "--customer", "Mänty", "-o", str(out), *own.opened]) == 1
    assert not out.exists()


def test_an_item_is_erased_and_is_in_no_export_any_more(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["journal", "show", "--customer", "Kuusi", "--format", "json", *own.opened]) == 0
    first = json.loads(capsys.readouterr().out)[0]
    assert run(["journal", "erase", "--customer", "Kuusi", "--item", first["id"], "--yes", *own.opened]) == 0
    out = tmp_path / "copy.txt"
    assert run(["export", "own-copy", "--customer", "Kuusi", "-o", str(out), *own.opened]) == 0
    assert first["words"] not in out.read_text(encoding="utf-8")


def test_erasing_asks_first(own: Home) -> None:
    code, said = own.run("journal", "erase", "--lang", "en", "--customer", "Kuusi", *own.opened)
    assert code == 1
    assert "Nothing was erased" in said


def test_an_erased_customer_is_gone(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["journal", "erase", "--customer", "Kuusi", "--yes", *own.opened]) == 0
    assert run(["journal", "show", "--customer", "Kuusi", *own.opened]) == 1
    capsys.readouterr()
    assert run(["journal", "list", "--format", "json", *own.opened]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_notice_that_was_changed_keeps_the_journal_from_being_used_for_play(own: Home) -> None:
    path = own.data / "pelitarina.notice.json"
    path.write_text(path.read_text(encoding="utf-8").replace("Esimerkin", "Toisen"), encoding="utf-8")
    code, said = own.run(
        "play", "pieni_hetki", "--lang", "en", "--replay", str(SITTING), "--customer", "Kuusi", *own.opened
    )
    assert code == 1
    assert "its notice says something else" in said


def test_an_identity_code_is_never_a_pseudonym(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["play", "pieni_hetki", "--lang", "en", "--replay", str(SITTING), "--customer", "010190-999P"]
    assert run([*given, *own.opened]) == 1
    said = capsys.readouterr().err
    assert "identity code" in said
    assert "010190" not in said


def test_a_journal_without_its_notice_is_damaged(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    (own.data / "pelitarina.notice.json").unlink()
    assert run(["journal", "list", "--lang", "en", *own.opened]) == 2
    assert "its notice says something else" in capsys.readouterr().err


def test_the_beginning_of_an_id_is_enough_to_erase_an_item(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["journal", "show", "--customer", "Kuusi", "--format", "json", *own.opened]) == 0
    first = json.loads(capsys.readouterr().out)[0]["id"]
    assert run(["journal", "erase", "--customer", "Kuusi", "--item", first[:2], "--yes", *own.opened]) == 1
    assert run(["journal", "erase", "--customer", "Kuusi", "--item", first[:8], "--yes", *own.opened]) == 0


# What a customer asks for later


def kept_of(home: Home, capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, str]]:
    """Give what Kuusi has kept: the purposes of each item with their last days."""
    capsys.readouterr()
    assert run(["journal", "show", "--customer", "Kuusi", "--format", "json", *home.opened]) == 0
    return {one["id"]: one["purposes"] for one in json.loads(capsys.readouterr().out)}


def test_one_purpose_is_taken_back_and_the_other_stays(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    before = kept_of(own, capsys)
    item = next(one for one, purposes in before.items() if len(purposes) == 2)
    told = ["journal", "take-back", "--customer", "Kuusi", "--item", item[:8], "--purpose", "assessment", "--yes"]
    assert run([*told, *own.opened]) == 0
    after = kept_of(own, capsys)
    assert after == {**before, item: {"own_copy": before[item]["own_copy"]}}


def test_all_is_taken_back_and_whoever_got_a_paper_gets_a_notice_without_a_word(
    own: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    paper = tmp_path / "draft.txt"
    assert run(["export", "assessment", "--customer", "Kuusi", "-o", str(paper), *own.opened]) == 0
    capsys.readouterr()
    assert run(["journal", "show", "--customer", "Kuusi", "--format", "json", *own.opened]) == 0
    words = [one["words"] for one in json.loads(capsys.readouterr().out) if len(one["words"]) > 1]
    assert run(["journal", "take-back", "--customer", "Kuusi", "--yes", "--lang", "en", *own.opened]) == 0
    said = capsys.readouterr().out
    assert "Draft for the assessment (txt)" in said
    assert "Kuusi" not in said
    assert words
    assert not [one for one in words if one in said]
    assert kept_of(own, capsys) == {}


def test_whoever_got_a_paper_is_told_whose_answer_was_taken_back_and_told_once(
    own: Home, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert run(["export", "assessment", "--customer", "Kuusi", "-o", str(tmp_path / "draft.txt"), *own.opened]) == 0
    told = ["journal", "take-back", "--customer", "Kuusi", "--yes", "--lang", "en", *own.opened]
    assert run([*told, "--purpose", "assessment"]) == 0
    first = " ".join(capsys.readouterr().out.split())
    assert "The worker's answer to: Kenen kanssa" in first
    assert first.count("answer to: Kenen kanssa") == 2
    assert run(told) == 0
    assert "Draft for the assessment" not in capsys.readouterr().out, "that paper's reader knows it by now"


def test_without_a_yes_nothing_is_taken_back(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    before = kept_of(own, capsys)
    assert run(["journal", "take-back", "--customer", "Kuusi", "--lang", "en", *own.opened]) == 1
    assert "Nothing was taken back" in capsys.readouterr().err
    assert kept_of(own, capsys) == before


@pytest.mark.parametrize(
    ("wanted", "says"),
    [(["--purpose", "marketing"], "no such purpose"), (["--purpose", "plan"], "nothing like that")],
)
def test_what_cannot_be_taken_back_is_said(
    own: Home, capsys: pytest.CaptureFixture[str], wanted: list[str], says: str
) -> None:
    assert run(["journal", "take-back", "--customer", "Kuusi", *wanted, "--yes", "--lang", "en", *own.opened]) == 1
    assert says in capsys.readouterr().err


def test_another_last_day_is_asked_for(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    day = datetime.now().astimezone().date() + timedelta(days=40)
    assert run(["journal", "last-day", "--customer", "Kuusi", "--day", day.isoformat(), *own.opened]) == 0
    assert {last for one in kept_of(own, capsys).values() for last in one.values()} == {day.isoformat()}
    assert run(["journal", "last-day", "--customer", "Kuusi", "--day", "1999-01-01", "--lang", "en", *own.opened]) == 1
    assert run(["journal", "last-day", "--customer", "Kuusi", "--day", "31.3.2027", "--lang", "en", *own.opened]) == 1
    assert "2027-03-31" in capsys.readouterr().err


def test_who_keeps_the_words_is_said_anew(own: Home, tmp_path: Path) -> None:
    notice = tmp_path / "notice.yaml"
    notice.write_text("controller: Toinen kunta\ncontact: puh. 1\nlegal_basis: laki\nmonths: 6\n", encoding="utf-8")
    assert run(["journal", "terms", "--notice", str(notice), *own.opened]) == 0
    assert "Toinen kunta" in (own.data / "pelitarina.notice.json").read_text(encoding="utf-8")


def test_answers_that_end_soon_are_told_by_number_only(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    day = datetime.now().astimezone().date() + timedelta(days=20)
    count = len(kept_of(own, capsys))
    assert run(["journal", "last-day", "--customer", "Kuusi", "--day", day.isoformat(), *own.opened]) == 0
    capsys.readouterr()
    assert run(["journal", "list", "--lang", "en", *own.opened]) == 0
    assert f"{count} answers end within 30 days." in capsys.readouterr().err


def test_a_folder_that_a_cloud_service_copies_is_warned_of(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    home = Home(tmp_path / "Nextcloud" / "home")
    home.init()
    assert run(["doctor", "--lang", "en", "--data", str(home.data)]) in (0, 1)
    assert "The folder is copied to a cloud: Nextcloud" in capsys.readouterr().out
    assert run(["journal", "list", "--lang", "en", *home.opened]) == 0
    assert "copied to a cloud (Nextcloud)" in capsys.readouterr().err


def test_a_copy_that_goes_to_a_cloud_is_warned_of(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Its keys would live there for longer than thirty days."""
    for folder, warned in (("OneDrive - Kunta", True), ("tikku", False)):
        place = tmp_path / folder
        place.mkdir()
        assert run(["journal", "backup", "-o", str(place), "--lang", "en", *own.opened]) == 0
        assert ("Its keys would stay there longer than 30 days" in capsys.readouterr().err) is warned
