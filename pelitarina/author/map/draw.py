"""How is a map drawn as SVG? Text as text, signs as shapes, nothing said by colour alone, the same bytes each time.

Only plain elements are used (no markers, filters, style sheets or scripts), so that browsers, LibreOffice and
printers show the same. Source: SVG 1.1 (second edition); roles from WAI-ARIA Graphics 1.0.
"""

from collections.abc import Callable, Iterator, Sequence
from html import escape
from typing import NamedTuple

from pelitarina.author.map import ink
from pelitarina.author.map.face import NEVER, PAD, SEVERITIES, START, WIDE, Face, Row, face, name_of, way_label, wrapped
from pelitarina.author.map.fold import Chapter, chapters, folded
from pelitarina.author.map.graph import Card
from pelitarina.author.map.place import Line, Sheet, Spot, in_rows, placed
from pelitarina.errors import message as m

Say = Callable[[str], str]

_MARGIN, _HEAD, _CHAPTER, _LEGEND = 48, 132, 54, 34
_LEAST = 980
_TITLE_SIZE = 30
_DESC = m("A map of the story: passages as cards from left to right, and the ways between them as lines. {counts}")
_LEGENDS = {
    "line": m("a choice, or the way on"),
    "call": m("a call: it comes back"),
    "condition": m("only if a condition holds"),
    "target": m("leads to the passage named"),
    "area": m("asks about a part of life"),
}


class Told(NamedTuple):
    """What stands above the map: title, counts, and what the checker says of the story as a whole."""

    title: str
    counts: str
    found: str


def svg(cards: Sequence[Card], told: Told, say: Say, language: str) -> str:
    """Draw a map."""
    parts = [part for chapter in chapters(folded(cards)) for part in _parts(chapter, say, language)]
    wide = max(_LEAST, *(2 * _MARGIN + part.sheet.wide for part in parts))
    rows = list(_head(told, say, wide))
    y = float(_HEAD + _LEGEND)
    for part in parts:
        rows += part.drawn(y, wide, say)
        y += part.high
    high = y + _MARGIN / 2
    desc = say(_DESC).format(counts=told.counts)
    top = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide:g}" height="{high:g}" viewBox="0 0 {wide:g} {high:g}" '
        f'role="graphics-document document" aria-labelledby="map-title map-desc" xml:lang="{_safe(language)}" '
        f'font-family="{ink.FONT}">'
    )
    start = [
        '<?xml version="1.0" encoding="UTF-8"?>', top, f'<title id="map-title">{_safe(told.title)}</title>',
        f'<desc id="map-desc">{_safe(desc)}</desc>', f'<rect width="100%" height="100%" fill="{ink.GROUND}"/>',
    ]  # fmt: skip
    return "\n".join([*start, *rows, "</svg>", ""])


class _Part(NamedTuple):
    """A heading and a drawing beneath it."""

    name: str
    sheet: Sheet

    @property
    def high(self) -> float:
        return self.sheet.high + (_CHAPTER if self.name else 0) + _MARGIN

    def drawn(self, y: float, wide: float, say: Say) -> Iterator[str]:
        """Draw it from ``y`` down: lines beneath, cards above."""
        if self.name:
            yield _text(self.name, _MARGIN, y + 20, 18, ink.TEXT, bold=True)
            rule = f"M{_MARGIN} {y + 32:g}H{wide - _MARGIN:g}"
            yield f'<path d="{rule}" stroke="{ink.LINE}" stroke-width="1"/>'
            y += _CHAPTER
        yield f'<g transform="translate({_MARGIN} {y:g})">'
        for line in self.sheet.lines:
            yield from _line(line)
        for spot in self.sheet.spots:
            yield from _card(spot, say)
        yield "</g>"


