"""A purpose more, another last day, thirty days after a paper; asked twice is kept once."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from pelitarina.errors import Refused
from pelitarina.journal import (
    ASSESSMENT,
    OWN_COPY,
    PLAN,
    Choice,
    Entry,
    Notice,
    ReflectionId,
    ends_soon,
    in_force,
    last_day,
)
from pelitarina.journal.store import Journal
from tests.journal.desk import AT, NOTICE, answer, choice, id_of, keep, later, rows, set_up, stamp, unlock, words_of

ID = ReflectionId("0c7f4a0e-1111-4222-8333-123456789abc")
YEAR = date(2027, 11, 21)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    set_up(tmp_path)
    return tmp_path


def only(journal: Journal, who: str = "Saku") -> Entry:
    (entry,) = journal.entries(id_of(journal, who), AT)
    return entry


# A purpose more


def test_an_answer_can_be_kept_for_one_purpose_more_with_the_notice_that_was_shown_then(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY))
        shown = Notice("keep", 2, "sv", "Du bestämmer.")
        journal.add(kept.id, {ASSESSMENT, OWN_COPY}, stamp(later(days=10)), shown)
        assert in_force(only(journal), AT) == {OWN_COPY: YEAR, ASSESSMENT: date(2027, 12, 1)}
        assert journal.verify() == ()
    found = rows(folder, "SELECT purpose, notice_version, notice_language FROM keep ORDER BY seq")
    assert found == [("own_copy", 1, "fi"), ("assessment", 2, "sv")]


def test_nothing_can_be_added_to_what_is_gone(folder: Path) -> None:
    with unlock(folder) as journal:
        (gone, over) = keep(journal, "Saku", choice("yksi"), choice("kaksi"))
        journal.take_back(gone.id, None, stamp())
        for one, at in ((gone, AT), (over, later(days=400))):
            with pytest.raises(Refused):
                journal.add(one.id, {PLAN}, stamp(at), NOTICE)
            with pytest.raises(Refused):
                journal.ask_day(one.id, None, at.date(), stamp(at))
        assert journal.verify() == ()


# Another last day


@pytest.mark.parametrize(("day", "purposes"), [(AT.date(), None), (date(2027, 3, 1), {PLAN}), (YEAR, None)])
def test_the_customer_asks_for_another_last_day(folder: Path, day: date, purposes: set[str] | None) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY, PLAN))
        journal.ask_day(kept.id, purposes, day, stamp())  # type: ignore[arg-type]
        assert in_force(only(journal), AT) == {PLAN: day, OWN_COPY: YEAR if purposes else day}
        assert journal.verify() == ()
    with unlock(folder, later(days=(YEAR - AT.date()).days + 1)) as journal:
        assert words_of(journal, "Saku") == []


@pytest.mark.parametrize("day", [AT.date() - timedelta(days=1), YEAR + timedelta(days=1)], ids=["past", "too far"])
def test_a_last_day_is_neither_past_nor_further_away_than_words_are_kept_here(folder: Path, day: date) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana"))
        with pytest.raises(Refused):
            journal.ask_day(kept.id, None, day, stamp())
        assert set(in_force(only(journal), AT).values()) == {YEAR}


def test_later_the_customer_can_ask_for_as_long_again(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana"))
        journal.ask_day(kept.id, None, date(2028, 6, 1), stamp(later(days=200)))
        assert set(in_force(only(journal), AT).values()) == {date(2028, 6, 1)}


# Thirty days after a paper


def test_the_customers_own_copy_ends_nothing(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY))
        journal.log_export(id_of(journal, "Saku"), "own_copy", "docx", "fi", [kept.id], stamp())
        assert in_force(only(journal), AT) == {OWN_COPY: YEAR}


def test_words_that_left_stay_thirty_days_more_for_that_purpose_and_the_others_as_before(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY, ASSESSMENT))
        journal.log_export(id_of(journal, "Saku"), "assessment", "docx", "fi", [kept.id], stamp())
        assert in_force(only(journal), AT) == {OWN_COPY: YEAR, ASSESSMENT: date(2026, 12, 21)}
        journal.log_export(id_of(journal, "Saku"), "assessment", "txt", "fi", [kept.id], stamp(later(days=9)))
        assert in_force(only(journal), AT)[ASSESSMENT] == date(2026, 12, 21), "a second paper makes it no longer"
        assert journal.verify() == ()


def test_a_last_day_that_the_customer_asked_for_stands_also_after_a_paper(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", ASSESSMENT))
        journal.ask_day(kept.id, None, date(2027, 6, 1), stamp())
        journal.log_export(id_of(journal, "Saku"), "assessment", "docx", "fi", [kept.id], stamp())
        assert in_force(only(journal), AT) == {ASSESSMENT: date(2027, 6, 1)}


def test_after_a_paper_the_customer_can_ask_for_longer(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", ASSESSMENT))
        journal.log_export(id_of(journal, "Saku"), "assessment", "docx", "fi", [kept.id], stamp())
        journal.ask_day(kept.id, None, YEAR, stamp())
        journal.log_export(id_of(journal, "Saku"), "assessment", "docx", "fi", [kept.id], stamp())
        assert in_force(only(journal), AT) == {ASSESSMENT: YEAR}


def test_the_journal_tells_which_papers_held_what(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept, other) = keep(journal, "Saku", choice("yksi"), choice("kaksi"))
        who = id_of(journal, "Saku")
        journal.log_export(who, "own_copy", "txt", "fi", [kept.id], stamp())
        journal.log_export(who, "assessment", "docx", "sv", [kept.id, other.id], stamp(later(days=1)))
        first, second = journal.papers(who)
    assert (first.kind, first.format, first.language, first.at, first.reflections) == (
        "own_copy", "txt", "fi", AT, (kept.id,),
    )  # fmt: skip
    assert (second.kind, set(second.reflections)) == ("assessment", {kept.id, other.id})


def test_the_end_of_an_answer_is_that_of_the_purpose_that_lasts_longest(folder: Path) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", choice("sana", OWN_COPY, ASSESSMENT))
        journal.ask_day(kept.id, {ASSESSMENT}, AT.date(), stamp())
        assert last_day(only(journal), AT) == YEAR
        assert not ends_soon(only(journal), AT)
        assert ends_soon(only(journal), later(days=335))
        assert not ends_soon(only(journal), later(days=334))
        assert not ends_soon(only(journal), later(days=800)), "what has ended does not end soon"


# Asked twice, kept once


def test_what_is_asked_for_twice_under_one_id_is_kept_once(folder: Path) -> None:
    with unlock(folder) as journal:
        wanted = Choice(answer("sana"), frozenset({OWN_COPY}), ID)
        first, again = keep(journal, "Saku", wanted)[0], keep(journal, "Saku", wanted)[0]
        assert first == again == only(journal)
        assert first.id == ID
    assert rows(folder, "SELECT count(*) FROM reflection") == [(1,)]
    assert rows(folder, "SELECT count(*) FROM keep") == [(1,)]


def test_what_is_marked_otherwise_the_second_time_is_in_force_as_it_is_marked_then(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", Choice(answer("sana"), frozenset({OWN_COPY, PLAN}), ID))
        (again,) = keep(journal, "Saku", Choice(answer("sana"), frozenset({ASSESSMENT, PLAN}), ID), choice("toinen"))[
            :1
        ]
        assert set(in_force(again, AT)) == {ASSESSMENT, PLAN}
        assert words_of(journal, "Saku") == ["sana", "toinen"]
        assert journal.verify() == ()


def test_one_id_never_stands_for_two_answers(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", Choice(answer("sana"), frozenset({OWN_COPY}), ID))
        with pytest.raises(ValueError, match="one answer"):
            keep(journal, "Saku", Choice(answer("toinen"), frozenset({OWN_COPY}), ID))
        assert words_of(journal, "Saku") == ["sana"]
