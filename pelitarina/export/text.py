"""How a paper reads as plain text: UTF-8, newlines, nothing but signs that any program shows.

Our prose is wrapped at ``WIDTH`` columns; the customer's words keep the line breaks that the customer
gave them.
"""

import textwrap
from typing import Final, assert_never

from pelitarina import words
from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Quote

WIDTH: Final = 76


def text(document: Document) -> str:
    """Write a paper as text, with a newline at its end."""
    parts = [_ruled(document.title, "="), *(_part(block, document.language) for block in document.blocks)]
    return "\n\n".join(parts) + "\n"


def sections(document: Document) -> tuple[tuple[str, str], ...]:
    """Give what stands beneath each heading of a paper, as text without a newline at its end, with the heading."""
    found: list[tuple[str, list[str]]] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append((block.text, []))
        elif found:
            found[-1][1].append(_part(block, document.language))
    return tuple((heading, "\n\n".join(parts)) for heading, parts in found)


def _part(block: Block, language: str) -> str:
    match block:
        case Heading():
            return "\n" + _ruled(block.text, "-")
        case Paragraph():
            return _wrap(block.text)
        case Lines():
            return "\n".join(map(_wrap, block.lines))
        case Quote():
            return _said(block, words.quoted(block.words, language))
        case Note():
            return _said(block, block.words)
        case _ as unreachable:
            assert_never(unreachable)


def _said(block: Quote | Note, answer: str) -> str:
    note = [_wrap(f"({block.note})")] if block.note else []
    last_day = [block.last_day] if block.last_day else []
    return "\n".join([_wrap(block.question), *note, answer, *last_day])


def _ruled(title: str, rule: str) -> str:
    return f"{_wrap(title)}\n{rule * min(len(title), WIDTH)}"


def _wrap(prose: str) -> str:
    return textwrap.fill(prose, WIDTH, break_long_words=False, break_on_hyphens=False)
