"""What may be read of a journal while it is locked: who keeps it, and how long.

The customer is told before play, when nobody has opened the journal yet. What the controller filled
in is no secret (GDPR article 13 wants it told), so it lies readable beside the sealed file.
Unlocking compares the two: a notice that says something else than the journal is damage.
"""

import hashlib
import json
from pathlib import Path

from msgspec.structs import asdict

from pelitarina.errors import JournalDamaged, message
from pelitarina.journal.audit import canonical
from pelitarina.journal.folder import write_whole
from pelitarina.journal.party import Controller

FILE = "pelitarina.notice.json"
WRONG = message("its notice says something else")
_FIELDS = {"controller": str, "contact": str, "legal_basis": str, "months": int}


def write_terms(folder: Path, terms: Controller) -> None:
    """Put the terms beside the journal. Raises ``FileNotWritten``."""
    write_whole(folder / FILE, json.dumps(asdict(terms), ensure_ascii=False, indent=2).encode())


def digest(terms: Controller) -> str:
    """Name terms without saying them: 64 hexadecimal digits."""
    return hashlib.sha256(canonical(asdict(terms))).hexdigest()


def read_terms(folder: Path) -> Controller:
    """Read the terms of the journal in ``folder``.

    Raises:
        JournalDamaged: they are missing, or not as they were written.
    """
    try:
        read = json.loads((folder / FILE).read_bytes())
        if not isinstance(read, dict) or {name: type(value) for name, value in read.items()} != _FIELDS:
            raise ValueError(FILE)
        return Controller(**read)
    except (OSError, ValueError, RecursionError):
        raise JournalDamaged(folder=folder, what=WRONG) from None
