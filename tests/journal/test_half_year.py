"""The figures of a half-year are made once, after a yes, on a computer and in a county alike."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from pelitarina.errors import Refused
from pelitarina.journal.half import Half
from pelitarina.journal.store import Journal
from pelitarina.player.message import Written
from pelitarina.player.news import Message
from pelitarina.player.noting import (
    Figures,
    HalfYearAsked,
    HalfYearFound,
    LookAtHalfYear,
    MakeFigures,
    WriteHalfYear,
)
from pelitarina.player.shell.half_year import Edge, of_half_year
from pelitarina.player.shell.outgoing import Ways
from pelitarina.shipped import folder
from tests.journal.desk import id_of, stamp
from tests.journal.ground import Open
from tests.journal.test_counting import NOW, SEEN, let_count, marked

NEW_YEAR = datetime(2027, 1, 3, 8, tzinfo=UTC)
Ask = Callable[[Journal, HalfYearAsked], Message]


@pytest.fixture
def ask(tmp_path: Path) -> Ask:
    edge = Edge(NEW_YEAR, str, (folder("stories"),), Ways(tmp_path))
    return lambda journal, wanted: of_half_year(journal, wanted, edge)


def figures(told: Message) -> Figures:
    assert isinstance(told, HalfYearFound)
    return told.found.figures


def test_looking_publishes_nothing_and_what_is_made_after_a_yes_stays(open_one: Open, ask: Ask, tmp_path: Path) -> None:
    with open_one() as journal:
        let_count(journal, "Kuusi", marked("koti"))
        journal.note(SEEN, stamp())
    with open_one(NEW_YEAR) as journal:
        assert figures(ask(journal, LookAtHalfYear())) is Figures.WAITING
        assert journal.published(NOW) is None
        assert figures(ask(journal, MakeFigures("2026-2"))) is Figures.MADE
        before = journal.published(NOW)
        assert before is not None
        journal.erase_customer(id_of(journal, "Kuusi"), stamp(NEW_YEAR))
        assert figures(ask(journal, MakeFigures("2026-2"))) is Figures.MADE
        assert journal.published(NOW) == before
        written = ask(journal, WriteHalfYear("2026-2", "report_txt", "report.txt", "en"))
        assert isinstance(written, Written)
        assert SEEN.phenomenon in (tmp_path / "report.txt").read_text(encoding="utf-8")
        assert journal.verify() == ()


def test_with_nothing_to_tell_nothing_is_published_whatever_is_asked(open_one: Open, ask: Ask) -> None:
    with open_one(NEW_YEAR) as journal:
        assert figures(ask(journal, LookAtHalfYear())) is Figures.NONE
        with pytest.raises(Refused):
            ask(journal, MakeFigures("2026-2"))
        assert journal.published(NOW) is None


def test_of_a_half_year_that_is_not_over_nothing_is_published(open_one: Open, ask: Ask) -> None:
    with open_one(NEW_YEAR) as journal:
        journal.note(SEEN, stamp(NEW_YEAR))
        with pytest.raises(Refused):
            ask(journal, MakeFigures("2027-1"))
        assert journal.published(Half(2027, 1)) is None
