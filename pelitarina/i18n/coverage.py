"""Which signs does each font have? Told by a table beside the fonts: without a look at it an empty box would be drawn.

``assets/fonts/coverage.json`` holds, for each folder of fonts, the code points that all of its files have, as ranges in
hexadecimal; a test compares it with the fonts.
"""

import json
import re
from bisect import bisect_right
from functools import cached_property
from pathlib import Path

from pelitarina.story.file import begun

FILE = "coverage.json"
_MOST_BYTES = 64 * 1024
_PLAIN = re.compile(r"[ -~\u00c0-\u00ff]*")
"""These signs are in all letters that are offered: the table is not read for them."""


class Coverage:
    """The table, read when it is first needed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def has(self, family: str, sign: str) -> bool:
        """Whether the fonts of a folder have a sign."""
        at = bisect_right(self.ranges[family], (ord(sign), 0x110000)) - 1
        return at >= 0 and ord(sign) <= self.ranges[family][at][1]

    @cached_property
    def ranges(self) -> dict[str, list[tuple[int, int]]]:
        read = json.loads(begun(self.folder / FILE, _MOST_BYTES) or b"{}")
        return {family: [_range(one) for one in told.split()] for family, told in read.items()}


def all_plain(text: str) -> bool:
    """Whether all letters that are offered have every sign of a text: those of Western Europe."""
    return _PLAIN.fullmatch(text) is not None


def _range(told: str) -> tuple[int, int]:
    first, _, last = told.partition("-")
    return int(first, 16), int(last or first, 16)
