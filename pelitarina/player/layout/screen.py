"""Where does everything on a screen stand? What is always there, the matter, what is beside it, the ways on.

Where there is room the listener's questions and the picture stand beside the words; where there is not, in the
order of reading. A page that is longer than the window is turned: see ``turn``.
"""

from collections.abc import Iterable, Sequence

from msgspec.structs import replace

from pelitarina.player.layout import control, matter
from pelitarina.player.layout.box import AIR, Box, Layout, Part, Rect, Region
from pelitarina.player.layout.breath import light
from pelitarina.player.layout.group import beside_name, column, stacked
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.overleaf import told_overleaf
from pelitarina.player.layout.parts import (
    BROAD,
    INSET,
    SIDE,
    Parts,
    apart,
    at_the_door,
    bar_folded,
    beside_matter,
    foot_in_body,
    in_one_column,
    notice_in_body,
    quiet,
)
from pelitarina.player.layout.picture import told_in_words
from pelitarina.player.layout.words import HEADING, beside, kit_style, text, words
from pelitarina.player.widget import Intent, Mark, Role, Widget, walk
from pelitarina.player.wrap import Run

MORE, LESS = "page.more", "page.less"
"""What turns a long page; they belong to the window, not to the tree."""
_WIDE = 900
"""From which width on, at 100 %, something stands beside the matter."""
_MARGIN, _LONGEST_ROW = 40, 860
_LEAST_VIEW = 0.46  # of the window's height: what the matter must have, or it takes in what is pinned around it
_FLATTEST = 5
"""A picture beneath the words is at most so many times as wide as high; a strip of it shows nothing."""
_FOCAL, _FOCAL_HOME = 0.8, 1.0  # what matters in a picture stands to the right


