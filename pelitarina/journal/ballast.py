"""What gives way when the disk is full, so that words can still be destroyed?

A database needs room even to delete: the changed pages are written beside the file first (measured: on a full disk
DELETE fails). So a file without meaning lies beside the journal, as large as all that a deletion could ever write:
the journal file itself and 1 MiB. When there is no room, it goes, the work is done, and it is laid anew as soon as
there is room again. It holds chance, because a file of zeros may take no room on a disk that packs what it holds.
"""

import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from pelitarina.errors import FileNotWritten, message
from pelitarina.journal.folder import DATABASE

FILE = "pelitarina.ballast"
LEAST_BYTES = 1024 * 1024
FULL = message("the disk is full")

_Done = TypeVar("_Done")


def lay(folder: Path) -> None:
    """Lay the ballast, or add what it lacks. Where there is no room, or no right to write, nothing is done."""
    try:
        there, wanted = _size(folder / FILE), _size(folder / DATABASE) + LEAST_BYTES
        if there + LEAST_BYTES // 2 >= wanted:  # near enough: it is not written anew at every opening
            return
        if shutil.disk_usage(folder).free >= wanted - there:
            _add(folder / FILE, wanted - there)
    except OSError:
        return


def with_room(folder: Path, work: Callable[[], _Done]) -> _Done:
    """Do ``work``; if the disk is full, give up the ballast and do it once more.

    ``work`` must be one that can be done again: whatever fails has left nothing of itself.

    Raises:
        FileNotWritten: it could not be written even so.
    """
    try:
        return work()
    except FileNotWritten as error:
        given_up = _give_up(folder) if error.facts.get("why") == FULL else 0
        if not given_up:
            raise
    try:
        return work()
    finally:
        _take_again(folder, given_up)


def _take_again(folder: Path, count: int) -> None:
    """Lay again what was given up, as much as there is room for: it was ours before, and may be needed again."""
    try:
        _add(folder / FILE, min(count, shutil.disk_usage(folder).free))
    except OSError:
        return


def _add(path: Path, count: int) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    with os.fdopen(handle, "ab") as file:
        for start in range(0, count, LEAST_BYTES):
            file.write(os.urandom(min(LEAST_BYTES, count - start)))


def _give_up(folder: Path) -> int:
    """Take the ballast away; give how many bytes it had, 0 if there is none."""
    try:
        size = _size(folder / FILE)
        (folder / FILE).unlink()
    except OSError:
        return 0
    return size


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0
