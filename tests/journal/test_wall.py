"""The wall between teams stands in the database itself, whatever a worker types there."""

from collections.abc import Iterator
from contextlib import suppress

import pytest
from msgspec.structs import replace
from psycopg import Error
from psycopg.errors import InsufficientPrivilege

from pelitarina.journal import COUNTS, Choice
from pelitarina.journal.half import Half
from pelitarina.journal.phenomenon import Signal, note
from pelitarina.journal.schema import metadata
from tests.journal.county import County
from tests.journal.desk import NOTICE, SITTING, choice, id_of, keep, stamp
from tests.journal.ground import around
from tests.journal.server import Server

TABLES = sorted(metadata.tables)
SHARED = {"notice"}
OTHERS = ["veikko", "ulla"]
"""A worker of another team, and one of no team."""


@pytest.fixture(scope="module")
def full(postgres: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[County]:
    """Give a county where Kalasatama has rows in every table that a sitting fills. What is refused changes nothing."""
    county = County(postgres, postgres.database(), tmp_path_factory.mktemp("county"))
    with around(county):
        county.found("aino")
        county.add("eero")
        _sit(county)
        yield county


def _sit(county: County) -> None:
    with county.unlock("aino") as journal:
        stays, goes = keep(journal, "Saku", choice("pelasin korttia"), choice("ja pesäpalloa"))
        journal.log_export(id_of(journal, "Saku"), "assessment", "txt", "fi", [stays.id, goes.id], stamp())
        journal.take_back(goes.id, None, stamp())
        journal.give_feedback("2026-W47", {"heard": "yes"}, {"heard": ("yes", "no")})
        marked = replace(choice("kortit", COUNTS).answer, kind="one", value=("kortit",))
        journal.keep("Saku", SITTING, [Choice(marked, frozenset({COUNTS}))], stamp(), NOTICE)
        journal.publish(Half(2025, 1), "{}", stamp())
        seen = {"phenomenon": "Asuntoja on vähän.", "area": "Kallio", "group": "nuoret"}
        journal.note(note(seen, ("housing",), Signal.BAD), stamp())


@pytest.mark.parametrize("role", OTHERS)
def test_a_worker_of_another_team_or_of_none_reads_no_row_of_any_table(full: County, role: str) -> None:
    filled = {table for table in TABLES if full.sql(f"SELECT 1 FROM {table}")}
    assert filled >= set(TABLES) - {"renewal"}
    own = {"veikko": {"team": 1, "team_member": 1, "notice": 1}}.get(role, {})
    seen = {table: len(full.sql(f"SELECT 1 FROM {table}", role)) for table in TABLES}
    assert {table: count for table, count in seen.items() if count} == own
    assert full.sql("SELECT name FROM team", role) == ([("Kallio",)] if own else [])


def test_a_colleague_reads_the_rows_so_that_the_test_above_says_something(full: County) -> None:
    assert full.sql("SELECT 1 FROM reflection", "eero")
    assert full.sql("SELECT 1 FROM member_key", "eero")


@pytest.mark.parametrize("role", OTHERS)
def test_nobody_changes_or_removes_a_row_of_another_team(full: County, role: str) -> None:
    before = {table: full.sql(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES}
    with full.server.connect(full.database, role) as driver:
        for table in set(TABLES) - SHARED:
            columns = ", ".join(f"{column.name} = {column.name}" for column in metadata.tables[table].c)
            for statement in (f"DELETE FROM {table}", f"UPDATE {table} SET {columns}"):
                with suppress(InsufficientPrivilege):
                    driver.execute(statement)
    assert {table: full.sql(f"SELECT * FROM {table} ORDER BY 1, 2") for table in TABLES} == before


def test_no_row_is_added_in_the_name_of_another_team_or_without_one(full: County) -> None:
    [(team, customer)] = full.sql("SELECT team, id FROM customer")
    new = "INSERT INTO customer (id, pseudonym, created_at{}) VALUES (gen_random_uuid(), '', now(){})"
    with pytest.raises(InsufficientPrivilege):
        full.sql(new.format(", team", f", '{team}'"), "veikko")
    with pytest.raises(InsufficientPrivilege):
        full.sql(new.format(", team", f", '{team}'"), "ulla")
    with pytest.raises(Error):
        full.sql(new.format("", ""), "ulla")
    with pytest.raises(InsufficientPrivilege):  # a row of one's own about another team's customer
        full.sql(f"INSERT INTO sitting (customer, id, story, story_title, story_hash, language, started_at)"
                 f" VALUES ('{customer}', 'x', 'x', 'x', 'x', 'fi', now())", "veikko")  # fmt: skip
    with pytest.raises(InsufficientPrivilege):
        full.sql("INSERT INTO team_member SELECT 'ulla', id FROM team", "veikko")


@pytest.mark.parametrize(
    "statement",
    [
        "SET ROLE pelitarina_owner",
        "SET SESSION AUTHORIZATION aino",
        "ALTER TABLE reflection DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE reflection NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY own_team ON reflection",
        "CREATE POLICY mine ON reflection USING (true)",
        "CREATE TABLE mine (id int)",
        "CREATE OR REPLACE FUNCTION own_team() RETURNS uuid LANGUAGE sql AS 'SELECT id FROM team'",
        "DROP FUNCTION own_team()",
        "ALTER ROLE veikko BYPASSRLS",
        "TRUNCATE reflection",
        "UPDATE team_member SET team = team",
        "UPDATE team SET id = gen_random_uuid()",
        "UPDATE alembic_version SET version_num = '9999'",
        "UPDATE keep SET decision = 'kept'",
        "UPDATE audit SET actor = 'worker:veikko'",
        "DELETE FROM audit",
    ],
)
@pytest.mark.parametrize("role", ["veikko", "eero"])
def test_no_worker_can_alter_the_wall_the_choices_or_the_audit(full: County, role: str, statement: str) -> None:
    with pytest.raises(InsufficientPrivilege):
        full.sql(statement, role)


def test_row_security_cannot_be_switched_off_to_read(full: County) -> None:
    with full.server.connect(full.database, "veikko") as driver:
        driver.execute("SET row_security = off")
        with pytest.raises(InsufficientPrivilege):
            driver.execute("SELECT * FROM reflection")
        driver.execute("SET row_security = on")
        driver.execute("SET SESSION search_path = pg_temp, public")
        driver.execute("CREATE TEMP VIEW sight AS SELECT * FROM reflection")
        assert driver.execute("SELECT * FROM sight").fetchall() == []


def test_a_temporary_table_of_the_same_name_does_not_make_a_worker_a_member(full: County) -> None:
    with full.server.connect(full.database, "ulla") as driver:
        [(team,)] = full.sql("SELECT team FROM customer")
        driver.execute("CREATE TEMP TABLE team_member (role text, team uuid)")
        driver.execute(f"INSERT INTO team_member VALUES ('ulla', '{team}')")
        assert driver.execute("SELECT * FROM public.reflection").fetchall() == []


def test_every_table_has_its_wall_and_even_its_owner_stands_before_it(full: County) -> None:
    """A table of later days has to be put behind the wall by its own revision (``migrations.county``)."""
    walls = {
        name: (on, forced)
        for name, on, forced in full.sql(
            "SELECT relname, relrowsecurity, relforcerowsecurity FROM pg_class"
            " WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'alembic_version'"
        )
    }
    assert walls == dict.fromkeys(TABLES, (True, True))
    own = {"team": 2, "team_member": 5}
    seen = {table: len(full.sql(f"SELECT 1 FROM {table}", "pelitarina_owner")) for table in TABLES}
    assert {table: count for table, count in seen.items() if count} == own


def test_the_audit_takes_no_row_in_a_colleagues_name(full: County) -> None:
    row = (
        "INSERT INTO audit (seq, at, actor, action, object_ref, previous, hash)"
        " VALUES (9999, now(), '{}', 'x', 'x', '', '')"
    )
    with pytest.raises(InsufficientPrivilege):
        full.sql(row.format("worker:aino"), "eero")
    full.sql(row.format("worker:eero"), "eero")


def test_a_notice_is_the_text_that_its_hash_says(full: County) -> None:
    with pytest.raises(Error):
        full.sql("INSERT INTO notice VALUES ('keep', 2, 'fi', repeat('0', 64), 'Jotain muuta.')", "veikko")
