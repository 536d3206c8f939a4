"""Keys and copies in the window and the terminal: what the worker presses, and what then opens the journal."""

from datetime import timedelta
from pathlib import Path

import pytest

from pelitarina.errors import JournalLocked
from pelitarina.journal import store
from pelitarina.journal.keep import OWN_COPY
from pelitarina.player import message
from pelitarina.player.model import Screen
from pelitarina.player.news import Message
from pelitarina.player.refuge import HideWanted, ShowWanted, Woke
from pelitarina.player.safety import Aim, PutKeys
from pelitarina.player.widget import Role, walk
from tests.player.table import AT, PASSPHRASE, Table, item

OTHER = "syysilta ja teetä"


def at_doors(data: Path) -> Table:
    """Open the journal and come to the page of keys and copies."""
    return Table(data).with_journal().press("home.kept").unlocks().press("kept.safety")


def code_of(table: Table) -> str:
    return table.model.safe.code


def opens(table: Table, secret: str) -> bool:
    table.world.close()
    try:
        store.unlock(table.world.data, secret, AT).close()
    except JournalLocked:
        return False
    return True


def writes(table: Table, *secrets: str) -> Table:
    for one in secrets:
        table.write(one, "secret.written")
    return table


def test_the_passphrase_is_changed_one_secret_a_page(tmp_path: Path) -> None:
    table = at_doors(tmp_path).press("safety.passphrase")
    writes(table, PASSPHRASE, OTHER, OTHER)
    assert table.stands() is Screen.SAFETY
    assert table.sees("From now on the new passphrase opens it.")
    assert [opens(table, secret) for secret in (PASSPHRASE, OTHER)] == [False, True]


def test_what_does_not_fit_is_told_on_its_page_and_changes_nothing(tmp_path: Path) -> None:
    table = at_doors(tmp_path).press("safety.passphrase")
    assert writes(table, "kesäilta").sees("That passphrase does not open this journal.")
    assert writes(table, PASSPHRASE, "lyhyt").sees("at least 12 characters")
    assert writes(table, OTHER, OTHER + "x").sees("The two were not the same.")
    assert table.widget("secret.written").label == "I write a new passphrase"
    table.press("secret.leave")
    assert table.stands() is Screen.SAFETY
    assert opens(table, PASSPHRASE)


def test_a_new_code_counts_once_a_group_of_it_was_read_from_paper(tmp_path: Path) -> None:
    table = at_doors(tmp_path).press("safety.code").write(PASSPHRASE, "secret.written")
    code = code_of(table)
    assert table.stands() is Screen.CODE
    table.press("code.written").write("0000", "group.written")
    assert table.sees("Look at your paper once more.")
    table.press("group.again", "code.written")
    group = code.split("-")[table.model.safe.group - 1]
    table.write(group.lower(), "group.written")
    assert table.stands() is Screen.SAFETY
    assert code_of(table) == ""
    assert opens(table, code)
    assert opens(table, PASSPHRASE)


def test_a_code_that_was_left_on_the_screen_is_not_in_force(tmp_path: Path) -> None:
    for leave in ("code.leave", "bar.back"):
        data = tmp_path / leave
        table = at_doors(data).press("safety.code").write(PASSPHRASE, "secret.written")
        code = code_of(table)
        table.press(leave)
        assert (table.stands(), code_of(table)) == (Screen.SAFETY, "")
        assert table.world.keeper.ready is None
        table.tell(message.Focused(""))
        assert not opens(table, code)


def test_a_forgotten_passphrase_is_replaced_by_the_code_on_paper(tmp_path: Path) -> None:
    table = at_doors(tmp_path).press("safety.code").write(PASSPHRASE, "secret.written")
    paper = code_of(table)
    table.press("code.written").write(paper.split("-")[table.model.safe.group - 1], "group.written").press("bar.stop")
    table.press("home.kept", "unlock.forgotten").write("ABCD", "secret.written")
    assert table.sees("That recovery code does not open this journal.")
    writes(table, paper, OTHER, OTHER)
    assert table.stands() is Screen.CODE
    new = code_of(table)
    table.press("code.written").write(new.split("-")[table.model.safe.group - 1], "group.written")
    assert table.stands() is Screen.UNLOCK
    assert table.sees("Open it now with the new passphrase.")
    assert table.write(OTHER, "passphrase").stands() is Screen.KEPT
    assert [opens(table, one) for one in (PASSPHRASE, paper, OTHER, new)] == [False, False, True, True]


