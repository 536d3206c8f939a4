"""How does a screen reader follow what is written? The text of a field row by row, letter by letter, and the caret.

AccessKit counts letters as people see them, and says of each how many bytes of UTF-8 it has; no count is above 255.
"""

from collections.abc import Iterator
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import accesskit as ak

from pelitarina.player.bidi import from_right
from pelitarina.player.edit import Edit
from pelitarina.player.grapheme import boundaries, word_stops
from pelitarina.player.layout import Layout, Text
from pelitarina.player.layout.writing import standing, style_of
from pelitarina.player.wrap import Ruler

_MOST = 255


class Place(NamedTuple):
    """Where a row begins in the text of its field, and where each of its letters ends, in characters."""

    field: str
    start: int
    ends: tuple[int, ...]

    def offset(self, letter: int) -> int:
        """Give the place before a letter of the row; one too far is its end."""
        return self.start + (self.ends[min(letter, len(self.ends)) - 1] if letter > 0 and self.ends else 0)


class Runs(NamedTuple):
    """The rows of a field; anchor and caret as (row, letter)."""

    nodes: list[Any]
    places: list[Place]
    anchor: tuple[int, int]
    caret: tuple[int, int]


def written(field: str, edit: Edit, layout: Layout, ruler: Ruler) -> Runs:
    """Give the text of a field as it stands in the window. Where it does not stand there, it is one row."""
    text = standing(layout, field)
    starts = [row.start for row in text.rows if row.start <= len(edit.text)] if text else []
    starts = starts or [0]
    rows = [_letters(edit.text[start:end]) for start, end in pairwise([*starts, len(edit.text)])]
    nodes = [_run(row) for row in rows]
    if text:
        for number, (node, row) in enumerate(zip(nodes, rows, strict=True)):
            _place(node, row, number, text, ruler)
    places = [Place(field, start, tuple(accumulate(map(len, row)))) for start, row in zip(starts, rows, strict=True)]
    return Runs(nodes, places, _at(edit.anchor, starts, rows), _at(edit.caret, starts, rows))


def _letters(row: str) -> list[str]:
    """Part a row into letters as people see them; one of more than 255 bytes into its code points."""
    letters: list[str] = []
    for start, end in pairwise(boundaries(row)):
        letter = row[start:end]
        letters += [letter] if len(letter.encode()) <= _MOST else letter
    return letters


def _run(letters: list[str]) -> Any:
    node = ak.Node(ak.Role.TEXT_RUN)
    node.set_value("".join(letters))
    node.set_character_lengths([len(letter.encode()) for letter in letters])
    node.set_word_lengths(list(_word_lengths(letters)))
    right = from_right("".join(letters))
    node.set_text_direction(ak.TextDirection.RIGHT_TO_LEFT if right else ak.TextDirection.LEFT_TO_RIGHT)
    return node


def _word_lengths(letters: list[str]) -> Iterator[int]:
    """Give how many letters each word has, with the space that follows it."""
    stops = set(word_stops("".join(letters)))
    count = 0
    for end in accumulate(len(letter) for letter in letters):
        count += 1
        if end in stops or count == _MOST:
            yield count
            count = 0


def _place(node: Any, letters: list[str], number: int, text: Text, ruler: Ruler) -> None:
    """Say where the letters of a row stand; near enough for a magnifier."""
    style = style_of(text)
    widths = [0 if letter == "\n" else ruler.width(letter, style) for letter in letters]
    ends = list(accumulate(widths, initial=0))
    y = text.y + number * text.pitch
    x = text.x - ends[-1] if text.right else text.x
    node.set_bounds(ak.Rect(x, y, x + ends[-1], y + text.pitch))
    node.set_character_positions([float(x) for x in ends[:-1]])
    node.set_character_widths([float(width) for width in widths])


def _at(offset: int, starts: list[int], rows: list[list[str]]) -> tuple[int, int]:
    """Give row and letter of an offset."""
    number = max(place for place, start in enumerate(starts) if start <= offset)
    ends = accumulate(len(letter) for letter in rows[number])
    return number, sum(starts[number] + end <= offset for end in ends)
