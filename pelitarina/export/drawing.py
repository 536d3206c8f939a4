"""How does a figure become a drawing (SVG 1.1)? Shapes, and words in our own letters; no script, nothing from outside.

How wide a text will be is reckoned on the safe side, so that nothing overlaps. A figure too large for a page is not
drawn at all: its words stand on the paper, and nothing is ever cut off.
"""

import math
import unicodedata
from collections.abc import Iterable, Sequence
from html import escape
from itertools import pairwise
from typing import Final, assert_never

from pelitarina.export import bars, drawable
from pelitarina.export.direction import from_right
from pelitarina.export.figure import Figure, Flower, Petal, Road, Stop, in_words

WIDTH: Final = 480
"""How wide a drawing is, in units of its own; as wide as the text of a page."""
TALLEST: Final = 660
"""How tall it may be, likewise: a page holds it, with its question above it."""

_ACROSS, _GAP = 3, 14
_NAME, _SAID, _ROW = 14, 13, 1.32  # sizes of letters, and how high a row is beside them
_INK, _SOFT, _PANEL, _LINE = "#2e2236", "#5a4b5c", "#f6ecda", "#7d6f86"
_LAMP, _TINTS = "#985500", ("#d79a4a", "#7fae8f", "#8aa9cc")
_WAVE = (8, -6, 5)
_DOT, _TOP = 8, 40
_SIDE, _HEART, _BUD, _AIR, _STEPS = 158, 0.06, 0.12, 0.035, 24
_NARROW, _BROAD = frozenset("iljtfrI.,:;'!|()[] -"), frozenset("mwMWOQG@%&#")


def svg(figure: Figure, title: str) -> str | None:
    """Draw a figure, ``WIDTH`` wide; None where it would be taller than ``TALLEST``.

    Args:
        figure: what is drawn.
        title: what it is called; a person who sees nothing hears this and all the words in it.
    """
    match figure:
        case Road():
            height, parts = _road(figure)
        case Flower():
            height, parts = _flower(figure)
        case bars.Bars():
            height, parts = bars.parts(figure)
        case _ as unreachable:
            assert_never(unreachable)
    if height > TALLEST:
        return None
    faces = escape(", ".join(drawable.FONTS.values()))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{height}" viewBox="0 0 {WIDTH} {height}" '
        f'font-family="{faces}" role="img"><title>{_plain(title)}</title><desc>{_plain(in_words(figure))}</desc>'
        + "".join(parts)
        + "</svg>"
    )


