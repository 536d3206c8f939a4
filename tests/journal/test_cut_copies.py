"""Killed at any write while keys are changed, a copy is made or brought back: the old state is there, or the new one.

A real process is killed by ``strace`` in its n-th call that changes something on the disk. Every n is tried with
``--long``; otherwise some of each.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pelitarina.errors import FileNotWritten, JournalLocked
from pelitarina.journal import copies, keys, store, swap
from pelitarina.journal.folder import DATABASE, KEYS
from tests.journal.desk import (
    AT,
    PASSPHRASE,
    choice,
    id_of,
    keep,
    later,
    set_up,
    stamp,
    unlock,
    words_of,
)

OTHER = "syysilta ja teetä"
CHANGES = "write,pwrite64,fsync,fdatasync,rename,unlink,unlinkat,ftruncate,mkdir,rmdir"
START = "import sys; from pathlib import Path; from datetime import timedelta; from tests.journal.desk import *; "
START += (
    "from pelitarina.journal import rekey, store; home, stick = map(Path, sys.argv[1:]); print('begun', flush=True); "
)
ACTS = {
    "passphrase": f"rekey.put(home, rekey.changed(home, PASSPHRASE, {OTHER!r}))",
    "backup": "unlock(home).back_up(stick / 'new.copy', AT)",
    "restore": "store.restore(home, stick / 'old.copy', stick / 'old.copy.keys', PASSPHRASE, AT)",
}
SOME = 9
"""How many places of each act are tried where not all are."""

pytestmark = pytest.mark.skipif(shutil.which("strace") is None, reason="strace is not on this computer")


@pytest.fixture(scope="module")
def before(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal with a copy of it; after the copy, something was taken back and something kept."""
    top = tmp_path_factory.mktemp("before")
    set_up(top / "home")
    (top / "stick").mkdir()
    with unlock(top / "home") as journal:
        gone, _ = keep(journal, "Saku", choice("menee"), choice("jää"))
        journal.back_up(top / "stick" / "old.copy", AT)
        journal.take_back(gone.id, None, stamp())
        keep(journal, "Aino", choice("myöhempi"))
    return top


