"""Is what SQLite wrote beside the file, and did not come to fold in, as it was written?

After a crash, -wal holds the newest changes. SQLite reads it up to the first page that is not as it was written and
passes over the rest without a word: right where a power cut tore the last change, wrong where a disk flipped a bit in
changes that were told as done. The two are told apart here: a change is begun only once the one before it is on the
disk, so damage that is followed by the end of its own change and by the end of another is no torn end.

    header: magic, version, size of a page, number, two salts, checksum of these (32 bytes)
    frames: page, size of the file if a change ends here, the two salts, checksum of all before and this; the page

https://www.sqlite.org/fileformat2.html#walformat
"""

import struct
import sys
from array import array
from collections.abc import Iterable
from pathlib import Path
from typing import BinaryIO, NamedTuple

_HEADER_BYTES, _FRAME_BYTES = 32, 24
_BIG_ENDIAN, _LITTLE_ENDIAN = 0x377F0683, 0x377F0682
_PAGES = {1 << power for power in range(9, 17)}
_CERTAIN = 2
"""So many changes that end at or after a spoilt frame leave no doubt: the first of them was on the disk whole."""


class _Sum(NamedTuple):
    """A checksum as it stands after some bytes."""

    one: int = 0
    two: int = 0

    def after(self, data: bytes, *, swapped: bool) -> "_Sum":
        words = array("I", data)
        if swapped:
            words.byteswap()
        one, two = self
        for first, second in zip(words[::2], words[1::2], strict=True):
            one = (one + first + two) & 0xFFFFFFFF
            two = (two + second + one) & 0xFFFFFFFF
        return _Sum(one, two)


def is_whole(path: Path) -> bool:
    """Say whether all that was told as done stands in the -wal at ``path``; one that is not there misses nothing.

    Raises:
        OSError: it cannot be read.
    """
    try:
        with path.open("rb") as file:
            header, more = file.read(_HEADER_BYTES), file.read(1)
            file.seek(_HEADER_BYTES)
            return not more or _is_whole(header, file)  # else nothing was written behind the header yet
    except FileNotFoundError:
        return True


def _is_whole(header: bytes, file: BinaryIO) -> bool:
    magic, _, page, _, _, _, one, two = struct.unpack(">8I", header)
    swapped = (magic == _BIG_ENDIAN) != (sys.byteorder == "big")
    start = _Sum().after(header[:-8], swapped=swapped)
    if magic not in (_BIG_ENDIAN, _LITTLE_ENDIAN) or _Sum(one, two) != start or page not in _PAGES:
        return False
    frames = iter(lambda: file.read(_FRAME_BYTES + page), b"")
    whole = (frame for frame in frames if len(frame) == _FRAME_BYTES + page)
    return _no_more_than_torn(whole, header[16:24], start, swapped=swapped)


def _no_more_than_torn(frames: Iterable[bytes], salts: bytes, start: _Sum, *, swapped: bool) -> bool:
    current, is_spoilt, ends = start, False, 0
    for frame in frames:
        if not is_spoilt:
            said = _Sum(*struct.unpack(">2I", frame[16:_FRAME_BYTES]))
            current = current.after(frame[:8], swapped=swapped).after(frame[_FRAME_BYTES:], swapped=swapped)
            is_spoilt = frame[8:16] != salts or said != current
        ends += is_spoilt and frame[8:16] == salts and frame[4:8] != bytes(4)  # a change ends here
        if ends == _CERTAIN:
            return False
    return True
