"""Through which door is a journal opened: that of a folder, or that of a county's database?"""

from datetime import datetime

from pelitarina.journal.service import Home, Service
from pelitarina.journal.store import opening
from pelitarina.journal.store.journal import Journal


def unlock(home: Home, passphrase: str, at: datetime, *, sure: bool = False) -> Journal:
    """Open the journal there is, with its passphrase or a recovery code. What has expired by ``at`` ends now.

    Where the clock went far ahead, and words would end by it, one must be ``sure`` of the day.

    Raises:
        As ``opening.unlock`` and ``joining.unlock``.
    """
    if isinstance(home, Service):
        from pelitarina.journal.store import joining  # noqa: PLC0415  # a laptop does without PostgreSQL

        return joining.unlock(home, passphrase, at, sure=sure)
    return opening.unlock(home, passphrase, at, sure=sure)
