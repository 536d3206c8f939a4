"""What keeps a customer's words from leaving memory by accident?"""

import ctypes
import signal
import sys

CHILD = "--read-pictures"
"""The one word with which a frozen program starts itself, to read foreign pictures apart from everything else."""
_PR_SET_DUMPABLE = 4  # prctl(2)


def end_tidily() -> None:
    """Let a request to end, or a closed window, end the program as its own end would: words leave the screen."""

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    for name in ("SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)


def no_core_dumps() -> None:
    """Ask the system not to write the program's memory to disk when it is killed or fails."""
    if sys.platform == "win32":
        return
    import resource  # noqa: PLC0415  # only where there are such limits

    resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
    if sys.platform == "linux":  # a limit of none does not hold where dumps go to a program (core(5))
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
