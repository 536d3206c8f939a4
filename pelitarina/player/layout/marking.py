"""Where on a screen does a word stand that is being said? Found again in the rows that were laid out."""

from collections.abc import Iterator
from typing import NamedTuple

from pelitarina.player.layout.box import Layout, Rect, Text
from pelitarina.player.wrap import SOFT_HYPHEN, Row, Ruler, Span, Style


class Stretch(NamedTuple):
    """Part of a word on one row: what lies behind it, and its letters; ``base`` is the upper edge of the row."""

    rect: Rect
    x: int
    base: int
    pitch: int
    text: str
    style: Style
    from_right: bool = False

    def __repr__(self) -> str:
        return f"Stretch({self.rect})"  # the word may be a customer's


def marked(layout: Layout, widget: str, shown: str, start: int, end: int, ruler: Ruler) -> tuple[Stretch, ...]:
    """Give where the characters from ``start`` to ``end`` of ``shown`` stand; nothing where they are not in sight."""
    everywhere = layout.region(widget) != "body"
    found = (one for text in _standing(layout, widget, shown) for one in _stretches(text, start, end, ruler))
    return tuple(one for one in found if everywhere or layout.view.meets(one.rect))


def place(layout: Layout, widget: str, shown: str, start: int) -> Rect | None:
    """Give the row in which a character stands, in sight or not; None where it stands on no page."""
    texts = _standing(layout, widget, shown)
    if not texts:
        return None
    text = max((one for one in texts if one.rows[0].start <= start), key=lambda one: one.y, default=texts[0])
    number = max((at for at, row in enumerate(text.rows) if row.start <= start), default=0)
    return Rect(text.left(text.rows[number]), text.y + number * text.pitch, max(1, text.rows[number].width), text.pitch)


def _standing(layout: Layout, widget: str, shown: str) -> tuple[Text, ...]:
    """Find the rows that say this: a widget can have several, such as its label and what is said beside it.

    They stand in two parts where a card goes on overleaf.
    """
    wanted = _bare(shown)
    for box in layout.boxes:
        rows = (row for text in box.texts for row in text.rows) if box.id == widget else ()
        if box.id == widget and _bare("".join(span.text for row in rows for span in _said(row))) == wanted:
            return box.texts
    return ()


def _bare(text: str) -> str:
    """Leave out what laying out may change: blanks, soft hyphens and the hyphens they become."""
    return "".join(text.replace(SOFT_HYPHEN, "").replace("-", "").split())


def _said(row: Row) -> list[Span]:
    """Give what stands on a row in the order in which it is said."""
    return sorted(row.spans, key=lambda span: span.start)


def _stretches(text: Text, start: int, end: int, ruler: Ruler) -> Iterator[Stretch]:
    for number, row in enumerate(text.rows):
        first, last = max(start, row.start), min(end, row.end)
        if first < last:
            yield from _on_row(text, number, row, (first - row.start, last - row.start), ruler)


def _on_row(text: Text, number: int, row: Row, part: tuple[int, int], ruler: Ruler) -> Iterator[Stretch]:
    """Give the letters of a row from the first to the last, a stretch for each style."""
    at = 0
    for span in _said(row):
        low, high = max(part[0] - at, 0), min(part[1] - at, len(span.text))
        at += len(span.text)
        letters = span.text[low:high].rstrip() if low < high else ""
        if letters:
            before = ruler.width(span.text[: high if span.from_right else low], span.style)
            x = text.left(row) + span.x + (span.width - before if span.from_right else before)
            y, air = text.y + number * text.pitch, max(2, text.pitch // 12)
            rect = Rect(x - air, y + air, ruler.width(letters, span.style) + 2 * air, text.pitch - 2 * air)
            yield Stretch(rect, x, y, text.pitch, letters, span.style, span.from_right)
