"""The customer decides about kept words: one, some or all, each purpose by itself, until which day; and the lock."""

import shutil
from datetime import date, timedelta
from io import StringIO
from itertools import count
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.journal import store
from pelitarina.journal.keep import ASSESSMENT, COUNTS, OWN_COPY, How, in_force
from pelitarina.player.kept import CustomersFound, DayChosen, KeptFound
from pelitarina.player.model import Mode, Screen
from pelitarina.player.refuge import LockWanted, Rested
from pelitarina.player.shell.idle import Idle
from pelitarina.player.shell.loop import sit
from pelitarina.player.shell.terminal import Terminal
from pelitarina.player.widget import Mark, walk
from tests.player.table import AT, PASSPHRASE, Table, item
from tests.player.test_kept import COUSIN, GRANNY, LATER, RAIN, entry, journal, labels, of, opened, stored
from tests.player.test_refuge import at_receipt, is_open

YEAR = date(2027, 11, 21)


def purposes(table: Table, words: str) -> dict[str, date | None]:
    assert table.model.kept_at is not None
    (found,) = [one for one in table.model.kept if words in one.answer.words]
    return {str(purpose): last for purpose, last in in_force(found, table.model.kept_at).items()}


# One, some, all; each purpose by itself


def test_one_purpose_is_taken_back_and_the_words_stay_for_the_other(tmp_path: Path) -> None:
    table = of(tmp_path)
    table.press(f"{entry(table, 'Rain')}.back", f"take.for.{ASSESSMENT}")
    assert "take.happens" in table.ids
    assert not table.sees("destroys"), "what was unmarked stays"
    table.press(f"take.for.{ASSESSMENT}", f"take.for.{OWN_COPY}", "take.goes")

    assert purposes(table, "Rain") == {OWN_COPY: YEAR}
    assert RAIN in stored(table.press("bar.stop"))["Kuusi"]


def test_several_are_taken_back_together_and_what_was_unmarked_stays(tmp_path: Path) -> None:
    table = of(tmp_path).press("all.back")
    cousin = entry(table, COUSIN).removeprefix("entry.")
    table.press(f"take.{cousin}.goes", "take.goes")

    assert [one.answer.words for one in table.model.kept] == [COUSIN]
    assert stored(table.press("bar.stop"))["Kuusi"] == [COUSIN]


def test_where_nothing_is_marked_nothing_can_be_taken_back(tmp_path: Path) -> None:
    table = of(tmp_path).press("all.back", *(f"take.for.{one}" for one in (OWN_COPY, ASSESSMENT)))

    assert "take.goes" not in table.ids
    assert table.sees("Nothing is marked now.")


def test_from_the_receipt_the_customer_takes_back_what_was_just_kept(tmp_path: Path) -> None:
    table = at_receipt(tmp_path)
    table.press(f"{receipt_entry(table)}.back")
    assert table.sees("You need not say why.")
    table.press("take.goes")

    assert table.stands() is Screen.RECEIPT
    assert table.sees("All is taken back")
    assert table.sees("Nothing of this time is kept now.")
    assert not table.sees("These are kept")
    assert stored(table.press("receipt.done"))["Kuusi"] == []


def receipt_entry(table: Table, number: int = 0) -> str:
    return f"receipt.{number}"


def test_in_a_sitting_only_what_was_kept_in_it_is_shown_and_decided_on(tmp_path: Path) -> None:
    table = journal(tmp_path).opens().begins("Kuusi").answers("Snow.")
    table.press("bar.stop", item("home/told", "own_copy"), "review.keep", "names.fine").unlocks()
    table.press("receipt.0.day").press("day.1")

    assert [one.answer.words for one in table.model.kept] == ["Snow."]
    assert purposes(table, "Snow.") == {OWN_COPY: date(2027, 1, 21)}
    table.press("receipt.0.back", "take.goes")
    assert stored(table.press("receipt.done"))["Kuusi"] == [RAIN, "2", COUSIN, GRANNY]


def test_a_journal_that_was_locked_meanwhile_asks_for_the_passphrase_and_nothing_was_taken_back(tmp_path: Path) -> None:
    table = at_receipt(tmp_path).tell(LockWanted())
    assert not is_open(table)
    table.press("receipt.0.back")
    assert table.stands() is Screen.UNLOCK

    assert table.unlocks().stands() is Screen.RECEIPT
    assert len(table.model.kept) == 1


# Whoever got a paper


