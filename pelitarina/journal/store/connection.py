"""How the sealed file is opened, and what its errors mean.

SQLCipher through SQLAlchemy. The raw key is given to ``PRAGMA key`` on the driver's own connection:
never in a URL, a configuration or a logged statement. All that the driver and SQLAlchemy can raise
about the world is translated here, and nowhere else; what is left is a bug and crashes.
"""

import shutil
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, closing, contextmanager
from pathlib import Path
from typing import Any

import sqlcipher3.dbapi2
from sqlalchemy import Connection, Engine, Table, create_engine, event
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import StaticPool

from pelitarina.errors import FileNotWritten, JournalDamaged, JournalInUse, PelitarinaError, message
from pelitarina.journal.folder import DATABASE, read
from pelitarina.journal.seal import Key
from pelitarina.journal.service import Home, Service, folder_of
from pelitarina.journal.store import wal

PRAGMAS = (
    "journal_mode = WAL",
    "synchronous = FULL",
    "secure_delete = ON",  # off by default in this build, measured: a deleted key stayed readable in the file
    "foreign_keys = ON",
    "trusted_schema = OFF",
    "temp_store = MEMORY",
    "busy_timeout = 3000",
    "cache_size = -32768",  # KiB; a page that is not in memory is opened and proved anew each time, which is slow
)

# Primary result codes of SQLite, https://www.sqlite.org/rescode.html
_DAMAGED = {11, 26}  # corrupt, not a database
_IN_USE = {5, 6}  # busy, locked
_NO_ANSWER, _FULL = 10, 13
_SHM_BYTES = 32 * 1024
_NOT_WRITTEN = {
    8: message("it may only be read"),
    _NO_ANSWER: message("the disk does not answer"),
    _FULL: message("the disk is full"),
    14: message("it cannot be opened"),
}


def open_file(path: Path, key: Key, folder: Path) -> Connection:
    """Open the sealed file at ``path`` for reading and writing.

    One connection, used by one thread, with transactions that this package begins itself: so a
    migration, too, happens whole or not at all.

    Raises:
        JournalDamaged, JournalInUse, FileNotWritten: as ``translated``.
    """

    def connect() -> Any:
        with ExitStack() as undo:
            driver = undo.enter_context(closing(sqlcipher3.dbapi2.connect(str(path), isolation_level=None)))
            _unlocked(driver, key)
            for pragma in PRAGMAS:
                driver.execute(f"PRAGMA {pragma}")
            undo.pop_all()
        return driver

    engine = create_engine(
        "sqlite+pysqlite://",
        module=sqlcipher3.dbapi2,
        creator=connect,
        poolclass=StaticPool,
        hide_parameters=True,
    )
    event.listen(engine, "begin", _begin)
    with translated(folder):
        return engine.connect()


def close(connection: Connection) -> None:
    """Close for good: SQLite then folds -wal into the file and removes it."""
    engine: Engine = connection.engine
    connection.close()
    engine.dispose()


def identity(path: Path) -> tuple[int, int] | None:
    """Tell one file from another, whatever their names; None where there is none."""
    try:
        state = path.stat()
    except OSError:
        return None
    return state.st_dev, state.st_ino


