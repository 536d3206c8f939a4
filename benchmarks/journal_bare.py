"""What does the same work cost in a bare SQLite file, with nothing sealed? The floor under the journal's figures.

The same tables, indexes and rows, with the answers in plain JSON instead of sealed. The same questions are asked in
SQL by Python's own ``sqlite3``, and the same values come back. Changes are as lasting: WAL, ``synchronous=FULL``.
What only the journal does has no row here: keys, chains' hashes, taking traces out of the file.
"""

import sqlite3
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Self
from uuid import uuid4

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from pelitarina.journal import Choice, CustomerId, ReflectionId, Sitting, Stamp, body, schema, store
from pelitarina.journal.keep import Decision, Entry, KeepEvent, Purpose, in_force
from pelitarina.journal.party import Customer, Holder

_STANDS = """{0}.decision = 'kept' AND NOT EXISTS (SELECT 1 FROM keep AS later
    WHERE later.reflection = {0}.reflection AND later.purpose = {0}.purpose AND later.seq > {0}.seq)"""
_OVER = f"""EXISTS (SELECT 1 FROM keep AS past WHERE past.reflection = reflection_key.reflection
    AND past.last_day < ? AND {_STANDS.format("past")} AND NOT EXISTS (SELECT 1 FROM keep AS other
    WHERE other.reflection = past.reflection AND (other.last_day IS NULL OR other.last_day >= ?)
    AND {_STANDS.format("other")}))"""  # noqa: S608  # our own words
HOLDERS = f"""
SELECT customer.id, customer.pseudonym, customer.created_at, held.count, (
    SELECT sitting.started_at FROM sitting WHERE sitting.customer = customer.id AND EXISTS (
        SELECT 1 FROM reflection JOIN reflection_key ON reflection_key.reflection = reflection.id
        WHERE reflection.customer = sitting.customer AND reflection.sitting = sitting.id AND NOT {_OVER})
    ORDER BY sitting.started_at DESC LIMIT 1)
FROM customer LEFT JOIN (
    SELECT customer, count(*) AS count FROM reflection_key WHERE NOT {_OVER} GROUP BY customer
) AS held ON held.customer = customer.id ORDER BY customer.created_at, customer.id
"""  # noqa: S608  # our own words
"""The question that the journal asks (``store/standing``), put to bare rows."""
_SITTINGS = "SELECT id, story, story_title, story_hash, language, started_at FROM sitting WHERE customer = ?"
_BODIES = "SELECT id, sitting, body FROM reflection WHERE customer = ? AND body IS NOT NULL ORDER BY position"
_EVENTS = "SELECT reflection, purpose, decision, decided_at, last_day FROM keep WHERE customer = ? ORDER BY seq"
_ABOUT_A_PERSON = ("withdrawal", "export_item", "export", "keep", "reflection_key", "reflection", "sitting")


