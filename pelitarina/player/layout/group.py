"""How do several things stand together: beneath each other, beside each other, as cards, as a scale?"""

from collections.abc import Iterable, Sequence
from functools import reduce
from typing import assert_never

from msgspec.structs import replace

from pelitarina.player.layout import again, breath, control, table
from pelitarina.player.layout.box import Box, Part, Rect
from pelitarina.player.layout.circle import circle
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.letters import letters
from pelitarina.player.layout.line import life_line
from pelitarina.player.layout.shelf import cards
from pelitarina.player.layout.words import (
    BODY,
    SMALL,
    begun_where_it_reads,
    below,
    beside,
    kit_style,
    paragraph,
    styled,
    text,
    words,
)
from pelitarina.player.widget import Mark, Role, Widget
from pelitarina.player.wrap import Run

PRESSED = (Role.BUTTON, Role.RADIO, Role.CHECK, Role.SUBMIT)
_RINGED = (*PRESSED, Role.FIELD, Role.GROUP)
_ROOMY = 640
"""From which width on, in pixels at 100 %, a card leaves air around what stands in it."""
_WIDEST = 520
"""How wide a door is at most, in pixels at 100 %."""


def part(widget: Widget, w: int, kit: Kit, *, size: int = BODY) -> Part:
    """Lay out any widget, ``w`` pixels wide."""
    if widget.language not in ("", kit.language):
        kit = replace(kit, language=widget.language)
    match widget.role:
        case Role.SCREEN:
            return column(widget.children, w, kit, size=size)
        case Role.GROUP:
            return group(widget, w, kit)
        case Role.STRIP:
            return strip(widget, w, kit)
        case Role.BUTTON if widget.intent:
            return control.link(widget, w, kit)
        case Role.BUTTON | Role.RADIO | Role.CHECK | Role.SUBMIT:
            return control.button(widget, w, kit, low=size != BODY)
        case Role.FIELD | Role.SECRET:
            return begun_where_it_reads(control.field(widget, w, kit), kit)
        case Role.IMAGE if widget.arrange == "breath":
            return breath.block(widget, w, kit)
        case Role.IMAGE if widget.children:
            return group(widget, w, kit)
        case Role.IMAGE if widget.picture or not widget.label:
            return Part((), 0, 0)  # the screen paints it
        case _:
            return words(widget, w, kit, size=size)


def group(widget: Widget, w: int, kit: Kit) -> Part:
    """Lay out a group as it says."""
    match widget.arrange:
        case "row":
            return row(widget.children, w, kit)
        case "chips" | "bar" | "foot":
            return beside(_chips(widget.children, w, kit), w, kit.px(12), kit.gap(12))
        case "scale":
            return scale(widget, w, kit)
        case "cards":
            return cards(widget.children, w, kit)
        case "doors":
            return doors(widget.children, min(w, kit.letters(_WIDEST)), kit)
        case "card":
            return card(widget, w, kit)
        case "line":
            return life_line(widget, w, kit)
        case "circle":
            return circle(widget, w, kit)
        case "form":
            return table.form(widget, w, kit, part)
        case "pair":
            return table.pair(widget, w, kit, part)
        case "welcome":
            return table.welcome(widget, w, kit, part)
        case "hand":
            return table.hand(widget, w, kit)
        case "deck":
            return table.deck(widget, w, kit)
        case "letters":
            return letters(widget, w, kit)
        case "side":
            return column(widget.children, w, kit, size=22)
        case "column" | "breath":
            return column(widget.children, w, kit)
        case _ as unreachable:
            assert_never(unreachable)


def column(children: Sequence[Widget], w: int, kit: Kit, *, size: int = BODY) -> Part:
    """Put widgets beneath each other; what belongs together stands closer."""
    placed = stacked(children, w, kit, size=size)
    boxes = tuple(box for _child, y, one in placed for box in one.at(0, y))
    return Part(boxes, w, placed[-1][1] + placed[-1][2].h if placed else 0)


