"""The folder is moved or removed while the journal is open; the terms are corrected, also by halves."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.errors import JournalDamaged, JournalGone
from pelitarina.journal import terms
from tests.journal.desk import CONTROLLER, choice, keep, rows, set_up, stamp, unlock

OTHER = replace(CONTROLLER, contact="puh. 111 111", months=6)


def moved(folder: Path) -> None:
    folder.rename(folder.with_name("elsewhere"))


def replaced(folder: Path) -> None:
    shutil.copy(folder / "pelitarina.journal", folder / "copy")
    (folder / "copy").replace(folder / "pelitarina.journal")


@pytest.mark.skipif(os.name == "nt", reason="Windows does not let go of a file that is open")
@pytest.mark.parametrize("away", [shutil.rmtree, moved, replaced], ids=["removed", "moved", "another file"])
def test_where_the_file_is_not_the_one_that_was_opened_nothing_is_said_to_be_kept(tmp_path: Path, away: object) -> None:
    set_up(tmp_path / "journal")
    with unlock(tmp_path / "journal") as journal:
        keep(journal, "Saku", choice("sana"))
        away(tmp_path / "journal")  # type: ignore[operator]
        with pytest.raises(JournalGone):
            keep(journal, "Saku", choice("toinen"))
        with pytest.raises(JournalGone):
            journal.customers()


def test_who_keeps_the_words_can_be_corrected_and_what_is_kept_keeps_its_last_day(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        keep(journal, "Saku", choice("sana"))
        journal.correct(OTHER, stamp())
        keep(journal, "Saku", choice("toinen"))
    assert terms.read_terms(tmp_path) == OTHER
    with unlock(tmp_path) as journal:
        assert journal.controller == OTHER
        assert journal.verify() == ()
    assert rows(tmp_path, "SELECT DISTINCT last_day FROM keep ORDER BY seq") == [("2027-11-21",), ("2027-05-21",)]


def test_a_correction_that_was_cut_off_before_the_notice_was_written_is_carried_through(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        journal.correct(OTHER, stamp())
    terms.write_terms(tmp_path, CONTROLLER)  # as if the program had been killed just before
    with unlock(tmp_path) as journal:
        assert journal.controller == OTHER
    assert terms.read_terms(tmp_path) == OTHER


def test_a_notice_that_the_journal_never_knew_is_damage(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        journal.correct(OTHER, stamp())
    terms.write_terms(tmp_path, replace(OTHER, contact="puh. 222 222"))
    with pytest.raises(JournalDamaged):
        unlock(tmp_path)
