"""No value, error or traceback of this package says a customer's word, and its walls stand."""

import ast
import subprocess
import sys
import traceback
from pathlib import Path

import pytest
from msgspec.structs import replace
from sqlalchemy.exc import IntegrityError

import pelitarina.journal
from pelitarina.errors import JournalDamaged, JournalError
from pelitarina.journal import Choice, Draft, Notice, store
from tests.journal.desk import (
    AT,
    NOTICE,
    PASSPHRASE,
    SITTING,
    answer,
    choice,
    id_of,
    keep,
    ring,
    set_up,
    stamp,
    tamper,
    unlock,
)

CANARY = "kanarialintu"
PACKAGE = Path(pelitarina.journal.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))


def _imports(module: Path) -> set[str]:
    tree = ast.parse(module.read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    froms = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)]
    ours = {f"pelitarina.{alias.name}" for node in froms if node.module == "pelitarina" for alias in node.names}
    return plain | ours | {node.module or "" for node in froms if node.module != "pelitarina"}


def _who_imports(*roots: str) -> set[str]:
    """Give the modules, or folders of modules, of the journal that import one of ``roots``."""
    return {
        module.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for module in MODULES
        for name in _imports(module)
        if any(name == root or name.startswith(f"{root}.") for root in roots)
    }


def test_no_value_shows_a_word_when_it_is_printed(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        kept = replace(answer(CANARY), question=CANARY, value=(CANARY,), area=CANARY, note=CANARY)
        entries = keep(journal, CANARY, Choice(kept, choice("sana").purposes))
        values = [
            kept,
            Draft((kept,)),
            Choice(kept, frozenset()),
            entries,
            journal.customers(),
            Notice("keep", 1, "fi", CANARY),
            journal,
            journal._vault,
        ]
        shown = "".join(repr(value) + str(value) for value in values)
    assert CANARY not in shown
    assert ring(tmp_path).file.material.hex() not in shown


def test_a_bug_in_the_database_shows_neither_word_nor_key_in_its_traceback(tmp_path: Path) -> None:
    set_up(tmp_path)
    sitting, notice = replace(SITTING, story_title=CANARY), replace(NOTICE, text=CANARY)
    impossible = replace(stamp(), offset_minutes=9999, recorded_by=CANARY)
    with unlock(tmp_path) as journal, pytest.raises(IntegrityError) as raised:
        journal.keep(CANARY, sitting, [choice(CANARY)], impossible, notice)
    shown = "".join(traceback.format_exception(raised.value))
    assert CANARY not in shown
    assert ring(tmp_path).file.material.hex() not in shown
    with unlock(tmp_path) as journal:
        assert journal.customers() == ()


def test_no_error_of_the_journal_shows_a_word_or_what_it_was_translated_from(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        keep(journal, CANARY, choice(CANARY))
    tamper(tmp_path, "UPDATE reflection SET body = zeroblob(50)")
    with unlock(tmp_path) as journal, pytest.raises(JournalDamaged) as damaged:
        journal.entries(id_of(journal, CANARY), AT)
    with pytest.raises(JournalError) as locked:
        store.unlock(tmp_path, PASSPHRASE + CANARY, AT)
    shown = "".join("".join(traceback.format_exception(error)) for error in (damaged.value, locked.value))
    assert CANARY not in shown
    assert "InvalidTag" not in shown


def test_a_screen_that_needs_a_draft_loads_no_database() -> None:
    heavy = {"sqlalchemy", "cryptography", "alembic"}
    program = f"import sys; from pelitarina.journal.draft import Draft; print({heavy} & set(sys.modules))"
    shown = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout
    assert shown == "set()\n"


def test_only_keys_pair_and_seal_know_cryptography() -> None:
    assert _who_imports("cryptography") == {"keys", "pair", "seal"}


def test_only_store_schema_and_migrations_know_a_database() -> None:
    assert _who_imports("sqlalchemy", "alembic", "sqlcipher3", "sqlite3", "psycopg") == {
        "store",
        "schema",
        "migrations",
    }


def test_the_journal_can_be_read_without_the_story_that_made_it() -> None:
    leaves = {"errors", "private", "words", "area", "life_line", "circle", "next_step", "result"}
    known = {"pelitarina.journal"} | {f"pelitarina.{leaf}" for leaf in leaves}
    ours = {name for module in MODULES for name in _imports(module) if name.startswith("pelitarina")}
    assert not {name for name in ours if ".".join(name.split(".")[:2]) not in known}


def test_the_public_names_are_there_and_sorted() -> None:
    for module in (pelitarina.journal, store):
        names = module.__all__
        assert names == sorted(names, key=lambda name: (not name.isupper(), not name[0].isupper(), name))
        assert all(hasattr(module, name) for name in names)
