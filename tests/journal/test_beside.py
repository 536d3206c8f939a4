"""What lies beside the file after a crash, in -wal, is looked at as closely as the file itself."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from pelitarina.errors import JournalDamaged
from pelitarina.journal.folder import DATABASE
from pelitarina.journal.store import wal
from tests.journal.desk import PAGE, all_bytes, choice, flip, keep, set_up, unlock, words_of

WAL = f"{DATABASE}-wal"
HEADER, FRAME = 32, 24 + PAGE
WORDS = ["yksi", "kaksi", "kolme", "neljä"]

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="a process is forked")


@pytest.fixture(scope="module")
def crashed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A journal whose program ended without closing it: four words were told as kept."""
    home = tmp_path_factory.mktemp("crashed") / "journal"
    set_up(home)
    if os.fork() == 0:
        journal = unlock(home)
        for word in WORDS:
            keep(journal, "Saku", choice(word))
        os._exit(0)
    os.wait()
    assert (home / WAL).stat().st_size > HEADER
    return home


def _frames(home: Path) -> list[bytes]:
    data = (home / WAL).read_bytes()
    return [data[at : at + FRAME] for at in range(HEADER, len(data), FRAME)]


def _ends(home: Path) -> list[int]:
    """Give the frames that end a change."""
    return [number for number, frame in enumerate(_frames(home)) if frame[4:8] != bytes(4)]


def _copied(crashed: Path, tmp_path: Path) -> Path:
    shutil.rmtree(tmp_path / "copy", ignore_errors=True)
    return Path(shutil.copytree(crashed, tmp_path / "copy"))


def test_after_a_crash_all_that_was_told_as_kept_is_there(crashed: Path, tmp_path: Path) -> None:
    assert wal.is_whole(crashed / WAL)
    with unlock(_copied(crashed, tmp_path)) as journal:
        assert words_of(journal, "Saku") == WORDS


@pytest.mark.fault("flipped bit beside the file")
def test_a_flipped_bit_beside_the_file_is_noticed_before_anything_is_passed_over(
    crashed: Path, tmp_path: Path, tried: Callable[[int], None]
) -> None:
    """In the header, and in each page and its head, but for the last change: see below."""
    last_but_one = _ends(crashed)[-2]
    places = [0, 5, 9, 17, 25, 31]
    for number in range(last_but_one):
        start = HEADER + number * FRAME
        places += [start + 2, start + 9, start + 18, start + 24 + number * 37 % PAGE]
    places.append(HEADER + last_but_one * FRAME + 30)
    for place in places:
        home = _copied(crashed, tmp_path)
        flip(home / WAL, place, place % 8)
        before = all_bytes(home)
        with pytest.raises(JournalDamaged):
            unlock(home)
        assert all_bytes(home) == before
    tried(len(places))


@pytest.mark.fault("flipped bit beside the file")
def test_the_last_change_is_whole_or_gone_when_it_is_torn(
    crashed: Path, tmp_path: Path, tried: Callable[[int], None]
) -> None:
    """A power cut tears the last change, which nobody was told of; that is no damage, and what was before is whole."""
    first, end = _ends(crashed)[-2] + 1, _ends(crashed)[-1]
    cuts = range(HEADER + first * FRAME, HEADER + (end + 1) * FRAME, FRAME // 2)
    for cut in cuts:
        home = _copied(crashed, tmp_path)
        data = (home / WAL).read_bytes()
        (home / WAL).write_bytes(data[:cut])
        with unlock(home) as journal:
            assert words_of(journal, "Saku") == WORDS[:-1]
            assert journal.verify() == ()
    for number in range(first, end + 1):
        home = _copied(crashed, tmp_path)
        flip(home / WAL, HEADER + number * FRAME + 24 + 100)
        with unlock(home) as journal:
            assert words_of(journal, "Saku") == WORDS[:-1]
            assert journal.verify() == ()
    tried(len(cuts) + end + 1 - first)


@pytest.mark.fault("flipped bit on a page")
def test_a_page_that_was_spoilt_while_the_program_had_crashed_is_noticed(crashed: Path, tmp_path: Path) -> None:
    """A page of the file that -wal does not write anew."""
    anew = {int.from_bytes(frame[:4]) for frame in _frames(crashed)}
    home = _copied(crashed, tmp_path)
    pages = (home / DATABASE).stat().st_size // PAGE
    old = next(page for page in range(pages, 0, -1) if page not in anew)
    flip(home / DATABASE, old * PAGE - 200)
    with pytest.raises(JournalDamaged):
        unlock(home)
