"""How is one part of the work done beside another: in a process of its own, where the system has such?

For work that shares nothing but what both only read. The other process is a copy of this one, told of nothing and
writing nothing but its result into a pipe; where it cannot be had or comes to grief, the work is done here.
"""

import os
import pickle
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

_Result = TypeVar("_Result")


def beside(work: Callable[[], _Result]) -> Callable[[], _Result]:
    """Begin ``work``, and give what waits for its result: something that can be pickled.

    Raises:
        Whatever ``work`` raises, when its result is asked for.
    """
    if not _may_part():
        return work
    reads, writes = os.pipe()
    with suppress(OSError):
        child = os.fork()
        if child == 0:
            _work(work, reads, writes)
        os.close(writes)
        return lambda: _result(work, child, reads)
    os.close(reads)
    os.close(writes)
    return work


def _may_part() -> bool:
    """Say whether a copy of this process can work: not on Windows, and never beside threads, which it would lack."""
    return hasattr(os, "fork") and sys.platform != "darwin" and threading.active_count() == 1


def _work(work: Callable[[], object], reads: int, writes: int) -> None:
    """Do the work in the copy, and end it without any of the tidying that is this process's own."""
    status = 1
    try:
        os.close(reads)
        with os.fdopen(writes, "wb") as pipe:
            pipe.write(pickle.dumps(work()))
        status = 0
    finally:
        os._exit(status)


def _result(work: Callable[[], _Result], child: int, reads: int) -> _Result:
    with os.fdopen(reads, "rb") as pipe:
        data = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        return work()  # so that whatever was wrong is told by this process
    found: _Result = pickle.loads(data)  # noqa: S301  # written by our own copy a moment ago
    return found
