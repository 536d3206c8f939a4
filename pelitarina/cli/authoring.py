"""Which commands are there for authors, and what does each take?"""

import argparse
from collections.abc import Callable
from pathlib import Path

from pelitarina.errors import message as m

Say = Callable[[str], str]
Command = Callable[[str], argparse.ArgumentParser]

AUTHORING_HELP: dict[str, tuple[str, str]] = {
    "playtest": (
        m("let bots play a story many times, and tell what they met"),
        "pelitarina playtest pieni_hetki --plays 5000",
    ),
    "record": (
        m("play in the terminal and write it down as a playthrough, without any answer"),
        "pelitarina record pieni_hetki -o stories/pieni_hetki/playthroughs/oma.yaml",
    ),
}
_STORY = m("a folder, a story.yaml, or a story of the shelf")


def playtest_and_record(command: Command, say: Say) -> None:
    """Add ``playtest`` and ``record``."""
    playtest = command("playtest")
    playtest.add_argument("story", metavar="STORY", help=say(_STORY))
    playtest.add_argument("--plays", type=_count, metavar="N", default=1000, help=say(m("how many times (1000)")))
    screens = m("how many screens a play may have (500)")
    playtest.add_argument("--max-turns", type=_count, metavar="N", default=500, help=say(screens))
    playtest.add_argument(
        "--seed", type=int, metavar="N", default=0, help=say(m("the same number, the same plays (0)"))
    )
    playtest.add_argument("--format", choices=("text", "json"), default="text", help=say(m("how it is told")))
    record = command("record")
    record.add_argument("story", metavar="STORY", help=say(_STORY))
    written = m("the file to write; never over one that is there")
    record.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help=say(written))
    record.add_argument("--seed", type=int, metavar="N", help=say(m("what the story's chance is made of")))


def _count(text: str) -> int:
    """Read a whole number of at least 1."""
    if not text.isascii() or not text.isdecimal() or not int(text[:9]) or len(text) > 9:
        raise ValueError(text)
    return int(text)
