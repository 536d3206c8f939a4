"""Is every row of the kind that this program writes?

SQLite takes a text where a number belongs. So where work stumbles, it is asked here whether a row was to blame: then
the journal is damaged; if none was, it is a bug of ours and stays one. PostgreSQL takes the right kind only.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime

import sqlcipher3.dbapi2
from sqlalchemy import Column, Connection, Date, Integer, LargeBinary, String
from sqlalchemy.exc import DBAPIError, IntegrityError

from pelitarina.errors import JournalDamaged, message
from pelitarina.journal import schema
from pelitarina.journal.schema import Id, UtcDateTime
from pelitarina.journal.service import Home
from pelitarina.journal.store import connection as connections

_STUMBLES = (
    TypeError, ValueError, AttributeError, LookupError, OverflowError, MemoryError, AssertionError, IntegrityError,
)  # fmt: skip


@contextmanager
def minded(connection: Connection, folder: Home) -> Iterator[None]:
    """Do some work; where it stumbles over a row that this program never wrote, say so.

    Raises:
        JournalDamaged: a row is of another kind than belongs there.
    """
    try:
        yield
    except _STUMBLES:
        if connection.closed or are_right(connection):
            raise
        raise JournalDamaged(folder=folder, what=message("the journal file is not as it was written")) from None


def are_right(connection: Connection) -> bool:
    """Say whether every field of a laptop's journal holds what belongs there, and what it names is there, too."""
    try:
        return fit(connection) and not connections.pragma(connection, "foreign_key_check")
    except (DBAPIError, sqlcipher3.dbapi2.Error):
        return False


def fit(connection: Connection) -> bool:
    """Say whether every field holds what belongs there. Reads all of it."""
    driver = connection.connection.driver_connection
    assert driver is not None
    try:
        if connections.pragma(connection, "integrity_check") != [("ok",)]:  # it looks at constraints, too
            return False
        for table in schema.metadata.sorted_tables:
            columns = list(table.c)
            names = ", ".join(f'"{column.name}"' for column in columns)
            for row in driver.execute(f'SELECT {names} FROM "{table.name}"'):  # noqa: S608  # names of our own tables
                if not all(map(_is_right, columns, row)):
                    return False
    except (DBAPIError, sqlcipher3.dbapi2.Error):
        return False
    return True


def _is_right(column: Column[object], value: object) -> bool:
    if value is None:
        return bool(column.nullable)
    match column.type:
        case Integer():
            return isinstance(value, int)
        case LargeBinary():
            return isinstance(value, bytes)
        case Id():
            return isinstance(value, str) and len(value) == len(schema.NO_TEAM.replace("-", ""))
        case UtcDateTime():
            return isinstance(value, str) and _reads(datetime, value)
        case Date():
            return isinstance(value, str) and _reads(date, value)
        case String():
            return isinstance(value, str)
        case _:
            return True


def _reads(kind: type[date], value: str) -> bool:
    try:
        kind.fromisoformat(value)
    except ValueError:
        return False
    return True
