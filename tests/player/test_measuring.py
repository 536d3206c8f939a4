"""A result from elsewhere at the table, and then and now: in the window and the terminal alike."""

from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.export.document import own_copy
from pelitarina.export.select import select
from pelitarina.export.text import text as as_text
from pelitarina.export.then_and_now import readings
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import OWN_COPY
from pelitarina.measure.change import pairs
from pelitarina.measure.registry import Status, with_status
from pelitarina.player import message
from pelitarina.player.edit import Insert, edit_of, stroked
from pelitarina.player.message import Field
from pelitarina.player.model import Screen
from pelitarina.player.page import lines, page
from pelitarina.player.refuge import Rested
from pelitarina.player.update.measuring import prompt_of
from pelitarina.player.widget import Role, walk
from pelitarina.result import Result
from tests.player.group import handed
from tests.player.measured import KUUSI, SPRING, TWICE, chosen, circle_of, kept_of, result, stopped, wrote
from tests.player.table import AT, CODE, PASSPHRASE, Table, item

KYKYVIISARI = prompt_of("kykyviisari")


def printed(table: Table) -> str:
    return "\n".join(lines(page(table.tree, 78, table.model.texts.text)))


def test_a_result_is_written_down_at_the_review_and_is_not_kept_unless_that_is_marked(tmp_path: Path) -> None:
    table = wrote(Table(tmp_path, language="fi")).press("measure.done")

    assert table.stands() is Screen.REVIEW
    assert table.marked() == []
    answer = table.model.draft.find(KYKYVIISARI, Owner.CUSTOMER)
    assert answer is not None
    assert answer.words == "Työkyky: 6\nMieli: 3,5\nPyöräily auttaa."
    assert answer.note == "2024, 3.11.2026"
    assert isinstance(answer.value, Result)
    assert dict(answer.value.numbers) == {
        "work_ability": Decimal(6),
        "mind": Decimal("3.5"),
    }  # what is empty is not nought


def test_a_result_that_was_marked_is_sealed_and_read_as_any_other_answer(tmp_path: Path) -> None:
    table = Table(tmp_path, language="fi").with_journal()
    table.takes().begins("Kuusi").press("bar.stop", "review.measures", "measure.kykyviisari")
    table.write("2024", "measure.version").write("6", "measure.number.work_ability").press("measure.done")
    table.press(item(KYKYVIISARI, OWN_COPY), "review.keep", "names.fine")
    if table.stands() is Screen.UNLOCK:
        table.write(PASSPHRASE, "passphrase")

    assert table.stands() is Screen.RECEIPT
    (kept,) = table.model.kept
    assert isinstance(kept.answer.value, Result)
    assert "Työkyky: 6" in as_text(own_copy(select(table.model.kept, OWN_COPY, AT), "fi", AT.date(), str))


def test_in_the_window_what_stands_in_the_fields_is_taken_in_with_one_press(tmp_path: Path) -> None:
    table = chosen(Table(tmp_path))
    for into, said in (("measure.version", "2024"), ("measure.number.body", "7"), ("measure.comment", "Tired.")):
        table.tell(message.Edited(Field(into), stroked(edit_of("", several=True), Insert(said))))

    table.press("measure.done")

    answer = table.model.draft.find(KYKYVIISARI, Owner.CUSTOMER)
    assert answer is not None
    assert answer.words == "Body: 7\nTired."


@pytest.mark.parametrize(
    ("into", "said", "told"),
    [
        ("measure.version", " ", "Write which form it was"),
        ("measure.version", "x" * 81, "too long"),
        ("measure.day", "last week", "Write the day with numbers"),
        ("measure.day", "31.2.2026", "Write the day with numbers"),
        ("measure.number.work_ability", "about six", "Work ability: a number alone"),
        ("measure.number.work_ability", "11", "from 0 to 10"),
        ("measure.comment", f"I am {CODE}", "personal identity code"),
    ],
)
def test_what_cannot_be_taken_in_is_said_kindly_and_stays_where_it_was_written(
    into: str, said: str, told: str, tmp_path: Path
) -> None:
    table = wrote(Table(tmp_path)).write(said, into).press("measure.done")

    assert table.stands() is Screen.MEASURE
    assert told in table.model.told
    assert (table.widget(into).value or "").strip() == said.strip()
    assert len(table.model.draft) == 0


