"""``schema``: what an editor needs to know of the story language, and of one story's own names."""

import os
from argparse import Namespace
from pathlib import Path

from pelitarina.author.names import Names, names
from pelitarina.author.output import write
from pelitarina.author.schema import DRAFT, PASSAGES, schema, written
from pelitarina.cli.desk import DONE, Desk, show
from pelitarina.errors import StoryInvalid
from pelitarina.errors import message as m
from pelitarina.story.load import errors, find, load

_WRITTEN = m("{file} is written. So that an editor finds it, put this line first into {story}:")
_FOLDER = m("and into each file of the folder {folder}:")
_LINE = "# yaml-language-server: $schema="


def write_schema(desk: Desk, args: Namespace) -> int:
    """Print the schema, or write it to a file and say how an editor finds it."""
    folder, known = _story(desk, args.story) if args.story else (None, None)
    text = written(schema(desk.texts.text, known, desk.texts.language))
    if args.output is None:
        show(text.rstrip("\n"))
        return DONE
    write(args.output, text, lambda beginning: DRAFT in beginning)
    near = _from(folder or args.output.parent, args.output)
    desk.tell(_WRITTEN, file=args.output, story="story.yaml")
    show(f"  {_LINE}{near}")
    if folder is None or (folder / "passages").is_dir():
        desk.tell(_FOLDER, folder="passages")
        show(f"  {_LINE}../{near}{PASSAGES}")
    return DONE


def _story(desk: Desk, name: str) -> tuple[Path, Names]:
    folder = find(name, desk.shelves)
    loaded = load(folder)
    if (known := names(loaded)) is None:
        raise StoryInvalid(name=name, count=len(errors(loaded.diagnostics)))
    return folder, known


def _from(folder: Path, file: Path) -> str:
    """The way from a story's folder to the schema, as an editor reads it."""
    return Path(os.path.relpath(file.resolve(), folder.resolve())).as_posix()
