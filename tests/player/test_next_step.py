"""A card of the next step: its parts are written in any order, and each may stay empty."""

from pathlib import Path

import pytest

from pelitarina.next_step import NextStep, Way
from pelitarina.player import filling as f
from pelitarina.player import hand, message
from pelitarina.player.edit import edit_of
from pelitarina.player.layout import Kit, layout
from pelitarina.player.message import Field
from pelitarina.player.model import Screen
from pelitarina.player.page import page
from pelitarina.player.update import update
from pelitarina.player.update.leaving import begun
from pelitarina.player.widget import Mark, Role, walk
from tests.player.table import AROUND, CODE, Table, item
from tests.player.test_cards import Even

STEP = "next/step"
SWIM = NextStep("I go swimming.", Way.BETTER, helps="a bus", when="next week")


def at_step(data: Path) -> Table:
    return Table(data).opens(AROUND).begins().at("next")


def written(data: Path) -> Table:
    return at_step(data).steps(goal="I go swimming.", way="better", helps="a bus", when="next week")


def begins(table: Table, **parts: str) -> Table:
    """Write in the window, without sending anything off."""
    for word, text in parts.items():
        table.tell(message.Edited(Field(f"step.{word}"), edit_of(text)))
    return table


def test_what_is_written_on_the_card_is_one_answer_in_words_and_as_data(tmp_path: Path) -> None:
    (answer,) = written(tmp_path).press("prompt.done").model.draft

    assert (answer.prompt, answer.kind, answer.area, answer.value) == (STEP, "next_step", "omat_toimet", SWIM)
    assert answer.words == (
        "What I want to do: I go swimming.\nSo that something gets better\nWhat helps: a bus\nWhen: next week"
    )


def test_in_the_window_the_fields_are_taken_in_together(tmp_path: Path) -> None:
    table = begins(at_step(tmp_path), goal=" I  rest. ", who="me and my sister").press("step.way.hold", "prompt.done")

    (answer,) = table.model.draft
    assert answer.value == NextStep("I  rest.", Way.HOLD, who="me and my sister")
    assert not table.model.edits
    assert not table.model.begun


def test_whether_it_is_to_change_or_to_stay_may_be_left_open_and_is_so_at_first(tmp_path: Path) -> None:
    table = at_step(tmp_path)
    assert Mark.CHECKED in table.widget("step.way.open").marks

    table.press("step.way.better", "step.way.open").steps(goal="Sleep.").press("prompt.done")
    assert next(iter(table.model.draft)).value == NextStep("Sleep.")


def test_an_empty_card_is_no_answer_and_a_way_alone_says_nothing(tmp_path: Path) -> None:
    table = at_step(tmp_path).press("step.way.better", "prompt.done")

    assert table.sees("Nothing is written on the card yet.")
    assert len(table.model.draft) == 0


def test_a_part_is_changed_and_taken_away(tmp_path: Path) -> None:
    table = written(tmp_path).steps(goal="I walk.", helps=" ").press("prompt.done")

    assert next(iter(table.model.draft)).value == NextStep("I walk.", Way.BETTER, when="next week")


@pytest.mark.parametrize("way", ["bar.stop", "bar.back"])
def test_what_stands_in_the_fields_comes_along_where_somebody_stops_or_turns_back(way: str, tmp_path: Path) -> None:
    table = begins(at_step(tmp_path), goal="I call.", helps=CODE).press(way)

    assert [answer.value for answer in table.model.draft] == [NextStep("I call.")]
    assert not table.model.purposes


def test_an_identity_code_is_refused_and_nothing_else_is_lost(tmp_path: Path) -> None:
    table = begins(at_step(tmp_path), goal="I call.", who=f"Maija {CODE}").press("prompt.done")
    assert len(table.model.draft) == 0
    assert table.sees("personal identity code")
    assert table.widget("step.goal").value == "I call."
    assert table.widget("step.who").value == f"Maija {CODE}"

    table = at_step(tmp_path).steps(goal=CODE)
    assert not any(CODE in repr(step.goal) for step in table.model.steps.values())
    assert table.widget("step.goal").value == CODE, "it stands there to be changed"
    assert table.steps(goal="I call.").model.typed == ""


def test_the_card_comes_back_as_it_was_and_can_be_taken_away(tmp_path: Path) -> None:
    table = written(tmp_path).press("prompt.done", "bar.back")
    assert table.widget("step.helps").value == "a bus"

    table.press("prompt.away")
    assert len(table.model.draft) == 0
    assert table.press("bar.back").widget("step.goal").value is None


def test_new_words_are_kept_only_after_a_new_yes(tmp_path: Path) -> None:
    table = written(tmp_path).press("prompt.done", "bar.stop", item(STEP, "assessment"), "bar.back", "bar.back")
    table.steps(when="tomorrow").press("prompt.done", "bar.stop")

    assert table.marked() == []


def test_before_it_is_kept_it_is_asked_whether_somebody_elses_name_is_in_it(tmp_path: Path) -> None:
    table = written(tmp_path).press("prompt.done", "bar.stop", item(STEP, "own_copy"), "review.keep")

    assert table.stands() is Screen.NAMES


def test_skipping_leaves_no_answer_and_what_was_begun_is_there_when_one_returns(tmp_path: Path) -> None:
    table = begins(at_step(tmp_path), goal="Perhaps").press("bar.skip")
    assert len(table.model.draft) == 0
    assert begun(table.model)

    assert table.press("bar.back").widget("step.goal").value == "Perhaps"


def test_a_step_taken_in_counts_as_begun_until_the_end(tmp_path: Path) -> None:
    assert not begun(at_step(tmp_path).model)
    assert begun(written(tmp_path).model)


def test_the_terminal_says_what_stands_in_each_part(tmp_path: Path) -> None:
    table = written(tmp_path)
    rows = [line for row in page(table.tree, 78, table.model.texts.text).rows for line in row.lines]

    at = rows.index("  1  What I want to do")
    assert rows[at + 1] == "     I go swimming."
    assert "  2  So that something gets better (marked)" in rows
    assert "  6  What gets in the way" in rows


def test_after_the_last_field_enter_comes_to_the_way_on_and_presses_nothing(tmp_path: Path) -> None:
    table = begins(at_step(tmp_path), goal="I rest.")
    model, _ = update(table.model, message.Focused("step.differs"))
    tree = table.tree
    made = layout(tree, (1280, 720), Kit(Even(), 100))
    said = hand.meant(hand.Wanted(hand.Go.ACTIVATE), hand.Sight(model, tree, made, Even()))

    assert said[0] == message.Focused("prompt.done")
    assert not any(isinstance(one, f.StepDone) for one in said)


def test_places_to_write_in_stand_two_to_a_row_where_there_is_room(tmp_path: Path) -> None:
    tree = at_step(tmp_path).tree
    wide, narrow = (layout(tree, size, Kit(Even(), 100)) for size in ((1280, 720), (520, 900)))

    def row(made: object, name: str) -> int:
        rect = made.of(name)  # type: ignore[attr-defined]
        return rect.y if rect else -1

    assert row(wide, "step.helps") == row(wide, "step.hinders") > row(wide, "step.goal")
    assert row(narrow, "step.helps") < row(narrow, "step.hinders")
    assert next(one.id for one in walk(tree) if one.role is Role.FIELD) == "step.goal"


def test_no_word_of_the_card_shows_in_the_repr_of_anything(tmp_path: Path) -> None:
    table = written(tmp_path)

    assert "swimming" not in repr((table.model, table.model.steps, table.tree, *table.said))
    assert "better" not in repr(f.StepWay(Way.BETTER))
