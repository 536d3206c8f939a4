"""A journal is set up in the window and the terminal, a page for each thing; and who keeps it is corrected."""

from datetime import timedelta
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.errors import JournalLocked
from pelitarina.journal import store
from pelitarina.journal.keep import months_after
from pelitarina.journal.terms import read_terms
from pelitarina.player import message
from pelitarina.player.edit import Insert, edit_of, stroked
from pelitarina.player.founding import Found, FoundingWanted
from pelitarina.player.message import Field
from pelitarina.player.model import Mode, Screen
from pelitarina.player.news import Message
from pelitarina.player.refuge import HideWanted, ShowWanted, Woke
from tests.player.found import ANSWERS, OWN, answered, at_here, at_meaning, with_secrets
from tests.player.table import AT, CODE, CONTROLLER, PASSPHRASE, TERMS, Table, item


def there(table: Table) -> list[str]:
    """Give the files of the journal, as far as there are any."""
    return sorted(one.name for one in table.world.data.iterdir()) if table.world.data.exists() else []


def opens(table: Table, secret: str) -> bool:
    table.world.close()
    try:
        store.unlock(table.world.data, secret, AT).close()
    except JournalLocked:
        return False
    return True


def group(table: Table) -> str:
    return table.model.safe.code.split("-")[table.model.safe.group - 1]


def founded(table: Table) -> Table:
    """Set a journal up to its end."""
    with_secrets(table, OWN, OWN).press("code.written")
    return table.write(group(table).lower(), "group.written")


def test_a_journal_is_set_up_without_a_terminal_and_keeps_the_words_of_the_next_sitting(tmp_path: Path) -> None:
    table = with_secrets(Table(tmp_path), OWN, OWN)
    code = table.model.safe.code
    assert table.stands() is Screen.CODE
    assert there(table) == []
    table.press("code.written").write("0000", "group.written")
    assert table.sees("Look at your paper once more.")
    assert there(table) == []
    table.write(group(table), "group.written")
    assert table.stands() is Screen.FOUNDED
    assert read_terms(table.world.data) == CONTROLLER
    assert [opens(table, one) for one in (OWN, code, PASSPHRASE)] == [True, True, False]
    table.press("founded.home")
    assert (table.model.mode, table.model.terms) == (Mode.COMPUTER, TERMS)
    assert table.widget("home.kept").value == "locked"
    table.opens().begins("Maija").answers("A tree.").press("bar.stop", item("home/told", "own_copy"))
    table.press("review.keep", "names.fine").write(OWN, "passphrase")
    assert [entry.answer.words for entry in table.model.kept] == ["A tree."]
    assert table.model.stored


def test_before_play_the_customer_is_told_at_once_who_keeps_the_words(tmp_path: Path) -> None:
    table = founded(Table(tmp_path)).press("founded.home").opens().write("Maija")
    assert table.stands() is Screen.BEFORE
    assert table.sees(f"Kept by: {CONTROLLER.controller}.")
    assert table.sees("locked on this computer")


@pytest.mark.parametrize("count", range(3))
def test_nothing_goes_on_before_each_question_is_answered(count: int, tmp_path: Path) -> None:
    table = answered(Table(tmp_path), count)
    asked = table.model.found.asked
    assert table.write(" \n", "keeper.written").sees("This is still missing.")
    assert table.model.found.asked is asked
    assert table.write(f"Maija {CODE}", "keeper.written").sees("personal identity code")
    assert table.write("x" * 201, "keeper.written").sees("too long")
    assert table.model.found.asked is asked


@pytest.mark.parametrize(("written", "months"), [("1", 1), ("1200", 1200), ("", 12), (" 24 ", 24)])
def test_months_are_a_whole_number_and_twelve_where_nothing_is_written(
    written: str, months: int, tmp_path: Path
) -> None:
    table = answered(Table(tmp_path), 3).write(written, "keeper.written")
    assert table.model.found.keeper().months == months


@pytest.mark.parametrize("written", ["0", "1201", "12.5", "-1", "a year", "99999999999999999999"])
def test_another_number_of_months_is_told_kindly(written: str, tmp_path: Path) -> None:
    assert answered(Table(tmp_path), 3).write(written, "keeper.written").sees("from 1 to 1200")


