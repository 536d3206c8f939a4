"""``journal note`` and its kin: what workers see in the lives of many, for the social report."""

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from contextlib import closing
from pathlib import Path
from typing import Final

from pelitarina.cli.counts import half_asked
from pelitarina.cli.desk import DONE, FINDINGS, Desk, show, show_json, warn
from pelitarina.cli.journal import open_journal, sure_of
from pelitarina.errors import FileNotRead, Refused, reason
from pelitarina.errors import message as m
from pelitarina.i18n.day import written
from pelitarina.journal.keep import How
from pelitarina.journal.phenomenon import (
    MAY_BE_EMPTY,
    SIGNALS,
    TAGS,
    TEXTS,
    Noted,
    NoteId,
    Phenomenon,
    Signal,
    note,
    perhaps_names,
)
from pelitarina.journal.store import Journal
from pelitarina.player.shell.kept import stamp_at
from pelitarina.story.diagnostic import Findings
from pelitarina.story.source import Mapping as Entries
from pelitarina.story.source import Scalar, Sequence, read
from pelitarina.words import clean

_ASK = {
    "phenomenon": m("What have you seen? Tell it of many, in your own words: "),
    "area": m("Where? A municipality or a part of it: "),
    "group": m("Whom does it touch? A group, such as young people without a home: "),
    "proposal": m("What should be done? It may be left empty: "),
    "addressed_to": m("Who should hear it? It may be left empty: "),
}
_KIND = m("Which of these is it? Its number: ")
_THEMES = m("Which themes? Their numbers, with spaces between: ")
_NUMBERS = m("The numbers of the list are needed.")
_EMPTY = m("This cannot be left empty.")
_FILE_NEEDED = m("A note is asked for in a terminal, or taken from a YAML file with --file FILE.")
_WRONG = m(
    "{file} does not hold a note: phenomenon, area, group, signal (good, bad or weak) and themes (a list) are needed; "
    "proposal and addressed_to may be there. Themes are: {themes}."
)
_NAMES = m("This looks like a person's name: {names}. A phenomenon is about many. If nobody is named, write “yes”: ")
_NOT_NOTED = m("Nothing was written down.")
_NOTED = m("Written down for the social report: {id}")
_ANSWER = m("What came back? ")
_NO_ITEM = m("There is not exactly one such note. Its first signs are enough; “journal notes” gives them.")
_SURE = m("A note that is taken away cannot be brought back. Write “yes” to take it away: ")
_REMOVED = m("Taken away.")
_NONE = m("There are no notes yet.")
_ID_START = 4


def _add(desk: Desk, args: Namespace) -> int:
    """Write a note down. What looks like a name is asked about first."""
    if args.file is None and not sys.stdin.isatty():
        raise Refused(why=_FILE_NEEDED)
    made = _from_file(desk, args.file) if args.file is not None else _asked(desk)
    with closing(open_journal(desk, args)) as opened:
        names = dict.fromkeys((*perhaps_names(made), *opened.pseudonyms_in(made)))
        if names and not args.yes and not sure_of(desk, _NAMES, names=", ".join(names)):
            warn(desk.say(_NOT_NOTED))
            return FINDINGS
        noted = opened.note(made, stamp_at(desk.now(), How.TAPPED))
    desk.tell(_NOTED, id=noted)
    return DONE


def _list(desk: Desk, args: Namespace) -> int:
    which = half_asked(args.half) if args.half else None
    with closing(open_journal(desk, args)) as opened:
        found = opened.notes(which)
    if args.format == "json":
        show_json([_plain(one) for one in found])
        return DONE
    for one in found:
        _tell(desk, one)
    if not found:
        desk.tell(_NONE)
    return DONE


def _answer(desk: Desk, args: Namespace) -> int:
    if args.file is None and not sys.stdin.isatty():
        raise Refused(why=_FILE_NEEDED)
    text = _read(args.file) if args.file is not None else input(desk.say(_ANSWER))
    with closing(open_journal(desk, args)) as opened:
        which = _which(opened, args.item)
        opened.answer_note(which, text, stamp_at(desk.now(), How.TAPPED))
    desk.tell(_NOTED, id=which)
    return DONE


