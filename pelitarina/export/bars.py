"""What is drawn of figures: bars beside their names, each with its number in words?

A figure that is hidden has no length that could be measured: its bar is an open frame up to five. All that is drawn is
said in the table beside it, too.
"""

from collections.abc import Iterable
from html import escape
from typing import Final

from msgspec import Struct

from pelitarina.export.disclosure import BASE, Figure, Mark

WIDTH: Final = 480
"""How wide a drawing is, in units of its own; as wide as the text of a page."""
_NAMES, _ROW, _BAR, _GAP, _SIZE = 190, 34, 18, 10, 13
_ROOM = WIDTH - _NAMES - 2 * _GAP - 40  # the number stands behind the bar
_INK, _FULL, _LINE = "#2e2236", "#985500", "#7d6f86"
_SIGNS = 27  # that surely fit into the room for a name


class Bar(Struct, frozen=True):
    """One figure with its name."""

    name: str
    figure: Figure


class Bars(Struct, frozen=True):
    """Figures to be compared, in their order; at least one."""

    bars: tuple[Bar, ...]


def bars(pairs: Iterable[tuple[str, Figure]]) -> Bars:
    """Make bars of names and figures."""
    return Bars(tuple(Bar(name, figure) for name, figure in pairs))


def in_words(drawn: Bars) -> str:
    """Say all that is drawn.

    >>> in_words(bars([("Bussi", 20), ("Piha", Mark.FEW)]))
    'Bussi: 20. Piha: 0–4'
    """
    return ". ".join(f"{bar.name}: {bar.figure}" for bar in drawn.bars)


def parts(drawn: Bars) -> tuple[int, list[str]]:
    """Draw: how high it is, and its shapes and words (SVG 1.1)."""
    longest = max((bar.figure for bar in drawn.bars if not isinstance(bar.figure, Mark)), default=BASE)
    made: list[str] = []
    y = 0
    for bar in drawn.bars:
        rows = _rows(bar.name)
        high = max(_ROW, 16 * len(rows) + 10)
        made += _bar(bar, rows, y + high / 2, _ROOM / longest)
        y += high
    return y, [f'<path d="M{_NAMES + _GAP} 0V{y}" stroke="{_LINE}"/>', *made]


def _bar(bar: Bar, rows: list[str], middle: float, each: float) -> list[str]:
    x, top = _NAMES + _GAP, middle - _BAR / 2
    first = middle + 4.5 - 8 * (len(rows) - 1)
    made = [_text(row, _NAMES, first + 16 * number, "end") for number, row in enumerate(rows)]
    match bar.figure:
        case Mark.SILENT:
            made.append(_text(str(bar.figure), x + _GAP, middle + 4.5, "start"))
        case Mark.FEW:
            frame = f'fill="none" stroke="{_FULL}" stroke-width="1.5" stroke-dasharray="4 3"'
            made.append(f'<rect x="{x}" y="{top:.1f}" width="{each * BASE:.1f}" height="{_BAR}" {frame}/>')
            made.append(_text(str(bar.figure), x + each * BASE + 6, middle + 4.5, "start"))
        case number:
            full = f'fill="{_FULL}"'
            made.append(f'<rect x="{x}" y="{top:.1f}" width="{each * number:.1f}" height="{_BAR}" {full}/>')
            made.append(_text(str(number), x + each * number + 6, middle + 4.5, "start"))
    return made


def _text(words: str, x: float, y: float, anchor: str) -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" font-size="{_SIZE}" fill="{_INK}" text-anchor="{anchor}">{escape(words)}</text>'
    )


def _rows(name: str) -> list[str]:
    """Break a name where it is too long for its room; a longer word is left as it is."""
    rows: list[str] = []
    for word in name.split():
        if rows and len(rows[-1]) + 1 + len(word) <= _SIGNS:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    return rows or [""]
