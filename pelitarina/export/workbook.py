"""How do figures become an Excel file (XLSX)? The only module that knows XlsxWriter.

Texts are written as texts, whatever they look like: no cell is a formula or a link, and none becomes a formula when
somebody presses Enter in it. The same tables of the same day give the same bytes.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final, NamedTuple

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pelitarina.export.sheet import Cell, Sheet
from pelitarina.words import clean

MAKER: Final = "pelitarina"
LONGEST: Final = 32_767
"""Signs that a cell can hold; Excel calls a file with more of them damaged."""
_WIDEST, _NARROWEST = 60, 12  # signs


def xlsx(title: str, sheets: Sequence[Sheet], made_on: date) -> bytes:
    """Write tables as one file, each on a leaf of its own, its head fixed at the top and repeated in print."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(out, options)
    created = datetime.combine(made_on, time(), UTC).replace(tzinfo=None)
    book.set_properties({"title": title, "author": MAKER, "created": created})
    looks = _looks(book)
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return out.getvalue()


class _Looks(NamedTuple):
    """How cells look, by what stands in them."""

    head: Format
    text: Format
    number: Format
    day: Format


def _looks(book: xlsxwriter.Workbook) -> _Looks:
    text = {"text_wrap": True, "valign": "top", "quote_prefix": True}  # what is typed over with itself stays a text
    return _Looks(
        book.add_format({"bold": True, "bottom": 1} | text),
        book.add_format(text),
        book.add_format({"valign": "top"}),
        book.add_format({"num_format": "d.m.yyyy", "align": "left", "valign": "top"}),
    )


def _fill(leaf: Worksheet, sheet: Sheet, looks: _Looks) -> None:
    for x, name in enumerate(sheet.head):
        leaf.write_string(0, x, _text(name), looks.head)
        longest = max((len(str(row[x] or "")) for row in sheet.rows), default=0)
        leaf.set_column(x, x, min(_WIDEST, max(_NARROWEST, len(name), longest) + 2))
    for y, row in enumerate(sheet.rows, 1):
        for x, cell in enumerate(row):
            _put(leaf, y, x, cell, looks)
    leaf.freeze_panes(1, 0)
    leaf.repeat_rows(0)
    leaf.set_paper(9)  # A4
    leaf.set_landscape()
    leaf.fit_to_pages(1, 0)


def _put(leaf: Worksheet, y: int, x: int, cell: Cell, looks: _Looks) -> None:
    match cell:
        case None:
            pass
        case str():
            leaf.write_string(y, x, _text(cell), looks.text)
        case date():
            leaf.write_datetime(y, x, datetime.combine(cell, time()), looks.day)
        case _:
            leaf.write_number(y, x, cell, looks.number)


def _text(text: str) -> str:
    return clean(text)[:LONGEST]
