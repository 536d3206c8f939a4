"""How is a county's database reached, and what is done where the way to it breaks?

PostgreSQL through SQLAlchemy and psycopg, by the name of a service. Who writes holds the row of the team until the end:
so the members of a team write one after another, and no chain of theirs forks. When the way breaks in the middle of a
commit, the server is asked afterwards whether that transaction has happened (``pg_xact_status``), so that nothing is
done twice and nothing that was done is told as lost.
"""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from sqlalchemy import Connection, Transaction, create_engine, select, text
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import NullPool

from pelitarina.errors import (
    DatabaseForbids,
    DatabaseGone,
    DatabaseNotReady,
    DatabaseRefuses,
    FileNotWritten,
    JournalDamaged,
    KeysRenewed,
    NoTeam,
    NotKnown,
    PelitarinaError,
    ServiceUnknown,
    message,
)
from pelitarina.journal import schema

WAITS_SECONDS = (0.0, 0.2, 1.0, 3.0)
"""How long is waited before each try."""
_ANSWER_SECONDS = 10
_SETTINGS = (
    "SET idle_in_transaction_session_timeout = '20s'",  # nobody's team waits for a laptop that was closed
    "SET lock_timeout = '10s'",
    "SET search_path = public, pg_temp",
)

# Codes of PostgreSQL, https://www.postgresql.org/docs/current/errcodes-appendix.html
_LATER = {"40001", "40P01", "55P03", "57P01", "57P02", "57P03", "57P05", "25P03", "53300"}
_REFUSED = {"28000", "28P01", "3D000"}
_FORBIDDEN = {"42501"}
_NOT_READY = {"42P01", "42883", "3F000", "42704"}
_DAMAGED = {"XX001", "XX002"}
_NOT_WRITTEN = {"53100": message("the disk is full"), "25006": message("it may only be read")}


def connect(service: str) -> Connection:
    """Reach the database of that service. One connection, used by one thread.

    Raises:
        ServiceUnknown: this computer knows no service of that name.
        DatabaseRefuses: it does not let this account in.
        DatabaseGone: it does not answer within some seconds.
    """

    def reach() -> Any:
        import psycopg  # noqa: PLC0415  # a laptop does without it

        try:
            driver = psycopg.connect(
                service=service, connect_timeout=_ANSWER_SECONDS, application_name="pelitarina", autocommit=True
            )
            for setting in _SETTINGS:
                driver.execute(setting)
            driver.autocommit = False
        except psycopg.Error as error:
            raise OperationalError(None, None, error, hide_parameters=True) from None
        return driver

    engine = create_engine("postgresql+psycopg://", creator=reach, poolclass=NullPool, hide_parameters=True)
    with translated(service):
        return engine.connect()


def close(connection: Connection) -> None:
    """Let go of the database; one that is gone already is left."""
    with suppress(DBAPIError):
        connection.close()
    connection.engine.dispose()


def tries() -> Iterator[int]:
    """Give the numbers of the tries, with a wait before each but the first."""
    for number, seconds in enumerate(WAITS_SECONDS):
        time.sleep(seconds)
        yield number


@contextmanager
def writing(connection: Connection, service: str, generation: int) -> Iterator[None]:
    """Do everything inside or nothing, while nobody else of the team writes.

    Raises:
        DatabaseGone: it went away, or had to choose between two. Nothing was done; it may be tried anew.
        NotKnown: it went away while it was finishing, and does not come back to say whether it had.
        KeysRenewed: the team's key was made anew since it was opened here.
        NoTeam: this account is in no team (any more).
        DatabaseForbids, FileNotWritten, JournalDamaged: as they say.
    """
    with translated(service):
        transaction = connection.begin()
        try:
            number, process = connection.execute(text("SELECT pg_current_xact_id()::text, pg_backend_pid()")).one()
            _need_key(connection, service, generation, hold=True)
            yield
        except BaseException:
            _give_up(transaction)
            raise
        _finish(connection, transaction, service, number, process)


@contextmanager
def reading(connection: Connection, service: str, generation: int) -> Iterator[None]:
    """Look at what there is at one moment.

    Raises:
        As ``writing``.
    """
    with translated(service):
        transaction = connection.begin()
        try:
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
            _need_key(connection, service, generation, hold=False)
            yield
        finally:
            _give_up(transaction)


@contextmanager
def translated(service: str) -> Iterator[None]:
    """Raise what the database says about the world as an error of this program. What is left is a bug.

    Raises:
        As ``writing`` and ``connect``.
    """
    try:
        yield
    except DBAPIError as error:
        meaning = _meaning(error, service)
        if meaning is None:
            raise
        raise meaning from None


def _need_key(connection: Connection, service: str, generation: int, *, hold: bool) -> None:
    query = select(schema.team.c.generation)
    found = connection.scalar(query.with_for_update() if hold else query)
    if found is None:
        raise NoTeam(service=service)
    if found != generation:
        raise KeysRenewed(service=service)


def _give_up(transaction: Transaction) -> None:
    with suppress(DBAPIError):  # where the way is broken, the server gives it up by itself
        transaction.rollback()


def _finish(connection: Connection, transaction: Transaction, service: str, number: str, process: int) -> None:
    try:
        transaction.commit()
    except DBAPIError as error:
        _give_up(transaction)
        if not error.connection_invalidated:
            raise
        if not _has_happened(connection, service, number, process):
            raise DatabaseGone(service=service) from None


def _has_happened(connection: Connection, service: str, number: str, process: int) -> bool:
    """Ask the server whether the transaction of that number, of that process of the server, was committed."""
    for _ in tries():
        with suppress(DBAPIError), connection.begin():
            status = connection.scalar(text("SELECT pg_xact_status(CAST(:number AS xid8))"), {"number": number})
            if status in ("committed", "aborted"):
                return bool(status == "committed")
            # The server may wait for us at the end of a broken line: nobody is left there.
            connection.execute(text("SELECT pg_terminate_backend(:process)"), {"process": process})
    raise NotKnown(service=service)


def _meaning(error: DBAPIError, service: str) -> PelitarinaError | None:
    code = getattr(error.orig, "sqlstate", None)
    if error.connection_invalidated:
        return DatabaseGone(service=service)
    if code is None:
        return _unreached(str(error.orig), service) if isinstance(error, OperationalError) else None
    if code in _LATER or code.startswith("08"):
        return DatabaseGone(service=service)
    return _refused(code, service)


def _refused(code: str, service: str) -> PelitarinaError | None:
    if code in _REFUSED:
        return DatabaseRefuses(service=service)
    if code in _FORBIDDEN:
        return DatabaseForbids(service=service)
    if code in _NOT_READY:
        return DatabaseNotReady(service=service)
    if code in _DAMAGED:
        return JournalDamaged(folder=service, what=message("the database says that it is damaged"))
    return FileNotWritten(file=service, why=_NOT_WRITTEN[code]) if code in _NOT_WRITTEN else None


def _unreached(said: str, service: str) -> PelitarinaError:
    """Read why libpq could not connect; it says so in words only, and its words never go further."""
    if "service file" in said or ("service" in said and "not found" in said):
        return ServiceUnknown(service=service)
    if any(word in said for word in ("starting up", "shutting down", "too many")):
        return DatabaseGone(service=service)
    if any(word in said for word in ("FATAL", "no password supplied", "certificate")):  # it answered, and said no
        return DatabaseRefuses(service=service)
    return DatabaseGone(service=service)
