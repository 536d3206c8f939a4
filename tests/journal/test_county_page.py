"""The page for a county says what works: its commands are run one by one, as they stand there."""

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from subprocess import CompletedProcess

import pytest

from pelitarina.cli.main import run as pelitarina
from tests.journal.server import PAGE, ROOT, Server, blocks, programs

PASSPHRASES = {"aino": "kevätaamu ja kahvia", "eero": "syysilta ja saunaa"}
YES = ("admit", "let-go")


@dataclass
class Desk:
    """A worker's computer: their own service file, folder and passphrase."""

    who: str
    folder: Path
    environment: dict[str, str]
    hands: "Hands"

    def run(self, command: str) -> CompletedProcess[str]:
        words = command.split()
        assert words[0] == "pelitarina"
        yes = ["--yes"] if words[4] in YES else []
        given = ["--data", str(self.folder), "--passphrase-file", str(self.folder / "pass"), "--lang", "en"]
        return self.says(*words[1:], *yes, *given)

    def says(self, *words: str) -> CompletedProcess[str]:
        """Run the program here, with what is around it on this computer."""
        with self.hands.patch.context() as around:
            around.chdir(self.folder)
            for name, value in self.environment.items():
                around.setenv(name, value)
            status = pelitarina(words)
        told = self.hands.ears.readouterr()
        return CompletedProcess(words, status, told.out, told.err)


@dataclass
class Hands:
    """What changes a worker's surroundings, and what hears the program."""

    patch: pytest.MonkeyPatch
    ears: pytest.CaptureFixture[str]


