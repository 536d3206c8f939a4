"""How is a map read aloud? As an outline that says the same: passages, their ways, what to mend."""

from collections.abc import Callable, Iterator, Sequence

from pelitarina.author.map.draw import Told
from pelitarina.author.map.face import NEVER, SEVERITIES, START, area_name, name_of, target_name, way_label
from pelitarina.author.map.graph import Card, into
from pelitarina.check.report import severity, told
from pelitarina.errors import message as m

Say = Callable[[str], str]

_ASKS = m("Asks: {areas}")
_FROM = m("One comes here from: {names}")
_NOWHERE = m("Nothing leads here.")
_IF = m("if {condition}")
_LEADS = m("{label} To: {target}")


def outline(cards: Sequence[Card], said: Told, say: Say, language: str) -> str:
    """Write a map as text, files as parts, passages in the order written."""
    rows = [said.title, said.counts, said.found]
    entered = into(cards)
    file = ""
    for number, card in enumerate(cards, 1):
        if card.file != file and card.file:
            file = card.file
            rows += ["", f"== {file}"]
        rows += ["", *_passage(number, card, entered.get(card.id, ()), say, language)]
    return "\n".join(row for row in rows) + "\n"


def _passage(number: int, card: Card, entered: Sequence[str], say: Say, language: str) -> Iterator[str]:
    start = f" ({say(START)})" if card.start else ""
    yield f"{number}. {name_of(card, say)}{start}"
    if card.never:
        yield f"   {say(NEVER)}"
    if card.words:
        yield f"   {card.words}"
    if card.areas:
        yield "   " + say(_ASKS).format(areas=", ".join(area_name(one, say, language) for one in card.areas))
    for way in card.ways:
        condition = f" ({say(_IF).format(condition=way.condition)})" if way.condition else ""
        leads = say(_LEADS).format(label=f"{way_label(way, say)}{condition}", target=target_name(way, card, say))
        yield f"   - {leads}"
    others = [name for name in entered if name != card.id]
    if others:
        yield "   " + say(_FROM).format(names=", ".join(others))
    elif not card.start:
        yield f"   {say(_NOWHERE)}"
    for one in card.found:
        yield f"   {say(SEVERITIES[severity(one)])} {one.code}: {told(one, say).what}"
