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
from pathlib import Path
from typing import NamedTuple

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
    data = path.read_bytes() if path.exists() else b""
    if len(data) <= _HEADER_BYTES:  # nothing was written behind the header yet
        return True
    magic, _, page, _, salt_one, salt_two, one, two = struct.unpack(">8I", data[:_HEADER_BYTES])
    swapped = (magic == _BIG_ENDIAN) != (sys.byteorder == "big")
    start = _Sum().after(data[: _HEADER_BYTES - 8], swapped=swapped)
    if magic not in (_BIG_ENDIAN, _LITTLE_ENDIAN) or _Sum(one, two) != start or page not in _PAGES:
        return False
    size = _FRAME_BYTES + page
    frames = [data[at : at + size] for at in range(_HEADER_BYTES, len(data) - size + 1, size)]
    return _no_more_than_torn(frames, struct.pack(">2I", salt_one, salt_two), start, swapped=swapped)


def _no_more_than_torn(frames: list[bytes], salts: bytes, start: _Sum, *, swapped: bool) -> bool:
    current = start
    for number, frame in enumerate(frames):
        said = _Sum(*struct.unpack(">2I", frame[16:_FRAME_BYTES]))
        current = current.after(frame[:8], swapped=swapped).after(frame[_FRAME_BYTES:], swapped=swapped)
        if frame[8:16] != salts or said != current:
            return sum(_ends_a_change(one, salts) for one in frames[number:]) < _CERTAIN
    return True


def _ends_a_change(frame: bytes, salts: bytes) -> bool:
    return frame[8:16] == salts and frame[4:8] != bytes(4)
