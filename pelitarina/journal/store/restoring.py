"""How a journal is brought back from a copy for safety.

It is made ready apart, read to the end, and only then takes its place (``journal.swap``); the journal that was there is
set aside for 30 days. What was taken back or erased after the copy was made does not come back: its key is not in newer
keys, and this computer remembers what ended here (``tombstone``). What ended elsewhere after the keys were copied
cannot be known, and the worker is told the day.
"""

from contextlib import ExitStack
from datetime import UTC, date, datetime
from pathlib import Path

from msgspec import Struct
from sqlalchemy import select

from pelitarina.errors import CopyDamaged, FileNotWritten, JournalDamaged, PelitarinaError
from pelitarina.journal import container, copies, keys, schema, swap
from pelitarina.journal import folder as files
from pelitarina.journal.audit import Action
from pelitarina.journal.container import Header
from pelitarina.journal.keep import CustomerId, Decision, How, Purpose, ReflectionId, Stamp
from pelitarina.journal.keys import KeyFile, Ring
from pelitarina.journal.lock import Lock
from pelitarina.journal.store import backup, connection, erasure, inspection, keycopy, ledger, opening, tombstone
from pelitarina.journal.store.vault import Vault

RESTORE = "restore"
"""Who records what ends because it had ended after the copy was made."""


class Restored(Struct, frozen=True):
    """What was brought back.

    Attributes:
        made_at: when the copy was made.
        keys_at: when its keys were copied; what ended later on another computer is not known here.
        aside: where the journal lies that was there, until ``aside_until``; None where there was none.
        by_old_keys: whether it opens to the passphrase and code of the copy, as those of now did not fit.
    """

    made_at: datetime
    keys_at: datetime
    aside: Path | None
    aside_until: date
    by_old_keys: bool


def restore(folder: Path, file: Path, keys_file: Path, secret: str, at: datetime) -> Restored:
    """Bring the journal back from ``file`` and ``keys_file``. Whenever it is cut off, the old one or the new one opens.

    Raises:
        Refused: the keys of the copy are not there, belong to another copy, are older, or have ended.
        CopyDamaged, JournalTooNew, FileNotRead: the copy cannot be read.
        JournalLocked: the passphrase does not fit.
        JournalInUse: somebody has the journal open.
        FileNotWritten: there is no room. In all these cases the journal that is there stays as it is.
    """
    container.read_header(file)
    files.make(folder)
    with ExitStack() as held:
        held.callback(Lock(folder).release)
        stage = swap.begin(folder)
        held.callback(swap.finish, folder)  # what is not decided is swept away
        header = backup.take_out(file, stage)
        key_file, ring, is_old = _keys(folder, stage, file, header, secret)
        rows = keycopy.read(keys_file, ring, header, at)
        keys_at = container.read_header(keys_file).made_at
        _make_ready(folder, stage, ring, rows, file, at)
        keys.write(stage, key_file)
        _clear(stage)
        aside = _set_aside(folder, at)
        swap.decide(folder)
    return Restored(header.made_at, keys_at, aside, copies.last_day(at), is_old)


def _keys(folder: Path, stage: Path, file: Path, header: Header, secret: str) -> tuple[KeyFile, Ring, bool]:
    """Open the keys: those of now if they are of the same journal, so that a passphrase given up stays so."""
    try:
        now = keys.read(folder)
        ring = keys.unlock(now, secret, folder).ring
        if header.journal == container.journal_tag(ring.audit) and header.is_of(ring.audit):
            return now, ring, False
    except PelitarinaError:
        pass
    then = backup.read_keys(stage, file)
    ring = keys.unlock(then, secret, stage).ring
    if not header.is_of(ring.audit):
        raise CopyDamaged(file=file.name)
    return then, ring, files.exists(folder)


def _make_ready(folder: Path, stage: Path, ring: Ring, rows: keycopy.Rows, file: Path, at: datetime) -> None:
    """Make the journal whole again in ``stage``, without what has ended since, and read it to the end."""
    path = stage / files.DATABASE
    try:
        connection.probe(path, ring.file, stage)
        vault = Vault(connection.open_file(path, ring.file, stage), ring, stage)
        try:
            with vault.transaction() as opened:
                opening.bring_to_today(opened, stage)
                keycopy.put(opened, rows)
                _end_what_ended(vault, folder, Stamp(at, 0, RESTORE, How.SCRIPT))
                erasure.expire(vault, at)
                ledger.record(vault, Action.RESTORE, "journal", at, backup.ACTOR)
            connection.checkpoint(vault.connection, stage)
            findings = inspection.inspect(vault)
        finally:
            connection.close(vault.connection)
    except JournalDamaged:
        raise CopyDamaged(file=file.name) from None
    if findings:
        raise CopyDamaged(file=file.name)


def _end_what_ended(vault: Vault, folder: Path, stamp: Stamp) -> None:
    """End what has no key any more, and what this computer remembers to have ended."""
    people, opened = schema.customer, vault.connection
    with_key = set(opened.scalars(select(schema.customer_key.c.customer)))
    customers = opened.scalars(select(people.c.id)).all()
    erased = tombstone.written_down(folder, vault.ring, customers)
    for customer in customers:
        if customer not in with_key or customer in erased:
            erasure.erase(vault, CustomerId(customer), stamp)
    bodies = schema.reflection
    readable = set(opened.scalars(select(schema.reflection_key.c.reflection)))
    for reflection in opened.scalars(select(bodies.c.id).where(bodies.c.body.is_not(None))).all():
        if reflection not in readable:
            erasure.take_back(vault, ReflectionId(reflection), None, stamp)
    kept = opened.execute(select(schema.keep).where(schema.keep.c.decision == Decision.KEPT)).all()
    ended = tombstone.written_down(folder, vault.ring, [row.id for row in kept])
    for row in kept:
        if row.id in ended:
            erasure.take_back(vault, ReflectionId(row.reflection), {Purpose(row.purpose)}, stamp)


def _clear(stage: Path) -> None:
    """Leave in the stage only what makes up a journal."""
    with files.written(stage):
        for left in stage.iterdir():
            if left.name not in swap.FILES:
                left.unlink()


def _set_aside(folder: Path, at: datetime) -> Path | None:
    """Copy what is there into a folder of its own, which goes after 30 days: it holds keys, too."""
    if not files.exists(folder):
        return None
    name, number = f"{copies.ASIDE}-{at.astimezone(UTC).date().isoformat()}", 1
    while (aside := folder / (name if number == 1 else f"{name}-{number}")).exists():
        number += 1
    copies.add(folder, copies.last_day(at), aside)
    try:
        swap.set_aside(folder, aside)
    except FileNotWritten:
        swap.forget(aside)
        copies.drop(folder, aside)
        raise
    return aside
