"""The README's first command, on a fresh clone in a fresh virtual environment, outside the checkout."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_HANDED_ON = ("COV", "PYTHONPATH", "DISPLAY", "WAYLAND_DISPLAY", "SDL_")
"""Of the environment; without a screen no window opens."""


def command(name: str) -> str:
    """Give a command of the README by its mark."""
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    found = re.search(rf"<!-- {name} -->\n```sh\n(.*?)```", text, re.DOTALL)
    assert found
    return found[1].strip()


def test_the_test_command_is_the_whole_check() -> None:
    assert command("test command").endswith(".venv/bin/python -m tests")


@pytest.mark.skipif(sys.platform == "win32", reason="the README gives another spelling for Windows")
def test_the_first_command_sets_up_and_plays_and_the_program_finds_its_stories_from_anywhere(tmp_path: Path) -> None:
    clone = tmp_path / "clone"
    ignore = shutil.ignore_patterns(
        ".git", ".venv", "__pycache__", ".mypy_cache", ".ruff_cache", ".hypothesis", ".cov*"
    )
    shutil.copytree(ROOT, clone, ignore=ignore)
    environment = {name: value for name, value in os.environ.items() if not name.startswith(NOT_HANDED_ON)}
    environment |= {"LANG": "fi_FI.UTF-8", "HOME": str(tmp_path), "PIP_NO_COMPILE": "1"}
    first = command("play command").replace("python3 ", f"{sys.executable} ", 1)
    played = subprocess.run(
        first,
        shell=True,
        cwd=clone,
        env=environment,
        input="1\n4\n2\n\n1\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=900,
    )

    assert played.returncode == 0, played.stderr
    assert "Keitto pyörii mikrossa" in played.stdout

    program = clone / ".venv" / "bin" / "pelitarina"
    shutil.rmtree(clone / "stories")
    shutil.rmtree(clone / "locales")
    elsewhere = subprocess.run(
        [program, "stories"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert "pieni_hetki" in elsewhere.stdout
    told = subprocess.run(
        [program, "--help"], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert "tarina" in told.stdout, "its languages came along, too"
    for command_line in (["new", "oma"], ["check", "oma"], ["test", "oma"]):
        begun = subprocess.run(
            [program, *command_line], cwd=tmp_path, env=environment, capture_output=True, check=False
        )
        assert begun.returncode == 0, "what a new story begins with came along, too"
