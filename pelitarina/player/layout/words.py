"""How do words stand on a screen: paragraphs, speech, letters, quotes, headings?"""

from collections.abc import Iterable

from msgspec.structs import replace

from pelitarina.player.layout.box import Box, Part, Rect, Text
from pelitarina.player.layout.kit import Kit
from pelitarina.player.widget import Mark, Role, Widget
from pelitarina.player.wrap import Breaks, Ruler, Run, Style, wrap
from pelitarina.story import prose

BODY, HEADING, SMALL, LARGE, PRINT = 24, 26, 20, 44, 34
"""Sizes of letters at 100 %, in pixels."""
CLOSE = 24
"""That of a heading where the window is low beside the letters."""
AIR = 1.48
"""How high a row is beside its letters (WCAG 2.2 asks that 1.5 be possible; see ``WIDE``)."""
WIDE = 1.56
"""How high a row is at least where letters stand wide."""


def words(widget: Widget, w: int, kit: Kit, *, size: int = BODY) -> Part:
    """Lay out something that is only read, ``w`` pixels wide."""
    large = Mark.LARGE in widget.marks
    size = PRINT if large else size
    match widget.role:
        case Role.HEADING:
            return heading(widget, w, kit)
        case Role.LETTER | Role.QUOTE:
            return barred(widget, w, kit, "sky" if widget.role is Role.LETTER else "lamp")
        case Role.PAUSE:
            part = text(widget.id, (Run("·   ·   ·", kit_style(kit, size), "soft"),), w, kit)
            return Part(tuple(part.at((w - part.w) // 2, 0)), w, part.h)
        case Role.NOTICE:
            return told(widget, w, kit)
        case Role.TURN:
            return turn(widget, w, kit)
        case Role.IMAGE:
            return paragraph(widget.id, (Run(widget.label, kit_style(kit, SMALL, italic=True), "soft"),), w, kit)
        case _ if Mark.SOFT in widget.marks:
            return paragraph(widget.id, styled(widget, kit, BODY if large else SMALL, "soft"), w, kit)
        case _:
            return paragraph(widget.id, styled(widget, kit, size, "text"), w, kit)


def kit_style(kit: Kit, size: float, *, bold: bool = False, italic: bool = False) -> Style:
    """Give a style at the size that is set."""
    return Style(kit.letters(size), bold, italic, kit.face, kit.wide)


def text(widget_id: str, runs: Iterable[Run], w: int, kit: Kit, air: float = AIR) -> Part:
    """Lay out rows of text."""
    runs = tuple(runs)
    air = max(air, WIDE) if kit.wide else air
    pitch = round(max((run.style.px for run in runs), default=kit.letters(BODY)) * air)
    return (kit.typeset or typeset)(widget_id, runs, w, pitch, kit.ruler, kit.breaks, kit.from_right)


def paragraph(widget_id: str, runs: Iterable[Run], w: int, kit: Kit, air: float = AIR) -> Part:
    """Lay out a paragraph: its rows begin where those who read it begin, on whatever screen it stands."""
    part = text(widget_id, runs, w, kit, air)
    return far(part, w) if stranger(part, kit) else part


def begun_where_it_reads(field: Part, kit: Kit) -> Part:
    """Let what is written in a field begin where those who read it begin."""
    (box,) = (one for one in field.boxes if one.whole)
    if not stranger(Part((box,), field.w, field.h), kit):
        return field
    held = replace(box, texts=tuple(text.mirrored(field.w) for text in box.texts))
    return field._replace(boxes=tuple(held if one is box else one for one in field.boxes))


def stranger(part: Part, kit: Kit) -> bool:
    """Whether words run the other way than the screen on which they stand; a number alone goes by its language."""
    rows = [row for box in part.boxes for one in box.texts for row in one.rows]
    if not any(sign.isalpha() for row in rows for span in row.spans for sign in span.text):
        return kit.from_right is not kit.turned
    runs = any(row.from_right for row in (rows if kit.turned else rows[:1]))
    return runs is not kit.turned


def far(part: Part, w: int) -> Part:
    """Put words at the other side of what is ``w`` pixels wide, each row from there."""
    return Part(tuple(box.mirrored(w) for box in part.boxes), w, part.h)


def typeset(  # what it sets is remembered by what it is given
    widget_id: str, runs: tuple[Run, ...], w: int, pitch: int, ruler: Ruler, breaks: Breaks | None, right: bool
) -> Part:
    """Set rows of text ``pitch`` pixels high, ``w`` wide at most; ``right``: in a language that runs from there."""
    placed = Text(0, 0, pitch, wrap(runs, w, ruler, breaks, right=right))
    whole = placed.rect
    box = Box(widget_id, Rect(0, 0, min(w, whole.w), whole.h), texts=(placed,))
    return Part((box,), whole.w, whole.h)


def styled(widget: Widget, kit: Kit, size: float, colour: str, *, bold: bool = False) -> tuple[Run, ...]:
    """Give a widget's label in its styles. Who speaks is said in the lamp's colour."""
    parts = widget.runs or (prose.Run(widget.label, ""),)
    found = []
    for number, (said, style) in enumerate(parts):
        speaks = widget.role is Role.SPEECH and number == 0 and style == "strong"
        cut = kit_style(kit, size, bold=bold or style == "strong", italic=style == "emphasis")
        found.append(Run(said, cut, "lamp" if speaks else colour))
    return tuple(found)


def longest_word(label: str, style: Style, kit: Kit) -> int:
    """Give how wide the longest word is, in pixels: what is narrower cuts it in two."""
    return max((kit.ruler.width(word, style) for word in label.split()), default=0)


def heading(widget: Widget, w: int, kit: Kit) -> Part:
    """A heading, and beneath it what helps to understand it; without a language it begins where the screen does."""
    size = LARGE if Mark.LARGE in widget.marks else CLOSE if kit.low else HEADING
    lay = paragraph if widget.language else text
    part = lay(widget.id, (Run(widget.label, kit_style(kit, size, bold=True)),), w, kit, 1.3)
    return (
        below(part, paragraph(widget.id, (Run(widget.description, kit_style(kit, SMALL), "soft"),), w, kit), kit.px(4))
        if (widget.description)
        else part
    )


def barred(widget: Widget, w: int, kit: Kit, colour: str) -> Part:
    """Somebody's words, with a bar beside them."""
    inset = kit.px(22)
    size = PRINT if Mark.LARGE in widget.marks else BODY
    part = text(widget.id, styled(widget, kit, size, "text"), w - inset, kit)
    bar = Box(widget.id, Rect(0, kit.px(4), kit.px(4), part.h - kit.px(8)), fill=colour, radius=kit.px(2))
    whole = Part((*part.at(inset, 0), bar), w, part.h)
    return far(whole, w) if stranger(part, kit) else whole


def told(widget: Widget, w: int, kit: Kit) -> Part:
    """What has just happened, on a ground of its own."""
    across, down = kit.px(20), kit.px(12)
    part = text(widget.id, (Run(widget.label, kit_style(kit, 22)),), w - 2 * across, kit)
    ground = Box(widget.id, Rect(0, 0, w, part.h + 2 * down), fill="raised", edge="lamp", radius=kit.px(12), whole=True)
    return Part((ground, *part.at(across, down)), w, ground.rect.h)


def turn(widget: Widget, w: int, kit: Kit) -> Part:
    """Whose turn it is, as a small sign with a lamp on it."""
    across, down, dot = kit.px(18), kit.px(8), kit.px(14)
    inset = across + dot + kit.px(12)
    part = text(widget.id, (Run(widget.label, kit_style(kit, 22, bold=True)),), w - inset - across, kit, 1.3)
    high = part.h + 2 * down
    ground = Box(widget.id, Rect(0, 0, inset + part.w + across, high), fill="raised", radius=min(high // 2, kit.px(22)))
    lamp = Box("", Rect(across, (high - dot) // 2, dot, dot), fill="lamp", radius=dot // 2)
    return Part((ground, lamp, *part.at(inset, down)), w, high)


def below(first: Part, second: Part, gap: int) -> Part:
    """Put one part beneath another."""
    boxes = (*first.boxes, *second.at(0, first.h + gap))
    return Part(boxes, max(first.w, second.w), first.h + gap + second.h)


def beside(parts: Iterable[Part], w: int, across: int, down: int) -> Part:
    """Put parts beside each other, on as many rows as they need."""
    boxes: list[Box] = []
    x = y = high = 0
    for each in parts:
        if x and x + each.w > w:
            x, y, high = 0, y + high + down, 0
        boxes += each.at(x, y)
        x += each.w + across
        high = max(high, each.h)
    return Part(tuple(boxes), w, y + high)
