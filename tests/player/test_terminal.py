"""The terminal as a reader: numbers, letters, Enter; what is typed is never printed back."""

import sys
from io import StringIO
from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.life_line import LifeLine
from pelitarina.player import message
from pelitarina.player.command import Forget
from pelitarina.player.model import Screen
from pelitarina.player.news import Message
from pelitarina.player.page import page, sheets
from pelitarina.player.shell.loop import obey, sit, take
from pelitarina.player.shell.terminal import Gone, Terminal, standard
from pelitarina.player.update.line import THING_NOTE
from pelitarina.player.update.playing import ANSWER
from pelitarina.player.widget import Widget
from tests.player.table import CODE, DRAWING, PASSPHRASE, Table, asked, drawing, item, started, texts


def at_terminal(table: Table, typed: str) -> tuple[Message, str]:
    """Show the screen, type, and give what came of it, with what was printed."""
    out = StringIO()
    terminal = Terminal(table.model.texts.text, StringIO(typed), out)
    terminal.show(table.tree)
    return terminal.ask(), out.getvalue()


def sat(tmp_path: Path, *typed: str, table: Table | None = None) -> tuple[Table, str]:
    """Sit from where ``table`` stands (else home), typing these lines, until nobody types any more."""
    table = table or Table(tmp_path)
    out = StringIO()
    table.model = sit(table.model, (), table.world, Terminal(table.model.texts.text, StringIO("\n".join(typed)), out))
    return table, out.getvalue()


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("1\n", message.StoryTaken("pieni_hetki"), id="a number"),
        pytest.param("  1  \n", message.StoryTaken("pieni_hetki"), id="a number with spaces around"),
        pytest.param("s\n", message.Stopped(), id="a letter"),
        pytest.param("S\n", message.Stopped(), id="a capital letter"),
        pytest.param("x\n7\n\n1\n", message.StoryTaken("pieni_hetki"), id="something unknown before it"),
    ],
)
def test_what_is_typed_presses_what_stands_on_the_page(
    tmp_path: Path,
    typed: str,
    said: object,  # were it a message, mypy would compare the type of each with that of every other: 13 seconds
) -> None:
    assert at_terminal(Table(tmp_path).press("home.play"), typed)[0] == said


def test_the_last_line_needs_no_end(tmp_path: Path) -> None:
    assert at_terminal(Table(tmp_path), "s")[0] == message.Stopped()


def test_enter_is_the_one_way_on(tmp_path: Path) -> None:
    assert at_terminal(Table(tmp_path).opens().press("who.trying"), "\n")[0] == message.Begin()


def test_enter_begins_to_write_where_writing_is_the_way_on(tmp_path: Path) -> None:
    said, out = at_terminal(asked(tmp_path), "\nRain.\nAnd wind.\n\n")

    assert isinstance(said, message.Wrote)
    assert said.text == "Rain.\nAnd wind."
    assert "Write. An empty line ends it." in out


def test_a_short_text_is_one_line(tmp_path: Path) -> None:
    said, out = at_terminal(Table(tmp_path).opens(), "1\nMaija\n")

    assert isinstance(said, message.Wrote)
    assert (said.into, said.text) == ("pseudonym", "Maija")
    assert "Write, and Enter." in out


def test_enter_does_nothing_where_one_must_choose(tmp_path: Path) -> None:
    said, out = at_terminal(Table(tmp_path).press("home.play"), "\n\n1\n")

    assert said == message.StoryTaken("pieni_hetki")
    assert "not on this page" not in out


def test_a_scale_takes_its_own_numbers(tmp_path: Path) -> None:
    said, _ = at_terminal(asked(tmp_path).answers(""), "3\n")

    assert isinstance(said, message.Answered)
    assert said.given == 3


def test_something_unknown_is_answered_kindly_and_never_printed_back(tmp_path: Path) -> None:
    _, out = at_terminal(Table(tmp_path), f"kanarialintu {CODE}\ns\n")

    assert "That is not on this page." in out
    assert "kanarialintu" not in out
    assert CODE not in out


def test_a_page_is_read_again_whole_by_its_letter(tmp_path: Path) -> None:
    table = asked(tmp_path)
    out = StringIO()
    terminal = Terminal(table.model.texts.text, StringIO("r\nk\n"), out)
    terminal.show(table.tree)
    first = out.getvalue()
    terminal.ask()

    assert out.getvalue().count("What do you see?") == 2 * first.count("What do you see?")


@pytest.mark.parametrize("typed", ["", "1\n", "1\nhalf a text\n", "zz\n"])
def test_when_nobody_types_any_more_it_says_so(tmp_path: Path, typed: str) -> None:
    with pytest.raises(Gone):
        at_terminal(asked(tmp_path), typed)


