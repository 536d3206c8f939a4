"""A worker with a screen reader: notes a phenomenon, takes words back, makes a copy, changes the passphrase, locks."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from pelitarina.player.edit import edit_of
from pelitarina.player.message import Edited, Field
from pelitarina.player.model import Screen
from tests.player.test_access import place
from tests.whole.hands import SITTING
from tests.whole.table import Home
from tests.whole.test_screen_reader import PSEUDONYM, Planner, by_screen_reader
from tests.whole.test_sitting import kept

__all__ = ["place"]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is no such bus")
ANOTHER = "neljä kissaa auringossa"
STICK = "stick"
SEEN = {"phenomenon": "lauantain pelivuoro loppui", "area": "keskusta", "group": "nuoret"}


def with_words(home: Home) -> None:
    """A journal with what one customer kept in a sitting."""
    home.init()
    code, said = home.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", PSEUDONYM, *home.opened)
    assert code == 0, said


def planned(home: Home, passphrase: str) -> list[dict[str, Any]]:
    """By every door behind which kept words are looked after."""
    plan = Planner(home.data)
    plan.does("settings.done", "home.settings", "settings.here", "settings.done", "settings.done", "home.kept")
    plan.types(passphrase, "passphrase")
    assert plan.stands() is Screen.KEPT
    noted(plan)
    plan.does(_first(plan, "customer."))
    plan.does(_first(plan, "entry.", ".back"))
    plan.does("take.goes")
    plan.does("bar.back")
    plan.does("kept.safety", "safety.copy")
    stick = home.top.parent / STICK
    stick.mkdir(exist_ok=True)
    plan.types(str(stick), "place")
    assert plan.stands() is Screen.BACKED
    plan.does("backed.good")
    if plan.stands() is not Screen.SAFETY:
        plan.does("kept.safety")
    plan.does("safety.passphrase")
    for secret in (passphrase, ANOTHER, ANOTHER):
        plan.types(secret, "secret.written")
    assert plan.stands() is Screen.SAFETY
    plan.does("bar.stop", "bar.stop")
    plan.heard_of[-1]["ways"] = []  # it is over; nothing is left to be pressed
    return plan.heard_of


def noted(plan: Planner) -> None:
    """Write down what was seen in the lives of many, and come back to the list."""
    plan.does("kept.notes", "notes.new")
    for name, said in SEEN.items():
        into = f"note.{name}"
        step = {"do": "type", "name": plan.widget(into).label, "text": said, "takes_in": ""}
        plan.tell(Edited(Field(into), edit_of(said, several=True)))
        plan.heard_of.append(plan.seen(step))
    plan.does("note.kind.weak", "note.theme.inclusion", "note.done")
    assert plan.stands() is Screen.NOTES
    plan.does("bar.back")


def _first(plan: Planner, start: str, end: str = "") -> str:
    return next(one.id for one in plan.ways() if one.id.startswith(start) and one.id.endswith(end))


def test_kept_words_are_looked_after_by_screen_reader_and_no_secret_is_said(place: Path, tmp_path: Path) -> None:
    home, told = by_screen_reader(place, tmp_path, planned, with_words)

    heard = "\n".join([*told["announced"], json.dumps(told["met"], ensure_ascii=False)])
    for secret in (home.passphrase.read_text().strip(), ANOTHER):
        assert secret not in heard
    for role in ("heading", "label", "push button", "password text"):
        assert all(one["name"] for one in told["met"][role])
    home.passphrase.write_text(ANOTHER + "\n", encoding="utf-8")  # the one before opens nothing more
    assert len(kept(home, PSEUDONYM)) == 5, "one of six was taken back"
    code, notes = home.run("journal", "notes", *home.opened)
    assert code == 0
    assert all(text in notes for text in SEEN.values())
    made = sorted(path.name for path in (tmp_path / STICK).iterdir())
    assert len([name for name in made if name.endswith(".copy")]) == 2, "one was planned, one was made"
