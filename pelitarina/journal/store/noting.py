"""Where do workers' notes on phenomena lie?

Sealed under the journal's own key, with nothing beside them that could lead to a person: not who sat at the keyboard,
no time finer than a day. Everything here runs inside one transaction of the caller.
"""

import json
import re
from typing import Any
from uuid import uuid4

from sqlalchemy import Row, delete, insert, select, update

from pelitarina.errors import Refused, message
from pelitarina.journal import schema, seal
from pelitarina.journal.audit import Action
from pelitarina.journal.half import Half, half_of
from pelitarina.journal.keep import Stamp
from pelitarina.journal.phenomenon import Noted, NoteId, Phenomenon, answered, as_facts, from_facts, holds_words_of
from pelitarina.journal.seal import Place, Sealed
from pelitarina.journal.store import ledger, reading
from pelitarina.journal.store.vault import Vault

_GONE = message("There is no such note.")
_SAID = message(
    "A customer who keeps words here has said the same thing word for word. A customer's words leave only by the "
    "customer's choice: please tell the phenomenon in your own."
)
_SHORTEST = 3  # signs of a pseudonym that is worth asking about


def add(vault: Vault, note: Phenomenon, stamp: Stamp) -> NoteId:
    """Put a note into the journal, into the half-year of today.

    Raises:
        Refused: words that a customer keeps here stand in it.
    """
    _need_own_words(vault, note)
    one, table = NoteId(str(uuid4())), schema.phenomenon
    values = {"id": one, "half": str(half_of(stamp.at)), "noted_on": stamp.at.date(), "signal": str(note.signal)}
    vault.connection.execute(insert(table).values(**values, body=_sealed(vault, one, note)))
    vault.connection.execute(insert(schema.phenomenon_tag), [{"phenomenon": one, "tag": tag} for tag in note.tags])
    ledger.record(vault, Action.NOTE, one, stamp.at, stamp.recorded_by)
    return one


def notes(vault: Vault, half: Half | None = None) -> tuple[Noted, ...]:
    """Give every note, or those of a half-year, the oldest first; those of one day in no order that tells anything."""
    table = schema.phenomenon
    query = select(table).order_by(table.c.noted_on, table.c.id)
    rows = vault.connection.execute(query if half is None else query.where(table.c.half == str(half)))
    return tuple(_noted(vault, row) for row in rows.all())


def answer(vault: Vault, which: NoteId, text: str, stamp: Stamp) -> None:
    """Write down what came back for a note, in the place of what was written before.

    Raises:
        Refused: there is no such note, or the text points at a person, or holds words that a customer keeps here.
    """
    noted = answered(_noted(vault, _row(vault, which)).note, text)
    _need_own_words(vault, noted)
    change = update(schema.phenomenon).where(schema.phenomenon.c.id == which)
    vault.connection.execute(change.values(body=_sealed(vault, which, noted), answered_on=stamp.at.date()))
    ledger.record(vault, Action.NOTE, which, stamp.at, stamp.recorded_by)


def remove(vault: Vault, which: NoteId, stamp: Stamp) -> None:
    """Take a note away.

    Raises:
        Refused: there is no such note.
    """
    _row(vault, which)
    vault.connection.execute(delete(schema.phenomenon_tag).where(schema.phenomenon_tag.c.phenomenon == which))
    vault.connection.execute(delete(schema.phenomenon).where(schema.phenomenon.c.id == which))
    ledger.record(vault, Action.NOTE, which, stamp.at, stamp.recorded_by)


def pseudonyms(vault: Vault, note: Phenomenon) -> tuple[str, ...]:
    """Give the pseudonyms of customers that stand in a note as words, to be asked about: they may be plain words."""
    words = {word.casefold() for text in note for word in re.findall(r"\w+", text)}
    names = (one.pseudonym for one in reading.customers(vault))
    return tuple(name for name in names if len(name) >= _SHORTEST and name.casefold() in words)


def seal_anew(old: Vault, new: Vault) -> None:
    """Seal the notes under the keys of ``new``."""
    for noted in notes(old):
        change = update(schema.phenomenon).where(schema.phenomenon.c.id == noted.id)
        old.connection.execute(change.values(body=_sealed(new, noted.id, noted.note)))


def _row(vault: Vault, which: NoteId) -> Row[Any]:
    row = vault.connection.execute(select(schema.phenomenon).where(schema.phenomenon.c.id == which)).one_or_none()
    if row is None:
        raise Refused(why=_GONE)
    return row


def _noted(vault: Vault, row: Row[Any]) -> Noted:
    facts = json.loads(vault.unseal(vault.ring.wrapping, row.body, _place(vault, row.id)))
    return Noted(NoteId(row.id), row.half, row.noted_on, from_facts(facts), row.answered_on)


def _sealed(vault: Vault, one: str, note: Phenomenon) -> Sealed:
    return seal.seal(vault.ring.wrapping, json.dumps(as_facts(note)).encode("ascii"), _place(vault, one))


def _place(vault: Vault, one: str) -> Place:
    return Place("phenomenon", "body", one, vault.team.id if vault.team else schema.NO_TEAM)


def _need_own_words(vault: Vault, note: Phenomenon) -> None:
    for customer in reading.customers(vault):
        kept = (entry.answer.words for entry in reading.readable(vault, customer.id))
        if holds_words_of(note, kept):
            raise Refused(why=_SAID)
