"""At the terminal, whatever happens to it: what was kept is kept, drafts are forgotten, and what is said is calm."""

import signal
import subprocess
import sys
from pathlib import Path

import pexpect
import pytest

from pelitarina import shipped
from pelitarina.i18n.catalogue import program
from pelitarina.player.page import KEYS, letter
from pelitarina.player.widget import Intent
from tests.whole.table import CANARY, Home

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="pseudo-terminals are not on Windows")
TEXTS = program("fi", shipped.folder("locales")).text
ASK = TEXTS("Number or letter: ")


def at_question(home: Home) -> "pexpect.spawn[str]":
    """Come to a question of a story, and answer it."""
    arguments = ["-m", "pelitarina", "--lang", "fi", *home.opened[:2], "play", "pieni_hetki", "--text"]
    child = pexpect.spawn(
        sys.executable, arguments, env=home.environment, cwd=str(home.top / "work"), encoding="utf-8",
        dimensions=(200, 70), timeout=60,
    )  # fmt: skip
    for typed in ("2", "", "1", CANARY):
        child.expect_exact(ASK)
        child.sendline(typed)
    child.expect_exact(ASK)
    return child


def stop() -> str:
    return letter(KEYS[Intent.STOP], TEXTS)


def test_ctrl_c_means_enough_for_now_and_what_was_said_is_seen_first(tmp_path: Path) -> None:
    child = at_question(Home(tmp_path / "home"))
    child.sendintr()
    child.expect_exact(TEXTS("What do you want to keep?"))
    child.expect_exact(CANARY)
    child.close(force=True)


def test_a_terminal_of_another_width_gets_its_pages_at_that_width(tmp_path: Path) -> None:
    child = at_question(Home(tmp_path / "home"))
    child.setwinsize(200, 34)
    child.sendline(stop())
    child.expect_exact(TEXTS("What do you want to keep?"))
    child.expect_exact(ASK)
    page = (child.before or "").replace("\r", "")

    assert CANARY in page
    assert max(len(row) for row in page.split("\n")) <= 34
    child.close(force=True)


@pytest.mark.parametrize("ends", [signal.SIGTERM, signal.SIGHUP])
def test_told_to_end_the_program_clears_the_screen_and_says_calmly_that_it_ends(
    ends: signal.Signals, tmp_path: Path
) -> None:
    home = Home(tmp_path / "home")
    child = at_question(home)
    child.kill(ends)
    child.expect(pexpect.EOF)
    left = (child.before or "").partition("\033[3J")[2]
    child.close()

    assert " ".join(left.split()) == TEXTS(
        "The program ends here. What was kept is in the journal; nothing else was written down."
    )
    assert child.exitstatus == 128 + ends
    assert home.holds(CANARY) == []


def test_where_nobody_reads_any_more_the_program_ends_and_tells_nobody_anything(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    command = [sys.executable, "-m", "pelitarina", "--lang", "fi", *home.opened[:2], "play", "pieni_hetki", "--text"]
    running = subprocess.Popen(
        command, env=home.environment, cwd=home.top / "work",
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdin is not None
    assert running.stdout is not None
    assert running.stderr is not None
    running.stdout.readline()
    running.stdout.close()
    running.stdin.write(f"2\n\n1\n{CANARY}\n{CANARY}\n")
    running.stdin.close()
    said = running.stderr.read()
    running.stderr.close()

    assert running.wait(60) == 2
    assert "Traceback" not in said
    assert CANARY not in said
    assert home.holds(CANARY) == []
