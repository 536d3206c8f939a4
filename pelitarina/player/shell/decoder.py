"""Who reads foreign pictures and sounds, so that none can keep the program busy, take its memory, or end it?

A process of its own (``decode``), started when the first is wanted, used for those that follow, and ended when one
takes longer than two seconds: that one is left out. Where the program is one frozen file (PyInstaller), the same file
is started with the word ``CHILD``, and ``cli.main`` sees to it.
"""

import os
import queue
import subprocess
import sys
import threading
from collections.abc import Hashable, Iterator
from contextlib import suppress
from pathlib import Path

import pelitarina
from pelitarina.player.shell.decode import ASKED, GIVEN
from pelitarina.player.shell.private import CHILD
from pelitarina.player.shell.raster import Job, Pixels

PATIENCE = 2.0
"""Seconds that one picture may take."""
_BEGINNING = 15.0
"""Seconds that the process may take to begin, on an old laptop whose guard looks at every file first."""
_FAREWELL = 1.0  # seconds; nobody waits longer for a thread that makes nothing any more
_MOST_BYTES = 4096 * 4096 * 4
_UNSEEN = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}


class Decoder:
    """One process, one picture at a time."""

    def __init__(self, patience: float = PATIENCE) -> None:
        self.patience = patience
        self.process: subprocess.Popen[bytes] | None = None
        self.lock = threading.Lock()
        self.jobs: queue.SimpleQueue[tuple[Hashable, Job] | None] = queue.SimpleQueue()
        self.done: queue.SimpleQueue[tuple[Hashable, Pixels | None]] = queue.SimpleQueue()
        self.thread: threading.Thread | None = None
        self.closed = False

    def ask(self, name: Hashable, job: Job) -> None:
        """Ask for a picture; it comes by ``came``, under that name."""
        if self.thread is None:
            self.thread = threading.Thread(target=self._work, name="pictures", daemon=True)
            self.thread.start()
        self.jobs.put((name, job))

    def came(self) -> Iterator[tuple[Hashable, Pixels | None]]:
        """Give what has come since this was asked last; None where there is no picture."""
        with suppress(queue.Empty):
            while True:
                yield self.done.get_nowait()

    def made(self, job: Job) -> Pixels | None:
        """Make a picture or a sound, waiting for it at most as long as one may take."""
        with self.lock:
            try:
                return None if self.closed else self._made(job)
            except (OSError, ValueError):
                self._end()
                return None

    def close(self) -> None:
        """End the process for good. What has not come yet does not come."""
        self.closed = True
        thread, self.thread = self.thread, None
        if thread is not None:
            self.jobs.put(None)
        process = self.process  # the other thread may let go of it meanwhile
        if process is not None:
            process.kill()  # a picture that is being made ends with it
        with self.lock:
            self._end()
        if thread is not None:
            thread.join(_FAREWELL)

    def _work(self) -> None:
        while (asked := self.jobs.get()) is not None:
            name, job = asked
            self.done.put((name, self.made(job)))

    def _made(self, job: Job) -> Pixels | None:
        if self.process is None or self.process.poll() is not None:
            self._end()
            self.process = _started()
            if self.closed:
                raise OSError
            self._read(1, _BEGINNING)
        assert self.process.stdin is not None
        until = threading.Timer(self.patience, self.process.kill)
        until.start()
        try:
            head = ASKED.pack(job.kind.encode("ascii"), *job.size, job.focal, len(job.data))
            self.process.stdin.write(head + job.data)
            self.process.stdin.flush()
            there, wide, high = GIVEN.unpack(self._exactly(GIVEN.size))
            if not there or not 0 < wide * high * 4 <= _MOST_BYTES:
                return None
            return Pixels((wide, high), self._exactly(wide * high * 4))
        finally:
            until.cancel()

    def _read(self, count: int, seconds: float) -> None:
        """Read something that says nothing but that it is there."""
        assert self.process is not None
        until = threading.Timer(seconds, self.process.kill)
        until.start()
        try:
            self._exactly(count)
        finally:
            until.cancel()

    def _exactly(self, count: int) -> bytes:
        """Read so many bytes.

        Raises:
            OSError: the process has ended before.
        """
        assert self.process is not None
        assert self.process.stdout is not None
        data = self.process.stdout.read(count)
        if len(data) < count:
            raise OSError
        return data

    def _end(self) -> None:
        """End the process, if there is one."""
        process, self.process = self.process, None
        if process is None:
            return
        process.kill()
        for stream in (process.stdin, process.stdout):
            with suppress(OSError):
                if stream is not None:
                    stream.close()
        process.wait()


def _started() -> subprocess.Popen[bytes]:
    frozen = bool(getattr(sys, "frozen", False))
    command = [sys.executable, CHILD] if frozen else [sys.executable, "-P", "-m", "pelitarina.player.shell.decode"]
    return subprocess.Popen(  # noqa: S603  # our own program, with no word from outside
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_environment(),
        creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        start_new_session=sys.platform != "win32",  # Ctrl+C in a terminal is not meant for it
    )


def _environment() -> dict[str, str]:
    """Give the surroundings in which it finds our own package first, and writes nothing on its way."""
    ours = dict(os.environ)  # noqa: TID251  # what it starts needs the system's own surroundings
    home = str(Path(pelitarina.__file__).parent.parent)
    ours["PYTHONPATH"] = os.pathsep.join(part for part in (home, ours.get("PYTHONPATH", "")) if part)
    return {**ours, "PYGAME_HIDE_SUPPORT_PROMPT": "1", **_UNSEEN, "PYTHONDONTWRITEBYTECODE": "1"}
