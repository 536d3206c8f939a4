"""How long does one wait for the journal in a county's database, beside the same rows in plain on the same server?

``python -m benchmarks.journal_county`` starts a PostgreSQL of its own, sets it up by the page for a county, and makes a
team's journal of so many reflections: not by keeping each (that would take days), but row for row as the program seals
them. One customer is then looked through, to show that it is so. The bare side has the same tables and indexes, no row
security, and the answers in plain JSON; psycopg asks the same questions.
"""

import json
import os
import sys
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
from msgspec.structs import astuple
from psycopg.types.string import TextLoader

from benchmarks.journal import (
    AT,
    AT_ONCE,
    CONTROLLER,
    EACH,
    NOTICE,
    PASSPHRASE,
    Pairs,
    changing,
    choices,
    clocked,
    looking,
    sitting,
    stamp,
)
from benchmarks.journal_bare import Bare
from benchmarks.made_words import TOLD
from benchmarks.table import Row, table
from pelitarina.journal import Choice, CustomerId, ReflectionId, body, keys, schema, seal, store
from pelitarina.journal.audit import Fact, Head, bind, bind_under
from pelitarina.journal.keep import months_after
from pelitarina.journal.service import Service
from pelitarina.journal.store import joining, ledger
from pelitarina.journal.store.vault import (
    Vault,
    body_place,
    customer_key_place,
    pseudonym_place,
    reflection_key_place,
)
from tests.journal.server import Server, server

