"""What does the shelf say of a story, and which stories does somebody look for?"""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Card:
    """A story on the shelf.

    Attributes:
        folder: where it lies; None where there is nothing to paint.
        picture: the name of its first picture, or empty; ``mood`` is the light on it.
        areas: the life areas it asks about; ``ages`` whom it was written for, none for anybody.
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


class About(StrEnum):
    """What a shelf can be narrowed by."""

    AREA = "area"
    AGES = "ages"


@dataclass(frozen=True, slots=True)
class Wish:
    """Which stories somebody looks for; None for any.

    >>> card = Card("a", "A", "", None, (), (), areas=("talous",))
    >>> Wish(area="talous").met(card), Wish(area="arki").met(card), Wish(ages="young_adults").met(card)
    (True, False, True)
    """

    area: str | None = None
    ages: str | None = None

    def of(self, about: About) -> str | None:
        """Give what is wished for in one respect."""
        return self.area if about is About.AREA else self.ages

    def with_(self, about: About, value: str | None) -> "Wish":
        """Give it with something else wished for in one respect."""
        return replace(self, area=value) if about is About.AREA else replace(self, ages=value)

    def met(self, card: Card) -> bool:
        """Whether a story is one of those. A story for anybody is for every age."""
        of_area = self.area is None or self.area in card.areas
        return of_area and (self.ages is None or not card.ages or self.ages in card.ages)


def told_of(cards: tuple[Card, ...], about: About) -> tuple[str, ...]:
    """Give what the stories on a shelf differ in, in one respect, each once."""
    return tuple(dict.fromkeys(one for card in cards for one in (card.areas if about is About.AREA else card.ages)))