def _traced(top: Path, act: str, *options: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-c", START + ACTS[act], str(top / "home"), str(top / "stick")]
    trace = ["strace", "-f", "-qq", "-o", str(top / "trace"), "-e", f"trace={CHANGES}", *options]
    return subprocess.run([*trace, *command], capture_output=True, text=True, timeout=120, check=False)


def _calls(top: Path, act: str) -> list[tuple[str, int]]:
    """Let it run to its end once; give each call after it began, with its number among those of its name."""
    done = _traced(top, act)
    assert done.returncode == 0, done.stderr
    names = re.findall(r"^\d+ +(\w+)\(", (top / "trace").read_text(errors="replace"), re.MULTILINE)
    lines = [line for line in (top / "trace").read_text(errors="replace").splitlines() if "(" in line]
    start = next(number for number, line in enumerate(lines) if '"begun' in line)
    seen: dict[str, int] = {}
    found = []
    for number, name in enumerate(names):
        seen[name] = seen.get(name, 0) + 1
        if number > start:
            found.append((name, seen[name]))
    return found


def _copied(before: Path, top: Path) -> Path:
    """Copy home and stick; the list of copies names places, so it follows."""
    shutil.rmtree(top, ignore_errors=True)
    shutil.copytree(before, top)
    listed = top / "home" / copies.FILE
    listed.write_text(listed.read_text().replace(str(before), str(top)))
    return top


def _points(calls: list[tuple[str, int]], every: bool) -> Iterator[tuple[str, int]]:
    step = 1 if every else max(1, len(calls) // SOME)
    yield from calls[::step]
    if not every:
        yield from calls[-2:]


def _opens(home: Path, secret: str) -> bool:
    try:
        with store.unlock(home, secret, AT) as journal:
            return journal.verify() == ()
    except JournalLocked:
        return False


def _after_passphrase(top: Path) -> None:
    assert sorted(_opens(top / "home", secret) for secret in (PASSPHRASE, OTHER)) == [False, True]


def _after_backup(top: Path) -> None:
    with unlock(top / "home") as journal:
        assert words_of(journal, "Saku") == ["jää"]
        assert journal.verify() == ()
        journal.back_up(top / "stick" / "once more.copy", AT)
    new = top / "stick" / "new.copy"
    if new.exists():  # then it is whole, and so are its keys
        assert store.verify(new, store.keys_beside(new), PASSPHRASE, AT)[1] == ()
    known = {one.path for one in copies.known(top / "home")}
    there = {path for path in (top / "stick").iterdir() if path.suffix == ".keys"}
    assert there <= known  # no key copy lies anywhere of which nobody knows


def _after_restore(top: Path) -> None:
    with unlock(top / "home") as journal:
        assert words_of(journal, "Saku") == ["jää"]  # what was taken back is back in neither
        old = journal.customer("Aino") is not None
        assert journal.verify() == ()
    assert not (top / "home" / swap.STAGE).exists()
    aside = [path for path in (top / "home").iterdir() if path.name.startswith("pelitarina-before")]
    known = {one.path for one in copies.known(top / "home")}
    assert {path.absolute() for path in aside} <= known
    assert old or aside


AFTER: dict[str, Callable[[Path], None]] = {
    "passphrase": _after_passphrase,
    "backup": _after_backup,
    "restore": _after_restore,
}


def _killed_everywhere(before: Path, tmp_path: Path, act: str, *, every: bool) -> int:
    calls, killed = _calls(_copied(before, tmp_path / "whole"), act), 0
    AFTER[act](tmp_path / "whole")
    for name, number in _points(calls, every):
        top = _copied(before, tmp_path / "cut")
        done = _traced(top, act, "-e", f"inject={name}:signal=KILL:when={number}")
        killed += done.returncode != 0
        AFTER[act](top)
    return killed


@pytest.mark.parametrize("act", ACTS)
def test_killed_at_some_writes_the_old_or_the_new_is_there(act: str, before: Path, tmp_path: Path) -> None:
    assert _killed_everywhere(before, tmp_path, act, every=False) >= min(SOME, 5)


@pytest.mark.long
@pytest.mark.parametrize("act", ACTS)
def test_killed_at_every_write_the_old_or_the_new_is_there(act: str, before: Path, tmp_path: Path) -> None:
    print(act, _killed_everywhere(before, tmp_path, act, every=True))


def test_a_full_disk_stops_a_copy_and_nothing_else(tmp_path: Path) -> None:
    """A stick of 96 KiB: a real one, where this computer may mount it."""
    (tmp_path / "stick").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(tmp_path / "stick")]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        set_up(tmp_path / "home")
        with unlock(tmp_path / "home") as journal:
            keep(journal, "Saku", choice("sana"))
            with pytest.raises(FileNotWritten):
                journal.back_up(tmp_path / "stick" / "a.copy", AT)
            assert list((tmp_path / "stick").iterdir()) == []
            assert copies.known(tmp_path / "home") == ()
            assert words_of(journal, "Saku") == ["sana"]
            assert journal.verify() == ()
    finally:
        subprocess.run(["umount", str(tmp_path / "stick")], check=True)


def test_a_full_disk_stops_bringing_back_and_changing_keys_and_the_journal_stays(tmp_path: Path) -> None:
    home = tmp_path / "disk" / "home"
    (tmp_path / "disk").mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1024k", "tmpfs", str(tmp_path / "disk")]
    if shutil.which("mount") is None or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("nothing can be mounted here")
    try:
        set_up(home)
        with unlock(home) as journal:
            keep(journal, "Saku", choice("sana"))
            journal.back_up(tmp_path / "a.copy", AT)
            who, held = id_of(journal, "Saku"), keys.read(home)
        (tmp_path / "disk" / "rest").write_bytes(bytes(_room(tmp_path / "disk")))
        with pytest.raises(FileNotWritten):
            store.restore(home, tmp_path / "a.copy", tmp_path / "a.copy.keys", PASSPHRASE, later(hours=1))
        (tmp_path / "disk" / "rest").unlink()
        assert not (home / swap.STAGE).exists()
        with unlock(home) as journal:
            assert id_of(journal, "Saku") == who
            assert journal.verify() == ()
        assert keys.read(home) == held
        assert {path.name for path in home.iterdir()} >= {DATABASE, KEYS}
    finally:
        subprocess.run(["umount", str(tmp_path / "disk")], check=True)


def _room(disk: Path) -> int:
    return max(0, shutil.disk_usage(disk).free - 8 * 4096)
