"""How does the matter of a screen stand, from page to page? A field says again what is asked in it, where it must."""

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from pelitarina.player.layout.bond import belonging
from pelitarina.player.layout.box import AIR, Box, Part
from pelitarina.player.layout.ground import grounds
from pelitarina.player.layout.group import stacked
from pelitarina.player.layout.kit import Kit
from pelitarina.player.layout.leaf import Parted, parted
from pelitarina.player.widget import Mark, Role, Widget, walk

Stacked = list[tuple[Widget, int, Part]]
_FIELDS = (Role.FIELD, Role.SECRET)
_SENTENCE = re.compile(r"(?<=[.!?…])\s+")


def column(placed: Stacked, kit: Kit) -> Parted:
    """Give what was ``stacked`` as one long page."""
    ring = kit.px(AIR)
    boxes = tuple(box for _one, y, part in placed for box in part.at(0, y + ring))
    return Parted(boxes, (0,), placed[-1][1] + placed[-1][2].h + 2 * ring if placed else 0)


def paged(body: Sequence[Widget], placed: Stacked, w: int, height: int, kit: Kit) -> Parted:
    """Give the matter, which is ``placed``, in pages ``height`` pixels high; things stand closer where that saves one.

    Where a question and the field for its answer have no room on one page, the field says its last sentence again, if
    there is room for that; its name stands with it always.
    """
    made = _asking(body, placed, w, height, kit)
    if len(made.tops) > 1:
        close = replace(kit, close=True)
        closer = _asking(body, stacked(body, w, close), w, height, close)
        return closer if _parts(closer) < _parts(made) else made
    return made


def _parts(made: Parted) -> int:
    """Into how many parts pages cut the matter: a card that goes on overleaf counts like a page."""
    return len(made.tops) + sum(len(grounds(made.boxes, top)) for top in made.tops[1:])


def _asking(body: Sequence[Widget], placed: Stacked, w: int, height: int, kit: Kit) -> Parted:
    made = _paged(placed, height, kit)
    for question, field in _asked(body):
        if _page(made, question.id) != _page(made, field.id):
            again = tuple(_with(one, replace(field, description=_last(question.label))) for one in body)
            other = _paged(stacked(again, w, kit), height, kit)
            return other if _on_one_page(other, field.id) else made
    return made


def _paged(placed: Stacked, height: int, kit: Kit) -> Parted:
    whole, ring = column(placed, kit), kit.px(AIR)
    together = (
        span._replace(top=span.top + ring, bottom=span.bottom + ring) for span in belonging(placed, height - 2 * ring)
    )
    return parted(whole.boxes, together, height, whole.length, ring)


def _asked(body: Sequence[Widget]) -> Iterator[tuple[Widget, Widget]]:
    """Give the first field after each question, with that."""
    question: Widget | None = None
    for one in (one for child in body for one in walk(child)):
        if one.role is Role.HEADING:
            question = one
        elif one.role in _FIELDS and question and question.id.startswith("prompt."):
            yield question, one
            question = None  # beneath the first field the others follow


def _last(question: str) -> str:
    """Give the last sentence."""
    return _SENTENCE.split(question.strip())[-1]


def _with(widget: Widget, field: Widget) -> Widget:
    """Put a field in its place; where it says again what is asked, it begins as low as it can be."""
    if widget.id == field.id:
        return replace(field, marks=field.marks - {Mark.LONG})
    return replace(widget, children=tuple(_with(child, field) for child in widget.children))


def _of(made: Parted, widget_id: str) -> list[Box]:
    return [box for box in made.boxes if box.id == widget_id or box.id.startswith(f"{widget_id}.")]


def _page(made: Parted, widget_id: str) -> int:
    return max(top for top in made.tops if top <= _of(made, widget_id)[0].rect.y)


def _on_one_page(made: Parted, widget_id: str) -> bool:
    boxes, begun = _of(made, widget_id), _page(made, widget_id)
    ends = min((top for top in made.tops if top > begun), default=made.length)
    return all(begun <= box.rect.y and box.rect.bottom <= ends for box in boxes)
