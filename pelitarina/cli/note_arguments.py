"""What can be said with the commands for workers' notes?"""

import argparse
from collections.abc import Callable
from pathlib import Path

from pelitarina.errors import message as m


def note_arguments(task: argparse.ArgumentParser, name: str, say: Callable[[str], str]) -> None:
    """Add what ``journal NAME`` takes beside the things all commands take."""
    needed = task._positionals  # noqa: SLF001  # argparse offers no other way to name them
    if name == "note":
        task.add_argument("--file", type=Path, metavar="FILE", help=say(m("YAML file that holds the note")))
    if name == "answer-note":
        holds = m("text file that holds the answer; without it, it is asked")
        task.add_argument("--file", type=Path, metavar="FILE", help=say(holds))
    if name == "notes":
        task.add_argument("--half", metavar="YYYY-N", help=say(m("only those of a half-year, such as 2026-1")))
        task.add_argument("--format", choices=("text", "json"), default="text", help=say(m("how it is told")))
    if name in ("answer-note", "remove-note"):
        needed.add_argument("--item", metavar="ID", required=True, help=say(m("which note; “journal notes” gives it")))
    if name in ("note", "remove-note"):
        task.add_argument("--yes", action="store_true", help=say(m("do not ask again")))
