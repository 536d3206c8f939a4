"""``stories``, ``check`` and ``test``: the shelf, what is to be mended, and whether stories do as they should."""

from argparse import Namespace
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from pelitarina.check.ahead import Ahead
from pelitarina.cli.beside import beside, see_off
from pelitarina.cli.desk import COULD_NOT, DONE, FINDINGS, Desk, show, show_json, warn
from pelitarina.errors import message as m
from pelitarina.story.diagnostic import Diagnostic, Severity
from pelitarina.story.load import errors, find, load, on_shelf

if TYPE_CHECKING:
    from pelitarina.play.run import Failure

_GOOD = m("{story}: nothing to mend.")
_FOUND = m("{story}: errors {errors}, warnings {warnings}, notes {notes}.")
_NO_STORY = m("Name a story to check.")
_RUNS = m("{story}: playthroughs {count}, all as written.")
_NO_RUNS = m("{story}: there are no playthroughs yet.")
_FAILED = m("{place}: in “{run}”, step {number}, it should be\n  {expected}\nbut it is\n  {found}")
_FAILED_FIRST = m("{place}: in “{run}”, before its first step, it should be\n  {expected}\nbut it is\n  {found}")
_AFTER_SAVE = m("(only when the play is saved and opened again in between)")


def stories(desk: Desk, args: Namespace) -> int:
    """List the shelf."""
    found = []
    from pelitarina.i18n.catalogue import story_languages, story_words  # noqa: PLC0415

    for loaded in on_shelf(desk.shelves):
        if (story := loaded.story) is None:
            continue
        folder = loaded.folder
        words = story_words(folder, story.language, desk.texts.language)
        found.append(
            {
                "id": story.id,
                "title": words.say("title", story.title.text, True),
                "minutes": story.minutes,
                "languages": list(story_languages(folder, story.language)),
                "areas": list(story.areas),
                "path": str(folder),
            }
        )
    if args.format == "json":
        show_json(found)
        return DONE
    for one in found:
        minutes = f"{one['minutes']} min" if one["minutes"] else ""
        told = (one["title"], minutes, " ".join(_texts(one["languages"])), " ".join(_texts(one["areas"])))
        show(f"{one['id']}\n    " + " · ".join(str(part) for part in told if part))
    return DONE


def check(desk: Desk, args: Namespace) -> int:
    """Tell what is to be mended, or what a code means."""
    if args.explain is not None:
        from pelitarina.cli.explain import explain  # noqa: PLC0415

        return explain(desk, args)
    if not args.story:
        warn(desk.say(_NO_STORY))
        return COULD_NOT
    checked = [(name, *_checked(desk, name)) for name in args.story]
    from pelitarina.check import report  # noqa: PLC0415  # what was begun does not wait for it

    if args.format == "sarif":
        show(report.as_sarif([(prefix, found) for _, prefix, found in checked], desk.texts.text))
    elif args.format == "json":
        show_json([one for _, prefix, found in checked for one in report.as_json(found, prefix, desk.texts.text)])
    else:
        for name, prefix, found in checked:
            _tell(desk, name, prefix, found)
    see_off()
    grave = [one for *_, found in checked for one in found if report.severity(one) is not Severity.NOTE]
    return FINDINGS if grave else DONE


def test(desk: Desk, args: Namespace) -> int:
    """Run every playthrough of the stories named."""
    return max([_test(desk, name) for name in args.story], default=DONE)


def tell_of(desk: Desk, name: str, folder: Path, found: tuple[Diagnostic, ...]) -> None:
    """Tell the findings of a story, for people."""
    _tell(desk, name, _prefix(name, folder), found)


def _texts(found: object) -> list[str]:
    return [str(one) for one in found] if isinstance(found, list) else []


def _checked(desk: Desk, name: str) -> tuple[str, tuple[Diagnostic, ...]]:
    folder = find(name, desk.shelves)
    ahead = Ahead(folder, beside)
    ahead.begin()
    loaded = load(folder)
    desk.held.append(loaded)
    if ahead.said:  # while another process is at work, what is told in the end can be made ready
        from pelitarina.check import report  # noqa: F401, PLC0415

        desk.say("")
    from pelitarina.check.rules import check as check_story  # noqa: PLC0415  # what was begun does not wait for it

    return _prefix(name, folder), check_story(loaded, beside=beside, ahead=ahead.said)


def _prefix(name: str, folder: Path) -> str:
    """Show files the way the story was named, so that a click or a copy finds them."""
    given = Path(name)
    return f"{folder if given == folder or given.parent == folder else folder.name}/"


def _tell(desk: Desk, name: str, prefix: str, found: tuple[Diagnostic, ...]) -> None:
    from pelitarina.check import report  # noqa: PLC0415  # as above
    from pelitarina.cli.explain import GRADES  # noqa: PLC0415

    if found:
        show(report.as_text(found, prefix, desk.texts.text, lambda grade: desk.say(GRADES[grade])))
    counts = {grade: sum(1 for one in found if report.severity(one) is grade) for grade in Severity}
    if not any(counts.values()):
        desk.tell(_GOOD, story=name)
        return
    named = {f"{grade}s": number for grade, number in counts.items()}
    desk.tell(_FOUND, story=name, **named)


def _test(desk: Desk, name: str) -> int:
    from pelitarina.check.rules import runs  # noqa: PLC0415
    from pelitarina.play.run import check_run  # noqa: PLC0415  # to check a story, none has to be played

    folder = find(name, desk.shelves)
    loaded = load(folder)
    if broken := errors(loaded.diagnostics):
        _tell(desk, name, _prefix(name, folder), broken)
        return FINDINGS
    from pelitarina.i18n.catalogue import story_words  # noqa: PLC0415

    story = loaded.playable()
    read, told = runs(folder, story)
    if told:
        _tell(desk, name, _prefix(name, folder), told)
        return FINDINGS
    if not read:
        desk.tell(_NO_RUNS, story=name)
        return DONE
    failures: list[Failure] = []
    for run in read:
        words = story_words(folder, story.language, run.language or story.language)
        failures += check_run(story, run, words.say)
    _tell_failures(desk, _prefix(name, folder), failures)
    if not failures:
        desk.tell(_RUNS, story=name, count=len(read))
    return FINDINGS if failures else DONE


def _tell_failures(desk: Desk, prefix: str, failures: "Iterable[Failure]") -> None:
    told = set()
    for one in failures:
        if one.place in told:
            continue  # the same directly and through a saved place
        told.add(one.place)
        where = f"{prefix}{one.place.file}:{one.place.line}:{one.place.column}"
        expected, found = (said.said(desk.texts.text) for said in (one.expected, one.found))
        text = _FAILED if one.action else _FAILED_FIRST
        desk.tell(text, place=where, run=one.run, number=one.number, expected=expected, found=found)
        if one.through_save:
            desk.tell(_AFTER_SAVE)