def _parts(chapter: Chapter, say: Say, language: str) -> Iterator[_Part]:
    """A chapter, and beneath it what nobody can reach there."""

    def make(card: Card, lines: frozenset[int]) -> Face:
        return face(card, lines, say, language)

    met = [card for card in chapter.cards if not card.never]
    never = [card for card in chapter.cards if card.never]
    if met:
        yield _Part(chapter.name, placed(met, make))
    if never:
        yield _Part(" · ".join(part for part in (chapter.name, say(NEVER)) if part), in_rows(never, make))


def _head(told: Told, say: Say, wide: float) -> Iterator[str]:
    (title, *_) = wrapped(told.title, _TITLE_SIZE, wide - 2 * _MARGIN, 1, bold=True) or [""]
    yield _text(title, _MARGIN, 58, _TITLE_SIZE, ink.TEXT, bold=True)
    yield _text(told.counts, _MARGIN, 86, 15, ink.SOFT)
    yield _text(told.found, _MARGIN, 108, 15, ink.SOFT)
    x = float(_MARGIN)
    for kind, words in {**_LEGENDS, **{str(one): word for one, word in SEVERITIES.items()}, "never": NEVER}.items():
        yield from _sign(kind, x, _HEAD)
        said = say(words)
        yield _text(said, x + 30, _HEAD + 4, 12, ink.SOFT)
        x += 30 + len(said) * 6.4 + 24


def _sign(kind: str, x: float, y: float) -> Iterator[str]:
    """A sign of the legend; on cards the same stand beside words."""
    match kind:
        case "line":
            yield from _line(Line(((x, y), (x + 24, y)), "choice"))
        case "call":
            yield from _line(Line(((x, y), (x + 24, y)), "call"))
        case "condition":
            yield _text("◇", x + 6, y + 5, 14, ink.TEXT)
        case "target":
            yield _arrow(x + 6, y)
        case "area":
            yield _pill(x, y - 8, 22, 16)
        case "never":
            yield f'<rect x="{x:g}" y="{y - 8:g}" width="22" height="16" rx="5" fill="{ink.RAISED}"{_DASHED}/>'
        case _:
            yield _grade(kind, x + 10, y)


_DASHED = f' stroke="{ink.LINE}" stroke-dasharray="4 4"'


def _card(spot: Spot, say: Say) -> Iterator[str]:
    card, x, y, high = spot.card, spot.x, spot.y, spot.face.height
    yield f'<g role="graphics-object"><title>{_safe(_spoken(card, say))}</title>'
    radius = min(high / 2, 26) if card.ending else 14
    fill = ink.TEXT if card.ending else ink.RAISED if card.never else ink.PANEL
    border = f' stroke="{ink.LINE}" stroke-width="1.5"'
    if card.never:
        border = _DASHED
    elif grade := card.gravest:
        border = f' stroke="{ink.GRADES[grade]}" stroke-width="3"'
    if len(card.names) > 1:
        shape = f'width="{WIDE}" height="{high:g}" rx="{radius:g}" fill="{ink.RAISED}" stroke="{ink.LINE}"'
        yield f'<rect x="{x + 6:g}" y="{y + 6:g}" {shape}/>'
    yield f'<rect x="{x:g}" y="{y:g}" width="{WIDE}" height="{high:g}" rx="{radius:g}" fill="{fill}"{border}/>'
    for row in spot.face.rows:
        yield from _row(row, x, y, card)
    for port in spot.face.ports.values():
        ring = f'fill="{ink.PANEL}" stroke="{ink.LINE}" stroke-width="1.5"'
        yield f'<circle cx="{x + WIDE:g}" cy="{y + port:g}" r="4" {ring}/>'
    yield "</g>"


def _spoken(card: Card, say: Say) -> str:
    """A card in one sentence, for whoever points at it or hears it."""
    ways = "; ".join(f"{way_label(way, say)} → {way.to}" for way in card.ways)
    start = f" ({say(START)})" if card.start else ""
    return ". ".join(
        part for part in (name_of(card, say) + start, " → ".join(card.names[1:]), card.words, ways) if part
    )


