"""How a journal comes into being, and how it is unlocked.

Unlocking asks in this order, and changes no byte before the last question is answered: is there a
key file, and is it whole? has the database any bytes? does the passphrase fit? is somebody else at
it? is every page as it was written, and of a known revision? SQLCipher itself gives one and the same
answer, "not a database", to a wrong key and to damage, and takes a file of no bytes for a new one.
"""

from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from msgspec.structs import asdict
from sqlalchemy import Connection, insert

from pelitarina.errors import JournalDamaged, JournalEmpty, JournalExists, JournalMissing, JournalTooNew, message
from pelitarina.journal import ballast, copies, keys, migrations, schema, swap
from pelitarina.journal import folder as files
from pelitarina.journal.audit import Action
from pelitarina.journal.keys import Cost, Ring
from pelitarina.journal.lock import Lock
from pelitarina.journal.party import Controller
from pelitarina.journal.service import Home, folder_of
from pelitarina.journal.store import clock, connection, erasure, ledger, reading, tombstone
from pelitarina.journal.store.journal import Journal
from pelitarina.journal.store.vault import Vault
from pelitarina.journal.terms import WRONG, digest, read_terms, write_terms
from pelitarina.private import Private

REAL_COST = Cost()


def create(folder: Path, passphrase: str, controller: Controller, at: datetime, cost: Cost = REAL_COST) -> str:
    """Set up a journal, closed. Gives the recovery code, which is nowhere else and cannot be had again.

    ``cost`` is there for tests; the default is what a journal of real words needs.

    Raises:
        JournalExists: there is one already; it is left as it is.
        JournalInUse: somebody is setting one up at this moment.
        FileNotWritten: the folder cannot be written.
    """
    new = first_keys(passphrase, cost)
    found(folder, new, controller, at)
    return new.code


class FirstKeys(Private, frozen=True):
    """The keys of a journal that is not there yet, and the recovery code to be shown once. No ``repr`` shows them."""

    file: keys.KeyFile
    ring: Ring
    code: str


def first_keys(passphrase: str, cost: Cost = REAL_COST) -> FirstKeys:
    """Make the keys of a journal that is to be set up; nothing touches the disk."""
    return FirstKeys(*keys.make(passphrase, cost))


def found(folder: Path, new: FirstKeys, controller: Controller, at: datetime) -> None:
    """Set up a journal with its first keys, closed. Raises as ``create`` does."""
    if files.exists(folder):
        raise JournalExists(folder=folder)
    files.make(folder)
    with ExitStack() as undo:
        undo.callback(Lock(folder).release)
        if files.exists(folder):  # whoever held the lock a moment ago may have set one up
            raise JournalExists(folder=folder)
        database = folder / (files.DATABASE + files.NEW)
        _fill(database, folder, new.ring, controller, at)
        # The keys first: a database without keys could never be opened, keys without one are plainly "empty".
        write_terms(folder, controller)
        keys.write(folder, new.file)
        files.put_in_place(database, folder / files.DATABASE)
        ballast.lay(folder)


def unlock(folder: Path, passphrase: str, at: datetime, *, sure: bool = False) -> Journal:
    """Open the journal with its passphrase, or with the recovery code. What has expired by ``at`` ends now.

    Where the clock went far ahead since the journal was last open, and words would end by it, it must be said that
    one is ``sure`` of the day.

    Raises:
        JournalMissing: there is none.
        JournalTooNew: a newer version wrote it.
        JournalDamaged: the key file or the database is not as it was written.
        JournalEmpty: the key file is here, the database has no bytes.
        JournalLocked: the passphrase does not fit.
        JournalInUse: somebody has it open.
        JournalClock: words would end because of a clock that went far ahead.
        FileNotRead, FileNotWritten: the folder cannot be used.
    """
    swap.settle(folder)
    if files.is_unfinished(folder):
        raise JournalMissing(folder=folder)
    file = _read_keys(folder)
    if files.is_blank(folder / files.DATABASE):
        raise JournalEmpty(folder=folder)
    opened = keys.unlock(file, passphrase, folder)
    with ExitStack() as closing:
        closing.callback(Lock(folder).release)
        vault = ballast.with_room(folder, lambda: _open(folder, opened.ring, closing))
        controller, last = ballast.with_room(folder, lambda: _settle(vault, opened.by, at, sure=sure))
        _see_to_notice(vault, controller)
        copies.sweep(folder, at)
        ballast.lay(folder)
        return Journal(vault, controller, closing.pop_all(), last if last - at > clock.BEHIND else None)


