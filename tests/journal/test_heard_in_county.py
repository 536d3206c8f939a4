"""A worker of a county with a screen reader logs in to the team's journal, and nobody hears the passphrase."""

import json
import os
import shutil
import sys
from pathlib import Path

import pytest

from pelitarina.journal.service import Service
from pelitarina.player.model import Mode, Screen
from tests.journal.county import County
from tests.journal.desk import PASSPHRASE, choice, keep
from tests.player.test_access import place
from tests.whole.test_screen_reader import Planner, heard_by

__all__ = ["place"]
pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is no such bus")
WRONG = "ei tämä sana kuitenkaan"


def test_the_journal_of_a_county_is_opened_by_screen_reader(
    county: County, aino: Service, place: Path, tmp_path: Path
) -> None:
    with county.unlock("aino") as journal:
        keep(journal, "Kuusi", choice("sana"))
    data = aino.folder.parent
    plan = Planner(Path(shutil.copytree(data, tmp_path / "planned")), "aino")
    assert plan.model.mode is Mode.COUNTY
    plan.does("settings.done", "home.kept")
    plan.types(WRONG, "passphrase")
    assert plan.stands() is Screen.UNLOCK
    plan.types(PASSPHRASE, "passphrase")
    assert plan.stands() is Screen.KEPT
    plan.does(next(one.id for one in plan.ways() if one.id.startswith("customer.")))
    plan.does("bar.back", "kept.safety", "bar.stop", "bar.stop")
    plan.heard_of[-1]["ways"] = []  # it is over; nothing is left to be pressed
    plan.world.close()

    around = {name: value for name, value in os.environ.items() if name.startswith("PG")}
    told = heard_by(place, tmp_path, plan.heard_of, "--data", str(data), "--database", "aino", around=around)

    heard = "\n".join([*told["announced"], json.dumps(told["met"], ensure_ascii=False)])
    assert "Kuusi" in heard
    assert not [secret for secret in (PASSPHRASE, WRONG) if secret in heard]