def test_a_terminal_that_is_none_shows_no_bold_and_clears_nothing(tmp_path: Path) -> None:
    _, out = sat(tmp_path, "", "1", "2", "", "s", "", "", "s")

    assert "\033" not in out


def test_the_plain_streams_are_those_the_program_was_started_with() -> None:
    terminal = standard(texts().text)

    assert (terminal.source, terminal.out) == (sys.stdin, sys.stdout)


# A sitting


SITTING = (
    "",  # let us play
    "1",  # the story
    "1",
    "Maija",
    "",  # let us begin
    "1",  # out of the window
    "",
    "Naapurin joulutähti.",
    "",
    "",  # go on
    "s",
    "2",  # for myself
    "",  # I keep this one
    "",  # it is all right
)


def test_a_sitting_by_numbers_letters_and_enter(tmp_path: Path) -> None:
    table, out = sat(tmp_path, *SITTING, "1", "2", "", "", "s")

    assert table.model == replace(started(), screen=Screen.GONE)
    assert out.count("Before we start") == 1
    assert "“Naapurin joulutähti.”" in out
    assert "Nothing was stored on this computer." in out


def test_when_the_input_ends_the_sitting_ends_without_a_word_about_what_was_typed(tmp_path: Path) -> None:
    table, out = sat(tmp_path, *SITTING[:7], "kanarialintu")

    assert len(table.model.draft) == 0
    assert "kanarialintu" not in out


def test_a_passphrase_is_never_printed(tmp_path: Path) -> None:
    table, out = sat(tmp_path, *SITTING, "", PASSPHRASE, "", "s", table=Table(tmp_path).with_journal())

    assert "Your words are locked on this computer." in out
    assert PASSPHRASE not in out
    assert table.model.screen is Screen.GONE


def test_a_wrong_passphrase_is_told_and_can_be_typed_again(tmp_path: Path) -> None:
    _, out = sat(tmp_path, *SITTING, "", "väärä", "", PASSPHRASE, "", "s", table=Table(tmp_path).with_journal())

    assert "! That passphrase does not open this journal." in out
    assert "Your words are locked on this computer." in out


def test_no_page_is_printed_twice_on_the_way_through(tmp_path: Path) -> None:
    _, out = sat(tmp_path, *SITTING, "1", "", "", "s")

    for once in ("The soup is going round", "A bus is standing", "(A yard, a car park", "Go on (or Enter)"):
        assert out.count(once) == 1, once


# A life line, wholly by keyboard


LINE = (
    "1",  # a line for somebody young
    "2",  # + game, on the first phase
    "",  # I write what it is
    "Hide and seek",
    "",  # where, with whom
    "in the yard",
    "3",  # + game
    "Cards",  # typed where a number was asked for
    "",  # where, with whom
    "",  # nothing
    "5",  # the second phase
    "1",  # another name
    "In Savo",
    "5",
    "2",  # move it earlier
    "",  # back to the line
    "9",  # add a phase
    "",
    "Later",
    "12",  # + strength
    "",
    "patience",
)


def test_a_life_line_is_drawn_by_numbers_enter_and_words_alone(tmp_path: Path) -> None:
    table, _ = sat(tmp_path, *LINE, "", "s", "", table=Table(tmp_path).opens(DRAWING).begins())

    (answer,) = table.model.draft
    assert isinstance(answer.value, LifeLine)
    assert [phase.name for phase in answer.value.phases] == ["In Savo", "Child", "Now", "Later"]
    assert answer.words == ("Child: Hide and seek (in the yard), Cards\nStrengths that were found: patience")


def test_behind_a_part_of_the_line_only_the_line_is_said_and_not_the_story_again(tmp_path: Path) -> None:
    _, out = sat(tmp_path, *LINE, table=Table(tmp_path).opens(DRAWING).begins())

    for once in ("Every game was played somewhere.", "Who did you play with?", "What did you play when?"):
        assert out.count(once) == 1, once
    assert out.count("(in the yard)") > 5


def test_words_typed_for_a_thing_that_has_a_name_become_its_note_and_never_another_name(tmp_path: Path) -> None:
    table = drawing(tmp_path).press("line.0.add").write("Chess", "thing.name")
    assert at_terminal(table, "with Grandad\n")[0] == message.Wrote(THING_NOTE, "with Grandad")

    table.write("with Grandad", "thing.note").press("line.0.0")

    assert at_terminal(table, "at the library\ns\n")[0] == message.Stopped()


def test_a_number_inside_a_line_that_is_still_being_read_is_heard(tmp_path: Path) -> None:
    terminal = Terminal(texts().text, StringIO(), StringIO())
    terminal.show(drawing(tmp_path).tree)
    assert terminal.last is not None
    parts = sheets(terminal.last, 12)

    read = next(number for number, part in enumerate(parts, 1) if any("2  + game" in row for row in part))
    assert terminal.stands_already("2", parts[:read])
    assert not terminal.stands_already("2", parts[: read - 1])


