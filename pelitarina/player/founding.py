"""What is said when a journal is set up on this computer, or when who keeps it is corrected? A part of ``message``.

The worker's, outside a sitting. Nothing is on the disk before the last page has been passed.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final

from pelitarina.journal.party import Controller

LONGEST: Final = 200
"""How many characters an answer may have."""


class Asked(StrEnum):
    """What is asked of whoever keeps the words, a page each; then how customers are told."""

    CONTROLLER = "controller"
    CONTACT = "contact"
    LEGAL_BASIS = "legal_basis"
    MONTHS = "months"
    TOLD = "told"


@dataclass(frozen=True, slots=True)
class Founding:
    """How far one has come.

    Attributes:
        asked: the page.
        months: in digits, as written.
        again: a journal is there already; who keeps it is corrected.
    """

    asked: Asked = Asked.CONTROLLER
    controller: str = field(default="", repr=False)
    contact: str = field(default="", repr=False)
    legal_basis: str = field(default="", repr=False)
    months: str = "12"
    again: bool = False

    def keeper(self) -> Controller:
        """Give who keeps the words. Raises ``ValueError`` where something is missing."""
        return Controller(self.controller, self.contact, self.legal_basis, int(self.months))


@dataclass(frozen=True, slots=True)
class FoundingWanted:
    """Words are to be kept on this computer from now on; or who keeps them is to be corrected."""


@dataclass(frozen=True, slots=True)
class MeaningTold:
    """What it means was read."""


@dataclass(frozen=True, slots=True)
class KeeperRight:
    """Customers may be told so."""


@dataclass(frozen=True, slots=True)
class KeeperWrong:
    """Something of it is to be written otherwise."""


@dataclass(frozen=True, slots=True)
class FoundingLeft:
    """Not now. What was written of the keeper stays for the next time; no secret does."""


@dataclass(frozen=True, slots=True)
class Founded:
    """The journal is there, and locked."""


@dataclass(frozen=True, slots=True)
class KeeperCorrected:
    """Customers are told otherwise from now on."""


Foundings = FoundingWanted | MeaningTold | KeeperRight | KeeperWrong | FoundingLeft | Founded | KeeperCorrected


@dataclass(frozen=True, slots=True)
class Found:
    """A command: set the journal up, with the keys that are ready."""

    keeper: Controller


@dataclass(frozen=True, slots=True)
class CorrectKeeper:
    """A command: open the journal with ``secret``, let it name another keeper, and close it."""

    keeper: Controller
    secret: str = field(repr=False)


FoundingAsked = Found | CorrectKeeper
"""What the world is asked for; a part of the closed list in ``command``."""
