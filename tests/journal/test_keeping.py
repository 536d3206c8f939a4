"""What the customer chose is kept word for word, all of it or nothing, and readable to nobody else."""

from datetime import date
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.errors import FileNotWritten, JournalInUse, Refused
from pelitarina.journal import ASSESSMENT, COUNTS, OWN_COPY, PLAN, Answer, Choice, Decision, KeepEvent, Owner, store
from tests.journal.desk import (
    AT,
    CONTROLLER,
    NOTICE,
    SITTING,
    all_bytes,
    behind_its_back,
    choice,
    id_of,
    keep,
    later,
    rows,
    set_up,
    spellings,
    stamp,
    unlock,
    unsealed_pages,
    words_of,
)

CANARY = "Kanarialintu lauloi äänettä"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    set_up(tmp_path)
    return tmp_path


@pytest.mark.parametrize(
    "answer",
    [
        Answer("kitchen/what", Owner.CUSTOMER, "write", "Mitä?", "  rivi\n\trivi 🎲 ääkköset ", None, "arki", "fi"),
        Answer("kitchen/how", Owner.CUSTOMER, "scale", "Hur?", "7", 7, None, "sv", note="0 inte alls, 10 mycket"),
        Answer("kitchen/who", Owner.WORKER, "some", "Who?", "alone, with a sister", ("alone", "sister"), "tyo", "en"),
        Answer("kitchen/one", Owner.CUSTOMER, "one", "", "", (), None, "fi"),
    ],
    ids=["written", "a scale", "a worker's marks", "empty"],
)
def test_an_answer_comes_back_word_for_word(folder: Path, answer: Answer) -> None:
    with unlock(folder) as journal:
        (kept,) = keep(journal, "Saku", Choice(answer, frozenset({PLAN, OWN_COPY})))
        lasting = date(2027, 11, 21)
        assert kept.answer == answer
        assert kept.sitting == SITTING
        assert kept.events == tuple(KeepEvent(p, Decision.KEPT, AT, lasting) for p in (OWN_COPY, PLAN))
    with unlock(folder) as journal:
        assert journal.entries(id_of(journal, "Saku"), AT) == (kept,)


def test_the_controllers_months_set_the_last_day(tmp_path: Path) -> None:
    set_up(tmp_path, replace(CONTROLLER, months=3))
    with unlock(tmp_path) as journal:
        (kept,) = keep(journal, "Saku", choice("shakkia", COUNTS))
    assert [event.last_day for event in kept.events] == [date(2027, 2, 21)]


def test_entries_come_in_order_of_sitting_and_position(folder: Path) -> None:
    earlier = replace(SITTING, id="sitting-0", started_at=later(days=-7))
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("third"), choice("fourth"))
        keep(journal, "Saku", choice("fifth"))
        journal.keep("Saku", earlier, [choice("first"), choice("second")], stamp(), NOTICE)
        assert words_of(journal, "Saku") == ["first", "second", "third", "fourth", "fifth"]


def test_one_sitting_may_be_that_of_two_customers(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("yksi"))
        keep(journal, "Aino", choice("kaksi"))
        assert words_of(journal, "Saku") == ["yksi"]
        assert words_of(journal, "Aino") == ["kaksi"]
        assert [customer.pseudonym for customer in journal.customers()] in (["Saku", "Aino"], ["Aino", "Saku"])


@pytest.mark.parametrize("spelling", ["Ääkkö", " ääkkö ", "ÄÄKKÖ", "A\u0308a\u0308kko\u0308"])
def test_a_pseudonym_is_the_same_however_it_is_typed(folder: Path, spelling: str) -> None:
    with unlock(folder) as journal:
        keep(journal, "Ääkkö", choice("yksi"))
        keep(journal, spelling, choice("kaksi"))
        assert [customer.pseudonym for customer in journal.customers()] == ["Ääkkö"]
        assert words_of(journal, spelling) == ["yksi", "kaksi"]
        assert journal.customer("Ääk") is None


def test_without_a_choice_nothing_is_written(folder: Path) -> None:
    with unlock(folder) as journal:
        before = all_bytes(folder)
        assert keep(journal, "Saku") == ()
        assert all_bytes(folder) == before
        assert journal.customers() == ()


