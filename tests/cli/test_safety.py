"""Passphrase, recovery code and copies for safety from the command line."""

import io
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest

from pelitarina.cli.main import run
from pelitarina.cli.parser import JOURNAL
from tests.whole.hands import SITTING
from tests.whole.table import PASSPHRASE, Home

OTHER = "syysilta ja teetä"


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Home:
    """A journal in which Kuusi has kept what the sitting keeps. Tests that change it take a copy."""
    home = Home(tmp_path_factory.mktemp("safety") / "home")
    home.init()
    code, said = home.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", "Kuusi", *home.opened)
    assert code == 0, said
    return home


@pytest.fixture
def own(kept: Home, tmp_path: Path) -> Home:
    home = Home(tmp_path / "home")
    shutil.copytree(kept.data, home.data)
    return home


@pytest.fixture
def other(tmp_path: Path) -> Path:
    file = tmp_path / "other.passphrase"
    file.write_text(OTHER + "\n", encoding="utf-8")
    return file


def listed(home: Home) -> object:
    """Give what the journal lists, by the passphrase in the file."""
    code, said = home.run("journal", "list", "--format", "json", *home.opened)
    return json.loads(said) if code == 0 else code


def test_the_passphrase_is_changed_by_files_and_the_old_one_opens_nothing_more(own: Home, other: Path) -> None:
    before = listed(own)
    assert run(["journal", "passphrase", "--new-passphrase-file", str(other), *own.opened]) == 0
    assert listed(own) == 2
    own.passphrase.write_text(OTHER, encoding="utf-8")
    assert listed(own) == before


