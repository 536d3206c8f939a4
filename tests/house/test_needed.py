"""What a test needs and does not find is told in one way: skipped at somebody's desk, failed where nobody looks."""

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests import needed

TESTS = Path(__file__).resolve().parents[1]
ALONE = re.compile(r"importorskip|pytest\.skip\(|skipif\([^)]*(which|CI)\b|environ\S*CI\b")
NO_PROGRAM = {
    "journal/disk.py",  # the right to make a disk
    "player/test_shelf.py",  # a system that has no such program
    "whole/test_window_canary.py",  # where a system puts core files
}
NOWHERE = "a-program-that-nobody-has"


@pytest.mark.parametrize(
    "asks",
    [
        pytest.param(lambda: needed.demand(needed.missing(NOWHERE)), id="a program"),
        pytest.param(lambda: needed.package("a_package_that_nobody_has"), id="a package"),
    ],
)
def test_what_is_missing_is_a_reason_at_a_desk_and_a_failure_where_the_check_runs_by_itself(
    asks: Callable[[], object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(needed.DEBIAN, NOWHERE, "nothing")
    monkeypatch.delenv("CI", raising=False)
    with pytest.raises(pytest.skip.Exception, match="missing"):
        asks()

    monkeypatch.setenv("CI", "true")
    with pytest.raises(pytest.fail.Exception, match="missing"):
        asks()


def test_what_is_there_is_asked_for_no_further(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CI", "true")
    needed.demand("")

    assert needed.package("re") is re


@pytest.mark.parametrize(("ci", "ends"), [("", "1 skipped"), ("true", "1 error")])
def test_a_test_that_is_marked_with_a_program_does_not_begin_without_it(ci: str, ends: str, tmp_path: Path) -> None:
    marked = tmp_path / "test_marked.py"
    marked.write_text('import pytest\n\n\n@pytest.mark.needs("strace")\ndef test_it():\n    raise OSError\n')
    command = [sys.executable, "-m", "pytest", "-c", os.devnull, "-p", "tests.conftest", "--rootdir", str(tmp_path)]
    around = {**os.environ, "CI": ci, "PATH": str(tmp_path)}
    told = subprocess.run(
        [*command, str(marked)], cwd=TESTS.parent, env=around, capture_output=True, text=True, check=False
    )

    assert ends in told.stdout.splitlines()[-1], told.stdout
    assert "apt-get install strace" in told.stdout or not ci


@pytest.mark.parametrize("program", needed.DEBIAN)
def test_the_guide_and_the_check_name_what_brings_a_program(program: str) -> None:
    package = needed.DEBIAN[program]
    for place in ("CONTRIBUTING.md", ".ci/run"):
        assert package in (TESTS.parent / place).read_text(encoding="utf-8"), place


def test_no_test_has_a_way_of_its_own_to_be_passed_over_for_what_is_missing() -> None:
    found = [
        path.relative_to(TESTS).as_posix() for path in TESTS.rglob("*.py") if ALONE.search(path.read_text("utf-8"))
    ]

    assert set(found) - NO_PROGRAM == {"needed.py", "house/test_needed.py"}
