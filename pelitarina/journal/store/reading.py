"""What a journal holds that can be read now.

Everything here runs inside one transaction of the caller.
"""

import unicodedata
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, and_, exists, func, select

from pelitarina.errors import JournalDamaged, message
from pelitarina.journal import body, schema
from pelitarina.journal.draft import Answer
from pelitarina.journal.keep import (
    CustomerId,
    Decision,
    Entry,
    KeepEvent,
    Purpose,
    Sitting,
    in_force,
)
from pelitarina.journal.party import Controller, Customer, Holder
from pelitarina.journal.seal import Key
from pelitarina.journal.service import Home
from pelitarina.journal.store.standing import is_over
from pelitarina.journal.store.vault import (
    Vault,
    body_place,
    customer_key_place,
    pseudonym_place,
    reflection_key_place,
)


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
    if not all(isinstance(one, str) for one in (row.controller, row.contact, row.legal_basis)):
        raise JournalDamaged(folder=home, what=message("the journal file is not as it was written"))
    return Controller(row.controller, row.contact, row.legal_basis, row.months)


def customers(vault: Vault) -> tuple[Customer, ...]:
    """Give every customer, the one added first before the others.

    Raises:
        JournalDamaged: a seal does not open, or a key is missing.
    """
    table, keys = schema.customer, schema.customer_key
    query = (
        select(table, keys.c.wrapped)
        .join_from(table, keys, keys.c.customer == table.c.id, isouter=True)
        .order_by(table.c.created_at, table.c.id)
    )
    return tuple(_customer(vault, row) for row in vault.connection.execute(query).all())


def customer(vault: Vault, pseudonym: str) -> Customer | None:
    """Find a customer; capital letters, spaces around and the spelling of ä in Unicode do not matter."""
    wanted = _sounds(pseudonym)
    return next((known for known in customers(vault) if _sounds(known.pseudonym) == wanted), None)


def holders(vault: Vault, at: datetime) -> tuple[Holder, ...]:
    """Give every customer with how much is in force at ``at``, the one added first before the others."""
    today = at.astimezone(UTC).date()
    held = dict(vault.connection.execute(_counts(today)).all())
    last = dict(vault.connection.execute(_last_sittings(today)).all())
    return tuple(Holder(one, held.get(one.id, 0), last.get(one.id)) for one in customers(vault))


def entries(vault: Vault, customer: CustomerId, at: datetime) -> tuple[Entry, ...]:
    """Give what is in force at ``at`` for at least one purpose, in order of sitting and position."""
    return tuple(entry for entry in readable(vault, customer) if in_force(entry, at))


def readable(vault: Vault, customer: CustomerId) -> tuple[Entry, ...]:
    """Give every entry of ``customer`` whose words can still be opened.

    Raises:
        JournalDamaged: a seal does not open.
    """
    reflection, keys = schema.reflection, schema.reflection_key
    query = (
        select(reflection.c.id, reflection.c.sitting, reflection.c.body, keys.c.wrapped)
        .join_from(reflection, keys, keys.c.reflection == reflection.c.id, isouter=True)
        .where(reflection.c.customer == customer, reflection.c.body.is_not(None))
        .order_by(reflection.c.position)
    )
    rows = vault.connection.execute(query).all()
    if not rows:
        return ()
    sittings, events = _sittings(vault, customer), _events(vault, customer)
    order = {name: number for number, name in enumerate(sittings)}
    if not order.keys() >= {row.sitting for row in rows}:
        raise JournalDamaged(folder=vault.folder, what=message("a sitting is missing"))
    outer = vault.key_of_customer(customer)
    return tuple(
        Entry(row.id, sittings[row.sitting], _answer(vault, customer, row, outer), tuple(events.get(row.id, ())))
        for row in sorted(rows, key=lambda row: order[row.sitting])
    )


def _counts(today: date) -> Select[str, int]:
    """Ask how much each customer has in force: what is not has no key any more, or its last day was just now."""
    keys = schema.reflection_key
    return select(keys.c.customer, func.count()).where(~is_over(keys.c.reflection, today)).group_by(keys.c.customer)


def _last_sittings(today: date) -> Select[str, datetime | None]:
    """Ask for the last sitting of each customer of which something is in force."""
    one, sitting, reflection, keys = schema.customer, schema.sitting, schema.reflection, schema.reflection_key
    of_it = and_(reflection.c.customer == sitting.c.customer, reflection.c.sitting == sitting.c.id)
    holds = exists().where(of_it, keys.c.reflection == reflection.c.id, ~is_over(keys.c.reflection, today))
    newest = select(sitting.c.started_at).where(sitting.c.customer == one.c.id, holds)
    return select(one.c.id, newest.order_by(sitting.c.started_at.desc()).limit(1).scalar_subquery())


def _customer(vault: Vault, row: Row[Any]) -> Customer:
    customer = CustomerId(row.id)
    key = vault.unwrapped(vault.ring.wrapping, row.wrapped, customer_key_place(customer))
    name = vault.unseal(key, row.pseudonym, pseudonym_place(customer))
    return Customer(customer, name.decode("utf-8", "surrogatepass"), row.created_at)


def _sounds(pseudonym: str) -> str:
    return unicodedata.normalize("NFC", pseudonym.strip()).casefold()


def _answer(vault: Vault, customer: CustomerId, row: Any, outer: Key) -> Answer:
    key = vault.unwrapped(outer, row.wrapped, reflection_key_place(row.id, customer))
    return body.from_bytes(vault.unseal(key, row.body, body_place(row.id, customer)))


def _sittings(vault: Vault, customer: CustomerId) -> dict[str, Sitting]:
    """Give the sittings of a customer by their names, the earliest first."""
    table = schema.sitting
    query = select(table).where(table.c.customer == customer).order_by(table.c.started_at, table.c.id)
    return {
        row.id: Sitting(row.id, row.story, row.story_title, row.story_hash, row.language, row.started_at)
        for row in vault.connection.execute(query)
    }


def _events(vault: Vault, customer: CustomerId) -> dict[str, list[KeepEvent]]:
    table = schema.keep
    found: dict[str, list[KeepEvent]] = {}
    columns = (table.c.reflection, table.c.purpose, table.c.decision, table.c.decided_at, table.c.last_day)
    query = select(*columns).where(table.c.customer == customer).order_by(table.c.seq)
    for reflection, purpose, decision, decided_at, last_day in vault.connection.execute(query).all():
        event = KeepEvent(Purpose(purpose), Decision(decision), decided_at, last_day)
        found.setdefault(reflection, []).append(event)
    return found
