"""What a copy of the keys holds: every wrapped key of a customer and of a reflection, sealed once more.

It lies apart from the copy of the journal, for at most ``copies.DAYS`` days.
"""

import json
import tempfile
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Connection, Table, insert, select, text

from pelitarina.errors import CopyDamaged, JournalDamaged, Refused, message
from pelitarina.journal import container, schema, seal
from pelitarina.journal.container import Header
from pelitarina.journal.keys import Ring
from pelitarina.journal.seal import Key, Place, Sealed
from pelitarina.journal.store.vault import Vault

TABLES = (schema.customer_key, schema.reflection_key)
PART = "keys"
_NO_KEYS = message("The keys of the copy are not beside it: without them no word of it can be read.")
_OTHER = message("The keys do not belong to this copy.")
_OLDER = message("The keys are older than the copy. Take those that were made with it, or newer ones.")
_OVER = message(
    "The keys of the copy have ended: they live at most 30 days, so that what is taken back is really gone. "
    "Look whether the date of this computer is right."
)

Rows = Mapping[str, list[dict[str, object]]]
"""By table, its rows."""


def sealed(vault: Vault, header: Header) -> Sealed:
    """Seal all keys that the journal holds now. Inside a transaction of the caller."""
    rows = {table.name: [_plain(row) for row in _rows(vault, table)] for table in TABLES}
    return seal.seal(_key(vault.ring), json.dumps(rows).encode(), _place(header))


def read(path: Path, ring: Ring, words: Header, at: datetime) -> Rows:
    """Read the keys at ``path`` that go with a copy that says ``words`` of itself.

    Raises:
        Refused: they are not there, belong to another journal, are older than the copy, or have ended at ``at``.
        CopyDamaged, JournalTooNew, FileNotRead: they are not as they were written.
    """
    if not path.exists():
        raise Refused(why=_NO_KEYS)
    with tempfile.TemporaryDirectory(prefix="pelitarina-") as trial:
        part = Path(trial) / PART
        header = container.take_out(path, {PART: part})
        if header.kind != "keys":
            raise CopyDamaged(file=path.name)
        if header.journal != words.journal or not header.is_of(ring.audit):
            raise Refused(why=_OTHER)
        if header.made_at < words.made_at:
            raise Refused(why=_OLDER)
        if header.last_day is None or header.last_day < at.astimezone(UTC).date():
            raise Refused(why=_OVER)
        try:
            opened = seal.unseal(_key(ring), Sealed(part.read_bytes()), _place(header), path)
        except JournalDamaged:
            raise CopyDamaged(file=path.name) from None
    return {name: [_row(row) for row in rows] for name, rows in json.loads(opened).items()}


def put(connection: Connection, rows: Rows) -> None:
    """Put the keys into their tables."""
    for table in TABLES:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])


def lend(connection: Connection, rows: Rows) -> None:
    """Lay the keys over the tables in memory, for reading: none of them touches the disk."""
    for table in TABLES:
        columns = ", ".join(f"{column.name} {column.type.compile(connection.dialect)}" for column in table.c)
        connection.execute(text(f"CREATE TEMP TABLE {table.name} ({columns})"))
    put(connection, rows)


def _rows(vault: Vault, table: Table) -> list[dict[str, object]]:
    found = vault.connection.execute(select(table)).mappings()
    return [{column.name: row[column] for column in table.c} for row in found]


def _plain(row: Mapping[str, object]) -> dict[str, object]:
    return {name: value.hex() if isinstance(value, bytes) else value for name, value in row.items()}


def _row(row: dict[str, str]) -> dict[str, object]:
    return {name: bytes.fromhex(value) if name == "wrapped" else value for name, value in row.items()}


def _key(ring: Ring) -> Key:
    return seal.derive(ring.wrapping, "key copy")


def _place(header: Header) -> Place:
    day = header.last_day.isoformat() if header.last_day else ""
    return Place(table="key copy", column="keys", row=header.made_at.astimezone(UTC).isoformat(), customer=day)
