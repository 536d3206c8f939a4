"""A part of the work may be done in a process of its own; what comes of it is the same."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import wraps
from pathlib import Path
from typing import ParamSpec

import pytest

from pelitarina.check.ahead import LARGE, LONG, Ahead
from pelitarina.check.beside import Along, Beside, at_once
from pelitarina.check.rules import check
from pelitarina.cli.beside import beside
from pelitarina.story.load import load
from tests.cli.long import long_story

ROOT = Path(__file__).resolve().parents[2]
parts = pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="no process is copied on this system")
_Given = ParamSpec("_Given")


def alone(test: Callable[_Given, None]) -> Callable[_Given, None]:
    """Run a test in a process of its own: beside a thread that another test has left, no copy is made."""

    @parts
    @wraps(test)
    def run(*_args: _Given.args, **given: _Given.kwargs) -> None:
        called = ", ".join(f"{name}=Path({str(path)!r})" for name, path in given.items())
        told = f"from pathlib import Path; from tests.cli.test_beside import {test.__name__} as test"
        code = f"{told}; test.__wrapped__({called})"
        done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    return run


def refused() -> int:
    """Work that cannot be done."""
    raise ValueError("not today")


def ended() -> int:
    """Work whose process ends before it is done, but only if it is a copy."""
    if os.getpid() != HERE:
        os._exit(3)
    return 7


def priority() -> int:
    """How far this process stands back behind others."""
    return os.nice(0)


def priority_of_a_copy() -> int:
    """How far a copy of this process does."""
    return beside(priority)()


def still_ending() -> list[int]:
    """Wait for all copies that are left: what has told what it found ends by itself."""
    left = list[int]()
    with suppress(ChildProcessError):
        while True:
            child, status = os.waitpid(-1, 0)
            assert status == 0
            left.append(child)
    return left


HERE = os.getpid()


@alone
def test_work_beside_is_done_by_another_process_and_leaves_none_behind() -> None:
    found = [beside(os.getpid)() for _ in range(3)]

    assert os.getpid() not in found
    assert set(still_ending()) <= set(found)


@alone
def test_of_many_copies_the_system_keeps_only_those_that_are_still_ending() -> None:
    for _ in range(20):
        os.waitid(os.P_PID, beside(os.getpid)(), os.WEXITED | os.WNOWAIT)  # it has ended, and was not seen off yet

    assert len(still_ending()) == 1


@alone
def test_what_is_found_beside_may_be_large() -> None:
    assert beside(lambda: "x" * 1_000_000)() == "x" * 1_000_000


def test_what_goes_wrong_beside_goes_wrong_here() -> None:
    with pytest.raises(ValueError, match="not today"):
        beside(refused)()


def test_work_whose_process_comes_to_grief_is_done_here() -> None:
    assert beside(ended)() == 7


def test_beside_threads_no_copy_is_made() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert beside(os.getpid)() == os.getpid()
    finally:
        done.set()
        other.join()


def test_where_no_process_can_be_had_the_work_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    def none() -> int:
        raise OSError("no more processes")

    monkeypatch.setattr(os, "fork", none, raising=False)

    assert beside(os.getpid)() == os.getpid()


def test_a_long_story_is_told_the_same_beside_or_not(tmp_path: Path) -> None:
    loaded = load(long_story(tmp_path, LARGE))
    assert loaded.draft is not None
    assert len(loaded.draft.passages) >= LARGE

    found = check(loaded, beside=beside)

    assert found == check(loaded, beside=at_once)
    assert {one.code for one in found} >= {"PT324", "PT502", "PT513"}


@alone
def test_a_copy_of_a_copy_leaves_the_processors_to_those_it_comes_from() -> None:
    own = os.nice(0)

    assert beside(priority)() == own
    assert beside(priority_of_a_copy)() > own


@alone
def test_work_that_goes_along_with_another_is_done_once() -> None:
    goes_along(beside)


def test_work_that_goes_along_with_none_is_done_once_too() -> None:
    goes_along(at_once)


def goes_along(how: Beside) -> None:
    begun, by_itself = Along(how, os.getpid), Along(how, os.getpid)
    first, second = begun.begin(os.getpid), begun.begin(os.getpid)

    assert begun() == first() == begun()
    assert (second() == first()) is (how is at_once)
    assert by_itself() == HERE


@alone
def test_work_that_nobody_asks_for_any_more_is_given_up() -> None:
    begun = beside(lambda: time.sleep(60))

    begun.drop()

    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)


def test_work_that_was_never_begun_is_given_up_without_being_done() -> None:
    at_once(refused).drop()


@alone
def test_a_long_story_is_told_the_same_when_it_is_proved_while_being_read(tmp_path: Path) -> None:
    folder = long_story(tmp_path, LARGE, LONG)
    ahead = Ahead(folder, beside)
    ahead.begin()
    loaded = load(folder)
    assert ahead.said is not None

    found = check(loaded, beside=beside, ahead=ahead.said)

    assert found == check(load(folder))
    assert {one.code for one in found} >= {"PT324", "PT502", "PT513"}


@alone
def test_a_long_story_with_a_mistake_is_told_the_same_though_another_may_be_meant(tmp_path: Path) -> None:
    folder = long_story(tmp_path, LARGE, LONG)
    file = folder / "story.yaml"
    file.write_text(file.read_text("utf-8").replace("go: room_500", "go: rom_500"), "utf-8")
    ahead = Ahead(folder, beside)

    ahead.begin()
    found = check(load(folder), beside=beside, ahead=ahead.said)

    assert ahead.said is not None
    assert found == check(load(folder))
    assert "PT201" in {one.code for one in found}
    assert len(still_ending()) <= 1  # the one that has told; the one given up is gone


def test_a_short_story_is_not_proved_ahead(tmp_path: Path) -> None:
    folder = long_story(tmp_path, 10)
    ahead = Ahead(folder, beside)

    ahead.begin()

    assert ahead.said is None


def test_where_no_copy_can_be_made_nothing_is_read_twice(tmp_path: Path) -> None:
    folder = long_story(tmp_path, LARGE, LONG)
    ahead = Ahead(folder, at_once)

    ahead.begin()

    assert ahead.said is None


@alone
def test_if_a_copy_comes_to_grief_that_proves_ahead_the_story_is_read_anew(tmp_path: Path) -> None:
    folder = long_story(tmp_path, LARGE, LONG)
    ahead = Ahead(folder, beside)
    proves = ahead.proved
    ahead.proved = lambda: os._exit(3) if os.getpid() != HERE else proves()  # type: ignore[method-assign]
    ahead.begin()
    loaded = load(folder)

    assert check(loaded, ahead=ahead.said) == check(load(folder))
