"""A journal opens to its passphrase; each other case is told apart, and changes no byte."""

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pelitarina.errors import (
    FileNotWritten,
    JournalDamaged,
    JournalEmpty,
    JournalError,
    JournalExists,
    JournalInUse,
    JournalLocked,
    JournalMissing,
    JournalTooNew,
)
from pelitarina.journal import keys, store
from pelitarina.journal.ballast import FILE as BALLAST
from pelitarina.journal.folder import DATABASE, KEYS, LOCK, NEW
from pelitarina.journal.terms import FILE as NOTICE
from tests.journal.desk import (
    AT,
    CHEAP,
    CONTROLLER,
    PAGE,
    PASSPHRASE,
    all_bytes,
    choice,
    flip,
    keep,
    rows,
    set_up_anew,
    tamper,
    unlock,
    words_of,
)

HOLD = """
import sys
from pathlib import Path
from tests.journal.desk import unlock
with unlock(Path(sys.argv[1])):
    print("open", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    home = tmp_path / "journal"
    set_up_anew(home)
    with unlock(home) as journal:
        keep(journal, "Saku", choice("pelasin korttia"), choice("ja pesäpalloa"))
    return home


@contextmanager
def another_process(folder: Path) -> Iterator["subprocess.Popen[str]"]:
    """Let a real other process hold the journal until the block ends."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "open\n"
        yield holder
        holder.kill()


def _cut(path: Path, length: int) -> None:
    path.write_bytes(path.read_bytes()[:length])


def _other_keys(home: Path) -> None:
    set_up_anew(home.parent / "other")
    shutil.copy(home.parent / "other" / KEYS, home / KEYS)


def test_what_was_kept_is_there_after_closing_and_unlocking(folder: Path) -> None:
    with unlock(folder) as journal:
        assert words_of(journal, "Saku") == ["pelasin korttia", "ja pesäpalloa"]
        assert journal.controller == CONTROLLER


def test_a_journal_of_the_real_cost_opens_to_passphrase_and_recovery_code(tmp_path: Path) -> None:
    code = store.create(tmp_path / "journal", PASSPHRASE, CONTROLLER, AT)
    assert keys.read(tmp_path / "journal").cost == keys.Cost(iterations=3, memory_kib=64 * 1024, lanes=4)
    for secret in (PASSPHRASE, code):
        with store.unlock(tmp_path / "journal", secret, AT) as journal:
            assert journal.verify() == ()


def test_the_audit_tells_which_secret_opened_the_journal(tmp_path: Path) -> None:
    code = set_up_anew(tmp_path)
    for secret in (PASSPHRASE, code):
        store.unlock(tmp_path, secret, AT).close()
    assert rows(tmp_path, "SELECT action, actor FROM audit ORDER BY seq") == [
        ("create", "setup"),
        ("unlock", "passphrase"),
        ("unlock", "recovery"),
    ]


def test_a_journal_is_never_set_up_over_another(folder: Path) -> None:
    for remains in ({KEYS, DATABASE}, {KEYS}, {DATABASE}):
        for path in folder.iterdir():
            if path.name not in remains:
                path.unlink()
        before = all_bytes(folder)
        assert store.exists(folder)
        with pytest.raises(JournalExists):
            set_up_anew(folder)
        assert all_bytes(folder) == before
        folder.joinpath(KEYS).write_bytes(b"{}")
        folder.joinpath(DATABASE).write_bytes(b"")


def test_what_a_setting_up_cut_off_left_behind_is_swept_away(tmp_path: Path) -> None:
    for suffix in ("", "-wal", "-shm"):
        (tmp_path / f"{DATABASE}{NEW}{suffix}").write_bytes(b"left over" * 1000)
    (tmp_path / f"{KEYS}{NEW}").write_bytes(b"left over" * 1000)
    assert not store.exists(tmp_path)
    set_up_anew(tmp_path)
    unlock(tmp_path).close()
    assert sorted(all_bytes(tmp_path)) == [BALLAST, DATABASE, KEYS, LOCK, NOTICE]


