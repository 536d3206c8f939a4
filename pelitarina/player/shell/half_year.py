"""What does the open journal tell of a half-year, and how do its report and its figures become files?"""

from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, assert_never

from msgspec import Struct

from pelitarina.export.called import Called
from pelitarina.export.form import FORMS
from pelitarina.export.half_year import TABLE_FORMS, HalfYear, figures, is_something, make_figures
from pelitarina.journal.half import Half, half, half_of
from pelitarina.journal.keep import How
from pelitarina.player.command import WriteFile
from pelitarina.player.message import Written
from pelitarina.player.news import Message
from pelitarina.player.noting import Figures, HalfYearAsked, HalfYearFound, LookAtHalfYear, MakeFigures, WriteHalfYear
from pelitarina.player.noting import HalfYear as Told
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.shell.outgoing import Ways

if TYPE_CHECKING:
    from pelitarina.journal.store import Journal

NEAR = 4
"""How many half-years can be chosen."""


class Edge(Struct, frozen=True):
    """What is needed of the world: ``now`` is local and aware, ``say`` speaks the reader's language."""

    now: datetime
    say: Callable[[str], str]
    shelves: Sequence[Path]
    ways: Ways


def of_half_year(journal: "Journal", wanted: HalfYearAsked, edge: Edge) -> Message:
    """Do what is wanted with a half-year; ``named`` half-years are written as ``half`` reads them.

    Raises:
        Refused: there is nothing to tell of it.
        FormMissing: this computer cannot make the form.
        FileNotWritten: the file cannot be written.
        JournalError: it could not be done.
    """
    match wanted:
        case LookAtHalfYear(name):
            return _found(journal, half(name) or half_of(edge.now).before, edge.now)
        case MakeFigures(name):
            which = _named(name)
            make_figures(journal, which, stamp_at(edge.now, How.TAPPED))
            return _found(journal, which, edge.now)
        case WriteHalfYear():
            return _written(journal, wanted, edge)
        case _ as unreachable:
            assert_never(unreachable)


def _found(journal: "Journal", which: Half, now: datetime) -> HalfYearFound:
    near = tuple(str(one) for one in islice(_back_from(half_of(now).before), NEAR))
    return HalfYearFound(Told(str(which), _state(journal, which), near))


def _back_from(last: Half) -> Iterator[Half]:
    while True:
        yield last
        last = last.before


def _state(journal: "Journal", which: Half) -> Figures:
    if figures(journal, which) is not None:
        return Figures.MADE
    return Figures.WAITING if is_something(journal, which) else Figures.NONE


def _written(journal: "Journal", wanted: WriteHalfYear, edge: Edge) -> Written:
    """Write a paper where the papers of the window go, under a name that is free there."""
    stamp = stamp_at(edge.now, How.TAPPED)
    kind, _, form = wanted.paper.partition("_")
    content = _content(_half_year(journal, wanted, edge), form)
    file = WriteFile(Path(wanted.name), content, kind, form, wanted.language, (), ours=True)
    return edge.ways.write(file, None, stamp, edge.now)


def _content(made: HalfYear, form: str) -> str | bytes:
    for table in TABLE_FORMS:
        if table == form:
            return made.counts(table)
    return made.report(next(one for one in FORMS if one == form))


def _half_year(journal: "Journal", wanted: WriteHalfYear, edge: Edge) -> HalfYear:
    which = _named(wanted.half)
    made = figures(journal, which)
    assert made is not None  # nothing is offered before they were made
    keeper, named = journal.controller.controller, Called(edge.shelves, wanted.language)
    return HalfYear(which, made, journal.notes(which), keeper, named, wanted.language, edge.now.date(), edge.say)


def _named(name: str) -> Half:
    found = half(name)
    assert found is not None
    return found
