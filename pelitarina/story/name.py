"""Which names may a part of a story have?"""

import re

RESERVED = frozenset({"and", "or", "not", "yes", "no", "seen", "times", "chosen", "has"})
"""Words of the condition language; no variable or option may be called so."""

_NAME = re.compile(r"[a-zåäö][a-z0-9_åäö]*\Z")


def is_name(text: str) -> bool:
    """Say whether ``text`` is a name: small letters, digits and low lines, a letter first.

    >>> is_name("ovi_2"), is_name("Ovi"), is_name("2_ovi")
    (True, False, False)
    """
    return _NAME.match(text) is not None
