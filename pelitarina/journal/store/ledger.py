"""How something is added to a history that must not change.

Choices go to the chain of their customer, actions to the audit. Each row is bound to the one before
it (``journal.audit``), and the end of each chain stands in ``head`` under an HMAC.
"""

import hmac
from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, Table, func, insert, select, update
from sqlalchemy.dialects import postgresql

from pelitarina.journal import schema
from pelitarina.journal.audit import Action, Bind, Fact, Head, Link, bind, bind_under, is_whole
from pelitarina.journal.keep import CustomerId, Notice
from pelitarina.journal.store.vault import Vault

AUDIT = "audit"
"""The name of the audit's chain; the chain of a customer is named by the customer's id."""


def begin(vault: Vault, chain: str) -> None:
    """Open a chain of no rows."""
    _write_head(vault, chain, Head(), is_new=True)


def record(vault: Vault, action: Action, object_ref: str, at: datetime, actor: str) -> None:
    """Add to the audit that ``actor`` did ``action`` to the thing whose id is ``object_ref``."""
    if vault.team is not None:  # the database takes no row that another worker is said to have written
        actor = f"{actor}:{vault.team.worker}"
    facts: dict[str, Fact] = {"at": at, "actor": actor, "action": action, "object_ref": object_ref}
    _append(vault, AUDIT, schema.audit, facts, bind_under(vault.ring.audit.material))


def append(vault: Vault, customer: CustomerId, facts: Mapping[str, Fact]) -> None:
    """Add a choice to the chain of ``customer``: the columns of ``keep`` but for id, seq and the hashes."""
    _append(vault, customer, schema.keep, {**facts, "id": str(uuid4()), "customer": customer}, bind)


def add_notice(vault: Vault, notice: Notice) -> None:
    """Write down the text that was shown, once for each wording."""
    values = {"id": notice.id, "version": notice.version, "language": notice.language, "sha256": notice.sha256}
    if vault.connection.execute(select(schema.notice.c.id).filter_by(**values)).first() is not None:
        return
    new = insert(schema.notice) if vault.team is None else postgresql.insert(schema.notice).on_conflict_do_nothing()
    vault.connection.execute(new.values(**values, text=notice.text))  # another team may write the same meanwhile


def last_done(vault: Vault) -> datetime | None:
    """Say when something was done in this journal last, however the clock stood then."""
    table = schema.audit
    query = select(table.c.at).where(table.c.team == _whose(vault)).order_by(table.c.seq.desc()).limit(1)
    return vault.connection.scalar(query)


def last_terms(vault: Vault) -> str | None:
    """Give the digest of the terms before the last correction; None where nothing was ever corrected."""
    table = schema.audit
    query = select(table.c.object_ref).where(table.c.action == Action.TERMS).order_by(table.c.seq.desc()).limit(1)
    return vault.connection.scalar(query)


def was_in_force(vault: Vault, terms: str) -> bool:
    """Say whether terms of this digest were in force here until somebody of the journal corrected them."""
    table = schema.audit
    query = select(table.c.seq).where(table.c.action == Action.TERMS, table.c.object_ref == terms).limit(1)
    return vault.connection.scalar(query) is not None


def is_audit_whole(vault: Vault) -> bool:
    """Say whether the audit is as it was written, to its end."""
    rows = vault.connection.execute(select(schema.audit).order_by(schema.audit.c.seq))
    return _is_whole(vault, AUDIT, rows, _bind_by_its_key(vault))


def is_chain_whole(vault: Vault, customer: CustomerId) -> bool:
    """Say whether the choices of ``customer`` are as they were written, to the last."""
    query = select(schema.keep).where(schema.keep.c.customer == customer).order_by(schema.keep.c.seq)
    return _is_whole(vault, customer, vault.connection.execute(query), bind)


def vouch_anew(vault: Vault) -> None:
    """Write the end of every chain under the audit's key of now, once ``vault`` has a new one.

    The caller has looked whether every chain is whole under the key before.
    """
    for row in vault.connection.execute(select(schema.head)).all():
        _write_head(vault, row.chain, Head(row.length, row.hash))


def audit_length(vault: Vault) -> int:
    """Give the number of the audit's last row; 0 if it has none."""
    return _last(vault, schema.audit)


def _bind_by_its_key(vault: Vault) -> Bind:
    """Bind each row of the audit under the key that was in force when it was written."""

    def binder(previous: bytes, facts: Mapping[str, Fact]) -> bytes:
        seq, key = facts["seq"], vault.ring.audit
        assert isinstance(seq, int)
        for last, earlier in sorted(vault.team.earlier if vault.team else (), key=lambda era: era[0], reverse=True):
            key = earlier if seq <= last else key
        return bind_under(key.material)(previous, facts)

    return binder


def _append(vault: Vault, chain: str, table: Table, facts: Mapping[str, Fact], binder: Bind) -> None:
    last = _last(vault, table)
    before = _read_head(vault, chain) or Head()
    row = {**facts, "seq": last + 1}
    after = Head(before.length + 1, binder(before.hash, row))
    vault.connection.execute(insert(table).values(**row, previous=before.hash, hash=after.hash))
    _write_head(vault, chain, after)


def _is_whole(vault: Vault, chain: str, rows: Iterable[Row[Any]], binder: Bind) -> bool:
    head = _read_head(vault, chain)
    return head is not None and is_whole((_link(row, _whose(vault)) for row in rows), head, binder)


def _last(vault: Vault, table: Table) -> int:
    """Give the number of the last row. Rows lie by team and number: without the team every one would be looked at."""
    return vault.connection.scalar(select(func.max(table.c.seq)).where(table.c.team == _whose(vault))) or 0


def _whose(vault: Vault) -> str:
    return vault.team.id if vault.team else schema.NO_TEAM


def _link(row: Row[Any], whose: str) -> Link:
    """Read a row back. Whose it is was never hashed, for the database says so; only a wrong one becomes a fact."""
    facts = dict(row._mapping)  # noqa: SLF001 - SQLAlchemy's public name for a row as a mapping
    previous, own = facts.pop("previous"), facts.pop("hash")
    if facts["team"] == whose:
        del facts["team"]
    return Link(facts, previous, own)


def _read_head(vault: Vault, chain: str) -> Head | None:
    """Give the end of a chain, or None if it is not there or not written by this program."""
    row = vault.connection.execute(select(schema.head).where(schema.head.c.chain == chain)).one_or_none()
    if row is None:
        return None
    head = Head(row.length, row.hash)
    return head if hmac.compare_digest(row.hmac, _vouch(vault, chain, head)) else None


def _write_head(vault: Vault, chain: str, head: Head, *, is_new: bool = False) -> None:
    values = {"length": head.length, "hash": head.hash, "hmac": _vouch(vault, chain, head)}
    change = (
        insert(schema.head).values(chain=chain, **values)
        if is_new
        else update(schema.head).where(schema.head.c.chain == chain).values(**values)
    )
    vault.connection.execute(change)


def _vouch(vault: Vault, chain: str, head: Head) -> bytes:
    facts: dict[str, Fact] = {"chain": chain, "length": head.length}
    return bind_under(vault.ring.audit.material)(head.hash, facts)
