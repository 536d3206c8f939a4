"""A life line, a circle and a next step for both: each of the two has their own, beside each other, on one page."""

from pathlib import Path

import pytest

from pelitarina.circle import Circle, Sector
from pelitarina.journal.draft import Owner
from pelitarina.player import message
from pelitarina.player.edit import edit_of
from pelitarina.player.layout import Kit, layout
from pelitarina.player.message import Field
from pelitarina.player.page import page
from pelitarina.player.widget import Role, find, walk
from tests.player.halves import at, filled
from tests.player.table import CODE, Table
from tests.player.test_cards import Even

PLACES = ("home", "round", "next", "marks", "deck")


def given(table: Table) -> list[tuple[Owner, str]]:
    return [(answer.owner, answer.words) for answer in table.model.draft]


@pytest.mark.parametrize("place", PLACES)
def test_the_halves_of_the_two_stand_beside_each_other_and_where_there_is_no_room_each_says_whose_it_is(
    place: str, tmp_path: Path
) -> None:
    tree = at(tmp_path, place).tree
    for size, beside in (((1280, 720), True), ((560, 900), False)):
        made = layout(tree, size, Kit(Even(), 100))
        first, second = made.of("both.customer.whose"), made.of("both.worker.whose")
        assert first is not None
        assert second is not None
        assert (first.y == second.y) is beside
    told = [one.label for one in walk(tree) if one.id.endswith(".whose")]
    assert told == ["Your answer", "The worker's answer"]


@pytest.mark.parametrize("place", PLACES)
def test_each_has_their_own_and_one_press_leads_on_for_both(place: str, tmp_path: Path) -> None:
    table = filled(tmp_path, place).press("prompt.done")

    assert (
        given(table)
        == {
            "home": [(Owner.CUSTOMER, "Then: Hide and seek"), (Owner.WORKER, "Then: Chess")],
            "round": [(Owner.CUSTOMER, "now 7"), (Owner.WORKER, "now 4")],
            "next": [(Owner.CUSTOMER, "What I want to do: To sleep."), (Owner.WORKER, "What I want to do: To listen.")],
            "marks": [(Owner.CUSTOMER, "The rain, Soup"), (Owner.WORKER, "A call")],
            "deck": [(Owner.CUSTOMER, "An open door, A lamp"), (Owner.WORKER, "Wind")],
        }[place]
    )
    assert "both" not in table.ids or place != "deck"


@pytest.mark.parametrize(("place", "third"), [("marks", "call"), ("deck", "wind")])
def test_what_either_marks_is_bounded_and_the_last_mark_taken_away_leaves_no_answer(
    place: str, third: str, tmp_path: Path
) -> None:
    table = filled(tmp_path, place).press(f"option.{third}")
    assert table.sees("2 at most")
    assert len(given(table)) == 2

    table.press(f"option.{third}.worker")
    assert [owner for owner, _ in given(table)] == [Owner.CUSTOMER]


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("way", ["bar.stop", "bar.back"])
def test_whoever_stops_or_goes_back_takes_along_what_both_have(way: str, place: str, tmp_path: Path) -> None:
    assert [owner for owner, _ in given(filled(tmp_path, place).press(way))] == [Owner.CUSTOMER, Owner.WORKER]


def test_whoever_stops_on_a_part_of_one_line_takes_along_the_other_too(tmp_path: Path) -> None:
    table = at(tmp_path, "home").press("line.0.add").write("Tag", "thing.name").press("part.done", "worker.line.1.add")
    table.tell(message.Edited(Field("thing.name"), edit_of("Cards"))).press("bar.stop")

    assert given(table) == [(Owner.CUSTOMER, "Then: Tag"), (Owner.WORKER, "Now: Cards")]


@pytest.mark.parametrize("place", PLACES)
def test_only_one_may_answer_and_where_neither_does_it_is_told(place: str, tmp_path: Path) -> None:
    table = at(tmp_path, place).press("prompt.done")
    assert table.sees("Neither of you has answered yet.")

    table.press("bar.skip")
    assert given(table) == []


@pytest.mark.parametrize("place", PLACES)
def test_each_can_take_theirs_away_and_the_other_stays(place: str, tmp_path: Path) -> None:
    table = filled(tmp_path, place).press("prompt.done", "bar.back", "both.worker.away")

    assert [owner for owner, _ in given(table)] == [Owner.CUSTOMER]
    assert "both" in table.ids, "the page stays"
    assert [owner for owner, _ in given(table.press("prompt.done"))] == [Owner.CUSTOMER], "and stays away"


@pytest.mark.parametrize(
    ("opened", "back", "left"),
    [("worker.line.0.add", "part.done", "home"), ("worker.circle.1", "sector.done", "round")],
)
def test_back_from_a_part_the_focus_is_in_the_half_that_was_left(
    opened: str, back: str, left: str, tmp_path: Path
) -> None:
    assert at(tmp_path, left).press(opened, back).model.focus == opened


def test_an_identity_code_in_either_card_is_refused_and_nothing_is_lost(tmp_path: Path) -> None:
    table = at(tmp_path, "next").tell(message.Edited(Field("step.who.worker"), edit_of(CODE))).press("prompt.done")

    assert given(table) == []
    assert table.sees("personal identity code")
    assert table.widget("step.who.worker").value == CODE
    assert table.widget("step.who").value is None


def test_a_circle_of_the_worker_is_an_answer_for_each_area_under_their_own_name(tmp_path: Path) -> None:
    table = filled(tmp_path, "round").press("prompt.done")

    assert [answer.value for answer in table.model.draft if answer.owner is Owner.WORKER] == [
        Circle((Sector("talous", now=4),))
    ]


@pytest.mark.parametrize("place", PLACES)
def test_the_terminal_prints_both_halves_and_every_way_has_a_key_of_its_own(place: str, tmp_path: Path) -> None:
    table = filled(tmp_path, place)
    made = page(table.tree, 78, table.model.texts.text)
    pressed = {widget.id for widget in made.keys.values()}
    half = find(table.tree, "both.worker")
    assert half is not None

    lines = [line for row in made.rows for line in row.lines]
    assert [any(whose in line for line in lines) for whose in ("Your answer", "The worker's answer")] == [True, True]
    ways = {one.id for one in walk(half) if one.open and one.role in (Role.BUTTON, Role.FIELD)}
    assert ways <= pressed