def test_back_keeps_what_was_written_also_what_was_not_sent_off(tmp_path: Path) -> None:
    table = answered(Table(tmp_path), 2)
    begun = message.Edited(Field("keeper.written"), stroked(edit_of(""), Insert("the law of ")))
    table.tell(begun).press("bar.back")
    assert table.widget("keeper.written").value == ANSWERS[1]
    table.press("bar.back", "bar.back", "found.begin")
    assert table.widget("keeper.written").value == ANSWERS[0]
    table.write("", "keeper.written").write("", "keeper.written")  # in the terminal an empty line leaves what is there
    assert table.widget("keeper.written").value == "the law of"
    table.tell(begun).press("bar.settings", "settings.done")
    assert table.widget("keeper.written").value == "the law of"


def test_at_the_window_an_emptied_field_is_not_what_stood_in_it(tmp_path: Path) -> None:
    table = answered(Table(tmp_path), 1).press("bar.back")
    table.model = replace(table.model, window=True)
    assert table.write("", "keeper.written").sees("This is still missing.")


def test_what_customers_will_be_told_is_seen_and_can_be_written_otherwise(tmp_path: Path) -> None:
    table = answered(Table(tmp_path))
    assert table.sees(f"Kept by: {CONTROLLER.controller}.")
    assert table.press("keeper.wrong").widget("keeper.written").value == ANSWERS[0]
    table.write("Toinen kunta", "keeper.written")
    for _ in range(3):
        table.write("", "keeper.written")
    assert table.sees("Kept by: Toinen kunta.")


@pytest.mark.parametrize("secrets", [(), (OWN,), (OWN, OWN)], ids=["keeper", "once", "code"])
def test_whoever_leaves_it_finds_nothing_on_the_disk_and_no_secret_held(
    secrets: tuple[str, ...], tmp_path: Path
) -> None:
    table = with_secrets(Table(tmp_path), *secrets).press("found.not_now")
    assert there(table) == []
    assert (table.stands(), table.model.mode) == (Screen.SETTINGS, Mode.NOTHING)
    assert (table.model.safe.passphrase, table.model.safe.code, table.world.keeper.first) == ("", "", None)
    assert table.press("here.found", "found.begin").widget("keeper.written").value == ANSWERS[0]


def test_one_step_back_at_a_time_leads_from_the_code_to_the_settings(tmp_path: Path) -> None:
    table = with_secrets(Table(tmp_path), OWN, OWN).press("code.written", "bar.back")
    assert table.stands() is Screen.CODE
    assert table.press("bar.back").stands() is Screen.SECRET
    assert table.world.keeper.first is None
    table.write(OWN, "secret.written").press("bar.back")
    assert table.model.safe.passphrase == ""
    table.press(*["bar.back"] * 5)
    assert table.widget("keeper.written").value == ANSWERS[0]
    assert table.press("bar.back").stands() is Screen.FOUND
    assert table.press("bar.back").stands() is Screen.SETTINGS
    assert table.press("bar.back", "bar.back").stands() is Screen.HOME


def test_a_short_passphrase_or_two_that_differ_set_nothing_up(tmp_path: Path) -> None:
    table = with_secrets(Table(tmp_path), "lyhyt")
    assert table.sees("at least 12 characters")
    table.write(OWN, "secret.written").write(OWN + "x", "secret.written")
    assert table.sees("The two were not the same.")
    assert table.model.safe.code == ""
    assert there(table) == []


@pytest.mark.parametrize("said", [HideWanted(), Woke()], ids=["put away", "slept"])
def test_no_first_code_stays_where_the_page_was_put_away_or_the_computer_slept(said: Message, tmp_path: Path) -> None:
    table = with_secrets(Table(tmp_path), OWN, OWN).tell(said)
    held = table.model.behind or table.model
    assert (held.safe.code, held.safe.passphrase, table.world.keeper.first) == ("", "", None)
    assert held.found.controller == CONTROLLER.controller


def test_what_was_written_of_the_keeper_is_there_when_the_page_comes_back(tmp_path: Path) -> None:
    table = answered(Table(tmp_path), 2).tell(HideWanted()).tell(ShowWanted())
    assert (table.stands(), table.model.found.contact) == (Screen.KEEPER, ANSWERS[1])


def test_no_secret_is_shown_by_repr(tmp_path: Path) -> None:
    table = with_secrets(Table(tmp_path), OWN, OWN)
    code = table.model.safe.code
    for secret in (OWN, code):
        assert secret not in repr(table.model) + repr(table.said) + repr(table.world)


