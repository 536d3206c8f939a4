"""How is a story read out of one packed file, without any harm a foreign file could do?

A pack is a zip with ``story.yaml`` at its root. It is read once, whole, into memory; everything that its
directory says is looked at before anything is unpacked, and nothing is ever unpacked to disk. What is refused:
too many files, too large ones, those that grow out of all proportion, links, names that could lead elsewhere or
mean a device, names given twice (capitals left aside), locked or unusually packed files, parts that lie upon
each other, and whatever does not belong to a story.
"""

import stat
import struct
import unicodedata
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from pelitarina.errors import FileNotRead, PackNotWhole, PackRefused, reason
from pelitarina.errors import message as m
from pelitarina.story.file import HEAD, MEDIA, begun
from pelitarina.story.name import is_file_name

KINDS = {
    "passages": (".yaml",),
    "playthroughs": (".yaml",),
    "locales": (".po",),
    **{kind: tuple(endings) for kind, endings in MEDIA.items()},
}
"""The folders of a story, and how the files in them end."""
TOP = (HEAD, "README.md", "LICENSE")
"""The files that may stand beside the folders."""

PACK_BYTES = 64 * 1024 * 1024
"""How large a packed story may be."""
MEMBERS = 2000
"""How many files it may hold."""
MEMBER_BYTES = 16 * 1024 * 1024
"""How large one of them may be, unpacked."""
TOTAL_BYTES = 256 * 1024 * 1024
"""How large they may be together, unpacked."""
RATIO = 100
"""How many times larger than packed a file of more than ``_SMALL`` bytes may be. Prose is about four times as large."""

TOO_LARGE = m("Unpacked it would be larger than a story may be")

_SMALL = 1024 * 1024
_DIRECTORY_BYTES = 1024  # for each file, at most
_LOCKED = 0x1 | 0x40 | 0x2000
_END = struct.Struct("<4s4H2LH")  # end of central directory, APPNOTE 6.3.10, 4.3.16
_ZIP64 = b"PK\x06\x07"  # its locator would stand just before the end
_ZIP64_BYTES = 20
_LOCAL_BYTES = 30  # of a local header, without its name
_SHOWN = 100  # letters of a foreign name that are shown
_BROKEN = (BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, struct.error, OverflowError)


@dataclass(frozen=True, slots=True)
class Pack:
    """A packed story whose directory was found harmless."""

    path: Path
    archive: ZipFile = field(repr=False, compare=False)
    members: dict[str, ZipInfo] = field(repr=False, compare=False)

    def names(self, kind: str, ending: str = "") -> tuple[str, ...]:
        """Give the files in the folder ``kind`` that end so, in the order of their names."""
        return tuple(sorted(n for n in self.members if n.startswith(f"{kind}/") and n.endswith(ending)))

    def has(self, name: str) -> bool:
        """Say whether there is such a file."""
        return name in self.members

    def size(self, name: str) -> int:
        """Give how many bytes a file has; 0 where there is none."""
        return self.members[name].file_size if name in self.members else 0

    def leads_out(self, name: str) -> bool:
        """Say whether a file stands outside the story: none does, links were refused."""
        del name
        return False

    def read(self, name: str, most: int) -> bytes:
        """Give a file's bytes, up to one more than ``most``.

        Raises:
            FileNotRead: it is not there, or is not as it was packed.
        """
        shown = f"{self.path.name}/{name}"
        if name not in self.members:
            raise FileNotRead(file=shown, why=m("it is not there"))
        try:
            with self.archive.open(self.members[name]) as opened:
                return opened.read(most + 1)
        except _BROKEN:
            raise FileNotRead(file=shown, why=m("it is not as it was packed")) from None


def unpacked(path: Path) -> Pack:
    """Look a packed story over, and give it if it does no harm.

    Raises:
        FileNotRead: it is not there, or may not be read.
        PackRefused: it is no whole pack (``PackNotWhole``), holds what no story holds, or more than a story may.
    """
    try:
        data = begun(path, PACK_BYTES + 1)
    except OSError as problem:
        raise FileNotRead(file=path.name, why=reason(problem)) from None
    if data is None:
        raise PackNotWhole(file=path.name)
    return opened_pack(path, data)


