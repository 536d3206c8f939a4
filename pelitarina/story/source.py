"""How does YAML text become plain data in which every node knows its place?

A file that is plainly simple is read line by line (``simple``), any other by libyaml's events (``events``); the
nodes are the same. After a line that YAML cannot read, the line is told, put right in memory, and reading goes on,
so that an author hears of all mistakes at once.
"""

import gc
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager

from pelitarina.story.diagnostic import Findings
from pelitarina.story.mend import mend
from pelitarina.story.node import Mapping, Node, Scalar, Sequence, scalar
from pelitarina.story.plain import plain
from pelitarina.story.row import Mend
from pelitarina.story.simple import read_simply

__all__ = ["NODES", "Mapping", "Node", "Scalar", "Sequence", "paused_collection", "read", "scalar", "unified"]

_RINGS = ("\u0308", "\u030a")  # the dots and the ring of ä, ö and å, set upon a letter by themselves
NODES = 2_000_000
"""How many nodes all files of a story may have."""
_MENDS = 25  # rounds of putting a line right and reading again
_AGAIN = 8_000_000  # signs that are read again at most, in all files of a story together


@contextmanager
def paused_collection() -> Iterator[None]:
    """Keep the garbage collector still while many nodes are made; it doubles the time and frees nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def read(name: str, text: str, findings: Findings, *, words: bool = True) -> Node | None:
    """Read one file into nodes; None if nothing can be made of it. What is wrong goes to ``findings``.

    Without ``words``, prose in which nothing is printed may be left out.
    """
    file = findings.open(name, unified(text))
    given = plain(file, findings)
    if given != file.text:
        file = findings.files[-1] = file.put_right(given)
    with paused_collection():
        if simple := read_simply(given, file.base, NODES - findings.nodes, words=words):
            findings.nodes += simple.nodes
            return simple.root
        return _read_on(given, findings) if given else None


def _read_on(given: str, findings: Findings) -> Node | None:
    """Read the last of the files with all of YAML, a line that it stumbles at put right each time."""
    from pelitarina.story.events import Stumbled, built  # noqa: PLC0415  # most stories do not need it

    counted = findings.nodes
    for _ in range(_MENDS):
        file = findings.files[-1]
        try:
            return built(file, given, findings, NODES)
        except Stumbled as stumbled:
            put_right = mend(stumbled.stumble, given)
            findings.told_here(put_right.code, file.base + put_right.at, **put_right.facts)
            given = _put_right(put_right, given)
            findings.again += len(given)
            if not given or findings.again > _AGAIN:
                return None
            findings.files[-1] = file.put_right(given)
            findings.nodes = counted
    return None


def unified(text: str) -> str:
    """Give ``text`` as other systems save it, too: one kind of line end, no mark at its beginning, ä as one sign."""
    text = text.removeprefix("\ufeff")
    if any(mark in text for mark in _RINGS):
        text = unicodedata.normalize("NFC", text)
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _put_right(put_right: Mend, given: str) -> str:
    """Give the text with one line put right in memory, or nothing if it cannot be."""
    old = given[put_right.start : put_right.end]
    if put_right.put is None or put_right.put == old:
        return ""
    return given[: put_right.start] + put_right.put + given[put_right.end :]
