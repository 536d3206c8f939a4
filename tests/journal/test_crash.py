"""A process killed at any moment leaves either nothing or everything of each act."""

import subprocess
import sys
from pathlib import Path

import pytest

from pelitarina.journal.folder import DATABASE
from tests.journal.desk import set_up, unlock, words_of

ACTS = """
import sys
from itertools import count
from pathlib import Path
from tests.journal.desk import choice, keep, stamp, unlock
with unlock(Path(sys.argv[1])) as journal:
    for number in count():
        stays, goes = keep(journal, "Saku", choice(f"stays {number}"), choice(f"goes {number}"))
        print("kept", number, flush=True)
        journal.take_back(goes.id, None, stamp())
        print("taken_back", number, flush=True)
"""


def _acts_until_killed(folder: Path, acknowledged: int) -> list[tuple[str, int]]:
    """Let a real process act, kill it once it has acknowledged so many acts, and give all it acknowledged."""
    with subprocess.Popen([sys.executable, "-c", ACTS, str(folder)], stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline() for _ in range(acknowledged)]
        process.kill()
        lines += process.stdout.readlines()
    whole = [line.split() for line in lines if line.endswith("\n")]
    return [(act, int(number)) for act, number in whole]


@pytest.mark.fault("killed at any moment")
@pytest.mark.parametrize("acknowledged", [1, 2, 9, 24, 41])
def test_what_was_acknowledged_is_there_and_nothing_is_there_by_halves(tmp_path: Path, acknowledged: int) -> None:
    set_up(tmp_path)
    done = _acts_until_killed(tmp_path, acknowledged)
    assert len(done) >= acknowledged
    assert (tmp_path / f"{DATABASE}-wal").exists()
    with unlock(tmp_path) as journal:
        found = set(words_of(journal, "Saku"))
        assert journal.verify() == ()
    kept, taken_back = ({n for act, n in done if act == wanted} for wanted in ("kept", "taken_back"))
    assert {f"stays {number}" for number in kept} <= found
    assert not {f"goes {number}" for number in taken_back} & found
    both = {word.split()[1] for word in found if word.startswith("goes")}
    assert all(f"stays {number}" in found for number in both)


@pytest.mark.fault("killed at any moment")
def test_a_journal_killed_again_and_again_opens_each_time(tmp_path: Path) -> None:
    set_up(tmp_path)
    for _ in range(3):
        _acts_until_killed(tmp_path, 3)
    with unlock(tmp_path) as journal:
        assert journal.verify() == ()
        assert len(words_of(journal, "Saku")) >= 6
