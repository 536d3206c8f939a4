"""On a full disk nothing is kept by halves, and a customer's wish to be forgotten is still done."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pelitarina.cli.main import run
from pelitarina.errors import FileNotWritten
from pelitarina.journal import store
from pelitarina.journal.ballast import FILE as BALLAST
from pelitarina.journal.ballast import LEAST_BYTES, lay
from pelitarina.journal.folder import DATABASE
from tests.journal.desk import (
    PASSPHRASE,
    choice,
    id_of,
    keep,
    later,
    secrets,
    set_up,
    set_up_anew,
    stamp,
    unlock,
    words_of,
)
from tests.journal.disk import fill, make_room, small_disk

Tried = Callable[[int], None]
pytestmark = pytest.mark.fault("full disk")
MANY = 60


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 4 MiB with a journal on it: Saku keeps many things, Aino one."""
    with small_disk(tmp_path / "disk", 4096) as at:
        set_up(at / "journal")
        with unlock(at / "journal") as journal:
            keep(journal, "Saku", *(choice(f"sana {number} " + "ja toinen " * 30) for number in range(MANY)))
            keep(journal, "Aino", choice("muu"))
        yield at


def no_trace(folder: Path, before: set[bytes]) -> None:
    from tests.journal.desk import all_bytes, unsealed_pages, unsealed_wal

    raw = b"".join(all_bytes(folder).values()) + unsealed_pages(folder) + unsealed_wal(folder)
    assert before - secrets(folder)
    assert not [secret for secret in before - secrets(folder) if secret in raw]


def test_on_a_full_disk_nothing_new_is_kept_and_the_old_is_as_it_was(disk: Path, tried: Tried) -> None:
    folder = disk / "journal"
    with unlock(folder) as journal:
        fill(disk)
        refused = 0
        for count in (1, 10, 100):
            with pytest.raises(FileNotWritten, match="full"):
                keep(journal, "Saku", *(choice(f"uusi {number}") for number in range(count)))
            refused += 1
            assert len(words_of(journal, "Saku")) == MANY
        assert journal.verify() == ()
        make_room(disk)
        keep(journal, "Saku", choice("uusi"))
        assert words_of(journal, "Saku")[-1] == "uusi"
        assert journal.verify() == ()
    tried(refused)


def test_a_full_disk_cannot_stop_a_customer_from_being_erased(disk: Path, tried: Tried) -> None:
    folder = disk / "journal"
    before = secrets(folder)
    with unlock(folder) as journal:
        fill(disk)
        journal.erase_customer(id_of(journal, "Saku"), stamp())
        assert journal.customer("Saku") is None
        assert words_of(journal, "Aino") == ["muu"]
        assert journal.verify() == ()
        no_trace(folder, before)
    no_trace(folder, before)
    tried(1)


def test_a_full_disk_cannot_stop_words_from_being_taken_back_one_after_the_other(disk: Path, tried: Tried) -> None:
    folder = disk / "journal"
    before = secrets(folder)
    with unlock(folder) as journal:
        fill(disk)
        for entry in journal.entries(id_of(journal, "Saku"), later()):
            journal.take_back(entry.id, None, stamp())
            fill(disk)  # whatever room there was left is taken by somebody else
        assert words_of(journal, "Saku") == []
        assert journal.verify() == ()
        no_trace(folder, before)
    tried(MANY)


def test_without_the_ballast_it_would_be_stopped(disk: Path) -> None:
    """The disk of these tests is really full."""
    folder = disk / "journal"
    with unlock(folder) as journal:
        (folder / BALLAST).unlink()
        fill(disk)
        with pytest.raises(FileNotWritten, match="full"):
            journal.erase_customer(id_of(journal, "Saku"), stamp())
        assert len(words_of(journal, "Saku")) == MANY


def test_a_journal_opens_on_a_full_disk_and_what_has_expired_goes(disk: Path, tried: Tried) -> None:
    folder = disk / "journal"
    before = secrets(folder)
    fill(disk)
    with unlock(folder, later(days=400)) as journal:
        assert words_of(journal, "Saku", later(days=400)) == []
        assert journal.verify() == ()
    no_trace(folder, before)
    tried(1)