@pytest.fixture
def desks(
    postgres: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[dict[str, Desk]]:
    """Give two workers' computers, and the administrator's, around a database set up as far as the page's teams."""
    hands = Hands(monkeypatch, capsys)
    database = postgres.database()
    keeper = postgres.environment(database, {"kunta_owner": "pelitarina_owner"})
    made = {"administrator": Desk("administrator", tmp_path, keeper | {"database": database}, hands)}
    for who, passphrase in PASSPHRASES.items():
        folder = tmp_path / who
        folder.mkdir()
        (folder / "pass").write_text(passphrase, encoding="utf-8")
        (folder / "notice.yaml").write_text(_yaml(), encoding="utf-8")
        around = postgres.environment(database, {"kunta": who})
        made[who] = Desk(who, folder, {**around, "HOME": str(folder)}, hands)
    yield made
    postgres.sql("postgres", "ALTER ROLE eero LOGIN")


def _yaml() -> str:
    [text] = re.findall(r"^```yaml\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(text)


def test_the_commands_of_the_page_do_what_the_page_says(postgres: Server, desks: dict[str, Desk]) -> None:
    keeper = desks["administrator"].environment
    told: dict[str, str] = {}
    for who, lines in blocks()[4:]:
        for line in lines:
            if who == "administrator":
                own = re.sub(r" pelitarina\b", f" {keeper['database']}", line)
                postgres.run(own, keeper | {"PATH": f"{programs()}:{os.environ['PATH']}"})
            else:
                done = desks[who].run(line)
                assert done.returncode == 0, (line, done.stdout, done.stderr)
                told[line] = done.stdout
    groups = r"(?:[0-9a-f]{4} ){4}[0-9a-f]{4}"
    aloud = {re.search(groups, said).group() for line, said in told.items() if re.search("join$|admit", line)}  # type: ignore[union-attr]
    assert len(aloud) == 1
    assert (
        len(
            re.findall(
                r"(?:[0-9A-Z]{4}-){7}[0-9A-Z]{4}", told["pelitarina --database kunta journal init --notice notice.yaml"]
            )
        )
        == 2
    )
    gone = desks["eero"].run("pelitarina --database kunta journal list")
    assert gone.returncode == 2
    assert "does not let this account in" in gone.stderr
    assert "Nothing was changed." in gone.stderr


def test_a_whole_sitting_by_script_is_kept_shown_exported_and_erased_in_the_database(
    postgres: Server, desks: dict[str, Desk]
) -> None:
    aino, kunta = desks["aino"], "pelitarina --database kunta"
    story = ROOT / "tests" / "stories" / "first_visit"
    run = story / "playthroughs" / "patient.yaml"
    steps = (
        "journal init --notice notice.yaml",
        f"play {story} --text --customer Kuusi --replay {run}",
        "journal list --format json",
        "journal verify",
        "export assessment --customer Kuusi --format txt -o copy.txt",
        "journal erase --customer Kuusi --yes",
        "journal list --format json",
    )
    told = []
    for step in steps:
        done = aino.run(f"{kunta} {step}")
        assert done.returncode == 0, (step, done.stdout, done.stderr)
        told.append(done.stdout)
    [row] = json.loads(told[2])
    assert row["customer"] == "Kuusi"
    assert row["kept"] > 0
    assert "30 days" in told[5]
    assert json.loads(told[6]) == []


def test_what_is_the_countys_own_is_refused_kindly_and_what_is_the_workers_own_works(
    desks: dict[str, Desk], tmp_path: Path
) -> None:
    aino, kunta = desks["aino"], "pelitarina --database kunta"
    story = ROOT / "tests" / "stories" / "first_visit"
    (aino.folder / "new").write_text("uusi kevätaamu ja kahvia", encoding="utf-8")
    (aino.folder / "anew.yaml").write_text(_yaml().replace("000 000 0000", "111 111 1111"), encoding="utf-8")
    for step in ("journal passphrase", "journal recover"):
        assert "no key of yours" in aino.run(f"{kunta} {step} --new-passphrase-file new").stderr
    assert aino.run(f"{kunta} journal init --notice notice.yaml").returncode == 0
    copy = tmp_path / "usb.copy"
    for step in (f"backup -o {copy}", f"restore {copy} --yes", f"verify {copy}", "lock"):
        done = aino.run(f"{kunta} journal {step}")
        assert done.returncode == 1, (step, done.stdout, done.stderr)
        assert "The county looks after its database itself" in done.stderr
    assert not copy.exists()
    told, day = {}, datetime.now(UTC).date() + timedelta(days=7)
    for step in (
        f"play {story} --text --customer Kuusi --replay {story}/playthroughs/patient.yaml",
        f"journal last-day --customer Kuusi --day {day}",
        "journal terms --notice anew.yaml",
        "journal take-back --customer Kuusi --yes",
        "journal verify",
        "journal passphrase --new-passphrase-file new",
    ):
        done = aino.run(f"{kunta} {step}")
        assert done.returncode == 0, (step, done.stdout, done.stderr)
        told[step.split()[1]] = done.stdout + done.stderr
    assert "30 days" in told["take-back"]
    assert "The journal now opens with the new passphrase." in told["passphrase"]
    assert aino.run(f"{kunta} journal list").returncode == 2, "the old passphrase opens nothing more"
    (aino.folder / "pass").write_text("uusi kevätaamu ja kahvia", encoding="utf-8")
    assert "answers kept 0" in aino.run(f"{kunta} journal list").stdout


@pytest.mark.parametrize("address", ["postgresql://aino:secret@kunta/db", "kunta password=secret"])
def test_an_address_is_refused_kindly_and_not_repeated(desks: dict[str, Desk], address: str) -> None:
    done = desks["aino"].says("--database", address, "--lang", "en", "journal", "list")
    assert done.returncode == 1
    assert "named by its service" in done.stderr
    assert "secret" not in done.stdout + done.stderr


def test_a_key_is_needed_before_a_sitting_and_a_database_before_a_teams_commands(desks: dict[str, Desk]) -> None:
    aino = desks["aino"]
    for step, status, said in (
        ("--database kunta play pieni_hetki --text", 2, "no key of yours"),
        ("--database kunta journal list", 2, "no key of yours"),
        ("--lang en journal join", 1, "--database SERVICE"),
    ):
        done = aino.run(f"pelitarina {step}")
        assert done.returncode == status, (step, done.stderr)
        assert said in done.stderr
