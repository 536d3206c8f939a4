"""How are figures written down for a spreadsheet, so that a Finnish Excel opens them right and nothing in them acts?

CSV as that program expects it: semicolons, a byte order mark, every cell in quotation marks, lines that end in CR LF,
and a comma in a number, as 3.5 would become the third of May.
What would begin a formula gets an apostrophe before it (OWASP, CSV Injection), after a line break in a cell as well.
"""

import csv as writer
import re
from datetime import date
from decimal import Decimal
from io import StringIO
from typing import Final, TypeAlias

from msgspec import Struct

from pelitarina.words import clean

Cell: TypeAlias = str | int | Decimal | date | None

BYTE_ORDER: Final = "\ufeff"
_ACTS: Final = re.compile(r"(?m)(?:^|(?<=\t))(?=\s*[=+\-@＝＋－＠\t])")


class Sheet(Struct, frozen=True):
    """One table.

    Attributes:
        name: at most 31 signs.
        head: names of the columns.
        rows: as many cells each as there are columns.
    """

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


def csv(sheet: Sheet) -> str:
    """Write one table, to be encoded in UTF-8."""
    out = StringIO(newline="")
    table = writer.writer(out, delimiter=";", quoting=writer.QUOTE_ALL, lineterminator="\r\n")
    table.writerow([harmless(name) for name in sheet.head])
    table.writerows([_written(cell) for cell in row] for row in sheet.rows)
    return BYTE_ORDER + out.getvalue()


def harmless(text: str) -> str:
    r"""Take what nobody can see out of a text, and put an apostrophe before what a spreadsheet would reckon out.

    >>> harmless("=1+1"), harmless(" @x"), harmless("a-b"), harmless("eka\n-toka")
    ("'=1+1", "' @x", 'a-b', "eka\n'-toka")
    """
    return _ACTS.sub("'", clean(text))


def _written(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case str():
            return harmless(cell)
        case Decimal():
            return format(cell, "f").replace(".", ",")
        case _:
            return str(cell)
