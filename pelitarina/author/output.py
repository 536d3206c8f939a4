"""How does what a tool has made become a file, so that no other file is lost by it?"""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from pelitarina.errors import FileNotWritten, reason
from pelitarina.errors import message as m

_ANOTHER = m("there is a file of that name already, and it holds something else")
_BEGINNING = 4096  # signs that are looked at


def write(path: Path, text: str, ours: Callable[[str], bool]) -> None:
    """Write ``text``, whole or not at all; over a file that is there only if it was made by the same tool.

    Args:
        path: the file, in a folder that is there.
        text: all of it; its newlines stay as they are.
        ours: says by the beginning of a file whether the same tool has made it.

    Raises:
        FileNotWritten: there is another file of that name, or the place cannot be written to.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists() and not ours(_beginning(path)):
            raise FileNotWritten(file=path, why=_ANOTHER)
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as problem:
        raise FileNotWritten(file=path, why=reason(problem)) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _beginning(path: Path) -> str:
    with path.open(encoding="utf-8", errors="replace") as file:
        return file.read(_BEGINNING)
