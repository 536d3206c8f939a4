"""A county in these tests: Aino, Eero, Saara and Pirkko are in Kalasatama, Veikko in Kallio, Ulla in no team."""

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from pelitarina.journal import Controller, store
from pelitarina.journal.service import Service
from pelitarina.journal.store import joining
from tests.journal.desk import AT, CHEAP, CONTROLLER, PASSPHRASE
from tests.journal.server import Server

PEOPLE = ("aino", "eero", "saara", "pirkko", "veikko", "ulla")


@dataclass
class County:
    server: Server
    database: str
    folder: Path
    codes: dict[str, joining.Joined] = field(default_factory=dict)

    def environment(self) -> dict[str, str]:
        services = {who: who for who in PEOPLE} | {"keeper": "pelitarina_owner", "nobody": "no_such_role"}
        return self.server.environment(self.database, services)

    def service(self, who: str) -> Service:
        """Give the service of ``who``, whose key lies on a computer of their own."""
        return Service(who, self.folder / who / f"database-{who}")

    def found(self, who: str, controller: Controller = CONTROLLER) -> joining.Joined:
        self.codes[who] = joining.found(self.service(who), PASSPHRASE, controller, AT, CHEAP)
        return self.codes[who]

    def add(self, who: str, by: str = "aino") -> Service:
        """Let ``who`` join and be let in."""
        self.codes[who] = joining.join(self.service(who), f"{PASSPHRASE} {who}", CHEAP)
        seen = joining.fingerprint_of(self.service(by), who)
        joining.admit(self.service(by), passphrase(by), who, seen, AT)
        return self.service(who)

    def unlock(self, who: str, at: datetime = AT, *, sure: bool = True) -> store.Journal:
        """Unlock; ``sure`` of the day, for in most tests years pass on purpose."""
        return store.unlock(self.service(who), passphrase(who), at, sure=sure)

    def sql(self, statement: str, role: str = "postgres") -> list[tuple[Any, ...]]:
        return self.server.sql(self.database, statement, role)


def passphrase(who: str) -> str:
    return PASSPHRASE if who in ("aino", "veikko") else f"{PASSPHRASE} {who}"
