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
    "playtest": (
        m("let bots play a story many times, and tell what they met"),
        "pelitarina playtest pieni_hetki --plays 5000",
    ),
    "record": (
        m("play in the terminal and write it down as a playthrough, without any answer"),
        "pelitarina record pieni_hetki -o stories/pieni_hetki/playthroughs/oma.yaml",
    ),
    "map": (m("draw the story as a picture, or as an outline to read"), "pelitarina map pieni_hetki -o map.svg"),
    "translate": (
        m("give a story to a translator, and bring translations up to date"),
        "pelitarina translate update stories/pieni_hetki sv",
    ),
    "share": (
        m("make one file of a story, to give away"),
        "pelitarina share stories/pieni_hetki -o pieni_hetki.pelitarina",
    ),
    "guide": (
        m("print a guide of a story for the worker: its passages, its questions, its endings"),
        "pelitarina guide pieni_hetki -o opas.docx",
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


def guide(command: Command, say: Say) -> None:
    """Add ``guide``."""
    made = command("guide")
    made.add_argument("story", metavar="STORY", help=say(STORY))
    where = m("the file to write: .docx, .txt or .md; without it, the guide is shown here")
    made.add_argument("-o", "--output", type=Path, metavar="FILE", help=say(where))


def map_and_translate(command: Command, say: Say) -> None:
    """Add ``map`` and ``translate``."""
    drawn = command("map")
    drawn.add_argument("story", metavar="STORY", help=say(STORY))
    where = m("the file to write: .svg for a picture, .txt for an outline; without it, the outline is shown here")
    drawn.add_argument("-o", "--output", type=Path, metavar="FILE", help=say(where))
    translate = command("translate")
    task = m("extract: a file to begin with; update: follow the edited story; status: what is left to do")
    translate.add_argument(
        "task", choices=("extract", "update", "status"), metavar="extract|update|status", help=say(task)
    )
    translate.add_argument("story", metavar="STORY", help=say(STORY))
    translate.add_argument("language", metavar="LANG", nargs="?", help=say(m("which language, such as sv or fi@selko")))
    translate.add_argument("--format", choices=("text", "json"), default="text", help=say(m("how it is told")))


def playtest_and_record(command: Command, say: Say) -> None:
    """Add ``playtest`` and ``record``."""
    playtest = command("playtest")
    playtest.add_argument("story", metavar="STORY", help=say(STORY))
    playtest.add_argument("--plays", type=_count, metavar="N", default=1000, help=say(m("how many times (1000)")))
    screens = m("how many screens a play may have (500)")
    playtest.add_argument("--max-turns", type=_count, metavar="N", default=500, help=say(screens))
    playtest.add_argument(
        "--seed", type=int, metavar="N", default=0, help=say(m("the same number, the same plays (0)"))
    )
    playtest.add_argument("--format", choices=("text", "json"), default="text", help=say(m("how it is told")))
    record = command("record")
    record.add_argument("story", metavar="STORY", help=say(STORY))
    written = m("the file to write; never over one that is there")
    record.add_argument("-o", "--output", type=Path, metavar="FILE", required=True, help=say(written))
    record.add_argument("--seed", type=int, metavar="N", help=say(m("what the story's chance is made of")))


def _count(text: str) -> int:
    """Read a whole number of at least 1."""
    if not text.isascii() or not text.isdecimal() or not int(text[:9]) or len(text) > 9:
        raise ValueError(text)
    return int(text)
