"""How a tree reads as lines: numbers, letters, words for every mark; nothing by colour or place alone."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pelitarina.i18n.catalogue import LANGUAGES
from pelitarina.player import message
from pelitarina.player.page import KEYS, Page, fresh, letter, lines, page, sheets
from pelitarina.player.view import view
from pelitarina.player.widget import Intent, Mark, Role, Widget
from tests.player.table import Table, asked, drawing, item, texts
from tests.player.test_frames import SCREENS, seen

PRESS = message.WentOn()


def say(text: str) -> str:
    return text


def tree(*children: Widget, name: str = "screen") -> Widget:
    return Widget(name, Role.SCREEN, children=children)


def button(name: str, *marks: Mark, description: str = "", intent: Intent | None = None) -> Widget:
    press = None if Mark.DISABLED in marks else PRESS
    return Widget(name, Role.BUTTON, f"The {name}", description, marks=frozenset(marks), press=press, intent=intent)


def shown(table: Table, width: int = 78) -> tuple[str, ...]:
    return lines(page(table.tree, width, table.model.texts.text))


def read(*children: Widget, width: int = 78) -> tuple[str, ...]:
    return lines(page(tree(*children), width, say))


# Words for everything


@pytest.mark.parametrize(
    ("widget", "row"),
    [
        pytest.param(button("door"), "  1  The door", id="a button"),
        pytest.param(button("door", Mark.MAIN), "  1  The door (or Enter)", id="the one way on"),
        pytest.param(Widget("c", Role.CHECK, "Keep", press=PRESS), "  1  Keep: no", id="not marked: no"),
        pytest.param(
            Widget("c", Role.CHECK, "Keep", press=PRESS, marks=frozenset({Mark.CHECKED})),
            "  1  Keep: yes",
            id="marked: yes",
        ),
        pytest.param(
            Widget("r", Role.RADIO, "Mine", press=PRESS, marks=frozenset({Mark.CHECKED})),
            "  1  Mine (marked)",
            id="the option that was marked",
        ),
        pytest.param(Widget("f", Role.FIELD, "I write"), "  1  I write", id="a field"),
        pytest.param(Widget("n", Role.NOTICE, "Mind this."), "! Mind this.", id="what has just happened"),
        pytest.param(Widget("p", Role.PAUSE), "* * *", id="a pause"),
        pytest.param(Widget("l", Role.LETTER, "Rent is due."), "    Rent is due.", id="a letter"),
        pytest.param(Widget("q", Role.QUOTE, "“Mine.”"), "    “Mine.”", id="the customer's words"),
        pytest.param(Widget("s", Role.SPEECH, "Mira: Sit."), "Mira: Sit.", id="somebody speaks"),
    ],
)
def test_a_widget_reads_as_one_line_that_says_all_of_it(widget: Widget, row: str) -> None:
    assert read(widget) == (row,)


def test_a_life_line_reads_as_phases_with_what_is_on_them_further_in(tmp_path: Path) -> None:
    table = drawing(tmp_path).draws((0, "Hide and seek", "in the yard, in summer"), (0, "Cards", ""))
    rows = shown(table, 40)

    first = rows.index("  1  Child (change it)")
    assert rows[first : first + 14] == (
        "  1  Child (change it)",
        "    2  Hide and seek (in the yard, in",
        "       summer)",
        "    3  Cards",
        "    4  + game",
        "",
        "  5  School (change it)",
        "    6  + game",
        "",
        "  7  Now (change it)",
        "    8  + game",
        "",
        "  9  Add a phase",
        "",
    )
    assert rows[first + 14] == "Strengths that were found"


@pytest.mark.parametrize("room", range(6, 20))
def test_a_long_line_is_parted_between_two_phases(tmp_path: Path, room: int) -> None:
    parts = sheets(page(drawing(tmp_path).tree, 60, say), room)

    assert len(parts) > 1
    assert all(len(part) <= room for part in parts)
    for part in parts:
        for number, row in enumerate(part):
            if "(change it)" in row:
                assert "+ game" in part[number + 1]


def test_a_greyed_choice_has_no_number_and_says_why() -> None:
    rows = read(button("letter", Mark.DISABLED, description="It is too dark."), button("door"))

    assert rows == ("  –  The letter", "     It is too dark.", "  1  The door")


def test_a_heading_says_its_hint_and_a_strip_its_questions() -> None:
    strip = Widget(
        "t", Role.STRIP, "Ask", children=(Widget("t.0", Role.TEXT, "Where?"), Widget("t.1", Role.TEXT, "Who?"))
    )

    assert read(Widget("h", Role.HEADING, "What?", "Any answer."), strip) == (
        "What?",
        "(Any answer.)",
        "",
        "Ask:",
        "  – Where?",
        "  – Who?",
    )


def test_a_scale_is_typed_by_its_own_numbers_and_all_else_by_letters() -> None:
    rows = [
        Widget(f"n{number}", Role.RADIO, {0: "None", 3: "Plenty"}.get(number, ""), press=PRESS, digits=str(number))
        for number in range(4)
    ]
    rows[2] = Widget("n2", Role.RADIO, "", press=PRESS, digits="2", marks=frozenset({Mark.CHECKED}))
    scale = Widget("scale", Role.GROUP, arrange="scale", children=tuple(rows))
    found = page(tree(scale, button("same")), 78, say)

    assert lines(found) == ("  0  None", "     1 2 (marked)", "  3  Plenty", "", "  a  The same")
    assert sorted(found.keys) == ["0", "1", "2", "3", "a"]


def test_the_bar_names_each_letter_and_how_to_read_again() -> None:
    bar = Widget(
        "bar",
        Role.GROUP,
        arrange="bar",
        children=(button("back", intent=Intent.BACK), button("stop", intent=Intent.STOP)),
    )

    assert read(bar) == ("b The back · s The stop · r Read again · ? Help",)


def test_numbers_count_what_can_be_pressed_in_reading_order() -> None:
    found = page(
        tree(button("a"), button("b", Mark.DISABLED), Widget("g", Role.GROUP, children=(button("c"),))), 78, say
    )

    assert {key: widget.id for key, widget in found.keys.items()} == {"1": "a", "2": "c"}


def test_the_way_on_is_the_one_that_is_open() -> None:
    assert page(tree(button("a", Mark.MAIN, Mark.DISABLED), button("b", Mark.MAIN)), 78, say).main == button(
        "b", Mark.MAIN
    )
    assert page(tree(button("a")), 78, say).main is None


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_given_once_in_every_language(language: str) -> None:
    text = texts(language).text
    letters = [letter(key, text) for key in KEYS.values()]

    assert len(set(letters)) == len(letters)
    assert all(one.isalpha() for one in letters)


# Wrapping


LONG = "Lorem ipsum dolor sit amet, consectetur adipiscing elit, sed do eiusmod tempor incididunt ut labore. " * 3


@pytest.mark.parametrize("width", [20, 40, 78])
@pytest.mark.parametrize("role", [Role.TEXT, Role.QUOTE, Role.LETTER, Role.NOTICE, Role.HEADING, Role.SPEECH])
def test_no_line_is_wider_than_the_window_and_no_word_is_lost(role: Role, width: int) -> None:
    rows = read(Widget("w", role, LONG), width=width)

    assert all(len(row) <= width for row in rows)
    assert " ".join(" ".join(rows).removeprefix("! ").split()) == LONG.strip()


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_fits_the_window(name: str) -> None:
    for width in (40, 78):
        rows = shown(seen(name, "fi"), width)

        assert [row for row in rows if len(row) > width] == []


@pytest.mark.parametrize(("asked_for", "given"), [(10, 20), (300, 78)])
def test_a_window_too_narrow_or_too_wide_is_read_as_one_that_people_can_read(asked_for: int, given: int) -> None:
    longest = max(len(row) for row in read(Widget("w", Role.TEXT, LONG), width=asked_for))

    assert given - 15 < longest <= given


def test_a_customers_lines_stay_lines_and_a_word_too_long_is_shown_whole() -> None:
    word = "elämänhallintataidoissani" * 4
    rows = read(Widget("q", Role.QUOTE, f"One.\n{word}"), width=40)

    assert rows[0] == "    One."
    assert "".join(row.strip() for row in rows[1:]) == word


@pytest.mark.parametrize("name", SCREENS)
def test_every_screen_begins_with_a_heading_and_nothing_is_said_by_colour(name: str) -> None:
    table = seen(name)

    assert table.tree.children[0].role is Role.HEADING
    assert shown(table)[0]
    assert "\033" not in "".join(shown(table))


# What is new


def rows(found: Page) -> list[str]:
    return [row.widget.id for row in found.rows]


def now(table: Table, step: Callable[[Table], object]) -> list[str]:
    """Give what is said after ``step`` to somebody who heard the page before."""
    old = page(table.tree, 78, table.model.texts.text)
    step(table)
    return rows(fresh(page(table.tree, 78, table.model.texts.text), old))


def test_a_new_screen_is_said_whole(tmp_path: Path) -> None:
    table = asked(tmp_path)

    assert now(table, lambda t: t.press("bar.quiet")) == [
        "quiet.heading",
        "breath.in",
        "breath.out",
        "quiet.text",
        "quiet.calls",
        "call.emergency",
        "quiet.on",
        "quiet.bar",
    ]


def test_after_a_mark_only_the_mark_is_said_and_what_it_opened(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.").press("bar.stop")
    own = item("home/told", "own_copy")

    how = ["how.tapped", "how.spoken_and_tapped", "how.with_interpreter", "how.for_supporter"]
    assert now(table, lambda t: t.press(own)) == [own, "review.how", *how, "review.keep"]
    assert now(table, lambda t: t.press(item("home/told", "assessment"))) == [item("home/told", "assessment")]


def test_after_an_answer_the_story_is_not_said_again_but_the_next_question_with_its_ways(tmp_path: Path) -> None:
    table = asked(tmp_path)

    assert now(table, lambda t: t.answers("Rain.")) == [
        "prompt.battery.customer",
        "prompt.scale",
        "bar.skip",
        "play.bar",
    ]


def test_a_new_page_is_said_whole_also_where_a_paragraph_is_the_same(tmp_path: Path) -> None:
    table = asked(tmp_path).answers(*[""] * 7)

    heard = now(table, lambda t: t.press("choice.secret_door"))

    assert heard[:4] == ["play.heading", "scene.picture", "scene.sound", "page.2.0"]


def test_a_refusal_is_said_with_the_ways_to_go_on(tmp_path: Path) -> None:
    table = asked(tmp_path)

    heard = now(table, lambda t: t.write("010190-999W"))

    assert heard[0] == "notice"
    assert {"typed", "answer", "bar.skip"} <= set(heard)


def test_somebody_who_heard_nothing_yet_hears_all(tmp_path: Path) -> None:
    found = page(asked(tmp_path).tree, 78, say)

    assert fresh(found, None) is found


def test_the_lines_of_a_page_are_not_in_its_repr(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("kanarialintu").press("bar.stop")

    assert "kanarialintu" in "".join(shown(table))
    assert "kanarialintu" not in repr(page(view(table.model), 78, say))


def test_a_line_of_what_is_always_there_ends_between_two_ways_and_not_inside_one(tmp_path: Path) -> None:
    rows = {row.widget.id: row for row in page(asked(tmp_path).tree, 40, texts().text).rows}
    more, bar = rows["play.more"], rows["play.bar"]

    for line, keys in ((more, ["w", "l"]), (bar, ["b", "q", "s", "h", "e", "r", "?"])):
        assert len(line.lines) > 1
        assert all(len(row) <= 40 for row in line.lines)
        ways = [way for row in line.lines for way in row.strip(" ·").split(" · ")]
        assert [way[0] for way in ways] == keys


def test_how_to_read_again_stands_once_beside_what_is_always_there() -> None:
    more = Widget("more", Role.GROUP, arrange="row", children=(button("said", intent=Intent.SAID),))
    bar = Widget("bar", Role.GROUP, arrange="bar", children=(button("stop", intent=Intent.STOP),))

    assert read(more, bar) == ("w The said", "", "s The stop · r Read again · ? Help")


def test_beneath_a_place_to_write_stands_what_is_written_there() -> None:
    assert read(Widget("f", Role.FIELD, "I write", value="One at a time.")) == ("  1  I write", "     One at a time.")


def test_where_enter_ends_a_line_no_button_is_needed_to_take_it_in() -> None:
    field = Widget("f", Role.FIELD, "I write", marks=frozenset({Mark.MAIN}))
    submit = Widget("submit", Role.SUBMIT, "On", press=PRESS, marks=frozenset({Mark.MAIN}))
    found = page(tree(field, submit, button("door")), 78, say)

    assert lines(found) == ("  1  I write (or Enter)", "  2  The door")
    assert found.main == field
