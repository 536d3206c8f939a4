"""Who keeps, and whose words are kept.

The two parties of a journal, in the terms of the GDPR: the controller (article 4(7)), whom the
notice names, and the customer, whom the journal knows by a pseudonym only.
"""

from datetime import datetime

from msgspec import Struct

from pelitarina.journal.keep import CustomerId
from pelitarina.private import Private

LONGEST_MONTHS = 1200


class Controller(Struct, frozen=True):
    """Who keeps the words, and on what ground. Storage opens only when this is filled in.

    Attributes:
        controller: the organisation that answers for the journal.
        contact: whom a customer calls to take something back.
        legal_basis: the ground on which the organisation keeps anything at all.
        months: how long a kept reflection lasts, 1 to 1200 calendar months.

    Raises:
        ValueError: a text is blank, or ``months`` is outside its range.
    """

    controller: str
    contact: str
    legal_basis: str
    months: int

    def __post_init__(self) -> None:
        if not all(text.strip() for text in (self.controller, self.contact, self.legal_basis)):
            raise ValueError("controller, contact and legal_basis must be filled in")
        if not 1 <= self.months <= LONGEST_MONTHS:
            raise ValueError(f"months must be 1 to {LONGEST_MONTHS}")


class Customer(Private, frozen=True):
    """A person whose words are kept. The pseudonym is sealed on disk and hidden in ``repr``."""

    id: CustomerId
    pseudonym: str
    created_at: datetime


class Holder(Struct, frozen=True):
    """A customer and how much of theirs is kept. No word of theirs is opened for it.

    Attributes:
        count: how many reflections are in force.
        last_at: when the newest sitting with one of them began; None where nothing is in force.
    """

    customer: Customer
    count: int
    last_at: datetime | None
