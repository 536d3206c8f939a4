"""Is the key of a team still the one that this computer knew?

Whoever runs the database could put a key of their own in the place of the team's, and wait for words to be sealed by
it. So this computer remembers a sign of the team's key. A key that was made anew brings the earlier ones along, sealed;
one that a stranger made cannot. The sign gives nothing away: it is made by HKDF and opens nothing.
"""

import json
from collections.abc import Sequence

from pelitarina.errors import JournalDamaged, message
from pelitarina.journal import pair
from pelitarina.journal.folder import read_at_most, write_whole
from pelitarina.journal.seal import Key, derive
from pelitarina.journal.service import Service

FILE = "pelitarina.team.json"
_LIMIT = 1024
_OTHER = message("its key is not the one that your team had")


def check(service: Service, team: str, audit_keys: Sequence[Key]) -> None:
    """Compare the team's key with what this computer knows, and remember it. The first time it is taken as it is.

    ``audit_keys`` are all that the audit has had, oldest first.

    Raises:
        JournalDamaged: it is another team's, or a stranger's.
        FileNotRead, FileNotWritten: what is remembered cannot be read or written.
    """
    data = read_at_most(service.folder / FILE, _LIMIT)
    now = json.dumps({"team": team, "generation": len(audit_keys), "sign": _sign(audit_keys[-1])}).encode()
    if data == now:
        return
    if data is not None and not _continues(data, team, audit_keys):
        raise JournalDamaged(folder=service, what=_OTHER)
    write_whole(service.folder / FILE, now)


def fingerprint(service: Service) -> str | None:
    """Give what this computer remembers as two people read it to each other; None where it remembers nothing.

    Raises:
        FileNotRead: it may not be read.
    """
    try:
        known = json.loads(read_at_most(service.folder / FILE, _LIMIT) or b"")
        return pair.fingerprint(known["team"], bytes.fromhex(known["sign"]))
    except (ValueError, KeyError, TypeError, AttributeError):
        return None


def _continues(data: bytes, team: str, audit_keys: Sequence[Key]) -> bool:
    try:
        known = json.loads(data)
        generation = int(known["generation"])
        return bool(known["team"] == team and known["sign"] == _sign(audit_keys[generation - 1])) and generation > 0
    except (ValueError, KeyError, TypeError, IndexError):
        return False


def _sign(key: Key) -> str:
    return derive(key, "sign of the team").material.hex()
