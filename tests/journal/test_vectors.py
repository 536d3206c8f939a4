"""A journal that an earlier version sealed opens in this one, and says what it said then."""

import json
import shutil
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import asdict

from pelitarina.journal import in_force, store
from pelitarina.journal.folder import DATABASE, KEYS
from pelitarina.journal.terms import FILE as NOTICE
from tests.journal.desk import AT, PASSPHRASE, id_of, later

VECTORS = Path(__file__).parent / "vectors"


def put(source: Path, folder: Path) -> None:
    """Put a vector in place as a journal."""
    shutil.copy(source / "journal.bin", folder / DATABASE)
    shutil.copy(source / "keys.bin", folder / KEYS)
    shutil.copy(source / "notice.bin", folder / NOTICE)


@pytest.fixture(params=sorted(path.name for path in VECTORS.iterdir() if path.is_dir()))
def vector(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, dict[str, Any]]:
    """Put a vector in place as a journal, and give what is expected of it."""
    source = VECTORS / str(request.param)
    put(source, tmp_path)
    expected: dict[str, Any] = json.loads((source / "expected.json").read_text(encoding="utf-8"))
    return tmp_path, expected


def _seen(journal: store.Journal, who: str) -> list[dict[str, Any]]:
    entries = journal.entries(id_of(journal, who), AT)
    days = ({str(purpose): str(day) for purpose, day in in_force(entry, AT).items()} for entry in entries)
    return [{**asdict(entry.answer), "in_force": day} for entry, day in zip(entries, days, strict=True)]


def test_it_opens_and_says_what_it_said_then(vector: tuple[Path, dict[str, Any]]) -> None:
    folder, expected = vector
    with store.unlock(folder, PASSPHRASE, later(days=1)) as journal:
        assert journal.verify() == ()
        assert asdict(journal.controller) == expected["controller"]
        assert [customer.pseudonym for customer in journal.customers()] == expected["customers"]
        assert _seen(journal, expected["customers"][0]) == expected["entries"]


def test_it_opens_to_its_recovery_code(vector: tuple[Path, dict[str, Any]]) -> None:
    folder, expected = vector
    with store.unlock(folder, expected["recovery_code"], AT) as journal:
        assert len(journal.customers()) == len(expected["customers"])


def test_what_has_expired_since_then_is_destroyed(vector: tuple[Path, dict[str, Any]]) -> None:
    folder, expected = vector
    with store.unlock(folder, PASSPHRASE, AT + timedelta(days=366), sure=True) as journal:
        assert _seen(journal, expected["customers"][0]) == []
        assert journal.verify() == ()
