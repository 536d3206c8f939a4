"""An ordinary user whose folder or file may only be read is told so, and nothing is changed. Root would not notice."""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pelitarina.journal.folder import DATABASE, KEYS, LOCK
from tests.journal.desk import all_bytes, choice, keep, set_up, unlock
from tests.journal.rights import NOBODY

pytestmark = [
    pytest.mark.skipif("sys.platform == 'win32' or os.geteuid() != 0", reason="only root can become somebody else"),
    pytest.mark.fault("folder or file that may only be read"),
]


def _only_read(home: Path) -> None:
    for path in home.iterdir():
        path.chmod(0o444)
    home.chmod(0o555)


def _of_root(home: Path) -> None:
    for path in (home, *home.iterdir()):
        os.chown(path, 0, 0)
        path.chmod(0o755 if path.is_dir() else 0o644)


CASES: dict[str, tuple[Callable[[Path], None], str]] = {
    "all may be written": (lambda _: None, "sana, uusi"),
    "folder may only be read": (lambda home: home.chmod(0o555), "FileNotWritten"),
    "folder and files may only be read": (_only_read, "FileNotWritten"),
    "database may only be read": (lambda home: (home / DATABASE).chmod(0o444), "FileNotWritten: it may only be read"),
    "database may not be read": (lambda home: (home / DATABASE).chmod(0), "FileNotWritten"),
    "keys may not be read": (lambda home: (home / KEYS).chmod(0), "FileNotRead: it may not be opened"),
    "lock may only be read": (lambda home: (home / LOCK).chmod(0o444), "FileNotWritten"),
    "folder of somebody else": (_of_root, "FileNotWritten"),
}


@pytest.fixture(scope="module")
def top() -> Iterator[Path]:
    """A folder that everybody may enter; pytest's own is for its owner only."""
    with tempfile.TemporaryDirectory() as place:
        Path(place).chmod(0o755)
        yield Path(place)


@pytest.fixture(scope="module")
def told(top: Path) -> tuple[dict[str, str], dict[str, bool]]:
    """Give what nobody was told for each case, and whether every byte stayed as it was."""
    set_up(top / "template")
    with unlock(top / "template") as journal:
        keep(journal, "Saku", choice("sana"))
    homes = {name: shutil.copytree(top / "template", top / name) for name in CASES}
    for name, (spoil, _) in CASES.items():
        for path in (homes[name], *homes[name].iterdir()):
            os.chown(path, NOBODY, NOBODY)
        spoil(homes[name])
    before = {name: all_bytes(home) for name, home in homes.items()}
    command = [sys.executable, "-m", "tests.journal.rights", str(top / "template"), *map(str, homes.values())]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    said = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    return said, {name: _but_for_side_files(homes[name]) == before[name] for name in CASES}


def _but_for_side_files(home: Path) -> dict[str, bytes]:
    """SQLite may leave an empty -wal and a -shm beside a file that it could not write."""
    return {name: data for name, data in all_bytes(home).items() if not name.endswith(("-wal", "-shm"))}


@pytest.mark.parametrize("case", CASES)
def test_an_ordinary_user_is_told_and_nothing_is_changed(
    told: tuple[dict[str, str], dict[str, bool]], case: str, tried: Callable[[int], None]
) -> None:
    said, unchanged = told
    expected = CASES[case][1]
    assert said[case].startswith(expected), said[case]
    assert unchanged[case] is ("Not" in expected)
    tried(1)
