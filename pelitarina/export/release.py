"""What is published of a half-year: which stories were played, what was marked, what workers noted. Figures only.

Made once for each half-year, from the exact counts, and kept as it is; whoever asks again gets the same figures.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Final

from msgspec import Struct, to_builtins

from pelitarina.export.disclosure import Counts, Figure, Mark, Published, publish, rounded
from pelitarina.journal.phenomenon import TAGS, Signal
from pelitarina.journal.store.counting import Option, Tally

VERSION: Final = 1


class Marked(Struct, frozen=True):
    """How many customers marked an option; names as the story has them."""

    story: str
    prompt: str
    option: str
    customers: Figure


class Release(Struct, frozen=True):
    """The figures of one half-year.

    Attributes:
        half: such as ``2026-1``.
        sat: customers by story and language.
        marked: customers by option, in the order of story, prompt and option.
        noted: workers' notes by theme (``phenomenon.TAGS``) and kind (``Signal``).
    """

    half: str
    sat: Published
    marked: tuple[Marked, ...]
    noted: Published


def release(tally: Tally, half: str) -> Release:
    """Make what may leave of the counts of a half-year."""
    languages = sorted({language for _, language in tally.sat})
    people = (*(tally.people.get(language, 0) for language in languages), tally.people.get("", 0))
    marked = tuple(
        Marked(option.story, option.prompt, option.option, rounded(tally.marked[option]))
        for option in sorted(tally.marked, key=_in_order)
    )
    sat = _counts(tally.sat, sorted({story for story, _ in tally.sat}), languages, people)
    return Release(half, publish(sat), marked, publish(_counts(tally.noted, TAGS, Signal)))


def to_text(release: Release) -> str:
    """Write a release down as JSON; ``from_text`` gives it back."""
    return json.dumps({"version": VERSION, **to_builtins(release)}, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> Release:
    """Read what ``to_text`` wrote."""
    facts = json.loads(text)
    marked = tuple(Marked(**{**one, "customers": _figure(one["customers"])}) for one in facts["marked"])
    return Release(facts["half"], _published(facts["sat"]), marked, _published(facts["noted"]))


def _counts(
    found: Mapping[tuple[str, str], int], rows: Iterable[str], columns: Iterable[str], people: tuple[int, ...] = ()
) -> Counts:
    rows, columns = tuple(map(str, rows)), tuple(map(str, columns))
    cells = tuple(tuple(found.get((row, column), 0) for column in columns) for row in rows)
    return Counts(rows, columns, cells, people)


def _in_order(option: Option) -> tuple[str, str, tuple[int, str]]:
    """Numbers of a scale stand in their order, names by the alphabet."""
    name = option.option
    return option.story, option.prompt, (int(name), "") if name.isdecimal() else (-1, name)


def _published(facts: Mapping[str, Any]) -> Published:
    return Published(
        tuple(facts["rows"]),
        tuple(facts["columns"]),
        tuple(tuple(map(_figure, row)) for row in facts["cells"]),
        tuple(map(_figure, facts["row_totals"])),
        tuple(map(_figure, facts["column_totals"])),
        _figure(facts["total"]),
    )


def _figure(told: int | str) -> Figure:
    return told if isinstance(told, int) else Mark(told)
