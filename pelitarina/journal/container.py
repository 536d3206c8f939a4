"""What a copy for safety looks like on the disk, and whether it is as it was written.

    pelitarina copy 1
    {"kind": "words", "made_at": ..., "journal": ..., "parts": [[name, bytes, sha256], ...], "mac": ...}
    sha256 of the line before
    the parts, one after the other, and nothing behind them

Every byte is vouched for: by the checksums, which find accidents, and by the HMAC, which only the keys of the journal
could have made. A file from a stranger is read with suspicion: nothing in it is a path, and no line is longer
than 4 KiB.
"""

import hashlib
import hmac
import json
import os
from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime
from pathlib import Path
from typing import BinaryIO, Literal, Self

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.errors import CopyDamaged, FileNotRead, JournalTooNew, reason
from pelitarina.journal.folder import make_empty, written
from pelitarina.journal.seal import Key, derive

Kind = Literal["words", "keys"]
FIRST = b"pelitarina copy "
"""How every copy begins."""
_FORMAT = b"1"
_LONGEST_LINE = 4096
_BLOCK = 1024 * 1024


class Part(Struct, frozen=True):
    """A part of a copy: its name, how many bytes it has, and their SHA-256 in hexadecimal."""

    name: str
    size: int
    sha256: str


class Header(Struct, frozen=True):
    """What a copy says of itself; it can be read without any key.

    Attributes:
        made_at: when, aware UTC.
        journal: an HMAC that is the same for all copies of one journal and says nothing else.
        last_day: on which day it ends (a copy of the keys); None where it has no end.
        mac: HMAC-SHA256 of all the rest, in hexadecimal.
    """

    kind: Kind
    made_at: datetime
    journal: str
    last_day: date | None
    parts: tuple[Part, ...]
    mac: str = ""

    def as_line(self) -> bytes:
        """Write it: the one way in which this module reads it back."""
        return json.dumps({**self.facts(), "mac": self.mac}).encode() + b"\n"

    def facts(self) -> dict[str, object]:
        """Give all but the HMAC."""
        return {
            "kind": self.kind,
            "made_at": self.made_at.astimezone(UTC).isoformat(),
            "journal": self.journal,
            "last_day": self.last_day.isoformat() if self.last_day else None,
            "parts": [[part.name, part.size, part.sha256] for part in self.parts],
        }

    def signed(self, audit: Key) -> Self:
        """Give the header with the HMAC of the journal whose key of the audit this is."""
        key, facts = derive(audit, "copy").material, json.dumps(self.facts()).encode()
        return replace(self, mac=hmac.digest(key, facts, "sha256").hex())

    def is_of(self, audit: Key) -> bool:
        """Say whether the journal with this key made the copy, and nobody else altered it."""
        return hmac.compare_digest(self.signed(audit).mac, self.mac)


def journal_tag(audit: Key) -> str:
    """Give what is the same for all copies of one journal, and says nothing else."""
    return hmac.digest(audit.material, b"journal", "sha256")[:16].hex()


def write(path: Path, header: Header, parts: Mapping[str, Path | bytes], audit: Key) -> None:
    """Write a copy to the new file ``path``, for its owner only, onto the disk.

    Raises:
        FileNotWritten: it cannot be written; half of it may be there.
    """
    make_empty(path)
    with written(path), path.open("r+b") as file:
        described = tuple(_described(name, source) for name, source in parts.items())
        line = replace(header, parts=described).signed(audit).as_line()
        file.write(FIRST + _FORMAT + b"\n" + line + hashlib.sha256(line).hexdigest().encode() + b"\n")
        for source in parts.values():
            for block in _blocks(source):
                file.write(block)
        file.flush()
        os.fsync(file.fileno())


def read_header(path: Path) -> Header:
    """Read what a copy says of itself.

    Raises:
        FileNotRead: it is not there, or may not be read.
        CopyDamaged: it is no copy, or not as it was written.
        JournalTooNew: a newer version wrote it.
    """
    return _opened(path)[0]


def take_out(path: Path, to: Mapping[str, Path]) -> Header:
    """Take all parts of a copy out into new files, by their names, and hold each against its checksum.

    Raises:
        FileNotRead, CopyDamaged, JournalTooNew: as ``read_header``; also where a part is missing or there is one more.
        FileNotWritten: there is no room.
    """
    header, start = _opened(path)
    if {part.name for part in header.parts} != set(to):
        raise CopyDamaged(file=path.name)
    try:
        with path.open("rb") as file:
            file.seek(start)
            for part in header.parts:
                _take_part(file, part, to[part.name], path)
            if file.read(1):
                raise CopyDamaged(file=path.name)
    except OSError as error:
        raise FileNotRead(file=path, why=reason(error)) from None
    return header


def _opened(path: Path) -> tuple[Header, int]:
    try:
        with path.open("rb") as file:
            first, line, checksum = (file.readline(_LONGEST_LINE) for _ in range(3))
            start = file.tell()
    except OSError as error:
        raise FileNotRead(file=path, why=reason(error)) from None
    number = first.removeprefix(FIRST).strip()
    if first.startswith(FIRST) and number.isdigit() and len(number) < 4 and int(number) > int(_FORMAT):
        raise JournalTooNew(folder=path)
    right = first == FIRST + _FORMAT + b"\n" and checksum == hashlib.sha256(line).hexdigest().encode() + b"\n"
    header = _header(line) if right else None
    if header is None or header.as_line() != line:
        raise CopyDamaged(file=path.name)
    return header, start


def _header(line: bytes) -> Header | None:
    try:
        read = json.loads(line)
        parts = tuple(Part(str(name), int(size), str(sha256)) for name, size, sha256 in read["parts"])
        last_day = date.fromisoformat(read["last_day"]) if read["last_day"] else None
        made_at = datetime.fromisoformat(read["made_at"])
        if read["kind"] not in ("words", "keys") or made_at.tzinfo is None or any(part.size < 0 for part in parts):
            return None
        return Header(read["kind"], made_at, str(read["journal"]), last_day, parts, str(read["mac"]))
    except (ValueError, KeyError, TypeError, RecursionError):
        return None


def _described(name: str, source: Path | bytes) -> Part:
    size, sha = 0, hashlib.sha256()
    for block in _blocks(source):
        size += len(block)
        sha.update(block)
    return Part(name, size, sha.hexdigest())


def _blocks(source: Path | bytes) -> Iterator[bytes]:
    if isinstance(source, bytes):
        yield source
        return
    with source.open("rb") as file:
        while block := file.read(_BLOCK):
            yield block


def _take_part(file: BinaryIO, part: Part, to: Path, path: Path) -> None:
    make_empty(to)
    left, sha = part.size, hashlib.sha256()
    with written(to), to.open("r+b") as out:
        while left and (block := file.read(min(left, _BLOCK))):
            out.write(block)
            sha.update(block)
            left -= len(block)
        out.flush()
        os.fsync(out.fileno())
    if left or sha.hexdigest() != part.sha256:
        raise CopyDamaged(file=path.name)
