"""Whether somebody else is at this journal.

A lock of the operating system on a file without content. It is held while the journal is open and
falls away by itself when the process ends, however it ends.
"""

import os
import sys
from pathlib import Path
from weakref import finalize

from pelitarina.errors import JournalInUse
from pelitarina.journal.folder import LOCK, written

if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(handle: int) -> None:
        # flock belongs to the open file, not to the process: a second unlock in one program is refused, too.
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


class Lock:
    """A lock on ``folder``, held from the moment it is made until ``release``, or until nobody knows of it any more.

    Raises:
        JournalInUse: somebody holds it.
        FileNotWritten: the lock file cannot be made.
    """

    def __init__(self, folder: Path) -> None:
        path = folder / LOCK
        with written(path):
            handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        self._closing = finalize(self, os.close, handle)
        self._closing.atexit = False  # the end of the process lets go
        try:
            _take(handle)
        except OSError:
            self.release()
            raise JournalInUse(folder=folder) from None

    def release(self) -> None:
        """Let go; doing so twice does no harm."""
        self._closing()
