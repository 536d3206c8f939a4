"""What is said when a journal is set up on this computer, or when who keeps it is corrected? A part of ``message``.

The worker's, outside a sitting. Nothing is on the disk before the last page has been passed.
"""

from enum import StrEnum
from typing import Final

from msgspec import Struct

from pelitarina.journal.party import Controller
from pelitarina.player.news import Message
from pelitarina.private import Private

LONGEST: Final = 200
"""How many characters an answer may have."""


class Asked(StrEnum):
    """What is asked of whoever keeps the words, a page each; then how customers are told."""

    CONTROLLER = "controller"
    CONTACT = "contact"
    LEGAL_BASIS = "legal_basis"
    MONTHS = "months"
    TOLD = "told"


class Founding(Private, frozen=True):
    """How far one has come.

    Attributes:
        asked: the page.
        months: in digits, as written.
        again: a journal is there already; who keeps it is corrected.
    """

    asked: Asked = Asked.CONTROLLER
    controller: str = ""
    contact: str = ""
    legal_basis: str = ""
    months: str = "12"
    again: bool = False

    def keeper(self) -> Controller:
        """Give who keeps the words. Raises ``ValueError`` where something is missing."""
        return Controller(self.controller, self.contact, self.legal_basis, int(self.months))


class FoundingWanted(Message, frozen=True):
    """Words are to be kept on this computer from now on; or who keeps them is to be corrected."""


class MeaningTold(Message, frozen=True):
    """What it means was read."""


class KeeperRight(Message, frozen=True):
    """Customers may be told so."""


class KeeperWrong(Message, frozen=True):
    """Something of it is to be written otherwise."""


class FoundingLeft(Message, frozen=True):
    """Not now. What was written of the keeper stays for the next time; no secret does."""


class Founded(Message, frozen=True):
    """The journal is there, and locked."""


class KeeperCorrected(Message, frozen=True):
    """Customers are told otherwise from now on."""


class Found(Struct, frozen=True):
    """A command: set the journal up, with the keys that are ready."""

    keeper: Controller


class CorrectKeeper(Private, frozen=True):
    """A command: open the journal with ``secret``, let it name another keeper, and close it."""

    keeper: Controller
    secret: str


FoundingAsked = Found | CorrectKeeper
"""What the world is asked for; a part of the closed list in ``command``."""