def test_a_folder_that_is_copied_to_a_cloud_is_warned_of_by_its_name(tmp_path: Path) -> None:
    table = Table(tmp_path)
    assert not at_meaning(table).sees("OneDrive")
    table.model = replace(table.model, cloud="OneDrive")
    assert table.sees("to a cloud: OneDrive")


def test_the_door_is_not_there_in_a_sitting_nor_for_a_county(tmp_path: Path) -> None:
    for model in (replace(Table(tmp_path).model, mode=Mode.COUNTY, terms=TERMS),):
        assert "here.found" not in at_here(Table(tmp_path, model)).ids
    table = Table(tmp_path).opens().begins("Maija").press("bar.settings")
    assert "settings.here" not in table.ids
    assert table.tell(FoundingWanted()).stands() is Screen.SETTINGS


def test_a_folder_that_cannot_be_written_is_told_and_the_group_can_be_typed_again(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("a file stands where the folder was to come", encoding="utf-8")
    table = with_secrets(Table(tmp_path), OWN, OWN).press("code.written")
    table.write(group(table), "group.written")
    assert table.stands() is Screen.GROUP_OF_CODE
    assert table.model.told
    assert table.model.mode is Mode.NOTHING
    (tmp_path / "journal").unlink()
    assert table.write(group(table), "group.written").stands() is Screen.FOUNDED


def test_a_journal_that_came_to_be_meanwhile_is_left_as_it_is(tmp_path: Path) -> None:
    table = with_secrets(Table(tmp_path), OWN, OWN).press("code.written")
    Table(tmp_path).with_journal()
    table.write(group(table), "group.written")
    assert table.stands() is Screen.GROUP_OF_CODE
    assert table.model.told
    assert opens(table, PASSPHRASE)


def test_without_keys_that_are_ready_nothing_is_set_up(tmp_path: Path) -> None:
    table = Table(tmp_path)
    assert table.world.perform(Found(CONTROLLER)) is None
    assert there(table) == []


def test_who_keeps_the_words_is_corrected_by_the_passphrase_and_told_at_once(tmp_path: Path) -> None:
    table = at_here(Table(tmp_path).with_journal()).press("here.found").write("Toinen kunta", "keeper.written")
    for _ in range(3):
        table.write("", "keeper.written")
    table.press("keeper.right").write("kesäilta", "secret.written")
    assert table.sees("That passphrase does not open this journal.")
    assert read_terms(table.world.data) == CONTROLLER
    table.write(PASSPHRASE, "secret.written")
    assert (table.stands(), table.model.safe.secret) == (Screen.SETTINGS, "")
    assert table.sees("From now on customers are told so.")
    assert table.sees("Kept by: Toinen kunta.")
    assert read_terms(table.world.data) == replace(CONTROLLER, controller="Toinen kunta")
    table.press("bar.back", "bar.back").opens().write("Maija")
    assert table.sees("Kept by: Toinen kunta.")
    with store.unlock(table.world.data, PASSPHRASE, AT + timedelta(minutes=1)) as journal:
        assert journal.controller.controller == "Toinen kunta"
        assert journal.verify() == ()


def test_what_is_kept_after_a_correction_lasts_as_long_as_customers_were_told(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal()
    table.world.terms = CONTROLLER  # as the program was started
    at_here(table).press("here.found")
    for one in (*ANSWERS[:3], "6"):
        table.write(one, "keeper.written")
    table.press("keeper.right").write(PASSPHRASE, "secret.written").press("bar.back", "bar.back")
    table.opens().begins("Maija").answers("A tree.").press("bar.stop", item("home/told", "own_copy"))
    table.press("review.keep", "names.fine").unlocks()
    assert [one.last_day for entry in table.model.kept for one in entry.events] == [months_after(AT.date(), 6)]


def test_correcting_that_is_left_changes_nothing(tmp_path: Path) -> None:
    table = at_here(Table(tmp_path).with_journal()).press("here.found").write("Toinen kunta", "keeper.written")
    table.press("found.not_now")
    assert table.sees(f"Kept by: {CONTROLLER.controller}.")
    assert table.press("here.found").widget("keeper.written").value == CONTROLLER.controller
    assert table.press("bar.back").stands() is Screen.SETTINGS
