"""What hangs on the notice board: tips that somebody has checked, and what has changed because people answered?

Nothing here knows who looks at it. What a tip is about is told to whoever sits there; whether it fits them is nobody's
business here.
"""

from collections.abc import Mapping
from datetime import date
from typing import Final

from msgspec import Struct

from pelitarina.journal.keep import months_after
from pelitarina.player.news import Message

MONTHS: Final = 12
"""After how many months a tip is to be looked at again."""
MOST: Final = 12
"""How many tips, and how many changes, hang there at most."""


class Tip(Struct, frozen=True):
    """A tip, or a change.

    Attributes:
        checked: when somebody last made sure of it; of a change, when it was made.
        title: by the tag of a language; likewise ``text`` and ``ask``, which may be empty.
    """

    id: str
    checked: date
    title: Mapping[str, str]
    text: Mapping[str, str]
    ask: Mapping[str, str]


class Board(Struct, frozen=True):
    """The notice board on one day. ``unread``: the names of files in the worker's folder that are no tips."""

    tips: tuple[Tip, ...] = ()
    changes: tuple[Tip, ...] = ()
    day: date | None = None
    unread: tuple[str, ...] = ()


def stale(tip: Tip, day: date) -> bool:
    """Say whether nobody has looked at a tip for longer than ``MONTHS``.

    >>> stale(Tip("a", date(2026, 3, 1), {}, {}, {}), date(2027, 3, 1))
    False
    >>> stale(Tip("a", date(2026, 3, 1), {}, {}, {}), date(2027, 3, 2))
    True
    """
    return months_after(tip.checked, MONTHS) < day


def said(words: Mapping[str, str], language: str) -> tuple[str, str]:
    """Give what is said in a language, and in which it is: else in Finnish, else in the first there is.

    >>> said({"sv": "Hej", "fi": "Hei"}, "fi@selko"), said({"sv": "Hej"}, "en"), said({}, "en")
    (('Hei', 'fi'), ('Hej', 'sv'), ('', 'en'))
    """
    for tag in (language, language[:2], "fi", *words):
        if tag in words:
            return words[tag], tag
    return "", language


class BoardWanted(Message, frozen=True):
    """The notice board is to be looked at."""


class BoardFound(Message, frozen=True):
    """What hangs there today."""

    board: Board
