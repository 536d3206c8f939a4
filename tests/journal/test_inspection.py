"""Whoever changes a journal behind the program's back is found out, even with the key of the file."""

import hashlib
import shutil
from pathlib import Path

import pytest

from pelitarina.errors import JournalDamaged
from pelitarina.journal import OWN_COPY, PLAN, CustomerId
from pelitarina.journal.folder import DATABASE
from tests.journal.desk import (
    AT,
    PAGE,
    behind_its_back,
    choice,
    flip,
    id_of,
    keep,
    rows,
    set_up,
    stamp,
    tamper,
    unlock,
)

SEAL = "A seal does not open."
AUDIT = "The audit is not as it was written."
CHAIN = "The choices of a customer are not as they were written."
WORDS = "Words are not those that were kept."
PURPOSE = "Words are there without a purpose, or a purpose without words."
NOTICE = "A notice is not the text that was shown."
ROW = "A row refers to something that is not there."
TABLES = "The tables of the journal do not fit together."
PAGES = "A page of the journal file is not as it was written."


@pytest.fixture
def folder(laid: Path, tmp_path: Path) -> Path:
    """Give a copy of the journal that was made once."""
    shutil.copytree(laid, tmp_path, dirs_exist_ok=True)
    return tmp_path


@pytest.fixture(scope="module")
def laid(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Saku has kept three things and taken one back in part; Aino has kept one, and taken one back."""
    home = tmp_path_factory.mktemp("laid")
    set_up(home)
    with unlock(home) as journal:
        first, _, _ = keep(journal, "Saku", choice("yksi", OWN_COPY, PLAN), choice("kaksi"), choice("kolme"))
        gone, _ = keep(journal, "Aino", choice("neljä"), choice("viisi"))
        journal.take_back(first.id, {PLAN}, stamp())
        journal.take_back(gone.id, None, stamp())
    return home


def _verify(folder: Path) -> tuple[str, ...]:
    with unlock(folder) as journal:
        return journal.verify()


def _swap(table: str, column: str, key: str, pair: str) -> str:
    """Exchange one column between the two rows that ``pair`` selects."""
    other = f"(SELECT {column} FROM {table} AS other WHERE other.{key} IN ({pair}) AND other.{key} <> {table}.{key})"
    return f"UPDATE {table} SET {column} = {other} WHERE {key} IN ({pair})"


SAME_CUSTOMER = (
    "SELECT id FROM reflection WHERE position IN (1, 2)"
    " AND customer = (SELECT customer FROM reflection WHERE position = 2)"
)
TWO_CUSTOMERS = "SELECT max(id) FROM reflection WHERE body IS NOT NULL AND position = 1 GROUP BY customer"


@pytest.mark.fault("sealed field moved or altered, by name")
@pytest.mark.parametrize(
    ("statement", "findings"),
    [
        (_swap("reflection", "body", "id", SAME_CUSTOMER), {SEAL, WORDS}),
        (_swap("reflection", "body", "id", TWO_CUSTOMERS), {SEAL, WORDS}),
        (_swap("reflection_key", "wrapped", "reflection", SAME_CUSTOMER), {SEAL, WORDS}),
        (_swap("reflection_key", "wrapped", "reflection", TWO_CUSTOMERS), {SEAL, WORDS}),
        (_swap("customer_key", "wrapped", "customer", "SELECT id FROM customer"), {SEAL, WORDS}),
        (_swap("customer", "pseudonym", "id", "SELECT id FROM customer"), {SEAL}),
        ("UPDATE customer SET pseudonym = zeroblob(0)", {SEAL}),
        ("UPDATE reflection SET body = zeroblob(40) WHERE body IS NOT NULL", {SEAL, WORDS}),
        ("UPDATE reflection SET body = zeroblob(40) WHERE body IS NULL", {SEAL, WORDS, PURPOSE}),
        ("UPDATE reflection SET body = NULL WHERE position = 2", {PURPOSE}),
        (
            "DELETE FROM reflection_key WHERE reflection IN (SELECT id FROM reflection WHERE position = 2)",
            {SEAL, WORDS, PURPOSE},
        ),
        ("DELETE FROM customer_key", {SEAL, WORDS}),
    ],
    ids=[
        "bodies of one customer swapped",
        "bodies of two customers swapped",
        "keys of one customer's reflections swapped",
        "keys of two customers' reflections swapped",
        "customers' keys swapped",
        "pseudonyms swapped",
        "pseudonym emptied",
        "bodies zeroed",
        "a body put back after it was taken back",
        "a body taken away",
        "a key taken away",
        "every customer's key taken away",
    ],
)
def test_a_sealed_field_that_was_moved_or_altered_is_found(folder: Path, statement: str, findings: set[str]) -> None:
    tamper(folder, statement)
    assert set(_verify(folder)) == findings


LAST_OF_SAKU = "(SELECT max(seq) FROM keep WHERE purpose = 'plan')"


@pytest.mark.fault("choice edited or cut off")
@pytest.mark.parametrize(
    ("statement", "findings"),
    [
        ("UPDATE keep SET decision = 'kept' WHERE decision = 'taken_back'", {CHAIN, PURPOSE}),
        ("UPDATE keep SET last_day = '2099-01-01' WHERE purpose = 'plan'", {CHAIN}),
        ("UPDATE keep SET recorded_by = 'nobody' WHERE seq = 1", {CHAIN}),
        ("UPDATE keep SET notice_version = 2, notice_id = 'keep' WHERE seq = 1", {CHAIN, ROW}),
        ("UPDATE keep SET witness = zeroblob(32) WHERE seq = 1", {CHAIN, WORDS}),
        (f"DELETE FROM keep WHERE seq = {LAST_OF_SAKU}", {CHAIN}),
        ("DELETE FROM keep WHERE seq = 1", {CHAIN, PURPOSE}),
        ("DELETE FROM keep", {CHAIN, PURPOSE}),
        ("UPDATE head SET length = length - 1 WHERE chain <> 'audit'", {CHAIN}),
        ("DELETE FROM head WHERE chain <> 'audit'", {CHAIN}),
    ],
    ids=[
        "taking back undone",
        "last day moved",
        "recorder changed",
        "notice changed",
        "evidence changed",
        "last choice cut off",
        "first choice cut off",
        "all choices gone",
        "head shortened",
        "head gone",
    ],
)
def test_a_choice_that_was_edited_or_cut_off_is_found(folder: Path, statement: str, findings: set[str]) -> None:
    tamper(folder, "PRAGMA foreign_keys = OFF", statement)
    assert set(_verify(folder)) == findings


@pytest.mark.fault("audit edited or cut off, by name")
@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'nobody' WHERE seq = 2",
        "UPDATE audit SET at = '2020-01-01 00:00:00.000000' WHERE seq = 2",
        "UPDATE audit SET previous = zeroblob(32) WHERE seq = 2",
        "DELETE FROM audit WHERE seq = 3",
        "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)",
        "DELETE FROM audit",
        "INSERT INTO audit SELECT seq + 1000, at, actor, action, object_ref, previous, hash, team"
        " FROM audit WHERE seq = 2",
        "UPDATE audit SET seq = 1000 WHERE seq = 2",
        "UPDATE head SET hash = zeroblob(32), length = 0 WHERE chain = 'audit'",
    ],
    ids=[
        "edited",
        "moved in time",
        "untied",
        "one removed",
        "cut off",
        "emptied",
        "one added",
        "reordered",
        "head reset",
    ],
)
def test_an_audit_that_was_edited_or_cut_off_is_found(folder: Path, statement: str) -> None:
    tamper(folder, statement)
    assert _verify(folder) == (AUDIT,)


def test_an_audit_cut_off_together_with_its_head_does_not_fit_either(folder: Path) -> None:
    """The forger sets the head back to the row before, but cannot write its HMAC."""
    cut = "DELETE FROM audit WHERE seq = (SELECT max(seq) FROM audit)"
    last = "SELECT hash FROM audit ORDER BY seq DESC LIMIT 1"
    tamper(folder, cut, f"UPDATE head SET length = length - 1, hash = ({last}) WHERE chain = 'audit'")
    assert _verify(folder) == (AUDIT,)


def test_a_plain_hash_rewritten_by_a_forger_does_not_fit_the_head(folder: Path) -> None:
    forged = hashlib.sha256(b"forged").digest()
    with behind_its_back(folder) as driver:
        driver.execute("UPDATE keep SET hash = ? WHERE seq = (SELECT max(seq) FROM keep)", [forged])
        driver.execute("UPDATE head SET hash = ? WHERE chain <> 'audit'", [forged])
    assert CHAIN in _verify(folder)


def test_a_notice_that_was_rewritten_is_found(folder: Path) -> None:
    tamper(folder, "UPDATE notice SET text = 'Kaikki säilyy aina.'")
    assert _verify(folder) == (NOTICE,)


def test_a_row_without_its_parent_is_found(folder: Path) -> None:
    tamper(folder, "PRAGMA foreign_keys = OFF", "DELETE FROM sitting")
    assert ROW in _verify(folder)


def test_tables_that_do_not_fit_are_found(folder: Path) -> None:
    changed = "UPDATE sqlite_master SET sql = replace(sql, 'body BLOB', 'body BLOB NOT NULL') WHERE name = 'reflection'"
    tamper(folder, "PRAGMA writable_schema = ON", changed)
    assert TABLES in _verify(folder)


def test_a_page_that_goes_bad_while_the_journal_is_open_is_found(folder: Path) -> None:
    with unlock(folder) as journal:
        assert journal.verify() == ()
        flip(folder / DATABASE, 9 * PAGE + 40)
        assert PAGES in journal.verify()


def test_a_damaged_field_is_an_error_for_the_reader_and_not_a_wrong_word(folder: Path) -> None:
    tamper(folder, _swap("reflection", "body", "id", SAME_CUSTOMER))
    with unlock(folder) as journal, pytest.raises(JournalDamaged):
        journal.entries(id_of(journal, "Saku"), AT)


def test_nobody_can_be_asked_about_whom_the_journal_does_not_know(folder: Path) -> None:
    with unlock(folder) as journal:
        assert journal.entries(CustomerId("00000000-0000-0000-0000-000000000000"), AT) == ()
        assert journal.customer("Eino") is None
    assert rows(folder, "SELECT count(*) FROM customer") == [(2,)]
