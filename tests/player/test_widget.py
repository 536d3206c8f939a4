"""A screen as data: what is open, what is found, how it is written down."""

import pytest

from pelitarina.player import message
from pelitarina.player.widget import Intent, Mark, Role, Widget, dump, find, walk

TREE = Widget(
    "screen",
    Role.SCREEN,
    "A screen",
    children=(
        Widget("ask", Role.HEADING, "What?", "Any answer."),
        Widget("answer", Role.FIELD, "I write", value="“mine”"),
        Widget("group", Role.GROUP, children=(Widget("on", Role.BUTTON, "On", marks=frozenset({Mark.MAIN})),)),
        Widget("stop", Role.BUTTON, "Stop", press=message.Stopped(), intent=Intent.STOP),
        Widget("7", Role.RADIO, press=message.WentOn(), digits="7", marks=frozenset({Mark.CHECKED})),
    ),
)


def test_a_tree_is_walked_in_reading_order() -> None:
    assert [widget.id for widget in walk(TREE)] == ["screen", "ask", "answer", "group", "on", "stop", "7"]


def test_a_widget_is_found_by_its_id_or_not_at_all() -> None:
    assert find(TREE, "on") is TREE.children[2].children[0]
    assert find(TREE, "off") is None


def test_a_tree_is_written_a_line_a_widget() -> None:
    assert dump(TREE).split("\n") == [
        "screen: A screen",
        "  heading: What? (Any answer.)",
        "  field: I write = '“mine”'",
        "  group:",
        "    button main: On",
        "  button [stop]: Stop",
        "  radio [7] checked:",
    ]


@pytest.mark.parametrize(
    ("widget", "opens"),
    [
        pytest.param(Widget("a", Role.BUTTON, press=message.WentOn()), True, id="what does something"),
        pytest.param(Widget("a", Role.BUTTON), False, id="what does nothing"),
        pytest.param(Widget("a", Role.FIELD), True, id="what can be written in"),
        pytest.param(Widget("a", Role.SECRET), True, id="what can be written in unseen"),
        pytest.param(
            Widget("a", Role.BUTTON, press=message.WentOn(), marks=frozenset({Mark.DISABLED})),
            False,
            id="what is greyed",
        ),
    ],
)
def test_open_is_what_can_be_used_now(widget: Widget, opens: bool) -> None:
    assert widget.open is opens
