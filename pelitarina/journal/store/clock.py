"""Did the clock of this computer move so that words would end which should not?

Order never hangs on the clock: choices are numbered. Only an end does. A clock that went back ends nothing and brings
nothing back, for what has ended has no key. A clock that went ahead would end words too early, and that is final: so it
is asked first.
"""

from datetime import UTC, datetime, timedelta

from sqlalchemy import func, select

from pelitarina.errors import JournalClock
from pelitarina.journal import schema
from pelitarina.journal.store.vault import Vault

AHEAD = timedelta(days=31)
"""Longer than this between two openings is worth a question: people take holidays, clocks take years."""
BEHIND = timedelta(hours=1)
"""A clock that is further back than this was set back."""


def look(vault: Vault, last: datetime, at: datetime) -> None:
    """Look at the time ``at`` when the journal is opened, ``last`` used before.

    Raises:
        JournalClock: words would end now, and the journal was not open for longer than ``AHEAD``.
    """
    if at - last <= AHEAD:
        return
    if count := _ending(vault, last, at):
        raise JournalClock(now=_day(at), last=_day(last), count=count)


def _ending(vault: Vault, last: datetime, at: datetime) -> int:
    """Count the answers of which something ends between the two days."""
    keep, keys = schema.keep, schema.reflection_key
    newest = (
        select(func.max(keep.c.seq))
        .join(keys, keys.c.reflection == keep.c.reflection)
        .group_by(keep.c.reflection, keep.c.purpose)
    )
    query = select(func.count(keep.c.reflection.distinct())).where(
        keep.c.seq.in_(newest),
        keep.c.decision == "kept",
        keep.c.last_day >= last.astimezone(UTC).date(),
        keep.c.last_day < at.astimezone(UTC).date(),
    )
    return vault.connection.scalar(query) or 0


def _day(at: datetime) -> str:
    return at.astimezone(UTC).date().isoformat()
