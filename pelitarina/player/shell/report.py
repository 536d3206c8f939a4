"""What can be told of a mishap of the program? Where it struck, and never a word that somebody said or wrote."""

import sys
import traceback
from collections.abc import Iterator
from pathlib import Path

from pelitarina import __version__

_OURS = "pelitarina"
_FRAMES, _KINDS = 40, 6
"""How many of the last lines are told, and of how many mishaps that led to one another."""


def report(bug: BaseException, screen: str, said: str) -> str:
    """Tell of a mishap: version and system, which screen, which kind of message, where it struck.

    ``screen`` is its name in a closed list; ``said`` the kind of what was taken in, such as ``Answered``, or empty.
    """
    head = [
        f"pelitarina {__version__}",
        f"Python {'.'.join(map(str, sys.version_info[:3]))}, {sys.platform}",
        f"screen: {screen}",
        f"message: {said or '-'}",
    ]
    return "\n".join([*head, where(bug)])


def where(bug: BaseException) -> str:
    """Say where a bug struck: its kind and the lines passed, never its text, which may hold what somebody wrote."""
    return "\n".join(line for one in _chain(bug) for line in (type(one).__name__, *_lines(one)))


def _chain(bug: BaseException) -> list[BaseException]:
    """Give a bug and those that it came from, the first one last; each once."""
    found: list[BaseException] = []
    now: BaseException | None = bug
    while now is not None and now not in found and len(found) < _KINDS:
        found.append(now)
        now = now.__cause__ or (None if now.__suppress_context__ else now.__context__)
    return found


def _lines(bug: BaseException) -> Iterator[str]:
    frames = traceback.StackSummary.extract(traceback.walk_tb(bug.__traceback__), lookup_lines=False)
    for frame in frames[-_FRAMES:]:
        yield f"  {_file(frame.filename)}:{frame.lineno} {frame.name}"


def _file(name: str) -> str:
    """Name a file from our own folder on; of others its name only, for a path may hold somebody's."""
    parts = Path(name).parts
    at = max((number for number, part in enumerate(parts) if part == _OURS), default=len(parts) - 1)
    return "/".join(parts[at:])
