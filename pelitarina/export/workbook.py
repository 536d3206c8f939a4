"""How do figures become an Excel file (XLSX)? The only module that knows XlsxWriter.

Texts are written as texts, whatever they look like: no cell is a formula or a link. The same tables of the same day
give the same bytes.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final

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
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    day = book.add_format({"num_format": "d.m.yyyy", "align": "left", "valign": "top"})
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, head, plain, day)
    book.close()
    return out.getvalue()


def _fill(leaf: Worksheet, sheet: Sheet, head: Format, plain: Format, day: Format) -> None:
    for x, name in enumerate(sheet.head):
        leaf.write_string(0, x, _text(name), head)
        longest = max((len(str(row[x] or "")) for row in sheet.rows), default=0)
        leaf.set_column(x, x, min(_WIDEST, max(_NARROWEST, len(name), longest) + 2))
    for y, row in enumerate(sheet.rows, 1):
        for x, cell in enumerate(row):
            _put(leaf, y, x, cell, plain, day)
    leaf.freeze_panes(1, 0)
    leaf.repeat_rows(0)
    leaf.set_paper(9)  # A4
    leaf.set_landscape()
    leaf.fit_to_pages(1, 0)


def _put(leaf: Worksheet, y: int, x: int, cell: Cell, plain: Format, day: Format) -> None:
    match cell:
        case None:
            pass
        case str():
            leaf.write_string(y, x, _text(cell), plain)
        case date():
            leaf.write_datetime(y, x, datetime.combine(cell, time()), day)
        case _:
            leaf.write_number(y, x, cell, plain)


def _text(text: str) -> str:
    return clean(text)[:LONGEST]
