"""A copy for safety can be made, looked through and brought back; what was taken back does not come back with it."""

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from pelitarina.errors import (
    CopyDamaged,
    FileNotRead,
    FileNotWritten,
    JournalError,
    JournalInUse,
    JournalLocked,
    JournalTooNew,
    PelitarinaError,
    Refused,
)
from pelitarina.journal import ASSESSMENT, OWN_COPY, ballast, copies, in_force, rekey, store, swap
from pelitarina.journal.folder import DATABASE, KEYS
from pelitarina.journal.store import tombstone
from pelitarina.journal.terms import FILE as NOTICE
from tests.journal.desk import (
    AT,
    PASSPHRASE,
    all_bytes,
    choice,
    id_of,
    keep,
    later,
    rows,
    set_up,
    set_up_anew,
    spellings,
    stamp,
    tamper,
    unlock,
    words_of,
)

OTHER = "syysilta ja teetä"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Saku has kept two things, Aino one."""
    home = tmp_path / "journal"
    set_up(home)
    with unlock(home) as journal:
        keep(journal, "Saku", choice("pelasin korttia"), choice("ja pesäpalloa"))
        keep(journal, "Aino", choice("shakkia"))
    return home


@pytest.fixture
def copy(folder: Path, tmp_path: Path) -> Path:
    with unlock(folder) as journal:
        return journal.back_up(tmp_path / "usb.copy", AT).file


def _restore(folder: Path, copy: Path, secret: str = PASSPHRASE, **after: float) -> store.Restored:
    return store.restore(folder, copy, store.keys_beside(copy), secret, later(**after))


def _lost(folder: Path) -> None:
    """The computer is gone, or another one is used."""
    shutil.rmtree(folder)


def test_a_copy_brings_back_all_that_was_kept_on_another_computer(folder: Path, copy: Path) -> None:
    _lost(folder)
    done = _restore(folder, copy)
    assert (done.aside, done.made_at, done.keys_at) == (None, AT, AT)
    with unlock(folder) as journal:
        assert words_of(journal, "Saku") == ["pelasin korttia", "ja pesäpalloa"]
        assert words_of(journal, "Aino") == ["shakkia"]
        assert journal.verify() == ()
        keep(journal, "Aino", choice("ja edelleen"))


def test_the_copy_itself_holds_no_key_and_no_word_and_the_keys_hold_no_word(folder: Path, copy: Path) -> None:
    sealed = [
        value for (value,) in rows(folder, "SELECT wrapped FROM customer_key UNION SELECT wrapped FROM reflection_key")
    ]
    data = copy.read_bytes(), store.keys_beside(copy).read_bytes()
    for word in ("pelasin korttia", "Saku", "shakkia", PASSPHRASE):
        assert not [1 for spelt in spellings(word) for one in data if spelt in one]
    _lost(folder)
    stage = folder.parent / "stage"
    stage.mkdir()
    store.backup.take_out(copy, stage)
    found = rows(stage, "SELECT (SELECT count(*) FROM customer_key) + (SELECT count(*) FROM reflection_key)")
    assert found == [(0,)]
    assert sealed
    assert not [one for one in sealed if one in data[0] or one in (stage / DATABASE).read_bytes()]


def test_a_copy_is_looked_through_without_changing_anything(folder: Path, copy: Path) -> None:
    before = all_bytes(folder), copy.read_bytes()
    header, findings = store.verify(copy, store.keys_beside(copy), PASSPHRASE, AT)
    assert (header.made_at, findings) == (AT, ())
    assert (all_bytes(folder), copy.read_bytes()) == before


def test_making_a_copy_is_in_the_audit_and_leaves_nothing_else_in_the_folder(folder: Path, copy: Path) -> None:
    assert rows(folder, "SELECT action, actor FROM audit ORDER BY seq DESC LIMIT 1") == [("backup", "worker")]
    assert sorted(all_bytes(folder)) == [ballast.FILE, copies.FILE, DATABASE, KEYS, "pelitarina.lock", NOTICE]
    assert {path.name for path in copy.parent.iterdir()} == {"journal", "usb.copy", "usb.copy.keys"}


def test_a_copy_is_never_written_over_a_file_that_is_there(folder: Path, copy: Path, tmp_path: Path) -> None:
    (tmp_path / "other.copy.keys").write_bytes(b"mine")
    before = copy.read_bytes()
    with unlock(folder) as journal:
        for path in (copy, tmp_path / "other.copy", tmp_path / "no" / "folder.copy"):
            with pytest.raises(FileNotWritten):
                journal.back_up(path, AT)
    assert copy.read_bytes() == before
    assert (tmp_path / "other.copy.keys").read_bytes() == b"mine"
    assert not (tmp_path / "other.copy").exists()


def test_of_a_journal_that_is_not_whole_no_copy_is_made(folder: Path, tmp_path: Path) -> None:
    tamper(folder, "UPDATE reflection SET body = zeroblob(50)")
    with unlock(folder) as journal, pytest.raises(JournalError):
        journal.back_up(tmp_path / "bad.copy", AT)
    assert [path.name for path in tmp_path.iterdir()] == ["journal"]


def test_what_was_taken_back_and_erased_since_does_not_come_back(folder: Path, copy: Path) -> None:
    with unlock(folder) as journal:
        first, second = journal.entries(id_of(journal, "Saku"), AT)
        journal.take_back(first.id, None, stamp())
        journal.take_back(second.id, {ASSESSMENT}, stamp())
        journal.erase_customer(id_of(journal, "Aino"), stamp())
    (folder / DATABASE).write_bytes(b"broken")
    _restore(folder, copy, days=3)
    with unlock(folder, later(days=3)) as journal:
        (entry,) = journal.entries(id_of(journal, "Saku"), later(days=3))
        assert (entry.answer.words, set(in_force(entry, later(days=3)))) == ("ja pesäpalloa", {OWN_COPY})
        assert [one.pseudonym for one in journal.customers()] == ["Saku"]
        assert journal.verify() == ()
    assert rows(folder, "SELECT count(*) FROM customer_key") == [(1,)]


def test_what_was_kept_again_after_it_was_taken_back_is_not_mistaken(folder: Path, tmp_path: Path) -> None:
    with unlock(folder) as journal:
        first, _ = journal.entries(id_of(journal, "Saku"), AT)
        journal.take_back(first.id, None, stamp())
        keep(journal, "Saku", choice("pelasin korttia"))
        made = journal.back_up(tmp_path / "later.copy", later(hours=1))
    _restore(folder, made.file, hours=2)
    with unlock(folder) as journal:
        assert words_of(journal, "Saku") == ["ja pesäpalloa", "pelasin korttia"]
        assert journal.verify() == ()


def test_newer_keys_forget_what_ended_even_where_nothing_else_remembers_it(
    folder: Path, copy: Path, tmp_path: Path
) -> None:
    with unlock(folder) as journal:
        first, _ = journal.entries(id_of(journal, "Saku"), AT)
        journal.take_back(first.id, None, stamp())
        journal.erase_customer(id_of(journal, "Aino"), stamp())
        newer = journal.back_up(tmp_path / "newer.copy", later(days=1))
    _lost(folder)
    done = store.restore(folder, copy, newer.keys, PASSPHRASE, later(days=2))
    assert (done.made_at, done.keys_at) == (AT, later(days=1))
    with unlock(folder) as journal:
        assert words_of(journal, "Saku") == ["ja pesäpalloa"]
        assert journal.customer("Aino") is None
        assert journal.verify() == ()


def test_what_ended_is_remembered_even_if_the_program_could_not_write_it_then(folder: Path, copy: Path) -> None:
    with unlock(folder) as journal:
        first, _ = journal.entries(id_of(journal, "Saku"), AT)
        (folder / tombstone.FILE).mkdir()  # it cannot be written; words go all the same
        journal.take_back(first.id, None, stamp())
        journal.erase_customer(id_of(journal, "Aino"), stamp())
    (folder / tombstone.FILE).rmdir()
    unlock(folder).close()
    _restore(folder, copy)
    with unlock(folder) as journal:
        assert words_of(journal, "Saku") == ["ja pesäpalloa"]
        assert journal.customer("Aino") is None


def test_the_list_of_what_ended_says_nothing_about_whom(folder: Path) -> None:
    with unlock(folder) as journal:
        who = id_of(journal, "Aino")
        journal.erase_customer(who, stamp())
    text = (folder / tombstone.FILE).read_text()
    assert len(tombstone.read(folder)) == 1
    assert who not in text
    assert who.replace("-", "") not in text
    (folder / tombstone.FILE).write_text(text.rstrip("\n")[:-5])  # cut off in the writing
    assert tombstone.read(folder) == frozenset()
    with unlock(folder) as journal:
        assert len(tombstone.read(folder)) == 1


def test_keys_open_a_copy_for_thirty_days_and_not_a_day_longer(folder: Path, copy: Path) -> None:
    _restore(folder, copy, days=30)
    with pytest.raises(Refused):
        _restore(folder, copy, days=31)
    with pytest.raises(Refused):
        store.verify(copy, store.keys_beside(copy), PASSPHRASE, later(days=31))


def test_old_keys_are_removed_at_the_next_unlocking_and_the_copy_stays(folder: Path, copy: Path) -> None:
    with unlock(folder, later(days=30)) as journal:
        assert journal.copies_until(later(days=30)) == date(2026, 12, 21)
    assert store.keys_beside(copy).exists()
    with unlock(folder, later(days=31)) as journal:
        assert journal.copies_until(later(days=31)) is None
    assert copy.exists()
    assert not store.keys_beside(copy).exists()
    assert copies.known(folder) == ()


def test_keys_that_are_out_of_reach_wait_to_be_removed(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "stick").mkdir()
    with unlock(folder) as journal:
        journal.back_up(tmp_path / "stick" / "a.copy", AT)
    (tmp_path / "stick").rename(tmp_path / "drawer")
    unlock(folder, later(days=40)).close()
    assert len(copies.known(folder)) == 1
    (tmp_path / "drawer").rename(tmp_path / "stick")
    unlock(folder, later(days=41)).close()
    assert [path.name for path in (tmp_path / "stick").iterdir()] == ["a.copy"]


def test_a_list_that_somebody_else_wrote_removes_nothing_but_copies(folder: Path, tmp_path: Path) -> None:
    """It names a file, a folder, a way out of the folder and a link; all days are over."""
    (tmp_path / "photos" / "pelitarina-before-2020-01-01").mkdir(parents=True)
    (tmp_path / "photos" / "summer.png").write_bytes(b"a picture")
    (tmp_path / "photos" / "empty.png").touch()
    (folder / "pelitarina-before-2020-01-01").symlink_to(tmp_path / "photos")
    named = [*(tmp_path / "photos").iterdir(), tmp_path / "photos", folder, folder / "pelitarina-before-2020-01-01"]
    copies.add(folder, later(days=-9).date(), *named, folder / "pelitarina-before/../../photos")
    unlock(folder).close()
    assert {path.name for path in (tmp_path / "photos").iterdir()} == {
        "pelitarina-before-2020-01-01",
        "summer.png",
        "empty.png",
    }
    assert (folder / DATABASE).exists()


def test_what_was_set_aside_goes_on_its_day_though_the_folder_was_moved(folder: Path, copy: Path) -> None:
    aside = _restore(folder, copy).aside
    assert aside is not None
    moved = folder.rename(folder.with_name("moved"))
    assert (moved / aside.name).is_dir()
    unlock(moved, later(days=31)).close()
    assert not (moved / aside.name).exists()


def test_what_a_killed_copying_left_is_gone_at_the_next_opening(folder: Path, tmp_path: Path) -> None:
    left = [tmp_path / "a.copy.new", tmp_path / "a.copy.keys.new", tmp_path / "b.copy.new"]
    for path, content in zip(left, (b"pelitarina copy 1\n{}", b"pelitar", b""), strict=True):
        path.write_bytes(content)
    (folder / copies.WORKSHOP).mkdir()
    copies.add(folder, copies.last_day(AT), *left)
    unlock(folder).close()
    assert not [path for path in (*left, folder / copies.WORKSHOP) if path.exists()]
    assert copies.known(folder) == ()


def test_a_list_of_copies_that_is_rubbish_keeps_nobody_out(folder: Path) -> None:
    for rubbish in (b"", b"{}", b"[1]", b"\xff", b'[{"path": 1, "last_day": "x"}]'):
        (folder / copies.FILE).write_bytes(rubbish)
        unlock(folder).close()
        assert copies.known(folder) == ()


def test_the_journal_that_was_there_is_set_aside_for_thirty_days(folder: Path, copy: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("vasta tänään"))
    done = _restore(folder, copy)
    assert done.aside is not None
    with unlock(folder) as journal:
        assert "vasta tänään" not in words_of(journal, "Saku")
    with unlock(done.aside) as journal:
        assert "vasta tänään" in words_of(journal, "Saku")
    assert _restore(folder, copy).aside != done.aside
    unlock(folder, later(days=31)).close()
    assert not done.aside.exists()


def test_a_passphrase_given_up_since_then_stays_given_up(folder: Path, copy: Path) -> None:
    rekey.put(folder, rekey.changed(folder, PASSPHRASE, OTHER))
    assert not _restore(folder, copy, OTHER).by_old_keys
    with pytest.raises(JournalLocked):
        unlock(folder)
    store.unlock(folder, OTHER, AT).close()


def test_where_only_the_passphrase_of_then_is_known_it_opens_the_copy(folder: Path, copy: Path) -> None:
    rekey.put(folder, rekey.changed(folder, PASSPHRASE, OTHER))
    assert _restore(folder, copy).by_old_keys
    unlock(folder).close()


def test_nothing_is_brought_back_by_a_wrong_passphrase_or_into_an_open_journal(folder: Path, copy: Path) -> None:
    before = all_bytes(folder)
    with pytest.raises(JournalLocked):
        _restore(folder, copy, OTHER)
    assert all_bytes(folder) == before
    with unlock(folder), pytest.raises(JournalInUse):
        _restore(folder, copy)


def test_keys_of_another_journal_or_older_than_the_copy_or_gone_are_refused(
    folder: Path, copy: Path, tmp_path: Path
) -> None:
    set_up_anew(tmp_path / "other")
    with unlock(tmp_path / "other") as journal:
        foreign = journal.back_up(tmp_path / "foreign.copy", AT)
    with unlock(folder) as journal:
        newer = journal.back_up(tmp_path / "newer.copy", later(days=1))
    before = all_bytes(folder)
    cases = [(copy, foreign.keys), (newer.file, store.keys_beside(copy)), (copy, tmp_path / "none")]
    for file, keys in cases:
        with pytest.raises(Refused):
            store.restore(folder, file, keys, PASSPHRASE, later(days=2))
        with pytest.raises(Refused):
            store.verify(file, keys, PASSPHRASE, later(days=2))
    for file, keys in [(foreign.keys, foreign.keys), (copy, copy)]:
        with pytest.raises((CopyDamaged, Refused)):
            store.restore(folder, file, keys, PASSPHRASE, later(days=2))
    assert all_bytes(folder) == before


def _spoilt(path: Path) -> list[bytes]:
    whole = path.read_bytes()
    header = whole.index(b"\n", whole.index(b"\n") + 1) + 70
    places = [*range(0, header, 3), *range(header, len(whole), max(1, len(whole) // 40))]
    flipped = [whole[:at] + bytes([whole[at] ^ 1 << at % 8]) + whole[at + 1 :] for at in places]
    return [*flipped, b"", whole[: len(whole) // 2], whole[:-1], whole * 2, whole + b"\0", b"rubbish" * 999]


@pytest.mark.fault("backup altered or cut")
def test_a_copy_that_was_altered_cut_or_lengthened_is_found_out_and_changes_nothing(
    folder: Path, copy: Path, tried: Callable[[int], None]
) -> None:
    before, cases = all_bytes(folder), 0
    for path in (copy, store.keys_beside(copy)):
        whole = path.read_bytes()
        for spoilt in _spoilt(path):
            cases += 1
            path.write_bytes(spoilt)
            with pytest.raises((CopyDamaged, JournalTooNew)):
                store.verify(copy, store.keys_beside(copy), PASSPHRASE, AT)
        path.write_bytes(b"")
        with pytest.raises(CopyDamaged):
            _restore(folder, copy)
        path.write_bytes(whole)
    assert all_bytes(folder) == before
    tried(cases)


def test_a_copy_of_a_newer_version_or_none_at_all_is_told_so(folder: Path, copy: Path, tmp_path: Path) -> None:
    with pytest.raises(FileNotRead):
        _restore(folder, tmp_path / "none.copy")
    copy.write_bytes(copy.read_bytes().replace(b"copy 1\n", b"copy 2\n", 1))
    with pytest.raises(JournalTooNew):
        _restore(folder, copy)


def test_a_restore_cut_off_before_it_was_decided_leaves_the_old_journal(folder: Path, copy: Path) -> None:
    stage = swap.begin(folder)
    shutil.copy(folder / DATABASE, stage / DATABASE)
    with unlock(folder) as journal:
        assert words_of(journal, "Aino") == ["shakkia"]
    assert not stage.exists()


def test_a_restore_cut_off_after_it_was_decided_is_brought_to_its_end(folder: Path, tmp_path: Path) -> None:
    set_up_anew(tmp_path / "other")
    with unlock(tmp_path / "other") as journal:
        keep(journal, "Eino", choice("toinen"))
    for done in range(len(swap.FILES) + 1):
        target = tmp_path / f"target{done}"
        shutil.copytree(folder, target)
        stage = swap.begin(target)
        for name in swap.FILES:
            shutil.copy(tmp_path / "other" / name, stage / name)
        swap.decide(target)
        for name in swap.FILES[:done]:
            (stage / name).replace(target / name)
        if done < len(swap.FILES):  # it is gone before the file comes into its place
            (target / f"{DATABASE}-wal").write_bytes(b"of the old one" * 500)
        with unlock(target) as journal:
            assert words_of(journal, "Eino") == ["toinen"]
        assert not stage.exists()


def test_every_error_of_a_copy_is_calm_and_names_no_word(folder: Path, copy: Path) -> None:
    copy.write_bytes(b"")
    with pytest.raises(PelitarinaError) as raised:
        _restore(folder, copy)
    assert "usb.copy" in str(raised.value)
    assert "Saku" not in str(raised.value)


def test_thirty_days_are_thirty_days() -> None:
    assert copies.last_day(AT) - AT.date() == timedelta(days=30)
