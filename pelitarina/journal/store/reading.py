"""What a journal holds that can be read now.

Everything here runs inside one transaction of the caller.
"""

import unicodedata
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, and_, select

from pelitarina.errors import JournalDamaged, message
from pelitarina.journal import body, schema
from pelitarina.journal.draft import Answer
from pelitarina.journal.keep import (
    CustomerId,
    Decision,
    Entry,
    KeepEvent,
    Purpose,
    ReflectionId,
    Sitting,
    in_force,
)
from pelitarina.journal.party import Controller, Customer
from pelitarina.journal.seal import Key
from pelitarina.journal.service import Home
from pelitarina.journal.store.vault import Vault, body_place, pseudonym_place


def controller(vault: Vault) -> Controller:
    """Give who keeps this journal.

    Raises:
        JournalDamaged: the journal does not say.
    """
    return controller_of(vault.connection, vault.folder)


def controller_of(connection: Connection, home: Home) -> Controller:
    """Give who keeps the journal; this much is no secret. Raises as ``controller``."""
    row = connection.execute(select(schema.controller)).one_or_none()
    if row is None:
        raise JournalDamaged(folder=home, what=message("it does not say who keeps it"))
    return Controller(row.controller, row.contact, row.legal_basis, row.months)


def customers(vault: Vault) -> tuple[Customer, ...]:
    """Give every customer, the one added first before the others."""
    table = schema.customer
    rows = vault.connection.execute(select(table).order_by(table.c.created_at, table.c.id)).all()
    return tuple(_customer(vault, row) for row in rows)


def customer(vault: Vault, pseudonym: str) -> Customer | None:
    """Find a customer; capital letters, spaces around and the spelling of ä in Unicode do not matter."""
    wanted = _sounds(pseudonym)
    return next((known for known in customers(vault) if _sounds(known.pseudonym) == wanted), None)


def entries(vault: Vault, customer: CustomerId, at: datetime) -> tuple[Entry, ...]:
    """Give what is in force at ``at`` for at least one purpose, in order of sitting and position."""
    return tuple(entry for entry in readable(vault, customer) if in_force(entry, at))


def readable(vault: Vault, customer: CustomerId) -> tuple[Entry, ...]:
    """Give every entry of ``customer`` whose words can still be opened.

    Raises:
        JournalDamaged: a seal does not open.
    """
    reflection, sitting = schema.reflection, schema.sitting
    same = and_(sitting.c.customer == reflection.c.customer, sitting.c.id == reflection.c.sitting)
    query = (
        select(reflection.c.id.label("reflection"), reflection.c.body, sitting)
        .join_from(reflection, sitting, same)
        .where(reflection.c.customer == customer, reflection.c.body.is_not(None))
        .order_by(sitting.c.started_at, sitting.c.id, reflection.c.position)
    )
    rows = vault.connection.execute(query).all()
    if not rows:
        return ()
    outer, events = vault.key_of_customer(customer), _events(vault, customer)
    return tuple(
        Entry(row.reflection, _sitting(row), _answer(vault, row, outer), tuple(events.get(row.reflection, ())))
        for row in rows
    )


def _customer(vault: Vault, row: Row[Any]) -> Customer:
    customer = CustomerId(row.id)
    name = vault.unseal(vault.key_of_customer(customer), row.pseudonym, pseudonym_place(customer))
    return Customer(customer, name.decode("utf-8", "surrogatepass"), row.created_at)


def _sounds(pseudonym: str) -> str:
    return unicodedata.normalize("NFC", pseudonym.strip()).casefold()


def _answer(vault: Vault, row: Row[Any], outer: Key) -> Answer:
    reflection, customer = ReflectionId(row.reflection), CustomerId(row.customer)
    key = vault.key_of_reflection(reflection, customer, outer)
    return body.from_bytes(vault.unseal(key, row.body, body_place(reflection, customer)))


def _sitting(row: Row[Any]) -> Sitting:
    return Sitting(row.id, row.story, row.story_title, row.story_hash, row.language, row.started_at)


def _events(vault: Vault, customer: CustomerId) -> dict[str, list[KeepEvent]]:
    table = schema.keep
    found: dict[str, list[KeepEvent]] = {}
    for row in vault.connection.execute(select(table).where(table.c.customer == customer).order_by(table.c.seq)):
        event = KeepEvent(Purpose(row.purpose), Decision(row.decision), row.decided_at, row.last_day)
        found.setdefault(row.reflection, []).append(event)
    return found
