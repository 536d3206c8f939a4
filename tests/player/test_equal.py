"""Equal content: whatever a screen says in the window, it says in the terminal, and to the voice."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from pelitarina.i18n.catalogue import AT_TABLE
from pelitarina.player.page import lines, page
from pelitarina.player.widget import Mark, Role, Widget, walk
from tests.player.table import Table
from tests.player.test_frames import SCREENS, seen

pytestmark = pytest.mark.unmeasured
FINNISH, *OTHERS = AT_TABLE
SAID = [
    pytest.param(name, language, marks=() if language in (FINNISH, OTHERS[number % len(OTHERS)]) else pytest.mark.long)
    for number, name in enumerate(SCREENS)
    for language in AT_TABLE
]
"""Every screen in Finnish and in one more language, each in another; ``.ci/run --long`` sees each in all of them."""


def printed(tree: Widget, table: Table, width: int) -> str:
    """Give what the terminal prints, as one row."""
    return flat(" ".join(lines(page(tree, width, table.model.texts.text))))


def flat(text: str) -> str:
    """Leave out where rows end: a long word may be broken between any two letters."""
    return re.sub(r"\s+", "", text)


def said(widget: Widget) -> Iterator[str]:
    """Give all that a widget says: its label, what stands beside it, what it holds."""
    if widget.role is Role.SUBMIT:
        return  # in a terminal, Enter takes in what is written
    if widget.role in (Role.SCREEN, Role.GROUP):
        return  # their name is the heading's
    yield from (widget.label, *widget.description.split("\n"), widget.digits)
    if widget.value and widget.role is not Role.SECRET:
        yield widget.value


@pytest.mark.parametrize(("name", "language"), SAID)
def test_the_terminal_says_every_word_that_a_screen_says(name: str, language: str) -> None:
    table = seen(name, language)
    for width in (78, 40):
        shown = printed(table.tree, table, width)
        for widget in walk(table.tree):
            for text in said(widget):
                assert flat(text) in shown, widget.id


@pytest.mark.parametrize("name", SCREENS)
def test_the_terminal_says_it_in_the_order_of_the_screen(name: str) -> None:
    table = seen(name, "fi")
    shown, at = printed(table.tree, table, 78), 0
    for widget in walk(table.tree):
        if widget.label and widget.role in (Role.HEADING, Role.TEXT, Role.SPEECH, Role.LETTER, Role.QUOTE, Role.IMAGE):
            at = shown.index(flat(widget.label), at)


@pytest.mark.parametrize("name", SCREENS)
def test_whatever_can_be_pressed_or_written_in_has_a_key_in_the_terminal(name: str) -> None:
    table = seen(name, "fi")
    keyed = {widget.id for widget in page(table.tree, 78, table.model.texts.text).keys.values()}

    assert keyed == {one.id for one in walk(table.tree) if one.open and one.role is not Role.SUBMIT}


@pytest.mark.parametrize("name", SCREENS)
def test_what_is_marked_or_closed_is_said_in_words(name: str) -> None:
    table = seen(name, "en")
    rows = {row.widget.id: " ".join(row.lines) for row in page(table.tree, 200, table.model.texts.text).rows}
    for widget in walk(table.tree):
        if widget.id not in rows:
            continue
        if widget.role is Role.CHECK:
            assert rows[widget.id].endswith((": yes", ": no")) or widget.description
        elif Mark.CHECKED in widget.marks:
            assert "(marked)" in rows[widget.id]
        if Mark.DISABLED in widget.marks:
            assert "–" in rows[widget.id]


def test_a_secret_is_printed_nowhere(tmp_path: Path) -> None:
    table = SCREENS["unlock"](Table(tmp_path))
    tree = Widget("s", Role.SCREEN, children=(Widget("pass", Role.SECRET, "Passphrase", value="kuutamo"),))

    assert "kuutamo" not in printed(tree, table, 78)
