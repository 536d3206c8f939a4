"""Which names may a part of a story have?"""

import re
import unicodedata

RESERVED = frozenset({"and", "or", "not", "yes", "no", "seen", "times", "chosen", "has"})
"""Words of the condition language; no variable or option may be called so."""

NAME = "[a-zåäö][a-z0-9_åäö]*"
"""The pattern of a name, whole."""
NO_FILE_SIGNS = '/\\:*?"<>|[]'
"""Signs that no name of a picture or sound has."""
LONGEST_FILE_NAME = 100
"""In letters; some systems refuse longer names."""
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