def _fill(new: Path, folder: Path, ring: Ring, controller: Controller, at: datetime) -> None:
    with files.written(new):
        for left_over in (Path(f"{new}-wal"), Path(f"{new}-shm")):  # SQLite would fold them into the new file
            left_over.unlink(missing_ok=True)
    files.make_empty(new)
    with ExitStack() as closing:
        vault = Vault(connection.open_file(new, ring.file, folder), ring, folder)
        closing.callback(connection.close, vault.connection)
        with vault.transaction() as open_connection:
            migrations.upgrade(open_connection)
            open_connection.execute(insert(schema.controller).values(id=1, **asdict(controller)))
            ledger.begin(vault, ledger.AUDIT)
            ledger.record(vault, Action.CREATE, "journal", at, "setup")


def _read_keys(folder: Path) -> keys.KeyFile:
    try:
        return keys.read(folder)
    except JournalMissing:
        if (folder / files.DATABASE).exists():
            raise JournalDamaged(folder=folder, what=message("the key file is missing")) from None
        raise


def _open(folder: Path, ring: Ring, closing: ExitStack) -> Vault:
    path = folder / files.DATABASE
    connection.probe(path, ring.file, folder)
    vault = Vault(connection.open_file(path, ring.file, folder), ring, folder, file=connection.identity(path))
    closing.callback(connection.close, vault.connection)
    return vault


def _settle(vault: Vault, by: str, at: datetime, *, sure: bool) -> tuple[Controller, datetime]:
    """Bring the tables to today's revision, end what has expired, and write down the unlocking.

    Whatever was destroyed just before a crash may still lie in the file, its end in -wal: it is folded in now. Gives
    who keeps the journal, and when something was done in it before.
    """
    after_a_crash = not files.is_blank(folder_of(vault.folder) / f"{files.DATABASE}-wal")
    with vault.transaction() as open_connection:
        bring_to_today(open_connection, vault.folder)
        last = ledger.last_done(vault) or at
        if not sure:
            clock.look(vault, last, at)
        over = erasure.expire(vault, at)
        tombstone.sync(vault)
        ledger.record(vault, Action.UNLOCK, "journal", at, by)
        controller = reading.controller(vault)
    if over or after_a_crash:
        connection.checkpoint(vault.connection, vault.folder)
    if after_a_crash:
        connection.look_through(vault.connection, vault.folder)
    return controller, last


def _see_to_notice(vault: Vault, controller: Controller) -> None:
    """Compare the notice beside the journal with the journal itself.

    Where a correction was cut off before the notice was written, it is carried through.

    Raises:
        JournalDamaged: the notice says what the journal never said.
    """
    folder = folder_of(vault.folder)
    told = read_terms(folder)
    if told == controller:
        return
    with vault.transaction():
        before = ledger.last_terms(vault)
    if digest(told) != before:
        raise JournalDamaged(folder=vault.folder, what=WRONG)
    write_terms(folder, controller)


def bring_to_today(open_connection: Connection, folder: Home) -> None:
    """Bring the tables to today's revision.

    Raises:
        JournalDamaged: they do not say of which version they are.
        JournalTooNew: a newer version wrote them.
    """
    found = migrations.revision(open_connection)
    if found == schema.REVISION:
        return
    if found is None:
        raise JournalDamaged(folder=folder, what=message("it does not say of which version it is"))
    if not migrations.is_known(found):
        raise JournalTooNew(folder=folder)
    migrations.upgrade(open_connection)