def test_a_setting_up_cut_off_before_its_last_step_can_be_done_again(tmp_path: Path) -> None:
    """The keys were there, the journal was not yet in its place: nobody was told the code, and no word was in it."""
    set_up_anew(tmp_path)
    (tmp_path / DATABASE).rename(tmp_path / f"{DATABASE}{NEW}")
    assert not store.exists(tmp_path)
    with pytest.raises(JournalMissing):
        unlock(tmp_path)
    set_up_anew(tmp_path)
    unlock(tmp_path).close()


def test_a_folder_without_a_journal_says_so(tmp_path: Path) -> None:
    with pytest.raises(JournalMissing):
        unlock(tmp_path)


SPOILT: list[tuple[str, Callable[[Path], object], str, type[JournalError]]] = [
    ("wrong passphrase", lambda _: None, "kesäilta", JournalLocked),
    ("empty passphrase", lambda _: None, "", JournalLocked),
    ("first page flipped", lambda home: flip(home / DATABASE, 100), PASSPHRASE, JournalDamaged),
    ("salt flipped", lambda home: flip(home / DATABASE, 3), PASSPHRASE, JournalDamaged),
    ("page in the middle flipped", lambda home: flip(home / DATABASE, 9 * PAGE + 7), PASSPHRASE, JournalDamaged),
    ("cut between pages", lambda home: _cut(home / DATABASE, 8 * PAGE), PASSPHRASE, JournalDamaged),
    ("cut within a page", lambda home: _cut(home / DATABASE, 8 * PAGE + 9), PASSPHRASE, JournalDamaged),
    ("one byte left", lambda home: _cut(home / DATABASE, 1), PASSPHRASE, JournalDamaged),
    ("rubbish", lambda home: (home / DATABASE).write_bytes(bytes(range(256)) * 99), PASSPHRASE, JournalDamaged),
    ("another journal's keys", _other_keys, PASSPHRASE, JournalDamaged),
    ("keys flipped", lambda home: flip(home / KEYS, 200), PASSPHRASE, JournalDamaged),
    ("keys gone", lambda home: (home / KEYS).unlink(), PASSPHRASE, JournalDamaged),
    ("no revision", lambda home: tamper(home, "DELETE FROM alembic_version"), PASSPHRASE, JournalDamaged),
    ("no controller", lambda home: tamper(home, "DELETE FROM controller"), PASSPHRASE, JournalDamaged),
    ("no bytes", lambda home: _cut(home / DATABASE, 0), PASSPHRASE, JournalEmpty),
    ("no database", lambda home: (home / DATABASE).unlink(), PASSPHRASE, JournalEmpty),
    (
        "newer tables",
        lambda home: tamper(home, "UPDATE alembic_version SET version_num = '9999'"),
        PASSPHRASE,
        JournalTooNew,
    ),
]


@pytest.mark.fault("each trouble by its name")
@pytest.mark.parametrize(("spoil", "secret", "error"), [case[1:] for case in SPOILT], ids=[case[0] for case in SPOILT])
def test_each_trouble_has_its_own_error_and_changes_no_byte(
    folder: Path, spoil: Callable[[Path], object], secret: str, error: type[JournalError]
) -> None:
    spoil(folder)
    before = all_bytes(folder)
    with pytest.raises(error) as raised:
        store.unlock(folder, secret, AT)
    assert type(raised.value) is error
    assert all_bytes(folder) == before


