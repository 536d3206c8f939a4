"""How do things stand on a screen that can be pressed, marked or written in?"""

from msgspec.structs import replace

from pelitarina.player.layout.box import Box, Part, Rect, Text
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.words import AIR, SMALL, WIDE, below, kit_style, longest_word, styled, text
from pelitarina.player.widget import Mark, Role, Widget
from pelitarina.player.wrap import Run, wrap

TARGET = 44
"""Least height and width of anything to press, in pixels at 100 % (WCAG 2.2, 2.5.5)."""
LABEL, ASKED = 22, 19
_ROOMY = 640
"""From which width on, in pixels at 100 %, a field for several lines begins with three."""
_EDGE = 8
"""What a square leaves beside a letter or a number, at both sides together, in pixels at 100 %."""
DOT = "\N{BULLET}"


def button(widget: Widget, w: int, kit: Kit, *, low: bool = False) -> Part:
    """Something to press, all of ``w`` wide: its label, what is said beside it, the number that presses it.

    With ``low`` it is no higher than it must be.
    """
    fill, edge, ink, soft = _colours(widget)
    across, down = kit.px(20), kit.gap(8 if low else 12)
    icon = _icon(widget, kit, ink)
    mark = kit.letters(40) if widget.role in (Role.RADIO, Role.CHECK) else icon.w
    chip, value = _chip(widget, kit, ink), _value(widget, w, kit, soft)
    room = w - 2 * across - mark - (chip.w + kit.px(12) if chip else 0)
    beside = value.w + kit.px(12) if value else 0
    part = text(widget.id, styled(widget, kit, LABEL, ink, bold=True), room, kit, 1.36)
    one_row = len(part.boxes[0].texts[0].rows) == 1
    needed = part.w if one_row else longest_word(widget.label, kit_style(kit, LABEL, bold=True), kit)
    if value and needed > room - beside:  # then it stays on that row, and no word is cut in two
        part, value = below(part, value, 0), None
    elif value:
        room -= beside
        part = text(widget.id, styled(widget, kit, LABEL, ink, bold=True), room, kit, 1.36)
    if widget.description:
        said = text(widget.id, (Run(widget.description, kit_style(kit, SMALL), soft),), room, kit, 1.4)
        part = below(part, said, kit.px(2))
    h = max(kit.px(TARGET), 0 if low else kit.gap(54), part.h + 2 * down, value.h + 2 * down if value else 0)
    ground = Box(widget.id, Rect(0, 0, w, h), fill=fill, edge=edge, radius=kit.px(16), whole=True)
    boxes = [ground, *part.at(across + mark, (h - part.h) // 2)]
    if widget.role in (Role.RADIO, Role.CHECK):
        boxes.append(_mark(widget, kit, across, h, ink))
    boxes += icon.at(across, (h - icon.h) // 2)
    right = w - across
    if chip:
        right -= chip.w - kit.px(4)
        boxes += chip.at(right, (h - chip.h) // 2)
    if value:
        boxes += value.at(right - value.w - kit.px(12 if chip else 0), (h - value.h) // 2)
    return Part(tuple(boxes), w, h)


def pill(widget: Widget, w: int, kit: Kit) -> Part:
    """A button as wide as its label, at most ``w``."""
    fill, edge, ink, _ = _colours(widget)
    across, down = kit.px(24 if Mark.MAIN in widget.marks else 20), kit.px(5 if kit.low else 9)
    icon = _icon(widget, kit, ink)
    part = text(widget.id, styled(widget, kit, LABEL, ink, bold=True), w - 2 * across - icon.w, kit, 1.36)
    h = max(kit.px(50), part.h + 2 * down)
    width = max(kit.px(TARGET), part.w + 2 * across + icon.w)
    ground = Box(widget.id, Rect(0, 0, width, h), fill=fill, edge=edge, radius=kit.px(16), whole=True)
    left = (width - part.w - icon.w) // 2
    drawn = icon.at(left, (h - icon.h) // 2)
    return Part((ground, *drawn, *part.at(left + icon.w, (h - part.h) // 2)), width, h)


def link(widget: Widget, w: int, kit: Kit) -> Part:
    """Something that is always there: a quiet label, and the key beside it."""
    hint = _hint(kit.hints.get(widget.id, ""), widget.id, kit)
    gap = kit.px(8) if hint else 0
    icon = _icon(widget, kit, "soft", SMALL)
    room = w - icon.w - (hint.w + gap if hint else 0)
    part = text(widget.id, (Run(widget.label, kit_style(kit, SMALL), "soft"),), room, kit, 1.4)
    h = max(kit.px(TARGET), part.h)
    width = max(kit.px(TARGET), icon.w + part.w + gap + (hint.w if hint else 0))
    boxes = [Box(widget.id, Rect(0, 0, width, h), radius=kit.px(8), whole=True), *part.at(icon.w, (h - part.h) // 2)]
    boxes += icon.at(0, (h - icon.h) // 2)
    if hint:
        boxes += hint.at(icon.w + part.w + gap, (h - hint.h) // 2)
    return Part(tuple(boxes), width, h)


def turner(name: str, label: str, w: int, kit: Kit, *, on: bool) -> Part:
    """What turns a long page: a quiet pill with an arrow that shows the way; without a label, the arrow alone."""
    across, arrow, least = kit.px(18), kit.px(16), kit.px(TARGET)
    part = text(name, (Run(label, kit_style(kit, SMALL, bold=True)),), w - 3 * across - arrow, kit, 1.2)
    h, row = max(least, part.h), max(least, part.boxes[0].texts[0].pitch)
    width = part.w + 3 * across + arrow if label else h
    left = across if label else (h - arrow) // 2
    ground = Box(name, Rect(0, 0, width, h), fill="raised", radius=row // 2, whole=True)
    sign = Box(name, Rect(left, (h - arrow) // 2, arrow, arrow), figure="down" if on else "up", ink="lamp")
    return Part((ground, sign, *part.at(2 * across + arrow - kit.px(8), (h - part.h) // 2)), width, h)


def chip(widget: Widget, w: int, kit: Kit) -> Part:
    """A mark among others: rounded, with a tick when it is set; something quiet to press is less round."""
    on = Mark.CHECKED in widget.marks
    off = Mark.DISABLED in widget.marks
    ink = "on_leaf" if on else "soft" if off else "text"
    across = kit.px(20)
    icon = _icon(widget, kit, ink, SMALL)
    tick = kit.letters(26) if on else icon.w
    style = kit_style(kit, SMALL, bold=on)
    part = text(widget.id, (Run(widget.label, style, ink),), w - 2 * across - tick, kit, 1.4)
    h = max(kit.px(TARGET), part.h + kit.gap(12))
    width = part.w + 2 * across + tick
    ground = Box(
        widget.id, Rect(0, 0, width, h), fill="leaf" if on else "", edge="" if on or off else "line",
        radius=kit.px(14) if widget.role is Role.BUTTON else h // 2, whole=True,
    )  # fmt: skip
    boxes = [ground, *part.at(across + tick, (h - part.h) // 2)]
    if on:
        side = kit.letters(18)
        boxes.append(Box(widget.id, Rect(across - kit.px(2), (h - side) // 2, side, side), figure="tick", ink=ink))
    else:
        boxes += icon.at(across, (h - icon.h) // 2)
    return Part(tuple(boxes), width, h)


def step(widget: Widget, least: int, kit: Kit) -> Part:
    """One step of a scale: its number in a square, which is as large as the number at least."""
    on = Mark.CHECKED in widget.marks
    style = kit_style(kit, LABEL, bold=True)
    part = text(widget.id, (Run(widget.digits, style, "on_leaf" if on else "text"),), kit.px(_ROOMY), kit, 1.36)
    side = max(least, part.w + kit.px(_EDGE), part.h)
    ground = Box(widget.id, Rect(0, 0, side, side), fill="leaf" if on else "raised", radius=kit.px(12), whole=True)
    return Part((ground, *part.at((side - part.w) // 2, (side - part.h) // 2)), side, side)


def letter(widget: Widget, least: int, high: int, kit: Kit) -> Part:
    """A letter to press, as large as it must be at least, and never smaller than what stands on it."""
    style = kit_style(kit, LABEL if len(widget.label) == 1 else SMALL, bold=True)
    fill, edge, ink, _ = _colours(widget)
    part = text(widget.id, (Run(widget.label, style, ink),), kit.px(_ROOMY), kit, 1.36)
    w, h = max(least, part.w + kit.px(_EDGE if len(widget.label) == 1 else 28)), max(high, part.h)
    ground = Box(widget.id, Rect(0, 0, w, h), fill=fill, edge=edge, radius=kit.px(12), whole=True)
    return Part((ground, *part.at((w - part.w) // 2, (h - part.h) // 2)), w, h)


def field(widget: Widget, w: int, kit: Kit) -> Part:
    """A place to write in. Its text stands in the box that is ``whole``, with every character in its row."""
    label = text(f"{widget.id}.label", (Run(widget.label, kit_style(kit, SMALL, bold=True), "soft"),), w, kit)
    if widget.description:  # what is asked, where that stands on the page before
        asked = text(f"{widget.id}.asked", (Run(widget.description, kit_style(kit, ASKED), "text"),), w, kit, 1.3)
        label = below(asked, label, 0)
    return below(label, _writing(widget, w, kit), kit.gap(6))


def _writing(widget: Widget, w: int, kit: Kit) -> Part:
    across, down = kit.px(18), kit.gap(12)
    style = kit_style(kit, 24)
    shown = DOT * len(widget.value or "") if widget.role is Role.SECRET else widget.value or ""
    rows = wrap((Run(shown, style),), w - 2 * across, kit.ruler, right=kit.from_right)
    pitch = round(style.px * (WIDE if kit.wide else AIR))
    least = (3 if w >= kit.letters(_ROOMY) else 2) if Mark.LONG in widget.marks else 1
    rect = Rect(0, 0, w, max(len(rows), least) * pitch + 2 * down)
    written = Text(across, down, pitch, rows, style=style)
    box = Box(widget.id, rect, fill="panel", edge="line", radius=kit.px(12), texts=(written,), whole=True)
    return Part((box,), w, rect.h)


def _icon(widget: Widget, kit: Kit, ink: str, size: int = LABEL) -> Part:
    """What is drawn beside a label, as large as its letters, and a gap behind it; nothing where there is none."""
    side = kit.letters(size)
    box = Box(widget.id, Rect(0, 0, side, side), icon=widget.icon, ink=ink)
    return Part((box,), side + kit.letters(size / 2.4), side) if widget.icon else Part((), 0, 0)


def _chip(widget: Widget, kit: Kit, ink: str) -> Part | None:
    """The number that presses a widget, in a small frame."""
    number = kit.numbers.get(widget.id, "")
    return _hint(number, widget.id, kit, ink) if number else None


def _value(widget: Widget, w: int, kit: Kit, ink: str) -> Part | None:
    """How it stands with what is behind a way, such as locked: at its right."""
    if not widget.value:
        return None
    return text(widget.id, (Run(widget.value, kit_style(kit, SMALL), ink),), w // 3, kit, 1.4)


def _hint(key: str, widget_id: str, kit: Kit, ink: str = "soft") -> Part | None:
    """The name of a key, in a small frame."""
    if not key:
        return None
    part = text(widget_id, (Run(key, kit_style(kit, 16), ink),), kit.letters(200), kit, 1.3)
    w, h = max(kit.px(28), part.w + kit.px(16)), part.h + kit.px(6)
    edge = ink if ink.startswith("on_") else "line"
    frame = Box(widget_id, Rect(0, 0, w, h), edge=edge, radius=kit.px(7))
    return Part((frame, *part.at((w - part.w) // 2, (h - part.h) // 2)), w, h)


def _mark(widget: Widget, kit: Kit, x: int, h: int, ink: str) -> Box:
    """The ring or the square before an option, full when it is chosen."""
    side = kit.letters(24)
    rect = Rect(x, (h - side) // 2, side, side)
    on = Mark.CHECKED in widget.marks
    if widget.role is Role.RADIO:
        return Box(widget.id, rect, figure="dot" if on else "ring", ink=ink if on else "line")
    box = Box(widget.id, rect, edge=ink if on else "line", radius=kit.px(6))
    return replace(box, figure="tick", ink=ink) if on else box


def _colours(widget: Widget) -> tuple[str, str, str, str]:
    """Give fill, border, ink and soft ink."""
    if Mark.DISABLED in widget.marks:
        return "", "line", "soft", "soft"
    if Mark.CHECKED in widget.marks:
        return "leaf", "", "on_leaf", "on_leaf"
    if Mark.MAIN in widget.marks:
        return "coral", "", "on_coral", "on_coral"
    if Mark.SOFT in widget.marks:
        return "", "line", "text", "soft"
    return "raised", "", "text", "soft"
