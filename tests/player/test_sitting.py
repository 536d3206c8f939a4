"""A whole sitting, from home to the receipt, with real files: nothing stored, and on this computer."""

import json
from collections.abc import Callable
from pathlib import Path

import docx as python_docx
import pytest
from msgspec.structs import replace

from pelitarina.journal import store
from pelitarina.journal.draft import Owner
from pelitarina.journal.folder import KEYS
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, How, Stamp, last_day, months_after
from pelitarina.journal.terms import FILE
from pelitarina.player import message
from pelitarina.player.model import Screen
from pelitarina.player.update.leaving import DOCUMENTS
from pelitarina.player.widget import Mark, Role, walk
from pelitarina.story.prose import Line
from tests.player.table import ASKING, AT, CODE, CONTROLLER, PASSPHRASE, Table, asked, item, started

WINDOW = "ikkuna/näkymä"


def answered(table: Table, pseudonym: str) -> Table:
    """From home through the first questions of Pieni hetki to the review."""
    table.press("home.play", "story.pieni_hetki").begins(pseudonym).press("choice.ikkuna")
    table.answers("Naapurin joulutähti.").press("play.on", "choice.komero", "choice.avaa").answers("Pihapeli.")
    return table.press("choice.ota_kortit", "bar.stop")


def words_in(folder: Path, pseudonym: str) -> list[tuple[str, list[str]]]:
    """Unlock the journal and read what is kept, and for what."""
    with store.unlock(folder, PASSPHRASE, AT) as journal:
        customer = journal.customer(pseudonym)
        if customer is None:
            return []
        entries = journal.entries(customer.id, AT)
        return [(e.answer.words, sorted(event.purpose for event in e.events)) for e in entries]


def test_a_sitting_of_which_nothing_is_stored(tmp_path: Path) -> None:
    table = answered(Table(tmp_path), "Maija")
    table.press(item(WINDOW, "own_copy"), item(WINDOW, "assessment"), "review.keep", "names.fine")

    assert table.model.screen is Screen.RECEIPT
    assert table.sees("Nothing was stored on this computer.")
    assert [entry.answer.words for entry in table.model.kept] == ["Naapurin joulutähti."]
    table.press("receipt.own", "along.take", "preview.text").write(str(tmp_path / "copy.txt"))
    table.press("receipt.assessment", "preview.text").write(str(tmp_path / "draft.txt"))
    table.press("receipt.assessment", "preview.data").write(str(tmp_path / "draft.json"))
    table.press("receipt.done")

    assert table.stands() is Screen.HOME
    assert sorted(path.name for path in tmp_path.iterdir()) == ["copy.txt", "draft.json", "draft.txt"]
    for name in ("copy.txt", "draft.txt"):
        assert "“Naapurin joulutähti.”" in (tmp_path / name).read_text(encoding="utf-8")
    assert json.loads((tmp_path / "draft.json").read_text(encoding="utf-8"))["draft"] is True
    assert all(path.stat().st_mode & 0o077 == 0 for path in tmp_path.iterdir())


