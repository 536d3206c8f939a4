"""What does the shelf say of a story, and which stories does somebody look for?"""

from enum import StrEnum
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.story.model import MOST_PLAYERS

SIZES = {"two": (1, 1), "small": (2, 4), "large": (5, MOST_PLAYERS)}
"""How many can play together, in the steps in which one looks for a story: a customer with the worker, and groups."""


class Card(Struct, frozen=True):
    """A story on the shelf.

    Attributes:
        folder: where it lies; None where there is nothing to paint.
        picture: the name of its first picture, or empty; ``mood`` is the light on it.
        areas: the life areas it asks about; ``ages`` whom it was written for, none for anybody.
        players: the fewest and the most who can play it together, the worker not counted.
    """

    id: str
    title: str
    about: str
    minutes: int | None
    languages: tuple[str, ...]
    content: tuple[str, ...]
    folder: Path | None = None
    picture: str = ""
    areas: tuple[str, ...] = ()
    ages: tuple[str, ...] = ()
    mood: str = ""
    players: tuple[int, int] = (1, MOST_PLAYERS)


class About(StrEnum):
    """What a shelf can be narrowed by."""

    AREA = "area"
    AGES = "ages"
    PLAYERS = "players"


class Wish(Struct, frozen=True):
    """Which stories somebody looks for; None for any.

    >>> card = Card("a", "A", "", None, (), (), areas=("talous",))
    >>> Wish(area="talous").met(card), Wish(area="arki").met(card), Wish(ages="young_adults").met(card)
    (True, False, True)
    """

    area: str | None = None
    ages: str | None = None
    players: str | None = None

    def of(self, about: About) -> str | None:
        """Give what is wished for in one respect."""
        return {About.AREA: self.area, About.AGES: self.ages, About.PLAYERS: self.players}[about]

    def with_(self, about: About, value: str | None) -> "Wish":
        """Give it with something else wished for in one respect."""
        match about:
            case About.AREA:
                return replace(self, area=value)
            case About.AGES:
                return replace(self, ages=value)
            case About.PLAYERS:
                return replace(self, players=value)

    def met(self, card: Card) -> bool:
        """Whether a story is one of those. A story for anybody is for every age."""
        of_area = self.area is None or self.area in card.areas
        of_size = self.players is None or self.players in sizes(card)
        return of_area and of_size and (self.ages is None or not card.ages or self.ages in card.ages)


def sizes(card: Card) -> tuple[str, ...]:
    """Give for whom of ``SIZES`` a story is.

    >>> sizes(Card("a", "A", "", None, (), (), players=(1, 3)))
    ('two', 'small')
    """
    low, high = card.players
    return tuple(name for name, (fewest, most) in SIZES.items() if low <= most and fewest <= high)


def told_of(cards: tuple[Card, ...], about: About) -> tuple[str, ...]:
    """Give what the stories on a shelf differ in, in one respect, each once; no sizes where all are for everybody."""
    match about:
        case About.AREA:
            return tuple(dict.fromkeys(one for card in cards for one in card.areas))
        case About.AGES:
            return tuple(dict.fromkeys(one for card in cards for one in card.ages))
        case About.PLAYERS:
            alike = len({sizes(card) for card in cards}) < 2
            return () if alike else tuple(name for name in SIZES if any(name in sizes(card) for card in cards))
