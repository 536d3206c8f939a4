"""How words become unreadable for good.

A reflection is readable as long as its key is there. When no purpose is in force any more, key and
body go in the transaction that ends the last purpose. Erasing a customer destroys the customer's
key, and with it everything that was ever wrapped by it, in every copy of the database.

Everything here runs inside one transaction of the caller, who folds the -wal file in afterwards.
"""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, delete, insert, select, update

from pelitarina.journal import schema
from pelitarina.journal.audit import Action, Fact
from pelitarina.journal.keep import COUNTS, CustomerId, Decision, How, Purpose, ReflectionId, Stamp
from pelitarina.journal.store import counting, ledger, standing, tombstone
from pelitarina.journal.store.vault import Vault

CLOCK = "clock"
"""Who records an expiry: nobody at the table."""


def take_back(vault: Vault, reflection: ReflectionId, purposes: Collection[Purpose] | None, stamp: Stamp) -> None:
    """End some purposes of a reflection, or all (None). What is not kept, or is gone already, is passed over.

    Purposes whose last day is over at ``stamp.at`` end, too. For each export that held the
    reflection a notice of withdrawal is written.
    """
    kept = kept_now(vault, reflection)
    ended = [row for row in kept if purposes is None or row.purpose in purposes]
    if not ended:
        return
    _end(vault, ended, Decision.TAKEN_BACK, stamp)
    _end(vault, _past(kept, stamp.at, besides=ended), Decision.EXPIRED, _clock(stamp.at))
    _withdraw(vault, ended, stamp)
    _destroy_if_free(vault, reflection)
    ledger.record(vault, Action.TAKE_BACK, reflection, stamp.at, stamp.recorded_by)


def expire(vault: Vault, at: datetime) -> bool:
    """End every purpose whose last day is over at ``at``. Says whether there was any."""
    candidates = map(ReflectionId, vault.connection.scalars(standing.overdue(at.astimezone(UTC).date())).all())
    over = {reflection: past for reflection in candidates if (past := _past(kept_now(vault, reflection), at))}
    for reflection, past in over.items():
        _end(vault, past, Decision.EXPIRED, _clock(at))
        _destroy_if_free(vault, reflection)
        ledger.record(vault, Action.EXPIRE, reflection, at, CLOCK)
    return bool(over)


def erase(vault: Vault, customer: CustomerId, stamp: Stamp) -> None:
    """Destroy the customer's key and every row about the customer. The audit keeps that it was done, to which id.

    A customer who is not there is erased already: nothing is done.
    """
    if vault.connection.scalar(select(schema.customer.c.id).where(schema.customer.c.id == customer)) is None:
        return
    tombstone.add(vault, [customer])
    for table in reversed(schema.metadata.sorted_tables):
        if "customer" in table.c:
            vault.connection.execute(delete(table).where(table.c.customer == customer))
    vault.connection.execute(delete(schema.customer).where(schema.customer.c.id == customer))
    vault.connection.execute(delete(schema.head).where(schema.head.c.chain == customer))
    ledger.record(vault, Action.ERASE, customer, stamp.at, stamp.recorded_by)


def kept_now(vault: Vault, reflection: ReflectionId) -> list[Row[Any]]:
    """Give the newest choice for each purpose that is still kept."""
    table = schema.keep
    query = select(table).where(table.c.reflection == reflection).order_by(table.c.seq)
    newest = {row.purpose: row for row in vault.connection.execute(query)}
    return [row for row in newest.values() if row.decision == Decision.KEPT]


def _past(kept: Iterable[Row[Any]], at: datetime, besides: Collection[Row[Any]] = ()) -> list[Row[Any]]:
    today = at.astimezone(UTC).date()
    return [row for row in kept if row not in besides and row.last_day is not None and row.last_day < today]


def _end(vault: Vault, rows: Iterable[Row[Any]], decision: Decision, stamp: Stamp) -> None:
    """Add the end of each choice to the chain, with the notice and the evidence of the choice it ends."""
    rows = tuple(rows)
    tombstone.add(vault, (row.id for row in rows))
    for row in rows:
        same = ("reflection", "purpose", "notice_id", "notice_version", "notice_language", "notice_sha256", "witness")
        facts: dict[str, Fact] = {name: getattr(row, name) for name in same}
        facts |= {"decision": decision, "decided_at": stamp.at, "last_day": None}
        facts |= {"offset_minutes": stamp.offset_minutes, "recorded_by": stamp.recorded_by, "how": stamp.how}
        ledger.append(vault, row.customer, facts)
        if row.purpose == COUNTS:
            counting.end(vault, row.reflection)


def _withdraw(vault: Vault, ended: Iterable[Row[Any]], stamp: Stamp) -> None:
    items = schema.export_item
    for row in ended:
        for export in vault.connection.scalars(
            select(items.c.export).where(items.c.reflection == row.reflection)
        ).all():
            values = {"export": export, "reflection": row.reflection, "customer": row.customer, "purpose": row.purpose}
            change = insert(schema.withdrawal).values(
                id=str(uuid4()), at=stamp.at, recorded_by=stamp.recorded_by, **values
            )
            vault.connection.execute(change)


def _destroy_if_free(vault: Vault, reflection: ReflectionId) -> None:
    if kept_now(vault, reflection):
        return
    keys, bodies = schema.reflection_key, schema.reflection
    vault.connection.execute(delete(keys).where(keys.c.reflection == reflection))
    vault.connection.execute(update(bodies).where(bodies.c.id == reflection).values(body=None))


def _clock(at: datetime) -> Stamp:
    return Stamp(at, offset_minutes=0, recorded_by=CLOCK, how=How.SCRIPT)
