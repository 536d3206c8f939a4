"""Which tips lie in the worker's folder, and which come with the program?

A file of YAML each. A file of the worker's takes the place of the program's by the same name. What cannot be read as a
tip is left out, and its name is told: nobody at the table sees half a tip.
"""

from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from pelitarina import words
from pelitarina.player.tip import MOST, Board, Tip
from pelitarina.story.diagnostic import Findings
from pelitarina.story.node import Mapping, Node, Scalar, Sequence
from pelitarina.story.source import read

FOLDER, CHANGES = "tips", "changed.yaml"
_BYTES, _LONGEST = 20_000, 600


def board(data: Path, ours: Path, day: date) -> Board:
    """Give what hangs on the board: tips by name, and the newest changes first.

    Args:
        data: the worker's folder; tips lie in ``tips`` there, and what has changed in ``tips/changed.yaml``.
        ours: the folder of the program's own tips.
        day: which day it is here.
    """
    files = {file.name: file for folder in (ours, data / FOLDER) for file in _files(folder)}
    changes = files.pop(CHANGES, None)
    tips = {name: _tip(file.stem, _root(file)) for name, file in sorted(files.items())}
    items = _root(changes) if changes else None
    listed = items.items if isinstance(items, Sequence) else ()
    made = [_tip(f"change-{number}", one) for number, one in enumerate(listed)]
    newest = sorted((one for one in made if one), key=lambda one: one.checked, reverse=True)
    unread = [name for name, tip in tips.items() if not tip]
    if changes and (not listed or None in made):
        unread.append(CHANGES)
    return Board(tuple(one for one in tips.values() if one)[:MOST], tuple(newest[:MOST]), day, tuple(unread))


def _files(folder: Path) -> Iterator[Path]:
    with suppress(OSError):
        yield from sorted(file for file in folder.glob("*.yaml") if file.is_file())


def _root(file: Path) -> Node | None:
    try:
        with file.open("rb") as opened:
            text = opened.read(_BYTES).decode("utf-8")
        return read(file.name, text, Findings())
    except (OSError, UnicodeDecodeError, RecursionError):
        return None


def _tip(name: str, node: Node | None) -> Tip | None:
    """Make a tip of what was read; None where a day or a title is missing."""
    entries = node.entries if isinstance(node, Mapping) else {}
    day = entries.get("checked")
    title, text, ask = (_said(entries.get(word)) for word in ("title", "text", "ask"))
    try:
        checked = date.fromisoformat(day.text) if isinstance(day, Scalar) else None
    except ValueError:
        return None
    return Tip(name, checked, title, text, ask) if checked and title else None


def _said(node: Node | None) -> dict[str, str]:
    """Give words by language, each on one line and not too long."""
    entries = node.entries if isinstance(node, Mapping) else {}
    plain = {tag: " ".join(words.clean(one.text).split()) for tag, one in entries.items() if isinstance(one, Scalar)}
    return {tag: one[:_LONGEST] for tag, one in plain.items() if not words.says_nothing(one)}
