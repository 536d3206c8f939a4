"""What on a screen is for what: what is always there, the matter, what is beside it, the ways on?

Where there is no room for one of them, it moves into the matter, in the order of reading.
"""

from collections.abc import Iterable

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.player.layout.box import Part
from pelitarina.player.layout.group import column, in_one_row
from pelitarina.player.layout.kit import Kit
from pelitarina.player.widget import Intent, Mark, Role, Widget

BROAD = ("cards", "line", "circle", "form", "pair", "deck", "letters")
"""What takes the whole width: no picture stands beside it."""
SIDE, INSET, HEAD = 400, 30, 64
"""Width of what stands beside the matter, its inner margin, and the height of the head, in pixels at 100 %."""

_FOLDING = (Intent.SAID, Intent.TALK, Intent.READ, Intent.SETTINGS, Intent.HIDE, Intent.BACK)


class Parts(Struct, frozen=True):
    """A screen taken apart by what its parts are for."""

    heading: Widget | None
    body: tuple[Widget, ...]
    side: tuple[Widget, ...]
    foot: tuple[Widget, ...]
    bar: tuple[Widget, ...]
    picture: Widget | None
    notice: Widget | None
    turn: Widget | None = None
    folded: tuple[Widget, ...] = ()  # what is always there and has no room above: it is the end of the matter


def notice_in_body(parts: Parts) -> Parts:
    """Where little room is left for the matter, what has just happened, and whose turn it is, are its beginning."""
    told = tuple(one for one in (parts.notice, parts.turn) if one)
    return replace(parts, body=(*told, *parts.body), notice=None, turn=None)


def foot_in_body(parts: Parts) -> Parts:
    """Where even less is left, the ways on are its end."""
    if not parts.foot:
        return parts
    return replace(parts, body=(*parts.body, Widget("", Role.GROUP, arrange="foot", children=parts.foot)), foot=())


def at_the_door(parts: Parts) -> Parts:
    """Where home is longer than the window, its name stands above as on any other screen, and its doors come sooner.

    What is said first stands beside them where there is room: whoever comes in sees all that they may come for.
    """
    doors = next((number for number, one in enumerate(parts.body) if one.arrange == "doors"), None)
    if parts.heading is None or doors is None:
        return parts
    heading = replace(parts.heading, marks=parts.heading.marks - {Mark.LARGE})
    told = Widget("", Role.GROUP, arrange="welcome", children=parts.body[: doors + 1])
    return replace(parts, heading=heading, body=(told, *parts.body[doors + 1 :]))


def bar_folded(parts: Parts, w: int, kit: Kit) -> Parts:
    """Where letters are large beside the window, what is always there keeps to one row; the rest ends the matter.

    A quiet moment and the way to stop stay in sight longest; the key of each does what it does everywhere.
    """
    bar, folded = parts.bar, parts.folded
    if not kit.low and not kit.wide:
        return parts
    alone = {one.id: in_one_row((one,), w, kit).h for one in bar}
    for intent in _FOLDING:
        if in_one_row(bar, w, kit).h <= max((alone[one.id] for one in bar), default=0):
            break
        folded = (*(one for one in bar if one.intent is intent), *folded)
        bar = tuple(one for one in bar if one.intent is not intent)
    return replace(parts, bar=bar, folded=folded)


def apart(tree: Widget) -> Parts:
    """Take a screen apart."""
    body: list[Widget] = []
    side: list[Widget] = []
    foot: list[Widget] = []
    bar: list[Widget] = []
    heading = picture = notice = turn = None
    for child in tree.children:
        if child.role is Role.HEADING and heading is None and not body:
            heading = child
        elif child.role is Role.NOTICE:
            notice = child
        elif child.role is Role.TURN:
            turn = child
        elif child.role is Role.STRIP or child.arrange == "side":
            side.append(child)
        elif child.arrange in ("foot", "row"):
            foot += child.children
        elif child.arrange == "bar":
            bar += child.children
        elif child.role is Role.IMAGE and child.picture:
            picture = child
        else:
            body.append(child)
    return Parts(heading, tuple(body), tuple(side), tuple(foot), tuple(bar), picture, notice, turn)


def in_one_column(tree: Widget, parts: Parts) -> Parts:
    """Where there is no room beside the matter, all but the ways on stands in the order of reading."""
    rows = tuple(one for child in tree.children if child.arrange == "row" for one in child.children)
    foot = (one for one in parts.foot if one not in rows)
    soft = tuple(one for one in foot if one.role is Role.TEXT or quiet(one) or Mark.SOFT in one.marks)
    loud = tuple(one for one in parts.foot if one not in (*rows, *soft))
    body = (*_flat(tree, rows=True), *_beside_each_other(soft))
    if parts.picture and parts.picture.arrange == "breath":
        return replace(parts, body=(parts.picture, *body), side=(), foot=loud, picture=None)
    return replace(parts, body=body, side=(), foot=loud)


def _beside_each_other(soft: tuple[Widget, ...]) -> Iterable[Widget]:
    """What is pressed quietly stands beside each other as far as there is room, beneath what is said before it."""
    pressed = tuple(one for one in soft if Mark.SOFT in one.marks and one.press and one.intent is None)
    yield from (one for one in soft if one not in pressed)
    if pressed:
        yield Widget("", Role.GROUP, arrange="chips", children=pressed)


def beside_matter(tree: Widget, parts: Parts, size: tuple[int, int], kit: Kit) -> tuple[Parts, Part | None]:
    """Lay out what stands beside the matter, as far as there is room; the rest stands in the order of reading.

    The quiet ways, such as the one that hides the questions, stand beneath the questions.
    """
    if not parts.side:
        return parts, None
    room, inset = size[1] - kit.px(HEAD + 40), kit.px(INSET)
    soft = tuple(one for one in parts.foot if quiet(one))
    ways = Widget("", Role.GROUP, arrange="row", children=soft)
    for fitting in (parts.side, parts.side[:1]):
        strip = any(one.role is Role.STRIP for one in fitting)
        beside_ = (*fitting, ways) if strip and soft else fitting
        part = column(beside_, kit.letters(SIDE) - 2 * inset, kit, size=22)
        if fitting and part.h <= room:
            body = tuple(one for one in _flat(tree) if one not in fitting)
            foot = tuple(one for one in parts.foot if not (strip and quiet(one)))
            return replace(parts, body=body, side=beside_, foot=foot), part
    return replace(parts, body=tuple(_flat(tree)), side=()), None


def quiet(widget: Widget) -> bool:
    """Whether something in the foot only stands there for those who look for it."""
    return widget.intent is not None and widget.intent is not Intent.SKIP


def _flat(tree: Widget, *, rows: bool = False) -> Iterable[Widget]:
    """Give what stands in the body when nothing stands beside it; with ``rows``, the quiet ways, too."""
    elsewhere = ("foot", "bar") if rows else ("foot", "row", "bar")
    for child in tree.children[1:]:
        painted = child.role in (Role.NOTICE, Role.TURN) or (child.role is Role.IMAGE and child.picture)
        if child.arrange not in elsewhere and not painted:
            yield child
