"""The process that reads foreign pictures and sounds: data in, pixels or samples out, within limits of its own.

A story that somebody was given may hold a picture made to take all memory or all time, or a sound that ends whatever
reads it (a WAV of 130 bytes did, with SDL_mixer 2.8). It takes those of this process, which holds no word of anybody's,
writes no file, and is ended when it is too long about it.
"""

import os
import struct
import sys
from contextlib import suppress
from io import BytesIO
from typing import BinaryIO

import pygame

from pelitarina.player.shell.raster import FOREIGN_PX, RATE, SECONDS_HEARD, SOUNDS, Job, Pixels, covering

ASKED = struct.Struct(">5sIIdI")
"""What is asked: kind (``.svg``, ``.opus``), width, height, focal, and how many bytes of data follow."""
GIVEN = struct.Struct(">?II")
"""What is given: whether there is a picture, width, height; then four bytes (RGBA) for each dot.

A sound is one row of dots: each is two samples of 16 bits, ``RATE`` samples a second, lowest byte first.
"""
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
        _give(out, _made(Job(data, kind.rstrip(b"\0").decode("ascii", "replace"), (wide, high), focal)))


def _made(job: Job) -> Pixels | None:
    with suppress(Exception):  # whatever a picture or a sound brings about, there is none then
        if job.kind in SOUNDS:
            return _heard(job.data)
        surface = covering(job, FOREIGN_PX)
        return Pixels(surface.get_size(), pygame.image.tobytes(surface, "RGBA")) if surface else None
    return None


def _heard(data: bytes) -> Pixels | None:
    """Unpack a sound, as far as it is heard."""
    if not pygame.mixer.get_init():
        pygame.mixer.init(RATE, -16, 1)
    samples = pygame.mixer.Sound(file=BytesIO(data)).get_raw()[: RATE * SECONDS_HEARD * 2]
    dots = len(samples) // 4
    return Pixels((dots, 1), samples[: dots * 4]) if dots else None


def _give(out: BinaryIO, made: Pixels | None) -> None:
    out.write(GIVEN.pack(made is not None, *(made.size if made else (0, 0))))
    if made:
        out.write(made.data)
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
