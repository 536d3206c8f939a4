"""What does the shelf say of a story?"""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Card:
    """A story on the shelf.

    Attributes:
        folder: where it lies; None where there is nothing to paint.
        picture: the name of its first picture, or empty.
    """

    id: str
    title: str
    about: str
    minutes: int | None
    languages: tuple[str, ...]
    content: tuple[str, ...]
    folder: Path | None = None
    picture: str = ""