def stacked(children: Sequence[Widget], w: int, kit: Kit, *, size: int = BODY) -> list[tuple[Widget, int, Part]]:
    """Give each widget with how far down it stands, and itself."""
    found: list[tuple[Widget, int, Part]] = []
    y = 0
    for child in children:
        placed = part(child, w, kit, size=size)
        if not placed.boxes:
            continue
        if found and again.takes_back(found[-1][0], child):
            field, top, written = found[-1]
            if whole := again.beside_name(field, written, placed, kit):
                found[-1], y = (field, top, whole), top + whole.h
                continue
        y += _gap(found[-1][0] if found else None, child, kit)
        found.append((child, y, placed))
        y += placed.h
    return found


def in_one_row(links: Sequence[Widget], w: int, kit: Kit) -> Part:
    """Put what is always there on one row, if need be without keys and icons; where it has no room, on several."""
    bare = [replace(one, icon="") for one in links]
    for shown, ways in ((kit, links), (replace(kit, hints={}), links), (replace(kit, hints={}), bare)):
        parts = [control.link(one, w, shown) for one in ways]
        for gap in (40, 30) if kit.wide else (26, 16):  # wider than between two words, and between icon and name
            row = beside(parts, w, kit.px(gap), kit.px(4))
            if row.h <= max((one.h for one in parts), default=0):
                return row
    return beside([control.link(one, w, kit) for one in bare], w, kit.px(26), kit.px(4))