def test_whoever_got_a_paper_is_told_by_a_notice_without_words_or_name(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.assessment", "preview.text").write(str(tmp_path / "draft.txt"))
    table.press(f"{entry(table, 'Rain')}.back")
    assert table.sees("Draft for the assessment (txt), 21 December 2026")
    table.press("take.goes")
    assert table.stands() is Screen.WITHDRAWN
    assert table.sees("An answer to: What do you see?")
    assert not any(RAIN in one or "Kuusi" in one for one in labels(table))


def test_the_notice_is_written_to_a_file_of_a_plain_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = of(tmp_path).press("kept.assessment", "preview.text").write(str(tmp_path / "draft.txt"))
    table.press("all.back", "take.goes", "withdrawn.file")

    (file,) = tmp_path.glob("pelitarina-notice-of-withdrawal-*.txt")
    written = file.read_text(encoding="utf-8")
    assert "Draft for the assessment (txt), 21\N{NO-BREAK SPACE}December 2026" in written
    assert not [one for one in (RAIN, COUSIN, "Kuusi") if one in written]
    assert table.stands() is Screen.KEPT_OF
    table.press("kept.delete")
    assert not file.exists()


def test_the_own_copy_is_the_customers_and_nobody_is_told(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.own", "along.take", "preview.text").write(str(tmp_path / "copy.txt"))
    table.press(f"{entry(table, 'Rain')}.back")
    assert table.sees("Your own copy stays yours")
    assert table.press("take.goes").stands() is Screen.KEPT_OF


def test_words_taken_back_for_another_purpose_concern_no_paper(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.assessment", "preview.text").write(str(tmp_path / "draft.txt"))
    table.press(f"{entry(table, 'Rain')}.back", f"take.for.{ASSESSMENT}")
    assert "take.left" not in table.ids
    assert table.press("take.goes").stands() is Screen.KEPT_OF


# One purpose more, another day


def test_one_purpose_more_is_chosen_after_all_that_it_means_was_shown_and_a_no_leaves_no_trace(tmp_path: Path) -> None:
    table = of(tmp_path)
    table.press(f"{entry(table, '2')}.more.{OWN_COPY}")
    before = table.model.kept
    assert table.sees("The worker has duties, too.")
    assert [one.id for one in walk(table.tree) if Mark.MAIN in one.marks] == ["more.no"]
    assert table.press("more.no").model.kept == before


def test_an_answer_is_kept_for_one_purpose_more(tmp_path: Path) -> None:
    table = of(tmp_path)
    two = entry(table, "2")
    table.press(f"{two}.more.{OWN_COPY}", "more.yes")

    assert table.stands() is Screen.KEPT_OF
    assert set(purposes(table, "2")) == {OWN_COPY, ASSESSMENT}
    assert f"{two}.more.{OWN_COPY}" not in table.ids


def test_a_ready_answer_may_be_counted_after_that_was_explained_and_written_words_are_never_offered_for_it(
    tmp_path: Path,
) -> None:
    table = of(tmp_path)
    two = entry(table, "2")
    assert f"{entry(table, 'Rain')}.more.{COUNTS}" not in table.ids
    table.press(f"{two}.more.{COUNTS}")
    assert table.sees("Twice a year numbers are made of what many people chose")
    assert not table.sees("The worker has duties, too.")
    table.press("more.yes")

    assert set(purposes(table, "2")) == {COUNTS, ASSESSMENT}


def test_the_customer_chooses_another_last_day_for_one_and_for_all(tmp_path: Path) -> None:
    table = of(tmp_path)
    table.press(f"{entry(table, 'Rain')}.day")
    assert table.sees("Now: until 21 November 2027.")
    table.press("day.2")
    assert set(purposes(table, "Rain").values()) == {date(2027, 3, 21)}

    table.press("all.day", "day.0")
    every = {last for one in table.model.kept for last in in_force(one, LATER).values()}
    assert every == {LATER.date() + timedelta(days=7)}


def test_a_day_further_away_than_words_are_kept_here_is_not_taken(tmp_path: Path) -> None:
    table = of(tmp_path)
    table.press(f"{entry(table, 'Rain')}.day").tell(DayChosen(date(2099, 1, 1)))

    assert table.sees("The last day can be today at the earliest")
    assert set(purposes(table, "Rain").values()) == {YEAR}


def test_answers_that_end_soon_are_told_to_the_worker_by_number_only(tmp_path: Path) -> None:
    table = of(tmp_path).press("all.day", "day.0", "bar.back")

    assert table.sees("4 answers end within 30 days.")
    assert not any("Rain" in one for one in labels(table))


def test_words_that_left_are_shown_with_the_day_on_which_they_end(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.assessment", "preview.text").write(str(tmp_path / "draft.txt"))

    assert table.sees("Written: ")
    assert purposes(table, "Rain") == {OWN_COPY: YEAR, ASSESSMENT: LATER.date() + timedelta(days=30)}


# How it was chosen


@pytest.mark.parametrize("how", [How.SPOKEN, How.INTERPRETED, How.SUPPORTED])
def test_how_the_two_chose_is_said_at_the_review_and_goes_into_the_choice(tmp_path: Path, how: How) -> None:
    table = Table(tmp_path).with_journal().opens().begins("Kuusi").answers(RAIN)
    table.press("bar.stop")
    assert not [one for one in table.ids if one.startswith("how.")], "nothing is asked before anything is marked"
    table.press(item("home/told", "own_copy"), f"how.{how}")
    assert Mark.CHECKED in table.widget(f"how.{how}").marks
    table.press("review.keep", "names.fine").unlocks()

    assert table.world.journal is not None
    with table.world.journal._vault.transaction() as reading:
        assert reading.exec_driver_sql("SELECT how FROM keep").scalar() == how


# Kept once


def test_what_was_written_before_the_program_failed_is_kept_once_when_it_is_asked_for_again(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().opens().begins("Kuusi").answers(RAIN)
    table.press("bar.stop", item("home/told", "own_copy"), "review.keep")
    before = table.model
    table.press("names.fine").unlocks()
    assert table.stands() is Screen.RECEIPT
    table.model = before  # the receipt never came
    table.press("names.fine")

    assert table.stands() is Screen.RECEIPT
    assert stored(table.press("receipt.done"))["Kuusi"] == [RAIN]


class Falls:
    """A journal whose answer never arrives, though it has written everything."""

    def __init__(self, journal: object) -> None:
        self.real = journal

    def customer(self, _pseudonym: str) -> None:
        raise RuntimeError

    def __getattr__(self, name: str) -> object:
        return getattr(self.real, name)


@pytest.mark.parametrize("then", ["nothing", "otherwise"])
def test_what_was_written_and_never_acknowledged_does_not_stay_if_it_is_not_wanted(tmp_path: Path, then: str) -> None:
    table = Table(tmp_path).with_journal().opens().begins("Kuusi").answers(RAIN)
    table.press("bar.stop", item("home/told", "own_copy"), "review.keep").press("names.fine")
    unlocked = table.model
    real = store.unlock(table.world.data, PASSPHRASE, AT)
    table.world.journal = Falls(real)  # type: ignore[assignment]
    table.model = replace(unlocked, screen=Screen.NAMES)
    with pytest.raises(RuntimeError):
        table.press("names.fine")
    table.world.journal = real
    table.model = replace(unlocked, screen=Screen.REVIEW)
    if then == "nothing":
        assert stored(table.press("review.nothing")) == {"Kuusi": []}
        return
    table.press(item("home/told", "change")).write("Sun.").press("review.keep", "names.fine")
    assert table.stands() is Screen.RECEIPT
    assert stored(table.press("receipt.done"))["Kuusi"] == ["Sun."]


def test_where_the_folder_is_gone_the_receipt_does_not_say_that_anything_is_kept(tmp_path: Path) -> None:
    table = at_receipt(tmp_path).press("receipt.0.day")
    shutil.rmtree(table.world.data)
    table.press("day.0")

    assert table.stands() is Screen.UNLOCK
    assert table.sees("is not there any more")
    assert not is_open(table)


def test_what_was_marked_is_not_lost_where_the_folder_is_gone(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().opens().begins("Kuusi").answers(RAIN)
    table.press("bar.stop", item("home/told", "own_copy"), "review.keep", "names.fine").unlocks()
    shutil.rmtree(table.world.data)
    table.model = replace(
        Table(tmp_path / "again").opens().begins("Kuusi").answers(RAIN).model,
        mode=Mode.COMPUTER,
        terms=table.model.terms,
    )
    table.press("bar.stop", item("home/told", "own_copy"), "review.keep", "names.fine")

    assert table.stands() is Screen.UNLOCK
    assert [one.words for one in table.model.draft] == [RAIN]


# The lock


def test_after_a_rest_the_words_are_locked_and_unlocking_leads_back_to_where_one_was(tmp_path: Path) -> None:
    table = of(tmp_path).tell(Rested())

    assert table.stands() is Screen.UNLOCK
    assert not is_open(table)
    assert not any("Kuusi" in one or "Rain" in one for one in labels(table))
    assert (table.model.kept, table.model.pseudonym, table.model.customers) == ((), "", ())
    table.unlocks()
    assert table.stands() is Screen.KEPT_OF
    assert table.model.pseudonym == "Kuusi"


@pytest.mark.parametrize("where", ["kept.own", "all.back", "all.day", "bar.settings"])
def test_wherever_one_is_with_kept_words_a_rest_locks_them(tmp_path: Path, where: str) -> None:
    table = of(tmp_path).press(where).tell(Rested())

    assert table.stands() is Screen.UNLOCK
    assert not is_open(table)


def test_a_talk_goes_on_as_it_stands_when_the_journal_is_locked(tmp_path: Path) -> None:
    table = at_receipt(tmp_path)
    before = table.model
    table.tell(Rested())

    assert not is_open(table)
    assert replace(table.model, told="", aim="") == replace(before, told="", aim="", reading=False)
    assert table.sees("The kept words are locked")


def test_put_away_or_not_a_rest_locks(tmp_path: Path) -> None:
    table = at_receipt(tmp_path).press("bar.hide")
    table.world.journal = None
    assert table.tell(Rested()).stands() is Screen.AWAY


def test_what_was_asked_of_the_journal_before_it_was_locked_is_not_shown_afterwards(tmp_path: Path) -> None:
    table = of(tmp_path)
    model = table.model
    assert model.customer is not None
    late = KeptFound(model.customer, "Kuusi", model.kept, LATER, LATER.date())
    table.tell(Rested()).tell(late).tell(CustomersFound(()))

    assert table.stands() is Screen.UNLOCK
    assert table.model.kept == ()


def test_a_worker_can_lock_at_once(tmp_path: Path) -> None:
    table = at_receipt(tmp_path).press("receipt.lock")

    assert not is_open(table)
    assert table.stands() is Screen.RECEIPT
    assert table.sees("The kept words are locked.")


@pytest.mark.parametrize("clock", ["wall", "steady"])
def test_it_is_time_to_lock_when_either_clock_says_so(clock: str) -> None:
    now, steady = [AT], [0.0]
    idle = Idle(lambda: now[0], lambda: steady[0])
    idle.busy(5)
    assert not idle.over()
    if clock == "wall":
        now[0] += timedelta(minutes=5)
    else:
        steady[0] += 300
        now[0] -= timedelta(days=1)
    assert idle.over()
    idle.busy(5)
    assert not idle.over()


@pytest.mark.parametrize("minutes", [1, 30])
def test_the_world_locks_after_as_many_minutes_as_are_set_and_only_an_open_journal(
    tmp_path: Path, minutes: int
) -> None:
    table = opened(tmp_path)
    now = [LATER]
    table.world.now = lambda: now[0]
    table.world.idle = Idle(lambda: now[0], lambda: 0.0)
    table.world.busy(minutes)
    now[0] += timedelta(minutes=minutes, seconds=-1)
    assert table.world.news() is None
    now[0] += timedelta(seconds=1)
    assert table.world.news() == Rested()
    table.world.close()
    assert table.world.news() is None


def test_in_the_terminal_the_journal_is_locked_too_while_nothing_is_typed(tmp_path: Path) -> None:
    table = of(tmp_path)
    steps = count()
    table.world.idle = Idle(lambda: LATER, lambda: 300.0 * next(steps))
    out = StringIO()
    table.model = sit(table.model, (), table.world, Terminal(table.model.texts.text, StringIO(""), out))

    assert not is_open(table)
    assert "Nobody did anything for a while." in " ".join(out.getvalue().split())


def test_the_minutes_are_a_setting_where_there_is_a_journal(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().press("home.settings", "settings.here", "lock.30")
    assert table.model.settings.lock_min == 30
    assert "lock.30" not in Table(tmp_path / "none").press("home.settings", "settings.here").ids


# Clocks and clouds, said to the worker


def test_a_clock_that_was_set_back_and_a_copied_folder_are_said_to_the_worker(tmp_path: Path) -> None:
    table = opened(tmp_path).press("bar.back")
    table.world.now = lambda: AT
    table.model = replace(table.model, cloud="OneDrive")
    table.press("home.kept").unlocks()

    assert table.sees("The journal was last open on 21 December 2026.")
    assert table.sees("copied to a cloud (OneDrive)")
