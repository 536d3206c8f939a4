"""How a copy for safety is made of an open journal, and looked through.

Two files. The copy itself holds everything but the keys of customers and reflections, sealed as the journal is; the
keys travel apart, in a small file that lives at most 30 days. So what is erased becomes unreadable in every copy when
the last key copy from before is gone. Both are opened and read to the end before they get their names.
"""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct

from pelitarina.errors import CopyDamaged, FileNotRead, FileNotWritten, JournalDamaged, JournalError, Refused, message
from pelitarina.journal import container, copies, keys, migrations, schema, terms
from pelitarina.journal import folder as files
from pelitarina.journal.audit import Action
from pelitarina.journal.container import Header
from pelitarina.journal.keys import Ring
from pelitarina.journal.service import Service
from pelitarina.journal.store import connection, inspection, keycopy, ledger
from pelitarina.journal.store.vault import Vault

KEYS_SUFFIX = ".keys"
PARTS = (files.DATABASE, files.KEYS, terms.FILE)
ACTOR = "worker"
_OF_COUNTY = message("The county makes the copies of its database itself.")
_THERE = message("there is a file of that name already")
_NOT_OPENED = message("a copy of it could not be read to the end")


class Made(Struct, frozen=True):
    """A copy: its file, the file of its keys, and the last day of those."""

    file: Path
    keys: Path
    last_day: date


def keys_beside(file: Path) -> Path:
    """Give where the keys of a copy lie unless somebody moved them."""
    return file.with_name(file.name + KEYS_SUFFIX)


def free_name(place: Path, day: date) -> Path:
    """Give the file that is meant: in a folder that is there, a name with the day that is not taken yet."""
    if not place.is_dir():
        return place
    number = 1
    while True:
        name = f"pelitarina-{day.isoformat()}" + (f"-{number}" if number > 1 else "") + ".copy"
        if not (place / name).exists() and not keys_beside(place / name).exists():
            return place / name
        number += 1


def make(vault: Vault, file: Path, at: datetime) -> Made:
    """Make a copy at ``file`` and its keys beside it; neither is there already, and neither is there by halves.

    Raises:
        FileNotWritten: there is something already, no room, or no right to write.
        JournalDamaged: the journal is not as it was written; no copy is made of it.
        Refused: the journal is in a county's database.
    """
    if isinstance(vault.folder, Service):
        raise Refused(why=_OF_COUNTY)
    file, folder = file.absolute(), vault.folder
    made = Made(file, keys_beside(file), copies.last_day(at))
    for path in (made.file, made.keys):
        if path.exists():
            raise FileNotWritten(file=path, why=_THERE)
    copies.sweep(folder, at)
    new = Made(_unready(made.file), _unready(made.keys), made.last_day)
    copies.add(folder, made.last_day, new.file, new.keys)
    with ExitStack() as clearing:
        clearing.callback(_unlist, folder, new)
        for path in (new.file, new.keys):
            clearing.callback(_remove, path)
        with _workshop(folder) as work:
            _write(vault, folder, work, new, at)
            _try_out(vault, work, new, at)
        _name(folder, new, made)
    with vault.transaction():
        ledger.record(vault, Action.BACKUP, "journal", at, ACTOR)
    return made


def verify(file: Path, keys_file: Path, secret: str, at: datetime) -> tuple[Header, tuple[str, ...]]:
    """Open a copy in a folder of its own and read it to the end. Gives what it says of itself, and what is wrong.

    Raises:
        Refused: its keys are not there, belong to another copy, or have ended.
        CopyDamaged, JournalTooNew, FileNotRead: it cannot be read.
        JournalLocked: the passphrase is not the one of the day on which it was made.
        FileNotWritten: there is no room to open it.
    """
    with tempfile.TemporaryDirectory(prefix="pelitarina-") as trial:
        stage = Path(trial)
        header = take_out(file, stage)
        ring = keys.unlock(read_keys(stage, file), secret, stage).ring
        return header, _findings(stage, ring, header, file, keys_file, at)


