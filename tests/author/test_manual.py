"""What the manual tells an author to type can be typed."""

import re
from pathlib import Path

import pytest

from pelitarina.cli.main import run
from pelitarina.cli.parser import LATER
from tests.author.test_schema import ROOT

PAGE = (ROOT / "docs" / "manual" / "authoring.md").read_text("utf-8")
COMMANDS = [line.partition("#")[0].split()[1:] for line in re.findall(r"^pelitarina .*", PAGE, re.MULTILINE)]


def test_the_commands_of_the_manual_work_one_after_the_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for command in [*COMMANDS, re.findall(r"`pelitarina (schema my_story [^`]*)`", PAGE)[0].split()]:
        if command[0] not in (*LATER, "play"):
            assert run(command) == 0, command


def test_the_lines_for_the_editor_are_those_that_the_command_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    run(["new", "my_story"])
    (tmp_path / "my_story" / "passages").mkdir()
    run(["schema", "my_story", "-o", "my_story/story.schema.json"])
    said = [line.strip() for line in capsys.readouterr().out.split("\n") if "yaml-language-server" in line]

    assert said == re.findall(r"`(# yaml-language-server[^`]*)`", PAGE)
