"""How long does it take to count a half-year of a million sittings, beside the bare COUNT of the same rows?

``python -m benchmarks.report`` makes the rows by SQL, in SQLCipher and, where PostgreSQL is here, in a county's
database, and counts them by turns: all that a release needs (``Journal.tally``), and ``SELECT count(*)`` over the rows
it counts.
"""

import json
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator
from pathlib import Path

from sqlalchemy import text

from benchmarks.journal import AT, CONTROLLER, NOTICE, PASSPHRASE, Pairs, clocked, stamp
from benchmarks.table import Row, table
from pelitarina.export.release import release
from pelitarina.journal import COUNTS, Answer, Choice, Owner, Sitting, store
from pelitarina.journal.half import half_of
from pelitarina.journal.schema import NO_TEAM
from tests.journal.county import County
from tests.journal.ground import around
from tests.journal.server import programs, server

EACH, STORIES, OPTIONS = 5, 8, 40
"""Sittings of a customer, stories that are played, options that can be marked."""
HALF = half_of(AT)
AGAINST = "SELECT count(*) of the same rows"
_LAPTOP = {"id": "printf('%032x', {})", "blob": "X'00'", "team": f"'{NO_TEAM.replace('-', '')}'"}
_COUNTY = {
    "id": "lpad(to_hex({}), 32, '0')::uuid",
    "blob": "'\\x00'::bytea",
    "team": "(SELECT team FROM team_member WHERE role = 'aino')",
}
_MET = "2026-08-01 12:00:00.000000"
_LANGUAGE = "CASE WHEN i % 17 = 0 THEN 'sv' WHEN i % 29 = 0 THEN 'en' ELSE 'fi' END"


def fill(run: Callable[[str], object], sittings: int, kind: dict[str, str]) -> None:
    """Make so many sittings, each with one answer that is counted. ``run`` runs a statement."""
    name, people = kind["id"], sittings // EACH
    who, what = name.format(f"(i % {people}) + 16"), name.format("i + 1000000000")
    rows = {
        "customer (id, pseudonym, created_at": f"{name.format('i + 16')}, {kind['blob']}, '{_MET}'",
        "sitting (customer, id, story, story_title, story_hash, language, started_at": (
            f"{who}, 's' || i, 'tarina_' || (i % {STORIES}), 'Tarina', 'ab', {_LANGUAGE}, '{_MET}'"
        ),
        "reflection (id, customer, sitting, position": f"{what}, {who}, 's' || i, 0",
        "counted (reflection, number, customer, sitting, half, story, language, met_at, option": (
            f"{what}, 0, {who}, 's' || i, '{HALF}', 'tarina_' || (i % {STORIES}), {_LANGUAGE}, '{_MET}', marked.id"
        ),
    }
    options = "SELECT id, row_number() OVER (ORDER BY id) - 1 AS place FROM countable"
    for into, values in rows.items():
        many = people if into.startswith("customer") else sittings
        series = f"WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < {many})"  # noqa: S608
        source = f"n JOIN ({options}) AS marked ON marked.place = i % {OPTIONS}" if "option" in into else "n"
        run(f"INSERT INTO {into}, team) {series} SELECT {values}, {kind['team']} FROM {source}")  # noqa: S608  # all of it is ours


def counted(journal: store.Journal, times: int, where: str) -> Iterator[Row]:
    """Count by turns: for a release, and bare."""
    vault = journal._vault  # noqa: SLF001
    bare = text("SELECT count(*) FROM counted WHERE half = :half")

    def floor(_: int) -> object:
        return vault.look(lambda: vault.connection.scalar(bare, {"half": str(HALF)}))

    rows = Pairs.timed(times, lambda _: journal.tally(HALF), floor)
    yield Row(f"{where}: count", "ms", tuple(rows.ours), tuple(rows.floor), AGAINST, in_turns=True)
    found = journal.tally(HALF)
    yield Row(f"{where}: round and hide", "ms", tuple(clocked(lambda: release(found, str(HALF))) for _ in range(times)))


def named(journal: store.Journal) -> None:
    """Let there be options whose names open, kept the usual way."""
    sitting = Sitting("x", "tarina", "Tarina", "ab", "fi", AT)
    names = tuple(f"vaihtoehto_{number}" for number in range(OPTIONS))
    answer = Answer("a/b", Owner.CUSTOMER, "some", "Mikä?", "sanat", names, None, "fi")
    journal.keep("Asiakas", sitting, [Choice(answer, frozenset({COUNTS}))], stamp(), NOTICE)


def on_this_computer(sittings: int, times: int, told: Callable[[str], None]) -> list[Row]:
    """Measure in a sealed file."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "journal"
        folder.mkdir()
        store.create(folder, PASSPHRASE, CONTROLLER, AT)
        with store.unlock(folder, PASSPHRASE, AT) as journal:
            vault = journal._vault  # noqa: SLF001
            named(journal)
            with vault.transaction() as opened:
                took = clocked(lambda: fill(opened.exec_driver_sql, sittings, _LAPTOP))
            told(f"SQLCipher: {sittings} sittings made in {took / 1000:.0f} s")
            return list(counted(journal, times, "SQLCipher"))


def in_a_county(sittings: int, times: int, told: Callable[[str], None]) -> list[Row]:
    """Measure in PostgreSQL, as a worker behind the wall between teams."""
    with server() as running, tempfile.TemporaryDirectory() as place:
        county = County(running, running.database(), Path(place))
        with around(county):
            county.found("aino")
            with county.unlock("aino") as journal:
                named(journal)
            took = clocked(lambda: fill(county.sql, sittings, _COUNTY))
            told(f"PostgreSQL: {sittings} sittings made in {took / 1000:.0f} s")
            county.sql("VACUUM ANALYZE")
            with county.unlock("aino") as journal:
                return list(counted(journal, times, "PostgreSQL"))


def main() -> None:
    """Measure, and show the table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--sittings", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=5)
    parser.add_argument("--quick", action="store_true", help="2,000 sittings, once: only to see it run")
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    sittings, times = (2_000, 1) if args.quick else (args.sittings, args.times)

    def told(line: str) -> None:
        print(line, file=sys.stderr)

    rows = on_this_computer(sittings, times, told)
    rows += in_a_county(sittings, times, told) if programs() else []
    sys.stdout.write(table(rows) + "\n")
    if args.json:
        args.json.write_text(json.dumps([row.told() for row in rows], indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
