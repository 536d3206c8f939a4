"""Which signs are in a font file? ``python -m tests.player.cmap`` writes the table beside the fonts anew."""

import json
import struct
import zlib
from collections.abc import Iterator
from functools import reduce
from itertools import groupby
from pathlib import Path

from pelitarina.i18n.coverage import FILE
from pelitarina.shipped import folder


def signs(path: Path) -> set[int]:
    """Read the code points of a TTF, an OTF or a WOFF (formats 4 and 12 of its table ``cmap``)."""
    cmap = _table(path.read_bytes(), b"cmap")
    count = struct.unpack_from(">H", cmap, 2)[0]
    found: set[int] = set()
    for at in range(count):
        platform, kind, offset = struct.unpack_from(">HHI", cmap, 4 + 8 * at)
        if (platform, kind) in ((3, 1), (3, 10), (0, 3), (0, 4)):
            form = struct.unpack_from(">H", cmap, offset)[0]
            found |= set(_four(cmap, offset) if form == 4 else _twelve(cmap, offset) if form == 12 else ())
    return found


def _table(data: bytes, name: bytes) -> bytes:
    if data[:4] == b"wOFF":
        for at in range(struct.unpack_from(">H", data, 12)[0]):
            tag, offset, packed, whole, _sum = struct.unpack_from(">4sIIII", data, 44 + 20 * at)
            if tag == name:
                cut = data[offset : offset + packed]
                return zlib.decompress(cut) if packed < whole else cut
    for at in range(struct.unpack_from(">H", data, 4)[0]):
        tag, _sum, offset, length = struct.unpack_from(">4sIII", data, 12 + 16 * at)
        if tag == name:
            return data[offset : offset + length]
    raise AssertionError("no such table")


def _four(cmap: bytes, at: int) -> Iterator[int]:
    count = struct.unpack_from(">H", cmap, at + 6)[0] // 2
    ends, starts, deltas, offsets = (
        struct.unpack_from(f">{count}H", cmap, at + 14 + place)
        for place in (0, 2 + 2 * count, 2 + 4 * count, 2 + 6 * count)
    )
    for number in range(count):
        for code in range(starts[number], min(ends[number], 0xFFFE) + 1):
            glyph = code + deltas[number]
            if offsets[number]:
                place = at + 16 + 6 * count + 2 * number + offsets[number] + 2 * (code - starts[number])
                raw = struct.unpack_from(">H", cmap, place)[0]
                glyph = raw + deltas[number] if raw else 0
            if glyph & 0xFFFF:
                yield code


def _twelve(cmap: bytes, at: int) -> Iterator[int]:
    for number in range(struct.unpack_from(">I", cmap, at + 12)[0]):
        first, last, _glyph = struct.unpack_from(">III", cmap, at + 16 + 12 * number)
        yield from range(first, last + 1)


def table() -> dict[str, str]:
    """Give what the table must hold."""
    fonts = folder("assets") / "fonts"
    families = sorted(one for one in fonts.iterdir() if one.is_dir())
    return {one.name: _ranges(reduce(set.__and__, map(signs, _files(one)))) for one in families}


def _files(family: Path) -> list[Path]:
    return sorted(one for one in family.iterdir() if one.suffix in (".ttf", ".otf", ".woff"))


def _ranges(codes: set[int]) -> str:
    groups = groupby(enumerate(sorted(codes)), key=lambda one: one[1] - one[0])
    spans = [[code for _, code in group] for _, group in groups]
    return " ".join(f"{one[0]:x}" if len(one) == 1 else f"{one[0]:x}-{one[-1]:x}" for one in spans)


if __name__ == "__main__":
    (folder("assets") / "fonts" / FILE).write_text(json.dumps(table(), indent=1) + "\n", "ascii")
