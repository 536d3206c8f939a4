"""How does a paper become a PDF? The only module that knows typst.

The file is tagged (PDF/UA-1) and made to last (PDF/A-2a): it has its title, headings, quotes and the language of each
text, so that a screen reader reads it well. All that is said goes in as JSON, and ``paper.typ`` shows it: no sign
of it is ever read as markup. Nothing but our own letters is used, and the same paper gives the same bytes.
"""

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias, assert_never

import typst

from pelitarina import words
from pelitarina.export import drawable, drawing
from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Picture, Quote, Table
from pelitarina.export.direction import begins_right, from_right
from pelitarina.export.figure import in_words
from pelitarina.shipped import folder

Part: TypeAlias = dict[str, object]
Rows: TypeAlias = list[list[str]]

MAKER: Final = "pelitarina"
STANDARDS: Final = ("a-2a", "ua-1")
"""ISO 19005-2, level A, and ISO 14289-1, both at once."""
_PAGE: Final = Path(__file__).with_name("paper.typ")
_DRAWING: Final = Path(__file__).with_name("drawing.typ")
_UNASKED: Final = "–"  # a heading must say something
_LONGEST_WORD: Final = 24  # signs; no more of them stand on a line of large print in bold


def pdf(document: Document) -> bytes:
    """Write a paper as a PDF, on A4; large print has letters of 16 points, all else of 11.

    A sign that none of our letters has is told by its name or number in square brackets.
    """
    return typeset(_paper(document), document.made_on)


def typeset(paper: Part, day: date) -> bytes:
    """Set what the page is told, as a file that was made on ``day``.

    Raises:
        RuntimeError: a bug of ours; typst's own sentence may quote a customer's words, so it is not repeated.
    """
    try:
        made: bytes = typst.compile(
            _PAGE,
            root=_PAGE.parent,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"paper": json.dumps(paper)},
            format="pdf",
            pdf_standards=list(STANDARDS),
            timestamp=datetime.combine(day, time(), UTC),
        )
    except typst.TypstError:
        raise RuntimeError("the page could not be set") from None
    return made


def png(svg: str) -> bytes:
    """Make a picture of a drawing of ours, for a paper; four dots to a point.

    Raises:
        RuntimeError: a bug of ours, as in ``typeset``.
    """
    try:
        made: bytes = typst.compile(
            _DRAWING,
            root=_DRAWING.parent,
            font_paths=_fonts(),
            ignore_system_fonts=True,
            sys_inputs={"svg": svg},
            format="png",
            ppi=4 * 72,
        )
    except typst.TypstError:
        raise RuntimeError("the drawing could not be made") from None
    return made


@cache
def _fonts() -> typst.Fonts:
    ours = [folder("assets") / "fonts" / name for name in drawable.FONTS]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=ours)


def _paper(document: Document) -> Part:
    """Give all that the page shows, as plain data."""
    day = document.made_on
    return {
        "title": drawable.shown(document.title),
        "title_rows": _rows(document.title),
        "head": drawable.shown(document.head),
        "maker": MAKER,
        "made_on": [day.year, day.month, day.day],
        "large": document.large,
        "language": _tag(document.language),
        "right": from_right(document.title),
        "fonts": list(drawable.FONTS.values()),
        "blocks": list(_blocks(document)),
    }


def _blocks(document: Document) -> Iterator[Part]:
    """Give the blocks as the page knows them; a question is a heading beneath the one before it, if there is one."""
    level = 1
    for block in document.blocks:
        if isinstance(block, Picture):
            yield from _picture(block)
        if isinstance(block, Table):
            yield _table(block, document.language)
        for kind, said, language in _parts(block, document.language):
            text = _UNASKED if kind in ("heading", "question") and words.says_nothing(drawable.shown(said)) else said
            made: Part = {"kind": kind, "rows": _rows(text), "right": begins_right(text, language)}
            made["language"] = _tag(language)
            made["level"] = 1 if kind == "heading" else level
            made["sticky"] = kind == "question" or bool(kind in ("quote", "note") and getattr(block, "below", ""))
            yield made
        level = 2 if isinstance(block, Heading) else level


def _parts(block: Block, language: str) -> Iterator[tuple[str, str, str]]:
    """Give each part of a block: its kind, its text and the language of that."""
    match block:
        case Heading():
            yield "heading", block.text, language
        case Paragraph():
            yield "prose", block.text, language
        case Lines():
            yield "prose", "\n".join(block.lines), language
        case Quote():
            yield from _said(block, "quote", words.quoted(block.words, language), language)
        case Note():
            yield from _said(block, "note", block.words, language)
        case Table():
            if block.below:
                yield "below", block.below, language
        case Picture():
            return
        case _ as unreachable:
            assert_never(unreachable)


def _picture(block: Picture) -> Iterator[Part]:
    """Give a drawing with all its words, for those who do not see it; nothing where a page does not hold it.

    It goes in as dots: a sign in a drawing for which its letters have no form would keep the whole file from lasting.
    """
    drawn = drawing.svg(block.figure, block.title)
    if drawn is not None:
        alt = drawable.shown(f"{block.title}. {in_words(block.figure)}").replace("\n", " ")
        yield {
            "kind": "picture",
            "dots": list(png(drawn)),
            "alt": alt,
            "language": _tag(block.language),
            "right": False,
        }


def _table(block: Table, language: str) -> Part:
    rows = ((block.language if number else language, cell) for row in block.rows for number, cell in enumerate(row))
    return {
        "kind": "table",
        "figures": block.figures,
        "language": _tag(language),
        "right": from_right(block.title),
        "head": [_cell(language, name) for name in block.head],
        "cells": [_cell(spoken, cell) for spoken, cell in rows],
    }


def _cell(language: str, said: str) -> Part:
    return {"language": _tag(language), "rows": _rows(said), "right": begins_right(said, language)}


def _said(block: Quote | Note, kind: str, answer: str, language: str) -> Iterator[tuple[str, str, str]]:
    yield "question", block.question, block.language
    if block.note:
        yield "aside", block.note, block.language
    yield kind, answer, block.language
    if block.below:
        yield "below", block.below, language


def _rows(text: str) -> Rows:
    """Part a text into its lines, and each of them where a word too long for any line may part."""
    return [list(_pieces(row)) for row in drawable.shown(text).split("\n")]


def _pieces(row: str) -> Iterator[str]:
    piece, word = "", 0
    for sign in row:
        word = 0 if sign == " " else word + 1
        if word > _LONGEST_WORD and not drawable.leans(sign) and not drawable.leans(piece[-1:], ahead=True):
            yield piece
            piece, word = "", 1
        piece += sign
    yield piece


def _tag(language: str) -> str:
    """Give a language as a PDF knows it; what is no language of two or three letters is of none we know.

    >>> _tag("fi@selko"), _tag("ar"), _tag("?")
    ('fi', 'ar', 'und')
    """
    base = words.base_language(language)
    return base if base.isascii() and base.isalpha() and len(base) in (2, 3) else "und"
