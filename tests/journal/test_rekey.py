"""The passphrase and the recovery code can be changed; no byte of the database changes with them."""

import unicodedata
from pathlib import Path

import pytest

from pelitarina.errors import (
    CodeWrong,
    FileNotWritten,
    JournalDamaged,
    JournalInUse,
    JournalLocked,
    JournalMissing,
    Refused,
)
from pelitarina.journal import keys, rekey, store
from pelitarina.journal.folder import DATABASE, KEYS, NEW
from pelitarina.journal.lock import Lock
from tests.journal.desk import AT, PASSPHRASE, all_bytes, choice, flip, keep, set_up, unlock, words_of

OTHER = "syysilta ja teetä"


@pytest.fixture
def code(tmp_path: Path) -> str:
    return set_up(tmp_path)


def _opens(folder: Path, secret: str) -> bool:
    try:
        store.unlock(folder, secret, AT).close()
    except JournalLocked:
        return False
    return True


def test_after_a_change_the_new_passphrase_opens_it_and_the_old_one_does_not(tmp_path: Path, code: str) -> None:
    with unlock(tmp_path) as journal:
        keep(journal, "Saku", choice("pelasin korttia"))
    rekey.put(tmp_path, rekey.changed(tmp_path, PASSPHRASE, OTHER))
    assert not _opens(tmp_path, PASSPHRASE)
    assert _opens(tmp_path, code)
    with store.unlock(tmp_path, OTHER, AT) as journal:
        assert words_of(journal, "Saku") == ["pelasin korttia"]


def test_a_change_touches_the_key_file_and_nothing_else(tmp_path: Path, code: str) -> None:
    before = all_bytes(tmp_path)
    rekey.put(tmp_path, rekey.changed(tmp_path, code, OTHER))
    after = all_bytes(tmp_path)
    assert {name for name in after if after[name] != before.get(name)} == {KEYS}


def test_the_recovery_code_gives_a_new_passphrase_and_a_new_code_and_opens_nothing_more(
    tmp_path: Path, code: str
) -> None:
    new = rekey.recovered(tmp_path, code.lower().replace("-", " "), OTHER)
    assert _opens(tmp_path, PASSPHRASE)  # until the code is on paper, nothing has changed
    rekey.put(tmp_path, new)
    assert [_opens(tmp_path, secret) for secret in (PASSPHRASE, code, OTHER, new.code)] == [False, False, True, True]


def test_a_new_code_alone_leaves_the_passphrase(tmp_path: Path, code: str) -> None:
    new = rekey.renewed(tmp_path, PASSPHRASE)
    rekey.put(tmp_path, new)
    assert [_opens(tmp_path, secret) for secret in (PASSPHRASE, code, new.code)] == [True, False, True]


@pytest.mark.parametrize("short", ["", "yksitoista.", "a\N{COMBINING DIAERESIS}" * 11])
def test_a_passphrase_of_fewer_than_twelve_signs_is_refused(tmp_path: Path, code: str, short: str) -> None:
    before = all_bytes(tmp_path)
    for make in (rekey.changed, rekey.recovered):
        with pytest.raises(Refused):
            make(tmp_path, code, short)
    assert all_bytes(tmp_path) == before


def test_the_new_passphrase_opens_it_in_both_spellings(tmp_path: Path, code: str) -> None:
    composed, apart = (unicodedata.normalize(form, "tähtiä ja öitä") for form in ("NFC", "NFD"))
    assert keys.same_spelling(composed, apart)
    rekey.put(tmp_path, rekey.changed(tmp_path, PASSPHRASE, apart))
    assert _opens(tmp_path, composed)


def test_who_knows_neither_passphrase_nor_code_changes_nothing(tmp_path: Path, code: str) -> None:
    before = all_bytes(tmp_path)
    with pytest.raises(JournalLocked):
        rekey.changed(tmp_path, "kesäilta ja teetä", OTHER)
    for wrong in ("kesäilta ja teetä", code[:-1] + ("0" if code[-1] != "0" else "1"), ""):
        with pytest.raises(CodeWrong):
            rekey.recovered(tmp_path, wrong, OTHER)
    assert all_bytes(tmp_path) == before


def test_keys_made_ready_for_older_ones_are_not_put_over_newer_ones(tmp_path: Path, code: str) -> None:
    first, second = (rekey.changed(tmp_path, PASSPHRASE, new) for new in (OTHER, "kolmas tunnuslause"))
    rekey.put(tmp_path, first)
    with pytest.raises(Refused):
        rekey.put(tmp_path, second)
    assert _opens(tmp_path, OTHER)


def test_keys_are_changed_in_an_open_journal_by_itself_and_by_nobody_else(tmp_path: Path, code: str) -> None:
    with unlock(tmp_path) as journal:
        new = rekey.changed(tmp_path, PASSPHRASE, OTHER)
        with pytest.raises(JournalInUse):
            rekey.put(tmp_path, new)
        journal.put_keys(new)
        keep(journal, "Saku", choice("ja sen jälkeen"))
    assert _opens(tmp_path, OTHER)


def test_where_there_is_no_journal_or_a_damaged_key_file_nothing_is_changed(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        rekey.changed(tmp_path / "none", PASSPHRASE, OTHER)
    code = set_up(tmp_path)
    flip(tmp_path / KEYS, 77)
    before = all_bytes(tmp_path)
    for make in (rekey.changed, rekey.recovered):
        with pytest.raises(JournalDamaged):
            make(tmp_path, code, OTHER)
    assert all_bytes(tmp_path) == before


def test_a_key_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path, code: str) -> None:
    (tmp_path / f"{KEYS}{NEW}").mkdir()
    with pytest.raises(FileNotWritten):
        rekey.put(tmp_path, rekey.changed(tmp_path, PASSPHRASE, OTHER))
    assert _opens(tmp_path, PASSPHRASE)
    Lock(tmp_path).release()
    assert (tmp_path / DATABASE).exists()


def test_a_key_file_that_is_doubled_cut_short_or_empty_is_told_damaged(tmp_path: Path, code: str) -> None:
    whole = (tmp_path / KEYS).read_bytes()
    for spoilt in (whole * 2, whole + b"\n", b"", *(whole[:length] for length in range(1, len(whole), 7))):
        (tmp_path / KEYS).write_bytes(spoilt)
        with pytest.raises(JournalDamaged):
            store.unlock(tmp_path, PASSPHRASE, AT)


def test_neither_the_code_nor_a_key_stands_in_what_a_log_could_show(tmp_path: Path, code: str) -> None:
    new = rekey.recovered(tmp_path, code, OTHER)
    assert new.code not in repr(new)
    assert "wrapped" not in repr(new)
