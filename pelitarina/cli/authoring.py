"""Which commands are there for authors, and what does each take?"""

import argparse
from collections.abc import Callable
from pathlib import Path

from pelitarina.errors import message as m

Say = Callable[[str], str]
Command = Callable[[str], argparse.ArgumentParser]

AUTHORING_HELP: dict[str, tuple[str, str]] = {
    "map": (m("draw the story as a picture, or as an outline to read"), "pelitarina map pieni_hetki -o map.svg"),
    "translate": (
        m("give a story to a translator, and bring translations up to date"),
        "pelitarina translate update stories/pieni_hetki sv",
    ),
}
_STORY = m("a folder, a story.yaml, or a story of the shelf")


def map_and_translate(command: Command, say: Say) -> None:
    """Add ``map`` and ``translate``."""
    drawn = command("map")
    drawn.add_argument("story", metavar="STORY", help=say(_STORY))
    where = m("the file to write: .svg for a picture, .txt for an outline; without it, the outline is shown here")
    drawn.add_argument("-o", "--output", type=Path, metavar="FILE", help=say(where))
    translate = command("translate")
    task = m("extract: a file to begin with; update: follow the edited story; status: what is left to do")
    translate.add_argument(
        "task", choices=("extract", "update", "status"), metavar="extract|update|status", help=say(task)
    )
    translate.add_argument("story", metavar="STORY", help=say(_STORY))
    translate.add_argument("language", metavar="LANG", nargs="?", help=say(m("which language, such as sv or fi@selko")))
    translate.add_argument("--format", choices=("text", "json"), default="text", help=say(m("how it is told")))
