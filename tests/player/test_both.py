"""Where both answer, they answer beside each other: the customer first, each under their own name."""

from pathlib import Path

import pytest

from pelitarina.journal.draft import Owner
from pelitarina.play.step import open_prompts
from pelitarina.player import hand, message
from pelitarina.player.edit import edit_of
from pelitarina.player.layout import Kit, layout
from pelitarina.player.message import Field
from pelitarina.player.page import page
from pelitarina.player.update import update
from pelitarina.player.widget import Mark, Role, walk
from tests.player.table import AROUND, CODE, Table
from tests.player.test_cards import Even


def at_both(data: Path, skipped: int = 0) -> Table:
    return Table(data).opens(AROUND).begins().at("together").press(*["bar.skip"] * skipped)


def given(table: Table) -> list[tuple[str, Owner, str]]:
    return [(answer.prompt.partition("/")[2], answer.owner, answer.words) for answer in table.model.draft]


def test_both_halves_stand_on_one_page_the_customers_first_and_each_says_whose_it_is(tmp_path: Path) -> None:
    fields = [one.label for one in walk(at_both(tmp_path).tree) if one.role is Role.FIELD]

    assert fields == ["Your answer", "The worker's answer"]


def test_one_press_leads_on_for_both_and_one_press_leads_back(tmp_path: Path) -> None:
    table = at_both(tmp_path).both("The sun.", "Your laugh.")

    assert given(table) == [("stayed", Owner.CUSTOMER, "The sun."), ("stayed", Owner.WORKER, "Your laugh.")]
    assert {one.name for one, _ in open_prompts(table.model.play.story, table.model.play.state)} == {"mood", "again"}
    assert [w.value for w in walk(table.press("bar.back").tree) if w.role is Role.FIELD] == ["The sun.", "Your laugh."]


def test_only_one_may_answer_and_the_other_has_skipped(tmp_path: Path) -> None:
    assert given(at_both(tmp_path).both("", "Your laugh.")) == [("stayed", Owner.WORKER, "Your laugh.")]


def test_where_neither_answers_it_is_told_and_skipping_leads_on_for_both(tmp_path: Path) -> None:
    table = at_both(tmp_path).press("prompt.done")
    assert table.sees("Neither of you has answered yet.")

    table.press("bar.skip")
    assert given(table) == []
    assert "prompt.mood.customer" in table.ids


def test_what_both_write_in_the_window_is_taken_in_together(tmp_path: Path) -> None:
    table = at_both(tmp_path)
    for name, text in (("answer", "The sun."), ("answer.worker", "Your laugh.")):
        table.tell(message.Edited(Field(name), edit_of(text, several=True)))
    table.press("prompt.done")

    assert [words for _, _, words in given(table)] == ["The sun.", "Your laugh."]
    assert not table.model.begun


@pytest.mark.parametrize("way", ["bar.stop", "bar.back"])
def test_what_either_has_begun_comes_along_under_their_own_name(way: str, tmp_path: Path) -> None:
    table = at_both(tmp_path).tell(message.Edited(Field("answer.worker"), edit_of("Your laugh.", several=True)))

    assert given(table.press(way)) == [("stayed", Owner.WORKER, "Your laugh.")]


def test_each_can_take_their_own_answer_away_and_the_other_stays(tmp_path: Path) -> None:
    table = at_both(tmp_path).write("The sun.", "answer").write("Your laugh.", "answer.worker")
    table.press("both.worker.away")

    assert given(table) == [("stayed", Owner.CUSTOMER, "The sun.")]
    assert "prompt.done" in table.ids, "the page stays"


def test_an_identity_code_in_either_half_is_refused(tmp_path: Path) -> None:
    table = at_both(tmp_path).write(f"Maija {CODE}", "answer.worker")
    assert given(table) == []
    assert table.widget("answer.worker").value == f"Maija {CODE}"
    assert table.widget("answer").value is None

    other = at_both(tmp_path).tell(message.Edited(Field("answer"), edit_of(CODE, several=True))).press("prompt.done")
    assert given(other) == []
    assert other.sees("personal identity code")


