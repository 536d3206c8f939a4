"""Papers seen before they are files; the worker's list of kept words; taking back; locked again.

It is longer than most: one walk through a real journal, read as one page.
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import docx as python_docx
import pytest
from msgspec.structs import replace
from sqlalchemy import select as sql_select
from sqlalchemy import update as sql_update

from pelitarina.i18n.catalogue import StoryWords
from pelitarina.journal import schema, store
from pelitarina.journal.draft import Owner
from pelitarina.journal.folder import KEYS
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, CustomerId, ReflectionId
from pelitarina.player import kept, message
from pelitarina.player.command import ListKept
from pelitarina.player.model import Mode, Screen
from pelitarina.player.news import Message
from pelitarina.player.page import page
from pelitarina.player.widget import Mark, Role, Widget, walk
from tests.player.table import ASKING, AT, PASSPHRASE, Table, asked, item

RAIN, COUSIN, GRANNY = "Rain on the yard.\nAll night.", "With my cousin.", "With my grandmother."
KUUSI = [
    ("home/told", OWN_COPY), ("home/told", ASSESSMENT), ("home/battery", ASSESSMENT), ("home/both", OWN_COPY),
]  # fmt: skip
LATER = AT + timedelta(days=30)


def sitting(table: Table, pseudonym: str, *answers: str | int | tuple[str, ...]) -> Table:
    """From home to home: one answers, marks all of ``KUUSI`` that was answered, and it is kept."""
    table.opens(ASKING).begins(pseudonym).answers(*answers).press("bar.stop")
    marks = [item(prompt, purpose) for prompt, purpose in KUUSI]
    marks += [item("home/both", OWN_COPY, Owner.WORKER), item("home/both", ASSESSMENT, Owner.WORKER)]
    table.press(*(one for one in marks if one in table.ids), "review.keep", "names.fine")
    return table.unlocks().press("receipt.done")


def journal(tmp_path: Path) -> Table:
    """A month ago Kuusi kept three answers and one of the worker's, and Maija one; now the program is at home."""
    table = Table(tmp_path).with_journal()
    sitting(table, "Kuusi", RAIN, 2, "", "", COUSIN, GRANNY)
    sitting(table, "Maija", "The sea.")
    table.world.now = lambda: LATER
    return table


def opened(tmp_path: Path) -> Table:
    return journal(tmp_path).press("home.kept").unlocks()


def customer(table: Table, pseudonym: str) -> str:
    """Give the id of the button that opens somebody's words."""
    return next(widget.id for widget in walk(table.tree) if widget.label == pseudonym and widget.press)


def of(tmp_path: Path, pseudonym: str = "Kuusi") -> Table:
    table = opened(tmp_path)
    return table.press(customer(table, pseudonym))


def entry(table: Table, words: str) -> str:
    """Give the id of the kept answer that holds ``words``."""
    return next(f"entry.{one.id}" for one in table.model.kept if words in one.answer.words)


def labels(table: Table) -> list[str]:
    return [widget.label for widget in walk(table.tree)]


def paper(table: Table) -> str:
    """Give what the preview says will stand on the paper, in the order of reading."""
    blocks = [one for one in walk(table.tree) if one.id.partition(".")[2][:1].isdigit()]
    return flat(" ".join([table.widget("preview.heading").label, *(one.label for one in blocks)]))


def flat(text: str) -> str:
    """The same text on one line, without the rules beneath its headings and the brackets around a note."""
    return " ".join(word.strip("()") for word in text.split() if word.strip("=-"))


def stored(table: Table) -> dict[str, list[str]]:
    """Unlock the journal, and read all that is in it."""
    with store.unlock(table.world.data, PASSPHRASE, LATER) as open_:
        return {one.pseudonym: [e.answer.words for e in open_.entries(one.id, LATER)] for one in open_.customers()}


# A paper is seen before it is a file


