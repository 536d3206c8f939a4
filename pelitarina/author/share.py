"""Which bytes is a story when it is given to somebody else, and what stays at home?

One zip with ``story.yaml`` first, then the other files by name; the same story always gives the same bytes, whoever
packs it and whenever. Only what belongs to a story goes along (``pack.belongs``), and what comes out has been looked
over exactly as whoever receives it will look it over.
"""

import stat
from io import BytesIO
from pathlib import Path
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from pelitarina.errors import PackRefused
from pelitarina.story.file import HEAD
from pelitarina.story.home import Folder, Home, home
from pelitarina.story.pack import KINDS, MEMBER_BYTES, MEMBERS, TOO_LARGE, TOP, TOTAL_BYTES, belongs, opened_pack

_WHEN = (1980, 1, 1, 0, 0, 0)  # the earliest day a zip can tell
_UNIX = 3
_MOST_LEFT = 1000  # names of what stays at home that are gathered


class Shared(NamedTuple):
    """A packed story: its bytes, the files that went in, and those that did not belong to it."""

    data: bytes
    names: tuple[str, ...]
    left_out: tuple[str, ...]


def shared(path: Path, name: str) -> Shared:
    """Pack the story at ``path`` (a folder or a pack). ``name`` is what the new file will be called.

    Raises:
        FileNotRead: a file of it may not be read.
        PackRefused: it is more than a packed story may be.
    """
    where = home(path)
    names = _names(where)
    made = BytesIO()
    room = TOTAL_BYTES
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=9) as archive:
        for one in names[: MEMBERS + 1]:  # one too many is refused, below
            content = where.read(one, MEMBER_BYTES)
            room -= len(content)
            if room < 0:
                raise PackRefused(file=name, why=TOO_LARGE, what=f"{TOTAL_BYTES // 1024**2} MiB")
            archive.writestr(_entry(one), content)
    data = made.getvalue()
    opened_pack(Path(name), data)
    return Shared(data, names, _left_out(where, frozenset(names)))


def _names(where: Home) -> tuple[str, ...]:
    """Give what goes along, the head first."""
    inside = [name for kind in sorted(KINDS) for name in where.names(kind)]
    found = [name for name in (*sorted(TOP), *inside) if belongs(name) and where.has(name)]
    return HEAD, *(name for name in found if name != HEAD and not where.leads_out(name))


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _WHEN)
    entry.create_system = _UNIX
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    entry.compress_type = ZIP_DEFLATED
    return entry


def _left_out(where: Home, taken: frozenset[str]) -> tuple[str, ...]:
    """Give what lies in the story's folder and stays there."""
    if not isinstance(where, Folder):
        return ()
    top = [path.name for path in where.path.iterdir() if path.name not in KINDS]
    inside = [name for kind in KINDS for name in where.names(kind)]
    return tuple(sorted(name for name in (*top, *inside) if name not in taken)[:_MOST_LEFT])
