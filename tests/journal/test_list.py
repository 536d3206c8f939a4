"""The list of customers is there at once, however much is kept."""

from pathlib import Path

from pelitarina.journal.store.connection import _driver
from tests.journal.desk import AT, choice, keep, set_up, unlock


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
