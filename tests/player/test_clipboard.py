"""One heading of the draft on the clipboard: what goes there, what is logged, and when it is taken away again."""

from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from pelitarina.journal.keep import ASSESSMENT, PLAN, How, Notice
from pelitarina.player import message
from pelitarina.player.command import PutOnClipboard
from pelitarina.player.model import Screen
from pelitarina.player.refuge import HideWanted
from pelitarina.player.sharing import share
from pelitarina.player.shell import opening
from pelitarina.player.shell.clipboard import Clipboard
from pelitarina.player.shell.kept import stamp_at
from pelitarina.player.shell.outgoing import Ways
from pelitarina.player.widget import Role, walk
from tests.player.table import Table
from tests.player.test_kept import RAIN, of


class Computer:
    """A computer's clipboard: others may put something on it as well."""

    def __init__(self) -> None:
        self.held = ""

    def clipboard(self) -> Clipboard:
        return Clipboard(self.put, lambda: self.held)

    def put(self, text: str) -> None:
        self.held = text


def at_draft(tmp_path: Path, computer: Computer) -> Table:
    """Look at the draft of one customer, at the window."""
    table = of(tmp_path)
    table.model = replace(table.model, window=True)
    table.world.ways.clipboard = computer.clipboard()
    return table.press("kept.assessment")


def for_all_four(tmp_path: Path) -> Table:
    """Open a customer who has chosen something for each of the four papers."""
    table = of(tmp_path)
    assert table.world.journal is not None
    stamp, notice = stamp_at(table.world.now(), How.TAPPED), Notice("test", 1, "en", "So.")
    table.world.journal.add(table.model.kept[0].id, {PLAN, share("Kela")}, stamp, notice)
    return table.press("bar.back", f"customer.{table.model.customer}")


def copies(table: Table) -> list[str]:
    return [widget.label for widget in walk(table.tree) if widget.id.startswith("preview.copy.")]


def test_from_an_open_customer_to_pasted_words_it_is_three_actions(tmp_path: Path) -> None:
    computer, table = Computer(), of(tmp_path)
    table.model = replace(table.model, window=True)
    table.world.ways.clipboard = computer.clipboard()
    before = len(table.said)

    table.press("kept.assessment", "preview.copy.1")

    pasting = 1
    assert len(table.said) - before + pasting == 3
    assert f"“{RAIN}”" in computer.held


@pytest.mark.parametrize("form", ["pdf", "word"])
@pytest.mark.parametrize(("paper", "most"), [("assessment", 3), ("plan", 3), ("share.0", 3), ("own", 4)], ids=str)
def test_from_an_open_customer_to_a_document_to_attach_it_is_four_actions_at_most(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, paper: str, most: int, form: str
) -> None:
    monkeypatch.chdir(tmp_path)
    table = for_all_four(tmp_path)
    table.model = replace(table.model, window=True)
    before, there = len(table.said), set(tmp_path.iterdir())
    own = ["along.take"] if paper == "own" else []  # it is asked first whether it is safe to take it home

    table.press(f"kept.{paper}", *own, f"preview.{form}", "submit")

    assert len([one for one in table.said[before:] if not isinstance(one, message.Written)]) == most <= 4
    (made,) = set(tmp_path.iterdir()) - there
    assert made.stat().st_size > 0
    assert table.sees(made.name)


@pytest.mark.parametrize("paper", ["assessment", "plan"])
def test_from_an_open_customer_to_pasted_words_beneath_each_heading_it_is_four_actions_at_most(
    tmp_path: Path, paper: str
) -> None:
    computer, table = Computer(), for_all_four(tmp_path)
    table.model = replace(table.model, window=True)
    table.world.ways.clipboard = computer.clipboard()
    for number in range(len(copies(table.press(f"kept.{paper}")))):
        table.press("bar.back")
        before = len(table.said)
        table.press(f"kept.{paper}", f"preview.copy.{number}")
        pasting = 1
        pressed = [one for one in table.said[before:] if not isinstance(one, message.OnClipboard)]
        assert len(pressed) + pasting <= 4
        assert computer.held != ""


def test_each_heading_has_its_own_button_and_each_button_says_which(tmp_path: Path) -> None:
    table = at_draft(tmp_path, Computer())
    headings = [widget.label for widget in walk(table.tree) if widget.role is Role.HEADING][1:]

    assert copies(table) == [f"Copy: {heading}" for heading in headings]
    assert len(set(headings)) == len(headings) > 1
    assert table.sees("where other programs can read it")


