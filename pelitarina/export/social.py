"""What stands in the half-yearly social report: what workers saw, what they propose, and how many.

Made of workers' notes and of published figures only; there is no way into it from what a customer said.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from pelitarina.errors import message
from pelitarina.export.bars import bars
from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Picture, Table
from pelitarina.export.counting import READING, Named
from pelitarina.export.disclosure import Figure, Published
from pelitarina.export.release import Release
from pelitarina.i18n.catalogue import language_in
from pelitarina.i18n.day import in_words
from pelitarina.journal.half import NAMES, Half
from pelitarina.journal.phenomenon import SIGNALS, TAGS, Noted, Signal

Say = Callable[[str], str]

_TITLE: Final = message("Social report {half}")
_WHAT: Final = message(
    "Workers tell here what they see in the lives of many: what works, what is lacking, what may be about to change. "
    "Nobody is named, and no customer's words are here. Made by {controller} with pelitarina on {date}."
)
_LAW: Final = message(
    "Structural social work brings such knowledge to those who decide (Social Welfare Act 1301/2014, section 7). The "
    "themes are the grounds of need for support in section 11."
)
_SEEN: Final = message("What workers saw")
_NO_NOTES: Final = message("No notes were written down in this half-year.")
_WHERE: Final = message("{area}: {group}")
_PROPOSED: Final = message("Proposal: {proposal}")
_PROPOSED_TO: Final = message("Proposal to {whom}: {proposal}")
_CAME_BACK: Final = message("What came back ({date}): {answer}")
_NOTHING_BACK: Final = message("No answer yet.")
_THEMES: Final = message("Notes by theme")
_THEME: Final = message("Theme")
_PLAYED: Final = message("Stories that were played")
_STORY: Final = message("Story")
_ALL: Final = message("All")
_NO_FIGURES: Final = message("There is nothing to tell in numbers.")
_HOW: Final = message("How to read this")
_FEW_NOTES: Final = message("Notes are counted by the same rule as people: fewer than five are told as 0–4.")
_KINDS: Final[Mapping[str, str]] = {str(signal): told for signal, told in SIGNALS.items()}


def social_report(
    release: Release,
    notes: Sequence[Noted],
    half: Half,
    controller: str,
    named: Named,
    language: str,
    made_on: date,
    say: Say,
) -> Document:
    """Make the report of a half-year.

    Args:
        release: the published figures of ``half``.
        notes: what workers noted in it.
        half: which half-year.
        controller: who answers for the journal.
        named: gives what a story is called.
        language: tag of the report; notes stay in the language in which they were written.
        made_on: the day it is made.
        say: translates message ids into ``language``.
    """
    when = say(NAMES[half.number]).format(year=half.year)
    day = in_words(made_on, language)
    blocks: list[Block] = [Paragraph(say(_WHAT).format(controller=controller, date=day)), Paragraph(say(_LAW))]
    blocks += [Heading(say(_SEEN)), *_seen(notes, language, say)]
    themes = {tag: say(told) for tag, told in TAGS.items()} | {kind: say(told) for kind, told in _KINDS.items()}
    blocks += [Heading(say(_THEMES)), *_figures(release.noted, (say(_THEMES), say(_THEME)), themes, language, say)]
    titles = {story: named(story, "", "") for story in release.sat.rows}
    titles |= {tongue: language_in(tongue, language) for tongue in release.sat.columns}
    blocks += [Heading(say(_PLAYED)), *_figures(release.sat, (say(_PLAYED), say(_STORY)), titles, language, say)]
    blocks += [Heading(say(_HOW)), Lines(tuple(say(line) for line in (*READING, _FEW_NOTES)))]
    title = say(_TITLE).format(half=when)
    return Document(title, language, made_on, tuple(blocks), head=title)


def _seen(notes: Sequence[Noted], language: str, say: Say) -> Iterator[Block]:
    """Give the notes, what works first, then what is lacking, then weak signals."""
    if not notes:
        yield Paragraph(say(_NO_NOTES))
    for signal in Signal:
        for one in notes:
            if one.note.signal is signal:
                yield from _note(one, language, say)


def _note(one: Noted, language: str, say: Say) -> Iterator[Block]:
    seen = one.note
    where = say(_WHERE).format(area=seen.area, group=seen.group)
    kind = " · ".join((say(SIGNALS[seen.signal]), *(say(TAGS[tag]) for tag in seen.tags)))
    yield Note(where, kind, seen.phenomenon, language)
    yield Lines(tuple(_what_then(one, language, say)))


def _what_then(one: Noted, language: str, say: Say) -> Iterator[str]:
    seen = one.note
    if seen.proposal:
        to_whom = say(_PROPOSED_TO if seen.addressed_to else _PROPOSED)
        yield to_whom.format(whom=seen.addressed_to, proposal=seen.proposal)
    if seen.answer:
        day = in_words(one.answered_on, language) if one.answered_on else ""
        yield say(_CAME_BACK).format(date=day, answer=seen.answer)
    else:
        yield say(_NOTHING_BACK)


def _figures(
    table: Published, named: tuple[str, str], called: Mapping[str, str], language: str, say: Say
) -> Iterator[Block]:
    """Give figures as bars and as a table; ``named`` is what the table is called, and its first column."""
    if not table.rows:
        yield Paragraph(say(_NO_FIGURES))
        return
    title, first = named
    head = (first, *(called[column] for column in table.columns), *((say(_ALL),) if table.row_totals else ()))
    sums = table.row_totals or tuple(row[0] for row in table.cells)
    if table.row_totals or len(table.columns) == 1:
        pairs = zip((called[row] for row in table.rows), sums, strict=True)
        yield Picture(title, bars(pairs), language)
    yield Table(title, head, tuple(_rows(table, called, say)), language, figures=True)


def _rows(table: Published, called: Mapping[str, str], say: Say) -> Iterator[tuple[str, ...]]:
    for y, row in enumerate(table.rows):
        yield (called[row], *_told(table.cells[y]), *_told(table.row_totals[y : y + 1]))
    if table.column_totals:
        yield (say(_ALL), *_told(table.column_totals), str(table.total))


def _told(figures: Iterable[Figure]) -> Iterator[str]:
    return map(str, figures)
