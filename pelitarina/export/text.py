"""How a paper reads as plain text: UTF-8, newlines, nothing but signs that any program shows.

Our prose is wrapped at ``WIDTH`` columns; the customer's words keep the line breaks that the customer
gave them.
"""

import textwrap
from typing import Final, assert_never

from msgspec.structs import replace

from pelitarina import words
from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Picture, Quote, Table

WIDTH: Final = 76
_NEVER: Final = 1_000_000


def text(document: Document) -> str:
    """Write a paper as text, with a newline at its end."""
    parts = [_ruled(document.title, "="), *(_part(block, document.language) for block in document.blocks)]
    return "\n\n".join(filter(None, parts)) + "\n"


def sections(document: Document) -> tuple[tuple[str, str], ...]:
    """Give each heading of a paper with what stands beneath it: text that is not wrapped, no newline at its end.

    What is said below an answer stays with the paper: it is not for the field of another program.
    """
    found: list[tuple[str, list[str]]] = []
    for block in document.blocks:
        if isinstance(block, Heading):
            found.append((block.text, []))
        elif found:
            found[-1][1].append(_part(_bare(block), document.language, _NEVER))
    return tuple((heading, "\n\n".join(filter(None, parts))) for heading, parts in found)


def _bare(block: Block) -> Block:
    return replace(block, below="") if isinstance(block, Quote | Note | Table) else block


def named(head: tuple[str, ...]) -> str:
    """Name a table by its columns."""
    return " – ".join(head)


def rows(head: tuple[str, ...], row: tuple[str, ...]) -> tuple[str, ...]:
    """Say one row of a table: its name with the one cell beside it, or with each cell beneath it, by its column.

    >>> rows(("", "Sanat"), ("Tavoite", "”uin”")), rows(("Paperi", "Kenelle", "Milloin"), ("Luonnos", "Kela", "nyt"))
    (('Tavoite: ”uin”',), ('Luonnos', 'Kenelle: Kela', 'Milloin: nyt'))
    """
    if len(row) == 2:  # the name, and one cell
        return (f"{row[0]}: {row[1]}",)
    return (row[0], *(f"{name}: {cell}" for name, cell in zip(head[1:], row[1:], strict=True) if cell))


def _part(block: Block, language: str, width: int = WIDTH) -> str:
    match block:
        case Heading():
            return "\n" + _ruled(block.text, "-")
        case Paragraph():
            return _wrap(block.text, width)
        case Lines():
            return "\n".join(_wrap(line, width) for line in block.lines)
        case Quote():
            return _said(block, words.quoted(block.words, language), width)
        case Note():
            return _said(block, block.words, width)
        case Picture():
            return ""  # its words stand beside it
        case Table():
            lines = [line for row in block.rows for line in rows(block.head, row)]
            return "\n".join(filter(None, (named(block.head), *lines, block.below)))
        case _ as unreachable:
            assert_never(unreachable)


def _said(block: Quote | Note, answer: str, width: int) -> str:
    note = [_wrap(f"({block.note})", width)] if block.note else []
    below = [block.below] if block.below else []
    return "\n".join([_wrap(block.question, width), *note, answer, *below])


def _ruled(title: str, rule: str) -> str:
    return f"{_wrap(title)}\n{rule * min(len(title), WIDTH)}"


def _wrap(prose: str, width: int = WIDTH) -> str:
    return textwrap.fill(prose, width, break_long_words=False, break_on_hyphens=False)