class Bare:
    """A plain file with the rows of a journal."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.file = _connected(path)

    @classmethod
    def copied(cls, journal: store.Journal, path: Path, at: datetime) -> Self:
        """Copy every row, each sealed field in plain."""
        bare = cls(path)
        for statement in _statements():
            bare.file.execute(statement)
        vault = journal._vault  # noqa: SLF001  # only a copy of the rows themselves is the same rows
        bare.file.execute("PRAGMA foreign_keys = OFF")
        bare.file.execute("BEGIN")
        with vault.transaction() as connection:
            driver = connection.connection.driver_connection
            assert driver is not None
            for name in schema.metadata.tables:
                for row in driver.execute(f"SELECT * FROM {name}"):  # noqa: S608  # names of our own tables
                    bare.insert(name, row)
        for customer in journal.customers():
            bare.file.execute("UPDATE customer SET pseudonym = ? WHERE id = ?", (customer.pseudonym, _id(customer.id)))
            for entry in journal.entries(customer.id, at):
                bare.file.execute(
                    "UPDATE reflection SET body = ? WHERE id = ?", (body.to_bytes(entry.answer), _id(entry.id))
                )
        bare.file.execute("COMMIT")
        bare.file.execute("PRAGMA foreign_keys = ON")
        bare.file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        return bare

    def close(self) -> None:
        self.file.close()

    def reopen(self) -> None:
        """Close, open, and read who keeps it."""
        self.file.close()
        self.file = _connected(self.path)
        self.file.execute("SELECT * FROM controller").fetchall()

    def insert(self, name: str, row: Sequence[object]) -> None:
        self.file.execute(f"INSERT INTO {name} VALUES ({', '.join('?' * len(row))})", row)  # noqa: S608  # our own names

    def holders(self, at: datetime) -> tuple[Holder, ...]:
        """Give every customer, with counts."""
        rows = self.file.execute(HOLDERS, (at.date().isoformat(),) * 4).fetchall()
        return tuple(
            Holder(Customer(CustomerId(one), name, _time(created)), count or 0, _time(last) if last else None)
            for one, name, created, count, last in rows
        )

    def entries(self, customer: CustomerId, at: datetime) -> tuple[Entry, ...]:
        """Give what a customer has kept and is in force."""
        who = (_id(customer),)
        sittings = {
            row[0]: Sitting(row[0], row[1], row[2], row[3], row[4], _time(row[5]))
            for row in self.file.execute(_SITTINGS, who)
        }
        events: dict[str, list[KeepEvent]] = {}
        for reflection, purpose, decision, decided_at, last_day in self.file.execute(_EVENTS, who):
            day = date.fromisoformat(last_day) if last_day else None
            event = KeepEvent(Purpose(purpose), Decision(decision), _time(decided_at), day)
            events.setdefault(reflection, []).append(event)
        found = (
            Entry(ReflectionId(one), sittings[name], body.from_bytes(data), tuple(events.get(one, ())))
            for one, name, data in self.file.execute(_BODIES, who)
        )
        return tuple(entry for entry in found if in_force(entry, at))

    def keep(self, customer: CustomerId, sitting: Sitting, choices: Sequence[Choice], stamp: Stamp) -> None:
        """Add the rows that keeping adds, in one transaction."""
        who, at = _id(customer), _written(stamp.at)
        start = _written(sitting.started_at)
        self.file.execute("BEGIN IMMEDIATE")
        told = (sitting.story, sitting.story_title, sitting.story_hash, sitting.language, start)
        self.insert("sitting", (who, sitting.id, *told, schema.NO_TEAM))
        for position, choice in enumerate(choices):
            reflection = uuid4().hex
            self.insert(
                "reflection", (reflection, who, sitting.id, position, body.to_bytes(choice.answer), schema.NO_TEAM)
            )
            self.insert("reflection_key", (reflection, who, bytes(61), schema.NO_TEAM))
            for purpose in sorted(choice.purposes):
                self._event(who, reflection, purpose, "kept", stamp, bytes(32))
            self._audit("keep", reflection, at)
        self.file.execute("COMMIT")

    def take_back(self, reflection: ReflectionId, stamp: Stamp) -> None:
        """Change the rows that taking back changes, in one transaction."""
        one = _id(reflection)
        self.file.execute("BEGIN IMMEDIATE")
        rows = self.file.execute("SELECT customer, purpose, witness FROM keep WHERE reflection = ?", (one,)).fetchall()
        for who, purpose, witness in rows:
            self._event(who, one, purpose, "taken_back", stamp, witness)
        self.file.execute("DELETE FROM reflection_key WHERE reflection = ?", (one,))
        self.file.execute("UPDATE reflection SET body = NULL WHERE id = ?", (one,))
        self._audit("take_back", one, _written(stamp.at))
        self.file.execute("COMMIT")

    def erase(self, customer: CustomerId, stamp: Stamp) -> None:
        """Delete the rows of a customer, in one transaction."""
        who = _id(customer)
        self.file.execute("BEGIN IMMEDIATE")
        for name in (*_ABOUT_A_PERSON, "customer_key"):
            self.file.execute(f"DELETE FROM {name} WHERE customer = ?", (who,))  # noqa: S608  # names of our own tables
        self.file.execute("DELETE FROM customer WHERE id = ?", (who,))
        self._audit("erase", who, _written(stamp.at))
        self.file.execute("COMMIT")

    def _event(self, who: str, reflection: str, purpose: str, decision: str, stamp: Stamp, witness: bytes) -> None:
        (last,) = self.file.execute("SELECT max(seq) FROM keep").fetchone()
        said = (purpose, decision, _written(stamp.at), stamp.offset_minutes, stamp.recorded_by, str(stamp.how))
        notice = self.file.execute("SELECT id, version, language, sha256 FROM notice").fetchone()
        ends = (witness, "2027-11-21" if decision == "kept" else None, bytes(32), bytes(32))
        self.insert("keep", (last + 1, uuid4().hex, who, reflection, *said, *notice, *ends, schema.NO_TEAM))

    def _audit(self, action: str, ref: str, at: str) -> None:
        (last,) = self.file.execute("SELECT max(seq) FROM audit").fetchone()
        self.insert("audit", (last + 1, at, "worker", action, ref, bytes(32), bytes(32), schema.NO_TEAM))


def _connected(path: Path) -> sqlite3.Connection:
    file = sqlite3.connect(path, isolation_level=None)
    for pragma in ("journal_mode = WAL", "synchronous = FULL", "foreign_keys = ON", "cache_size = -32768"):
        file.execute(f"PRAGMA {pragma}")
    return file


def _statements() -> list[str]:
    """Give what makes the tables and indexes of today's schema."""
    dialect = sqlite.dialect()
    found = [str(CreateTable(table).compile(dialect=dialect)) for table in schema.metadata.sorted_tables]
    indexes = [
        one for table in schema.metadata.sorted_tables for one in sorted(table.indexes, key=lambda one: str(one.name))
    ]
    return found + [str(CreateIndex(one).compile(dialect=dialect)) for one in indexes]


def _id(text: str) -> str:
    return text.replace("-", "")


def _time(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _written(at: datetime) -> str:
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
