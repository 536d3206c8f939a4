"""The tables of a county's database are those of the schema, made whole or not at all, by whoever may make them."""

import subprocess
import sys
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Connection, inspect

from pelitarina.errors import (
    DatabaseForbids,
    DatabaseGone,
    DatabaseNotReady,
    DatabaseRefuses,
    JournalTooNew,
    PelitarinaError,
    ServiceUnknown,
    told,
)
from pelitarina.journal import migrations
from pelitarina.journal.schema import REVISION, metadata
from pelitarina.journal.service import Service
from pelitarina.journal.store import county as way
from pelitarina.journal.store import joining
from tests.journal.county import County
from tests.journal.desk import CHEAP, PASSPHRASE, choice, id_of, keep, stamp, words_of
from tests.journal.server import ROOT


@pytest.fixture
def bare(county: County, monkeypatch: pytest.MonkeyPatch) -> County:
    """Give a county whose database has no tables yet."""
    made = County(county.server, county.server.empty(), county.folder)
    for name, value in made.environment().items():
        monkeypatch.setenv(name, value)
    made.sql("GRANT CREATE ON SCHEMA public TO pelitarina_owner")
    return made


def _with_tables(county: County, work: Callable[[Connection], object]) -> object:
    connection = way.connect("keeper")
    try:
        with connection.begin():
            return work(connection)
    finally:
        way.close(connection)


def _differences(connection: Connection) -> list[object]:
    context = MigrationContext.configure(connection, opts={"compare_type": True})
    return list(compare_metadata(context, metadata))


def test_there_is_no_drift_between_the_migrations_and_the_schema_in_a_county(county: County) -> None:
    assert _with_tables(county, migrations.revision) == REVISION
    assert _with_tables(county, _differences) == []


def test_a_drift_would_be_seen_in_a_county(county: County) -> None:
    county.sql("ALTER TABLE audit ADD COLUMN content TEXT", "pelitarina_owner")
    assert len(_with_tables(county, _differences)) == 1  # type: ignore[arg-type]


def test_a_migration_of_a_county_that_is_cut_off_has_not_run(bare: County) -> None:
    connection = way.connect("keeper")
    cut_off = connection.begin()
    migrations.upgrade(connection)
    assert set(metadata.tables) < set(inspect(connection).get_table_names())
    cut_off.rollback()
    assert inspect(connection).get_table_names() == []
    way.close(connection)


KILLED = """
import os, signal, sys
import psycopg
import sqlalchemy.dialects.postgresql.psycopg
from sqlalchemy import event
from pelitarina.journal import migrations, schema
from pelitarina.journal.store import county

def upgrade(last):
    seen = 0
    def count(*_):
        nonlocal seen
        seen += 1
        if seen == last:
            os.kill(os.getpid(), signal.SIGKILL)
    connection = county.connect("keeper")
    event.listen(connection.engine, "before_cursor_execute", count)
    with connection.begin():
        migrations.upgrade(connection)

for row in sys.stdin:
    if copy := os.fork():
        print(os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]), flush=True)
    else:
        code = 1
        try:
            upgrade(int(row))
            code = 0
        finally:
            os._exit(code)
"""
"""Migrates in a copy of this process for each number that is told: at that statement the copy is killed."""


