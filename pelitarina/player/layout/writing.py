"""Where in a field does a character stand, and which character stands at a point?

Offsets count characters as they are said. Where some run from the right, what is chosen may be seen in several
stretches.
"""

from collections.abc import Iterator

from pelitarina.player.layout.box import Layout, Rect, Text
from pelitarina.player.wrap import Row, Ruler, Span, Style


def caret(layout: Layout, field: str, offset: int, shown: str, ruler: Ruler) -> Rect | None:
    """Give the rectangle of the caret before character ``offset`` of ``shown``, the text as it stands in the field."""
    text = standing(layout, field)
    if text is None:
        return None
    number = _row_of(text, offset)
    row, style = text.rows[number], style_of(text)
    x = text.left(row) + _place(row, offset, shown, style, ruler)
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
            for x, w in _stretches(row, start, end, shown, style, ruler):
                yield Rect(text.left(row) + x, text.y + number * text.pitch, w, text.pitch)


def offset_at(layout: Layout, field: str, x: int, y: int, shown: str, ruler: Ruler) -> int:
    """Give the offset of the character nearest to a point."""
    text = standing(layout, field)
    if text is None:
        return len(shown)
    number = max(0, min((y - text.y) // text.pitch, len(text.rows) - 1))
    return _nearest(text, text.rows[number], x, shown, ruler)


def row_beside(layout: Layout, field: str, offset: int, by: int, shown: str, ruler: Ruler) -> int | None:
    """Give the offset one row up (``by`` -1) or down (1) from ``offset``; None where there is no such row."""
    text = standing(layout, field)
    at = caret(layout, field, offset, shown, ruler)
    if text is None or at is None:
        return None
    number = _row_of(text, offset) + by
    if not 0 <= number < len(text.rows):
        return None
    return _nearest(text, text.rows[number], at.x, shown, ruler)


def standing(layout: Layout, field: str) -> Text | None:
    """Give the rows of a field as they stand in the window; None where it is not there."""
    return next((box.texts[0] for box in layout.boxes if box.id == field and box.whole and box.texts), None)


def style_of(text: Text) -> Style:
    """Give the style of the letters in a field."""
    assert text.style is not None
    return text.style


def _row_of(text: Text, offset: int) -> int:
    numbers = [number for number, row in enumerate(text.rows) if row.start <= offset]
    return numbers[-1] if numbers else 0


def _nearest(text: Text, row: Row, x: int, shown: str, ruler: Ruler) -> int:
    style, x = style_of(text), x - text.left(row)
    best = min(range(row.start, row.end + 1), key=lambda at: abs(_place(row, at, shown, style, ruler) - x))
    last = row.end > row.start and best == row.end and shown[row.end - 1 : row.end] == " "
    return best - 1 if last else best


def _place(row: Row, offset: int, shown: str, style: Style, ruler: Ruler) -> int:
    """Give how far from the row's left edge the caret stands before a character, or behind the last one."""
    if not any(span.from_right for span in row.spans):
        return ruler.width(shown[row.start : offset], style)
    held = next((span for span in row.spans if span.start <= offset < span.start + len(span.text)), None)
    if held is not None:
        return _within(held, offset, ruler)
    last = max((span for span in row.spans if span.start < offset), key=lambda span: span.start, default=None)
    if last is None:
        return row.width if row.from_right else 0
    hanging = ruler.width(shown[last.start + len(last.text) : offset], style)  # blanks behind the last word
    edge = _within(last, last.start + len(last.text), ruler)
    return edge - hanging if row.from_right else edge + hanging


def _within(span: Span, offset: int, ruler: Ruler) -> int:
    """Give where in a row a character of a span begins."""
    done = ruler.width(span.text[: offset - span.start], span.style)
    return span.x + (span.width - done if span.from_right else done)


def _stretches(
    row: Row, start: int, end: int, shown: str, style: Style, ruler: Ruler
) -> Iterator[tuple[int, int]]:  # fmt: skip
    """Give left edge and width of each stretch in which characters of a row are seen."""
    if not any(span.from_right for span in row.spans):
        x = ruler.width(shown[row.start : start], style)
        yield x, ruler.width(shown[start:end], style)
        return
    for span in row.spans:
        first, last = max(start, span.start), min(end, span.start + len(span.text))
        if first < last:
            edges = sorted((_within(span, first, ruler), _within(span, last, ruler)))
            yield edges[0], edges[1] - edges[0]
