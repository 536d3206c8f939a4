"""A whole sitting by somebody with a screen reader, without a pixel: from the first start to the receipt and home."""

import json
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from pelitarina.cli.desk import desk
from pelitarina.cli.play import _model, _world
from pelitarina.journal.draft import Owner
from pelitarina.play.playthrough import Action, prompt_path
from pelitarina.play.step import open_prompts
from pelitarina.player.edit import edit_of
from pelitarina.player.message import Edited, Field
from pelitarina.player.model import Screen
from pelitarina.player.shell.shelf import cards
from pelitarina.player.update.playing import fields, together
from pelitarina.player.widget import Mark, Role, Widget, find, walk
from pelitarina.story.model import Options, Prompt, Scale
from tests.player.table import Table
from tests.player.test_access import on_a_bus, place
from tests.whole.hands import SITTING, sitting, story
from tests.whole.table import Home
from tests.whole.test_sitting import kept

__all__ = ["place"]
WHOLE = Path(__file__).resolve().parent
_WAYS = (Role.BUTTON, Role.RADIO, Role.CHECK, Role.SUBMIT)
PSEUDONYM = "Kuusi"


class Planner(Table):
    """Plays the sitting in memory, and writes down by which names somebody would do the same by listening."""

    def __init__(self, data: Path, database: str | None = None) -> None:
        at = desk("fi", data, None, database)
        shown = cards(at.shelves, "fi")
        super().__init__(
            data, replace(_model(at), cards=shown, window=True, screen=Screen.FIRST, came_from=Screen.HOME)
        )
        self.world = _world(at, self.model.texts.text, None)
        self.heard_of: list[dict[str, Any]] = [self.seen({"do": "start"})]

    def seen(self, step: dict[str, Any]) -> dict[str, Any]:
        ways = [[name_of(one), Mark.CHECKED in one.marks] for one in self.ways()]
        headings = [one.label for one in walk(self.tree) if one.role is Role.HEADING]
        return {**step, "ways": ways, "headings": headings}

    def ways(self) -> list[Widget]:
        return [one for one in walk(self.tree) if one.open and one.role in _WAYS]

    def does(self, *widget_ids: str) -> None:
        """Press one thing after the other."""
        for widget_id in widget_ids:
            widget = self.widget(widget_id)
            same = [one.id for one in self.ways() if name_of(one) == name_of(widget)]
            step = {"do": "press", "name": name_of(widget), "nth": same.index(widget_id)}
            super().press(widget_id)
            self.heard_of.append(self.seen(step))

    def types(self, text: str, into: str) -> None:
        """Write into a field, and have it taken in."""
        submit = next(one.label for one in walk(self.tree) if one.role is Role.SUBMIT)
        step = {"do": "type", "name": self.widget(into).label, "text": text, "takes_in": submit}
        super().write(text, into)
        self.heard_of.append(self.seen(step))

    def fills(self, text: str, into: str) -> None:
        """Write into one of several fields; nothing is taken in yet."""
        step = {"do": "type", "name": self.widget(into).label, "text": text}
        self.tell(Edited(Field(into), edit_of(text, several=False)))
        self.heard_of.append(self.seen(step))

    def leaves_as_it_stands(self, text: str, into: str) -> None:
        """Have taken in what stands in a field already."""
        submit = next(one.label for one in walk(self.tree) if one.role is Role.SUBMIT)
        super().write(text, into)
        self.heard_of.append(self.seen({"do": "press", "name": submit, "nth": 0}))

    def reads_from_paper(self) -> None:
        """Write down the code that is shown, and give the group of it that is asked for: each time it is another."""
        self.does("code.written")
        safe = self.model.safe
        submit = next(one.label for one in walk(self.tree) if one.role is Role.SUBMIT)
        super().write(safe.code.split("-")[safe.group - 1], "group.written")
        self.heard_of.append(self.seen({"do": "group", "takes_in": submit}))

    def types_beside(self, text: str, into: str, *, last: bool) -> None:
        """Write into a field that stands beside another; the last of them is followed by the way on."""
        done = self.widget("prompt.done")
        step = {"do": "type", "name": self.widget(into).label, "text": text, "takes_in": done.label if last else ""}
        self.tell(Edited(Field(into), edit_of(text, several=True)))
        if last:
            super().press(done.id)
        self.heard_of.append(self.seen(step))

    def plays(self, steps: tuple[Action, ...]) -> None:
        """Play the steps of a playthrough."""
        for step in steps:
            while find(self.tree, "play.on"):
                self.does("play.on")
            match step.word:
                case "choose":
                    self.does(f"choice.{step.value}")
                case "skip":
                    while any(step.value == ["all"] or one.name in step.value for one, _ in self.asked()):
                        self.does("bar.skip")
                case "answer":
                    for name, owner, given, written in step.value:
                        self.answers_(name, owner, given, written)
                case _:
                    pass

    def asked(self) -> tuple[tuple[Prompt, str], ...]:
        """Give the prompts that are open on screen."""
        now = self.model.play
        return open_prompts(now.story, now.state)

    def answers_(self, name: str, owner: str, given: object, written: str) -> None:
        prompt, asked = self.asked()[0]
        assert prompt.name == name
        if together(prompt):
            into = fields(prompt, asked)[Owner(owner)]
            self.types_beside(written, into, last=owner == Owner.WORKER)
            return
        match prompt.form:
            case Scale():
                self.does(f"prompt.{name}.{given}")
            case Options(most=None):
                self.does(f"option.{given}")
            case Options():
                assert isinstance(given, frozenset)
                self.does(*(f"option.{option}" for option in sorted(given)), "prompt.done")
            case _:
                self.types(written, "answer")

    def keeps(self, wanted: dict[str, list[str]]) -> None:
        """At the review, mark what is wanted."""
        made = story()
        for name, purposes in wanted.items():
            path = prompt_path(made, name) or name
            owners = made.passages[path.rpartition("/")[0]].prompts[path.rpartition("/")[2]].owners
            self.does(*(f"item.{path}.{owner}.{purpose}" for owner in owners for purpose in purposes))