def test_what_is_copied_is_what_stands_beneath_the_heading_and_nothing_else(tmp_path: Path) -> None:
    computer = Computer()
    table = at_draft(tmp_path, computer)
    texts = []
    for number in range(len(copies(table))):
        table.press(f"preview.copy.{number}")
        texts.append(computer.held)

    assert sum(RAIN in text for text in texts) == 1
    assert not any("This is a draft" in text for text in texts)
    assert table.stands() is Screen.PREVIEW
    assert table.sees("On the clipboard now:")


def test_what_was_copied_is_in_the_log_with_the_answers_it_held(tmp_path: Path) -> None:
    table = at_draft(tmp_path, Computer()).press("preview.copy.1")
    assert table.world.journal is not None
    assert table.model.customer is not None
    (paper,) = table.world.journal.papers(table.model.customer)

    assert (paper.kind, paper.format, paper.language) == (ASSESSMENT, "clipboard", "en")
    told = next(entry for entry in table.model.kept if entry.answer.words == RAIN)
    assert paper.reflections == (told.id,)


def test_what_we_put_there_is_taken_away_when_the_journal_is_locked(tmp_path: Path) -> None:
    computer = Computer()
    at_draft(tmp_path, computer).press("preview.copy.0", "bar.stop")

    assert computer.held == ""


def test_what_we_put_there_is_taken_away_when_the_screen_is_put_away(tmp_path: Path) -> None:
    computer = Computer()
    at_draft(tmp_path, computer).press("preview.copy.0").tell(HideWanted())

    assert computer.held == ""


def test_what_somebody_else_put_there_since_stays(tmp_path: Path) -> None:
    computer = Computer()
    table = at_draft(tmp_path, computer).press("preview.copy.0")
    computer.held = "a shopping list"
    table.press("bar.stop")

    assert computer.held == "a shopping list"


def test_a_clipboard_that_writes_line_ends_in_its_own_way_is_emptied_too() -> None:
    computer = Computer()
    clipboard = computer.clipboard()
    clipboard.hold("a\nb")
    computer.held = "a\r\nb"
    clipboard.let_go()

    assert computer.held == ""


def test_in_the_terminal_the_words_stand_there_and_nothing_is_offered_to_copy(tmp_path: Path) -> None:
    table = of(tmp_path).press("kept.assessment")

    assert copies(table) == []
    table.tell(message.SectionCopied(0))
    assert table.sees("This computer gives no clipboard now.")


def test_there_is_no_copying_of_a_heading_that_is_not_there_or_of_the_own_copy(tmp_path: Path) -> None:
    computer = Computer()
    table = at_draft(tmp_path, computer).tell(message.SectionCopied(99))
    table.press("bar.back", "kept.own").tell(message.SectionCopied(0))

    assert computer.held == ""
    assert copies(table) == []


def test_a_file_without_a_folder_goes_to_the_documents_and_never_over_one_that_is_there(tmp_path: Path) -> None:
    documents = tmp_path / "Documents"
    documents.mkdir()
    table = of(tmp_path)
    table.world.ways = Ways(documents)
    for _ in range(2):
        table.press("kept.assessment", "preview.text", "submit")

    assert sorted(path.name for path in documents.iterdir()) == [
        "pelitarina-draft-for-assessment-2026-12-21-2.txt",
        "pelitarina-draft-for-assessment-2026-12-21.txt",
    ]


def test_where_there_is_no_pdf_none_is_offered(tmp_path: Path) -> None:
    table = of(tmp_path)
    table.model = replace(table.model, pdfs=False)

    assert "preview.pdf" not in table.press("kept.assessment").ids


def test_what_goes_to_the_clipboard_shows_in_no_trace() -> None:
    wanted = PutOnClipboard("Pihalamppu", "Asuminen", ASSESSMENT, "fi", ())

    assert "Pihalamppu" not in repr(wanted)


def test_the_window_puts_words_on_the_computers_clipboard_and_takes_them_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    opened = opening.opened()  # by SDL's dummy driver
    try:
        clipboard = Clipboard(opening.put, opening.pasted)
        clipboard.hold("”Kotona.”")
        assert opening.pasted() == "”Kotona.”"
        clipboard.let_go()
        assert opening.pasted() == ""
    finally:
        opened.destroy()
        pygame.quit()
