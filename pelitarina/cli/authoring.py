"""Which commands are there for authors, and what may be said to each?"""

import argparse
from collections.abc import Callable
from pathlib import Path

from pelitarina.errors import message as m

HELP = {
    "new": (m("begin a story with a small one that works"), "pelitarina new my_story"),
    "schema": (m("tell an editor the words of the story language"), "pelitarina schema my_story -o schema.json"),
}
"""What each command is for, with an example."""


def author_commands(command: Callable[[str], argparse.ArgumentParser], say: Callable[[str], str]) -> None:
    """Add the commands for authors."""
    _new(command("new"), say)
    _schema(command("schema"), say)


def _new(new: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    told = m("the story's name, and that of its folder: small letters, digits and _, a letter first")
    new.add_argument("id", metavar="ID", help=say(told))


def _schema(schema: argparse.ArgumentParser, say: Callable[[str], str]) -> None:
    told = m("a story whose own names are told, too: a folder, a story.yaml, or a story of the shelf")
    schema.add_argument("story", metavar="STORY", nargs="?", help=say(told))
    schema.add_argument("-o", "--output", type=Path, metavar="FILE", help=say(m("the file to write")))