def test_nothing_written_is_told_and_asked_again(tmp_path: Path) -> None:
    assert at_both(tmp_path).write("  ", "answer.worker").sees("Nothing was written.")


def test_a_scale_and_a_choice_are_answered_beside_each_other_too(tmp_path: Path) -> None:
    table = at_both(tmp_path, 1).both(1, 4).both(("soon",), ("later",))

    assert given(table) == [
        ("mood", Owner.CUSTOMER, "1"),
        ("mood", Owner.WORKER, "4"),
        ("again", Owner.CUSTOMER, "Soon"),
        ("again", Owner.WORKER, "Some time"),
    ]


def test_an_answer_can_be_changed_as_long_as_the_page_stands(tmp_path: Path) -> None:
    table = at_both(tmp_path, 2).press("option.soon", "option.later", "option.soon.worker")

    assert [one.id for one in walk(table.tree) if Mark.CHECKED in one.marks] == ["option.later", "option.soon.worker"]


def test_what_does_not_fit_is_not_taken_in(tmp_path: Path) -> None:
    table = at_both(tmp_path, 1)
    for wrong in (message.Answered("mood", Owner.WORKER, 9), message.Answered("again", Owner.WORKER, "soon")):
        table.tell(wrong)
    table.tell(message.Wrote(Field("pseudonym"), "x")).tell(message.Same()).tell(message.TookAway())

    assert given(table) == []


def test_in_the_terminal_the_second_scale_has_a_letter_before_its_numbers(tmp_path: Path) -> None:
    table = at_both(tmp_path, 1)
    made = page(table.tree, 78, table.model.texts.text)
    letter = next(key for key, widget in made.keys.items() if widget.id == "prompt.mood.3.worker")[0]

    assert made.keys["3"].id == "prompt.mood.3"
    assert letter.isalpha()
    assert any(f"{letter}1 {letter}2 {letter}3" in line for row in made.rows for line in row.lines)


def test_in_the_terminal_each_answer_is_read_back_and_enter_leads_on(tmp_path: Path) -> None:
    table = at_both(tmp_path).write("The sun.", "answer")
    made = page(table.tree, 78, table.model.texts.text)

    assert made.main is not None
    assert made.main.id == "prompt.done"
    assert any("“The sun.”" in line for row in made.rows for line in row.lines)


def test_a_digit_answers_the_scale_that_has_the_focus(tmp_path: Path) -> None:
    table = at_both(tmp_path, 1)
    made = layout(table.tree, (1280, 720), Kit(Even(), 100))
    for focus, owner in (("prompt.mood.0", Owner.CUSTOMER), ("prompt.mood.0.worker", Owner.WORKER)):
        model, _ = update(table.model, message.Focused(focus))
        said = hand.meant(hand.Signed("3"), hand.Sight(model, table.tree, made, Even()))
        assert said[-1] == message.Answered("mood", owner, 3)


def test_the_halves_stand_beside_each_other_where_there_is_room(tmp_path: Path) -> None:
    tree = at_both(tmp_path).tree
    for size, beside in (((1280, 720), True), ((560, 900), False)):
        first, second = (layout(tree, size, Kit(Even(), 100)).of(name) for name in ("answer", "answer.worker"))
        assert first is not None
        assert second is not None
        assert (first.y == second.y) is beside


def test_the_story_hears_what_the_customer_said_and_never_the_worker(tmp_path: Path) -> None:
    table = at_both(tmp_path, 1).both(1, 4).press("bar.stop")
    assert [owner for _, owner, _ in given(table)] == [Owner.CUSTOMER, Owner.WORKER]
    assert table.widget("item.together/mood.worker.question").label.startswith("The worker's words")
