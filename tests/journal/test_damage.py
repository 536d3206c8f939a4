"""Whatever is done to the file, or to rows by somebody with its outer key, is noticed: tried systematically.

The single cases with their names are in ``test_opening`` and ``test_inspection``; here the sweep goes over every page,
every sealed column of the schema and every row of the audit.
"""

import random
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlalchemy import LargeBinary

from pelitarina.errors import JournalDamaged, JournalEmpty
from pelitarina.journal import PLAN, store
from pelitarina.journal.folder import DATABASE
from pelitarina.journal.schema import metadata
from pelitarina.journal.store import ledger
from pelitarina.journal.store.connection import translated
from tests.journal.desk import (
    AT,
    PAGE,
    all_bytes,
    choice,
    flip,
    id_of,
    keep,
    set_up,
    set_up_anew,
    stamp,
    unlock,
    words_of,
)

Tried = Callable[[int], None]


@pytest.fixture
def folder(laid: Path, tmp_path: Path) -> Path:
    """Give a copy of the journal that was made once."""
    home = tmp_path / "journal"
    shutil.copytree(laid, home)
    return home


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saku and Aino each keep three things in two sittings; one has left, one is taken back."""
    home = tmp_path_factory.mktemp("laid") / "journal"
    set_up(home)
    with unlock(home) as journal:
        for who in ("Saku", "Aino"):
            first, second, _ = keep(journal, who, choice(f"{who} yksi"), choice(f"{who} kaksi"), choice(f"{who} kolme"))
            journal.log_export(id_of(journal, who), "own_copy", "txt", "fi", [first.id], stamp())
            journal.take_back(second.id, None, stamp())
            journal.take_back(first.id, {PLAN}, stamp())
    return home


def _refused(folder: Path, error: type[Exception] = JournalDamaged) -> None:
    before = all_bytes(folder)
    with pytest.raises(error):
        unlock(folder)
    assert all_bytes(folder) == before


@pytest.mark.fault("flipped bit on a page")
def test_a_flipped_bit_is_noticed_wherever_on_a_page_it_is(folder: Path, tried: Tried) -> None:
    """In what is sealed, in the page's initialisation vector and in its HMAC."""
    path, cases = folder / DATABASE, 0
    for page in range(path.stat().st_size // PAGE):
        for offset in (page % 16, 16 + page * 97 % 4000, PAGE - 80, PAGE - 1 - page % 64):
            flip(path, page * PAGE + offset, page % 8)
            _refused(folder)
            flip(path, page * PAGE + offset, page % 8)
            cases += 1
    unlock(folder).close()
    tried(cases)


@pytest.mark.fault("file cut short")
def test_a_file_cut_at_or_within_any_page_is_noticed(folder: Path, tried: Tried) -> None:
    path, cases = folder / DATABASE, 0
    whole = path.read_bytes()
    for end in range(0, len(whole), PAGE):
        for length in (end, end + 1 + end // PAGE % (PAGE - 1)):
            path.write_bytes(whole[:length])
            _refused(folder, JournalEmpty if length == 0 else JournalDamaged)
            cases += 1
    path.write_bytes(whole)
    unlock(folder).close()
    tried(cases)


def _rubbish(place: Path) -> Iterator[bytes]:
    chance = random.Random(1)
    for size in (1, 15, 16, 512, PAGE - 1, PAGE, PAGE + 1, 10 * PAGE):
        yield chance.randbytes(size)
        yield bytes(size)
        yield b"Ei ole salattu. "[: size % 16 + 1] * size
    plain = sqlite3.connect(place)
    plain.execute("CREATE TABLE reflection (id, body)")
    plain.commit()
    plain.close()
    yield place.read_bytes()


@pytest.mark.fault("rubbish for a file")
def test_a_file_of_something_else_is_noticed(folder: Path, tmp_path: Path, tried: Tried) -> None:
    cases = list(_rubbish(tmp_path / "plain.sqlite"))
    for rubbish in cases:
        (folder / DATABASE).write_bytes(rubbish)
        _refused(folder)
    tried(len(cases))


@pytest.mark.fault("pages of another place or time")
def test_pages_that_change_places_are_noticed(folder: Path, tried: Tried) -> None:
    """Each page is sealed with its number: a page moved to another place does not fit there."""
    path, cases = folder / DATABASE, 0
    whole = path.read_bytes()
    pages = [whole[start : start + PAGE] for start in range(0, len(whole), PAGE)]
    for one in range(1, len(pages) - 1):
        moved = [*pages[:one], pages[one + 1], pages[one], *pages[one + 2 :]]
        path.write_bytes(b"".join(moved))
        _refused(folder)
        cases += 1
    tried(cases)


@pytest.mark.fault("pages of another place or time")
def test_a_page_of_an_older_copy_is_noticed_at_unlocking_or_by_looking_through(folder: Path, tried: Tried) -> None:
    """Its seal and its number fit; what stands on it does not fit to the rest."""
    path, cases = folder / DATABASE, 0
    older = path.read_bytes()
    with unlock(folder) as journal:
        keep(journal, "Ulla", choice("uusi"))
        journal.take_back(journal.entries(id_of(journal, "Saku"), AT)[0].id, None, stamp())
    newer = path.read_bytes()
    for start in range(0, min(len(older), len(newer)), PAGE):
        page = older[start : start + PAGE]
        if page != newer[start : start + PAGE]:
            path.write_bytes(newer[:start] + page + newer[start + PAGE :])
            assert _is_noticed(folder)
            cases += 1
    assert cases > 10
    tried(cases)


def _is_noticed(folder: Path) -> bool:
    try:
        with unlock(folder) as journal:
            return journal.verify() != ()
    except JournalDamaged:
        return True


class Cell(NamedTuple):
    """One binary field of one row."""

    table: str
    column: str
    rowid: int
    value: bytes


BINARY = [
    (table.name, column.name)
    for table in metadata.sorted_tables
    for column in table.c
    if isinstance(column.type, LargeBinary)
]


def _cells(journal: store.Journal, table: str, column: str) -> list[Cell]:
    query = f"SELECT rowid, {column} FROM {table} WHERE {column} IS NOT NULL ORDER BY rowid"
    with journal._vault.transaction() as connection:
        return [Cell(table, column, row[0], row[1]) for row in connection.exec_driver_sql(query)]


def _put(journal: store.Journal, cell: Cell, value: bytes) -> None:
    with journal._vault.transaction() as connection:
        connection.exec_driver_sql(f"UPDATE {cell.table} SET {cell.column} = ? WHERE rowid = ?", (value, cell.rowid))


def _pairs(ones: list[Cell], others: list[Cell]) -> Iterator[tuple[Cell, Cell]]:
    """Give the first and the middle cell with one that follows and one far away: the same person's and another's."""
    for index in sorted({0, len(ones) // 2} & set(range(len(ones)))):
        for far in sorted({1, len(others) // 2}):
            yield ones[index], others[(index + far) % len(others)]


@pytest.mark.fault("ciphertext or hash of another row, person or column")
@pytest.mark.parametrize(("table", "column"), BINARY, ids=[".".join(one) for one in BINARY])
def test_a_field_that_holds_what_belongs_elsewhere_is_noticed(
    folder: Path, table: str, column: str, tried: Tried
) -> None:
    cases = 0
    with unlock(folder) as journal:
        assert journal.verify() == ()
        for other in BINARY:
            cells = _cells(journal, table, column), _cells(journal, *other)
            for mine, strange in _pairs(*cells) if all(cells) else ():
                if mine.value == strange.value:
                    continue
                _put(journal, mine, strange.value)
                assert journal.verify() != (), (mine[:3], strange[:3])
                _put(journal, mine, mine.value)
                cases += 1
        assert journal.verify() == ()
    assert cases > 0 or not cells[0]
    tried(cases)


@pytest.mark.fault("sealed words of another row or person")
def test_words_never_show_in_another_place_than_their_own(folder: Path, tried: Tried) -> None:
    """Each body in each other row, with and without its key: an error, and never somebody else's word."""
    cases = 0
    with unlock(folder) as journal:
        bodies, keys = _cells(journal, "reflection", "body"), _cells(journal, "reflection_key", "wrapped")
        for (mine, own), (strange, foreign) in product(zip(bodies, keys, strict=True), repeat=2):
            if mine == strange:
                continue
            for moves in (((mine, strange),), ((mine, strange), (own, foreign))):
                for to, source in moves:
                    _put(journal, to, source.value)
                assert _shown(journal) <= {"damaged", *_said("Saku"), *_said("Aino")}
                assert "damaged" in _shown(journal)
                for to, _ in moves:
                    _put(journal, to, to.value)
                cases += 1
        assert "damaged" not in _shown(journal)
    tried(cases)


def _said(who: str) -> set[str]:
    return {f"{who} sees {who} yksi", f"{who} sees {who} kolme"}


def _shown(journal: store.Journal) -> set[str]:
    """Give who sees which words."""
    found = set()
    for who in ("Saku", "Aino"):
        try:
            found |= {f"{who} sees {word}" for word in words_of(journal, who)}
        except JournalDamaged:
            found.add("damaged")
    return found


def _audit_spoilt(rows: int, columns: list[str]) -> Iterator[list[str]]:
    """Give every way to spoil the audit, as statements."""
    for seq in range(1, rows + 1):
        yield [f"DELETE FROM audit WHERE seq = {seq}"]
        yield [f"DELETE FROM audit WHERE seq >= {seq}"]
        last = f"(SELECT hash FROM audit WHERE seq = {seq - 1})"
        reset = f"UPDATE head SET length = {seq - 1}, hash = coalesce({last}, zeroblob(32)) WHERE chain = 'audit'"
        yield [f"DELETE FROM audit WHERE seq >= {seq}", reset]
        for column in columns:
            first = f"CASE substr({column}, 1, 1) WHEN '1' THEN '2' ELSE '1' END"
            changed = (
                f"CASE typeof({column}) WHEN 'integer' THEN {column} + 1000 ELSE {first} || substr({column}, 2) END"
            )
            if column == "at":
                changed = "'2020' || substr(at, 5)"
            yield [f"UPDATE audit SET {column} = {changed} WHERE seq = {seq}"]
        if seq < rows:
            swap = [(seq, 9000), (seq + 1, seq), (9000, seq + 1)]
            yield [f"UPDATE audit SET seq = {other} WHERE seq = {one}" for one, other in swap]


@pytest.mark.fault("audit edited, removed, cut off or reordered")
def test_an_audit_that_is_not_as_it_was_written_is_noticed(folder: Path, tried: Tried) -> None:
    cases = 0
    with unlock(folder) as journal:
        connection = journal._vault.connection
        rows = len(_cells(journal, "audit", "hash"))
        for statements in _audit_spoilt(rows, [column.name for column in metadata.tables["audit"].c]):
            with connection.begin() as changing:
                for statement in statements:
                    connection.exec_driver_sql(statement)
                assert _audit_is_found(journal), statements
                changing.rollback()
            cases += 1
        assert journal.verify() == ()
    tried(cases)


@pytest.mark.fault("row of another kind")
def test_a_row_of_another_kind_is_damage_and_not_a_bug(folder: Path, tmp_path: Path, tried: Tried) -> None:
    """A text where bytes belong, a day that is none, a decision that nobody makes."""
    spoilt = (
        "UPDATE reflection SET body = 'sana' WHERE body IS NOT NULL",
        "UPDATE reflection SET body = CAST(x'ff31ff' AS TEXT) WHERE body IS NOT NULL",
        "UPDATE audit SET at = 'eilen' WHERE seq = 2",
        "UPDATE keep SET last_day = '2026-99-99' WHERE seq = 1",
        "UPDATE keep SET offset_minutes = 'x' WHERE seq = 1",
        "UPDATE head SET hash = 7",
        "UPDATE notice SET text = x'00ff'",
    )
    for number, statement in enumerate(spoilt):
        with unlock(shutil.copytree(folder, tmp_path / str(number))) as journal:
            driver = journal._vault.connection.connection.driver_connection
            assert driver is not None
            driver.execute("PRAGMA ignore_check_constraints = ON")
            driver.execute("PRAGMA foreign_keys = OFF")
            driver.execute(statement)
            assert journal.verify() != (), statement
    tried(len(spoilt))


def _audit_is_found(journal: store.Journal) -> bool:
    try:
        with translated(journal._vault.folder):
            return not ledger.is_audit_whole(journal._vault)
    except JournalDamaged:  # a row that cannot even be read
        return True


@pytest.mark.fault("wrong key")
def test_the_keys_of_another_journal_open_nothing(folder: Path, tmp_path: Path, tried: Tried) -> None:
    from pelitarina.journal.folder import KEYS

    whole = all_bytes(folder)
    for number in range(5):
        other = tmp_path / f"other-{number}"
        set_up_anew(other)
        (folder / KEYS).write_bytes((other / KEYS).read_bytes())
        _refused(folder)
    (folder / KEYS).write_bytes(whole[KEYS])
    unlock(folder).close()
    tried(5)
