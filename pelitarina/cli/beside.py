"""How is one part of the work done beside another: in a process of its own, where the system has such?

For work that shares nothing but what both only read. The other process is a copy of this one, told of nothing and
writing nothing but its result into a pipe; where it cannot be had or comes to grief, the work is done here.
"""

import os
import pickle
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import Generic, TypeVar

from pelitarina.check.beside import Begun, Later

_Result = TypeVar("_Result")
_POLITE = 19  # steps of a process's priority: as many as there are
_COPIES = list[int]()  # this process, if it is a copy, and the copies it comes from
_GOING = list[int]()  # copies that have told what they found; to give back what they took takes them a while
_WIDTH = 8  # bytes that say how many come behind them


def beside(work: Callable[[], _Result]) -> Begun[_Result]:
    """Begin ``work``, and give what waits for its result: something that can be pickled.

    Raises:
        Whatever ``work`` raises, when its result is asked for.
    """
    if not _may_part():
        return Later(work)
    see_off(wait=False)
    reads, writes = os.pipe()
    with suppress(OSError):
        child = os.fork()
        if child == 0:
            _work(work, reads, writes)
        os.close(writes)
        return _Copy(work, child, reads)
    os.close(reads)
    os.close(writes)
    return Later(work)


def see_off(*, wait: bool = True) -> None:
    """Let copies that have told what they found end, and the system count what they took and forget them."""
    for child in tuple(_GOING):
        if os.waitpid(child, 0 if wait else os.WNOHANG)[0]:
            _GOING.remove(child)


def _may_part() -> bool:
    """Say whether a copy of this process can work: not on Windows, and never beside threads, which it would lack."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _work(work: Callable[[], object], reads: int, writes: int) -> None:
    """Do the work in the copy, and end it without any of the tidying that is this process's own."""
    status = 1
    try:
        os.close(reads)
        _GOING.clear()
        _wait_behind_others()
        with os.fdopen(writes, "wb") as pipe:
            found = pickle.dumps(work())
            pipe.write(len(found).to_bytes(_WIDTH) + found)
        see_off()
        status = 0
    finally:
        os._exit(status)


def _wait_behind_others() -> None:
    """Let a copy of a copy leave the processors to both that it comes from: it is asked last."""
    if _COPIES:
        os.nice(_POLITE)
    _COPIES.append(os.getpid())


class _Copy(Generic[_Result]):
    """A copy of this process at work."""

    def __init__(self, work: Callable[[], _Result], child: int, reads: int) -> None:
        self.work, self.child, self.reads = work, child, reads

    def __call__(self) -> _Result:
        with os.fdopen(self.reads, "rb") as pipe:
            data = pipe.read()
        if len(data) < _WIDTH or len(data) < _WIDTH + int.from_bytes(data[:_WIDTH]):
            os.waitpid(self.child, 0)
            return self.work()  # so that whatever was wrong is told by this process
        _GOING.append(self.child)
        found: _Result = pickle.loads(memoryview(data)[_WIDTH:])  # noqa: S301  # written by our own copy a moment ago
        return found

    def drop(self) -> None:
        """End the copy."""
        os.close(self.reads)
        with suppress(ProcessLookupError):
            os.kill(self.child, signal.SIGKILL)
        os.waitpid(self.child, 0)
