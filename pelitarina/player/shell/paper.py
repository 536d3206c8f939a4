"""How does a document become a file: whole or not at all, and never over another."""

import os
from pathlib import Path

from pelitarina.errors import FileNotWritten
from pelitarina.errors import message as m

_TAKEN = m("there is a file of that name already")


def write_new(path: Path, text: str) -> None:
    """Write a document to a new file, whole or not at all; never over one that is there.

    Raises:
        FileNotWritten: the file is there already, or the place cannot be written to.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        if path.exists():
            raise FileExistsError(17, _TAKEN)
        with part.open("x", encoding="utf-8", newline="\n") as file:
            os.fchmod(file.fileno(), 0o600) if hasattr(os, "fchmod") else None
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
        part.rename(path)
    except OSError as problem:
        part.unlink(missing_ok=True)
        raise FileNotWritten(file=path, why=problem.strerror or type(problem).__name__) from None
