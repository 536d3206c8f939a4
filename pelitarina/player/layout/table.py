"""How do things stand that lie on the table together: a form, the halves of two people, cards and the hand?"""

from collections.abc import Callable
from functools import reduce

from msgspec.structs import replace

from pelitarina.player.layout import control
from pelitarina.player.layout.box import AIR, Box, Part, Rect
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.leaf import unbroken
from pelitarina.player.layout.words import below, beside, kit_style, text
from pelitarina.player.widget import Mark, Role, Widget
from pelitarina.player.wrap import Run

Lay = Callable[[Widget, int, Kit], Part]
"""Lays out any widget; given by ``group``, which knows them all."""
_TWO = 600
"""From which width on, in pixels at 100 %, two stand beside each other."""
_WELCOME = 540
"""From which width on, in pixels at 100 %, the doors of home stand beside what is said first."""
_CARD, _WIDEST_CARD, _GAP = 170, 230, 16
"""How wide a card is at least and at most, and how far apart two lie, in pixels at 100 %."""


def form(widget: Widget, w: int, kit: Kit, lay: Lay) -> Part:
    """Places to write in: the first, and what is none, over the whole width; the others two to a row."""
    boxes: list[Box] = []
    y, gap, down = 0, kit.px(20), kit.gap(14)
    for row in _rows(widget, two=w >= kit.letters(_TWO)):
        each = (w - gap) // 2 if len(row) > 1 else w
        parts = [lay(child, each, kit) for child in row]
        for number, one in enumerate(parts):
            boxes += one.at(number * (each + gap), y)
        y += max(one.h for one in parts) + down
    return Part(tuple(boxes), w, max(0, y - down))


def _rows(widget: Widget, *, two: bool) -> list[tuple[Widget, ...]]:
    whole = [child for number, child in enumerate(widget.children) if number == 0 or child.role is not Role.FIELD]
    small = [child for child in widget.children if child not in whole]
    step = 2 if two else 1
    return [*((child,) for child in whole), *(tuple(small[at : at + step]) for at in range(0, len(small), step))]


def pair(widget: Widget, w: int, kit: Kit, lay: Lay) -> Part:
    """The halves of two people, beside each other where there is room, and where a page can end in both at once."""
    gap = kit.gap(20)
    if w >= kit.letters(_TWO):
        each = (w - gap) // 2
        parts = [lay(half, each, kit) for half in widget.children]
        high = max((one.h for one in parts), default=0)
        boxes = tuple(box for at, one in enumerate(parts) for box in _as_high(one, high).at(at * (each + gap), 0))
        if not kit.room or unbroken(boxes, kit.room) <= kit.room - 2 * kit.px(AIR):
            return Part(boxes, w, high)
    first, *others = (lay(half, w, kit) for half in widget.children)
    return reduce(lambda above, half: below(above, half, gap), others, first)


def welcome(widget: Widget, w: int, kit: Kit, lay: Lay) -> Part:
    """What is said first, and beside it the doors; where there is no room for both, beneath each other."""
    *told, doors = widget.children
    gap, two = kit.px(24), w >= kit.letters(_WELCOME)
    left = (w - gap) * 2 // 5 if two else w
    said = lay(Widget(widget.id, Role.GROUP, children=tuple(told)), left, kit)
    if not two:
        return below(said, lay(doors, w, kit), kit.px(20))
    ways = lay(replace(doors, arrange="side"), w - left - gap, kit)
    return Part((*said.boxes, *ways.at(left + gap, 0)), w, max(said.h, ways.h))


def deck(widget: Widget, w: int, kit: Kit) -> Part:
    """Cards beside each other. One that was taken has left its place empty, with its name."""
    gap = kit.px(_GAP)
    each, across = _sizes(len(widget.children), w, kit)
    boxes: list[Box] = []
    y = 0
    for at in range(0, len(widget.children), across):
        row = [_card(card, each, kit) for card in widget.children[at : at + across]]
        high = max(one.h for one in row)
        for number, one in enumerate(row):
            boxes += _as_high(one, high).at(number * (each + gap), y)
        y += high + gap
    return Part(tuple(boxes), w, max(0, y - gap))


def hand(widget: Widget, w: int, kit: Kit) -> Part:
    """What was taken, on a ground of its own; before anything is, a place for it."""
    inset, gap = kit.px(18), kit.px(12)
    head, told, *held = widget.children
    room = w - 2 * inset
    name = text(head.id, (Run(head.label, kit_style(kit, 20, bold=True), "lamp"),), room, kit, 1.3)
    said = text(told.id, (Run(told.label, kit_style(kit, 19), "soft"),), room, kit, 1.4)
    if held:
        name = beside((name, said), room, kit.px(20), 0)
        said = beside((control.pill(_held(one), room, kit) for one in held), room, gap, gap)
    y, h = kit.px(12) + name.h + kit.px(8), max(kit.px(50), said.h)
    boxes = [*name.at(inset, kit.px(12)), *said.at(inset, y + (h - said.h) // 2)]
    whole = Rect(0, 0, w, y + h + kit.px(14))
    ground = Box(widget.id, whole, fill="panel", edge="line", dashed=not held, radius=kit.px(16))
    return Part((ground, *boxes), w, whole.h)


def _held(card: Widget) -> Widget:
    return replace(card, marks=card.marks | {Mark.CHECKED})


def _sizes(count: int, w: int, kit: Kit) -> tuple[int, int]:
    """Give how wide a card is, and how many lie in a row: rows of about equal length."""
    gap = kit.px(_GAP)
    most = max(1, (w + gap) // (kit.letters(_CARD) + gap))
    rows = -(-count // most)
    across = max(1, -(-count // max(1, rows)))
    return min(kit.letters(_WIDEST_CARD) if across > 1 else w, (w - gap * (across - 1)) // across), across


def _card(card: Widget, w: int, kit: Kit) -> Part:
    """One card: what is seen on it, what stands on it; where no picture is painted, that is said in words."""
    inset, taken = kit.px(14), Mark.CHECKED in card.marks
    high = w * 9 // 16 if card.picture else 0
    name = text(card.id, (Run(card.label, kit_style(kit, 21, bold=True)),), w - 2 * inset, kit, 1.3)
    said = text(card.id, (Run(card.description, kit_style(kit, 17), "soft"),), w - 2 * inset, kit, 1.3)
    if card.description and not card.picture:
        name = below(name, said, kit.px(4))
    side = kit.px(22)
    h = max(kit.px(96), high + name.h + side + kit.px(34))
    ground = Box(
        card.id, Rect(0, 0, w, h), fill="" if taken else "raised", edge="leaf" if taken else "line", dashed=taken,
        radius=kit.px(16), whole=True,
    )  # fmt: skip
    boxes = [ground]
    if card.picture and not taken:
        boxes.append(Box(card.id, Rect(0, 0, w, high), picture=card.picture, radius=kit.px(16)))
    sign = Rect(inset, high + kit.px(12), side, side)
    tick = Box(card.id, sign, figure="tick", ink="leaf") if taken else Box(card.id, sign, figure="ring", ink="lamp")
    return Part((*boxes, tick, *name.at(inset, high + side + kit.px(20))), w, h)


def _as_high(one: Part, high: int) -> Part:
    """Make a ground as high as its neighbours'."""
    first, *rest = one.boxes
    return Part((replace(first, rect=first.rect._replace(h=high)), *rest), one.w, high)
