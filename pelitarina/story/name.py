"""Which names may a part of a story have, and which a file of it?"""

import re
import unicodedata

RESERVED = frozenset({"and", "or", "not", "yes", "no", "seen", "times", "chosen", "has"})
"""Words of the condition language; no variable or option may be called so."""

NAME = "[a-zåäö][a-z0-9_åäö]*"
"""The pattern of a name, whole."""
NO_FILE_SIGNS = r'[/\\:*?"<>|\[\]\x00-\x1f\x7f]'
"""Signs that no name of a file has, as a pattern."""
LONGEST_FILE = 100
"""In letters; some systems refuse longer names."""
_NOT_IN_FILES = re.compile(NO_FILE_SIGNS)
_DEVICES = re.compile(r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])(\.|\Z)", re.IGNORECASE)
_WHOLE = re.compile(rf"{NAME}\Z")


def is_name(text: str) -> bool:
    """Say whether ``text`` is a name: small letters, digits and low lines, a letter first.

    >>> is_name("ovi_2"), is_name("Ovi"), is_name("2_ovi")
    (True, False, False)
    """
    return _WHOLE.match(text) is not None


def as_name(text: str) -> str:
    """A name near ``text``, or any name.

    >>> as_name("Front door"), as_name("Café 7"), as_name("12")
    ('front_door', 'cafe_7', 'a_name')
    """
    kept = "".join(sign if sign in "åäö" else unicodedata.normalize("NFKD", sign)[0] for sign in text[:60].lower())
    near = re.sub(r"[^a-z0-9åäö]+", "_", kept).strip("_").lstrip("0123456789_")
    return near if is_name(near) else "a_name"


def is_file_name(text: str) -> bool:
    """Say whether ``text`` is the plain name of a file on every system: one that leads nowhere and means no device.

    >>> is_file_name("door.svg"), is_file_name("../door"), is_file_name("con.svg"), is_file_name("door.")
    (True, False, False, False)
    """
    plain = not (
        _NOT_IN_FILES.search(text) or _DEVICES.match(text) or text.startswith(".") or text.endswith((".", " "))
    )
    return plain and 0 < len(text) <= LONGEST_FILE


def last_part(path: str) -> str:
    r"""Give the plain name of a file in which a path ends; empty if it is none.

    >>> last_part("C:\\me\\door.png"), last_part("pictures/door.svg"), last_part("..")
    ('door.png', 'door.svg', '')
    """
    name = re.split(r"[/\\]", path)[-1]
    return name if is_file_name(name) else ""
