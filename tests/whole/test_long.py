"""Killed at sixty moments, early and late: what was acknowledged is there, what was not kept is nowhere."""

import json
import subprocess
import sys
from pathlib import Path
from random import Random  # seeded moments, the same in every run

import pytest

from tests.whole.hands import SITTING
from tests.whole.table import Home

KILLS = 60
UNKEPT = ("Solmivat verkon.", "Lista ja kahvi.")
"""Answers of the sitting that are not kept."""


@pytest.mark.long
def test_a_sitting_that_is_killed_at_any_moment_keeps_all_of_it_or_nothing(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.init()
    moments = Random(7391)
    acknowledged = 0
    for number in range(KILLS):
        command = ["play", "pieni_hetki", "--replay", str(SITTING), "--customer", f"Kuusi {number}", *home.opened]
        child = subprocess.Popen(
            [sys.executable, "-m", "pelitarina", *command],
            env=home.environment, cwd=home.top / "work", stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
        )  # fmt: skip
        try:
            said, _ = child.communicate(timeout=moments.uniform(0.3, 2.5))
            acknowledged += "6" in said
        except subprocess.TimeoutExpired:
            child.kill()
            child.communicate()

    assert [word for word in UNKEPT if home.holds(word)] == []
    assert home.holds("Pihalamppu") == []
    code, said = home.run("journal", "verify", *home.opened)
    assert code == 0, said
    code, said = home.run("journal", "list", "--format", "json", *home.opened)
    kept = [one["kept"] for one in json.loads(said)]
    assert set(kept) <= {6}, "a sitting is kept whole or not at all"
    assert len(kept) >= acknowledged
