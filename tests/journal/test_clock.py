"""Clocks jump. Order hangs on numbers, and nothing comes back; a jump ahead is asked about before words end."""

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pelitarina.errors import JournalClock
from pelitarina.journal import OWN_COPY, PLAN, Stamp, in_force
from pelitarina.journal.keep import How
from tests.journal.desk import AT, all_bytes, choice, id_of, keep, later, rows, set_up, stamp, unlock, words_of

TEN_YEARS = timedelta(days=3652)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    set_up(tmp_path)
    return tmp_path


@pytest.mark.parametrize("back", [timedelta(days=1), TEN_YEARS], ids=["a day", "ten years"])
def test_the_newest_choice_counts_also_where_the_clock_went_back(folder: Path, back: timedelta) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY, PLAN))
        journal.take_back(kept.id, {PLAN}, stamp(AT - back))
        (entry,) = journal.entries(id_of(journal, "Saku"), AT - back)
        assert set(in_force(entry, AT - back)) == {OWN_COPY}
        assert journal.verify() == ()


@pytest.mark.parametrize("back", [timedelta(days=1), TEN_YEARS], ids=["a day", "ten years"])
def test_a_clock_that_goes_back_brings_nothing_back_and_ends_nothing(folder: Path, back: timedelta) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("sana"))
    with unlock(folder, later(days=366)) as journal:
        assert words_of(journal, "Saku", later(days=366)) == []
        keep(journal, "Saku", choice("uusi"), at=later(days=366))
    with unlock(folder, later(days=366) - back) as journal:
        assert journal.ahead == later(days=366)
        assert words_of(journal, "Saku", later(days=366) - back) == ["uusi"]
        assert journal.verify() == ()
    assert rows(folder, "SELECT count(*) FROM reflection_key") == [(1,)]


@pytest.mark.parametrize("days", [366, 3652], ids=["a year", "ten years"])
def test_a_clock_that_went_far_ahead_is_asked_about_before_anything_ends(folder: Path, days: int) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("yksi"), choice("kaksi"))
    before = all_bytes(folder)
    with pytest.raises(JournalClock) as asked:
        unlock(folder, later(days=days), sure=False)
    assert asked.value.facts == {
        "now": later(days=days).date().isoformat(), "last": AT.date().isoformat(), "count": "2",
    }  # fmt: skip
    assert all_bytes(folder) == before
    with unlock(folder, later(days=1), sure=False) as journal:
        assert words_of(journal, "Saku") == ["yksi", "kaksi"], "the clock was set right"
    with unlock(folder, later(days=days)) as journal:
        assert words_of(journal, "Saku") == [], "somebody was sure of the day"


def test_a_journal_that_is_opened_now_and_then_lets_words_end_without_a_question(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("sana"))
    for days in range(30, 400, 30):
        unlock(folder, later(days=days), sure=False).close()
    with unlock(folder, later(days=391), sure=False) as journal:
        assert words_of(journal, "Saku") == []


def test_after_long_holidays_in_which_nothing_ended_nobody_is_asked(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("sana"))
        (other,) = keep(journal, "Saku", choice("toinen"))
        journal.take_back(other.id, None, stamp())
    with unlock(folder, later(days=300), sure=False) as journal:
        assert words_of(journal, "Saku") == ["sana"]


def test_summer_time_changes_neither_order_nor_last_day(folder: Path) -> None:
    before, after = datetime(2027, 3, 28, 2, 59, tzinfo=timezone(timedelta(hours=2))), timezone(timedelta(hours=3))
    at = before.replace(hour=4, minute=1, tzinfo=after)
    assert at - before == timedelta(minutes=2)
    with unlock(folder, before.astimezone(UTC)) as journal:
        (kept,) = keep(journal, "Saku", choice("sana"), at=before)
        journal.ask_day(kept.id, None, at.date(), Stamp(at.astimezone(UTC), 180, "worker", How.TAPPED))
        assert words_of(journal, "Saku", at) == ["sana"]
    with unlock(folder, datetime(2027, 3, 28, 23, 59, tzinfo=UTC)) as journal:
        assert journal.ahead is None
        assert words_of(journal, "Saku", datetime(2027, 3, 28, 23, 59, tzinfo=UTC)) == ["sana"]
    with unlock(folder, datetime(2027, 3, 29, 0, 0, tzinfo=UTC)) as journal:
        assert words_of(journal, "Saku", at) == []
