"""``share``: a story becomes one file that others can play."""

from argparse import Namespace
from contextlib import suppress
from itertools import islice
from pathlib import Path

from pelitarina.author.share import shared
from pelitarina.check.report import severity
from pelitarina.check.rules import check
from pelitarina.cli.desk import DONE, FINDINGS, Desk
from pelitarina.cli.story import tell_of
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.player.shell.paper import write_new
from pelitarina.story.diagnostic import Severity
from pelitarina.story.file import ENDING
from pelitarina.story.load import find, load

_ENDING = m("The name of a shared story ends in .pelitarina; otherwise nobody could open it.")
_MEND_FIRST = m("Nothing was written. A story is shared when its errors are mended.")
_WRITTEN = m("{file}: files {count}, {size} kB. It is played with: pelitarina play {file}")
_SAME = m("{file} is there already and holds just this story.")
_LEFT_OUT = m("These stayed where they are, for they do not belong to a story: {names}")
_TOLD = 10  # names of what stayed that are told


def share(desk: Desk, args: Namespace) -> int:
    """Check a story and write it into one file; never over another."""
    if args.output.suffix != ENDING:
        raise Refused(why=_ENDING)
    folder = find(args.story, desk.shelves)
    found = check(load(folder))
    grave = tuple(one for one in found if severity(one) is not Severity.NOTE)
    if grave:
        tell_of(desk, args.story, folder, grave)
    if any(severity(one) is Severity.ERROR for one in grave):
        desk.tell(_MEND_FIRST)
        return FINDINGS
    made = shared(folder, args.output.name)
    if made.left_out:
        names = list(islice(made.left_out, _TOLD))
        desk.tell(_LEFT_OUT, names=", ".join([*names, "..."] if len(made.left_out) > _TOLD else names))
    if _holds(args.output, made.data):
        desk.tell(_SAME, file=args.output)
        return DONE
    write_new(args.output, made.data)
    with suppress(OSError):  # a drive that knows no rights
        args.output.chmod(0o644)  # it is made to be given away
    desk.tell(_WRITTEN, file=args.output, count=len(made.names), size=-(-len(made.data) // 1000))
    return DONE


def _holds(path: Path, data: bytes) -> bool:
    """Say whether the very same story was shared there before."""
    try:
        with path.open("rb") as file:
            return path.is_file() and file.read(len(data) + 1) == data
    except (OSError, ValueError):
        return False