def _road(road: Road) -> tuple[int, list[str]]:
    """Rows of phases beneath a line that one can walk along; the strengths beneath the last.

    Where its words run from the right, one walks from the right, too.
    """
    rows = -(-len(road.stops) // _ACROSS)
    across = -(-len(road.stops) // rows)  # rows of equal length
    each = (WIDTH - _GAP * (across - 1)) / across
    parts: list[str] = []
    y, right = 0.0, from_right(" ".join(stop.name for stop in road.stops))
    for at in range(0, len(road.stops), across):
        stops = road.stops[at : at + across]
        middles = [number * (each + _GAP) + each / 2 for number in range(len(stops))]
        if right:
            middles = [WIDTH - x for x in middles]
        dots = [(x, y + 20 + _WAVE[number % len(_WAVE)]) for number, x in enumerate(middles)]
        parts += _curve(dots, [bool(stop.things) for stop in stops])
        columns = [_stop(stop, x, y + _TOP, each) for stop, x in zip(stops, middles, strict=True)]
        parts += [part for _bottom, column in columns for part in column]
        y = max(bottom for bottom, _column in columns) + 16
    if road.strengths:
        y, strong = _strengths(road, y)
        parts += strong
    return math.ceil(y), parts


def _curve(dots: Sequence[tuple[float, float]], full: Iterable[bool]) -> list[str]:
    along = sorted(dots)
    ends = [(0.0, along[0][1]), *along, (float(WIDTH), along[-1][1])]
    path = f"M{ends[0][0]:.1f} {ends[0][1]:.1f}"
    for (x1, y1), (x2, y2) in pairwise(ends):
        half = (x1 + x2) / 2
        path += f"C{half:.1f} {y1:.1f} {half:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
    line = f'<path d="{path}" fill="none" stroke="{_LAMP}" stroke-width="4" stroke-linecap="round"/>'
    rings = (
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{_DOT}" fill="{_LAMP if on else "#ffffff"}" stroke="{_LAMP}" '
        'stroke-width="3.5"/>'
        for (x, y), on in zip(dots, full, strict=True)
    )
    return [line, *rings]


def _stop(stop: Stop, x: float, y: float, w: float) -> tuple[float, list[str]]:
    """A phase: its name, and beneath it what is on it, each on a ground of its own. Gives its bottom, too."""
    y, parts = _written(stop.name, x, y, w, _NAME, bold=True)
    for thing in stop.things:
        bottom, told = _written(thing, x, y + 10, w - 16, _SAID)
        parts.append(_plate(x - w / 2, y + 5, w, bottom - y + 1))
        parts += told
        y = bottom + 8
    return y, parts


def _strengths(road: Road, y: float) -> tuple[float, list[str]]:
    """The strengths, beneath their name, on one leaf."""
    bottom, told = _written(road.label, WIDTH / 2, y + 8, WIDTH - 32, _NAME, bold=True)
    for one in road.strengths:
        bottom, more = _written(one, WIDTH / 2, bottom + 2, WIDTH - 32, _SAID)
        told += more
    return bottom + 10, [_plate(0, y, WIDTH, bottom + 8 - y, "#e3efe4"), *told]


def _flower(flower: Flower) -> tuple[int, list[str]]:
    """A petal for each area; the areas down the left half and down the right, each with a line to its petal."""
    half = (len(flower.petals) + 1) // 2
    sides = [_column(flower.petals[:half]), _column(flower.petals[half:])]
    across = WIDTH - 2 * _SIDE - 2 * _GAP
    height = max(*(high for high, _areas in sides), across + 8.0)
    middle = (WIDTH / 2, height / 2)
    lines: list[str] = []
    petals: list[str] = []
    words: list[str] = []
    for left, (high, areas) in zip((True, False), sides, strict=True):
        spare = (height - high) / max(1, len(areas))
        for number, (top, h, rows) in enumerate(areas):
            y = top + spare * (number + 0.5)
            begin, end = number * math.pi / len(areas), (number + 1) * math.pi / len(areas)
            turn = -(begin + end) / 2 if left else (begin + end) / 2
            tip = _at(middle, across / 2 * 0.92, turn)
            edge = _SIDE + 3 if left else WIDTH - _SIDE - 3
            lines.append(f'<path d="M{edge:.1f} {y + h / 2:.1f}L{tip[0]:.1f} {tip[1]:.1f}" stroke="{_LINE}"/>')
            petal = number if left else half + number
            petals += _petal(middle, across / 2, turn, (end - begin) / 2, flower.petals[petal], petal)
            x = _SIDE / 2 if left else WIDTH - _SIDE / 2
            words.append(_plate(x - _SIDE / 2, y, _SIDE, h))
            for name, said_at, size, bold, colour in rows:
                words.append(_row(name, x, y + said_at, size, bold=bold, colour=colour))
    return math.ceil(height), [*lines, *petals, *words]


_Rows = list[tuple[str, float, int, bool, str]]


def _column(petals: Iterable[Petal]) -> tuple[float, list[tuple[float, float, _Rows]]]:
    """Lay the areas of one side beneath each other: how high all are; for each its top, its height, its rows."""
    found: list[tuple[float, float, _Rows]] = []
    top = 0.0
    for petal in petals:
        rows: _Rows = []
        y = 6.0
        for text, size, bold, colour in ((petal.name, _NAME, True, _INK), (petal.said, _SAID, False, _SOFT)):
            for row in _wrapped(text, _SIDE - 16, size, bold=bold) if text else ():
                rows.append((row, y, size, bold, colour))
                y += size * _ROW
        found.append((top, y + 5, rows))
        top += y + 5 + 8
    return max(0.0, top - 8), found


def _petal(middle: tuple[float, float], outer: float, turn: float, half: float, petal: Petal, number: int) -> list[str]:
    """A petal: an outline alone where no number was said, a bud where nought was; a line for how full it was before."""
    heart = outer * _HEART
    whole = _path(_outline(middle, heart, outer, turn, half))
    made = [f'<path d="{whole}Z" fill="{_PANEL}"/>']
    if petal.share is not None:
        full = _path(_outline(middle, heart, _reach(heart, outer, petal.share), turn, half))
        made.append(f'<path d="{full}Z" fill="{_TINTS[number % len(_TINTS)]}"/>')
    made.append(f'<path d="{whole}Z" fill="none" stroke="{_LINE}" stroke-width="1.4"/>')
    if petal.earlier is not None:
        across = _path(_outline(middle, heart, _reach(heart, outer, petal.earlier), turn, half)[1:-1])
        made.append(f'<path d="{across}" fill="none" stroke="{_INK}" stroke-width="2.6"/>')
    return made


def _reach(heart: float, outer: float, share: float) -> float:
    return heart + (outer - heart) * (_BUD + (1 - _BUD) * share)


def _path(points: Sequence[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)


def _outline(
    middle: tuple[float, float], inner: float, outer: float, turn: float, half: float
) -> list[tuple[float, float]]:
    """Give the outline of a petal: narrow at its foot, round at its head."""
    half -= _AIR
    head = min(outer * math.tan(min(half, 1.2)) * 0.5, (outer - inner) * 0.45)
    points = [_at(middle, inner, turn - half)]
    for step in range(_STEPS + 1):
        across = -1 + 2 * step / _STEPS
        points.append(_at(middle, outer - head * (1 - math.sqrt(1 - across * across)), turn + half * across))
    points.append(_at(middle, inner, turn + half))
    return points


def _at(middle: tuple[float, float], radius: float, angle: float) -> tuple[float, float]:
    return middle[0] + radius * math.sin(angle), middle[1] - radius * math.cos(angle)


def _plate(x: float, y: float, w: float, h: float, fill: str = _PANEL) -> str:
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" rx="9" fill="{fill}"/>'


def _written(text: str, x: float, y: float, w: float, size: int, *, bold: bool = False) -> tuple[float, list[str]]:
    """Write a text in rows around the middle ``x``, beginning at ``y``. Gives its bottom, too."""
    rows = _wrapped(text, w, size, bold=bold)
    made = [_row(row, x, y + number * size * _ROW, size, bold=bold) for number, row in enumerate(rows)]
    return y + len(rows) * size * _ROW, made


def _row(text: str, x: float, y: float, size: int, *, bold: bool = False, colour: str = _INK) -> str:
    weight, way = ' font-weight="700"' if bold else "", ' direction="rtl"' if from_right(text) else ""
    return (
        f'<text x="{x:.1f}" y="{y + size:.1f}" font-size="{size}" text-anchor="middle" fill="{colour}"{weight}{way}>'
        f"{escape(text)}</text>"
    )


def _wrapped(text: str, w: float, size: int, *, bold: bool = False) -> list[str]:
    """Part a text into rows that are no wider than ``w``; a word too long for a row is parted where it must be."""
    rows: list[str] = []
    for line in drawable.shown(text).split("\n"):
        row = ""
        for word in _pieces(line.split(), w, size, bold=bold):
            tried = f"{row} {word}" if row else word
            if row and _wide(tried, size, bold=bold) > w:
                rows.append(row)
                row = word
            else:
                row = tried
        rows.append(row)
    return rows


def _pieces(words: Iterable[str], w: float, size: int, *, bold: bool) -> Iterable[str]:
    for word in words:
        piece = ""
        for sign in word:
            leans = drawable.leans(sign) or drawable.leans(piece[-1:], ahead=True)
            if piece and not leans and _wide(piece + sign, size, bold=bold) > w:
                yield piece
                piece = ""
            piece += sign
        yield piece


def _wide(text: str, size: int, *, bold: bool) -> float:
    """Reckon how wide a row is at most, in units of the drawing."""
    return sum(map(_advance, text)) * size * (1.07 if bold else 1.0)


def _advance(sign: str) -> float:
    if sign in _NARROW:
        return 0.36
    if drawable.leans(sign):
        return 0.0
    if sign in _BROAD:
        return 0.9
    if unicodedata.category(sign) == "So" or unicodedata.east_asian_width(sign) in "WF":
        return 1.4
    return 0.72 if sign.isupper() else 0.6


def _plain(text: str) -> str:
    return escape(drawable.shown(text))