@pytest.mark.parametrize(("way", "heading"), [("own", "My own words"), ("assessment", "Draft for the assessment")])
@pytest.mark.parametrize("stored_", [False, True], ids=["on paper only", "from the journal"])
def test_what_is_seen_is_what_stands_in_the_file(tmp_path: Path, way: str, heading: str, stored_: bool) -> None:
    if stored_:
        table = of(tmp_path)
    else:
        table = asked(tmp_path).answers(RAIN, 2, "", "", COUSIN, GRANNY).press("bar.stop")
        marks = [item(prompt, purpose) for prompt, purpose in KUUSI]
        table.press(*marks, item("home/both", ASSESSMENT, Owner.WORKER), "review.keep", "names.fine")
    to_see = [f"{'kept' if stored_ else 'receipt'}.{way}", *(["along.take"] if way == "own" else [])]
    assert table.press(*to_see).stands() is Screen.PREVIEW
    assert table.widget("preview.heading").label.startswith(heading)
    seen, lines = paper(table), {row for label in labels(table) for row in label.split("\n")}

    table.press("preview.text").write(str(tmp_path / "paper.txt"))
    assert flat((tmp_path / "paper.txt").read_text(encoding="utf-8")) == seen

    table.press(*to_see, "preview.word").write(str(tmp_path / "paper.docx"))
    rows = [row.text for row in python_docx.Document(str(tmp_path / "paper.docx")).paragraphs]
    assert rows
    assert {line for row in rows for line in row.split("\n") if line} <= lines


