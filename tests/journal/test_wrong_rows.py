"""Whatever kind of thing stands in a field where another belongs, it is called damage by name, and nothing is lost.

Only somebody with the outer key can do so; or a disk, where it hits a page before it is sealed.
"""

import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, suppress
from functools import partial
from pathlib import Path

import pytest
import sqlcipher3.dbapi2
from sqlalchemy.exc import DBAPIError

from pelitarina.errors import JournalDamaged, JournalError, Refused
from pelitarina.journal import OWN_COPY, CustomerId, ReflectionId, store
from pelitarina.journal.folder import DATABASE
from pelitarina.journal.schema import metadata
from tests.journal.desk import (
    CONTROLLER,
    NOTICE,
    all_bytes,
    choice,
    id_of,
    keep,
    later,
    ring,
    set_up,
    stamp,
    unlock,
)

KINDS = ("'sana'", "7", "x'00ff41'", "NULL", "CAST(x'ff31ff' AS TEXT)", "9000000000000000000", "1e300")
COLUMNS = [(table.name, column.name) for table in metadata.sorted_tables for column in table.c]


class NotThere(Exception):
    """The customer is not found any more under that name."""


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saku keeps three things; one has left, one is taken back; the terms were said anew."""
    home = tmp_path_factory.mktemp("whole") / "journal"
    set_up(home)
    with unlock(home) as journal:
        first, second, _ = keep(journal, "Saku", choice("yksi"), choice("kaksi"), choice("kolme"))
        journal.log_export(id_of(journal, "Saku"), "own_copy", "txt", "fi", [first.id, second.id], stamp())
        journal.take_back(second.id, None, stamp())
        journal.correct(CONTROLLER, stamp())
    return home


def _spoil(home: Path, table: str, column: str, kind: str) -> bool:
    """Put something else into a field of the newest row; say whether anything changed."""
    with closing(sqlcipher3.dbapi2.connect(str(home / DATABASE), isolation_level=None)) as driver:
        driver.execute(f"PRAGMA key = \"x'{ring(home).file.material.hex()}'\"")
        driver.execute("PRAGMA ignore_check_constraints = ON")
        newest = f"rowid = (SELECT max(rowid) FROM {table} WHERE {column} IS NOT NULL)"
        try:
            changed = driver.execute(f"UPDATE {table} SET {column} = {kind} WHERE {newest}").rowcount
        except sqlcipher3.dbapi2.IntegrityError:  # the tables themselves refuse it
            return False
        return bool(changed)


def _acts(journal: store.Journal) -> Iterator[Callable[[], object]]:
    """Give everything that is done with a journal."""
    yield lambda: journal.holders(later())
    yield lambda: journal.ending(later())
    yield lambda: journal.entries(_saku(journal), later())
    yield lambda: journal.papers(_saku(journal))
    yield lambda: keep(journal, "Saku", choice("uusi"))
    first = "SELECT id FROM reflection WHERE position = 0"
    yield from (partial(journal.take_back, ReflectionId(one), {OWN_COPY}, stamp()) for one in _ids(journal, first))
    yield from (partial(journal.add, ReflectionId(one), {OWN_COPY}, stamp(), NOTICE) for one in _ids(journal, first))
    yield lambda: journal.correct(CONTROLLER, stamp())
    yield journal.verify
    people = "SELECT id FROM customer"
    yield from (partial(journal.erase_customer, CustomerId(one), stamp()) for one in _ids(journal, people))


def _saku(journal: store.Journal) -> CustomerId:
    found = journal.customer("Saku")
    if found is None:
        raise NotThere
    return found.id


def _ids(journal: store.Journal, query: str) -> list[str]:
    """Ask behind the program's back; an id that is no text at all names nothing."""
    found: Sequence[object] = ()
    with suppress(DBAPIError):
        found = journal._vault.connection.exec_driver_sql(query).scalars().all()
    journal._vault.connection.rollback()
    return [str(one) for one in found]


def _opened_and_used(home: Path) -> None:
    """Do everything that is done with a journal: each is done, or says what is wrong. Anything else is a bug."""
    before = all_bytes(home)
    try:
        with unlock(home) as journal:
            for act in _acts(journal):
                with suppress(JournalError, Refused, NotThere):
                    act()
    except JournalDamaged:
        assert all_bytes(home) == before


@pytest.mark.fault("row of another kind")
@pytest.mark.parametrize("kind", [KINDS[0], *(pytest.param(one, marks=pytest.mark.long) for one in KINDS[1:])])
def test_a_field_of_another_kind_is_damage_wherever_it_is_met_and_never_a_bug(
    whole: Path, tmp_path: Path, kind: str, tried: Callable[[int], None]
) -> None:
    cases = 0
    for table, column in COLUMNS:
        home = Path(shutil.copytree(whole, tmp_path / f"{table}.{column}"))
        if _spoil(home, table, column, kind):
            _opened_and_used(home)
            cases += 1
    assert cases > (1 if kind == "NULL" else 20), "where nothing may stand, the tables themselves refuse it"
    tried(cases)


@pytest.mark.parametrize(
    ("table", "column", "kind"), [("controller", "contact", "x'00ff41'"), ("audit", "seq", "1e300")]
)
def test_what_is_looked_at_only_at_unlocking_is_damage_too(
    whole: Path, tmp_path: Path, table: str, column: str, kind: str
) -> None:
    home = Path(shutil.copytree(whole, tmp_path / "home"))
    assert _spoil(home, table, column, kind)
    with pytest.raises(JournalDamaged):
        unlock(home)


def test_a_bug_of_ours_is_not_told_as_damage(whole: Path, tmp_path: Path) -> None:
    with unlock(Path(shutil.copytree(whole, tmp_path / "home"))) as journal:
        with pytest.raises(ZeroDivisionError), journal._vault.transaction():
            raise ZeroDivisionError
        with pytest.raises(LookupError), journal._vault.transaction():
            raise LookupError
        assert journal.verify() == ()