def layout(
    tree: Widget, size: tuple[int, int], kit: Kit, scroll: int = 0, turning: tuple[str, str] = ("", "")
) -> Layout:
    """Lay out a screen in a window of ``size``; ``turning`` are the words on what turns a long page, on and back."""
    kit = replace(kit.within(size), language=tree.language)
    kit = replace(kit, turned=kit.from_right)
    parts = apart(tree)
    if size[0] < kit.letters(_WIDE):
        parts = in_one_column(tree, parts)
    margin = min(kit.px(_MARGIN), size[0] // 24)
    parts = bar_folded(parts, size[0] - 2 * margin, kit)
    parts, beside_ = beside_matter(tree, parts, size, kit)
    screen = _Screen(parts, size, kit, beside_, turning)
    made = screen.laid(scroll)
    if screen.home and screen.narrow and made.furthest:
        beside = _Screen(at_the_door(parts), size, kit, beside_, turning)
        if _doors_first(tried := beside.laid(scroll)):
            parts, screen, made = beside.parts, beside, tried
    for looser in (notice_in_body, foot_in_body):
        if made.furthest == 0 or screen.height >= size[1] * _LEAST_VIEW:
            break
        parts = looser(parts)
        screen = _Screen(parts, size, kit, beside_, turning)
        made = screen.laid(scroll)
    return mirrored(made) if kit.turned else made


def _doors_first(made: Layout) -> bool:
    """Whether all that can be pressed in the matter stands on the first page."""
    first = made.leaves[1] if made.furthest else made.length
    doors = [box for box in made.boxes if box.whole and box.region == "body"]
    return all(box.rect.bottom - made.view.y + made.scroll <= first for box in doors)


def mirrored(made: Layout) -> Layout:
    """Give a screen as those read it who read from the right: all of it stands as in a mirror, but for the letters."""
    w = made.size[0]
    boxes = tuple(box.mirrored(w) for box in made.boxes)
    return replace(made, boxes=boxes, view=made.view._replace(x=w - made.view.right), from_right=True)


class _Screen:
    """Lays out one screen, region by region."""

    def __init__(
        self, parts: Parts, size: tuple[int, int], kit: Kit, side: Part | None, turning: tuple[str, str]
    ) -> None:
        self.parts, self.size, self.kit, self.side, self.turning = parts, size, kit, side, turning
        self.boxes: list[Box] = []
        self.free: Rect | None = None
        self.height = 0  # of a whole page of the matter
        self.counted: tuple[Widget, ...] = ()  # of what it is told how many stand overleaf
        self.turns = Part((), 0, 0), Part((), 0, 0)
        self.wide = size[0] >= kit.letters(_WIDE)
        self.narrow = not self.wide
        self.home = bool(parts.heading and Mark.LARGE in parts.heading.marks)
        self.margin = kit.px(_MARGIN) if self.wide else min(kit.px(_MARGIN), size[0] // 24)
        self.broad = any(one.arrange in BROAD for child in parts.body for one in walk(child))
        self.scene = parts.picture if self.wide and not self.broad else None
        own = parts.picture is not None and parts.picture.picture is not None and parts.picture.picture.folder is None
        self.focal = _FOCAL_HOME if own else _FOCAL

    def laid(self, scroll: int) -> Layout:
        body, top = self.head()
        main = self.main(top)
        top = self.told(main, top)
        bottom = self.foot(main)
        inner = main.w
        self.counted = tuple(one for child in body for one in walk(child) if one.overleaf)
        if self.parts.folded:
            body = (*body, Widget("", Role.GROUP, arrange="row", children=self.parts.folded))
        ring = self.kit.px(AIR)
        view = Rect(main.x - ring, top, main.w + 2 * ring, bottom - top)
        kit = replace(self.kit, room=view.h)
        placed = stacked(body, inner, kit)
        boxes, tops, length = matter.column(placed, kit)
        if length > view.h:
            view = self.turner(view, main)
            if view.h != kit.room:
                kit = replace(kit, room=view.h)
                placed = stacked(body, inner, kit)
            boxes, tops, length = matter.paged(body, placed, inner, view.h, kit)
        self.height = view.h
        made = Layout(self.size, (), view, length, 0, tops, self.kit.air)
        scroll = made.leaf(scroll)
        ends = min((leaf - scroll for leaf in tops if leaf > scroll), default=view.h)
        self.turners(made, scroll, told_overleaf(self.counted, boxes, scroll, scroll + ends))
        self.leftover(view, length)
        stand = tuple(box.moved(main.x, view.y - scroll) for box in boxes)
        return replace(made, boxes=(*self.boxes, *stand), view=view._replace(h=min(view.h, ends)), scroll=scroll)

    def put(self, boxes: Iterable[Box], region: Region) -> None:
        self.boxes += [box.moved(0, 0, region) for box in boxes]

    # what is always there

    def head(self) -> tuple[tuple[Widget, ...], int]:
        """Lay out heading and bar; give the body and where it begins."""
        kit, room, heading = self.kit, self.size[0] - 2 * self.margin, self.parts.heading
        name = Part((), 0, 0)
        if heading and not self.home:
            name = text(heading.id, (Run(heading.label, kit_style(kit, HEADING - 2, bold=True)),), room, kit, 1.3)
        bar = beside_name(self.parts.bar, name.w and name.w + kit.px(40), room, kit)
        used, down = max((box.rect.right for box in bar.boxes), default=0), kit.px(10 if self.wide else 7)
        if self.home or heading is None:
            self.scenery()
            if self.scene:
                self.ground(Rect(self.size[0] - self.margin - used, down, used, bar.h))
            self.put(bar.at(self.size[0] - self.margin - used, down), "head")
            body = (*((heading,) if heading else ()), *self.parts.body)
            return body, max(kit.px(64), bar.h + 2 * down, (self.size[1] - self.home_height(body)) // 2 - kit.px(20))
        fits = name.w + used + kit.px(40) <= room and name.h <= max(kit.px(44), bar.h)
        self.put(bar.at(self.size[0] - self.margin - used, down), "head")
        top = max(kit.px(64), bar.h + 2 * down) if self.wide else max(bar.h, kit.px(44)) + down + kit.px(2)
        if fits:
            self.put(name.at(self.margin, (top - name.h) // 2), "head")
            return self.parts.body, top
        return (heading, *self.parts.body), top

    def told(self, main: Rect, top: int) -> int:
        """What has just happened, and whose turn it is, stand in sight above the matter; give where that begins."""
        for one in (self.parts.notice, self.parts.turn):
            if one is not None:
                part = words(one, main.w, self.kit)
                top = max(top, main.y) + self.kit.px(8)
                self.put(part.at(main.x, top), "head")
                top += part.h
        return top

    def home_height(self, body: Sequence[Widget]) -> int:
        return column(body, self.home_width(), self.kit).h + self.kit.px(64)

    def home_left(self) -> int:
        return self.margin + (self.kit.px(24) if self.wide else 0)

    def home_width(self) -> int:
        return min(self.size[0] - 2 * self.margin, self.kit.letters(520))

    # the matter, and what is beside it

    def main(self, top: int) -> Rect:
        """Give where the matter stands; put beside it what belongs there."""
        kit, (w, h) = self.kit, self.size
        if self.home:
            return Rect(self.home_left(), top, self.home_width(), h - top)
        if self.scene:
            return self.beside_scene(top)
        if self.side:
            return self.beside_side(top)
        room = w - 2 * self.margin
        return Rect(self.margin, top, room if self.broad else min(room, kit.letters(_LONGEST_ROW)), h - top)

    def beside_scene(self, top: int) -> Rect:
        """The words at the left on a ground of their own; the picture at the right, the questions beneath it."""
        kit, (w, h) = self.kit, self.size
        edge, gap = kit.px(22), kit.px(20)
        panel = Rect(edge, top, round(w * 0.55) - edge, h - top - edge)
        self.put([Box("", panel, fill="panel", radius=kit.px(20))], "back")
        x = panel.right + gap
        room = Rect(x, top, w - x - edge, panel.h)
        if self.side:
            inset = kit.px(24)
            part = column(self.parts.side, room.w - 2 * inset, kit, size=22)
            strip = part.h + 2 * inset
            self.put(
                [Box("", Rect(room.x, room.bottom - strip, room.w, strip), fill="panel", radius=kit.px(20))], "side"
            )
            self.put(part.at(room.x + inset, room.bottom - strip + inset), "side")
            room = room._replace(h=room.h - strip - gap)
        if self.scene and room.h > kit.px(90):
            lit = [light(self.scene, room, self.focal)] if self.scene.arrange == "breath" else []
            self.put([told_in_words(self.scene, room, self.kit, self.focal), *lit], "side")
        inset = kit.px(30)
        return Rect(panel.x + inset, top + kit.px(14), panel.w - 2 * inset, panel.h - kit.px(14))

    def beside_side(self, top: int) -> Rect:
        """The matter at the left; a column at the right from top to bottom."""
        kit, (w, h) = self.kit, self.size
        assert self.side is not None
        x = w - kit.letters(SIDE)
        self.put([Box("", Rect(x, top, w - x, h - top), fill="panel")], "back")
        self.put(self.side.at(x + kit.px(INSET), top + kit.px(24)), "side")
        return Rect(self.margin, top, x - self.margin - kit.px(40), h - top)

    def scenery(self) -> None:
        """The picture of the home screen: behind everything, hidden where the words stand, veiled beside them."""
        if not self.scene:
            return
        w, h = self.size
        self.put([Box(self.scene.id, Rect(0, 0, w, h), picture=self.scene.picture, focal=1.0)], "back")
        shore = self.home_left() + self.home_width() + self.kit.px(14)
        self.put([Box("", Rect(0, 0, shore, h), fill="ground")], "back")
        self.put([Box("", Rect(shore, 0, w - shore, h), figure="veil", ink="ground")], "back")

    def ground(self, rect: Rect) -> None:
        """Words on a picture stand on a ground of their own."""
        across, down = self.kit.px(16), self.kit.px(2)
        plate = Rect(rect.x - across, rect.y - down, rect.w + 2 * across, rect.h + 2 * down)
        self.put([Box("", plate, fill="ground", radius=self.kit.px(16))], "back")

    def leftover(self, view: Rect, length: int) -> None:
        """Where nothing stands beside the words, the picture fills what they leave free."""
        free, picture, gap = view.h - length, self.parts.picture, self.kit.px(10)
        if self.scene or self.home or self.wide or picture is None or free < self.kit.px(80):
            return
        rect = Rect(view.x + gap, view.y + length + gap, view.w - 2 * gap, free - 2 * gap)
        if rect.w > _FLATTEST * rect.h:
            return
        self.put([told_in_words(picture, rect, self.kit, self.focal)], "side")

    # the ways on

    def foot(self, main: Rect) -> int:
        """Lay out the ways on beneath the matter; give where the matter must end."""
        kit, children = self.kit, self.parts.foot
        if self.home:
            main = Rect(self.margin, main.y, self.size[0] - 2 * self.margin, main.h)
        if not children:
            return main.bottom - kit.px(8)
        children = tuple(sorted(children, key=lambda one: Mark.MAIN in one.marks or one.role is Role.SUBMIT))
        parts = [_way(child, main.w, kit) for child in children]
        gap = kit.px(14)
        total = sum(one.w for one in parts) + gap * (len(parts) - 1)
        ahead = [child.intent is not None or (self.home and not number) for number, child in enumerate(children)]
        if total > main.w:
            return self.high_foot(main, children, parts)
        high = max(one.h for one in parts)
        top = main.bottom - high - kit.px(18 if self.wide else 10)
        left, right = main.x, main.right
        for one, first in zip(parts, ahead, strict=True):
            if first:
                self.put(one.at(left, top + (high - one.h) // 2), "foot")
                left += one.w + gap
        for one, first in reversed(list(zip(parts, ahead, strict=True))):
            if not first:
                right -= one.w
                if self.home and self.scene:
                    self.ground(Rect(right, top, one.w, high))
                self.put(one.at(right, top + (high - one.h) // 2), "foot")
                right -= gap
        if not self.home:
            self.free = Rect(left, top, max(0, right - left), high)
        return top - kit.px(8)

    def high_foot(self, main: Rect, children: Sequence[Widget], parts: Sequence[Part]) -> int:
        """The ways on where not all of them fit beside each other: the quiet ones above, the last ones lowest.

        As many as have room stand on one row; what skips stands at its beginning, as everywhere.
        """
        kit, gap = self.kit, self.kit.px(14)
        soft = beside(
            [part for child, part in zip(children, parts, strict=True) if quiet(child)], main.w, kit.px(26), 0
        )
        top, left, right = main.bottom - kit.px(4), main.x, main.x
        for child, part in reversed(list(zip(children, parts, strict=True))):
            if quiet(child):
                continue
            if right - left < part.w:  # on a row of its own, above those before
                top, left, right = top - part.h - kit.px(10), main.x, main.right
            skips = child.intent is Intent.SKIP
            self.put(part.at(left if skips else right - part.w, top), "foot")
            left, right = (left + part.w + gap, right) if skips else (left, right - part.w - gap)
        if soft.boxes:
            top -= soft.h + kit.px(2)
            self.put(soft.at(main.x, top), "foot")
        return top - kit.px(6)

    def turner(self, view: Rect, main: Rect) -> Rect:
        """Make room for what turns a long page, beside the ways on or above them; give what is left to see.

        Where there is little room an arrow alone leads back, and with still less an arrow alone leads on; but what
        says how many stand overleaf has the room it needs.
        """
        gap = self.kit.px(14)
        told = (self.turning[0], *(words for group in self.counted for words in group.overleaf))
        more, _ = max(((one, self.turn(MORE, one, main)) for one in told), key=lambda both: (both[1].h, both[1].w))
        less, free = "" if self.narrow else self.turning[1], self.free or Rect(0, 0, 0, 0)
        for on, back in ((more, less), (more if self.counted else "", "")):
            self.turns = self.turn(LESS, back, main), self.turn(MORE, on, main)
            high = max(one.h for one in self.turns)
            if sum(one.w for one in self.turns) + gap <= free.w and high <= free.h:  # so that the view stays as it is
                return view
        self.turns = self.turn(LESS, less, main), self.turn(MORE, more, main)
        high = max(one.h for one in self.turns)
        self.free = Rect(main.x, view.bottom - high, main.w, high)
        return view._replace(h=view.h - high - self.kit.px(4))

    def turners(self, made: Layout, scroll: int, more: str) -> None:
        """Put what turns a long page where there is something to turn to; ``more`` says how many stand overleaf."""
        if made.furthest == 0 or self.free is None:
            return
        back, on = self.turns
        if self.counted:
            on = self.turn(MORE, more or self.turning[0], Rect(0, 0, max(on.w, self.free.w), 0))
        free = self.free
        if scroll > 0:
            self.put(back.at(free.x, free.y + (free.h - back.h) // 2), "foot")
        if scroll < made.furthest:
            self.put(on.at(free.right - on.w, free.y + (free.h - on.h) // 2), "foot")

    def turn(self, name: str, label: str, main: Rect) -> Part:
        return control.turner(name, label, main.w, self.kit, on=name == MORE)


def _way(child: Widget, w: int, kit: Kit) -> Part:
    if child.intent and child.intent is not Intent.SKIP:
        return control.link(child, w, kit)
    if child.role in (Role.BUTTON, Role.SUBMIT):
        return control.pill(child, w, kit)
    return text(child.id, (Run(child.label, kit_style(kit, 19), "soft"),), w, kit)
