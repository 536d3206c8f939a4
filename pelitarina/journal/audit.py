"""How a row of the journal's history is bound to the row before it.

Two chains use this. The choices of one customer hang together by a plain hash, so that erasing a
person takes the whole chain and leaves nothing behind. The audit hangs together by an HMAC under
a key of its own, so that somebody who can write rows still cannot make them fit. A chain cannot
show by itself that its end was cut off: its length and last hash stand apart, in a ``Head``.

An audit row says who, when, which action on which id. It never holds content.
"""

import hashlib
import hmac
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime
from enum import StrEnum
from typing import assert_never

from msgspec import Struct

Fact = str | int | bytes | datetime | date | None
Bind = Callable[[bytes, Mapping[str, Fact]], bytes]
"""From the hash of the row before, and the facts of this row, to the hash of this row."""

START = bytes(32)
"""What the first row of a chain has as the hash before it."""


class Action(StrEnum):
    """What was done. The audit holds these words and ids, nothing else."""

    CREATE = "create"
    UNLOCK = "unlock"
    KEEP = "keep"
    TAKE_BACK = "take_back"
    EXPIRE = "expire"
    EXPORT = "export"
    LAST_DAY = "last_day"
    TERMS = "terms"
    ERASE = "erase"
    BACKUP = "backup"
    RESTORE = "restore"
    ADMIT = "admit"
    LET_GO = "let_go"
    NEW_CODE = "new_code"
    NOTE = "note"
    RELEASE = "release"


class Link(Struct, frozen=True):
    """One row of a chain as it was read back."""

    facts: Mapping[str, Fact]
    previous: bytes
    hash: bytes


class Head(Struct, frozen=True):
    """Where a chain ends: how many rows it has, and the hash of its last row (``START`` if none)."""

    length: int = 0
    hash: bytes = START


def bind(previous: bytes, facts: Mapping[str, Fact]) -> bytes:
    """Hash ``facts`` together with the row before: SHA-256, 32 bytes."""
    return hashlib.sha256(previous + canonical(facts)).digest()


def bind_under(key: bytes) -> Bind:
    """Give a ``bind`` that only the holder of ``key`` can do: HMAC-SHA256, 32 bytes."""
    return lambda previous, facts: hmac.digest(key, previous + canonical(facts), "sha256")


def is_whole(links: Iterable[Link], head: Head, binder: Bind) -> bool:
    """Say whether no row was edited, removed, added or reordered since ``head`` was written."""
    length, last = 0, START
    for link in links:
        if link.previous != last or link.hash != binder(last, link.facts):
            return False
        length, last = length + 1, link.hash
    return Head(length, last) == head


def canonical(facts: Mapping[str, Fact]) -> bytes:
    """Write facts so that two different sets never look alike: names in order, lengths before texts.

    >>> canonical({"b": 7, "a": None})
    b'1:a0:1:b2:i7'
    """
    return b"".join(_sized(name.encode()) + _sized(_plain(facts[name])) for name in sorted(facts))


def _sized(data: bytes) -> bytes:
    return b"%d:%s" % (len(data), data)


def _plain(fact: Fact) -> bytes:
    match fact:
        case None:
            return b""
        case str():
            return b"s" + fact.encode("utf-8", "surrogatepass")
        case int():
            return b"i%d" % fact
        case bytes():
            return b"b" + fact
        case datetime():
            return b"t" + fact.astimezone(UTC).isoformat().encode()
        case date():
            return b"d" + fact.isoformat().encode()
        case _ as unreachable:
            assert_never(unreachable)
