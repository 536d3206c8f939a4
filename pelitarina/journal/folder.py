"""Which files make up a journal, and how one of them is written whole.

    pelitarina.journal     the sealed database (SQLite adds -wal and -shm beside it while it is open)
    pelitarina.keys.json   the wrapped keys
    pelitarina.lock        no content; held while the journal is open
    pelitarina.ballast     no meaning; gives way when the disk is full (``ballast``)

The folder is for its owner only (0700), and so is every file (0600). Windows has no such bits:
there the profile folder's own rights protect it.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pelitarina.errors import FileNotRead, FileNotWritten, reason

DATABASE = "pelitarina.journal"
KEYS = "pelitarina.keys.json"
LOCK = "pelitarina.lock"
NEW = ".new"


def exists(folder: Path) -> bool:
    """Say whether there is a journal in ``folder``, whole or not."""
    return ((folder / KEYS).exists() or (folder / DATABASE).exists()) and not is_unfinished(folder)


def is_unfinished(folder: Path) -> bool:
    """Say whether a journal was being set up here when the program was cut off: it never had a word in it."""
    return (folder / f"{DATABASE}{NEW}").exists() and not (folder / DATABASE).exists()


def make(folder: Path) -> None:
    """Make the folder for its owner only; one that is there already is left as it is.

    Raises:
        FileNotWritten: it cannot be made.
    """
    with written(folder):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def make_empty(path: Path) -> None:
    """Put an empty file for its owner only at ``path``, over whatever an earlier crash left there.

    SQLite gives -wal and -shm the same rights as the database, so this settles all three.

    Raises:
        FileNotWritten: it cannot be written.
    """
    with written(path):
        path.unlink(missing_ok=True)  # an old file would keep its old rights
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))


def write_whole(path: Path, data: bytes) -> None:
    """Write ``data`` so that a crash leaves the old file or the new one, never half of either.

    Raises:
        FileNotWritten: it cannot be written; what was there is untouched.
    """
    new = path.with_name(path.name + NEW)
    make_empty(new)
    with written(path), new.open("r+b") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    put_in_place(new, path)


def put_in_place(new: Path, path: Path) -> None:
    """Rename ``new`` to ``path`` and make the renaming last.

    Raises:
        FileNotWritten: it cannot be renamed.
    """
    with written(path):
        new.replace(path)
        _sync_folder(path.parent)


def remove(path: Path) -> None:
    """Take a file away; one that is not there is no matter.

    Raises:
        FileNotWritten: it cannot be taken away.
    """
    with written(path):
        path.unlink(missing_ok=True)


@contextmanager
def written(path: Path) -> Iterator[None]:
    """Say in this program's words that ``path`` could not be written.

    Raises:
        FileNotWritten: the system refused.
    """
    try:
        yield
    except OSError as error:
        raise FileNotWritten(file=path, why=reason(error)) from None


@contextmanager
def read(path: Path) -> Iterator[None]:
    """Say in this program's words that ``path`` could not be read.

    Raises:
        FileNotRead: the system refused.
    """
    try:
        yield
    except OSError as error:
        raise FileNotRead(file=path, why=reason(error)) from None


def read_at_most(path: Path, limit: int) -> bytes | None:
    """Read a small file; None if it is not there. Gives at most ``limit + 1`` bytes.

    Raises:
        FileNotRead: it is there but cannot be read.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise FileNotRead(file=path, why=reason(error)) from None


def is_blank(path: Path) -> bool:
    """Say whether there is no file at ``path``, or one of no bytes."""
    return not path.is_file() or path.stat().st_size == 0


def _sync_folder(folder: Path) -> None:
    if sys.platform == "win32":  # a folder cannot be opened there, and renaming is written through
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
