"""What may be read of a journal while it is locked: who keeps it, and how long.

The customer is told before play, when nobody has opened the journal yet. What the controller filled
in is no secret (GDPR article 13 wants it told), so it lies readable beside the sealed file.
Unlocking compares the two: a notice that says something else than the journal is damage.
"""

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from pelitarina.errors import JournalDamaged, message
from pelitarina.journal.folder import write_whole
from pelitarina.journal.party import Controller

FILE = "pelitarina.notice.json"
WRONG = message("its notice says something else")
_ADAPTER = TypeAdapter(Controller)


def write_terms(folder: Path, terms: Controller) -> None:
    """Put the terms beside the journal. Raises ``FileNotWritten``."""
    write_whole(folder / FILE, _ADAPTER.dump_json(terms, indent=2))


def read_terms(folder: Path) -> Controller:
    """Read the terms of the journal in ``folder``.

    Raises:
        JournalDamaged: they are missing, or not as they were written.
    """
    try:
        return _ADAPTER.validate_json((folder / FILE).read_bytes())
    except (OSError, ValidationError):
        raise JournalDamaged(folder=folder, what=WRONG) from None
