"""A worker makes the report and the figures of a half-year in the window: the command's files, once for all."""

from argparse import Namespace
from datetime import datetime
from pathlib import Path
from typing import get_args

import pytest
from msgspec.structs import replace

from pelitarina.cli import counts, report
from pelitarina.cli.desk import Desk
from pelitarina.journal import COUNTS, Choice, Sitting, store
from pelitarina.journal.half import Half
from pelitarina.journal.phenomenon import Signal, note
from pelitarina.player import noting as n
from pelitarina.player.kept import CustomersFound
from pelitarina.player.model import Screen
from pelitarina.player.page import lines, page
from pelitarina.player.refuge import Rested
from pelitarina.player.shell.outgoing import Ways
from pelitarina.player.widget import Mark
from pelitarina.shipped import folder
from tests.cli.test_counts import CARD as MARKED
from tests.cli.test_counts import SPRING
from tests.journal.desk import NOTICE, id_of, stamp
from tests.player.noted import BUS, listed, of_half
from tests.player.table import AT, PASSPHRASE, Table

THEN = Half(2026, 1)
PAPERS: tuple[n.HalfPaper, ...] = get_args(n.HalfPaper)
NAMES = {"report": "pelitarina-sosiaalinen-raportti-2026-1", "counts": "pelitarina-luvut-2026-1"}


class OnThatDay(Desk):
    """A desk at which it is the day of the table."""

    def now(self) -> datetime:
        return AT


def on_that_day(table: Table) -> Desk:
    """Give a desk at which commands open the table's journal, on the same day."""
    secret = table.data / "passphrase"
    secret.write_text(PASSPHRASE, encoding="utf-8")
    return OnThatDay("fi", table.world.data, secret, (folder("stories"),), language_asked=True)


def at_notes(tmp_path: Path, *, something: bool = True) -> Table:
    """Open a journal in whose spring six let a card be counted and a worker noted something; come to the notes."""
    table = Table(tmp_path, language="fi").with_journal()
    (tmp_path / "documents").mkdir()
    table.world.ways = Ways(tmp_path / "documents")
    if something:
        with store.unlock(table.world.data, PASSPHRASE, SPRING, sure=True) as journal:
            for number in range(6):
                sitting = Sitting(f"s{number}", "bussipysakki", "Bussipysäkki", "ab", "fi", SPRING)
                journal.keep(f"Kuusi {number}", sitting, [Choice(MARKED, frozenset({COUNTS}))], stamp(SPRING), NOTICE)
            journal.note(note(BUS, ("daily_living",), Signal.BAD), stamp(SPRING))
    return again(table)


def again(table: Table) -> Table:
    return table.press("home.kept").write(PASSPHRASE, "passphrase").press("kept.notes")


def made(tmp_path: Path) -> Table:
    return at_notes(tmp_path).press("notes.report", "half.make")


def published(table: Table) -> str | None:
    assert table.world.journal is not None
    return table.world.journal.published(THEN)


def files(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "documents").iterdir())


@pytest.mark.parametrize("paper", PAPERS)
def test_the_window_makes_the_same_file_as_the_command(paper: n.HalfPaper, tmp_path: Path) -> None:
    table = made(tmp_path).press(f"half.{paper}")
    kind, _, form = paper.partition("_")
    file = tmp_path / "documents" / f"{NAMES[kind]}.{form}"
    assert table.sees(str(file))
    table.world.close()

    out = tmp_path / f"command.{form}"
    task = {"report": report.export, "counts": counts.export}[kind]
    assert (
        task(on_that_day(table), Namespace(half="2026-1", format=form, output=out, yes=False, day_is_right=True)) == 0
    )
    assert file.read_bytes() == out.read_bytes()


def test_figures_are_published_after_a_yes_only_and_it_is_said_that_they_stay(tmp_path: Path) -> None:
    table = at_notes(tmp_path).press("notes.report")
    assert table.sees("Tämän puolivuoden (tammi–kesäkuu 2026) lukuja ei ole vielä tehty. Ne tehdään kerran")
    assert Mark.MAIN in table.widget("half.not_yet").marks
    assert not [one for one in table.ids if one.startswith(("half.report_docx", "half.counts_xlsx"))]

    table.tell(n.HalfYearFileWanted("report_docx")).press("half.not_yet")
    assert table.stands() is Screen.NOTES
    assert (published(table), files(tmp_path)) == (None, [])

    table.press("notes.report", "half.make")
    assert table.model.told == "Luvut on tehty."
    assert published(table) is not None