def test_a_sitting_on_this_computer_is_unlocked_by_the_worker_and_kept(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.press(item(WINDOW, "own_copy"), item("laatikko/peli", "assessment"), "review.keep", "names.fine")
    assert table.model.screen is Screen.UNLOCK

    table.unlocks()

    assert table.stands() is Screen.RECEIPT
    assert table.sees("Your words are locked on this computer.")
    table.press("receipt.done")
    table.world.close()
    assert words_in(table.world.data, "Maija") == [
        ("Naapurin joulutähti.", [OWN_COPY]),
        ("Pihapeli.", [ASSESSMENT]),
    ]


def test_a_wrong_passphrase_says_so_and_nothing_is_lost(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine").write("väärä sana")

    assert table.model.screen is Screen.UNLOCK
    assert table.sees("That passphrase does not open this journal.")
    assert "väärä" not in repr(table.model)
    table.press("bar.back")
    assert table.marked() == [item(WINDOW, "own_copy")]
    table.press("review.keep", "names.fine").unlocks()
    table.world.close()
    assert words_in(table.world.data, "Maija") == [("Naapurin joulutähti.", [OWN_COPY])]


def test_paper_is_enough_where_the_journal_stays_locked(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine").write("väärä sana").press("unlock.paper")

    assert table.model.screen is Screen.RECEIPT
    assert table.sees("Nothing was stored on this computer.")
    table.press("receipt.own", "along.take", "preview.text").write(str(tmp_path / "copy.txt"))
    assert "“Naapurin joulutähti.”" in (tmp_path / "copy.txt").read_text(encoding="utf-8")
    assert words_in(table.world.data, "Maija") == []


def test_a_damaged_journal_is_not_tried_again_and_nothing_is_lost(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    (table.world.data / KEYS).write_text("{}")
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine").unlocks()

    assert table.model.screen is Screen.UNLOCK
    assert table.sees("is damaged")
    assert not any(widget.role is Role.SECRET for widget in walk(table.tree))
    table.press("unlock.paper")
    assert [entry.answer.words for entry in table.model.kept] == ["Naapurin joulutähti."]


def test_a_notice_that_says_something_else_than_the_journal_is_damage(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    notice = table.world.data / FILE
    notice.write_text(notice.read_text(encoding="utf-8").replace("Esimerkkikunta", "Joku muu"), encoding="utf-8")
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine").unlocks()

    assert table.sees("its notice says something else")
    assert table.world.journal is None


def test_words_are_kept_as_long_as_was_told_before_play_also_where_it_is_said_anew_meanwhile(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.world.terms = CONTROLLER
    with store.unlock(table.world.data, PASSPHRASE, AT) as journal:
        journal.correct(replace(CONTROLLER, months=24), Stamp(AT, 0, "worker", How.TAPPED))
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine").unlocks()

    assert [last_day(entry, AT) for entry in table.model.kept] == [months_after(AT.date(), 12)]


def test_a_journal_that_another_window_has_open_can_be_tried_again(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    with store.unlock(table.world.data, PASSPHRASE, AT):
        table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine").unlocks()
        assert table.sees("open in another window")

    assert table.unlocks().model.screen is Screen.RECEIPT


def test_a_passphrase_from_a_file_opens_the_journal_without_asking(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.world.passphrase = lambda: PASSPHRASE
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine")

    assert table.model.screen is Screen.RECEIPT


def test_a_wrong_passphrase_from_a_file_asks_the_worker(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.world.passphrase = lambda: "väärä sana"
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine")

    assert table.sees("That passphrase does not open this journal.")


def test_who_is_just_trying_is_stored_nowhere_even_where_there_is_a_journal(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "")
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine")

    assert table.model.screen is Screen.RECEIPT
    assert not table.model.stored
    assert table.world.journal is None


def test_after_a_sitting_the_journal_is_locked_for_whoever_comes_next(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.press(item(WINDOW, "own_copy"), "review.keep", "names.fine").unlocks()
    assert table.world.journal is not None

    table.press("receipt.done")

    assert table.world.journal is None
    answered(table, "Saku").press(item(WINDOW, "own_copy"), "review.keep", "names.fine")
    assert table.model.screen is Screen.UNLOCK


ENDS: dict[str, Callable[[Table], Table]] = {
    "we are done": lambda t: t.press(
        item(WINDOW, "own_copy"), "review.keep", "names.fine", "receipt.done", "over.close"
    ),
    "stop at the receipt": lambda t: t.press(
        item(WINDOW, "own_copy"), "review.keep", "names.fine", "bar.stop", "over.close"
    ),
    "keeping nothing": lambda t: t.press("review.nothing", "over.close"),
    "stop, and stop": lambda t: t.press("bar.stop", "over.close"),
}


@pytest.mark.parametrize("end", ENDS.values(), ids=ENDS.keys())
def test_when_a_sitting_is_over_nothing_of_it_is_left_in_the_program(
    tmp_path: Path, end: Callable[[Table], Table]
) -> None:
    before = started()
    table = Table(tmp_path, before)

    end(answered(table, "Maija"))

    assert table.model == before


def test_without_a_shelf_the_program_ends_with_the_sitting(tmp_path: Path) -> None:
    table = Table(tmp_path, started(cards=())).opens().begins().answers("Rain.")
    table.press("bar.stop", "review.nothing", "over.close")

    assert table.model == replace(started(cards=()), screen=Screen.GONE)


def test_what_one_customer_said_never_meets_the_next(tmp_path: Path) -> None:
    """Back to the shelf by way of the first pages: the draft is looked at first, it does not come along."""
    table = Table(tmp_path).press("home.play", "story.pieni_hetki").begins("Maija")
    table.press("choice.ikkuna").answers("Salaisuus.")
    table.press(*["bar.back"] * 3, "bar.back", "bar.back")

    assert table.model.screen is Screen.REVIEW
    table.press("review.nothing", "over.close", "home.play", "story.pieni_hetki")
    assert (table.model.screen, table.model.pseudonym, len(table.model.draft)) == (Screen.WHO, "", 0)


@pytest.mark.parametrize("screen", ["who", "before"])
def test_to_stop_before_the_story_leaves_nothing_but_looks_at_what_was_answered(tmp_path: Path, screen: str) -> None:
    table = Table(tmp_path).press("home.play", "story.pieni_hetki").begins("Maija")
    back = ["bar.back"] if screen == "before" else ["bar.back", "bar.back"]

    assert table.press(*back, "bar.stop").model == replace(started(), screen=Screen.SHELF)
    table.press("story.pieni_hetki").begins("Saku").press("choice.ikkuna").answers("Meri.")
    assert table.press("bar.back", "bar.back", *back, "bar.stop").model.screen is Screen.REVIEW


def test_a_story_that_cannot_be_opened_says_so_on_the_shelf(tmp_path: Path) -> None:
    table = Table(tmp_path).press("home.play").tell(message.StoryTaken("nowhere"))

    assert table.model.screen is Screen.SHELF
    assert table.sees("There is no story called nowhere.")


# Files


def kept(tmp_path: Path) -> Table:
    return answered(Table(tmp_path), "Maija").press(item(WINDOW, "own_copy"), "review.keep", "names.fine")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        pytest.param("there.txt", "there is a file of that name already", id="a file that is there"),
        pytest.param("no/folder/copy.txt", "was not written", id="a folder that is not there"),
        pytest.param(".", "was not written", id="a folder instead of a file"),
        pytest.param("/", "was not written", id="the root of all folders"),
        pytest.param("a\0b", "cannot be the name of a file", id="a sign that no name can have"),
        pytest.param("~nobody-of-that-name/x.txt", "was not written", id="the home of nobody"),
        pytest.param("x" * 5000, "was not written", id="a name too long"),
    ],
)
def test_a_file_that_cannot_be_written_says_so_and_loses_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, told: str
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "there.txt").write_text("mine")
    table = kept(tmp_path).press("receipt.own", "along.take", "preview.text").write(name)

    assert table.model.screen is Screen.FILE
    assert table.sees(told)
    assert [path.name for path in tmp_path.iterdir()] == ["there.txt"]
    assert (tmp_path / "there.txt").read_text() == "mine"
    assert len(table.model.kept) == 1


def test_an_empty_line_writes_a_file_that_is_named_after_what_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = kept(tmp_path).press("receipt.own", "along.take", "preview.text").write("")

    assert table.sees("pelitarina-own-copy-2026-11-21.txt")
    assert (tmp_path / "pelitarina-own-copy-2026-11-21.txt").is_file()


def test_a_document_that_left_an_open_journal_is_written_into_its_log(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.press(item(WINDOW, "assessment"), "review.keep", "names.fine").unlocks()
    assert table.world.journal is not None
    table.press("receipt.assessment", "preview.text").write(str(tmp_path / "draft.txt"))

    assert (tmp_path / "draft.txt").is_file()
    assert table.world.journal.verify() == ()


def test_each_paper_can_be_written_as_a_word_file(tmp_path: Path) -> None:
    table = answered(Table(tmp_path), "Maija")
    table.press(item(WINDOW, "own_copy"), item(WINDOW, "assessment"), "review.keep", "names.fine")
    table.press("receipt.own", "along.take", "preview.word").write(str(tmp_path / "copy.docx"))
    table.press("receipt.assessment", "preview.word").write(str(tmp_path / "draft.docx"))

    titles = {"copy.docx": "My own words", "draft.docx": "Draft for the assessment of service needs"}
    for name, title in titles.items():
        file = python_docx.Document(str(tmp_path / name))
        assert file.core_properties.title == title
        assert "“Naapurin joulutähti.”" in [row.text for row in file.paragraphs]


def test_the_word_file_is_the_main_one_and_every_form_is_offered(tmp_path: Path) -> None:
    table = answered(Table(tmp_path), "Maija")
    table.press(item(WINDOW, "own_copy"), item(WINDOW, "assessment"))
    table.tell(message.PurposeToggled(WINDOW, Owner.CUSTOMER, PLAN)).press("review.keep", "names.fine")
    offered: list[str] = []
    for paper in (("receipt.own", "along.take"), ("receipt.assessment",), ("receipt.plan",)):
        ways = [one for one in walk(table.press(*paper).tree) if isinstance(one.press, message.FileWanted)]
        assert [one.id for one in ways if Mark.MAIN in one.marks] == ["preview.word"]
        offered += [one.press.document for one in ways if isinstance(one.press, message.FileWanted)]
        table.press("bar.back")

    assert sorted(offered) == sorted(DOCUMENTS)


def test_the_own_copy_fills_the_screen_and_leads_back(tmp_path: Path) -> None:
    table = kept(tmp_path).press("receipt.own", "along.show")

    assert table.model.screen is Screen.COPY
    assert table.sees("“Naapurin joulutähti.”")
    assert table.press("copy.done").model.screen is Screen.RECEIPT


def test_what_is_kept_for_one_purpose_is_in_no_document_for_another(tmp_path: Path) -> None:
    table = answered(Table(tmp_path), "Maija")
    table.press(item(WINDOW, "own_copy"), item("laatikko/peli", "assessment"), "review.keep", "names.fine")
    table.press("receipt.own", "along.take", "preview.text").write(str(tmp_path / "copy.txt"))
    table.press("receipt.assessment", "preview.text").write(str(tmp_path / "draft.txt"))

    assert "Pihapeli" not in (tmp_path / "copy.txt").read_text(encoding="utf-8")
    assert "joulutähti" not in (tmp_path / "draft.txt").read_text(encoding="utf-8")


def test_a_copy_for_oneself_is_not_yet_the_draft_for_the_assessment(tmp_path: Path) -> None:
    table = answered(Table(tmp_path), "")
    table.press(item(WINDOW, "own_copy"), item("laatikko/peli", "assessment"), "review.keep", "names.fine")

    assert table.press("receipt.own", "along.show", "copy.done", "receipt.done").stands() is Screen.OVER
    assert table.sees("There is no copy of everything")


def test_what_was_marked_and_never_copied_is_asked_about_before_it_is_gone(tmp_path: Path) -> None:
    table = kept(tmp_path).press("receipt.done")

    assert table.stands() is Screen.OVER
    assert table.sees("There is no copy of everything")
    assert table.press("bar.back").stands() is Screen.RECEIPT
    assert table.press("receipt.own", "along.show", "copy.done", "receipt.done").stands() is Screen.HOME


def test_only_documents_with_something_in_them_are_offered(tmp_path: Path) -> None:
    ids = kept(tmp_path).ids

    assert "receipt.own" in ids
    assert "receipt.assessment" not in ids


def test_where_an_identity_code_stands_in_the_storys_own_words_nothing_leaves(tmp_path: Path) -> None:
    passage = ASKING.passages["home"]
    prompt = replace(passage.prompts["told"], question=Line(f"What did {CODE} say?"))
    home = passage._replace(prompts={"told": prompt})
    table = Table(tmp_path).opens(replace(ASKING, passages={**ASKING.passages, "home": home})).begins()
    table.answers("Rain.").press("bar.stop", item("home/told", "own_copy"), "review.keep", "names.fine")

    assert table.model.screen is Screen.RECEIPT
    assert not {"receipt.own", "along.show"} & set(table.ids)
    files = (message.FileWanted("own_copy_txt"), message.FileWanted("own_copy_docx"))
    for said in (message.CopyShown(), message.PaperWanted(OWN_COPY), *files):
        assert table.tell(said).model.screen is Screen.RECEIPT


def test_the_receipt_tells_what_is_kept_for_what_how_long_and_whom_to_call(tmp_path: Path) -> None:
    table = answered(Table(tmp_path).with_journal(), "Maija")
    table.press(item(WINDOW, "own_copy"), item(WINDOW, "assessment"), "review.keep", "names.fine").unlocks()

    for told in (
        "“Naapurin joulutähti.”",
        "For myself, until 21 November 2027 · For the assessment, until 21 November 2027",
        "12 months",
        "puh. 000 000",
    ):
        assert table.sees(told), told
    assert not table.sees("Pihapeli.")
    assert table.press("receipt.own").sees("Is it safe to take this home?")


def test_asked_for_nothing_the_program_keeps_nothing(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.").press("bar.stop")

    for said in (message.KeepMeant(), message.NotStored(), message.KeepWanted()):
        assert table.tell(said).model.screen is Screen.REVIEW
    assert table.sees("Nothing is marked to be kept.")