def take_out(file: Path, stage: Path) -> Header:
    """Take the journal out of a copy into the folder ``stage``. There are no keys of customers in it yet.

    Raises:
        CopyDamaged, JournalTooNew, FileNotRead, FileNotWritten: as ``container.take_out``.
    """
    header = container.take_out(file, {name: stage / name for name in PARTS})
    if header.kind != "words":
        raise CopyDamaged(file=file.name)
    return header


def read_keys(stage: Path, file: Path) -> keys.KeyFile:
    """Read the key file that was taken out of a copy.

    Raises:
        CopyDamaged: it is not as it was written.
    """
    try:
        return keys.read(stage)
    except JournalDamaged:
        raise CopyDamaged(file=file.name) from None


def _unready(path: Path) -> Path:
    return path.with_name(path.name + files.NEW)


@contextmanager
def _workshop(folder: Path) -> Iterator[Path]:
    """Give a folder for what is not ready, inside the journal's own; what is left there is swept away later."""
    work = folder / copies.WORKSHOP
    files.make(work)
    try:
        yield work
    finally:
        shutil.rmtree(work, ignore_errors=True)


def _write(vault: Vault, folder: Path, work: Path, new: Made, at: datetime) -> None:
    """Write both files under the names that they have while they are not ready."""
    database = work / files.DATABASE
    files.make_empty(database)
    tag, made_at = container.journal_tag(vault.ring.audit), at.astimezone(UTC)
    words = Header("words", made_at, tag, None, ())
    wrapped = Header("keys", made_at, tag, new.last_day, ())
    copy = connection.open_file(database, vault.ring.file, folder)
    try:
        with connection.translated(folder), copy.begin():
            migrations.upgrade(copy)
        with vault.transaction():
            held = keycopy.sealed(vault, wrapped)
            others = [table for table in schema.metadata.sorted_tables if table not in keycopy.TABLES]
            connection.copy_rows(copy, folder / files.DATABASE, vault.ring.file, others, folder)
    finally:
        connection.close(copy)
    parts = {files.DATABASE: database, files.KEYS: folder / files.KEYS, terms.FILE: folder / terms.FILE}
    container.write(new.file, words, parts, vault.ring.audit)
    container.write(new.keys, wrapped, {keycopy.PART: bytes(held)}, vault.ring.audit)


def _try_out(vault: Vault, work: Path, new: Made, at: datetime) -> None:
    stage = work / "trial"
    files.make(stage)
    try:
        header = take_out(new.file, stage)
        findings = _findings(stage, vault.ring, header, new.file, new.keys, at)
    except JournalError:
        findings = (_NOT_OPENED,)
    if findings:
        raise JournalDamaged(folder=vault.folder, what=_NOT_OPENED)


def _findings(stage: Path, ring: Ring, header: Header, file: Path, keys_file: Path, at: datetime) -> tuple[str, ...]:
    """Open what was taken out, with the keys in memory only, and look through all of it."""
    if header.journal != container.journal_tag(ring.audit) or not header.is_of(ring.audit):
        raise CopyDamaged(file=file.name)
    rows = keycopy.read(keys_file, ring, header, at)
    connection.probe(stage / files.DATABASE, ring.file, stage)
    vault = Vault(connection.open_file(stage / files.DATABASE, ring.file, stage), ring, stage)
    try:
        with vault.transaction() as opened:
            migrations.upgrade(opened)
            keycopy.lend(opened, rows)
        return inspection.inspect(vault)
    finally:
        connection.close(vault.connection)


def _name(folder: Path, new: Made, made: Made) -> None:
    """Give both files their names: the keys first, for a copy without keys is none."""
    copies.add(folder, made.last_day, made.keys)
    try:
        files.put_in_place(new.keys, made.keys)
        files.put_in_place(new.file, made.file)
    except FileNotWritten:
        _remove(made.keys)
        copies.drop(folder, made.keys)
        raise


def _unlist(folder: Path, new: Made) -> None:
    with suppress(FileNotWritten, FileNotRead):  # then the next sweep does it
        copies.drop(folder, new.file, new.keys)


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)