def beside_name(links: Sequence[Widget], taken: int, w: int, kit: Kit) -> Part:
    """Put what is always there beside the name of a screen; over the whole width, where the name has no room there."""
    room = max(w // 3, w - taken)
    bare = [control.link(replace(one, icon=""), w, replace(kit, hints={})) for one in links]
    if (
        sum(one.w for one in bare) + kit.px(30 if kit.wide else 16) * (len(bare) - 1) > room
    ):  # too near each other to tell them apart
        return in_one_row(links, w, kit)
    made = in_one_row(links, room, kit)
    return made if made.h <= kit.px(control.TARGET) else in_one_row(links, w, kit)


def row(children: Sequence[Widget], w: int, kit: Kit) -> Part:
    """Put quiet ways beside each other; where they would need a second row, without their icons."""
    made = beside(_chips(children, w, kit), w, kit.px(12), kit.px(12))
    if made.h <= kit.px(control.TARGET):
        return made
    return beside(_chips(tuple(replace(one, icon="") for one in children), w, kit), w, kit.px(12), kit.px(12))


def doors(children: Sequence[Widget], w: int, kit: Kit) -> Part:
    """Put a few large ways beneath each other."""
    return column(children, w, kit)


def card(widget: Widget, w: int, kit: Kit) -> Part:
    """One thing with all that belongs to it, on a ground of its own."""
    low = w < kit.letters(_ROOMY)
    inset, down, gap = (kit.px(18), kit.gap(12), kit.gap(6)) if low else (kit.px(24), kit.gap(20), kit.gap(10))
    boxes: list[Box] = []
    y = down
    for before, child in zip((None, *widget.children), widget.children, strict=False):
        y += gap if before else 0
        own = replace(kit, language=child.language or kit.language)
        if before and before.role in _RINGED and child.role in _RINGED:
            y += max(0, kit.gap(12) - gap)  # the ring has room between them
        if child.role is Role.QUOTE:
            placed = paragraph(child.id, (Run(child.label, kit_style(kit, BODY)),), w - 2 * inset, own)
        elif child.role is Role.TEXT:
            placed = paragraph(child.id, styled(child, kit, SMALL, "soft"), w - 2 * inset, own)
        else:
            placed = part(child, w - 2 * inset, kit)
        boxes += placed.at(inset, y)
        y += placed.h
    ground = Box(widget.id, Rect(0, 0, w, y + down), fill="panel", radius=kit.px(16))
    return Part((ground, *boxes), w, ground.rect.h)


def scale(widget: Widget, w: int, kit: Kit) -> Part:
    """The steps of a scale beside each other, its two ends in words beneath them."""
    steps, gap = widget.children, kit.px(8)
    side = max(kit.px(control.TARGET), min(kit.px(60), (w - gap * (len(steps) - 1)) // max(1, len(steps))))
    side = max(control.step(one, side, kit).w for one in steps)
    squares = beside([control.step(one, side, kit) for one in steps], w, gap, gap)
    ends = _ends([one for one in steps if one.label], squares, w, kit)
    return below(squares, ends, kit.px(8)) if ends.boxes else squares


def _ends(ends: Sequence[Widget], squares: Part, w: int, kit: Kit) -> Part:
    """The words at the ends of a scale; where they would meet, or it has no two ends, beneath each other by number."""
    wide = max(box.rect.right for box in squares.boxes)
    half = max(wide // 2, kit.letters(160)) - kit.px(12)
    said = [_end(one.id, one.label, min(half, w), kit) for one in ends]
    if squares.h > squares.boxes[0].rect.h or sum(one.w for one in said) + kit.px(24) > wide:
        listed = [_end(one.id, f"{one.digits} – {one.label}", w, kit) for one in ends]
        return reduce(lambda above, one: below(above, one, 0), listed, Part((), 0, 0))
    boxes = [box for number, one in enumerate(said) for box in one.at(max(0, wide - one.w) * number, 0)]
    return Part(tuple(boxes), w, max((one.h for one in said), default=0))


def _end(name: str, said: str, w: int, kit: Kit) -> Part:
    return text(f"{name}.end", (Run(said, kit_style(kit, SMALL), "soft"),), w, kit)


def strip(widget: Widget, w: int, kit: Kit) -> Part:
    """The listener's questions, and that nobody writes them down."""
    head = text(widget.id, (Run(widget.label, kit_style(kit, SMALL, bold=True), "lamp"),), w, kit)
    said = column(widget.children, w, kit, size=22)
    body = below(head, said, kit.gap(14))
    if widget.description:
        told = text(widget.id, (Run(widget.description, kit_style(kit, 18), "soft"),), w, kit)
        body = below(body, told, kit.gap(16))
    return body


def _chips(children: Sequence[Widget], w: int, kit: Kit) -> Iterable[Part]:
    for child in children:
        if child.role in (Role.CHECK, Role.RADIO):
            yield control.chip(child, w, kit)
        elif child.intent:
            yield control.link(child, w, kit)
        elif Mark.SOFT in child.marks and child.role in PRESSED:
            yield control.chip(child, w, kit)
        elif child.role in PRESSED:
            yield control.pill(child, w, kit)
        else:
            yield part(child, w, kit)


def _gap(before: Widget | None, child: Widget, kit: Kit) -> int:
    """How far apart two things stand."""
    if before is None:
        return 0
    if child.arrange == "doors":
        return kit.gap(32)
    if child.arrange == "cards":
        return kit.gap(10)
    if before.role in PRESSED and child.role in PRESSED:
        return kit.gap(12)
    if child.role is Role.HEADING:
        return kit.gap(14 if before.role is Role.HEADING else 26)
    if before.role is Role.HEADING:
        return kit.gap(12)
    if Mark.SOFT in child.marks and child.role is Role.TEXT:
        return kit.gap(10)
    if Mark.SOFT in before.marks and child.role is Role.QUOTE:
        return kit.gap(8)  # an answer beneath its question
    if {before.role, child.role} <= {Role.TEXT, Role.SPEECH}:
        return (
            kit.letters(2 * BODY) if kit.wide else kit.px(12 if kit.close else 15)
        )  # twice the letters (WCAG 2.2, 1.4.12)
    return kit.gap(20)
