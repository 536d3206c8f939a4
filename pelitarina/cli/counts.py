"""``export counts``: how many, of a half-year that is over, as a table. Rounded, the small ones hidden."""

from argparse import Namespace
from collections.abc import Mapping

from pelitarina import area
from pelitarina.cli.desk import DONE, Desk
from pelitarina.cli.journal import open_journal
from pelitarina.errors import Refused
from pelitarina.errors import message as m
from pelitarina.export.counting import TITLE, flat, workbook
from pelitarina.export.release import Release, from_text, release, to_text
from pelitarina.export.sheet import csv
from pelitarina.i18n.catalogue import story_words
from pelitarina.journal.half import Half, half, half_of
from pelitarina.journal.keep import How
from pelitarina.journal.store import Journal
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.shell.paper import write_new
from pelitarina.story.load import on_shelf
from pelitarina.story.message import marked_path, prompt_path
from pelitarina.story.model import Cards, Options

FORMATS = ("csv", "xlsx", "json")
_NOT_SO = m("Counts are written as csv, xlsx or json.")
_NO_HALF = m("That is no half-year. It is written as the year and 1 or 2, such as 2026-1.")
_NOT_YET = m("This half-year is not over yet. Its figures can be published when it is.")
_WRITTEN = m("Written: {file}")
_ONCE = m("These are the figures of {half}. They stay as they are: whoever asks again gets the same ones.")


def export(desk: Desk, args: Namespace) -> int:
    """Write the figures of a half-year."""
    form, which = args.format or "csv", wanted(desk, args.half)
    if form not in FORMATS:
        raise Refused(why=_NOT_SO)
    with open_journal(desk, args) as opened:
        figures = published(desk, opened, which)
    write_new(args.output, _written(desk, figures, form), lambda: None)
    desk.tell(_WRITTEN, file=args.output)
    desk.tell(_ONCE, half=figures.half)
    return DONE


def wanted(desk: Desk, text: str | None) -> Half:
    """Read which half-year is meant; the last one that is over, where nothing is said.

    Raises:
        Refused: it is none, or is not over.
    """
    found = half_asked(text) if text is not None else half_of(desk.utc()).before
    if not found.is_over(desk.utc()):
        raise Refused(why=_NOT_YET)
    return found


def half_asked(text: str) -> Half:
    """Read a half-year.

    Raises:
        Refused: it is none.
    """
    found = half(text)
    if found is None:
        raise Refused(why=_NO_HALF)
    return found


def published(desk: Desk, opened: Journal, which: Half) -> Release:
    """Give the figures of a half-year: those that were published, or, the first time, those that are published now."""
    there = opened.published(which)
    if there is None:
        there = to_text(release(opened.tally(which), str(which)))
        opened.publish(which, there, stamp_at(desk.now(), How.TAPPED))
    return from_text(there)


def _written(desk: Desk, figures: Release, form: str) -> bytes:
    say, called = desk.texts.text, Called(desk)
    if form == "json":
        return to_text(figures).encode()
    if form == "csv":
        return csv(flat(figures, called, desk.texts.language, say)).encode()
    from pelitarina.export.workbook import xlsx  # noqa: PLC0415  # slow to load

    title = desk.say(TITLE, half=figures.half)
    return xlsx(title, workbook(figures, called, desk.texts.language, say), desk.now().date())


class Called:
    """What stories, prompts and options of the shelf are called, in the reader's language."""

    def __init__(self, desk: Desk) -> None:
        self._language = desk.texts.language
        self._names: dict[tuple[str, str, str], str] = {}
        for loaded in on_shelf(desk.shelves):
            if (story := loaded.story) is None:
                continue
            words = story_words(loaded.folder, story.language, desk.texts.language)
            self._names[story.id, "", ""] = words.say("title", story.title.text, True)
            for where, passage in story.passages.items():
                for prompt in passage.prompts.values():
                    path, key = prompt_path(where, prompt.name), f"{where}/{prompt.name}"
                    asked = words.say(f"{path}.question", prompt.question.text, True)
                    self._names[story.id, key, ""] = asked
                    marks: Mapping[str, str] = {}
                    if isinstance(prompt.form, Options | Cards):
                        marks = {
                            name: words.say(marked_path(prompt.form, path, name), line.text, True)
                            for name, line in prompt.form.options.items()
                        }
                    self._names |= {(story.id, key, name): label for name, label in marks.items()}

    def __call__(self, story: str, prompt: str, option: str) -> str:
        """Give the name; the id where the shelf does not have it."""
        passage, _, rest = prompt.partition("/")
        name, _, part = rest.partition("/")
        if part and not option:  # of a circle each area is asked about by itself
            asked = self._names.get((story, f"{passage}/{name}", ""), prompt)
            return f"{asked}: {area.find(part).name.said(self._language)}"
        return self._names.get((story, prompt, option), option or prompt or story)
