"""Which names may a part of a story have, and which a file of it?"""

import re

RESERVED = frozenset({"and", "or", "not", "yes", "no", "seen", "times", "chosen", "has"})
"""Words of the condition language; no variable or option may be called so."""

_NOT_IN_FILES = re.compile(r'[/\\:*?"<>|\[\]\x00-\x1f\x7f]')
_LONGEST_FILE = 100  # letters; some systems refuse longer names
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|\Z)", re.IGNORECASE)
_NAME = re.compile(r"[a-zåäö][a-z0-9_åäö]*\Z")


def is_name(text: str) -> bool:
    """Say whether ``text`` is a name: small letters, digits and low lines, a letter first.

    >>> is_name("ovi_2"), is_name("Ovi"), is_name("2_ovi")
    (True, False, False)
    """
    return _NAME.match(text) is not None


def is_file_name(text: str) -> bool:
    """Say whether ``text`` is the plain name of a file on every system: one that leads nowhere and means no device.

    >>> is_file_name("door.svg"), is_file_name("../door"), is_file_name("con.svg"), is_file_name("door.")
    (True, False, False, False)
    """
    plain = not (
        _NOT_IN_FILES.search(text) or _DEVICES.match(text) or text.startswith(".") or text.endswith((".", " "))
    )
    return plain and 0 < len(text) <= _LONGEST_FILE