def test_a_customer_needs_a_pseudonym_and_a_choice_a_purpose(folder: Path) -> None:
    with unlock(folder) as journal:
        with pytest.raises(Refused):
            keep(journal, " \n", choice("sana"))
        with pytest.raises(ValueError, match="purpose"):
            keep(journal, "Saku", Choice(choice("sana").answer, frozenset()))
        assert journal.customers() == ()


def test_every_choice_says_when_by_whom_how_and_after_which_notice(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("sana", ASSESSMENT))
    sql = "SELECT purpose, decision, offset_minutes, recorded_by, how, last_day, notice_id, notice_version,"
    assert rows(folder, f"{sql} notice_language, notice_sha256 FROM keep") == [
        ("assessment", "kept", 120, "worker", "tapped", "2027-11-21", "keep", 1, "fi", NOTICE.sha256)
    ]
    assert rows(folder, "SELECT text, sha256 FROM notice") == [(NOTICE.text, NOTICE.sha256)]


def test_a_notice_is_stored_once_for_each_text_that_was_shown(folder: Path) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("yksi"))
        keep(journal, "Saku", choice("kaksi"))
        journal.keep("Saku", SITTING, [choice("kolme")], stamp(), replace(NOTICE, text="Toinen teksti."))
    assert rows(folder, "SELECT count(*) FROM notice") == [(2,)]


def test_the_words_are_in_no_file_while_it_is_open_or_after(folder: Path) -> None:
    whole = Answer(CANARY, Owner.CUSTOMER, "some", CANARY, CANARY, (CANARY,), CANARY, CANARY, note=CANARY)
    with unlock(folder) as journal:
        keep(journal, CANARY, Choice(whole, frozenset({OWN_COPY})))
        _assert_silent(b"".join(all_bytes(folder).values()))
    _assert_silent(b"".join(all_bytes(folder).values()))


def test_the_words_are_not_there_either_for_whoever_has_the_key_of_the_file(folder: Path) -> None:
    """The inner layer: pseudonym and answer are sealed once more, under the customer's own keys."""
    whole = Answer(CANARY, Owner.CUSTOMER, "some", CANARY, CANARY, (CANARY,), CANARY, CANARY, note=CANARY)
    with unlock(folder) as journal:
        keep(journal, CANARY, Choice(whole, frozenset({OWN_COPY})))
    pages = unsealed_pages(folder)
    assert SITTING.story.encode() in pages  # the outer layer was truly off
    _assert_silent(pages)


def _assert_silent(data: bytes) -> None:
    assert not [spelling for spelling in spellings(CANARY) if spelling in data]
    assert not [spelling for spelling in spellings(CANARY.casefold()) if spelling in data]


@pytest.mark.parametrize(
    ("trouble", "why"), [("max_page_count = 1", "the disk is full"), ("query_only = ON", "it may only be read")]
)
def test_where_nothing_more_can_be_written_the_journal_stays_as_it_was(folder: Path, trouble: str, why: str) -> None:
    with unlock(folder) as journal:
        keep(journal, "Saku", choice("säilyy"))
        _set(journal, trouble)
        with pytest.raises(FileNotWritten) as raised:
            keep(journal, "Aino", *(choice("x" * 5000) for _ in range(20)))
        assert raised.value.facts["why"] == why
        _set(journal, "query_only = OFF")
        assert words_of(journal, "Saku") == ["säilyy"]
        assert journal.customer("Aino") is None
        assert journal.verify() == ()


def test_another_program_writing_in_the_file_is_told_apart_from_damage(folder: Path) -> None:
    with unlock(folder) as journal, behind_its_back(folder) as stranger:
        _set(journal, "busy_timeout = 0")
        stranger.execute("BEGIN IMMEDIATE")
        with pytest.raises(JournalInUse):
            keep(journal, "Saku", choice("sana"))
        stranger.execute("ROLLBACK")
        assert journal.customers() == ()


def _set(journal: store.Journal, pragma: str) -> None:
    driver = journal._vault.connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA {pragma}")
