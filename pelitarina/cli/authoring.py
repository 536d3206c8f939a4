"""Which commands are there for authors, and what does each take?"""

import argparse
from collections.abc import Callable
from pathlib import Path

from pelitarina.errors import message as m

Say = Callable[[str], str]
Command = Callable[[str], argparse.ArgumentParser]

AUTHORING_HELP: dict[str, tuple[str, str]] = {
    "share": (
        m("make one file of a story, to give away"),
        "pelitarina share stories/pieni_hetki -o pieni_hetki.pelitarina",
    ),
}
STORY = m("a folder, a story.yaml, a .pelitarina file, or a story of the shelf")


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