def _row(row: Row, x: float, y: float, card: Card) -> Iterator[str]:
    left, base = x + PAD, y + row.y
    match row.role:
        case "rule":
            yield f'<path d="M{left:g} {base:g}h{WIDE - 2 * PAD}" stroke="{ink.RAISED}"/>'
        case "area":
            yield _pill(left - 2, base - 11, WIDE - 2 * PAD + 4, 16)
            yield _text("? " + row.text, left + 7, base + 1, row.size, ink.ON_LEAF)
        case "error" | "warning" | "note":
            yield _grade(row.role, left + 7, base - 4)
            yield _text(row.text, left + 20, base, row.size, ink.GRADES[row.role], bold=True)
        case "never":
            yield _text("∅ " + row.text, left, base, row.size, ink.SOFT, bold=True)
        case "target":
            yield _arrow(left + 4, base - 4)
            yield _text(row.text, left + 20, base, row.size, ink.SKY)
        case "start":
            yield _text("▶ " + row.text, left, base, row.size, ink.CORAL, bold=True)
        case "name":
            yield _text(row.text, left, base, row.size, ink.PANEL if card.ending else ink.TEXT, bold=True)
        case "label":
            yield _text(row.text, left, base, row.size, ink.SOFT if card.never else ink.TEXT)
        case "names" | "words":
            yield _text(row.text, left, base, row.size, ink.SOFT)


def _line(line: Line) -> Iterator[str]:
    """A line in calm curves, with its head."""
    (x, y), *rest = line.points
    path = f"M{x:g} {y:g}"
    for number, (to_x, to_y) in enumerate(rest):
        if number % 2 and number < len(rest) - 1:  # past the cards of a column
            path += f"H{to_x:g}"
        else:
            half = (to_x - x) / 2
            path += f"C{x + half:g} {y:g} {to_x - half:g} {to_y:g} {to_x:g} {to_y:g}"
        x, y = to_x, to_y
    colour, dash = (ink.SKY, ' stroke-dasharray="6 5"') if line.kind == "call" else (ink.LINE, "")
    yield f'<path d="{path}" fill="none" stroke="{colour}" stroke-width="1.6"{dash}/>'
    yield f'<path d="M{x:g} {y:g}l-8 -4.5v9z" fill="{colour}"/>'


def _arrow(x: float, y: float) -> str:
    shape = f"M{x:g} {y:g}h9m-4 -4l4.5 4l-4.5 4"
    return f'<path d="{shape}" fill="none" stroke="{ink.SKY}" stroke-width="1.6" stroke-linecap="round"/>'


def _pill(x: float, y: float, wide: float, high: float) -> str:
    return f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" rx="{high / 2:g}" fill="{ink.LEAF}"/>'


def _grade(kind: str, x: float, y: float) -> str:
    """A cross in a ring, a triangle, a dot: three shapes, told apart without colour."""
    colour = ink.GRADES[kind]
    match kind:
        case "error":
            ring = f'<circle cx="{x:g}" cy="{y:g}" r="6.5" fill="{colour}"/>'
            cross = f"M{x - 2.6:g} {y - 2.6:g}l5.2 5.2m0 -5.2l-5.2 5.2"
            return f'{ring}<path d="{cross}" stroke="{ink.PANEL}" stroke-width="1.8" stroke-linecap="round"/>'
        case "warning":
            return f'<path d="M{x:g} {y - 7:g}l7 13h-14z" fill="{colour}"/>'
        case _:
            return f'<circle cx="{x:g}" cy="{y:g}" r="4.5" fill="none" stroke="{colour}" stroke-width="2.4"/>'


def _text(said: str, x: float, y: float, size: float, colour: str, *, bold: bool = False) -> str:
    weight = ' font-weight="700"' if bold else ""
    return f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}"{weight}>{_safe(said)}</text>'


def _safe(said: str) -> str:
    """Text that is safe in XML: no signs that it cannot hold."""
    return escape("".join(sign if sign.isprintable() else " " for sign in said))