def test_the_preview_tells_questions_and_answers_apart_in_their_languages(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.assessment")
    quotes = [one for one in walk(table.tree) if one.role is Role.QUOTE]

    assert [one.label for one in quotes] == ["“2”", f"“{RAIN}”"], "in the order of the official headings"
    assert {one.language for one in quotes} == {ASKING.language}
    (note,) = [one for one in walk(table.tree) if GRANNY in one.label]
    assert (note.role, note.label) == (Role.TEXT, GRANNY)


def test_the_draft_warns_at_the_border_and_tells_what_every_page_says(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.assessment")

    assert table.sees("it cannot be taken away from here")
    assert table.sees("At the top of every page: Draft 21 December 2026")
    table.press("bar.back", "kept.own")
    assert table.sees("Is it safe to take this home?")
    table.press("along.take")
    assert "preview.data" not in table.ids


def test_a_file_that_is_not_made_leads_back_to_the_preview_and_from_there_to_where_one_came_from(
    tmp_path: Path,
) -> None:
    table = of(tmp_path).press("kept.own", "along.take", "preview.word", "file.not")
    assert table.stands() is Screen.PREVIEW
    assert table.press("bar.back").stands() is Screen.KEPT_OF

    receipt = asked(tmp_path / "paper").answers(RAIN).press("bar.stop", item("home/told", OWN_COPY), "review.keep")
    receipt.press("names.fine", "receipt.own", "along.take", "preview.text", "bar.back", "bar.back")
    assert receipt.stands() is Screen.RECEIPT


def test_to_have_seen_a_paper_is_not_to_have_a_copy(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(RAIN).press("bar.stop", item("home/told", OWN_COPY), "review.keep", "names.fine")

    assert table.press("receipt.own", "bar.back", "receipt.done").stands() is Screen.OVER
    assert table.sees("There is no copy of everything")


def test_from_an_open_customer_to_a_file_it_is_three_actions(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    table = of(tmp_path)
    before = len(table.said)

    table.press("kept.assessment", "preview.word", "submit")

    assert len([one for one in table.said[before:] if not isinstance(one, message.Written)]) == 3
    assert table.stands() is Screen.KEPT_OF
    assert table.sees("pelitarina-draft-for-assessment-2026-12-21.docx")
    assert python_docx.Document("pelitarina-draft-for-assessment-2026-12-21.docx").paragraphs


def test_the_name_that_is_offered_is_good_also_for_the_second_paper_of_a_day(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = of(tmp_path)
    for _ in range(3):
        table.press("kept.own", "along.take", "preview.text", "submit")

    assert table.sees("pelitarina-own-copy-2026-12-21-3.txt")
    assert len(list(tmp_path.glob("pelitarina-own-copy-2026-12-21*.txt"))) == 3


def test_the_own_copy_fills_the_screen_in_large_letters_and_leads_back(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.own", "along.show")

    assert table.stands() is Screen.COPY
    assert f"“{RAIN}”" in labels(table)
    assert "“2”" not in labels(table), "kept for the assessment only"
    assert table.press("copy.done").stands() is Screen.KEPT_OF


def test_a_paper_from_the_journal_is_logged_with_what_it_held(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.assessment", "preview.text").write(str(tmp_path / "draft.txt"))
    held = {one.id for one in table.model.kept if any(event.purpose == ASSESSMENT for event in one.events)}

    assert table.world.journal is not None
    with table.world.journal._vault.transaction() as reading:
        (export,) = reading.execute(sql_select(schema.export)).all()
        items = {row.reflection for row in reading.execute(sql_select(schema.export_item))}
    assert (export.kind, export.format, items) == ("assessment", "txt", held)
    assert table.world.journal.verify() == ()


# The worker's list


def test_without_a_journal_there_is_no_door_to_kept_words(tmp_path: Path) -> None:
    table = Table(tmp_path)

    assert "home.kept" not in table.ids
    assert table.tell(kept.KeptWanted()).stands() is Screen.HOME


def test_the_list_shows_names_and_numbers_and_no_words(tmp_path: Path) -> None:
    table = opened(tmp_path)

    assert table.stands() is Screen.KEPT
    shown = {one.label: one.description for one in walk(table.tree) if isinstance(one.press, kept.CustomerChosen)}
    assert shown == {
        "Kuusi": "4 answers are kept, last on 21\N{NO-BREAK SPACE}November 2026",
        "Maija": "one answer is kept, last on 21\N{NO-BREAK SPACE}November 2026",
    }
    assert table.sees("A customer at the table should see only their own words.")
    assert not any(words in repr([*labels(table), table.model]) for words in ("Rain", "sea", "cousin"))


def test_an_empty_journal_says_so(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal().press("home.kept").unlocks()

    assert table.stands() is Screen.KEPT
    assert table.sees("Nobody's words are kept here now.")


def test_one_customers_words_are_shown_and_nobody_elses_name(tmp_path: Path) -> None:
    table = of(tmp_path)

    assert table.widget("kept_of.heading").label == "Kuusi"
    assert table.widget(f"{entry(table, 'Rain')}.words").label == f"“{RAIN}”"
    told = table.widget(f"{entry(table, 'Rain')}.purposes").label.replace("\N{NO-BREAK SPACE}", " ")
    assert told == "For myself, until 21 November 2027 · For the assessment, until 21 November 2027"
    assert table.widget(f"{entry(table, GRANNY)}.words").label == GRANNY, "the worker's, without quotation marks"
    assert not any("Maija" in one or "sea" in one for one in labels(table))
    assert table.model.customers == ()


@pytest.mark.parametrize("wrong", ["passphrase", "damaged", "in use"])
def test_a_journal_that_does_not_open_says_why_as_at_the_review(tmp_path: Path, wrong: str) -> None:
    table = journal(tmp_path)
    before = table.model
    told = {"passphrase": "does not open this journal", "damaged": "is damaged", "in use": "open in another window"}
    table.press("home.kept")
    if wrong == "passphrase":
        table.write("väärä sana")
    elif wrong == "damaged":
        whole = (table.world.data / KEYS).read_text()
        (table.world.data / KEYS).write_text("{}")
        table.unlocks()
        (table.world.data / KEYS).write_text(whole)
    else:
        with store.unlock(table.world.data, PASSPHRASE, LATER):
            table.unlocks()

    assert table.stands() is Screen.UNLOCK
    assert table.sees(told[wrong])
    assert any(one.role is Role.SECRET for one in walk(table.tree)) is (wrong != "damaged")
    assert not any(isinstance(one.press, message.NotStored) for one in walk(table.tree))
    assert table.press("bar.back").model == before
    assert stored(table)["Maija"] == ["The sea."]


def test_a_seal_that_does_not_open_is_damage_and_the_journal_is_closed_again(tmp_path: Path) -> None:
    table = journal(tmp_path)
    with store.unlock(table.world.data, PASSPHRASE, LATER) as open_, open_._vault.transaction() as writing:
        writing.execute(sql_update(schema.reflection).values(body=b"x" * 40))
    table.press("home.kept").unlocks()
    assert table.stands() is Screen.KEPT  # names and numbers: no word is opened for the list
    table.press(customer(table, "Kuusi"))

    assert table.stands() is Screen.UNLOCK
    assert table.sees("is damaged")
    assert table.world.journal is None
    assert table.press("unlock.home").stands() is Screen.HOME


def test_a_passphrase_from_a_file_opens_the_list_at_once(tmp_path: Path) -> None:
    table = journal(tmp_path)
    table.world.passphrase = lambda: PASSPHRASE

    assert table.press("home.kept").stands() is Screen.KEPT


# Taking back


def test_what_is_taken_back_is_gone_from_the_list_the_next_paper_and_the_store(tmp_path: Path) -> None:
    table = of(tmp_path)
    rain = entry(table, "Rain")
    table.press(f"{rain}.back")
    assert table.sees("Do you take this back?")
    assert table.sees("nobody can bring them back")

    table.press("take.goes")

    assert table.sees("It is gone.")
    assert not any("Rain" in one for one in labels(table))
    assert "Rain" not in paper(table.press("kept.assessment"))
    assert "Rain" not in paper(table.press("bar.back", "kept.own", "along.take"))
    table.press("bar.stop")
    assert stored(table) == {"Kuusi": ["2", COUSIN, GRANNY], "Maija": ["The sea."]}


def test_before_an_answer_is_destroyed_it_is_asked_and_the_habit_of_a_key_destroys_nothing(tmp_path: Path) -> None:
    table = of(tmp_path)
    rain = entry(table, "Rain")
    table.press(f"{rain}.back")

    assert table.stands() is Screen.TAKE
    assert [one.id for one in walk(table.tree) if Mark.MAIN in one.marks] == ["take.stays"]
    assert Mark.GRAVE in table.widget("take.goes").marks, "it never has the focus of itself"
    assert len(table.model.kept) == 4


@pytest.mark.parametrize("no", ["take.stays", "bar.back"])
def test_what_is_not_meant_to_be_taken_back_stays(tmp_path: Path, no: str) -> None:
    table = of(tmp_path)
    table.press(f"{entry(table, 'Rain')}.back", no)

    assert table.stands() is Screen.KEPT_OF
    table.press("bar.stop")
    assert stored(table)["Kuusi"] == [RAIN, "2", COUSIN, GRANNY]


def test_a_paper_that_left_before_gets_a_notice_of_withdrawal(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.own", "along.take", "preview.text").write(str(tmp_path / "copy.txt"))
    rain = entry(table, "Rain")
    table.press(f"{rain}.back", "take.goes")

    assert table.world.journal is not None
    with table.world.journal._vault.transaction() as reading:
        withdrawn = reading.execute(sql_select(schema.withdrawal)).all()
    assert [f"entry.{one.reflection}" for one in withdrawn] == [rain, rain]
    assert {one.purpose for one in withdrawn} == {OWN_COPY, ASSESSMENT}


def test_the_last_answer_of_somebody_can_be_taken_back_and_the_name_stays_with_nothing(tmp_path: Path) -> None:
    table = of(tmp_path, "Maija")
    sea = entry(table, "sea")
    table.press(f"{sea}.back", "take.goes")

    assert table.sees("Nothing is kept now.")
    assert not {"kept.own", "along.show", "kept.assessment"} & set(table.ids)
    table.press("bar.back")
    assert table.widget(customer(table, "Maija")).description == "Nothing is kept now."


def test_what_has_expired_meanwhile_is_not_shown(tmp_path: Path) -> None:
    table = journal(tmp_path)
    table.world.now = lambda: AT + timedelta(days=366)
    table.press("home.kept").unlocks()
    assert table.stands() is Screen.UNLOCK
    assert table.sees("If the day is right, write the passphrase once more.")
    table.unlocks()

    assert table.widget(customer(table, "Kuusi")).description == "Nothing is kept now."


# Locked again


WAYS = {
    "the list": [],
    "one customer": ["Kuusi"],
    "the own copy": ["Kuusi", "kept.own", "along.show"],
    "a preview": ["Kuusi", "kept.assessment"],
    "a file": ["Kuusi", "kept.assessment", "preview.word"],
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_to_lock_and_go_home_is_always_there_and_nothing_is_left_in_the_program(tmp_path: Path, way: list[str]) -> None:
    table = journal(tmp_path)
    before = table.model
    table.press("home.kept").unlocks()
    for one in way:
        table.press(customer(table, one) if one == "Kuusi" else one)
    assert table.world.journal is not None
    assert table.widget("bar.stop").label == "Lock and home"

    table.press("bar.stop")

    assert table.world.journal is None
    assert table.model == before
    assert table.press("home.kept").stands() is Screen.UNLOCK


def test_back_from_the_list_locks_too(tmp_path: Path) -> None:
    table = of(tmp_path).press("bar.back")
    assert table.stands() is Screen.KEPT
    assert (table.model.kept, table.model.pseudonym, table.model.customer) == ((), "", None)

    assert table.press("bar.back").stands() is Screen.HOME
    assert table.world.journal is None


def test_the_settings_lead_back_to_the_words_and_do_not_unlock_anything(tmp_path: Path) -> None:
    table = of(tmp_path).press("bar.settings", "bar.back")

    assert table.stands() is Screen.KEPT_OF
    assert table.model.pseudonym == "Kuusi"


def test_where_there_is_no_story_to_play_one_still_comes_home(tmp_path: Path) -> None:
    table = journal(tmp_path)
    table.model = replace(table.model, cards=())

    assert table.press("home.kept").unlocks().press("bar.stop").stands() is Screen.HOME


# Nothing of it in a sitting


def told(table: Table) -> Iterator[Message]:
    """Everything that could bring another customer's words or name to the screen."""
    (one, *_) = table.model.kept
    found = kept.KeptFound(CustomerId("c-1"), "Kuusi", (one,), LATER, LATER.date())
    yield from (kept.KeptWanted(), kept.CustomersFound((kept.Known(CustomerId("c-1"), "Kuusi", 1, None),)))
    yield from (kept.CustomerChosen(CustomerId("c-1")), found, kept.TakenBack(found))
    yield from (kept.TakeBackWanted(ReflectionId("r-1")), kept.TakeBackMeant(), kept.TakeBackLeft())


def test_no_other_customers_name_comes_to_any_screen_of_a_sitting(tmp_path: Path) -> None:
    table = of(tmp_path)
    messages = tuple(told(table))
    table.press("bar.stop").opens(ASKING)

    for way in ("", "who.trying", "before.begin", "bar.stop", "review.nothing"):
        if way:
            table.press(way)
        before = table.model
        for one in messages:
            table.tell(one)
            assert replace(table.model, told="") == replace(before, told=""), (way, one)
        assert not any("Kuusi" in label for label in labels(table))


SITTING: list[Message] = [
    message.NotStored(), message.KeepMeant(), message.KeepWanted(), message.WordsKept((), AT, AT.date(), stored=True),
    message.JustTrying(), message.Begin(), message.StoryTaken("pieni_hetki"),
    message.StoryOpened(ASKING, StoryWords("en"), "sitting-1", AT),
    kept.TakeBackMeant(), kept.TakeBackWanted(ReflectionId("nothing")), kept.CustomerChosen(CustomerId("nobody")),
    message.PaperWanted(PLAN), message.FileWanted("nothing"), message.QuietWanted(), message.WentBack(),
]  # fmt: skip


@pytest.mark.parametrize("way", [None, [], ["Kuusi"], ["Kuusi", "kept.own"]], ids=["locked", "list", "one", "preview"])
def test_a_message_of_a_sitting_does_no_harm_among_kept_words(tmp_path: Path, way: list[str] | None) -> None:
    table = journal(tmp_path).press("home.kept")
    if way is not None:
        table.unlocks()
    for one in way or ():
        table.press(customer(table, one) if one == "Kuusi" else one)
    for said in SITTING:
        before = table.model
        table.tell(said)
        assert [one for one in walk(table.tree) if one.open]
        assert table.model.playing is None
        table.model = before

    table.world.close()
    assert stored(table)["Kuusi"] == [RAIN, "2", COUSIN, GRANNY]


def test_no_word_and_no_name_shows_in_the_repr_of_anything(tmp_path: Path) -> None:
    table = opened(tmp_path)
    trees: list[Widget] = [table.tree]
    table.press(customer(table, "Kuusi"))
    for way in (
        "kept.own",
        "along.show",
        "copy.done",
        "kept.own",
        "along.take",
        "preview.text",
        "file.not",
        "bar.back",
    ):
        table.press(way)
        trees.append(table.tree)

    known = kept.Known(CustomerId("c-1"), "Kuusi", 1, None)
    for thing in (known, table.model, *table.said, *trees, *told(table), ListKept(), page(table.tree, 60, str)):
        assert not any(words in repr(thing) for words in ("Rain", "cousin", "sea", "Kuusi", "Maija")), type(thing)


@pytest.mark.parametrize("way", [[], ["Kuusi"], ["Kuusi", "kept.assessment"], ["Kuusi", "kept.own", "along.show"]])
def test_each_reads_well_in_a_narrow_terminal(tmp_path: Path, way: list[str]) -> None:
    table = opened(tmp_path)
    for one in way:
        table.press(customer(table, one) if one == "Kuusi" else one)
    shown = page(table.tree, 60, table.model.texts.text)
    every = [line for row in shown.rows for line in row.lines]

    assert max(map(len, every)) <= 60
    assert any("s Lock and home" in line for line in every)
    assert {one.id for one in shown.keys.values()} == {one.id for one in walk(table.tree) if one.open}


def test_at_home_the_door_says_that_it_is_locked(tmp_path: Path) -> None:
    table = Table(tmp_path)
    table.model = replace(table.model, mode=Mode.COMPUTER)
    lines = [line for row in page(table.tree, 60, table.model.texts.text).rows for line in row.lines]

    assert "  2  Kept words (locked)" in lines


def test_a_paper_that_is_not_safe_to_have_can_be_deleted_at_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    table = Table(tmp_path).opens().begins().answers("Ikkuna.").press("bar.stop")
    table.press(item("home/told", "own_copy"), "review.keep", "names.fine", "receipt.own", "along.take", "preview.text")
    table.write("kopio.txt")
    assert (tmp_path / "kopio.txt").is_file()

    table.press("receipt.delete")

    assert not (tmp_path / "kopio.txt").exists()
    assert table.sees(f"The file is gone: {tmp_path / 'kopio.txt'}")
    assert "receipt.delete" not in table.ids
    assert table.press("receipt.done").stands() is Screen.OVER, "no copy is left, and that is said"


def test_a_customer_is_erased_only_after_a_second_question_with_the_focus_where_nothing_is_destroyed(
    tmp_path: Path,
) -> None:
    table = opened(tmp_path)
    table.press(customer(table, "Kuusi")).press("erase")
    assert table.sees("Shall everything about Kuusi be erased?")
    assert table.model.focus == "erase.stays"
    table.press("erase.stays")
    assert not table.sees("Shall everything about Kuusi be erased?")
    table.press("erase").press("bar.back")
    assert table.stands() is Screen.KEPT_OF
    assert not table.model.erasing
    table.press("erase").press("erase.goes")

    assert table.stands() is Screen.KEPT
    assert table.sees("It is gone.")
    assert not table.sees("Kuusi")
    assert table.world.journal is not None
    assert [one.pseudonym for one in table.world.journal.customers()] == ["Maija"]
    assert table.world.journal.verify() == ()


def test_without_the_question_nobody_is_erased(tmp_path: Path) -> None:
    table = opened(tmp_path)
    table.press(customer(table, "Kuusi")).tell(kept.EraseMeant())
    assert table.stands() is Screen.KEPT_OF
    assert set(stored_names(table)) == {"Kuusi", "Maija"}


def stored_names(table: Table) -> list[str]:
    assert table.world.journal is not None
    return [one.pseudonym for one in table.world.journal.customers()]
