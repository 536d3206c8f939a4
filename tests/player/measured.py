"""Screens of results from elsewhere, and of what was said then and now. All answers are made up."""

from collections.abc import Callable
from datetime import datetime, timedelta
from decimal import Decimal

from msgspec.structs import replace

from pelitarina.circle import Circle, Sector
from pelitarina.journal.draft import Answer, Owner, Value
from pelitarina.journal.keep import (
    OWN_COPY,
    CustomerId,
    Decision,
    Entry,
    KeepEvent,
    ReflectionId,
    Sitting,
    months_after,
)
from pelitarina.player.kept import CustomersFound, KeptFound, Known
from pelitarina.player.model import Mode
from pelitarina.result import Result
from tests.player.table import AT, PIENI, TERMS, Table, pieni_words

KUUSI = CustomerId("k")
SPRING = AT - timedelta(days=200)


def entry(number: int, at: datetime, prompt: str, kind: str, words: str, value: Value, area: str) -> Entry:
    """An answer of the customer's, kept for the own copy."""
    sitting = Sitting(f"s-{at:%m}", "ympyra", "Elämän ympyrä", "0" * 64, "fi", at)
    answer = Answer(prompt, Owner.CUSTOMER, kind, "Millaista elämäsi on nyt?", words, value, area, "fi")
    event = KeepEvent(OWN_COPY, Decision.KEPT, at, months_after(AT.date(), 12))
    return Entry(ReflectionId(f"r-{number}"), sitting, answer, (event,))


def circle_of(number: int, at: datetime, **said: tuple[int | None, int | None]) -> list[Entry]:
    """A circle as it is kept: each area by itself."""
    return [
        entry(number + n, at, f"ympyrä/ympyrä/{area}", "circle", f"nyt {now}", Circle((Sector(area, now, important),)),
              area)
        for n, (area, (now, important)) in enumerate(said.items())
    ]  # fmt: skip


def result(number: int, at: datetime, version: str, comment: str, **numbers: str) -> Entry:
    """A result from elsewhere."""
    value = Result(
        "kykyviisari", version, at.date(), tuple((one, Decimal(said)) for one, said in numbers.items()), comment
    )
    return entry(number, at, "@measure/kykyviisari", "measure", comment, value, "tyo")


TWICE = (
    *circle_of(0, SPRING, asuminen=(7, 8), talous=(3, 9), suhteet=(0, None), arki=(6, 4), terveys=(4, 8)),
    entry(9, SPRING, "katse/mieleen", "write", "Että koti on noinkin hyvin.", None, "oma_arvio"),
    *circle_of(10, AT, asuminen=(7, 9), talous=(5, 9), tyo=(2, 3), arki=(8, 4), terveys=(3, 8)),
    entry(19, AT, "katse/mieleen", "write", "Sain puhuttua vuokrasta. Uni on yhä hukassa.", None, "oma_arvio"),
    result(20, SPRING, "2024", "Aamut ovat vaikeita.", work_ability="4", mind="55"),
    result(21, AT, "2024", "Pyöräily auttaa.", work_ability="6"),
)
"""What somebody said in spring and in November."""


def storing(table: Table) -> Table:
    table.model = replace(table.model, mode=Mode.COMPUTER, terms=TERMS, window=True)
    return table


def kept_of(table: Table, entries: tuple[Entry, ...] = TWICE) -> Table:
    """Come to what Kuusi has kept; what the journal would say is told."""
    storing(table).press("home.kept")
    table.model = replace(table.model, reading=True)
    table.tell(CustomersFound((Known(KUUSI, "Kuusi", len(entries), AT.date()),)))
    return table.tell(KeptFound(KUUSI, "Kuusi", entries, AT, AT.date()))


def stopped(table: Table) -> Table:
    return table.opens(PIENI, pieni_words(table.model.language)).begins().press("bar.stop")


def chosen(table: Table, instrument: str = "kykyviisari") -> Table:
    return stopped(table).press("review.measures", f"measure.{instrument}")


def wrote(table: Table) -> Table:
    """Write a result down, as a terminal does."""
    table = chosen(table).write("2024", "measure.version").write("3.11.2026", "measure.day")
    table.write("6", "measure.number.work_ability").write("3,5", "measure.number.mind")
    return table.write("Pyöräily auttaa.", "measure.comment")


SCREENS: dict[str, Callable[[Table], Table]] = {
    "measures": lambda t: windowed(stopped(windowed(t)).press("review.measures")),
    "measure": lambda t: chosen(windowed(t)),
    "measure-terminal": wrote,
    "preview-numbers": lambda t: kept_of(t).press("kept.own", "along.take"),
    "since": lambda t: kept_of(t).press("kept.since"),
    "since-terminal": lambda t: terminal(kept_of(t).press("kept.since")),
}


def windowed(table: Table) -> Table:
    table.model = replace(table.model, window=True)
    return table


def terminal(table: Table) -> Table:
    table.model = replace(table.model, window=False)
    return table