def name_of(widget: Widget) -> str:
    """Give what a screen reader calls it."""
    return " – ".join(part for part in (widget.digits, widget.label) if part)


def planned(home: Home, passphrase: str) -> list[dict[str, Any]]:
    """From the first start by way of every screen of a meeting to the receipt, and out."""
    plan = Planner(home.data)
    plan.does("theme.light", "settings.done", "home.play", "story.pieni_hetki")
    plan.types(PSEUDONYM, "pseudonym")
    plan.does("before.begin")
    *steps, keep = sitting().steps
    plan.plays(tuple(steps))
    plan.does("play.keep")
    plan.keeps(keep.value)
    plan.does("review.keep", "names.fine")
    assert plan.stands() is Screen.UNLOCK
    plan.types(passphrase, "passphrase")
    assert plan.stands() is Screen.RECEIPT
    plan.does("receipt.done", "bar.stop")
    plan.heard_of[-1]["ways"] = []  # it is over; nothing is left to be pressed
    return plan.heard_of


@pytest.fixture(scope="module")
def played(place: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Home, dict[str, Any]]:
    """Play the sitting on a bus; give the home it was played in, and what was met."""
    return by_screen_reader(place, tmp_path_factory.mktemp("reader"), planned)


def by_screen_reader(
    place: Path,
    top: Path,
    planned: Callable[[Home, str], list[dict[str, Any]]],
    ready: Callable[[Home], None] = Home.init,
) -> tuple[Home, dict[str, Any]]:
    """Play what was planned on a bus; ``ready`` makes each of the two homes as it is before."""
    planned_in, home = Home(top / "planned"), Home(top / "played")
    for each in (planned_in, home):
        ready(each)
    steps = planned(planned_in, home.passphrase.read_text().strip())
    return home, heard_by(place, top, steps, "--data", str(home.data))


def heard_by(
    place: Path, top: Path, steps: list[dict[str, Any]], *arguments: str, around: Mapping[str, str] | None = None
) -> dict[str, Any]:
    """Do the steps in the program, started with those arguments, on a bus; give what was met and said."""
    plan, report = top / "plan.json", top / "report.json"
    plan.write_text(json.dumps(steps), encoding="utf-8")
    program = [sys.executable, str(WHOLE / "keyboard_window.py"), *arguments, "--lang", "fi"]
    on_a_bus(place, str(WHOLE / "atspi_sitting.py"), str(plan), str(report), *program, around=around)
    told: dict[str, Any] = json.loads(report.read_text(encoding="utf-8"))
    return told


def test_a_whole_sitting_by_screen_reader_keeps_the_same_words_as_by_script(
    played: tuple[Home, dict[str, Any]], tmp_path: Path
) -> None:
    home, script = played[0], Home(tmp_path / "script")
    script.init()
    code, said = script.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", PSEUDONYM, *script.opened)
    assert code == 0, said

    assert len(kept(home, PSEUDONYM)) == 6
    assert kept(home, PSEUDONYM) == kept(script, PSEUDONYM)


def test_whatever_was_met_on_the_way_had_a_name_and_said_what_it_is(played: tuple[Home, dict[str, Any]]) -> None:
    met = played[1]["met"]

    assert {
        "heading", "label", "block quote", "image", "panel", "push button", "radio button", "check box", "entry",
        "password text",
    } <= set(met)  # fmt: skip
    for role in ("heading", "label", "block quote", "image", "push button", "radio button", "check box", "entry"):
        for one in met[role]:
            assert one["name"], (role, one)
    for role in ("radio button", "check box"):
        states = [one["states"] for one in met[role]]
        assert any("checked" in each for each in states)
        assert any("checked" not in each for each in states)
    assert all("editable" in one["states"] for one in met["entry"])


def test_every_page_of_the_sitting_was_heard_and_no_passphrase(played: tuple[Home, dict[str, Any]]) -> None:
    home, told = played
    secret = home.passphrase.read_text().strip()
    heard = "\n".join(told["announced"])

    for one in told["met"]["label"]:
        if len(one["name"]) > 60 and one["name"].startswith(("Keitto", "Ikkunan", "Sohvalla")):
            assert one["name"] in heard
    assert "Keitto" in heard
    assert secret not in heard
    assert secret not in json.dumps(told["met"], ensure_ascii=False)