def test_figures_stay_when_a_permission_is_taken_back_later(tmp_path: Path) -> None:
    table = made(tmp_path)
    before = published(table)
    assert table.world.journal is not None
    for number in range(6):
        table.world.journal.erase_customer(id_of(table.world.journal, f"Kuusi {number}"), stamp(AT))

    table.press("bar.back", "notes.report", "half.counts_csv").tell(n.FiguresMeant())
    assert published(table) == before
    csv = (tmp_path / "documents" / "pelitarina-luvut-2026-1.csv").read_text(encoding="utf-8-sig")
    assert '"Bussipysäkki"' in csv


def test_where_there_is_nothing_to_tell_it_says_so_and_nothing_is_published(tmp_path: Path) -> None:
    table = at_notes(tmp_path, something=False).press("notes.report")

    assert table.sees("ei ole mitään kerrottavaa")
    assert {"half.make", "half.report_docx", "half.counts_xlsx"}.isdisjoint(table.ids)
    table.tell(n.FiguresMeant()).tell(n.HalfYearFileWanted("counts_csv"))
    assert (published(table), files(tmp_path)) == (None, [])


def test_a_half_year_before_can_be_chosen_and_none_that_is_not_over(tmp_path: Path) -> None:
    table = made(tmp_path).press("half.report_txt")
    assert [one for one in table.ids if one.startswith("half.of.")] == [
        f"half.of.{half}" for half in ("2026-1", "2025-2", "2025-1", "2024-2")
    ]
    table.press("half.of.2025-2")

    assert table.sees("Heinä–joulukuu 2025")
    assert table.sees("ei ole mitään kerrottavaa")
    table.press("half.of.2026-1")
    assert "half.report_docx" in table.ids
    assert "half.open" not in table.ids, "that file was of another visit"


def test_no_file_is_written_over_another_and_its_name_is_nobodys(tmp_path: Path) -> None:
    made(tmp_path).press("half.report_txt", "half.report_txt", "half.counts_xlsx")

    assert files(tmp_path) == [
        "pelitarina-luvut-2026-1.xlsx",
        "pelitarina-sosiaalinen-raportti-2026-1-2.txt",
        "pelitarina-sosiaalinen-raportti-2026-1.txt",
    ]


def test_a_file_that_was_just_made_can_be_deleted(tmp_path: Path) -> None:
    table = made(tmp_path).press("half.counts_csv", "half.delete")

    assert files(tmp_path) == []
    assert "half.delete" not in table.ids


def test_a_file_that_cannot_be_written_is_told_of_and_the_page_stays(tmp_path: Path) -> None:
    table = made(tmp_path)
    (tmp_path / "documents" / ".pelitarina-luvut-2026-1.csv.part").mkdir()

    table.press("half.counts_csv")
    assert table.stands() is Screen.HALF_YEAR
    assert "pelitarina-luvut-2026-1.csv" in table.model.told


@pytest.mark.parametrize("lock", ["rested", "locked"])
def test_the_lock_closes_the_page_as_others_of_the_journal(lock: str, tmp_path: Path) -> None:
    table = made(tmp_path)
    if lock == "rested":
        table.tell(Rested())
    else:
        table.world.close()
        table.press("half.report_docx")

    assert table.stands() is Screen.UNLOCK
    assert table.model.noting.of_half is None
    assert files(tmp_path) == []
    table.write(PASSPHRASE, "passphrase").press("kept.notes", "notes.report")
    assert "half.report_docx" in table.ids


def test_one_goes_back_to_the_notes_and_from_there_to_the_list(tmp_path: Path) -> None:
    table = made(tmp_path).press("half.report_txt", "bar.back")
    assert table.stands() is Screen.NOTES
    assert table.model.written is None

    assert table.press("bar.back").stands() is Screen.KEPT


def test_where_no_pdf_can_be_made_none_is_offered(tmp_path: Path) -> None:
    table = made(tmp_path)
    assert "half.report_pdf" in table.ids
    table.model = replace(table.model, pdfs=False)
    assert "half.report_pdf" not in table.ids

    again(table.press("bar.stop")).press("notes.report")
    assert "half.report_docx" in table.ids
    assert "half.report_pdf" not in table.ids, "it is the same computer"


def test_what_was_not_asked_for_changes_nothing(tmp_path: Path) -> None:
    found = n.HalfYearFound(n.HalfYear("2026-1", n.Figures.MADE, ("2026-1",)))
    table = listed(Table(tmp_path)).press("notes.new")
    assert table.tell(found).stands() is Screen.NOTE

    table = listed(Table(tmp_path / "b")).tell(CustomersFound(())).tell(found)
    assert table.stands() is Screen.KEPT


def test_the_terminal_tells_the_page_whole(tmp_path: Path) -> None:
    table = of_half(Table(tmp_path, language="fi"), n.Figures.WAITING)
    told = "\n".join(lines(page(table.tree, 78, table.model.texts.text)))

    assert "Teen luvut" in told
    assert "Asiakkaan sanoja ei ole kummassakaan." in told
