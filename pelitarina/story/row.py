"""What stands on one line of a story file: how far in, behind which dashes, under which word?"""

import re
from collections.abc import Iterator
from typing import NamedTuple

BARS = ("|", ">", "|-", "|+", ">-", ">+")
"""What stands behind a word whose prose is on the lines below."""

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>else if|[a-zåäö][a-zåäö0-9_]*) *:(?: +|$))?(?P<value>.*)"
)


class Stumble(NamedTuple):
    """Where YAML stumbled, where that began in which it stumbled, and libyaml's own words."""

    at: int
    since: int
    context: str
    problem: str


class Mend(NamedTuple):
    """What was recognised: code, offset, facts, and how reading can go on: ``put`` from ``start`` to ``end``."""

    code: str
    at: int
    facts: dict[str, str]
    start: int = 0
    end: int = 0
    put: str | None = None


class Row(NamedTuple):
    """One line, taken apart: where it starts, how far in it stands, its word and the value behind it."""

    start: int
    end: int
    indent: int
    head: str
    word: str
    value: str

    @property
    def at(self) -> int:
        """Where its first sign stands."""
        return self.start + self.indent

    @property
    def value_at(self) -> int:
        """Where its value stands."""
        return self.start + len(self.head)

    @property
    def bare(self) -> bool:
        """Whether it has neither dash nor word, only a value."""
        return not self.head.strip()


def row_at(at: int, text: str) -> Row:
    """Take apart the line in which offset ``at`` lies."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    parts = _LINE.match(text, start, end)
    assert parts is not None  # every part of the pattern may be empty
    head = text[start : parts.start("value")]
    return Row(start, end, parts.end("indent") - start, head, (parts["key"] or "").strip(), parts["value"].strip())


def line_at(at: int, text: str) -> str:
    """Give the line in which offset ``at`` lies, as it stands."""
    row = row_at(at, text)
    return text[row.start : row.end]


def row_above(row: Row, text: str) -> Row | None:
    """Give the written line before ``row``."""
    while row.start:
        row = row_at(row.start - 1, text)
        if text[row.start : row.end].strip():
            return row
    return None


def rows_above(row: Row, text: str) -> Iterator[Row]:
    """Give the written lines before ``row``, the nearest first."""
    while above := row_above(row, text):
        yield above
        row = above


def row_below(row: Row, text: str) -> Row | None:
    """Give the written line after ``row``."""
    while row.end < len(text):
        row = row_at(row.end + 1, text)
        if text[row.start : row.end].strip():
            return row
    return None


def word_above(row: Row, text: str) -> str:
    """Give the word on the line above, if the value stands alone on its line."""
    above = row_above(row, text) if row.bare else None
    return above.word if above and above.word and not above.value else ""


def with_tail(row: Row, text: str) -> tuple[int, str]:
    """Give where the sentence ends that begins on ``row``, with the lines that carry it on; and the sentence."""
    own = _depth(row)
    end, parts = row.end, [row.value]
    while end < len(text):
        below = row_at(end + 1, text)
        if below.indent <= own or not text[below.start : below.end].strip():
            break
        parts.append(text[below.start : below.end].strip())
        end = below.end
    return end, " ".join(part for part in parts if part)


def with_paragraphs(row: Row, text: str) -> tuple[int, str]:
    """Give where the prose ends that begins on ``row``, over empty lines, too; and the prose, a line a paragraph."""
    own, said = _depth(row), row.value
    while (below := row_below(row, text)) and below.indent > own:
        gap = "\n\n" if text.count("\n", row.end, below.start) > 1 else " "
        said, row = said + gap + text[below.start : below.end].strip(), below
    return row.end, said.strip()


def behind_bar(word: str, sentence: str) -> str:
    """Show how a sentence is written behind ``|``: the bar, and on the next line the sentence.

    >>> print(behind_bar("text", "Yes: today."))
    text: |
      Yes: today.
    """
    head = f"{word}: |" if word else "- |"
    return "\n".join([head, *(f"  {row}" if row else "" for row in sentence.split("\n"))])


def _depth(row: Row) -> int:
    """How far in a line's word stands, behind its dashes."""
    return row.indent + len(row.head[row.indent :]) - len(row.head[row.indent :].lstrip("- "))
