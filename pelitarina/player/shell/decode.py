"""The process that reads foreign pictures: data in, pixels out, within limits of its own.

A story that somebody was given may hold a picture made to take all memory or all time. It takes those of this process,
which holds no word of anybody's, writes no file, and is ended when it is too long about it.
"""

import os
import struct
import sys
from contextlib import suppress
from typing import BinaryIO

import pygame

from pelitarina.player.shell.raster import FOREIGN_PX, Job, covering

ASKED = struct.Struct(">4sIIdI")
"""What is asked: kind (``.svg``, ``.png``), width, height, focal, and how many bytes of data follow."""
GIVEN = struct.Struct(">?II")
"""What is given: whether there is a picture, width, height; then four bytes (RGBA) for each dot."""
READY = b"+"
MEMORY = 256 * 1024 * 1024
"""Bytes that pictures may take, beside the program itself."""
SECONDS = 2
"""Of the processor's time, for one picture."""


def main() -> int:
    """Read pictures from the standard input until it ends; nothing else may write to where the pixels go."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    _limit_memory()
    serve(sys.stdin.buffer, out)
    return 0


def serve(source: BinaryIO, out: BinaryIO) -> None:
    """Give a picture for each that is asked for."""
    out.write(READY)
    out.flush()
    while len(head := source.read(ASKED.size)) == ASKED.size:
        kind, wide, high, focal, length = ASKED.unpack(head)
        data = source.read(length)
        _limit_time()
        _give(out, _made(Job(data, kind.decode("ascii", "replace"), (wide, high), focal)))


def _made(job: Job) -> pygame.Surface | None:
    with suppress(Exception):  # whatever a picture brings about, there is none then
        return covering(job, FOREIGN_PX)
    return None


def _give(out: BinaryIO, surface: pygame.Surface | None) -> None:
    size = surface.get_size() if surface else (0, 0)
    out.write(GIVEN.pack(surface is not None, *size))
    if surface:
        out.write(pygame.image.tobytes(surface, "RGBA"))
    out.flush()


def _limit_memory() -> None:
    """Ask the system to refuse more memory, and every file (where it can: not on Windows)."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # only where there are such limits

    with suppress(OSError, ValueError):
        most = _taken() + MEMORY
        resource.setrlimit(resource.RLIMIT_AS, (most, most))
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _limit_time() -> None:
    """Ask the system to end this process when one picture takes too long, even if nobody else does."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415

    used = resource.getrusage(resource.RUSAGE_SELF)
    until = int(used.ru_utime + used.ru_stime) + SECONDS + 1
    with suppress(OSError, ValueError):
        resource.setrlimit(resource.RLIMIT_CPU, (until, resource.getrlimit(resource.RLIMIT_CPU)[1]))


def _taken() -> int:
    """How many bytes of addresses the program itself takes."""
    with suppress(OSError, ValueError), open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123
        return int(file.read().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    return MEMORY


if __name__ == "__main__":
    sys.exit(main())
