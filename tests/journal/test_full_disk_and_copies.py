"""On a full disk no copy is made or brought back by halves, and the journal stays as it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pelitarina.errors import FileNotWritten
from pelitarina.journal import copies, keys, rekey, store, swap
from pelitarina.journal.folder import DATABASE, KEYS
from tests.journal.desk import AT, PASSPHRASE, choice, id_of, keep, later, set_up, unlock, words_of
from tests.journal.disk import fill, make_room, small_disk

pytestmark = pytest.mark.fault("full disk")
OTHER = "syysilta ja teetä"


def test_a_full_disk_stops_a_copy_and_nothing_else(tmp_path: Path, tried: Callable[[int], None]) -> None:
    """A stick of 96 KiB, and one on which only the keys have room left."""
    set_up(tmp_path / "home")
    with small_disk(tmp_path / "stick", 96) as stick, unlock(tmp_path / "home") as journal:
        keep(journal, "Saku", choice("sana"))
        with pytest.raises(FileNotWritten):
            journal.back_up(stick / "a.copy", AT)
        assert list(stick.iterdir()) == []
        fill(stick)
        with pytest.raises(FileNotWritten):
            journal.back_up(stick / "a.copy", AT)
        assert [path.name for path in stick.iterdir()] == ["filler"]
        assert copies.known(tmp_path / "home") == ()
        assert words_of(journal, "Saku") == ["sana"]
        assert journal.verify() == ()
    tried(2)


def test_a_full_disk_stops_bringing_back_and_changing_keys_and_the_journal_stays(
    tmp_path: Path, tried: Callable[[int], None]
) -> None:
    with small_disk(tmp_path / "disk", 4096) as disk:
        set_up(home := disk / "home")
        with unlock(home) as journal:
            keep(journal, "Saku", choice("sana"))
            journal.back_up(tmp_path / "a.copy", AT)
            who, held = id_of(journal, "Saku"), keys.read(home)
        new = rekey.changed(home, PASSPHRASE, OTHER)
        fill(disk)
        with pytest.raises(FileNotWritten):
            store.restore(home, tmp_path / "a.copy", tmp_path / "a.copy.keys", PASSPHRASE, later(hours=1))
        with pytest.raises(FileNotWritten):
            rekey.put(home, new)
        make_room(disk)
        assert not (home / swap.STAGE).exists()
        with unlock(home) as journal:
            assert id_of(journal, "Saku") == who
            assert journal.verify() == ()
        assert keys.read(home) == held
        assert {path.name for path in home.iterdir()} >= {DATABASE, KEYS}
    tried(2)