def test_nothing_written_is_no_result(tmp_path: Path) -> None:
    table = chosen(Table(tmp_path)).write("2024", "measure.version").press("measure.done")

    assert "Nothing is written yet" in table.model.told


def test_a_result_can_be_written_otherwise_or_taken_away(tmp_path: Path) -> None:
    table = wrote(Table(tmp_path)).press("measure.done", "review.measures", "measure.kykyviisari")
    assert table.widget("measure.number.work_ability").value == "6"
    assert table.widget("measure.comment").value == "Pyöräily auttaa."

    assert table.press("measure.away").stands() is Screen.REVIEW
    assert len(table.model.draft) == 0


def test_one_goes_back_from_a_form_to_the_list_and_from_there_to_the_review(tmp_path: Path) -> None:
    table = chosen(Table(tmp_path)).press("measure.other")
    assert table.stands() is Screen.MEASURES
    assert table.press("bar.back").stands() is Screen.REVIEW


def test_what_may_not_be_written_down_has_no_way_in_and_its_reason_is_shown(tmp_path: Path) -> None:
    table = stopped(Table(tmp_path, language="fi")).press("review.measures")

    for one in with_status(Status.FORBIDDEN):
        assert f"measure.{one.id}" not in table.ids
        assert table.sees(one.reason.fi)
    assert "THL ei suosittele" in " ".join(printed(table).split())


def test_where_several_play_nobodys_results_are_written_down(tmp_path: Path) -> None:
    table = handed(Table(tmp_path))

    assert table.model.group is not None
    assert "review.measures" not in table.ids


def test_then_and_now_show_two_numbers_and_the_persons_own_words(tmp_path: Path) -> None:
    said = printed(kept_of(Table(tmp_path, language="en")).press("kept.since"))

    for told in (
        "Money: then 3, now 5",
        "Work: then nothing said, now 2",
        "People in my life: then 0, now nothing said",
        "Work ability: then 4, now 6",
        "“Että koti on noinkin hyvin.”",
        "“Pyöräily auttaa.”",
    ):
        assert told in said  # fmt: skip


def test_what_a_reader_hears_of_then_and_now_is_what_the_picture_shows(tmp_path: Path) -> None:
    table = kept_of(Table(tmp_path)).press("kept.since")
    petals = {w.label: (w.earlier, w.share) for w in walk(table.tree) if ".petal." in w.id}

    assert petals["Money: then 3, now 5"] == (0.3, 0.5)
    assert petals["Work: then nothing said, now 2"] == (None, 0.2)
    assert petals["People in my life: then 0, now nothing said"] == (0.0, None)
    assert all(w.role is Role.TEXT for w in walk(table.tree) if ".petal." in w.id)


def test_with_one_sitting_only_there_is_nothing_to_set_beside(tmp_path: Path) -> None:
    assert "kept.since" not in kept_of(Table(tmp_path), TWICE[:6]).ids


def test_results_of_two_versions_or_of_the_worker_are_not_set_beside_each_other() -> None:
    versions = (result(1, SPRING, "2018", "", mind="4"), result(2, AT, "2024", "", mind="5"))
    workers = tuple(
        replace(one, answer=replace(one.answer, owner=Owner.WORKER))
        for one in (*circle_of(3, SPRING, arki=(1, 1)), *circle_of(4, AT, arki=(2, 2)))
    )

    assert pairs(readings((*versions, *workers))) == ()
    assert len(pairs(readings((*versions, result(5, AT, " 2018 ", "", mind="6"))))) == 1


def test_the_own_copy_says_then_and_now_and_each_word_of_hers_once(tmp_path: Path) -> None:
    said = as_text(own_copy(select(TWICE, OWN_COPY, AT), "en", AT.date(), Table(tmp_path).model.texts.text))

    assert "Then and now: My own view" in said
    assert "Everyday life and free time, how important: then 4, now 4" in said
    assert said.count("Sain puhuttua vuokrasta.") == 1


def test_then_and_now_go_with_the_kept_words_when_the_journal_is_locked(tmp_path: Path) -> None:
    table = kept_of(Table(tmp_path)).press("kept.since").tell(Rested())

    assert table.stands() is Screen.UNLOCK
    assert table.model.kept == ()
    assert table.model.returning == KUUSI


def test_back_from_then_and_now_is_what_is_kept(tmp_path: Path) -> None:
    assert kept_of(Table(tmp_path)).press("kept.since", "bar.back").stands() is Screen.KEPT_OF
