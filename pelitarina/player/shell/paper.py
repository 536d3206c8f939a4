"""How does a document become a file, whole or not at all and never over another; how is it opened, and deleted?"""

import errno
import os
import sys
from collections.abc import Callable, Mapping
from contextlib import suppress
from itertools import chain, count
from pathlib import Path
from shutil import which
from time import sleep

from pelitarina.errors import FileNotShown, FileNotWritten, reason
from pelitarina.errors import message as m

_OPENERS = {"darwin": "open", "linux": "xdg-open"}
_LOOKS, _PAUSE = 10, 0.05  # half a second in all
_NO_NAME = m("that cannot be the name of a file")


def delete(path: Path) -> None:
    """Delete a document. One that is gone already is gone.

    Raises:
        FileNotWritten: it is there and cannot be deleted.
    """
    try:
        path.unlink(missing_ok=True)
    except OSError as problem:
        raise FileNotWritten(file=path, why=reason(problem)) from None


def show(path: Path) -> None:
    """Open a document in the program that this computer has for it. Its words go through no command line.

    Raises:
        FileNotShown: the file is gone, or nothing here opens it.
    """
    opens = which(_OPENERS.get(sys.platform, "xdg-open"))
    if not path.exists() or (opens is None and sys.platform != "win32"):
        raise FileNotShown(file=path)
    try:
        if sys.platform == "win32":
            os.startfile(path)  # noqa: S606  # the file itself, and no command
        else:
            _started(str(opens), path)
    except OSError:
        raise FileNotShown(file=path) from None


def _started(program: str, path: Path) -> None:
    """Start a program that goes on by itself. One that says soon that it cannot has not opened the file."""
    nothing = [(os.POSIX_SPAWN_OPEN, stream, os.devnull, os.O_RDWR, 0) for stream in (0, 1, 2)]
    child = os.posix_spawn(program, [program, str(path)], _environment(), file_actions=nothing)
    for _ in range(_LOOKS):
        ended, status = os.waitpid(child, os.WNOHANG)
        if ended and status:
            raise FileNotShown(file=path)
        if ended:
            return
        sleep(_PAUSE)


def _environment() -> Mapping[str, str]:
    return os.environ  # noqa: TID251  # what it starts needs the person's own surroundings


def write_new(path: Path, content: str | bytes, before: Callable[[], None] = lambda: None) -> None:
    """Write a document to a new file, whole or not at all; never over one that is there.

    Until it has its name it is called ``.NAME.part``, beside it. Killed at just that moment it stays so;
    the next document of that name sweeps it away.

    Args:
        path: the file to be made, readable for its owner only.
        content: all of it; text becomes UTF-8 with its newlines as they are.
        before: done when all is written and only the name is missing; if it fails, no file appears.

    Raises:
        FileNotWritten: the file is there already, the place cannot be written to, or it is no name.
    """
    part = path.parent / f".{path.name}.part"
    try:
        if path.exists():
            raise FileExistsError(errno.EEXIST, "")
        part.unlink(missing_ok=True)  # left behind where the power went at just this moment
        with part.open("xb") as file:
            if hasattr(os, "fchmod"):
                os.fchmod(file.fileno(), 0o600)
            file.write(content.encode("utf-8") if isinstance(content, str) else content)
            file.flush()
            os.fsync(file.fileno())
        before()
        part.rename(path)
    except ValueError:
        raise FileNotWritten(file=path, why=_NO_NAME) from None
    except OSError as problem:
        raise FileNotWritten(file=path, why=reason(problem)) from None
    finally:
        with suppress(OSError, ValueError):
            part.unlink(missing_ok=True)


def write_beside(path: Path, content: str) -> None:
    """Write a new file into a folder that may have to be made first.

    Raises:
        FileNotWritten: as ``write_new``.
    """
    with suppress(OSError):
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    write_new(path, content)


def free(path: Path) -> Path:
    """Give a name of which there is no file: this one, or the same with the first number that is free."""
    others = (path.with_stem(f"{path.stem}-{number}") for number in count(2))
    return next(one for one in chain((path,), others) if not one.exists())
