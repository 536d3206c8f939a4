"""``map``: the story as a picture, or as an outline to read."""

from argparse import Namespace
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from pelitarina.author.map.draw import Told, svg
from pelitarina.author.map.graph import Card, elsewhere, graph
from pelitarina.author.map.text import outline
from pelitarina.check.report import severity
from pelitarina.check.rules import check
from pelitarina.cli.desk import DONE, FINDINGS, Desk, show
from pelitarina.errors import FileNotWritten, Refused, reason
from pelitarina.errors import message as m
from pelitarina.story.diagnostic import Diagnostic, Severity
from pelitarina.story.load import find, load

_COUNTS = m("Passages: {passages}. Endings: {endings}. Questions: {prompts}.")
_FOUND = m("To mend: errors {errors}, warnings {warnings}, notes {notes}; outside the passages {elsewhere}.")
_GOOD = m("Nothing to mend.")
_WRITTEN = m("Written: {file}")
_KINDS = m("A map is written as .svg or as .txt.")
_NOTHING = m("There is nothing to draw yet: the story cannot be read. “pelitarina check {story}” tells why.")


def draw(desk: Desk, args: Namespace) -> int:
    """Draw the map of a story, also of one with mistakes: it shows where they are."""
    if args.output and args.output.suffix not in (".svg", ".txt"):
        raise Refused(why=_KINDS)
    loaded = load(find(args.story, desk.shelves))
    story = loaded.story or loaded.draft
    if story is None or not story.passages:
        desk.tell(_NOTHING, story=args.story)
        return FINDINGS
    found = check(loaded)
    places = {name: loaded.place(passage.at) for name, passage in story.passages.items()}
    cards = graph(story, places, found)
    said = _told(desk, story.title.text, cards, found, len(elsewhere(places, found)))
    make = svg if args.output and args.output.suffix == ".svg" else outline
    drawn = make(cards, said, desk.texts.text, desk.texts.language)
    if args.output is None:
        show(drawn)
    else:
        _write(args.output, drawn)
        desk.tell(_WRITTEN, file=args.output)
    return DONE


def _told(desk: Desk, title: str, cards: Sequence[Card], found: Sequence[Diagnostic], outside: int) -> Told:
    passages = sum(1 for card in cards if not card.ending)
    prompts = sum(card.prompts for card in cards)
    counts = desk.say(_COUNTS, passages=passages, endings=len(cards) - passages, prompts=prompts)
    if not found:
        return Told(title, counts, desk.say(_GOOD))
    grades = {f"{grade}s": sum(1 for one in found if severity(one) is grade) for grade in Severity}
    return Told(title, counts, desk.say(_FOUND, **grades, elsewhere=outside))


def _write(path: Path, text: str) -> None:
    """Write the map, whole or not at all; an earlier map gives way.

    Raises:
        FileNotWritten: the folder is not there, or may not be written to.
    """
    part = path.with_name(f".{path.name}.part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        part.replace(path)
    except OSError as problem:
        with suppress(OSError):
            part.unlink(missing_ok=True)
        raise FileNotWritten(file=path, why=reason(problem)) from None
