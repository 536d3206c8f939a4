"""The key file gives its keys to the right secret, and is told damaged, too new and locked apart."""

import hashlib
import json
import unicodedata
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError

from pelitarina.errors import FileNotRead, FileNotWritten, JournalDamaged, JournalLocked, JournalMissing, JournalTooNew
from pelitarina.journal import keys, seal
from pelitarina.journal.folder import KEYS
from tests.journal.desk import CHEAP, PASSPHRASE, flip


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    keys.write(tmp_path, keys.make(PASSPHRASE, CHEAP)[0])
    return tmp_path


def _signed(shape: dict[str, Any]) -> bytes:
    """Write a key file as a stranger could: with a checksum that is right."""
    checksum = hashlib.sha256(json.dumps(shape, sort_keys=True).encode()).hexdigest()
    return json.dumps({**shape, "checksum": checksum}, indent=2).encode() + b"\n"


def _shape(folder: Path) -> dict[str, Any]:
    shape: dict[str, Any] = json.loads((folder / KEYS).read_bytes())
    del shape["checksum"]
    return shape


def test_the_passphrase_gives_the_same_keys_again(tmp_path: Path) -> None:
    file, ring, _ = keys.make(PASSPHRASE, CHEAP)
    keys.write(tmp_path, file)
    assert keys.unlock(keys.read(tmp_path), PASSPHRASE, tmp_path) == keys.Opened(ring, "passphrase")


def test_both_spellings_of_a_letter_with_dots_open_the_journal(folder: Path) -> None:
    composed, decomposed = (unicodedata.normalize(form, PASSPHRASE) for form in ("NFC", "NFD"))
    assert composed != decomposed
    assert keys.unlock(keys.read(folder), decomposed, folder) == keys.unlock(keys.read(folder), composed, folder)


def test_the_recovery_code_opens_it_however_it_is_typed(tmp_path: Path) -> None:
    file, ring, code = keys.make(PASSPHRASE, CHEAP)
    misread = code.lower().replace("-", " ").replace("0", "o").replace("1", "l")
    for typed in (code, misread, code.replace("-", "")):
        assert keys.unlock(file, typed, tmp_path) == keys.Opened(ring, "recovery")


def test_the_recovery_code_is_160_bits_in_eight_groups_of_four() -> None:
    codes = {keys.make(PASSPHRASE, CHEAP)[2] for _ in range(50)}
    assert len(codes) == 50
    assert all([len(group) for group in code.split("-")] == [4] * 8 for code in codes)
    assert {letter for code in codes for letter in code} == {"-", *keys.RECOVERY_ALPHABET}


@pytest.mark.parametrize("secret", ["", "kevätaamu", "\ud800", "0" * 32, "U" * 32])
def test_another_secret_is_told_to_try_again(folder: Path, secret: str) -> None:
    with pytest.raises(JournalLocked):
        keys.unlock(keys.read(folder), secret, folder)


@pytest.mark.fault("flipped bit in the key file")
def test_every_flipped_bit_of_the_key_file_is_noticed(folder: Path, tried: Callable[[int], None]) -> None:
    path = folder / KEYS
    tried(path.stat().st_size * 8)
    for offset in range(path.stat().st_size):
        for bit in range(8):
            flip(path, offset, bit)
            with pytest.raises((JournalDamaged, JournalTooNew)):
                keys.read(folder)
            flip(path, offset, bit)
    keys.read(folder)


@pytest.mark.fault("key file cut short or rubbish")
def test_a_key_file_that_ends_too_early_is_damaged_wherever_it_ends(folder: Path, tried: Callable[[int], None]) -> None:
    path = folder / KEYS
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(JournalDamaged):
            keys.read(folder)
    tried(len(whole))


@pytest.mark.fault("key file cut short or rubbish")
@pytest.mark.parametrize(
    "data",
    [b"", b"{}", b"[]", b"null", b"\xff\xfe", b"\0" * 500, b"[" * 16_000, b'{"format": ' + b"9" * 5000, b" " * 20_000],
)
def test_a_key_file_of_rubbish_is_damaged(folder: Path, data: bytes) -> None:
    (folder / KEYS).write_bytes(data)
    with pytest.raises(JournalDamaged):
        keys.read(folder)


@pytest.mark.parametrize(
    "cost",
    [
        {"iterations": 3, "memory_kib": 100 * 1024 * 1024, "lanes": 4},
        {"iterations": 1_000_000, "memory_kib": 8, "lanes": 1},
        {"iterations": 1, "memory_kib": 8, "lanes": 2},
        {"iterations": 0, "memory_kib": 8, "lanes": 1},
        {"iterations": True, "memory_kib": 8, "lanes": 1},
        {"iterations": 1, "memory_kib": 8, "lanes": 1, "threads": 1},
    ],
)
def test_a_hostile_key_file_cannot_ask_for_more_than_a_laptop_has(folder: Path, cost: dict[str, Any]) -> None:
    (folder / KEYS).write_bytes(_signed({**_shape(folder), "cost": cost}))
    with pytest.raises(JournalDamaged):
        keys.read(folder)


def test_a_test_of_hostile_files_would_read_an_honest_one(folder: Path) -> None:
    (folder / KEYS).write_bytes(_signed(_shape(folder)))
    keys.read(folder)


@pytest.mark.parametrize(("number", "error"), [(2, JournalTooNew), (99, JournalTooNew), (0, JournalDamaged)])
def test_a_newer_key_file_is_told_apart_from_a_damaged_one(folder: Path, number: int, error: type[Exception]) -> None:
    (folder / KEYS).write_bytes(_signed({"format": number, "new_in_this_version": {}}))
    with pytest.raises(error):
        keys.read(folder)


def test_a_wrap_carried_to_the_other_slot_does_not_open(folder: Path) -> None:
    """Each wrap is bound to its slot, even for somebody who knows the secret of the other."""
    spelt = PASSPHRASE.encode()
    for name, error in (("passphrase", None), ("recovery", JournalLocked)):
        slot = keys._slot(name, spelt, seal.new_key(), CHEAP)
        file = keys.read(folder).model_copy(update={"passphrase": slot})
        with nullcontext() if error is None else pytest.raises(error):
            keys.unlock(file, PASSPHRASE, folder)


def test_a_folder_without_a_key_file_has_no_journal(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        keys.read(tmp_path)


def test_a_key_file_that_is_a_folder_cannot_be_read_or_written_over(tmp_path: Path) -> None:
    (tmp_path / KEYS).mkdir()
    with pytest.raises(FileNotRead):
        keys.read(tmp_path)
    with pytest.raises(FileNotWritten):
        keys.write(tmp_path, keys.make(PASSPHRASE, CHEAP)[0])


def test_the_real_cost_is_that_of_the_design() -> None:
    assert keys.Cost() == keys.Cost(iterations=3, memory_kib=64 * 1024, lanes=4)


def test_a_cost_out_of_bounds_is_refused_when_made() -> None:
    with pytest.raises(ValidationError):
        keys.Cost(iterations=1, memory_kib=8, lanes=2)


def test_neither_passphrase_nor_code_nor_key_stands_in_the_key_file_or_in_a_repr(folder: Path) -> None:
    file, ring, code = keys.make(PASSPHRASE, CHEAP)
    shown = file.as_bytes().decode() + repr(file) + repr(ring)
    secrets = [PASSPHRASE, code, code.replace("-", ""), *(key.material.hex() for key in (ring.file, ring.audit))]
    assert not [secret for secret in secrets if secret in shown]