@pytest.mark.fault("flipped bit on a page")
def test_one_flipped_bit_on_any_page_is_noticed_at_unlocking(folder: Path, tried: Callable[[int], None]) -> None:
    size = (folder / DATABASE).stat().st_size
    for page in range(size // PAGE):
        offset, bit = page * PAGE + page * 997 % PAGE, page % 8
        flip(folder / DATABASE, offset, bit)
        with pytest.raises(JournalDamaged):
            unlock(folder)
        flip(folder / DATABASE, offset, bit)
    unlock(folder).close()
    tried(size // PAGE)


@pytest.mark.fault("two processes")
def test_two_processes_cannot_have_it_open_and_a_killed_one_leaves_it_free(folder: Path) -> None:
    with another_process(folder):
        before = all_bytes(folder)
        with pytest.raises(JournalInUse):
            unlock(folder)
        with pytest.raises(JournalLocked):
            store.unlock(folder, "kesäilta", AT)
        assert all_bytes(folder) == before
    with unlock(folder) as journal:
        assert journal.verify() == ()
        assert words_of(journal, "Saku") == ["pelasin korttia", "ja pesäpalloa"]


def test_a_journal_of_which_nobody_in_the_program_knows_any_more_is_let_go(folder: Path) -> None:
    _forgotten = unlock(folder)
    del _forgotten
    gc.collect()

    unlock(folder).close()


@pytest.mark.fault("two processes")
def test_one_program_cannot_have_it_open_twice(folder: Path) -> None:
    with unlock(folder), pytest.raises(JournalInUse):
        unlock(folder)
    unlock(folder).close()


def test_a_failed_unlocking_leaves_the_journal_free(folder: Path) -> None:
    tamper(folder, "DELETE FROM controller")
    for _ in range(2):
        with pytest.raises(JournalDamaged):
            unlock(folder)


def test_a_copied_folder_opens_without_its_lock_file(folder: Path, tmp_path: Path) -> None:
    shutil.copytree(folder, tmp_path / "copy", ignore=shutil.ignore_patterns(LOCK))
    with unlock(tmp_path / "copy") as journal:
        assert journal.verify() == ()


def test_closing_twice_does_no_harm_and_a_closed_journal_does_nothing(folder: Path) -> None:
    journal = unlock(folder)
    journal.close()
    journal.close()
    with pytest.raises(ValueError, match="closed"):
        journal.customers()


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such rights")
def test_the_folder_and_every_file_are_for_their_owner_only(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Aino", choice("shakkia"))
        rights = {path.name: oct(path.stat().st_mode & 0o777) for path in folder.iterdir()}
    assert rights == dict.fromkeys(
        [DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", KEYS, LOCK, NOTICE, BALLAST], "0o600"
    )
    assert oct(folder.stat().st_mode & 0o777) == "0o700"


def test_the_file_is_opened_with_the_settings_of_the_design(folder: Path) -> None:
    with unlock(folder) as journal:
        driver = journal._vault.connection.connection.driver_connection
        assert driver is not None
        names = ("journal_mode", "synchronous", "secure_delete", "foreign_keys", "trusted_schema", "temp_store")
        found = {name: driver.execute(f"PRAGMA {name}").fetchone()[0] for name in names}
    assert found == {
        "journal_mode": "wal",
        "synchronous": 2,
        "secure_delete": 1,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "temp_store": 2,
    }


@pytest.mark.fault("two processes")
def test_setting_up_waits_for_nobody(tmp_path: Path) -> None:
    """Two windows that set up a journal at once: the second is told, and makes nothing."""
    from pelitarina.journal.lock import Lock

    held = Lock(tmp_path)
    with pytest.raises(JournalInUse):
        store.create(tmp_path, PASSPHRASE, CONTROLLER, AT, CHEAP)
    held.release()
    assert list(all_bytes(tmp_path)) == [LOCK]


def test_a_journal_cannot_be_set_up_where_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(FileNotWritten):
        set_up_anew(tmp_path / "file")
    (tmp_path / LOCK).mkdir()
    with pytest.raises(FileNotWritten):
        set_up_anew(tmp_path)


def test_half_a_key_file_never_takes_the_place_of_a_whole_one(folder: Path) -> None:
    """The new file is written beside the old one; a crash before the renaming changes nothing."""
    (folder / f"{KEYS}{NEW}").write_bytes((folder / KEYS).read_bytes()[:100])
    unlock(folder).close()