class Interrupted(Terminal):
    """Somebody presses Ctrl-C once, then types on."""

    presses = 1

    def ask(self) -> Message:
        if self.presses:
            self.presses -= 1
            raise KeyboardInterrupt
        return super().ask()


def test_an_interrupt_is_a_wish_to_stop_and_loses_nothing(tmp_path: Path) -> None:
    table = asked(tmp_path).answers("Rain.")
    out = StringIO()

    model = sit(table.model, (), table.world, Interrupted(table.model.texts.text, StringIO(""), out))

    assert model.screen is Screen.REVIEW
    assert "“Rain.”" in out.getvalue()


class Torn(Terminal):
    """The window is closed while a page is being shown."""

    def show(self, tree: Widget) -> None:
        super().show(tree)
        raise Gone


def test_a_window_that_is_closed_in_the_middle_of_a_page_ends_the_sitting(tmp_path: Path) -> None:
    table = asked(tmp_path)

    assert sit(table.model, (), table.world, Torn(table.model.texts.text, StringIO(), StringIO())) == table.model


# A real terminal's ways, with streams that say they are one


class Tty(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Tty:
    """What ``input`` and ``getpass`` read from."""
    typed = Tty()
    monkeypatch.setattr("sys.stdin", typed)
    monkeypatch.setenv("LINES", "12")
    monkeypatch.setenv("COLUMNS", "60")
    return typed


def press(keyboard: Tty, typed: str) -> Tty:
    keyboard.write(typed)
    keyboard.seek(0)
    return keyboard


def test_a_page_longer_than_the_window_waits_for_enter_and_headings_are_bold(
    tmp_path: Path, keyboard: Tty, capsys: pytest.CaptureFixture[str]
) -> None:
    out = Tty()
    table = Table(tmp_path).opens().press("who.trying")
    terminal = Terminal(table.model.texts.text, press(keyboard, "\n" * 9), out)

    terminal.show(table.tree)

    assert "\033[1mBefore we start\033[0m\n" in out.getvalue()
    assert capsys.readouterr().out.count("Enter: more") >= 2


def test_at_the_end_what_was_said_leaves_the_screen_and_its_scroll_back(tmp_path: Path, keyboard: Tty) -> None:
    out = Tty()
    table = asked(tmp_path).answers("Rain.").press("bar.stop")
    terminal = Terminal(table.model.texts.text, press(keyboard, "\n" * 99), out)
    terminal.show(table.tree)

    take(table.model, message.KeepNothing(), table.world, terminal)

    assert out.getvalue().endswith("\033[H\033[2J\033[3J")
    assert terminal.last is None


def test_an_end_of_file_at_a_real_terminal_ends_it_too(tmp_path: Path, keyboard: Tty) -> None:
    terminal = Terminal(texts().text, press(keyboard, ""), Tty())

    with pytest.raises(Gone):
        terminal.line("")


def test_to_forget_locks_the_journal_also_where_nobody_reads(tmp_path: Path) -> None:
    table = Table(tmp_path).with_journal()
    table.world.passphrase = lambda: PASSPHRASE
    table.opens().begins("Maija").answers("Rain.").press("bar.stop", item("home/told", "own_copy"), "review.keep")
    table.press("names.fine")
    assert table.world.journal is not None

    obey(table.model, (Forget(),), table.world, None)

    assert table.world.journal is None


def test_words_typed_where_a_number_was_asked_for_are_taken_as_the_answer(tmp_path: Path) -> None:
    heard, _ = at_terminal(asked(tmp_path), "Rain on the roof.\n")

    assert heard == message.Wrote(ANSWER, "Rain on the roof.")


def test_a_letter_that_is_always_there_is_not_an_answer(tmp_path: Path) -> None:
    heard, _ = at_terminal(asked(tmp_path), "1\ns\n\n")

    assert heard == message.Stopped()


def test_a_long_page_is_parted_between_paragraphs_and_the_ways_on_stay_together(tmp_path: Path) -> None:
    parts = sheets(page(asked(tmp_path).tree, 40, texts().text), 12)

    assert len(parts) > 1
    assert all(len(part) <= 12 for part in parts)
    assert all(part[0] and part[-1] for part in parts)
    ways = [number for number, part in enumerate(parts) if any(row.startswith("  1  ") for row in part)]
    assert ways == [len(parts) - 1]


def test_no_sign_that_steers_the_terminal_comes_out(tmp_path: Path) -> None:
    out = StringIO()
    Terminal(texts().text, StringIO(), out).write("a\x1b[2Jb\u202ec\x07d")

    assert out.getvalue() == "a[2Jbcd\n"
