"""What can be said with the commands that keep a journal safe?"""

import argparse
from collections.abc import Callable
from pathlib import Path

from pelitarina.errors import message as m


def safety_arguments(task: argparse.ArgumentParser, name: str, say: Callable[[str], str]) -> None:
    """Add what ``journal NAME`` takes beside the things all commands take."""
    needed = task._positionals  # noqa: SLF001  # argparse offers no other way to name them
    if name in ("passphrase", "recover"):
        new = m("file that holds the new passphrase; without it, it is asked")
        task.add_argument("--new-passphrase-file", type=Path, metavar="FILE", help=say(new))
    if name == "new-code":
        task.add_argument(
            "--team", action="store_true", help=say(m("the code of your whole team, in a county's database"))
        )
    if name == "backup":
        where = m("a folder, such as that of a memory stick, or a new file")
        needed.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help=say(where))
    if name == "restore":
        task.add_argument("file", type=Path, metavar="FILE", help=say(m("the copy")))
        task.add_argument("--yes", action="store_true", help=say(m("do not ask again")))
    if name == "verify":
        task.add_argument("file", type=Path, metavar="FILE", nargs="?", help=say(m("a copy; without it, the journal")))
    if name in ("restore", "verify"):
        beside = m("the keys of the copy; without it, those beside it")
        task.add_argument("--keys", type=Path, metavar="FILE", help=say(beside))
