"""Killed at any write, an act is done or not done: nothing acknowledged is lost, nothing that was to go stays."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.journal.killed import ACTS

pytestmark = [
    pytest.mark.skipif("sys.platform != 'linux'", reason="strace is on Linux only"),
    pytest.mark.needs("strace"),
]
FEW = 6


def _killed(act: str, folder: Path, *options: str) -> tuple[int, int]:
    """Kill an act at many points; give at how many, and how many there are."""
    command = [sys.executable, "-m", "tests.journal.killed", act, str(folder), *options]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout.splitlines()[-1])
    return int(told["killed"]), int(told["writes"])


@pytest.mark.fault("killed at a write")
@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_is_killed_at_some_of_its_writes_is_done_or_not_done(
    act: str, tmp_path: Path, tried: Callable[[int], None]
) -> None:
    killed, writes = _killed(act, tmp_path, "--most", str(FEW))
    tried(killed)
    assert killed >= min(FEW, writes) - 2


@pytest.mark.long
@pytest.mark.fault("killed at every write")
@pytest.mark.parametrize("act", ACTS)
def test_an_act_that_is_killed_at_any_of_its_writes_is_done_or_not_done(
    act: str, tmp_path: Path, tried: Callable[[int], None]
) -> None:
    killed, writes = _killed(act, tmp_path)
    tried(killed)
    assert killed >= writes - 2, "what is done after the last write need not be killed"
