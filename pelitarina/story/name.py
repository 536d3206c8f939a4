"""Which names may a part of a story have?"""

import re

RESERVED = frozenset({"and", "or", "not", "yes", "no", "seen", "times", "chosen", "has"})
"""Words of the condition language; no variable or option may be called so."""

NAME = "[a-zåäö][a-z0-9_åäö]*"
"""The pattern of a name, whole."""
_WHOLE = re.compile(rf"{NAME}\Z")


def is_name(text: str) -> bool:
    """Say whether ``text`` is a name: small letters, digits and low lines, a letter first.

    >>> is_name("ovi_2"), is_name("Ovi"), is_name("2_ovi")
    (True, False, False)
    """
    return _WHOLE.match(text) is not None
