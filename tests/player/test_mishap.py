"""The program itself may fail: then a calm page comes, one goes on from the page before; no word is lost or told."""

import inspect
import traceback
from collections.abc import Callable
from io import StringIO
from pathlib import Path
from typing import Any

import pygame
import pytest
from msgspec.structs import replace

from pelitarina.errors import FileNotWritten
from pelitarina.journal.store import ledger
from pelitarina.player import hand, message
from pelitarina.player.edit import edit_of
from pelitarina.player.hand import way
from pelitarina.player.layout import Layout
from pelitarina.player.model import Model, Screen
from pelitarina.player.refuge import HideWanted, MishapLeft, ReportWanted
from pelitarina.player.shell import loop, mark, window
from pelitarina.player.shell.access import Access
from pelitarina.player.shell.loop import sit
from pelitarina.player.shell.paint import Painter
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.plate import Plates
from pelitarina.player.shell.report import report, where
from pelitarina.player.shell.terminal import Terminal
from pelitarina.player.update.refuge import mishap
from pelitarina.shipped import folder
from tests.player.person import Person, Script, key, press
from tests.player.table import Table, asked, item
from tests.player.test_frames import SCREENS
from tests.player.test_refuge import at_receipt

CANARY = "kanarialintu5512"
REPORT = "pelitarina\nRuntimeError"


