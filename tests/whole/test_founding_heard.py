"""A worker with a screen reader sets a journal up, lets a customer keep and share, gets a new code, erases it all."""

import json
import sys
from pathlib import Path
from typing import Any

import pytest

from pelitarina.play.playthrough import prompt_path
from pelitarina.player.model import Mode, Screen
from tests.player.test_access import place
from tests.whole.hands import sitting, story
from tests.whole.table import Home
from tests.whole.test_founding import ANSWERS
from tests.whole.test_screen_reader import PSEUDONYM, Planner, by_screen_reader

__all__ = ["place"]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is no such bus")
OFFICE = "Velkaneuvonta"


def planned(home: Home, passphrase: str) -> list[dict[str, Any]]:
    """From a computer on which nothing is kept, to one on which nothing is kept any more."""
    plan = Planner(home.data)
    founds(plan, passphrase)
    keeps_and_shares(plan, passphrase)
    plan.does("receipt.done")
    if plan.stands() is not Screen.HOME:
        plan.does("bar.stop")
    plan.does("home.kept")
    plan.types(passphrase, "passphrase")
    plan.does("kept.safety", "safety.code")
    plan.types(passphrase, "secret.written")
    plan.reads_from_paper()
    plan.does("bar.back")
    plan.does(next(one.id for one in plan.ways() if one.id.startswith("customer.")))
    plan.does("erase", "erase.goes")
    assert plan.stands() is Screen.KEPT
    plan.does("bar.stop", "bar.stop")
    plan.heard_of[-1]["ways"] = []  # it is over; nothing is left to be pressed
    return plan.heard_of


def founds(plan: Planner, passphrase: str) -> None:
    """Answer the four questions, think of a passphrase, write the code down."""
    plan.does("settings.done", "home.settings", "settings.here", "here.found", "found.begin")
    for one in ANSWERS:
        plan.types(one, "keeper.written")
    plan.leaves_as_it_stands("12", "keeper.written")
    plan.does("keeper.right")
    for _ in range(2):
        plan.types(passphrase, "secret.written")
    plan.reads_from_paper()
    assert (plan.stands(), plan.model.mode) == (Screen.FOUNDED, Mode.COMPUTER)
    plan.does("founded.home")


def keeps_and_shares(plan: Planner, passphrase: str) -> None:
    """Say one thing, note what a form gave elsewhere, and let an office see both."""
    plan.does("home.play", "story.pieni_hetki")
    plan.types(PSEUDONYM, "pseudonym")
    plan.does("before.begin")
    plan.plays(sitting().steps[:2])
    plan.does("bar.stop")
    assert plan.stands() is Screen.REVIEW
    plan.does("review.measures", "measure.kykyviisari")
    plan.fills("2024", "measure.version")
    plan.fills("6", "measure.number.work_ability")
    plan.fills("Aamut ovat vaikeita.", "measure.comment")
    plan.does("measure.done")
    path = prompt_path(story(), "näkymä") or ""
    for number, item in enumerate((path, "@measure/kykyviisari")):
        plan.does(f"item.{item}.customer.own_copy", f"item.{item}.customer.share")
        if number:
            plan.does("recipient.0", "recipient.ready")
        else:
            plan.types(OFFICE, "recipient")
    plan.does("review.keep", "names.fine")
    plan.types(passphrase, "passphrase")
    assert plan.stands() is Screen.RECEIPT


def test_a_journal_is_set_up_used_and_emptied_by_screen_reader_and_no_secret_is_said(
    place: Path, tmp_path: Path
) -> None:
    home, told = by_screen_reader(place, tmp_path, planned, lambda _: None)

    heard = "\n".join([*told["announced"], json.dumps(told["met"], ensure_ascii=False)])
    assert home.passphrase.read_text().strip() not in heard
    for role in ("heading", "label", "push button", "password text", "entry", "check box"):
        assert all(one["name"] for one in told["met"][role])
    assert OFFICE in heard
    code, said = home.run("journal", "list", "--format", "json", *home.opened)
    assert (code, json.loads(said)) == (0, [])
    assert home.run("journal", "verify", *home.opened)[0] == 0
    assert home.holds(OFFICE) == []
