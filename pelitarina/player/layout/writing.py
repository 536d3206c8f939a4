"""Where in a field does a character stand, and which character stands at a point?"""

from collections.abc import Iterator

from pelitarina.player.layout.box import Layout, Rect, Text
from pelitarina.player.wrap import Row, Ruler, Style


def caret(layout: Layout, field: str, offset: int, shown: str, ruler: Ruler) -> Rect | None:
    """Give the rectangle of the caret before character ``offset`` of ``shown``, the text as it stands in the field."""
    text = standing(layout, field)
    if text is None:
        return None
    number = _row_of(text, offset)
    row, style = text.rows[number], style_of(text)
    x = text.x + ruler.width(shown[row.start : offset], style)
    return Rect(x, text.y + number * text.pitch + text.pitch // 8, max(2, style.px // 10), text.pitch * 3 // 4)


def chosen(layout: Layout, field: str, span: tuple[int, int], shown: str, ruler: Ruler) -> Iterator[Rect]:
    """Give the rectangles behind the characters from ``span[0]`` to ``span[1]``."""
    text = standing(layout, field)
    if text is None or span[0] == span[1]:
        return
    style = style_of(text)
    for number, row in enumerate(text.rows):
        start, end = max(span[0], row.start), min(span[1], row.end)
        if start < end:
            x = ruler.width(shown[row.start : start], style)
            w = ruler.width(shown[start:end], style)
            yield Rect(text.x + x, text.y + number * text.pitch, w, text.pitch)


def offset_at(layout: Layout, field: str, x: int, y: int, shown: str, ruler: Ruler) -> int:
    """Give the offset of the character nearest to a point."""
    text = standing(layout, field)
    if text is None:
        return len(shown)
    number = max(0, min((y - text.y) // text.pitch, len(text.rows) - 1))
    return _nearest(text.rows[number], x - text.x, shown, text.pitch, ruler)


def row_beside(layout: Layout, field: str, offset: int, by: int, shown: str, ruler: Ruler) -> int | None:
    """Give the offset one row up (``by`` -1) or down (1) from ``offset``; None where there is no such row."""
    text = standing(layout, field)
    at = caret(layout, field, offset, shown, ruler)
    if text is None or at is None:
        return None
    number = _row_of(text, offset) + by
    if not 0 <= number < len(text.rows):
        return None
    return _nearest(text.rows[number], at.x - text.x, shown, text.pitch, ruler)


def standing(layout: Layout, field: str) -> Text | None:
    """Give the rows of a field as they stand in the window; None where it is not there."""
    return next((box.texts[0] for box in layout.boxes if box.id == field and box.whole and box.texts), None)


def style_of(text: Text) -> Style:
    """Give the style of the letters in a field."""
    return Style(round(text.pitch / 1.48))


def _row_of(text: Text, offset: int) -> int:
    numbers = [number for number, row in enumerate(text.rows) if row.start <= offset]
    return numbers[-1] if numbers else 0


def _nearest(row: Row, x: int, shown: str, pitch: int, ruler: Ruler) -> int:
    style = Style(round(pitch / 1.48))
    best = min(range(row.start, row.end + 1), key=lambda at: abs(ruler.width(shown[row.start : at], style) - x))
    last = row.end > row.start and best == row.end and shown[row.end - 1 : row.end] == " "
    return best - 1 if last else best