def test_a_passphrase_forgotten_in_a_sitting_costs_no_word(tmp_path: Path) -> None:
    table = at_doors(tmp_path).press("safety.code").write(PASSPHRASE, "secret.written")
    paper = code_of(table)
    table.press("code.written").write(paper.split("-")[table.model.safe.group - 1], "group.written").press("bar.stop")
    table.opens().begins("Maija").answers("A tree.").press("bar.stop", item("home/told", "own_copy"))
    table.press("review.keep", "names.fine", "unlock.forgotten")
    writes(table, paper, OTHER, OTHER)
    table.press("code.written").write(code_of(table).split("-")[table.model.safe.group - 1], "group.written")
    assert table.stands() is Screen.UNLOCK
    table.write(OTHER, "passphrase")
    assert table.stands() is Screen.RECEIPT
    assert [(entry.answer.words, {one.purpose for one in entry.events}) for entry in table.model.kept] == [
        ("A tree.", {OWN_COPY})
    ]


@pytest.mark.parametrize("said", [HideWanted(), Woke()], ids=["put away", "slept"])
@pytest.mark.parametrize("presses", [("safety.code",), ("safety.passphrase",)], ids=["code", "passphrase"])
def test_no_secret_stays_where_the_page_was_put_away_or_the_computer_slept(
    said: Message, presses: tuple[str, ...], tmp_path: Path
) -> None:
    table = at_doors(tmp_path).press(*presses).write(PASSPHRASE, "secret.written")
    table.tell(said)
    held = table.model.behind or table.model
    assert (held.safe.code, held.safe.secret, held.screen) == ("", "", Screen.HOME)
    assert table.world.keeper.ready is None
    assert table.world.journal is None


def test_in_a_sitting_the_talk_stays_and_the_secret_goes_when_the_page_is_put_away(tmp_path: Path) -> None:
    table = at_doors(tmp_path).press("bar.stop").opens().begins("Maija").answers("A tree.")
    table.press("bar.stop", item("home/told", "own_copy"), "review.keep", "names.fine", "unlock.forgotten")
    table.write(PASSPHRASE, "secret.written")
    assert table.model.safe.secret
    for said in (HideWanted(), ShowWanted()):
        table.tell(said)
    assert (table.stands(), table.model.safe.secret) == (Screen.UNLOCK, "")
    table.press("unlock.forgotten").write(PASSPHRASE, "secret.written").press("bar.settings")
    table.tell(Woke())
    assert (table.model.came_from, table.model.safe.secret) == (Screen.UNLOCK, "")
    assert [answer.words for answer in table.model.draft] == ["A tree."]


def test_going_to_the_settings_and_back_leaves_no_secret_in_a_field(tmp_path: Path) -> None:
    table = at_doors(tmp_path).press("safety.passphrase").write(PASSPHRASE, "secret.written")
    table.press("bar.settings", "settings.done")
    assert table.stands() is Screen.SECRET
    assert not table.model.edits
    assert not table.model.begun


def test_passphrases_are_never_shown_and_a_code_is_not_in_a_title(tmp_path: Path) -> None:
    table = at_doors(tmp_path).press("safety.passphrase")
    assert [w.role for w in walk(table.tree) if w.id == "secret.written"] == [Role.SECRET]
    writes(table, PASSPHRASE, OTHER)
    assert PASSPHRASE not in repr(table.model)
    assert OTHER not in repr(table.model)
    table.press("secret.leave", "safety.code").write(PASSPHRASE, "secret.written")
    assert code_of(table) not in repr(table.model)
    assert code_of(table) not in repr(table.said)
    assert not any(code_of(table)[:4] in w.label for w in walk(table.tree) if w.role in (Role.SCREEN, Role.HEADING))