def opened_pack(path: Path, data: bytes) -> Pack:
    """Look over the bytes of a packed story that is called ``path``; see ``unpacked``."""
    for why, what in _too_much(path, data):
        raise PackRefused(file=path.name, why=why, what=what)
    try:
        archive = ZipFile(BytesIO(data))
    except _BROKEN:
        raise PackNotWhole(file=path.name) from None
    for why, what in _refused(archive.infolist(), len(data)):
        raise PackRefused(file=path.name, why=why, what=what[:_SHOWN])
    return Pack(path, archive, {one.filename: one for one in archive.infolist() if not one.is_dir()})


def belongs(name: str) -> bool:
    """Say whether a file of that name, folder included, belongs to a story.

    >>> belongs("pictures/door.svg"), belongs("story.yaml"), belongs("pictures/setup.exe")
    (True, True, False)
    """
    kind, slash, rest = name.partition("/")
    if not slash:
        return name in TOP
    return kind in KINDS and is_file_name(rest) and rest.endswith(KINDS[kind])


Found = tuple[str, str]
"""Why something is refused, as a message id, and what it is."""


def _too_much(path: Path, data: bytes) -> Iterator[Found]:
    """Look at the end of the file, which tells how large the directory is, before anything of it is read."""
    if len(data) > PACK_BYTES:
        yield m("It is larger than a story may be"), f"{PACK_BYTES // _SMALL} MiB"
        return
    if len(data) < _END.size:
        raise PackNotWhole(file=path.name)
    sign, disk, first, here, count, size, at, comment = _END.unpack_from(data, len(data) - _END.size)
    before = len(data) - _END.size
    whole = sign == b"PK\x05\x06" and (disk, first, comment) == (0, 0, 0) and here == count and at + size == before
    if not whole or data[before - _ZIP64_BYTES :].startswith(_ZIP64):
        raise PackNotWhole(file=path.name)
    if count > MEMBERS or size > count * _DIRECTORY_BYTES:
        yield m("It holds more files than a story may"), f"{count}"


def _refused(members: Sequence[ZipInfo], size: int) -> Iterator[Found]:
    """Tell of what is refused, the first thing first."""
    for one in members:
        yield from _foreign(one)
    yield from _twice(members)
    if HEAD not in {one.filename for one in members}:
        yield m("Something is missing"), HEAD
    if sum(one.file_size for one in members) > TOTAL_BYTES:
        yield TOO_LARGE, f"{TOTAL_BYTES // _SMALL} MiB"
    yield from _overlapping(members, size)


def _foreign(one: ZipInfo) -> Iterator[Found]:
    """Look at one file: its name, what it is, how it was packed, how large it would become."""
    name = one.orig_filename
    kind = stat.S_IFMT(one.external_attr >> 16)
    if kind not in (0, stat.S_IFREG, stat.S_IFDIR):
        yield m("This is a link or a device"), name
    elif name.endswith("/"):
        if name.removesuffix("/") not in KINDS or one.file_size:
            yield m("This does not belong to a story"), name
    elif not _harmless(name) or name != one.filename:
        yield m("This name could lead out of the story"), name
    elif not belongs(name):
        yield m("This does not belong to a story"), name
    elif one.flag_bits & _LOCKED:
        yield m("This is locked with a password"), name
    elif one.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        yield m("This is packed in a way that is not read here"), name
    elif one.file_size > MEMBER_BYTES or one.file_size > max(_SMALL, RATIO * one.compress_size):
        yield m("This would grow too large when it is unpacked"), name


def _harmless(name: str) -> bool:
    """Say whether every part of a path is a plain name."""
    return all(is_file_name(part) for part in name.split("/"))


def _twice(members: Sequence[ZipInfo]) -> Iterator[Found]:
    """Names that are the same to some system: capitals and the ways of writing å are left aside."""
    met = set[str]()
    for one in members:
        folded = unicodedata.normalize("NFC", one.filename.casefold())
        if folded in met:
            yield m("This name stands there twice"), one.filename
        met.add(folded)


def _overlapping(members: Sequence[ZipInfo], size: int) -> Iterator[Found]:
    """Files that share their bytes: so a small pack can unpack to a thousand times its size."""
    end = 0
    for one in sorted(members, key=lambda one: one.header_offset):
        if one.header_offset < end or one.header_offset + one.compress_size > size:
            yield m("This lies upon another part of the file"), one.filename
        end = one.header_offset + _LOCAL_BYTES + len(one.orig_filename) + one.compress_size
