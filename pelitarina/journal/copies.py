"""Which copies of keys lie somewhere, and until when: as long as one does, what was erased could be read in a copy.

A list beside the journal, of places and days and nothing else. What is over is removed where it can be reached; a
key copy that somebody carried away cannot be, and that is told. The list itself is no reason to remove anything: only
what is a copy, by its first bytes, or a journal that was set aside here, goes.
"""

import json
import shutil
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from msgspec import Struct

from pelitarina.errors import FileNotRead, FileNotWritten
from pelitarina.journal.container import FIRST
from pelitarina.journal.folder import NEW, read_at_most, write_whole

FILE = "pelitarina.copies.json"
DAYS = 30
"""How long a copy of the keys lives at most."""
ASIDE = "pelitarina-before"
"""With this begins the name of a folder, in the journal's own, into which a journal was set aside."""
WORKSHOP = "pelitarina.copying"
"""The folder, in the journal's own, for what is not ready."""
_LARGEST_BYTES = 1024 * 1024


class KeyCopy(Struct, frozen=True):
    """A copy of keys: a file, or the folder of a journal that was set aside; and its last day (UTC)."""

    path: Path
    last_day: date


def last_day(at: datetime) -> date:
    """Give the last day of a key copy that is made ``at``."""
    return at.astimezone(UTC).date() + timedelta(days=DAYS)


def known(folder: Path) -> tuple[KeyCopy, ...]:
    """Give the key copies that are known of; a list that cannot be read knows of none.

    Raises:
        FileNotRead: the list may not be read.
    """
    try:
        read = json.loads(read_at_most(folder / FILE, _LARGEST_BYTES) or b"[]")
        return tuple(KeyCopy(Path(one["path"]), date.fromisoformat(one["last_day"])) for one in read)
    except (ValueError, KeyError, TypeError, RecursionError):
        return ()


def add(folder: Path, day: date, *paths: Path) -> None:
    """Write down that copies of keys are about to lie at ``paths``, until ``day``.

    Raises:
        FileNotWritten, FileNotRead: the list cannot be used; then no copy should be made.
    """
    new = [path.absolute() for path in paths]
    others = (one for one in known(folder) if one.path not in new)
    _write(folder, (*others, *(KeyCopy(path, day) for path in new)))


def drop(folder: Path, *paths: Path) -> None:
    """Write down that no copy of keys lies at ``paths`` after all.

    Raises:
        FileNotWritten, FileNotRead: the list cannot be used.
    """
    gone = [path.absolute() for path in paths]
    _write(folder, tuple(one for one in known(folder) if one.path not in gone))


def sweep(folder: Path, at: datetime) -> None:
    """Remove every key copy whose last day is over at ``at`` and that can be reached; the others wait.

    So goes what a killed program left unready. The caller holds the lock: nobody is making a copy now. Nothing
    of this may keep a journal from being opened: what fails now is tried the next time.
    """
    shutil.rmtree(folder / WORKSHOP, ignore_errors=True)
    with suppress(FileNotWritten, FileNotRead):
        today = at.astimezone(UTC).date()
        over = [one for one in known(folder) if one.last_day < today or one.path.name.endswith(NEW)]
        gone = [one for one in over if _removed(folder, one.path)]
        if gone:
            _write(folder, tuple(one for one in known(folder) if one not in gone))


def until(folder: Path, at: datetime) -> date | None:
    """Give the day after which no known key copy holds what is destroyed now; None where there is none.

    Raises:
        FileNotRead: the list may not be read.
    """
    return max((one.last_day for one in known(folder) if one.last_day >= at.astimezone(UTC).date()), default=None)


def _removed(folder: Path, path: Path) -> bool:
    """Remove what lies there; say whether nothing of ours does. Where its own folder is out of reach, nobody knows."""
    if path.name.startswith(ASIDE):
        path = folder / path.name  # it moves with the journal
    if not path.parent.is_dir():
        return False
    try:
        if path.is_dir():
            if path.parent == folder and path.name.startswith(ASIDE):
                shutil.rmtree(path)
        elif _is_a_copy(path):
            path.unlink()
    except (OSError, FileNotRead):
        return False
    return True


def _is_a_copy(path: Path) -> bool:
    """Say whether a file begins as a copy does; an unready one may be cut off before that."""
    first = read_at_most(path, len(FIRST) - 1)
    return first is not None and (first == FIRST or (path.name.endswith(NEW) and FIRST.startswith(first)))


def _write(folder: Path, copies: tuple[KeyCopy, ...]) -> None:
    plain = [{"path": str(one.path), "last_day": one.last_day.isoformat()} for one in copies]
    write_whole(folder / FILE, json.dumps(plain, indent=2).encode() + b"\n")
