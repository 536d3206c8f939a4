"""Which commands are there for authors, and what does each take?"""

import argparse
from collections.abc import Callable
from pathlib import Path

from pelitarina.errors import message as m

Say = Callable[[str], str]
Command = Callable[[str], argparse.ArgumentParser]

AUTHORING_HELP: dict[str, tuple[str, str]] = {
    "new": (m("begin a story with a small one that works"), "pelitarina new my_story"),
    "schema": (m("tell an editor the words of the story language"), "pelitarina schema my_story -o schema.json"),
    "share": (
        m("make one file of a story, to give away"),
        "pelitarina share stories/pieni_hetki -o pieni_hetki.pelitarina",
    ),
}
STORY = m("a folder, a story.yaml, a .pelitarina file, or a story of the shelf")


def new(command: Command, say: Say) -> None:
    """Add ``new``."""
    told = m("the story's name, and that of its folder: small letters, digits and _, a letter first")
    command("new").add_argument("id", metavar="ID", help=say(told))


def schema(command: Command, say: Say) -> None:
    """Add ``schema``."""
    made = command("schema")
    told = m("a story whose own names are told, too: a folder, a story.yaml, or a story of the shelf")
    made.add_argument("story", metavar="STORY", nargs="?", help=say(told))
    made.add_argument("-o", "--output", type=Path, metavar="FILE", help=say(m("the file to write")))


def share(command: Command, say: Say) -> None:
    """Add ``share``."""
    made = command("share")
    made.add_argument("story", metavar="STORY", help=say(STORY))
    made.add_argument(
        "-o",
        "--output",
        type=Path,
        metavar="FILE",
        required=True,
        help=say(m("the file to write, ending in .pelitarina")),
    )
