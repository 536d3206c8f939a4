"""The tables that migrations make are those the schema describes, and they are made whole or not at all."""

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Column, Connection, MetaData, Table, create_engine, insert, inspect, make_url, select
from sqlalchemy.exc import StatementError
from sqlalchemy.schema import CreateTable

from pelitarina.journal import migrations, seal
from pelitarina.journal.schema import REVISION, UtcDateTime, metadata
from pelitarina.journal.store import connection
from tests.journal.desk import AT, set_up, unlock

NOT_ABOUT_A_PERSON = {
    "controller",
    "customer",
    "notice",
    "audit",
    "head",
    "team",
    "team_member",
    "member_key",
    "renewal",
    "feedback",
    "countable",
    "published",
    "phenomenon",
    "phenomenon_tag",
}


def _differences(open_connection: Connection) -> list[object]:
    context = MigrationContext.configure(open_connection, opts={"compare_type": True, "render_as_batch": True})
    return list(compare_metadata(context, metadata))


def test_there_is_no_drift_between_the_migrations_and_the_schema(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal, journal._vault.transaction() as open_connection:
        assert migrations.revision(open_connection) == REVISION
        assert _differences(open_connection) == []


def test_a_drift_would_be_seen(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal, journal._vault.transaction() as open_connection:
        open_connection.exec_driver_sql("ALTER TABLE audit ADD COLUMN content TEXT")
        assert len(_differences(open_connection)) == 1


@pytest.mark.fault("migration cut off")
def test_a_migration_that_is_cut_off_has_not_run(tmp_path: Path) -> None:
    key = seal.new_key()
    opened = connection.open_file(tmp_path / "new", key, tmp_path)
    cut_off = opened.begin()
    migrations.upgrade(opened)
    assert set(metadata.tables) < set(inspect(opened).get_table_names())
    cut_off.rollback()
    assert inspect(opened).get_table_names() == []
    connection.close(opened)


def test_the_newest_revision_is_the_one_the_schema_describes() -> None:
    assert migrations.is_known(REVISION)
    assert not migrations.is_known("9999")


def test_every_table_about_a_person_says_whose_it_is() -> None:
    """Erasing a person goes by this column. A new table has to be put on one side or the other."""
    assert {table.name for table in metadata.sorted_tables if "customer" not in table.c} == NOT_ABOUT_A_PERSON


def test_every_constraint_has_a_name_so_that_later_migrations_can_change_it() -> None:
    assert all(constraint.name for table in metadata.sorted_tables for constraint in table.constraints)


@pytest.mark.parametrize("table", metadata.sorted_tables, ids=lambda table: str(table.name))
def test_the_same_tables_can_be_made_in_the_countys_database(table: Table) -> None:
    assert f"CREATE TABLE {table.name}" in str(
        CreateTable(table).compile(dialect=make_url("postgresql+psycopg://").get_dialect()())
    )


def test_a_time_comes_back_in_utc_and_one_without_a_zone_is_refused() -> None:
    table = Table("t", MetaData(), Column("at", UtcDateTime))
    engine = create_engine("sqlite://", hide_parameters=True)
    helsinki = AT.astimezone(timezone(timedelta(hours=2)))
    with engine.begin() as open_connection:
        table.create(open_connection)
        open_connection.execute(insert(table), [{"at": helsinki}, {"at": None}])
        found = list(open_connection.scalars(select(table.c.at)))
        assert found == [AT, None]
        assert found[0].utcoffset() == timedelta(0)
        with pytest.raises(StatementError):
            open_connection.execute(insert(table), [{"at": datetime(2026, 11, 21)}])  # noqa: DTZ001
    engine.dispose()
