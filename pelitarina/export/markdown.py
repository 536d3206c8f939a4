"""How does a paper read as Markdown (CommonMark)? Headings are headings; no sign of a text becomes a mark."""

import re
from typing import Final, assert_never

from pelitarina import words
from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Picture, Quote, Table
from pelitarina.export.text import named, rows

_MARKS: Final = re.compile(r"([\\`*_{}\[\]<>#|~&])|^(\d+)([.)])(?=\s)|^([-+=])(?=\s|$|[-+=])", re.MULTILINE)


def markdown(document: Document) -> str:
    """Write a paper as Markdown, with a newline at its end."""
    parts = [f"# {_plain(document.title)}", *(_part(block, document.language) for block in document.blocks)]
    return "\n\n".join(filter(None, parts)) + "\n"


def _part(block: Block, language: str) -> str:
    match block:
        case Heading():
            return f"## {_plain(block.text)}"
        case Paragraph():
            return _plain(block.text)
        case Lines():
            return "\\\n".join(map(_plain, block.lines))
        case Quote():
            return _said(block, words.quoted(block.words, language))
        case Note():
            return _said(block, block.words)
        case Picture():
            return ""  # its words stand beside it
        case Table():
            listed = "\n".join(_listed(line) for row in block.rows for line in rows(block.head, row))
            return "\n\n".join(filter(None, (f"**{_plain(named(block.head))}**", listed, _plain(block.below))))
        case _ as unreachable:
            assert_never(unreachable)


def _listed(line: str) -> str:
    """One line of a table as an item of a list; what has several lines stays one item."""
    return "- " + "\\\n  ".join(map(_plain, line.split("\n")))


def _said(block: Quote | Note, answer: str) -> str:
    note = [f"({_plain(block.note)})"] if block.note else []
    below = [_plain(block.below)] if block.below else []
    quoted = "\n".join(f"> {_plain(row)}".rstrip() for row in answer.split("\n"))
    return "\n\n".join([f"**{_plain(block.question)}**", *note, quoted, *below])


def _plain(text: str) -> str:
    """Write a text so that each of its signs is only a sign."""

    def held(found: re.Match[str]) -> str:
        mark, number, dot, sign = found.groups()
        return f"\\{mark}" if mark else f"{number}\\{dot}" if number else f"\\{sign}"

    return _MARKS.sub(held, text)