@contextmanager
def killing() -> Iterator[Callable[[int], int]]:
    """Give what migrates, is killed at a statement, and says how it ended; what it imports it imports once."""
    told = [sys.executable, "-c", KILLED]
    with subprocess.Popen(told, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin
        assert process.stdout
        to, of = process.stdin, process.stdout

        def killed_at(statement: int) -> int:
            print(statement, file=to, flush=True)
            return int(of.readline())

        yield killed_at


@pytest.mark.unmeasured
def test_a_migration_of_a_county_killed_anywhere_has_not_run_and_runs_again(bare: County) -> None:
    with killing() as killed_at:
        for statement in (1, 7, 20, 45, 70, 100):
            assert killed_at(statement) == -9
            assert bare.sql("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'") == [(0,)]
    joining.prepare(bare.service("keeper"))
    assert _with_tables(bare, _differences) == []


@pytest.mark.parametrize("older", ["0001"])
def test_every_older_schema_is_brought_to_todays_in_a_county(bare: County, older: str) -> None:
    _with_tables(bare, lambda connection: command.upgrade(migrations._config(connection), older))
    assert _with_tables(bare, migrations.revision) == older
    with pytest.raises((DatabaseNotReady, DatabaseForbids)):
        joining.join(bare.service("aino"), PASSPHRASE, CHEAP)
    joining.prepare(bare.service("keeper"))
    joining.prepare(bare.service("keeper"))  # twice does no harm
    assert _with_tables(bare, migrations.revision) == REVISION
    assert _with_tables(bare, _differences) == []


def _with_rows_of_today(county: County, older: County) -> None:
    """Put the rows of a journal into tables of an earlier day; what those tables had not, they do without."""
    columns = "SELECT column_name FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{}'"
    tables = older.sql("SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename <> 'alembic_version'")
    with older.server.connect(older.database) as target, county.server.connect(county.database) as source:
        target.execute("SET session_replication_role = replica")
        for (table,) in tables:
            names = ", ".join(f'"{name}"' for (name,) in older.sql(columns.format(table)))
            with source.cursor().copy(f"COPY {table} ({names}) TO STDOUT") as out:
                rows = b"".join(out)
            with target.cursor().copy(f"COPY {table} ({names}) FROM STDIN") as into:
                into.write(rows)


def _counted(county: County) -> dict[str, int]:
    tables = ("customer", "customer_key", "reflection", "reflection_key", "keep", "audit", "head", "export_item")
    return {table: int(county.sql(f"SELECT count(*) FROM {table}")[0][0]) for table in tables}


@pytest.mark.unmeasured
@pytest.mark.fault("migration of a county killed with rows")
@pytest.mark.parametrize("older", ["0003"])
def test_an_older_journal_of_a_county_keeps_every_row_though_its_upgrade_is_killed(
    county: County, older: str, monkeypatch: pytest.MonkeyPatch, tried: Callable[[int], None]
) -> None:
    """No county could have a journal in tables older than 0003, for those know no teams."""
    county.found("aino")
    with county.unlock("aino") as journal:
        first, gone = keep(journal, "Saku", choice("muisto"), choice("menee"))
        keep(journal, "Aino", choice("muu"))
        journal.log_export(id_of(journal, "Saku"), "own_copy", "txt", "fi", [first.id], stamp())
        journal.take_back(gone.id, None, stamp())
    before = County(county.server, county.server.empty(), county.folder)
    for name, value in before.environment().items():
        monkeypatch.setenv(name, value)
    before.sql("GRANT CREATE ON SCHEMA public TO pelitarina_owner")
    before.sql("GRANT USAGE ON SCHEMA public TO pelitarina_worker")
    _with_tables(before, lambda connection: command.upgrade(migrations._config(connection), older))
    _with_rows_of_today(county, before)
    rows, killed = _counted(before), 0
    assert rows["reflection"] == 3
    with killing() as killed_at:
        for statement in range(1, 40, 3):
            ended = killed_at(statement)
            assert ended in (-9, 0)
            if ended == 0:
                break
            killed += 1
            assert _with_tables(before, migrations.revision) == older
            assert _counted(before) == rows
    joining.prepare(before.service("keeper"))
    assert _with_tables(before, _differences) == []
    assert _counted(before) == rows
    with before.unlock("aino") as journal:
        assert words_of(journal, "Saku") == ["muisto"]
        assert journal.verify() == ()
        keep(journal, "Saku", choice("uusi"))
    assert killed >= 3
    tried(killed)


def _too_new(county: County) -> None:
    county.sql("UPDATE alembic_version SET version_num = '9999'")


def _nothing(county: County) -> None:
    pass


@pytest.mark.parametrize(
    ("who", "first", "error"),
    [
        pytest.param("elsewhere", _nothing, ServiceUnknown, id="no such service"),
        pytest.param("pirkko", _nothing, DatabaseRefuses, id="refused password"),
        pytest.param("nobody", _nothing, DatabaseRefuses, id="no such account"),
        pytest.param("aino", _too_new, JournalTooNew, id="too new"),
        pytest.param("keeper", _too_new, JournalTooNew, id="too new for the one who prepares"),
    ],
)
def test_whatever_is_wrong_is_said_kindly_and_leaves_nothing_behind(
    county: County, who: str, first: Callable[[County], None], error: type[PelitarinaError]
) -> None:
    first(county)
    service = county.service(who)
    with pytest.raises(error) as raised:
        joining.prepare(service) if who == "keeper" else joining.join(service, PASSPHRASE, CHEAP)
    said, hint = told(raised.value, str)
    assert who in said
    assert hint
    assert PASSPHRASE not in said + hint
    assert not any((service.folder).glob("*.keys.json"))
    shown = "".join(traceback.format_exception(raised.value))
    assert not any(word in shown for word in ("sqlalche.me", "conninfo", "password authentication", PASSPHRASE))


def test_a_worker_cannot_make_the_tables(bare: County) -> None:
    with pytest.raises(DatabaseForbids):
        joining.prepare(bare.service("aino"))


def test_a_database_that_is_not_there_and_one_that_does_not_answer_are_told_apart(
    county: County, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "services"
    path.write_text(
        f"[gone]\nhost={tmp_path}\ndbname=x\nuser=aino\n"
        f"[missing]\nhost={county.server.folder}\ndbname=no_such\nuser=aino\n",
        encoding="utf-8",
    )
    monkeypatch.setenv("PGSERVICEFILE", str(path))
    with pytest.raises(DatabaseGone):
        joining.prepare(Service("gone", tmp_path / "key"))
    with pytest.raises(DatabaseRefuses):
        joining.prepare(Service("missing", tmp_path / "key"))
