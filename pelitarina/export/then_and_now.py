"""What has changed between two sittings, as far as the kept words tell it?

Made of what is in force only. A number that was not said is not there: it is never nought, and nothing is added up.
"""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal
from itertools import groupby
from typing import Protocol

from pelitarina import area
from pelitarina.circle import HIGHEST, Circle
from pelitarina.errors import message
from pelitarina.export.block import Block, Heading, Lines, Picture
from pelitarina.export.figure import Flower, Petal
from pelitarina.i18n.day import written
from pelitarina.journal.draft import Answer, Owner
from pelitarina.journal.keep import ReflectionId, Sitting
from pelitarina.measure.change import Reading, Row, change, pairs
from pelitarina.measure.registry import Status, registry, with_status
from pelitarina.result import Result, said

HEADING = message("Then and now")
DAYS = message("Then {then}, now {now}.")
ROW = message("{name}: then {then}, now {now}")
NOT_SAID = message("nothing said")
LINE = message("What is coloured is now. The line is then.")
_BOTH = message("then {then}, now {now}")
_DRAWN = message("Then and now as a picture; the same in words beneath it")
IMPORTANCE = message("{area}, how important")
_OF_CIRCLE = ("now", "important")


class Kept(Protocol):
    """A kept answer, on its way out or not."""

    @property
    def id(self) -> ReflectionId: ...
    @property
    def sitting(self) -> Sitting: ...
    @property
    def answer(self) -> Answer: ...


def readings(kept: Iterable[Kept]) -> tuple[Reading, ...]:
    """Read what one customer's kept answers say in numbers: circles, a sitting each, and results from elsewhere.

    What a worker or anybody else said is left out. All of ``kept`` is of one person.
    """
    own = sorted((each for each in kept if each.answer.owner is Owner.CUSTOMER), key=_when)
    circles = [each for each in own if isinstance(each.answer.value, Circle)]
    found = [_circle(ref, tuple(some), own) for ref, some in groupby(circles, key=_of_prompt)]
    found += [_result(each, each.answer.value) for each in own if isinstance(each.answer.value, Result)]
    return tuple(found)


def then_and_now(kept: Iterable[Kept], language: str, say: Callable[[str], str]) -> Iterator[Block]:
    """Give the two numbers of each thing that was said twice, for a paper on which the words stand already."""
    for then, now in pairs(readings(kept)):
        days = say(DAYS).format(then=written(then.day, language), now=written(now.day, language))
        rows = (row_words(each, now.instrument, language, say) for each in change(then, now))
        yield Heading(f"{say(HEADING)}: {name(now, language)}")
        petals = tuple(_petals(change(then, now), language, say))
        if len(petals) > 1:  # one petal alone is no flower
            yield Picture(say(_DRAWN), Flower(petals), language)
            days = f"{days} {say(LINE)}"
        yield Lines((days, *rows))


def shares(row: Row) -> tuple[float | None, float | None]:
    """Give how far a petal is full, from 0 to 1, now and then; None where nothing was said."""
    now, then = (None if one is None else float(one) / HIGHEST for one in (row.now, row.then))
    return now, then


def _petals(rows: Iterable[Row], language: str, say: Callable[[str], str]) -> Iterator[Petal]:
    """Give a petal for each life area of a circle; what else was said has none."""
    for row in rows:
        if row.name.endswith(".now"):
            now, then = shares(row)
            told = say(_BOTH).format(then=_number(row.then, language, say), now=_number(row.now, language, say))
            yield Petal(number_name(row.name, "", language, say), told, now, then)


def name(reading: Reading, language: str) -> str:
    """Name what was said: the instrument, and where it is not ours, which version."""
    instrument = registry().get(reading.instrument)
    shown = instrument.name.said(language) if instrument else reading.instrument
    if instrument is not None and instrument.status is Status.SHIP:
        return shown
    return f"{shown}, {reading.version}"


def row_words(row: Row, instrument: str, language: str, say: Callable[[str], str]) -> str:
    """Say one number then and now."""
    then, now = (_number(one, language, say) for one in (row.then, row.now))
    return say(ROW).format(name=number_name(row.name, instrument, language, say), then=then, now=now)


def number_name(number: str, instrument: str, language: str, say: Callable[[str], str]) -> str:
    """Name one number: a life area, or what the form calls it."""
    each, _, question = number.partition(".")
    if question:
        shown = area.find(each).name.said(language)
        return say(IMPORTANCE).format(area=shown) if question == "important" else shown
    known = registry().get(instrument)
    names = {one.id: one.name.said(language) for one in known.numbers} if known else {}
    return names.get(number, number)


def _number(number: Decimal | None, language: str, say: Callable[[str], str]) -> str:
    return say(NOT_SAID) if number is None else said(number, language)


def _when(each: Kept) -> tuple[str, str]:
    return each.sitting.started_at.isoformat(), each.sitting.id


def _of_prompt(each: Kept) -> str:
    return f"{each.sitting.id} {each.answer.prompt.rpartition('/')[0]}"


def _circle(ref: str, parts: tuple[Kept, ...], own: list[Kept]) -> Reading:
    (ours,) = with_status(Status.SHIP)
    sitting, numbers = parts[0].sitting, {}
    for each in parts:
        assert isinstance(each.answer.value, Circle)
        for sector in each.answer.value.sectors:
            for question in _OF_CIRCLE:
                if (number := getattr(sector, question)) is not None:
                    numbers[f"{sector.area}.{question}"] = Decimal(number)
    words = tuple(one.answer.words for one in own if one.sitting.id == sitting.id and _tells(one.answer))
    return Reading("", ours.id, ours.version, sitting.started_at.date(), numbers, words, ref)


def _tells(answer: Answer) -> bool:
    """Whether somebody says there, in words, how they see it all."""
    return answer.kind == "write" and answer.area == "oma_arvio"


def _result(each: Kept, result: Result) -> Reading:
    words = (result.comment,) if result.comment else ()
    version = " ".join(result.version.casefold().split())
    return Reading("", result.instrument, version, result.day, dict(result.numbers), words, each.id)