def test_a_copy_is_made_where_it_was_asked_and_its_day_is_told(tmp_path: Path) -> None:
    table = at_doors(tmp_path / "data").press("safety.copy")
    (tmp_path / "stick").mkdir()
    table.write(str(tmp_path / "stick"), "place")
    assert table.stands() is Screen.BACKED
    copy = tmp_path / "stick" / "pelitarina-2026-11-21.copy"
    assert table.sees(f"The copy: {copy}")
    assert table.sees("The keys live until 21 December 2026.")
    assert store.verify(copy, store.keys_beside(copy), PASSPHRASE, AT)[1] == ()
    table.press("backed.good")
    assert table.stands() is Screen.SAFETY
    assert table.sees("A copy can be opened until 21 December 2026.")


def test_a_copy_that_cannot_be_made_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    table = at_doors(tmp_path / "data").press("safety.copy")
    table.write(str(tmp_path / "no" / "such" / "folder.copy"), "place")
    assert table.stands() is Screen.BACKUP
    assert table.sees("was not written")
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_a_copy_wanted_while_the_journal_was_locked_meanwhile_asks_for_the_passphrase(tmp_path: Path) -> None:
    table = at_doors(tmp_path / "data").press("safety.copy")
    table.world.close()
    assert table.write(str(tmp_path), "place").stands() is Screen.UNLOCK


def test_after_taking_back_it_is_told_until_when_a_copy_holds_it(tmp_path: Path) -> None:
    table = at_doors(tmp_path / "data").press("bar.stop")
    table.opens().begins("Maija").answers("A tree.").press("bar.stop", item("home/told", "own_copy"))
    table.press("review.keep", "names.fine").unlocks().press("receipt.done", "home.kept").unlocks()
    table.press("kept.safety", "safety.copy").write(str(tmp_path), "place").press("backed.good", "bar.back")
    table.press(next(w.id for w in walk(table.tree) if w.id.startswith("customer.")))
    entry = table.model.kept[0].id
    table.press(f"entry.{entry}.back", "take.goes")
    assert table.sees("can no more be read after 21 December 2026 at the latest")


def test_who_tries_one_passphrase_after_the_other_waits_longer_and_longer(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().press("home.kept")
    now = AT
    table.world.now = lambda: now
    for wait in (0, 0, 2, 4, 8, 16, 32, 60, 60):
        assert table.write("kesäilta", "passphrase").sees("That passphrase does not open this journal.")
        if wait:
            assert table.unlocks().sees(f"Wait {wait} seconds")
            now += timedelta(seconds=wait - 1)
            assert table.unlocks().sees("Wait 1 seconds")
            now += timedelta(seconds=1)
    now -= timedelta(days=400)  # a clock that was set back makes nobody wait
    assert table.unlocks().stands() is Screen.KEPT


def test_the_code_has_the_same_patience_and_a_right_one_ends_the_waiting(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().press("home.kept", "unlock.forgotten")
    for _ in range(3):
        table.write("7K2M", "secret.written")
    assert table.write("7K2M", "secret.written").sees("Wait 2 seconds")
    table.world.now = lambda: AT + timedelta(seconds=2)
    table.write(PASSPHRASE, "secret.written")  # it opens the keys, too
    assert table.widget("secret.written").label == "I write a new passphrase"
    assert table.world.keeper.patience.wrong == 0


def test_nothing_is_put_in_force_that_was_not_made_ready(tmp_path: Path) -> None:
    table = at_doors(tmp_path)
    assert table.world.perform(PutKeys()) is None
    assert table.model.safe.aim is Aim.CHANGE
    assert opens(table, PASSPHRASE)


def test_only_an_open_journal_leads_to_keys_and_copies(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal()
    assert not [one for one in table.ids if "safety" in one]
    table.press("home.kept")
    assert not [one for one in table.ids if "safety" in one]
    assert table.unlocks().press("kept.safety").press("bar.back").stands() is Screen.KEPT
    assert table.press("bar.stop").stands() is Screen.HOME
