"""How does a life line stand on a screen? A line one can walk along; where there is no room, a list.

The painter adds no meaning: the phases, and what is on each, stand in the tree in this very order.
"""

from pelitarina.player.layout import control
from pelitarina.player.layout.box import Box, Part, Rect
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.words import beside, kit_style, longest_word, text
from pelitarina.player.widget import Mark, Widget
from pelitarina.player.wrap import Run

_NARROWEST = 132
"""How narrow the column of a phase may be, in pixels at 100 %."""
_BESIDE = 700
"""From which width on, in pixels at 100 %, the phases stand beside each other; else they are a list."""
_WAVE = (10, -8, 6, -12)
"""How far the line swings at each dot, in pixels at 100 %; it is only for the eye."""


def life_line(widget: Widget, w: int, kit: Kit) -> Part:
    """Lay out the phases along the line."""
    phases, gap = widget.children, kit.px(16)
    if not phases:
        return Part((), 0, 0)
    if w < kit.letters(_BESIDE):
        return _list(phases, w, kit)
    narrowest = max(kit.letters(_NARROWEST), *(_needed(phase, kit) for phase in phases))
    across = max(1, min(len(phases), (w + gap) // (narrowest + gap)))
    rows = -(-len(phases) // across)
    across = -(-len(phases) // rows)  # rows of equal length
    each = min((w - gap * (across - 1)) // across, max(narrowest, kit.letters(220)))
    boxes: list[Box] = []
    y = 0
    for at in range(0, len(phases), across):
        row = _row(widget.id, phases[at : at + across], each, gap, w, kit)
        boxes += row.at(0, y)
        y += row.h + kit.px(24)
    return Part(tuple(boxes), w, y - kit.px(24))


def _list(phases: tuple[Widget, ...], w: int, kit: Kit) -> Part:
    """The line from top to bottom: beside each dot its phase, beside that what is on it."""
    gap, side, thick = kit.px(16), kit.px(24), kit.px(6)
    boxes: list[Box] = []
    y = 0
    for number, phase in enumerate(phases):
        row = _list_row(phase, w - side - gap, kit)
        last = number == len(phases) - 1
        middle = y + kit.px(control.TARGET) // 2
        down = middle if number == 0 else y - gap
        reach = Rect((side - thick) // 2, down, thick, (middle if last else y + row.h) - down)
        dot = Rect(0, middle - side // 2, side, side)
        boxes.append(Box(phase.id, reach, fill="lamp"))
        fill = "lamp" if _full(phase) else "ground"
        boxes.append(Box(phase.id, dot, fill=fill, edge="lamp", edge_px=kit.px(4), radius=side // 2))
        boxes += row.at(side + gap, y)
        y += row.h + gap
    return Part(tuple(boxes), w, y - gap)


def _list_row(phase: Widget, w: int, kit: Kit) -> Part:
    """A phase of the list: its name at the left, what is on it beside, two to a row where there is room."""
    gap, left = kit.px(10), w * 2 // 5
    name, *things = phase.children
    right = w - left - gap
    each = (right - gap) // 2
    each = each if _needed(phase, kit) <= each else right
    named = _name(name, left, kit, middle=False)
    parts = (_thing(one, each, kit, empty=one.id.endswith(".add")) for one in things)
    held = beside(parts, right, gap, gap)
    return Part((*named.boxes, *held.at(left + gap, 0)), w, max(named.h, held.h))


def _full(phase: Widget) -> bool:
    """Whether something is on a phase."""
    return any(one.id.rpartition(".")[2].isdecimal() for one in phase.children)


def _needed(phase: Widget, kit: Kit) -> int:
    """Give the width that the longest word of a phase needs."""
    sizes = [(one.label, 22, 8) if one.id.endswith(".name") else (one.label, 19, 24) for one in phase.children]
    return max(
        (longest_word(label, kit_style(kit, size, bold=True), kit) + kit.px(air) for label, size, air in sizes),
        default=0,
    )


def _row(line_id: str, phases: tuple[Widget, ...], each: int, gap: int, w: int, kit: Kit) -> Part:
    """One stretch of the line with its phases beneath."""
    top = kit.px(66)
    boxes: list[Box] = []
    points = []
    high = 0
    for number, phase in enumerate(phases):
        x = number * (each + gap)
        swing = kit.px(_WAVE[number % len(_WAVE)])
        points.append((x + each // 2, kit.px(28) + swing, _full(phase)))
        column = _phase(phase, each, kit)
        boxes += column.at(x, top)
        high = max(high, column.h)
    curve = Box(line_id, Rect(0, 0, w, top), figure="curve", ink="lamp", points=tuple(points))
    return Part((curve, *boxes), w, top + high)


def _phase(phase: Widget, w: int, kit: Kit) -> Part:
    """A phase: its name, what is on it, and room for more."""
    boxes: list[Box] = []
    y = 0
    for child in phase.children:
        name = child.id.rpartition(".")[2]
        placed = _name(child, w, kit) if name == "name" else _thing(child, w, kit, empty=name == "add")
        boxes += placed.at(0, y)
        y += placed.h + kit.px(10)
    return Part(tuple(boxes), w, y - kit.px(10))


def _name(widget: Widget, w: int, kit: Kit, *, middle: bool = True) -> Part:
    """The name of a phase, and what can be done with it."""
    name = text(widget.id, (Run(widget.label, kit_style(kit, 22, bold=True)),), w - kit.px(8), kit, 1.2)
    told = text(widget.id, (Run(widget.description, kit_style(kit, 17), "soft"),), w - kit.px(8), kit, 1.2)
    h = max(kit.px(control.TARGET), name.h + told.h + kit.px(8))
    top = (h - name.h - told.h) // 2
    ground = Box(widget.id, Rect(0, 0, w, h), radius=kit.px(12), whole=True)
    if middle:
        placed = [*_centred(name, w, name.h), *(box.moved(0, name.h) for box in _centred(told, w, told.h))]
        return Part((ground, *(box.moved(0, top) for box in placed)), w, h)
    return Part((ground, *name.at(kit.px(4), top), *told.at(kit.px(4), top + name.h)), w, h)


def _thing(widget: Widget, w: int, kit: Kit, *, empty: bool) -> Part:
    """A thing on the line, or the place for one."""
    room = w - 2 * kit.px(12)
    style = kit_style(kit, 19, bold=not empty)
    part = text(widget.id, (Run(widget.label, style, "soft" if empty else "text"),), room, kit, 1.3)
    boxes = list(_centred(part, w, part.h))
    h = part.h
    if widget.description and not empty:
        note = text(widget.id, (Run(widget.description, kit_style(kit, 17), "soft"),), room, kit, 1.3)
        boxes += (box.moved(0, h) for box in _centred(note, w, note.h))
        h += note.h
    whole = max(kit.px(control.TARGET), h + 2 * kit.px(9))
    fill = "" if empty else ("leaf" if Mark.CHECKED in widget.marks else "raised")
    ground = Box(
        widget.id, Rect(0, 0, w, whole), fill=fill, edge="line" if empty else "", dashed=empty, radius=kit.px(14),
        whole=True,
    )  # fmt: skip
    return Part((ground, *(box.moved(0, (whole - h) // 2) for box in boxes)), w, whole)


def _centred(part: Part, w: int, h: int) -> list[Box]:
    """Put each row in the middle of ``w``."""
    found = []
    for box in part.at(0, (h - part.h) // 2):
        texts = [
            text._replace(x=(w - row.width) // 2, y=text.y + number * text.pitch, rows=(row,))
            for text in box.texts
            for number, row in enumerate(text.rows)
        ]
        found += [Box(box.id, Rect(one.x, one.y, one.rows[0].width, one.pitch), texts=(one,)) for one in texts]
    return found
