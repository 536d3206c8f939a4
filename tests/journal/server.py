"""A PostgreSQL server of the test run's own: on a socket in a temporary folder, gone when the run ends.

The set-up is that of ``docs/manual/county.md``, read from the page itself.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import psycopg

from tests.needed import demand

ROOT = Path(__file__).parent.parent.parent
PAGE = ROOT / "docs" / "manual" / "county.md"
OTHERS = ("veikko", "ulla", "saara", "pirkko")
_DATABASES = count(1)
_HBA = "local all pirkko scram-sha-256\nlocal all all trust\n"
_FAST = {
    "listen_addresses": "''",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "16MB",
    "max_wal_size": "64MB",
    "autovacuum": "off",  # with a database for each test it would never rest; what must be swept, a test sweeps
}


@cache
def programs() -> Path | None:
    """Find the folder with initdb and pg_ctl, of PostgreSQL 15 or newer."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    found = shutil.which("initdb")
    places = [*debian, *([Path(found).resolve().parent] if found else [])]
    return next((path for path in places if (path / "initdb").exists() and (path / "pg_ctl").exists()), None)


def blocks(kind: str = r"\w+") -> list[tuple[str, list[str]]]:
    """Give the commands of the page in order: who runs them, and which they are."""
    found = re.findall(rf"^```sh ({kind})\n(.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [(who, [line for line in body.splitlines() if line]) for who, body in found]


@dataclass
class Server:
    """A running server. Its superuser is ``postgres``, who is let in without a question, as all are but pirkko."""

    folder: Path

    def environment(self, database: str, services: dict[str, str]) -> dict[str, str]:
        """Give what a program needs around it; ``services`` maps a service to the account."""
        path = self.folder / f"{database}.{'-'.join(sorted(services.values()))}.service"
        sections = (f"[{name}]\nhost={self.folder}\ndbname={database}\nuser={who}\n" for name, who in services.items())
        path.write_text("\n".join(sections), encoding="utf-8")
        return {"PGHOST": str(self.folder), "PGUSER": "postgres", "PGSERVICEFILE": str(path)}

    def run(self, command: str, environment: dict[str, str]) -> None:
        """Run one command of the page, as the administrator."""
        whole = {**os.environ, **environment, "PYTHONPATH": str(ROOT)}
        words = re.sub(r"^pelitarina ", f"{sys.executable} -m pelitarina ", command)
        done = subprocess.run(words, shell=True, env=whole, capture_output=True, text=True, check=False)
        assert done.returncode == 0, (command, done.stdout, done.stderr)

    def connect(self, database: str, role: str = "postgres") -> "psycopg.Connection[tuple[Any, ...]]":
        return psycopg.connect(host=str(self.folder), dbname=database, user=role, autocommit=True)

    def sql(self, database: str, statement: str, role: str = "postgres") -> list[tuple[Any, ...]]:
        with self.connect(database, role) as driver:
            done = driver.execute(statement)  # a test's own text
            return list(done.fetchall()) if done.description else []

    def template(self) -> str:
        """Set up a database by the page, once, with some more people than the page needs."""
        if not self.sql("postgres", "SELECT 1 FROM pg_database WHERE datname = 'pelitarina'"):
            environment = self.environment("pelitarina", {"kunta_owner": "pelitarina_owner"})
            for _, lines in blocks("administrator")[:4]:
                for line in lines:
                    self.run(line, environment)
            for role in OTHERS:
                self.sql("pelitarina", f"CREATE ROLE {role} LOGIN PASSWORD 'x' IN ROLE pelitarina_worker")
            self.sql("pelitarina", "INSERT INTO team VALUES (gen_random_uuid(), 'Kallio', 0, 14)", "pelitarina_owner")
            join = "INSERT INTO team_member SELECT '{}', id FROM team WHERE name = '{}'"
            for role, team in (("veikko", "Kallio"), ("saara", "Kalasatama"), ("pirkko", "Kalasatama")):
                self.sql("pelitarina", join.format(role, team), "pelitarina_owner")
        return "pelitarina"

    def database(self) -> str:
        """Make a database for one test."""
        template, name = self.template(), f"test_{next(_DATABASES)}"
        self.sql("postgres", f"CREATE DATABASE {name} TEMPLATE {template} OWNER pelitarina_owner")
        return name

    def empty(self) -> str:
        """Make a database without tables for one test; its roles are those of the page."""
        self.template()
        name = f"test_{next(_DATABASES)}"
        self.sql("postgres", f"CREATE DATABASE {name} OWNER pelitarina_owner")
        return name

    def stop(self, how: str = "immediate") -> None:
        _as_postgres([_program("pg_ctl"), "-D", self.folder / "data", "-m", how, "stop"])

    def start(self) -> None:
        _as_postgres([_program("pg_ctl"), "-D", self.folder / "data", "-l", self.folder / "log", "-w", "start"])


@contextmanager
def server(**more: str) -> Iterator[Server]:
    """Start a server; skip where none can be had, but never where the whole check runs by itself.

    ``more`` are settings of its own, by the names of ``postgresql.conf``.
    """
    if programs() is None or sys.platform == "win32":
        demand("PostgreSQL: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pelitarina-pg-"))
    try:
        if os.geteuid() == 0:
            shutil.chown(folder, "postgres")
            folder.chmod(0o755)
        made = Server(folder)
        _as_postgres([_program("initdb"), "-D", folder / "data", "-U", "postgres", "-A", "trust", "-E", "UTF8",
                      "--locale=C.UTF-8", "--no-sync", "--no-instructions"])  # fmt: skip
        settings = {**_FAST, "unix_socket_directories": f"'{folder}'", **more}
        with (folder / "data" / "postgresql.conf").open("a") as file:
            file.writelines(f"{name} = {value}\n" for name, value in settings.items())
        (folder / "data" / "pg_hba.conf").write_text(_HBA)
        made.start()
        try:
            yield made
        finally:
            made.stop()
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _program(name: str) -> Path:
    found = programs()
    assert found is not None
    return found / name


def _as_postgres(command: list[Any]) -> None:
    """Run a program of the server, which refuses to run as root."""
    words = [str(word) for word in command]
    user = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
    done = subprocess.run(
        words, cwd="/", stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
        check=False, **user,
    )  # type: ignore[call-overload]  # fmt: skip
    assert done.returncode == 0, (words[0], done.stderr)