def test_a_short_new_passphrase_or_none_changes_nothing(
    own: Home, other: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other.write_text("lyhyt", encoding="utf-8")
    assert run(["journal", "passphrase", "--new-passphrase-file", str(other), "--lang", "en", *own.opened]) == 1
    assert "at least 12" in capsys.readouterr().err
    assert run(["journal", "passphrase", "--lang", "en", *own.opened]) == 1
    assert "--new-passphrase-file" in capsys.readouterr().err
    assert run(["journal", "passphrase", "--new-passphrase-file", str(other / "none"), *own.opened]) == 2
    assert isinstance(listed(own), list)


def at_terminal(home: Home, *arguments: str) -> "pexpect.spawn[str]":
    command = ["-m", "pelitarina", "journal", *arguments, "--lang", "en", "--data", str(home.data)]
    environment = home.environment | {"COLUMNS": "200"}
    hands = pexpect.spawn(sys.executable, command, env=environment, encoding="utf-8", timeout=60, dimensions=(50, 200))
    hands.logfile_read = io.StringIO()
    return hands


def seen(hands: "pexpect.spawn[str]") -> str:
    """Give all that could be read at the terminal."""
    assert isinstance(hands.logfile_read, io.StringIO)
    return hands.logfile_read.getvalue()


def test_at_the_terminal_a_new_passphrase_is_asked_until_it_is_long_enough_and_twice_the_same(own: Home) -> None:
    hands = at_terminal(own, "passphrase")
    for prompt, typed in [
        ("The passphrase of now", PASSPHRASE),
        ("A new passphrase", "lyhyt"),
        ("too short.*A new passphrase", OTHER),
        ("The same once more", OTHER + "x"),
        ("not the same.*A new passphrase", OTHER),
        ("The same once more", OTHER),
    ]:
        hands.expect(f"(?s){prompt}[^:]*: ")
        hands.sendline(typed)
    hands.expect("now opens with the new passphrase")
    hands.expect(pexpect.EOF)
    assert not [typed for typed in (PASSPHRASE, OTHER, "lyhyt") if typed in seen(hands)]
    own.passphrase.write_text(OTHER, encoding="utf-8")
    assert isinstance(listed(own), list)


def test_the_code_on_paper_gives_a_new_passphrase_and_a_new_code(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    done = home.run("journal", "init", "--notice", str(home.notice), *home.opened)
    (code,) = re.findall(r"(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}", done[1])
    hands = at_terminal(home, "recover")
    hands.expect("eight groups of four: ")
    hands.sendline(code.lower())
    for _ in range(2):
        hands.expect(": ")
        hands.sendline(OTHER)
    hands.expect(r"((?:[0-9A-Z]{4}-){7}[0-9A-Z]{4})")
    assert isinstance(hands.match, re.Match)
    new = str(hands.match[1])
    hands.expect(r"group (\d) of the code: ")
    hands.sendline("ZZZZ")
    hands.expect(r"(?s)Look at your paper once more.*group (\d) of the code: ")
    assert isinstance(hands.match, re.Match)
    assert isinstance(listed(home), list)  # the old passphrase opens until the code is on paper
    hands.sendline(new.split("-")[int(hands.match[1]) - 1].lower())
    hands.expect("the new recovery code")
    hands.expect(pexpect.EOF)
    assert OTHER not in seen(hands)
    assert listed(home) == 2
    for secret, opens in [(OTHER, True), (new, True), (code, False)]:
        home.passphrase.write_text(secret, encoding="utf-8")
        assert isinstance(listed(home), list) is opens


def test_recovering_by_files_shows_the_new_code_before_it_is_in_force(tmp_path: Path, other: Path) -> None:
    home = Home(tmp_path / "home")
    (code,) = re.findall(
        r"(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}", home.run("journal", "init", "--notice", str(home.notice), *home.opened)[1]
    )
    recovering = ("journal", "recover", "--new-passphrase-file", str(other), "--lang", "en", *home.opened)
    status, said = home.run(*recovering)
    assert (status, "That recovery code does not open" in said) == (0, False)  # the passphrase opens it, too
    home.passphrase.write_text(code, encoding="utf-8")
    status, said = home.run(*recovering)
    assert (status, "That recovery code does not open" in said) == (2, True)
    home.passphrase.write_text(OTHER, encoding="utf-8")
    assert isinstance(listed(home), list)


def test_a_copy_is_made_looked_through_and_brought_back(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before, stick = listed(own), tmp_path / "stick"
    stick.mkdir()
    for _ in range(2):
        assert run(["journal", "backup", "-o", str(stick), "--lang", "en", *own.opened]) == 0
    said = capsys.readouterr().out
    assert "read to the end" in said
    assert "They live until" in said
    first, second = sorted(path for path in stick.iterdir() if path.suffix == ".copy")
    assert second.name == first.name.replace(".copy", "-2.copy") or first.name == second.name.replace(
        ".copy", "-2.copy"
    )
    assert run(["journal", "verify", str(first), "--lang", "en", *own.opened]) == 0
    assert "is whole and opens" in capsys.readouterr().out
    assert run(["journal", "verify", str(first), "--format", "json", *own.opened]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert run(["journal", "erase", "--customer", "Kuusi", "--yes", "--lang", "en", *own.opened]) == 0
    assert "can no more be read after" in capsys.readouterr().out
    assert run(["journal", "restore", str(first), "--lang", "en", *own.opened]) == 1  # nobody was asked
    assert run(["journal", "restore", str(first), "--yes", "--lang", "en", *own.opened]) == 0
    said = capsys.readouterr().out
    assert "cannot be known here" in said
    assert "it is removed" in said
    assert listed(own) == []  # what was erased did not come back
    shutil.rmtree(own.data)
    assert run(["journal", "restore", str(first), "--lang", "en", *own.opened]) == 0
    assert listed(own) == before


def test_before_a_copy_takes_the_place_of_a_journal_it_is_asked(own: Home, tmp_path: Path) -> None:
    assert run(["journal", "backup", "-o", str(tmp_path / "a.copy"), *own.opened]) == 0
    for typed, status, asked in [("no", 1, False), ("yes", 0, True)]:
        hands = at_terminal(own, "restore", str(tmp_path / "a.copy"))
        hands.expect("Write “yes” to do so: ")
        hands.sendline(typed)
        if asked:
            hands.expect("Passphrase: ")
            hands.sendline(PASSPHRASE)
        hands.expect(pexpect.EOF)
        hands.close()
        assert hands.exitstatus == status


def test_a_copy_is_not_written_over_and_one_that_is_not_there_is_told(
    own: Home, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.copy").write_bytes(b"mine")
    assert run(["journal", "backup", "-o", str(tmp_path / "a.copy"), "--lang", "en", *own.opened]) == 2
    assert "a file of that name already" in capsys.readouterr().err
    assert run(["journal", "restore", str(tmp_path / "b.copy"), "--yes", "--lang", "en", *own.opened]) == 2
    assert "cannot be read" in capsys.readouterr().err
    assert run(["journal", "verify", str(tmp_path / "a.copy"), "--lang", "en", *own.opened]) == 2
    assert "not as it was written" in capsys.readouterr().err


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


def test_lock_says_whether_a_program_has_it_open(in_use: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["journal", "lock", "--lang", "en", "--data", str(in_use.data)]) == 1
    assert "Lock it there" in capsys.readouterr().out


def test_a_journal_that_nobody_has_open_is_locked(own: Home, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["journal", "lock", "--lang", "en", "--data", str(own.data)]) == 0
    assert "is locked" in capsys.readouterr().out
    assert run(["journal", "lock", "--lang", "en", "--data", str(own.data / "none")]) == 2


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("name", JOURNAL)
def test_every_command_of_the_journal_has_help_with_an_example(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as ended:
        run(["journal", name, "--help", "--lang", language])
    assert ended.value.code == 0
    assert f" journal {name}" in capsys.readouterr().out.split("\n\n")[-1]
