"""For what, and until when, is an answer kept? The customer may add a purpose, or ask for another last day.

Nothing is ever changed: a choice is added behind the one before it, and the newest counts. Everything here runs
inside one transaction of the caller.
"""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Row, select

from pelitarina.errors import Refused, message
from pelitarina.journal import schema
from pelitarina.journal.audit import Action, Fact
from pelitarina.journal.keep import (
    COUNTS,
    DAYS_AFTER_EXPORT,
    OWN_COPY,
    SOON_DAYS,
    CustomerId,
    Decision,
    How,
    Notice,
    Paper,
    Purpose,
    ReflectionId,
    Stamp,
    months_after,
)
from pelitarina.journal.store import counting, ledger, reading, standing
from pelitarina.journal.store.erasure import CLOCK, kept_now
from pelitarina.journal.store.vault import Vault

_GONE = message("These words are not kept any more.")
_NOT_THEN = message("The last day can be today at the earliest, and at the latest as far away as words are kept here.")


def add(
    vault: Vault, reflection: ReflectionId, purposes: Collection[Purpose], stamp: Stamp, notice: Notice, months: int
) -> None:
    """Keep an answer for these purposes, too. Each lasts ``months`` from now; one that is in force stays as it is.

    Raises:
        Refused: the answer is not kept any more, so nothing can be added to it.
    """
    now = _in_force(vault, reflection, stamp.at)
    ledger.add_notice(vault, notice)
    told: dict[str, Fact] = {
        "id": notice.id,
        "version": notice.version,
        "language": notice.language,
        "sha256": notice.sha256,
    }
    facts = {f"notice_{name}": value for name, value in told.items()}
    last = months_after(stamp.at.astimezone(UTC).date(), months)
    new = set(purposes) - {row.purpose for row in now}
    for purpose in sorted(new):
        _keep(vault, now[0], last, stamp, **facts, purpose=purpose)
    if COUNTS in new:
        customer = now[0].customer
        entry = next(one for one in reading.readable(vault, customer) if one.id == reflection)
        counting.add(vault, customer, reflection, entry.sitting, entry.answer)
    ledger.record(vault, Action.KEEP, reflection, stamp.at, stamp.recorded_by)


def ask_day(
    vault: Vault, reflection: ReflectionId, purposes: Collection[Purpose] | None, day: date, stamp: Stamp, months: int
) -> None:
    """Let ``day`` be the last for these purposes of an answer, or for all (None); what is not in force is passed over.

    Raises:
        Refused: ``day`` is past, or later than ``months`` from now; or the answer is not kept any more.
    """
    today = stamp.at.astimezone(UTC).date()
    if not today <= day <= months_after(today, months):
        raise Refused(why=_NOT_THEN)
    for row in _in_force(vault, reflection, stamp.at):
        if purposes is None or row.purpose in purposes:
            _keep(vault, row, day, stamp)
    ledger.record(vault, Action.LAST_DAY, reflection, stamp.at, stamp.recorded_by)


def after_export(vault: Vault, reflections: Sequence[ReflectionId], kind: str, at: datetime) -> None:
    """Words that left for a purpose stay here for it no longer than ``DAYS_AFTER_EXPORT``.

    Where the customer asked for a last day, that one stands. The customer's own copy is not handed on to anybody, and
    ends nothing: it tells a last day itself, which stays true.
    """
    if kind == OWN_COPY:
        return
    until = at.astimezone(UTC).date() + timedelta(days=DAYS_AFTER_EXPORT)
    clock = Stamp(at, offset_minutes=0, recorded_by=CLOCK, how=How.SCRIPT)
    for reflection in dict.fromkeys(reflections):
        for row in kept_now(vault, reflection):
            if row.purpose == kind and (row.last_day is None or row.last_day > until) and not _asked(vault, row):
                _keep(vault, row, until, clock)


def ending(vault: Vault, at: datetime) -> int:
    """Count the answers of which nothing is in force any more after ``SOON_DAYS`` from ``at``."""
    today = at.astimezone(UTC).date()
    return vault.connection.scalar(standing.ending(today, today + timedelta(days=SOON_DAYS))) or 0


def papers(vault: Vault, customer: CustomerId) -> tuple[Paper, ...]:
    """Give every document of ``customer`` that left, the first one first."""
    table, items, taken = schema.export, schema.export_item, schema.withdrawal
    gone: dict[str, dict[str, list[ReflectionId]]] = {}
    for row in vault.connection.execute(select(taken).where(taken.c.customer == customer)):
        gone.setdefault(row.export, {}).setdefault(row.purpose, []).append(ReflectionId(row.reflection))
    held: dict[str, list[ReflectionId]] = {}
    for row in vault.connection.execute(select(items).where(items.c.customer == customer)):
        held.setdefault(row.export, []).append(ReflectionId(row.reflection))
    rows = vault.connection.execute(select(table).where(table.c.customer == customer).order_by(table.c.at, table.c.id))
    return tuple(
        Paper(
            row.id,
            row.kind,
            row.format,
            row.language,
            row.at,
            tuple(sorted(held.get(row.id, ()))),
            tuple(sorted(set(gone.get(row.id, {}).get(row.kind, ())))),
        )
        for row in rows
    )


def _in_force(vault: Vault, reflection: ReflectionId, at: datetime) -> list[Row[Any]]:
    today = at.astimezone(UTC).date()
    now = [row for row in kept_now(vault, reflection) if row.last_day is None or row.last_day >= today]
    if not now:
        raise Refused(why=_GONE)
    return now


def _keep(vault: Vault, like: Row[Any], last_day: date, stamp: Stamp, **instead: Fact) -> None:
    """Add a choice behind ``like``, with the same words, notice and purpose but for what is said ``instead``."""
    same = ("reflection", "purpose", "notice_id", "notice_version", "notice_language", "notice_sha256", "witness")
    facts: dict[str, Fact] = {name: getattr(like, name) for name in same}
    facts |= {"decision": Decision.KEPT, "decided_at": stamp.at, "last_day": last_day}
    facts |= {"offset_minutes": stamp.offset_minutes, "recorded_by": stamp.recorded_by, "how": stamp.how}
    ledger.append(vault, like.customer, {**facts, **instead})


def _asked(vault: Vault, row: Row[Any]) -> bool:
    """Say whether the customer asked for the last day of a choice: it was kept already, and a person said it anew."""
    table = schema.keep
    query = select(table.c.decision).where(
        table.c.reflection == row.reflection, table.c.purpose == row.purpose, table.c.seq < row.seq
    )
    before = vault.connection.scalars(query.order_by(table.c.seq.desc())).first()
    return before == Decision.KEPT and row.recorded_by != CLOCK
