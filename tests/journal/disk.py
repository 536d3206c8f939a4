"""A small disk of its own, that can be filled to the last byte."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

FILLER = "filler"


@contextmanager
def small_disk(at: Path, kibibytes: int) -> Iterator[Path]:
    """Give a folder on a disk in memory of so many KiB; skip where none can be made."""
    if sys.platform != "linux" or os.geteuid() != 0 or not shutil.which("mount"):
        pytest.skip("a disk in memory needs Linux and its root")
    at.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={kibibytes}k", "pelitarina-test", str(at)],
        capture_output=True,
        check=False,
    )
    if made.returncode != 0:
        pytest.skip("a disk in memory cannot be made here")
    try:
        yield at
    finally:
        subprocess.run(["umount", "--lazy", str(at)], check=True)


def fill(disk: Path) -> None:
    """Fill the disk to the last byte."""
    with (disk / FILLER).open("ab", buffering=0) as file, suppress(OSError):
        while file.write(bytes(4096)):
            pass
    assert shutil.disk_usage(disk).free < 4096


def make_room(disk: Path) -> None:
    """Take away what filled it."""
    (disk / FILLER).unlink()