def _remove(desk: Desk, args: Namespace) -> int:
    with closing(open_journal(desk, args)) as opened:
        which = _which(opened, args.item)
        if not args.yes and not sure_of(desk, _SURE):
            return FINDINGS
        opened.remove_note(which, stamp_at(desk.now(), How.TAPPED))
    desk.tell(_REMOVED)
    return DONE


TASKS: Final[Mapping[str, Callable[[Desk, Namespace], int]]] = {
    "note": _add,
    "notes": _list,
    "answer-note": _answer,
    "remove-note": _remove,
}
"""The tasks of ``journal`` that stand here."""


def _which(opened: Journal, wanted: str) -> NoteId:
    met = [one.id for one in opened.notes() if one.id.startswith(wanted.lower())]
    if len(met) != 1 or len(wanted) < _ID_START:
        raise Refused(why=_NO_ITEM)
    return met[0]


def _asked(desk: Desk) -> Phenomenon:
    given = {"phenomenon": _text(desk, "phenomenon")}
    kind = _numbers(desk, _KIND, [desk.say(told) for told in SIGNALS.values()])[0]
    themes = _numbers(desk, _THEMES, [desk.say(told) for told in TAGS.values()])
    given |= {name: _text(desk, name) for name in TEXTS[1:]}
    return note(given, tuple(list(TAGS)[number] for number in themes), list(SIGNALS)[kind])


def _text(desk: Desk, name: str) -> str:
    while True:
        given = clean(input(desk.say(_ASK[name]))).strip()
        if given or name in MAY_BE_EMPTY:
            return given
        desk.tell(_EMPTY)


def _numbers(desk: Desk, question: str, offered: list[str]) -> list[int]:
    for number, told in enumerate(offered, 1):
        show(f"  {number}  {told}")
    while True:
        given = input(desk.say(question)).replace(",", " ").split()
        if given and all(one.isdecimal() and 1 <= int(one[:3]) <= len(offered) for one in given):
            return [int(one) - 1 for one in given]
        desk.tell(_NUMBERS)


def _from_file(desk: Desk, path: Path) -> Phenomenon:
    node = read(path.name, _read(path), Findings())
    entries = node.entries if isinstance(node, Entries) else {}
    texts = {name: one.text for name, one in entries.items() if isinstance(one, Scalar)}
    themes = entries.get("themes")
    tags = tuple(one.text for one in themes.items if isinstance(one, Scalar)) if isinstance(themes, Sequence) else ()
    signal = texts.pop("signal", "")
    if signal not in {str(one) for one in Signal} or not set(texts) <= set(TEXTS) or not set(tags) <= set(TAGS):
        raise Refused(why=desk.say(_WRONG, file=path.name, themes=", ".join(TAGS)))
    return note(texts, tags, Signal(signal))


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as problem:
        raise FileNotRead(file=path.name, why=reason(problem)) from None


def _plain(one: Noted) -> dict[str, object]:
    seen = one.note
    return {
        "id": one.id,
        "half": one.half,
        "date": one.noted_on.isoformat(),
        "signal": str(seen.signal),
        "themes": list(seen.tags),
        "phenomenon": seen.phenomenon,
        "area": seen.area,
        "group": seen.group,
        "proposal": seen.proposal,
        "addressed_to": seen.addressed_to,
        "answer": seen.answer,
        "answered_on": one.answered_on.isoformat() if one.answered_on else None,
    }


def _tell(desk: Desk, one: Noted) -> None:
    seen = one.note
    show(f"{one.id}  {written(one.noted_on, desk.texts.language)}  {desk.say(SIGNALS[seen.signal])}")
    show("    " + seen.phenomenon.replace("\n", "\n    "))
    show(f"    {seen.area} · {seen.group} · " + ", ".join(desk.say(TAGS[tag]) for tag in seen.tags))
    for text in (seen.proposal, seen.addressed_to, seen.answer):
        if text:
            show("    – " + text.replace("\n", "\n    "))
    show("")
