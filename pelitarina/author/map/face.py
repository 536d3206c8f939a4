"""What stands on a card, line by line, and how high does that make it?

Widths are estimated: a picture is shown with whatever sans-serif font a computer has, so each sign is taken to be
as wide as in a wide one (DejaVu Sans), and nothing runs over the edge.
"""

import unicodedata
from collections.abc import Callable, Collection
from typing import Literal, NamedTuple

from pelitarina import area
from pelitarina.author.map.graph import Card, Way
from pelitarina.errors import message as m
from pelitarina.story.diagnostic import Severity
from pelitarina.story.model import BACK

Role = Literal[
    "start", "name", "names", "words", "area", "error", "warning", "note", "never", "rule", "label", "target"
]

WIDE = 240
"""How wide a card is, in pixels."""
PAD = 14
ENTRY = 22
"""How far beneath a card's top the ways in end."""
_SIZES: dict[Role, float] = {"start": 11, "name": 15, "area": 11.5, "error": 12, "warning": 12, "note": 12, "never": 12}
_SIZE = 12.5
_NARROW, _BROAD = frozenset("iljtfrI.,:;'|!()[] -"), frozenset("mwMWÄÅÖ@%—…")

SEVERITIES: dict[Severity, str] = {
    Severity.ERROR: m("error"),
    Severity.WARNING: m("warning"),
    Severity.NOTE: m("note"),
}
START, NEVER = m("the story begins here"), m("proved never to be reached")
END, PASSAGES = m("The end: {name}"), m("{count} passages")
GO, OTHERWISE, CALL, AFTER = m("goes on"), m("otherwise"), m("calls"), m("after that")
ITEM, BACK_TO_CALLER, AGAIN = m("by turns"), m("back to where it was called"), m("this passage again")
AREA_CHOSEN, AREA_NONE = m("a question"), m("a question, no part of life said")
ONCE = m("once")
_PLAIN: dict[str, str] = {"go": GO, "otherwise": OTHERWISE, "call": CALL, "after": AFTER, "item": ITEM, "choice": ""}


class Row(NamedTuple):
    """One line of words on a card: ``y`` of its base line beneath the card's top."""

    role: Role
    text: str
    y: float
    size: float


class Face(NamedTuple):
    """A card as it is drawn: its height, its rows, and how far beneath its top each way drawn as a line leaves."""

    height: float
    rows: tuple[Row, ...]
    ports: dict[int, float]


def face(card: Card, lines: Collection[int], say: Callable[[str], str], language: str) -> Face:
    """Put a card's words together. ``lines`` are the numbers of its ways that are drawn; others say where they lead."""
    made = _Making()
    if card.start:
        made.put("start", say(START), 1, gap=2)
    made.put("name", name_of(card, say), 2)
    if len(card.names) > 1:
        made.put("names", " → ".join(card.names), 3)
    made.put("words", card.words, 2)
    for named in card.areas:
        made.put("area", area_name(named, say, language), 1, gap=5)
    if card.never:
        made.put("never", say(NEVER), 1, gap=3)
    for grade, told in found_on(card, say):
        made.put(grade, told, 1, gap=3)
    for number, way in enumerate(card.ways):
        made.way(number, way, card, say, drawn=number in lines)
    return Face(made.y + PAD - 2, tuple(made.rows), made.ports)


def name_of(card: Card, say: Callable[[str], str]) -> str:
    """Give what a card is called."""
    if card.ending:
        return say(END).format(name=card.names[0])
    return card.names[0] if len(card.names) == 1 else say(PASSAGES).format(count=len(card.names))


def way_label(way: Way, say: Callable[[str], str]) -> str:
    """Give what a way says of itself: a choice's words, or what leads on where nobody chooses."""
    parts = [way.label or say(_PLAIN[way.kind])]
    if way.label and way.kind == "call":
        parts.append(f"({say(CALL)})")
    if way.once:
        parts.append(f"({say(ONCE)})")
    return " ".join(parts)


def target_name(way: Way, card: Card, say: Callable[[str], str]) -> str:
    """Give the name of where a way leads."""
    if way.to == BACK:
        return say(BACK_TO_CALLER)
    if way.to.startswith("END"):
        return say(END).format(name=way.to.removeprefix("END "))
    return say(AGAIN) if way.to == card.id else way.to


def area_name(named: str, say: Callable[[str], str], language: str) -> str:
    """Give the name of a prompt's life area."""
    if not named:
        return say(AREA_NONE)
    if named == "choose":
        return say(AREA_CHOSEN)
    return area.find(named).name.said(language)


def found_on(card: Card, say: Callable[[str], str]) -> list[tuple[Role, str]]:
    """Give what the checker says of a card: grade, word and codes, the gravest first."""
    from pelitarina.check.report import severity  # noqa: PLC0415  # a face without findings does without sentences

    told: list[tuple[Role, str]] = []
    roles: dict[Severity, Role] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
    for grade, word in SEVERITIES.items():
        codes = [one.code for one in card.found if severity(one) is grade]
        if codes:
            told.append((roles[grade], f"{say(word)}: {', '.join(dict.fromkeys(codes))}"))
    return told


def width(text: str, size: float, *, bold: bool = False) -> float:
    """Estimate how wide ``text`` is, in pixels; rather too wide than too narrow."""
    return sum(_sign(sign) for sign in text) * size * (1.08 if bold else 1.0)


_SEEN = 1000  # signs of a text that are looked at; more never stand on a map


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> list[str]:
    """Part ``text`` into at most ``most`` rows of ``room`` pixels; what does not fit ends in an ellipsis."""
    rows: list[str] = []
    row = ""
    for word in text[:_SEEN].split():
        longer = f"{row} {word}".strip()
        if width(longer, size, bold=bold) <= room:
            row = longer
            continue
        if row:
            rows.append(row)
        row = word
    rows = [one for one in [*rows, row] if one]
    rows = [*rows[: most - 1], " ".join(rows[most - 1 :])] if len(rows) > most else rows
    return [_cut(one, size, room, bold=bold) for one in rows]


class _Making:
    """A card being written, from its top down."""

    def __init__(self) -> None:
        self.y: float = PAD - 4
        self.rows: list[Row] = []
        self.ports: dict[int, float] = {}

    def put(self, role: Role, text: str, most: int, *, gap: float = 0) -> None:
        size = _SIZES.get(role, _SIZE)
        inset = 24 if role in ("area", "error", "warning", "note", "never", "target") else 0
        self.y += gap
        for row in wrapped(text, size, WIDE - 2 * PAD - inset, most, bold=role == "name"):
            self.y += round(size * 1.34)
            self.rows.append(Row(role, row, self.y - 2, size))

    def way(self, number: int, way: Way, card: Card, say: Callable[[str], str], *, drawn: bool) -> None:
        self.y += 7
        self.rows.append(Row("rule", "", self.y, 0))
        self.y += 1
        begun = self.y
        label = ("◇ " if way.condition else "") + way_label(way, say)
        self.put("label", label, 2)
        if drawn:
            self.ports[number] = (begun + self.y) / 2 + 2
        else:
            self.put("target", target_name(way, card, say), 1)


def _sign(sign: str) -> float:
    if sign in _NARROW:
        return 0.37
    if sign in _BROAD or unicodedata.east_asian_width(sign) in ("W", "F"):
        return 1.0
    return 0.74 if sign.isupper() else 0.62


def _cut(text: str, size: float, room: float, *, bold: bool) -> str:
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + "…", size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" …") + "…"
