"""The measurements of the window can be made, and leave nothing out. How quick it is, no test says."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
WHAT = {
    "first frame: home painted, words and picture",
    "first frame: processor time until then",
    "first frame: painted anew once the window is up",
    "the whole process, closed at once",
    "at rest on home, of one core",
    "memory, home, 1280x720, then",
    "memory, home, 1280x720, at most",
    *(
        f"{what}, {size}, {percent} %"
        for what in (
            "page: the words",
            "page: the words, processor time",
            "page: the picture, too",
            "page: a life line",
        )
        for size in ("1280x720", "1920x1080")
        for percent in (100, 200)
    ),
    "floor: one colour and flip, 1280x720",
    "floor: one colour and flip, 1920x1080",
}
UNMADE = "page: the picture, too, 1280x720, 200 %"
"""So large, the words need all the room; no picture is made there."""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is told on Linux only")
def test_every_figure_of_the_window_is_measured_beside_its_floor(tmp_path: Path) -> None:
    told = tmp_path / "told.json"
    command = [sys.executable, "-m", "benchmarks.window", "--quick", "--json", str(told)]
    made = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert made.returncode == 0, made.stderr

    rows = json.loads(told.read_text(encoding="utf-8"))["rows"]
    later = {row["what"] for row in rows} - WHAT
    assert {row["what"] for row in rows} >= WHAT
    assert len(later) == 2
    assert all(one.startswith("memory, 10 pages with pictures later") for one in later)
    for row in rows:
        assert row["floor"], row["what"]
        assert row["what"] in made.stdout
        if row["what"] != UNMADE and not row["what"].startswith("floor"):
            assert row["ratio"] > 0, row["what"]
