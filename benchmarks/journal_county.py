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
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from uuid import uuid4

import psycopg
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
from benchmarks.table import Row, table
from pelitarina.journal import CustomerId, ReflectionId, body, keys, schema, seal, store
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
AT_A_TIME = 100
"""Customers whose rows are put into the database together."""
Rows = dict[str, list[tuple[Any, ...]]]


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
    """Makes the rows of customers as the program would."""

    vault: Vault
    seq: int = 0

    def customer(self, number: int) -> tuple[Rows, Rows]:
        """Give the rows of one customer by their tables: sealed, and those that are otherwise in plain."""
        assert self.vault.team is not None
        who, key, team = CustomerId(str(uuid4())), seal.new_key(), self.vault.team.id
        name, rows, plain = f"Asiakas {number}".encode(), Rows(), Rows()
        wrapped = seal.wrap(self.vault.ring.wrapping, key, customer_key_place(who))
        rows["customer"] = [(who, seal.seal(key, name, pseudonym_place(who)), AT, team)]
        plain["customer"] = [(who, name, AT, team)]
        rows["customer_key"] = [(who, wrapped, team)]
        for one in range(EACH // AT_ONCE):
            met = sitting(one)
            told = (met.id, met.story, met.story_title, met.story_hash, met.language, met.started_at)
            rows.setdefault("sitting", []).append((who, *told, team))
        head = Head()
        for position, choice in enumerate(choices(EACH, number)):
            reflection, own, data = ReflectionId(str(uuid4())), seal.new_key(), body.to_bytes(choice.answer)
            at = (who, sitting(position // AT_ONCE).id, position % AT_ONCE)
            sealed = seal.seal(own, data, body_place(reflection, who))
            rows.setdefault("reflection", []).append((reflection, *at, sealed, team))
            plain.setdefault("reflection", []).append((reflection, *at, data, team))
            wrapped = seal.wrap(key, own, reflection_key_place(reflection, who))
            rows.setdefault("reflection_key", []).append((reflection, who, wrapped, team))
            witness = seal.witness(own, choice.answer.words)
            for purpose in sorted(choice.purposes):
                head, row = self._event(who, reflection, purpose, witness, head)
                rows.setdefault("keep", []).append((*row, team))
        vouched = bind_under(self.vault.ring.audit.material)(head.hash, {"chain": who, "length": head.length})
        rows["head"] = [(who, head.length, head.hash, vouched, team)]
        return rows, plain

    def _event(
        self, who: str, reflection: str, purpose: str, witness: bytes, head: Head
    ) -> tuple[Head, tuple[Any, ...]]:
        self.seq += 1
        by = stamp()
        facts: dict[str, Fact] = {
            "seq": self.seq, "id": str(uuid4()), "customer": who, "reflection": reflection, "purpose": purpose,
            "decision": "kept", "decided_at": AT, "offset_minutes": by.offset_minutes, "recorded_by": by.recorded_by,
            "how": by.how, "notice_id": NOTICE.id, "notice_version": NOTICE.version,
            "notice_language": NOTICE.language, "notice_sha256": NOTICE.sha256, "witness": witness,
            "last_day": months_after(AT.date(), CONTROLLER.months),
        }  # fmt: skip
        after = Head(head.length + 1, bind(head.hash, facts))
        return after, (*facts.values(), head.hash, after.hash)


def fill(driver: "psycopg.Connection[Any]", made: Made, reflections: int) -> None:
    """Put the rows into the database, and the same in plain beside them."""
    names = [one.name for one in schema.metadata.sorted_tables]
    driver.execute("CREATE SCHEMA bare")
    for name in names:
        driver.execute(f"CREATE TABLE bare.{name} (LIKE public.{name} INCLUDING INDEXES)")
    driver.execute("CREATE INDEX ON bare.keep (seq)")
    driver.execute("CREATE INDEX ON bare.audit (seq)")
    for start in range(0, reflections // EACH, AT_A_TIME):
        count = min(AT_A_TIME, reflections // EACH - start)
        both = [made.customer(number) for number in range(start, start + count)]
        for name in (one for one in names if one in both[0][0]):
            _put(driver, f"public.{name}", (row for rows, _ in both for row in rows[name]))
            _put(driver, f"bare.{name}", (row for rows, plain in both for row in plain.get(name, rows[name])))
    for name in ("controller", "notice", "audit"):
        driver.execute(f"INSERT INTO bare.{name} SELECT * FROM public.{name}")  # noqa: S608  # our own names
    driver.execute("VACUUM ANALYZE")


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
        filling = clocked(lambda: fill(driver, Made(vault), reflections))
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
    with server() as running, tempfile.TemporaryDirectory() as folder:
        rows = measured(running, Path(folder), args.reflections, args.times, lambda text: print(text, file=sys.stderr))
    sys.stdout.write(table(rows) + "\n")
    if args.json:
        args.json.write_text(json.dumps([row.told() for row in rows], indent=2), encoding="utf-8")


if __name__ == "__main__":
    main()