class Fault:
    """Something of the program that fails, as often as it is told to."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, owner: object, name: str, when: Callable[..., bool]) -> None:
        self.left, self.struck = 0, 0
        does = getattr(owner, name)

        def fails(*given: Any, **more: Any) -> Any:
            if self.left and when(*given):
                self.left -= 1
                self.struck += 1
                raise RuntimeError(f"{CANARY} {given}")
            return does(*given, **more)

        monkeypatch.setattr(owner, name, fails)


def always(*_given: object) -> bool:
    return True


def on(screen: Screen) -> Callable[..., bool]:
    return lambda first, *_rest: getattr(first, "screen", None) is screen


def says(kind: type) -> Callable[..., bool]:
    return lambda _model, said, *_rest: isinstance(said, kind)


POINTS: dict[str, tuple[object, str, Callable[..., bool], str]] = {
    "the view of the next page": (window, "view", on(Screen.PLAY), "bar.skip"),
    "the view of a quiet moment": (window, "view", on(Screen.QUIET), "bar.quiet"),
    "the view of the review": (window, "view", on(Screen.REVIEW), "bar.stop"),
    "the view of the settings": (window, "view", on(Screen.SETTINGS), "bar.settings"),
    "the view of what was said": (window, "view", on(Screen.SAID), "bar.said"),
    "the layout": (window, "layout", always, "bar.quiet"),
    "what a key means": (hand, "meant", always, ""),
    "where the focus goes": (hand, "settled", always, "bar.skip"),
    "the keys beside the ways": (way, "hints", always, "bar.skip"),
    "the numbers of the ways": (way, "numbers", always, "bar.skip"),
    "taking in an answer": (loop, "update", says(message.Skipped), "bar.skip"),
    "taking in a quiet moment": (loop, "update", says(message.QuietWanted), "bar.quiet"),
    "taking in the focus": (loop, "update", says(message.Focused), "bar.quiet"),
    "the painter": (Painter, "paint", always, "bar.skip"),
    "the painter, at a box": (Painter, "box", always, "bar.skip"),
    "the painter, at words": (Painter, "text", always, "bar.skip"),
    "the painter, at a plate": (Plates, "lay", always, "bar.stop"),
    "the painter, at a figure": (Painter, "figure", always, "bar.stop"),
    "the painter, at the ring": (Painter, "ring", always, "bar.skip"),
    "the light of a quiet moment": (Painter, "breath", always, "bar.quiet"),
    "what a screen reader is told": (Access, "see", always, "bar.skip"),
    "what a screen reader asked for": (Access, "heard", always, ""),
    "where the caret stands": (mark, "caret", always, "bar.skip"),
    "the title": (window, "entitle", always, "bar.quiet"),
    "news from an author": (World, "news", always, ""),
    "where the page is cut": (Layout, "seen", always, "bar.skip"),
}


def at_window(table: Table, script: Script, monkeypatch: pytest.MonkeyPatch) -> tuple[Model, type[Person]]:
    """Sit at a window to which a mishap may come; give how it ended."""
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    next(script)
    somebody = type("Somebody", (Person,), {"script": script, "seen": [], "calm": True})
    sits = somebody(folder("assets"))
    try:
        ended = sits.sat(replace(table.model, window=True), table.world)
        assert inspect.getgeneratorstate(script) == inspect.GEN_CLOSED, (
            "they did not come to the end of what they wanted to do"
        )
        return ended, somebody
    finally:
        pygame.time.set_timer(pygame.QUIT, 0)
        sits.close()


def told(tmp_path: Path) -> Table:
    """Somebody has said something, and is asked the next thing."""
    return asked(tmp_path).answers(CANARY)


@pytest.mark.parametrize("point", POINTS)
def test_wherever_the_program_fails_a_calm_page_comes_and_what_was_said_is_there(
    point: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    owner, name, when, does = POINTS[point]
    fault = Fault(monkeypatch, owner, name, when)
    reports: list[str] = []

    def script() -> Script:
        person = yield
        if does:
            rect = person.layout.of(person.widget(does).id)
            assert rect is not None
            fault.left = 1
            person = yield from _clicked(rect[0] + 4, rect[1] + 4)
        else:
            fault.left = 1
            person = yield from key(pygame.K_TAB)
        while person.tree.id != "broken":
            person = yield
        assert fault.struck == 1
        assert [answer.words for answer in person.last.behind.draft] == [CANARY] if person.last.behind else False
        reports.append(person.last.report)
        person = yield from press(person, "broken.on")
        assert [answer.words for answer in person.last.draft] == [CANARY]
        assert person.last.screen in (Screen.PLAY, Screen.QUIET, Screen.REVIEW)
        person = yield from press(person, "bar.stop")
        assert person.tree.id == "review"

    at_window(told(tmp_path), script(), monkeypatch)

    assert len(reports) == 1, "the calm page came"
    assert CANARY not in reports[0]
    assert "RuntimeError" in reports[0]
    assert "pelitarina/player/shell/" in reports[0] or "update" in reports[0]


def _clicked(x: int, y: int) -> Any:
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(x, y)))
    pygame.event.post(pygame.Event(pygame.MOUSEBUTTONUP, button=1, pos=(x, y)))
    return (yield)


def test_a_page_that_can_never_be_shown_holds_nobody(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fault = Fault(monkeypatch, window, "view", on(Screen.PLAY))

    def script() -> Script:
        person = yield
        fault.left = 1000
        person = yield from _clicked(*_middle(person, "bar.skip"))
        assert person.tree.id == "broken"
        person = yield from press(person, "broken.on")
        assert person.tree.id == "broken"
        person = yield from press(person, "broken.on")
        assert person.tree.id == "review"
        assert [answer.words for answer in person.last.draft] == [CANARY]

    at_window(told(tmp_path), script(), monkeypatch)
    assert fault.struck == 2


def _middle(person: Person, name: str) -> tuple[int, int]:
    rect = person.layout.of(name)
    assert rect is not None
    return rect.x + rect.w // 2, rect.y + rect.h // 2


def test_something_painted_before_that_cannot_be_painted_again_is_painted_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def script() -> Script:
        person = yield
        painter = person.painter
        painter.plates.get = lambda *_: 1 // 0  # type: ignore[method-assign,assignment]
        person = yield from _clicked(*_middle(person, "bar.skip"))
        assert person.tree.id == "broken"
        assert person.painter is not painter

    at_window(told(tmp_path), script(), monkeypatch)


def test_when_not_even_the_calm_page_can_be_shown_the_program_ends(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(monkeypatch, Painter, "text", always)

    def script() -> Script:
        person = yield
        fault.left = 10_000
        yield from _clicked(*_middle(person, "bar.skip"))

    with pytest.raises(RuntimeError):
        at_window(told(tmp_path), script(), monkeypatch)


def test_a_mishap_while_everything_is_put_away_shows_nothing_of_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fault = Fault(monkeypatch, Painter, "paint", always)

    def script() -> Script:
        yield
        fault.left = 1
        person = yield from key(pygame.K_F12)
        assert person.tree.id == "away"
        person = yield from key(pygame.K_F12)
        assert [answer.words for answer in person.last.draft] == [CANARY]

    at_window(told(tmp_path), script(), monkeypatch)
    assert fault.struck == 1


# What stands behind the calm page


def test_what_was_said_on_the_page_that_failed_is_not_lost(tmp_path: Path) -> None:
    good = asked(tmp_path).model
    latest = Table(tmp_path, good).answers(CANARY).model
    model = mishap(good, latest, REPORT)
    table = Table(tmp_path, model)

    back = table.press("broken.on").model
    assert back.play.state == good.play.state
    assert [answer.words for answer in back.draft] == [CANARY]


def test_what_was_being_typed_on_the_page_that_failed_is_not_lost(tmp_path: Path) -> None:
    good = asked(tmp_path).model
    latest = Table(tmp_path, good).tell(message.Edited(message.Field("answer"), edit_of(CANARY))).model

    assert Table(tmp_path, mishap(good, latest, REPORT)).tell(MishapLeft()).model.edits["answer"].text == CANARY


def test_a_mishap_before_a_story_goes_back_to_the_page_before(tmp_path: Path) -> None:
    shelf = Table(tmp_path).press("home.play").model
    opened = Table(tmp_path, shelf).opens().model

    assert mishap(shelf, opened, REPORT).behind == shelf
    assert Table(tmp_path, mishap(shelf, shelf, REPORT)).press("bar.stop").stands() is Screen.GONE


def test_whoever_stops_at_the_calm_page_sees_first_what_was_said(tmp_path: Path) -> None:
    model = told(tmp_path).model
    table = Table(tmp_path, mishap(model, model, REPORT)).press("bar.stop")

    assert table.stands() is Screen.REVIEW
    assert table.sees(CANARY)


def test_a_mishap_after_keeping_leaves_kept_what_is_kept(tmp_path: Path) -> None:
    table = at_receipt(tmp_path)
    before = Table(tmp_path / "before").opens().begins("Kuusi").answers(CANARY).press("bar.stop").model
    before = replace(before, playing=replace(before.play, sitting=table.model.play.sitting))
    back = mishap(before, table.model, REPORT).behind

    assert back is not None
    assert (back.kept, back.stored, len(back.draft)) == (table.model.kept, True, 0)


def test_a_keeping_that_fails_in_the_middle_keeps_nothing_and_the_marks_stay(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = Table(tmp_path).with_journal().opens().begins("Kuusi").answers(CANARY)
    table.press("bar.stop", item("home/told", "own_copy"), item("home/told", "assessment"), "review.keep", "names.fine")
    with monkeypatch.context() as fails:
        fault = Fault(fails, ledger, "record", always)
        fault.left = 1
        with pytest.raises(RuntimeError):
            table.unlocks()
    assert fault.struck == 1

    back = Table(tmp_path, mishap(table.model, table.model, REPORT)).press("broken.on")
    back.world = table.world
    back.unlocks()
    assert back.stands() is Screen.RECEIPT
    assert len(back.model.kept) == 1


# The report


def test_a_report_tells_of_the_line_and_of_nothing_that_anybody_wrote() -> None:
    def falls() -> None:
        try:
            raise ValueError(CANARY)
        except ValueError as problem:
            raise RuntimeError(f"{CANARY} again") from problem

    with pytest.raises(RuntimeError) as caught:
        falls()
    said = report(caught.value, "play", "Answered")

    assert CANARY in "".join(traceback.format_exception(caught.value))
    assert CANARY not in said
    assert [line for line in said.splitlines() if not line.startswith(" ")][-2:] == ["RuntimeError", "ValueError"]
    assert "test_mishap.py:" in said
    assert str(Path(__file__).parent) not in said, "a path may hold somebody's name"


def test_a_report_of_a_mishap_without_an_end_has_one() -> None:
    def falls() -> None:
        falls()

    with pytest.raises(RecursionError) as caught:
        falls()

    assert len(where(caught.value).splitlines()) < 60


def test_a_report_is_seen_before_it_is_written_and_says_where_it_is(tmp_path: Path) -> None:
    table = SCREENS["report"](Table(tmp_path))
    assert table.sees("RuntimeError")
    assert not table.world.data.exists()

    table.press("report.save")
    (file,) = table.world.data.glob("report-*.txt")
    assert table.stands() is Screen.BROKEN
    assert str(file) in table.model.told
    assert file.read_text(encoding="utf-8") == (table.model.report + "\n")
    table.press("broken.report", "bar.back")
    assert table.stands() is Screen.BROKEN
    assert table.tell(HideWanted()).stands() is Screen.AWAY


def test_a_report_that_cannot_be_written_says_so_and_nothing_else_happens(tmp_path: Path) -> None:
    (tmp_path / "journal").write_text("")
    table = SCREENS["report"](Table(tmp_path)).press("report.save")

    assert table.stands() is Screen.REPORT
    assert table.model.told
    assert issubclass(FileNotWritten, Exception)


# The terminal


def test_in_the_terminal_a_mishap_is_told_calmly_and_one_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, out = told(tmp_path), StringIO()
    fault = Fault(monkeypatch, loop, "view", on(Screen.QUIET))
    fault.left = 1
    typed = StringIO("q\n\n")  # a quiet moment, and on from the page before
    table.model = sit(table.model, (), table.world, Terminal(table.model.texts.text, typed, out))

    assert "It was nothing that you did." in out.getvalue()
    assert table.stands() is Screen.PLAY
    assert [answer.words for answer in table.model.draft] == [CANARY]
    assert CANARY not in table.model.report


def test_in_the_terminal_a_message_that_cannot_be_taken_in_is_told_calmly(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table, out = told(tmp_path), StringIO()
    fault = Fault(monkeypatch, loop, "update", says(message.QuietWanted))
    fault.left = 1
    table.model = sit(table.model, (), table.world, Terminal(table.model.texts.text, StringIO("q\n1\n"), out))

    assert "QuietWanted" in out.getvalue(), "the report is shown, and names the kind of message"
    assert CANARY not in out.getvalue().partition("Report")[2]


def test_in_the_terminal_the_program_ends_where_not_even_the_calm_page_can_be_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    table = told(tmp_path)
    fault = Fault(monkeypatch, loop, "view", always)
    fault.left = 100
    with pytest.raises(RuntimeError):
        sit(table.model, (), table.world, Terminal(table.model.texts.text, StringIO("q\n"), StringIO()))


def test_what_stands_before_the_rest_takes_no_word_in(tmp_path: Path) -> None:
    model = told(tmp_path).model
    table = Table(tmp_path, mishap(model, model, REPORT))
    for said in (message.Wrote(message.Field("answer"), CANARY), message.WentOn(), message.Scrolled(2)):
        table.tell(said)

    assert table.stands() is Screen.BROKEN
    assert table.model.behind == model
    assert table.tell(ReportWanted()).stands() is Screen.REPORT