def test_the_command_line_erases_on_a_full_disk(disk: Path, tmp_path: Path, tried: Tried) -> None:
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    fill(disk)
    where = ["--data", str(disk / "journal"), "--passphrase-file", str(secret)]
    assert run(["journal", "erase", "--customer", "Saku", "--yes", *where]) == 0
    with unlock(disk / "journal") as journal:
        assert [one.pseudonym for one in journal.customers()] == ["Aino"]
    tried(1)


def test_the_ballast_is_laid_anew_when_there_is_room_again(disk: Path) -> None:
    folder = disk / "journal"
    (folder / BALLAST).unlink()
    fill(disk)
    with pytest.raises(FileNotWritten, match="full"):
        unlock(folder)
    assert not (folder / BALLAST).exists()
    make_room(disk)
    with unlock(folder):
        assert (folder / BALLAST).stat().st_size >= LEAST_BYTES


def test_no_journal_is_set_up_by_halves_on_a_full_disk(tmp_path: Path, tried: Tried) -> None:
    sizes = range(0, 320, 32)
    with small_disk(tmp_path / "disk", 2048) as disk:
        for number, room in enumerate(sizes):
            folder = disk / f"journal-{number}"
            folder.mkdir()
            spare = disk / "spare"
            spare.write_bytes(bytes(room * 1024))
            fill(disk)
            spare.unlink()
            _set_up_or_nothing(folder)
            make_room(disk)
            if not store.exists(folder):
                set_up_anew(folder)
            with unlock(folder) as journal:
                assert journal.verify() == ()
            for path in folder.iterdir():
                path.unlink()
    tried(len(sizes))


def _set_up_or_nothing(folder: Path) -> None:
    try:
        set_up_anew(folder)
    except FileNotWritten:
        assert not store.exists(folder)


def test_a_document_that_finds_no_room_leaves_no_half_and_no_line_in_the_log(
    disk: Path, tmp_path: Path, tried: Tried, capsys: pytest.CaptureFixture[str]
) -> None:
    """The document is on the full disk, the journal beside it on another one; then the other way round."""
    secret = tmp_path / "secret"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    here = tmp_path / "here"
    set_up_anew(here)
    with unlock(here) as journal:
        keep(journal, "Saku", *(choice("sana " * 200) for _ in range(9)))
    fill(disk)
    for folder, file in ((here, disk / "own.docx"), (disk / "journal", tmp_path / "own.docx")):
        where = ["--data", str(folder), "--passphrase-file", str(secret), "--lang", "en"]
        if folder != here:
            (folder / BALLAST).unlink(missing_ok=True)
            fill(disk)
        code = run(["export", "own-copy", "--customer", "Saku", "--format", "docx", "-o", str(file), *where])
        assert code == 2, capsys.readouterr()
        assert "full" in capsys.readouterr().err
        assert not file.exists()
        assert not list(file.parent.glob("*own*"))
    make_room(disk)
    for folder in (here, disk / "journal"):
        with unlock(folder) as journal:
            assert journal._vault.connection.exec_driver_sql("SELECT count(*) FROM export").scalar() == 0
    tried(2)


@pytest.mark.unmeasured
def test_the_ballast_is_as_large_as_all_that_a_deletion_can_write(tmp_path: Path) -> None:
    set_up_anew(tmp_path)
    with unlock(tmp_path) as journal:
        for start in range(0, 1500, 100):
            keep(journal, "Saku", *(choice(f"sana {number}") for number in range(start, start + 100)))
    assert (tmp_path / BALLAST).stat().st_size < (tmp_path / DATABASE).stat().st_size + LEAST_BYTES // 2
    unlock(tmp_path).close()
    assert (tmp_path / BALLAST).stat().st_size >= (tmp_path / DATABASE).stat().st_size + LEAST_BYTES // 2
    assert (tmp_path / BALLAST).stat().st_mode & 0o077 == 0


def test_where_nothing_can_be_written_no_ballast_is_laid_and_nobody_is_troubled(tmp_path: Path) -> None:
    (tmp_path / BALLAST).mkdir()
    lay(tmp_path)
    lay(tmp_path / "no such folder")
    assert (tmp_path / BALLAST).is_dir()
