"""How long does one wait for the journal, beside bare SQLite that holds the same rows and hides nothing?

``python -m benchmarks.journal`` fills a journal with made-up reflections, copies its rows into a plain SQLite file
(``journal_bare``), and does the same work in both by turns.
"""

import json
import shutil
import sys
import tempfile
import time
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from benchmarks.journal_bare import Bare
from benchmarks.made_words import TOLD
from benchmarks.table import Row, table
from pelitarina.journal import (
    ASSESSMENT,
    OWN_COPY,
    Answer,
    Choice,
    Controller,
    How,
    Notice,
    Owner,
    Sitting,
    Stamp,
    keys,
    store,
)
from pelitarina.journal.folder import DATABASE

PASSPHRASE = "kolme hiirta pimeassa"  # noqa: S105  # of a journal that is thrown away
AT = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
CONTROLLER = Controller("Esimerkkikunta", "puh. 000 000", "made up for a measurement", months=12)
NOTICE = Notice("keep", 1, "fi", "Sinä päätät, mitä säilyy.")
EACH, AT_ONCE = 100, 10
"""Reflections of a customer, and of one sitting."""
AGAINST = "bare SQLite, the same rows in plain"


@dataclass
class Pairs:
    """Times of both sides, in milliseconds, taken in turns."""

    ours: list[float]
    floor: list[float]

    @classmethod
    def timed(cls, times: int, ours: Callable[[int], object], floor: Callable[[int], object]) -> "Pairs":
        """Do both so many times; the first of each is not counted. The number of the turn is handed in."""
        pairs = [(clocked(lambda n=n: ours(n)), clocked(lambda n=n: floor(n))) for n in range(times + 1)]  # type: ignore[misc]
        return cls([pair[0] for pair in pairs[1:]], [pair[1] for pair in pairs[1:]])

    def row(self, what: str, budget: float | None = None) -> Row:
        return Row(what, "ms", tuple(self.ours), tuple(self.floor), AGAINST, budget, in_turns=True)


def clocked(work: Callable[[], object]) -> float:
    """Give how long ``work`` takes, in milliseconds of wall time."""
    began = time.perf_counter()
    work()
    return (time.perf_counter() - began) * 1000


def stamp() -> Stamp:
    """Say who sat at the keyboard."""
    return Stamp(AT, 120, "worker", How.TAPPED)


def choices(count: int, seed: int) -> list[Choice]:
    """Give so many answers of about fifty words, each for two purposes."""
    said = (" ".join(TOLD[(seed + n + k) % len(TOLD)] for k in range(7)) for n in range(count))
    both = frozenset({OWN_COPY, ASSESSMENT})
    return [
        Choice(Answer("kitchen/what", Owner.CUSTOMER, "write", "Mitä pelasit?", words, None, "arki", "fi"), both)
        for words in said
    ]


def sitting(number: int) -> Sitting:
    """Give one sitting of many."""
    return Sitting(f"sitting-{number}", "story", "Tarina", "ab" * 32, "fi", AT + timedelta(days=number))


def fill(journal: store.Journal, reflections: int) -> None:
    """Keep so many reflections, ``EACH`` a customer."""
    for number in range(reflections // AT_ONCE):
        who, which = divmod(number, EACH // AT_ONCE)
        journal.keep(f"Asiakas {who}", sitting(which), choices(AT_ONCE, number), stamp(), NOTICE)


def unlocking(folder: Path, bare: Bare, times: int) -> Iterator[Row]:
    """Unlock and close: all of it, and by itself the stretching of the passphrase, which is meant to be slow."""
    file = keys.read(folder)
    argon = Pairs.timed(times, lambda _: keys.unlock(file, PASSPHRASE, folder), lambda _: None).ours
    pairs = Pairs.timed(times, lambda _: store.unlock(folder, PASSPHRASE, AT).close(), lambda _: bare.reopen())
    yield pairs.row("unlock and close, all of it", 600)
    yield Row("unlock, Argon2id alone", "ms", tuple(argon))


def looking(journal: store.Journal, bare: Bare, times: int) -> Iterator[Row]:
    """Measure what changes nothing."""
    people = [one.id for one in journal.customers()]
    lists = Pairs.timed(times, lambda _: journal.holders(AT), lambda _: bare.holders(AT))
    yield lists.row("list: every customer, with counts")
    opened = Pairs.timed(
        5 * times,
        lambda n: journal.entries(people[n % len(people)], AT),
        lambda n: bare.entries(people[n % len(people)], AT),
    )
    yield opened.row(f"open a customer of {EACH}")


def changing(journal: store.Journal, bare: Bare, times: int) -> Iterator[Row]:
    """Measure what changes something, each time something else."""
    people = [one.id for one in journal.customers()]
    name = "Asiakas 0"
    kept = Pairs.timed(
        times,
        lambda n: journal.keep(name, sitting(100 + n), choices(AT_ONCE, n), stamp(), NOTICE),
        lambda n: bare.keep(people[0], sitting(100 + n), choices(AT_ONCE, n), stamp()),
    )
    yield kept.row(f"keep {AT_ONCE} at once")
    ids = [entry.id for entry in journal.entries(people[1], AT)]
    back = Pairs.timed(
        min(times, len(ids) - 1),
        lambda n: journal.take_back(ids[n], None, stamp()),
        lambda n: bare.take_back(ids[n], stamp()),
    )
    yield back.row("take one back")
    last = people[2:]
    gone = Pairs.timed(
        min(times, len(last) - 1),
        lambda n: journal.erase_customer(last[n], stamp()),
        lambda n: bare.erase(last[n], stamp()),
    )
    yield gone.row(f"erase a customer of {EACH}")


def measured(reflections: int, times: int, told: Callable[[str], None]) -> list[Row]:
    """Do all of it in a folder of its own, which is taken away again."""
    folder = Path(tempfile.mkdtemp(prefix="journal-"))
    try:
        store.create(folder, PASSPHRASE, CONTROLLER, AT)
        with store.unlock(folder, PASSPHRASE, AT) as journal:
            filling = clocked(lambda: fill(journal, reflections))
            told(f"{reflections} reflections kept in {filling / 1000:.0f} s")
            bare = Bare.copied(journal, folder / "bare.sqlite", AT)
        sizes = [(folder / name).stat().st_size / 1e6 for name in (DATABASE, "bare.sqlite")]
        rows = [Row("the file", "MB", (sizes[0],), (sizes[1],), AGAINST)]
        rows += unlocking(folder, bare, times)
        with store.unlock(folder, PASSPHRASE, AT) as journal:
            rows += looking(journal, bare, times)
            rows += changing(journal, bare, times)
        bare.close()
        return rows
    finally:
        shutil.rmtree(folder)


def main() -> None:
    """Measure, and show the table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--reflections", type=int, default=10_000)
    parser.add_argument("--times", type=int, default=20)
    parser.add_argument("--quick", action="store_true", help="everything twice, 600 reflections: only to see it run")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    reflections, times = (6 * EACH, 1) if args.quick else (args.reflections, args.times)
    rows = measured(reflections, times, lambda text: print(text, file=sys.stderr))
    sys.stdout.write(table(rows) + "\n")
    if args.json:
        args.json.write_text(json.dumps([row.told() for row in rows], indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
