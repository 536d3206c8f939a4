"""What a customer may ask for later, and what the clock may do: the same on a computer and in a county's database."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from pelitarina.errors import JournalClock, Refused
from pelitarina.journal import ASSESSMENT, OWN_COPY, PLAN, in_force
from tests.journal.desk import AT, CONTROLLER, NOTICE, choice, id_of, keep, later, stamp, words_of
from tests.journal.ground import Ground, Open

YEAR = date(2027, 11, 21)


@pytest.fixture
def unlock(journals: Ground) -> Iterator[Open]:
    with journals() as opens:
        yield opens


def test_a_purpose_more_and_another_day_stand_where_the_journal_is_opened_again(unlock: Open) -> None:
    day = date(2027, 3, 31)
    with unlock() as journal:
        (kept,) = keep(journal, "Saku", choice("korttia", OWN_COPY))
        journal.add(kept.id, {PLAN}, stamp(later(days=1)), NOTICE)
        journal.ask_day(kept.id, {PLAN}, day, stamp(later(days=2)))
        with pytest.raises(Refused):
            journal.ask_day(kept.id, None, date(2030, 1, 1), stamp())
    with unlock(later(days=3)) as journal:
        (entry,) = journal.entries(id_of(journal, "Saku"), AT)
        assert in_force(entry, AT) == {OWN_COPY: YEAR, PLAN: day}
        assert journal.ending(later(days=3)) == 0
        assert journal.ending(later(days=350)) == 1
        assert journal.verify() == ()


def test_a_paper_that_left_stands_in_the_list_and_its_purpose_ends_in_thirty_days(unlock: Open) -> None:
    with unlock() as journal:
        (kept,) = keep(journal, "Saku", choice("korttia"))
        saku = id_of(journal, "Saku")
        journal.log_export(saku, ASSESSMENT, "txt", "fi", [kept.id], stamp())
        (paper,) = journal.papers(saku)
        assert (paper.kind, paper.reflections) == (ASSESSMENT, (kept.id,))
        (entry,) = journal.entries(saku, AT)
        assert in_force(entry, AT) == {OWN_COPY: YEAR, ASSESSMENT: AT.date() + timedelta(days=30)}
        assert journal.verify() == ()


def test_a_clock_that_went_far_ahead_is_asked_about_and_then_believed(unlock: Open) -> None:
    with unlock() as journal:
        keep(journal, "Saku", choice("korttia"))
    with pytest.raises(JournalClock) as asked:
        unlock(later(days=400), sure=False)
    assert "1 answers" in asked.value.says.format(**asked.value.facts)
    with unlock(later(days=1), sure=False) as journal:
        assert words_of(journal, "Saku") == ["korttia"]
        assert journal.ahead is None
    with unlock(later(days=400), sure=True) as journal:
        assert words_of(journal, "Saku", later(days=400)) == []
    with unlock(AT, sure=False) as journal:
        assert journal.ahead == later(days=400)
        assert words_of(journal, "Saku") == []


def test_who_keeps_the_words_can_be_said_anew_and_what_is_kept_keeps_its_last_day(unlock: Open) -> None:
    anew = replace(CONTROLLER, contact="puh. 111 111", months=6)
    with unlock() as journal:
        keep(journal, "Saku", choice("korttia", OWN_COPY))
        journal.correct(anew, stamp())
        keep(journal, "Saku", choice("pesäpalloa", OWN_COPY))
    with unlock(later(days=1)) as journal:
        assert journal.controller == anew
        entries = journal.entries(id_of(journal, "Saku"), AT)
        assert [in_force(entry, AT)[OWN_COPY] for entry in entries] == [YEAR, date(2027, 5, 21)]
        assert journal.verify() == ()
