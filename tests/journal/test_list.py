"""The list of customers is there at once, however much is kept."""

from pathlib import Path

from pelitarina.journal import ASSESSMENT, OWN_COPY
from pelitarina.journal.store.connection import _driver
from tests.journal.desk import AT, choice, keep, later, set_up, stamp, unlock


def work_of_the_list(folder: Path, reflections: int) -> int:
    """Count in hundreds what SQLite does to list the customers of so many reflections, ten a customer."""
    set_up(folder)
    counted: list[None] = []
    with unlock(folder) as journal:
        for number in range(reflections // 10):
            keep(journal, f"Asiakas {number}", *(choice("sana") for _ in range(10)))
        driver = _driver(journal._vault.connection)
        driver.set_progress_handler(lambda: counted.append(None), 100)
        assert sum(one.count for one in journal.holders(AT)) == reflections
        driver.set_progress_handler(None, 100)
    return len(counted)


def test_four_times_as_much_kept_makes_the_list_hardly_more_than_four_times_the_work(tmp_path: Path) -> None:
    few, many = work_of_the_list(tmp_path / "few", 100), work_of_the_list(tmp_path / "many", 400)

    assert 0 < many < 5 * few


def work_of_a_choice(folder: Path, reflections: int) -> int:
    """Count in tens what SQLite does to add one choice behind so many."""
    set_up(folder)
    counted: list[None] = []
    with unlock(folder) as journal:
        keep(journal, "Saku", *(choice("sana") for _ in range(reflections)))
        driver = _driver(journal._vault.connection)
        driver.set_progress_handler(lambda: counted.append(None), 10)
        keep(journal, "Saku", choice("uusi"))
        driver.set_progress_handler(None, 10)
    return len(counted)


def test_what_was_kept_before_makes_it_no_slower_to_keep_one_thing_more(tmp_path: Path) -> None:
    few, many = work_of_a_choice(tmp_path / "few", 20), work_of_a_choice(tmp_path / "many", 400)

    assert 0 < many < 2 * few


def test_the_list_and_the_ends_are_told_by_the_day_on_which_one_asks(tmp_path: Path) -> None:
    """The journal may stay open over midnight: what ended then is counted no more, though its key goes at unlocking."""
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        first, second, *_ = keep(journal, "Saku", choice("yksi"), choice("kaksi"), choice("kolme"))
        journal.ask_day(first.id, None, AT.date(), stamp())
        journal.ask_day(second.id, {ASSESSMENT}, AT.date(), stamp())
        journal.ask_day(second.id, {OWN_COPY}, later(days=10).date(), stamp())
        counts = [journal.holders(later(days=days))[0].count for days in (0, 1, 10, 11)]
        ends = [journal.ending(later(days=days)) for days in (0, 1, 11, 340)]

    assert counts == [3, 2, 2, 1]
    assert ends == [2, 1, 0, 1]


def test_a_customer_of_whom_nothing_is_in_force_has_no_last_meeting(tmp_path: Path) -> None:
    set_up(tmp_path)
    with unlock(tmp_path) as journal:
        keep(journal, "Saku", choice("yksi"))
        now, after = journal.holders(AT)[0], journal.holders(later(days=400))[0]

    assert (now.count, now.last_at) == (1, AT)
    assert (after.count, after.last_at) == (0, None)
