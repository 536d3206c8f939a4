"""Which sentences does the program mark for translation? Read from its modules once for all tests."""

from functools import cache
from pathlib import Path

from babel.messages.extract import extract_from_dir

PACKAGE = Path(__file__).resolve().parents[2] / "pelitarina"
_KEYWORDS = {"m": None, "msg": None, "message": None}


@cache
def marked() -> dict[str, frozenset[str]]:
    """Give each message id with the modules in which it stands, such as ``player/view/home.py``."""
    places: dict[str, set[str]] = {}
    for module, _, text, _, _ in extract_from_dir(PACKAGE, [("**.py", "python")], keywords=_KEYWORDS):
        if isinstance(text, str) and text:
            places.setdefault(text, set()).add(module)
    return {text: frozenset(modules) for text, modules in places.items()}
