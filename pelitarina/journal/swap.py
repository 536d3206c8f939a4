"""How a journal that was brought back takes the place of the one that is there, whenever the program may be killed.

Bringing back is made ready in a folder of its own. Until the word ``READY`` stands in it, nothing has happened, and the
next who opens the journal sweeps it away; from then on it has happened, and the next who opens brings it to its end.
"""

import shutil
from pathlib import Path

from pelitarina.journal.folder import DATABASE, KEYS, make, put_in_place, write_whole, written
from pelitarina.journal.lock import Lock
from pelitarina.journal.terms import FILE as NOTICE

STAGE = "pelitarina.restoring"
READY = "ready"
FILES = (NOTICE, KEYS, DATABASE)
"""What makes up a journal that is closed, in the order in which it is put in place."""
_BESIDE = ("-wal", "-shm")


def settle(folder: Path) -> None:
    """Bring to its end what was begun and cut off, or sweep it away.

    Raises:
        JournalInUse: somebody is bringing a journal back at this moment.
        FileNotWritten: the folder cannot be written.
    """
    if (folder / STAGE).is_dir():
        held = Lock(folder)
        try:
            finish(folder)
        finally:
            held.release()


def begin(folder: Path) -> Path:
    """Make the folder in which a journal is made ready. The caller holds the lock."""
    finish(folder)
    make(folder / STAGE)
    return folder / STAGE


def decide(folder: Path) -> None:
    """Say that the journal that was made ready is whole; from here on it is the journal."""
    write_whole(folder / STAGE / READY, b"")


def finish(folder: Path) -> None:
    """Put what is ready in place; what is not is swept away. The caller holds the lock."""
    stage = folder / STAGE
    if not stage.is_dir():
        return
    with written(stage):
        if (stage / READY).is_file():
            _put(stage, folder)
        shutil.rmtree(stage)


def set_aside(folder: Path, aside: Path) -> None:
    """Copy the journal that is there, damaged or not, into the new folder ``aside``."""
    make(aside)
    with written(aside):
        for name in (*FILES, *(DATABASE + suffix for suffix in _BESIDE)):
            if (folder / name).is_file():
                shutil.copy(folder / name, aside / name)


def forget(aside: Path) -> None:
    """Remove what was set aside."""
    shutil.rmtree(aside, ignore_errors=True)


def _put(stage: Path, folder: Path) -> None:
    if (stage / DATABASE).is_file():
        for suffix in _BESIDE:  # SQLite would fold them into the file that comes
            (folder / (DATABASE + suffix)).unlink(missing_ok=True)
    for name in FILES:
        if (stage / name).is_file():
            put_in_place(stage / name, folder / name)
    # Last of all: as long as the word stands there, whoever comes next does all this once more.
    for left in stage.iterdir():
        if left.name != READY:
            left.unlink()
    (stage / READY).unlink()
