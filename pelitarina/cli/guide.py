"""``guide``: a story on paper, for the worker who is going to play it."""

from argparse import Namespace

from pelitarina.author.guide import guide
from pelitarina.cli.desk import DONE, Desk, show
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.export.markdown import markdown
from pelitarina.export.text import text
from pelitarina.i18n.catalogue import story_words
from pelitarina.player.shell.paper import write_new
from pelitarina.player.view.shelf import AGES
from pelitarina.story.load import find, load

_KINDS = m("A guide is written as .docx, .txt or .md.")
_WRITTEN = m("Written: {file}")


def write_guide(desk: Desk, args: Namespace) -> int:
    """Write the guide of a story into a new file, or show it here."""
    if args.output and args.output.suffix not in (".docx", ".txt", ".md"):
        raise Refused(why=_KINDS)
    folder = find(args.story, desk.shelves)
    story = load(folder).playable()
    words = story_words(folder, story.language, desk.texts.language)
    paper = guide(story, words, desk.texts.language, desk.now().date(), desk.texts.text, AGES)
    if args.output is None:
        show(text(paper).rstrip())
        return DONE
    if args.output.suffix == ".docx":
        from pelitarina.export.docx import docx  # noqa: PLC0415  # slow to load, and seldom wanted

        write_new(args.output, docx(paper))
    else:
        write_new(args.output, text(paper) if args.output.suffix == ".txt" else markdown(paper))
    desk.tell(_WRITTEN, file=args.output)
    return DONE
