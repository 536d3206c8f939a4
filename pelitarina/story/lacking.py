"""Which line lacks the word, the colon or the line of its own that would part it from what stands around it?

Each recogniser gives what ``slip``'s do: what is wrong, the mended line, and a line that can be read in its place.
"""

import re
from collections.abc import Iterator
from itertools import takewhile

from pelitarina.story.name import as_name
from pelitarina.story.row import Mend, Row, behind_bar, row_above, row_below, rows_above
from pelitarina.story.word import NAME_WORDS, known

_GUARD = re.compile(r"(?P<head> *- +)(?P<word>else if|if|else|once)\b[ \u00a0]*[;=：]?[ \u00a0]*(?P<rest>.*)")
_GUARDED = frozenset({"text", "to", "go", "once"})
_TWO = re.compile(r"(?P<condition>[^:]+?)[ ,;]+(?P<word>text|to|go): +(?P<rest>\S.*)")
_COUNTED = re.compile(r" *(?P<name>[a-zåäö][a-z0-9_åäö]*) *(?P<sign>[+-])(?:= *(?P<number>[0-9]+)|(?P=sign)) *")
_TWO_WORDS = re.compile(r"(?P<value>[^:,;\n]+?)[,;]? +(?P<word>[a-z_]+): +(?P<rest>\S.*)")
_OF_A_STORY = frozenset({"people", "remember", "renamed", "passages", "always", "never", "content", "authors"})


def unended_guard(row: Row, text: str) -> Mend | None:
    """Mend the first line of an item, ``- if trust >= 2``, that lacks its colon; seen where the item goes on."""
    above = row_above(row, text)
    if above is None or above.word or above.indent >= row.indent or row.word not in _GUARDED:
        return None
    parts = _GUARD.fullmatch(text[above.start : above.end])
    if parts is None:
        return None
    put = f"{parts['head']}{parts['word']}: {parts['rest']}".rstrip()
    facts = {"mend": put.strip(), "word": parts["word"]}
    return Mend("PT017", above.start + len(parts["head"]), facts, above.start, above.end, put)


def two_in_one(row: Row) -> Mend | None:
    """Mend a condition with what it guards behind it on its line: ``- if: wet text: You shiver.``."""
    parts = _TWO.fullmatch(row.value)
    if parts is None or not row.head.strip().startswith("-"):
        return None
    rest = parts["rest"] if ": " not in parts["rest"] else f"|\n    {parts['rest']}"
    mended = f"- {row.word}: {parts['condition']}\n  {parts['word']}: {rest}".rstrip()
    put = f"{row.head}{parts['condition']}"
    at = row.value_at + parts.start("word")
    return Mend("PT019", at, {"mend": mended, "word": row.word}, row.start, row.end, put)


def wordless(row: Row, text: str) -> Mend | None:
    """Prose straight below the name of a passage that has no ``text`` yet, without that word before it."""
    while row.bare and (above := row_above(row, text)) and above.bare and above.indent == row.indent:
        row = above  # its first line
    holder = next((above for above in rows_above(row, text) if above.indent < row.indent), None)
    if not row.bare or " " not in row.value or holder is None or not holder.word or holder.value:
        return None
    outer = next((above for above in rows_above(holder, text) if above.indent < holder.indent), None)
    if (outer.word != "passages") if outer else (holder.word in _OF_A_STORY):
        return None
    if any(one.word == "text" and one.indent == row.indent for one in _around(row, holder, text)):
        return None
    end, rows, below = row.end, [row.value], row_below(row, text)
    while below and below.bare and below.indent >= row.indent:
        end, rows, below = below.end, [*rows, below.value], row_below(below, text)
    shown = behind_bar("text", "\n".join(rows)) if len(rows) > 1 or ": " in row.value else f"text: {row.value}"
    put = f"{' ' * row.indent}text: '{' '.join(rows).replace(chr(39), chr(39) * 2)}'"
    put += "\n" * text.count("\n", row.start, end)
    return Mend("PT102", row.at, {"word": "text", "line": shown}, row.start, end, put)


def counted(row: Row, text: str) -> Mend | None:
    """A number that is changed as programs do it: ``trust += 1``."""
    parts = _COUNTED.fullmatch(text, row.start, row.end)
    if parts is None:
        return None
    line = f"add: {{{parts['name']}: {parts['sign'].replace('+', '')}{parts['number'] or 1}}}"
    return Mend("PT102", row.at, {"word": "add", "line": line}, row.start, row.end, f"{' ' * row.indent}{line}")


def _around(row: Row, holder: Row, text: str) -> Iterator[Row]:
    """Give the lines under ``holder``, those above ``row`` and those below it."""
    yield from takewhile(lambda above: above != holder, rows_above(row, text))
    below = row_below(row, text)
    while below and below.indent > holder.indent:
        yield below
        below = row_below(below, text)


def nameless(row: Row, text: str) -> Mend | None:
    """A choice, ``Wait. -> hall``, without the name before it."""
    holder = next((above for above in rows_above(row, text) if above.indent < row.indent), None)
    label, arrow, _ = row.value.rpartition(" -> ")
    if not arrow or not row.bare or " " not in label or holder is None or holder.word != "choices" or holder.value:
        return None
    put = f"{as_name(' '.join(label.split()[:2]))}: {row.value}"
    facts = {"word": "choices", "expected": "names", "line": put}
    return Mend("PT103", row.at, facts, row.start, row.end, " " * row.indent + put)


def two_words(row: Row) -> Mend | None:
    """Mend two words with their values on one line: ``picture: hall, mood: evening``."""
    parts = _TWO_WORDS.fullmatch(row.value) if row.word in NAME_WORDS else None
    if parts is None or not known(parts["word"]):
        return None
    put = f"{row.head}{parts['value']}"
    mended = f"{row.head.strip()} {parts['value']}\n{parts['word']}: {parts['rest']}"
    at = row.value_at + parts.start("word")
    return Mend("PT019", at, {"mend": mended, "word": row.word}, row.start, row.end, put)
