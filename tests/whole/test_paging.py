"""A long page at a small window waits for its reader, and the keys that are always there work meanwhile."""

import signal
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


def small(home: Home) -> "pexpect.spawn[str]":
    """The program in a window of 20 rows and 50 columns, on the page that is told before play."""
    arguments = ["-m", "pelitarina", "--lang", "fi", *home.opened[:2], "play", "pieni_hetki", "--text"]
    child = pexpect.spawn(
        sys.executable, arguments, env=home.environment, cwd=str(home.top / "work"), encoding="utf-8",
        dimensions=(20, 50), timeout=60,
    )  # fmt: skip
    child.expect_exact(say("Number or letter: "))
    child.sendline("2")
    child.expect_exact(say("Enter: more"))
    return child


def say(message: str) -> str:
    """A message in Finnish."""
    return program("fi", shipped.folder("locales")).text(message)


def test_a_page_waits_before_it_would_scroll_away(tmp_path: Path) -> None:
    child = small(Home(tmp_path / "home"))
    first = (child.before or "").replace("\r", "")

    assert say("Before we start") in first
    assert say("Let us begin") not in first
    assert first.partition(say("Before we start"))[2].count("\n") <= 20


def test_stop_works_while_a_page_waits(tmp_path: Path) -> None:
    child = small(Home(tmp_path / "home"))
    child.sendline(letter(KEYS[Intent.STOP], program("fi", shipped.folder("locales")).text))
    child.expect(pexpect.EOF)


def test_what_is_typed_for_a_page_not_yet_read_is_no_answer(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    child = small(home)
    child.sendline(CANARY)
    child.expect_exact([say("Enter: more"), say("Number or letter: ")])

    assert CANARY not in (child.before or "").replace(CANARY, "", 1), "it is echoed as it is typed, and never again"
    child.close(force=True)


def test_a_program_that_is_asked_to_end_leaves_nothing_on_the_screen(tmp_path: Path) -> None:
    child = small(Home(tmp_path / "home"))
    child.kill(signal.SIGTERM)
    child.expect_exact("\x1b[3J")
