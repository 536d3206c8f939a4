"""How does a large map stay readable? What leads straight on is folded, and files become chapters."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from pelitarina.author.map.graph import Card, into

MANY = 60
"""From how many cards on a map is folded, and parted by files."""


class Chapter(NamedTuple):
    """The cards of one file; ``name`` is empty where the story is drawn as one."""

    name: str
    cards: tuple[Card, ...]


def folded(cards: Sequence[Card]) -> tuple[Card, ...]:
    """Fold passages that follow one another by single ways into one card each, in a story of many cards.

    A chain is folded where each passage leads to nothing but the next, and nothing else leads into it.
    What the checker says stays on the folded card.
    """
    if len(cards) <= MANY:
        return tuple(cards)
    named = {card.id: card for card in cards}
    entered = into(cards)
    follows = {card.id: after for card in cards if (after := _only_after(card, named, entered))}
    inner = set(follows.values())
    rings = _rings(follows, (card.id for card in cards if card.id not in inner))
    heads = [card for card in cards if card.id not in inner or card.id in rings]
    return tuple(_chain(head, named, follows) for head in heads)


def chapters(cards: Sequence[Card]) -> tuple[Chapter, ...]:
    """Part a story of many cards by its files, in reading order; an ending goes to the first that leads to it."""
    files = list(dict.fromkeys(card.file for card in cards if card.file))
    if len(cards) <= MANY or len(files) < 2:
        return (Chapter("", tuple(cards)),)
    entered, named = into(cards), {card.id: card for card in cards}
    found: dict[str, list[Card]] = {file: [] for file in files}
    for card in cards:
        file = card.file or next((named[one].file for one in entered.get(card.id, ()) if one in named), files[-1])
        found[file].append(card)
    return tuple(Chapter(file, tuple(some)) for file, some in found.items())


def _only_after(card: Card, named: dict[str, Card], entered: dict[str, tuple[str, ...]]) -> str:
    """The one passage that can follow, if it follows nothing else; empty otherwise."""
    targets = {way.to for way in card.ways}
    to = next(iter(targets), "")
    after = named.get(to)
    if (
        len(targets) != 1
        or after is None
        or after.ending
        or after.start
        or any(way.kind == "call" for way in card.ways)
    ):
        return ""
    plain = after.file == card.file and after.never == card.never and entered[to] == (card.id,)
    return to if plain and to != card.id else ""


def _rings(follows: dict[str, str], heads: Iterable[str]) -> set[str]:
    """Where single ways lead from passages back to themselves: of each such ring the one that heads its chain.

    Nothing follows two, so what no head leads to is a ring.
    """
    met = set[str]()
    for head in heads:
        at = head
        while at and at not in met:
            met.add(at)
            at = follows.get(at, "")
    found = set[str]()
    for first in follows:
        ring, at = [], first
        while at not in met:
            met.add(at)
            ring.append(at)
            at = follows[at]
        found |= {min(ring)} if ring else set()
    return found


def _chain(head: Card, named: dict[str, Card], follows: dict[str, str]) -> Card:
    chain = [head]
    while (after := follows.get(chain[-1].id)) and after != head.id:
        chain.append(named[after])
    if len(chain) == 1:
        return head
    return replace(
        head,
        names=tuple(card.id for card in chain),
        ways=chain[-1].ways,
        areas=tuple(dict.fromkeys(area for card in chain for area in card.areas)),
        prompts=sum(card.prompts for card in chain),
        found=tuple(one for card in chain for one in card.found),
    )
