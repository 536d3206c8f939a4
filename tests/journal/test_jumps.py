"""A clock that jumps loses nothing that is in force and brings nothing back that has ended."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest

from pelitarina.journal import OWN_COPY, PLAN, How, Stamp, in_force
from tests.journal.desk import AT, choice, id_of, keep, set_up, stamp, unlock, words_of

Tried = Callable[[int], None]
pytestmark = pytest.mark.fault("clock jumps")
DAY, YEARS = timedelta(days=1), timedelta(days=3652)
JUMPS = {"a day back": -DAY, "ten years back": -YEARS, "a day on": DAY, "a month on": 30 * DAY}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        keep(journal, "Saku", choice("sana", OWN_COPY, PLAN))
    return tmp_path


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_what_is_kept_stays_when_the_clock_jumps_and_jumps_back(folder: Path, jump: timedelta, tried: Tried) -> None:
    for at in (AT + jump, AT):
        with unlock(folder, at) as journal:
            assert words_of(journal, "Saku", at) == ["sana"]
            assert journal.verify() == ()
    tried(2)


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_the_last_decision_counts_however_the_clock_stood(folder: Path, jump: timedelta, tried: Tried) -> None:
    """Taken back under a clock that had jumped, it does not come back when the clock is right again."""
    with unlock(folder, AT + jump) as journal:
        (entry,) = journal.entries(id_of(journal, "Saku"), AT)
        journal.take_back(entry.id, {PLAN}, stamp(AT + jump))
    for at in (AT + jump, AT, AT + 2 * DAY):
        with unlock(folder, at) as journal:
            (entry,) = journal.entries(id_of(journal, "Saku"), at)
            assert set(in_force(entry, at)) == {OWN_COPY}
            assert journal.verify() == ()
    tried(3)


@pytest.mark.parametrize("jump", JUMPS.values(), ids=JUMPS)
def test_words_kept_while_the_clock_was_wrong_are_kept(folder: Path, jump: timedelta, tried: Tried) -> None:
    with unlock(folder, AT + jump) as journal:
        keep(journal, "Saku", choice("toinen"), at=AT + jump)
        assert words_of(journal, "Saku", AT + jump) == ["sana", "toinen"]
        assert journal.verify() == ()
    tried(1)


def test_what_has_expired_does_not_come_back_with_the_clock(folder: Path, tried: Tried) -> None:
    with unlock(folder, AT + YEARS) as journal:
        assert words_of(journal, "Saku", AT + YEARS) == []
    for at in (AT, AT - YEARS):
        with unlock(folder, at) as journal:
            assert words_of(journal, "Saku", at) == []
            assert journal.verify() == ()
    tried(3)


def test_the_last_day_ends_at_midnight_utc_wherever_the_clock_on_the_wall_stands(folder: Path, tried: Tried) -> None:
    """Finland's clocks go an hour back on the last Sunday of October, 2027 too; the last day here is in November."""
    zones = [timezone(timedelta(hours=hours)) for hours in (-11, 0, 2, 3, 14)]
    last_second = datetime(2027, 11, 21, 23, 59, 59, tzinfo=UTC)
    for zone in zones:
        with unlock(folder, last_second.astimezone(zone)) as journal:
            assert words_of(journal, "Saku", last_second.astimezone(zone)) == ["sana"]
            assert words_of(journal, "Saku", (last_second + timedelta(seconds=1)).astimezone(zone)) == []
    tried(2 * len(zones))


def test_the_hour_that_comes_twice_in_autumn_and_the_one_that_is_missing_in_spring(folder: Path, tried: Tried) -> None:
    """One keeps and takes back within the doubled hour: the order is that of the deeds, and both are told apart."""
    summer, winter = timezone(timedelta(hours=3)), timezone(timedelta(hours=2))
    first = datetime(2026, 10, 25, 3, 30, tzinfo=summer)
    second = datetime(2026, 10, 25, 3, 30, tzinfo=winter)
    spring = datetime(2027, 3, 28, 3, 30, tzinfo=winter)  # a time that no clock shows
    with unlock(folder, first) as journal:
        (kept,) = keep(journal, "Aino", choice("tunti", OWN_COPY), at=first)
        journal.take_back(kept.id, None, Stamp(second.astimezone(UTC), 120, "worker", How.TAPPED))
        (again,) = keep(journal, "Aino", choice("kevät", OWN_COPY), at=spring)
        assert words_of(journal, "Aino", spring) == ["kevät"]
        assert again.events[0].last_day == datetime(2028, 3, 28).date()  # noqa: DTZ001
        assert journal.verify() == ()
    tried(3)
