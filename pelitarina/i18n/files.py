"""Which catalogues does a story have, and how is one read, and written so that no translation is lost?"""

import re
from contextlib import suppress
from pathlib import Path

from pelitarina.errors import FileNotRead, FileNotWritten, reason
from pelitarina.errors import message as m
from pelitarina.i18n.po import Damaged, Po, read, write
from pelitarina.story.home import Home

FOLDER, ENDING = "locales", ".po"
"""Where the catalogues of a story lie in it, and how each ends behind its language."""
BYTES = 8 * 1024 * 1024
"""How large a catalogue may be."""
SHELF_BYTES = 64 * 1024
"""How much of a catalogue the shelf reads: however large one story's is, no other story waits for it."""
SHELF_TEXTS = ("title", "about", "content")
"""The texts that the shelf tells of a story; they stand first in a catalogue (``story.message``)."""
_TAG = re.compile(r"[a-z]{2,3}(?:_[A-Z]{2})?(?:@[a-z]{2,8})?")
_PRIVATE = re.compile(r"([a-z]{2,3})[-_]x[-_]([a-z]{2,8})")
_TOO_LARGE = m("it is larger than 8 MiB")
_NOT_ALL = m("it would not hold every translation that it held before")


def tag(asked: str) -> str:
    """Give the name that a language has in files: gettext's, also for private tags of BCP 47. Empty if it is none.

    >>> tag("fi-x-selko"), tag("sv"), tag("sv_FI"), tag("../sv")
    ('fi@selko', 'sv', 'sv_FI', '')
    """
    private = _PRIVATE.fullmatch(asked)
    named = f"{private[1]}@{private[2]}" if private else asked
    return named if _TAG.fullmatch(named) else ""


def catalogues(where: Home) -> dict[str, str]:
    """Give the catalogues of a story by language: what each is called inside it. Links elsewhere are left out."""
    found = (name for name in where.names(FOLDER, ENDING) if where.has(name) and not where.leads_out(name))
    return {name.removeprefix(f"{FOLDER}/").removesuffix(ENDING): name for name in found}


def beginning(data: bytes) -> bytes:
    """Give as much of a catalogue as the shelf reads: whole entries, ``SHELF_BYTES`` at most."""
    if len(data) <= SHELF_BYTES:
        return data
    part = data[:SHELF_BYTES].replace(b"\r\n", b"\n")
    return part[: part.rfind(b"\n\n") + 1]


def on_the_shelf(where: Home, name: str) -> int:
    """Give the last line of a catalogue that the shelf reads.

    Raises:
        FileNotRead: it is not there, or may not be read.
    """
    return beginning(where.read(name, SHELF_BYTES)).count(b"\n") + 1


def read_catalogue(where: Home, name: str) -> Po | Damaged:
    """Read a catalogue by its name inside a story, or say at which line it is damaged.

    Raises:
        FileNotRead: it is not there, may not be read, is too large, or is no text in UTF-8.
    """
    data = where.read(name, BYTES)
    if len(data) > BYTES:
        raise FileNotRead(file=name, why=_TOO_LARGE)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        raise FileNotRead(file=name, why=reason(problem)) from None
    return read(text.replace("\r\n", "\n"))


def write_catalogue(path: Path, po: Po, before: Po | None) -> bool:
    """Write a catalogue, whole or not at all; says whether anything changed. ``before`` is what stood there.

    What is about to be written is read back first: every translation of ``before`` must be in it.

    Raises:
        FileNotWritten: it cannot be written, or a translation would be lost; the old file is as it was.
    """
    text = write(po)
    again = read(text)
    if isinstance(again, Damaged) or (before and _words(before) - _words(again)):
        raise FileNotWritten(file=path.name, why=_NOT_ALL)
    part = path.with_name(f".{path.name}.part")
    try:
        if path.is_file() and path.read_bytes() == text.encode():
            return False
        path.parent.mkdir(exist_ok=True)
        part.unlink(missing_ok=True)
        with part.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
        part.replace(path)
    except OSError as problem:
        raise FileNotWritten(file=path.name, why=reason(problem)) from None
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)
    return True


def _words(po: Po) -> set[tuple[str, ...]]:
    return {one.strings for one in po.entries if any(one.strings)}