def checkpoint(connection: Connection, folder: Home) -> None:
    """Fold -wal into the file and cut it to no bytes, so that nothing destroyed lingers in it.

    While some other program reads the file, SQLite leaves this for the next time, or for closing. A county's
    database sweeps for itself (``migrations.county``).

    Raises:
        JournalDamaged, JournalInUse, FileNotWritten: as ``translated``.
    """
    if isinstance(folder, Service):
        return
    with translated(folder):
        _driver(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def copy_rows(target: Connection, source: Path, key: Key, tables: Sequence[Table], folder: Path) -> None:
    """Copy the rows of ``tables`` from the sealed file ``source`` into the empty ones of ``target``, as they are.

    Raises:
        JournalDamaged, JournalInUse, FileNotWritten: as ``translated``.
    """
    driver = _driver(target)
    with translated(folder):
        driver.execute("ATTACH DATABASE ? AS source KEY ?", (str(source), f"x'{key.material.hex()}'"))
        try:
            driver.execute("BEGIN")  # an immediate one would lock the source, too, which its owner holds
            for table in tables:
                columns = ", ".join(f'"{column.name}"' for column in table.c)
                into, rows = f'INSERT INTO main."{table.name}" ({columns})', f'FROM source."{table.name}"'
                driver.execute(f"{into} SELECT {columns} {rows}")
            driver.execute("COMMIT")
        finally:
            if driver.in_transaction:
                driver.execute("ROLLBACK")
            driver.execute("DETACH DATABASE source")


def pragma(connection: Connection, name: str) -> list[tuple[object, ...]]:
    """Run one of SQLite's own checks; its rows are complaints."""
    rows: list[tuple[object, ...]] = _driver(connection).execute(f"PRAGMA {name}").fetchall()
    return rows


def probe(path: Path, key: Key, folder: Path) -> None:
    """Look at every page of the file without changing a byte in the folder.

    After a crash, -wal may hold what the file lacks: then the file alone says little, and opening it mends it. So -wal
    is looked at instead, and the file once that is folded in (``look_through``).

    Raises:
        JournalDamaged: a page is not as it was written, or the tables are not there.
        FileNotRead: -wal may not be read.
    """
    if (beside := Path(f"{path}-wal")).exists():
        with read(beside):
            if not wal.is_whole(beside):
                raise _damaged(folder)
        return
    with translated(folder):
        driver = sqlcipher3.dbapi2.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
        try:
            _look_at(_unlocked(driver, key), folder)
        finally:
            driver.close()


def look_through(connection: Connection, folder: Home) -> None:
    """Look at every page of a file that is open, with nothing beside it in -wal.

    Raises:
        JournalDamaged: a page is not as it was written.
    """
    if pragma(connection, "cipher_integrity_check"):
        raise _damaged(folder)


@contextmanager
def translated(folder: Home) -> Iterator[None]:
    """Raise what the database says about the world as an error of this program.

    Raises:
        JournalDamaged: a page is not as it was written.
        JournalInUse: something else holds the file.
        FileNotWritten: the disk is full, read-only or does not answer. Nothing of the transaction is left.
    """
    try:
        yield
    except (DBAPIError, sqlcipher3.dbapi2.Error) as error:
        meaning = _meaning(error.orig if isinstance(error, DBAPIError) else error, folder)
        if meaning is None:
            raise
        raise meaning from None


def _look_at(driver: Any, folder: Path) -> None:
    tables = driver.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if tables == (0,) or driver.execute("PRAGMA cipher_integrity_check").fetchall():
        raise _damaged(folder)


def _unlocked(driver: Any, key: Key) -> Any:
    driver.execute("PRAGMA cipher_log_level = NONE")  # it would write hundreds of lines about one flipped bit
    driver.execute(f"PRAGMA key = \"x'{key.material.hex()}'\"")
    return driver


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def _driver(connection: Connection) -> Any:
    return connection.connection.driver_connection


def _meaning(error: BaseException | None, folder: Home) -> PelitarinaError | None:
    code = getattr(error, "sqlite_errorcode", 0) & 0xFF
    if code in _DAMAGED or str(error).startswith("Could not decode"):  # so the driver says of a text that is none
        return _damaged(folder)
    if code in _IN_USE:
        return JournalInUse(folder=folder)
    space = folder_of(folder)  # so the driver says it where -shm cannot grow
    if code == _NO_ANSWER and shutil.disk_usage(space).free < _SHM_BYTES:
        code = _FULL
    if code in _NOT_WRITTEN:
        return FileNotWritten(file=folder_of(folder) / DATABASE, why=_NOT_WRITTEN[code])
    return None


def _damaged(folder: Home) -> JournalDamaged:
    return JournalDamaged(folder=folder, what=message("the journal file is not as it was written"))
