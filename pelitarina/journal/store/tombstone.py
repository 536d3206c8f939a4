"""What was taken back or erased here, so that it does not come back with an older copy.

A file beside the journal, a line for each end: an HMAC of the id, under a key of the journal. Without the keys it says
nothing, not even about whom; with them it can only be asked about an id that is known. It is written before the end is,
so that a program killed between the two forgets a word too many rather than one too few. It never keeps words from
being destroyed: where it cannot be written, unlocking writes it later. A county brings its own copies back, and has no
such file.
"""

import hmac
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sqlalchemy import select

from pelitarina.errors import FileNotRead, FileNotWritten, reason
from pelitarina.journal import schema
from pelitarina.journal.audit import Action
from pelitarina.journal.folder import written
from pelitarina.journal.keep import Decision
from pelitarina.journal.keys import Ring
from pelitarina.journal.seal import derive
from pelitarina.journal.service import Service
from pelitarina.journal.store.vault import Vault

FILE = "pelitarina.destroyed"
_TOKEN_BYTES = 16


def add(vault: Vault, ids: Iterable[str]) -> None:
    """Write down that these end now: choices by the id of their row in ``keep``, customers by theirs."""
    if isinstance(vault.folder, Service):
        return
    with suppress(FileNotWritten):
        _append(vault.folder / FILE, list(_tokens(vault.ring, ids)))


def sync(vault: Vault) -> None:
    """Write down what the journal knows to have ended and the file does not. Inside a transaction of the caller."""
    if isinstance(vault.folder, Service):
        return
    with suppress(FileNotWritten, FileNotRead):
        there = read(vault.folder)
        wanted = _tokens(vault.ring, (*_ended(vault), *_erased(vault)))
        _append(vault.folder / FILE, [token for token in wanted if token not in there])


def read(folder: Path) -> frozenset[str]:
    """Give what stands in the file; a line cut off in the writing is passed over.

    Raises:
        FileNotRead: it is there but cannot be read.
    """
    try:
        lines = (folder / FILE).read_bytes().decode("ascii", "replace").split("\n")
    except FileNotFoundError:
        return frozenset()
    except OSError as error:
        raise FileNotRead(file=folder / FILE, why=reason(error)) from None
    return frozenset(line for line in lines if len(line) == 2 * _TOKEN_BYTES)


def written_down(folder: Path, ring: Ring, ids: Iterable[str]) -> frozenset[str]:
    """Give those of ``ids`` whose end stands in the file.

    Raises:
        FileNotRead: as ``read``.
    """
    there = read(folder)
    return frozenset(one for token, one in _tokens(ring, ids).items() if token in there)


def _tokens(ring: Ring, ids: Iterable[str]) -> dict[str, str]:
    """Give by which token each id is written down, with the id."""
    key = derive(ring.audit, "destroyed").material
    return {hmac.digest(key, one.encode(), "sha256")[:_TOKEN_BYTES].hex(): one for one in ids}


def _append(path: Path, tokens: list[str]) -> None:
    if not tokens:
        return
    with written(path):
        handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        try:
            # A line feed on both sides: a line that was cut off before does not spoil the next one.
            os.write(handle, "".join(f"\n{token}\n" for token in tokens).encode())
            os.fsync(handle)
        finally:
            os.close(handle)


def _ended(vault: Vault) -> list[str]:
    """Give the row of every choice that was kept and has ended."""
    table = schema.keep
    touched = select(table.c.reflection).where(table.c.decision != Decision.KEPT)
    rows = select(table.c.id, table.c.reflection, table.c.purpose, table.c.decision)
    kept: dict[tuple[str, str], str] = {}
    ended = []
    for row in vault.connection.execute(rows.where(table.c.reflection.in_(touched)).order_by(table.c.seq)):
        pair = (row.reflection, row.purpose)
        if row.decision == Decision.KEPT:
            kept[pair] = row.id
        elif pair in kept:
            ended.append(kept.pop(pair))
    return ended


def _erased(vault: Vault) -> list[str]:
    table = schema.audit
    return list(vault.connection.scalars(select(table.c.object_ref).where(table.c.action == Action.ERASE)).all())
