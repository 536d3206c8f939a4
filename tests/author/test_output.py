"""What a tool writes comes whole, and never over something that is not its own."""

import json
from pathlib import Path

import pytest

from pelitarina.cli.main import run

ROOT = Path(__file__).resolve().parents[2]
STORY = str(ROOT / "stories" / "bussipysakki")


def test_a_schema_is_made_anew_over_an_older_one(tmp_path: Path) -> None:
    made = tmp_path / "schema.json"

    assert run(["schema", "-o", str(made)]) == 0
    first = made.read_text("utf-8")
    assert run(["schema", STORY, "-o", str(made)]) == 0
    assert made.read_text("utf-8") != first
    assert json.loads(made.read_text("utf-8"))["definitions"]["target"]["enum"][-2:] == ["END", "BACK"]
    assert list(tmp_path.iterdir()) == [made]


@pytest.mark.parametrize("name", ["story.yaml", "data.json"])
def test_a_file_that_holds_something_else_is_left_as_it_is(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / name
    other.write_text('{"a": "b"}', "utf-8")

    assert run(["schema", "-o", str(other), "--lang", "en"]) == 2
    assert "holds something else" in capsys.readouterr().err
    assert other.read_text("utf-8") == '{"a": "b"}'
    assert list(tmp_path.iterdir()) == [other]


def test_where_nothing_can_be_written_it_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", "-o", str(tmp_path / "nowhere" / "s.json"), "--lang", "en"]) == 2
    assert "s.json" in capsys.readouterr().err


def test_the_line_for_the_editor_is_said_for_the_story_and_for_its_further_files(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "oma"
    (folder / "passages").mkdir(parents=True)
    (folder / "story.yaml").write_text(
        "story: oma\nformat: 1\ntitle: T\nlanguage: en\nstart: a\npassages:\n  a:\n    text: T.\n    go: END\n"
    )
    assert run(["schema", str(folder), "-o", str(tmp_path / "s.json"), "--lang", "en"]) == 0
    said = capsys.readouterr().out

    assert "$schema=../s.json\n" in said
    assert "$schema=../../s.json#/definitions/passages\n" in said


def test_of_a_story_without_passages_there_are_no_names_to_tell(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "story.yaml").write_text("story: x\n")

    assert run(["schema", str(tmp_path), "--lang", "en"]) == 2
    assert "check" in capsys.readouterr().err


def test_the_schema_alone_goes_to_standard_output(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["schema", STORY]) == 0
    assert json.loads(capsys.readouterr().out)["required"][0] == "story"
