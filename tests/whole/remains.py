"""Where in the memory of this program can a word still be read?

Every object that the collector knows is looked at, and every text, bytes or key that it holds. What the test itself
wrote is told apart: only texts that hold the word and more are counted.
"""

import gc
import types
from collections.abc import Iterator
from typing import Any

_NOT_HELD = (type, types.ModuleType, types.FunctionType, types.BuiltinFunctionType, types.MethodType, types.CodeType)


def beneath(*roots: object) -> set[int]:
    """Give the ids of all that hangs from ``roots``: data only, no programs."""
    found: set[int] = set()
    left: list[Any] = list(roots)
    while left:
        one = left.pop()
        if id(one) not in found and not isinstance(one, _NOT_HELD):
            found.add(id(one))
            left += gc.get_referents(one)
    return found


def remains(word: str, but: set[int] | None = None) -> list[str]:
    """Give the types of the objects in which ``word`` can still be read, but for those with these ids."""
    gc.collect()
    found = []
    for holder in gc.get_objects():
        if but and id(holder) in but:
            continue
        if any(_says(one, word) and not (but and id(one) in but) for one in gc.get_referents(holder)):
            found.append(_named(holder))
    return found


def _says(one: object, word: str) -> bool:
    if isinstance(one, str):
        return word in one and one != word
    return isinstance(one, bytes | bytearray) and word.encode() in one and bytes(one) != word.encode()


def _named(holder: object) -> str:
    held = [type(one).__qualname__ for one in _holders(holder)]
    return f"{type(holder).__qualname__} in {', '.join(sorted(held)) or 'nothing'}"


def _holders(holder: object) -> Iterator[object]:
    yield from (one for one in gc.get_referrers(holder) if not isinstance(one, list) and one is not holder)
