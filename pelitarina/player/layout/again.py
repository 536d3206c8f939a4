"""Where do the ways stand that take back what was written? At the end of the row with the name of the field.

Beneath the field they would often be the one thing that has no more room on its page.
"""

from pelitarina.player.layout.box import Part
from pelitarina.player.layout.kit import Kit
from pelitarina.player.widget import Mark, Role, Widget

_GAP = 16
"""Between the name and the ways, in pixels at 100 %."""


def takes_back(field: Widget | None, ways: Widget) -> bool:
    """Whether ``ways`` are the quiet ones that belong to ``field`` right before them."""
    return (
        field is not None
        and field.role is Role.FIELD
        and ways.arrange == "chips"
        and all(Mark.SOFT in one.marks and one.id.startswith(f"{field.id}.") for one in ways.children)
    )


def beside_name(field: Widget, written: Part, ways: Part, kit: Kit) -> Part | None:
    """Put ``ways`` beside the name of a field; None where they have no room there."""
    name = next(box for box in written.boxes if box.id == f"{field.id}.label")
    used = max(box.rect.right for box in ways.boxes)
    said = max(row.width for text in name.texts for row in text.rows)
    if said + kit.px(_GAP) + used > written.w:
        return None
    down = max(0, ways.h - name.rect.bottom)
    boxes = (*written.at(0, down), *ways.at(written.w - used, down + name.rect.bottom - ways.h))
    return Part(boxes, written.w, written.h + down)
