"""Which copies of keys lie somewhere, and until when: as long as one does, what was erased could be read in a copy.

A list beside the journal, of places and days and nothing else. What is over is removed where it can be reached; a
key copy that somebody carried away cannot be, and that is told.
"""

import json
import shutil
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from pelitarina.errors import FileNotRead, FileNotWritten
from pelitarina.journal.folder import read_at_most, write_whole

FILE = "pelitarina.copies.json"
DAYS = 30
"""How long a copy of the keys lives at most."""
_LARGEST_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class KeyCopy:
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


def add(folder: Path, path: Path, day: date) -> None:
    """Write down that a key copy is about to lie at ``path``.

    Raises:
        FileNotWritten, FileNotRead: the list cannot be used; then no copy should be made.
    """
    others = (one for one in known(folder) if one.path != path.absolute())
    _write(folder, (*others, KeyCopy(path.absolute(), day)))


def drop(folder: Path, path: Path) -> None:
    """Write down that no key copy lies at ``path`` after all.

    Raises:
        FileNotWritten, FileNotRead: the list cannot be used.
    """
    _write(folder, tuple(one for one in known(folder) if one.path != path.absolute()))


def sweep(folder: Path, at: datetime) -> None:
    """Remove every key copy whose last day is over at ``at`` and that can be reached; the others wait.

    Nothing of this may keep a journal from being opened: what fails now is tried the next time.
    """
    with suppress(FileNotWritten, FileNotRead):
        over = [one for one in known(folder) if one.last_day < at.astimezone(UTC).date()]
        gone = [one for one in over if _removed(one.path)]
        if gone:
            _write(folder, tuple(one for one in known(folder) if one not in gone))


def until(folder: Path, at: datetime) -> date | None:
    """Give the day after which no known key copy holds what is destroyed now; None where there is none.

    Raises:
        FileNotRead: the list may not be read.
    """
    return max((one.last_day for one in known(folder) if one.last_day >= at.astimezone(UTC).date()), default=None)


def _removed(path: Path) -> bool:
    """Remove a file or a folder; say whether it is gone. Where its own folder is out of reach, it is not."""
    if not path.parent.is_dir():
        return False
    try:
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    except OSError:
        return False
    return True


def _write(folder: Path, copies: tuple[KeyCopy, ...]) -> None:
    plain = [{"path": str(one.path), "last_day": one.last_day.isoformat()} for one in copies]
    write_whole(folder / FILE, json.dumps(plain, indent=2).encode() + b"\n")