AGAINST = "bare PostgreSQL, the same rows in plain"
ROOM = {"shared_buffers": "512MB", "max_wal_size": "4GB", "maintenance_work_mem": "256MB"}
"""What a small server of a county has, where the tests do with less."""
AT_A_TIME = 100
"""Customers whose rows are put into the database together."""
Rows = dict[str, list[tuple[Any, ...]]]
PLAIN = {"customer": "pseudonym", "reflection": "body"}
"""The sealed columns that lie in plain on the bare side."""
BY = stamp()
LAST_DAY = months_after(AT.date(), CONTROLLER.months)
SITTINGS = [astuple(sitting(one)) for one in range(EACH // AT_ONCE)]


class Asked:
    """A connection that is asked as Python's ``sqlite3`` is, and answers times, days and ids as text, as that does."""

    def __init__(self, place: str) -> None:
        self.driver = psycopg.connect(place, autocommit=True)
        self.driver.execute("SET search_path = bare")
        self.driver.execute("SET timezone = 'UTC'")
        for name in ("timestamptz", "date", "uuid"):
            self.driver.adapters.register_loader(name, TextLoader)

    def execute(self, sql: str, values: Sequence[object] = ()) -> "psycopg.Cursor[Any]":
        return self.driver.execute(sql.replace("?", "%s").replace(" IMMEDIATE", ""), values)

    def close(self) -> None:
        self.driver.close()


class BareCounty(Bare):
    """The same rows in plain, on the same server."""

    def __init__(self, place: str) -> None:
        self.place = place
        self.file = Asked(place)  # type: ignore[assignment]

    def reopen(self) -> None:
        self.file.close()
        self.file = Asked(self.place)  # type: ignore[assignment]
        self.file.execute("SELECT * FROM controller").fetchall()


@dataclass
class Made:
    """Makes the rows of customers as the program would. Sealed is each by itself; what is said is often the same."""

    vault: Vault
    seq: int = 0
    said: dict[int, tuple[bytes, Choice]] = field(default_factory=dict)

    def customer(self, number: int) -> tuple[Rows, Rows]:
        """Give the rows of one customer by their tables, and by their ids what lies in plain on the bare side."""
        assert self.vault.team is not None
        who, key, team = CustomerId(str(uuid4())), seal.new_key(), self.vault.team.id
        name, rows, plain = f"Asiakas {number}".encode(), Rows(), Rows()
        wrapped = seal.wrap(self.vault.ring.wrapping, key, customer_key_place(who))
        rows["customer"] = [(who, seal.seal(key, name, pseudonym_place(who)), AT, team)]
        plain["customer"] = [(who, name)]
        rows["customer_key"] = [(who, wrapped, team)]
        rows["sitting"] = [(who, *told, team) for told in SITTINGS]
        head = Head()
        for position in range(EACH):
            data, choice = self._said(number + position)
            reflection, own = ReflectionId(str(uuid4())), seal.new_key()
            at = (who, SITTINGS[position // AT_ONCE][0], position % AT_ONCE)
            sealed = seal.seal(own, data, body_place(reflection, who))
            rows.setdefault("reflection", []).append((reflection, *at, sealed, team))
            plain.setdefault("reflection", []).append((reflection, data))
            wrapped = seal.wrap(key, own, reflection_key_place(reflection, who))
            rows.setdefault("reflection_key", []).append((reflection, who, wrapped, team))
            witness = seal.witness(own, choice.answer.words)
            for purpose in sorted(choice.purposes):
                head, row = self._event(who, reflection, purpose, witness, head)
                rows.setdefault("keep", []).append((*row, team))
        vouched = bind_under(self.vault.ring.audit.material)(head.hash, {"chain": who, "length": head.length})
        rows["head"] = [(who, head.length, head.hash, vouched, team)]
        return rows, plain

    def _said(self, number: int) -> tuple[bytes, Choice]:
        """Give an answer and its bytes; after so many sentences they come round again."""
        which = number % len(TOLD)
        if which not in self.said:
            (choice,) = choices(1, which)
            self.said[which] = (body.to_bytes(choice.answer), choice)
        return self.said[which]

    def _event(
        self, who: str, reflection: str, purpose: str, witness: bytes, head: Head
    ) -> tuple[Head, tuple[Any, ...]]:
        self.seq += 1
        facts: dict[str, Fact] = {
            "seq": self.seq, "id": str(uuid4()), "customer": who, "reflection": reflection, "purpose": purpose,
            "decision": "kept", "decided_at": AT, "offset_minutes": BY.offset_minutes, "recorded_by": BY.recorded_by,
            "how": BY.how, "notice_id": NOTICE.id, "notice_version": NOTICE.version,
            "notice_language": NOTICE.language, "notice_sha256": NOTICE.sha256, "witness": witness,
            "last_day": LAST_DAY,
        }  # fmt: skip
        after = Head(head.length + 1, bind(head.hash, facts))
        return after, (*facts.values(), head.hash, after.hash)


def fill(driver: "psycopg.Connection[Any]", made: Made, reflections: int, told: Callable[[str], None]) -> None:
    """Put the rows into the database, and the same in plain beside them, whose indexes are made when all is there."""
    names = [one.name for one in schema.metadata.sorted_tables]
    driver.execute("CREATE SCHEMA bare")
    driver.execute("SET session_replication_role = replica")  # no look at a row for each that points at it
    for name, column in PLAIN.items():
        driver.execute(f"CREATE UNLOGGED TABLE bare.plain_{name} (id uuid, {column} bytea)")
    people = reflections // EACH
    for start in range(0, people, AT_A_TIME):
        both = [made.customer(number) for number in range(start, min(start + AT_A_TIME, people))]
        for name in (one for one in names if one in both[0][0]):
            _put(driver, f"public.{name}", (row for rows, _ in both for row in rows[name]))
        for name in PLAIN:
            _put(driver, f"bare.plain_{name}", (row for _, plain in both for row in plain[name]))
        if start // AT_A_TIME % 10 == 9:
            told(f"  {(start + AT_A_TIME) * EACH} of {reflections}")
    driver.execute("SET session_replication_role = origin")
    for name in names:
        _copy_in_plain(driver, name)
    driver.execute("CREATE INDEX ON bare.keep (seq)")
    driver.execute("CREATE INDEX ON bare.audit (seq)")
    driver.execute("VACUUM ANALYZE")


def _copy_in_plain(driver: "psycopg.Connection[Any]", name: str) -> None:
    """Copy a table of the journal's, with its indexes, and each sealed field in plain."""
    driver.execute(f"CREATE TABLE bare.{name} (LIKE public.{name})")
    if name in PLAIN:
        columns = [
            f"plain.{one.name}" if one.name == PLAIN[name] else f"public.{name}.{one.name}"
            for one in schema.metadata.tables[name].columns
        ]
        beside = f"JOIN bare.plain_{name} AS plain ON plain.id = public.{name}.id"
        driver.execute(f"INSERT INTO bare.{name} SELECT {', '.join(columns)} FROM public.{name} {beside}")  # noqa: S608  # our own names
        driver.execute(f"DROP TABLE bare.plain_{name}")
    else:
        driver.execute(f"INSERT INTO bare.{name} SELECT * FROM public.{name}")  # noqa: S608  # our own names
    made = driver.execute("SELECT indexdef FROM pg_indexes WHERE schemaname = 'public' AND tablename = %s", (name,))
    for (index,) in made.fetchall():
        driver.execute(index.replace(" ON public.", " ON bare."))


def _put(driver: "psycopg.Connection[Any]", name: str, rows: Iterator[tuple[Any, ...]]) -> None:
    with driver.transaction(), driver.cursor().copy(f"COPY {name} FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def measured(running: Server, folder: Path, reflections: int, times: int, told: Callable[[str], None]) -> list[Row]:
    """Do all of it in a database of its own."""
    database = running.database()
    os.environ.update(running.environment(database, {"kunta": "saara"}))  # noqa: TID251  # as a worker's computer has it
    kunta = Service("kunta", folder)
    joining.found(kunta, PASSPHRASE, CONTROLLER, AT)
    with store.unlock(kunta, PASSPHRASE, AT) as journal, running.connect(database) as driver:
        vault = journal._vault  # noqa: SLF001  # rows are made as it makes them
        with vault.transaction():
            ledger.add_notice(vault, NOTICE)
        filling = clocked(lambda: fill(driver, Made(vault), reflections, told))
        size = driver.execute("SELECT (pg_database_size(current_database()) / 1000000)::text").fetchone()
        told(f"{reflections} reflections made in {filling / 1000:.0f} s; with the bare ones {size} MB")
        first = journal.customers()[0].id
        with vault.transaction():
            assert ledger.is_chain_whole(vault, first)
    bare = BareCounty(f"host={running.folder} dbname={database} user=postgres")
    argon = Pairs.timed(times, lambda _: keys.unlock(keys.read(folder), PASSPHRASE, folder), lambda _: None).ours
    pairs = Pairs.timed(times, lambda _: store.unlock(kunta, PASSPHRASE, AT).close(), lambda _: bare.reopen())
    rows = [pairs.row("unlock and close, all of it"), Row("unlock, Argon2id alone", "ms", tuple(argon))]
    with store.unlock(kunta, PASSPHRASE, AT) as journal:
        assert len(journal.entries(first, AT)) == len(bare.entries(first, AT)) == EACH
        rows += looking(journal, bare, times)
        rows += changing(journal, bare, times)
    bare.close()
    return [replace(row, against=AGAINST if row.floor else "") for row in rows]


def main() -> None:
    """Measure, and show the table."""
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--reflections", type=int, default=1_000_000)
    parser.add_argument("--times", type=int, default=10)
    parser.add_argument("--json", type=Path)
    args = parser.parse_args()
    with server(**ROOM) as running, tempfile.TemporaryDirectory() as folder:
        rows = measured(running, Path(folder), args.reflections, args.times, lambda text: print(text, file=sys.stderr))
    sys.stdout.write(table(rows) + "\n")
    if args.json:
        args.json.write_text(json.dumps([row.told() for row in rows], indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
