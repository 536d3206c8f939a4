"""``playtest`` tells by its exit code whether something went wrong, and as JSON all that a script needs."""

import json
from io import StringIO
from pathlib import Path

import pytest

from pelitarina.cli.main import run
from pelitarina.cli.playtest import _Bar

STORY = """\
story: lamps
format: 1
title: Lamps
language: en
start: home
remember:
  light:
    kind: number
    from: 0
    to: 3
    start: 0
passages:
  home:
    text:
      - Home.
      - if: light == 3
        text: Now it is so bright that one can read the small print of the newspaper.
    choices:
      on:
        label: On.
        add: {light: 1}
        go: hall
      end: End. -> END
  hall:
    text: The hall.
    choices:
      back:
        label: Back.
        if: light < 2
        go: home
"""


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    """A story in which one can get stuck, and which has a text that cannot be met."""
    folder = tmp_path / "lamps"
    folder.mkdir()
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    return folder


def test_a_story_that_holds_is_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["playtest", "pieni_hetki", "--plays", "60", "--lang", "en"]) == 0
    said = capsys.readouterr()
    assert "Nothing went wrong." in said.out
    assert said.err == ""


def test_what_went_wrong_is_told_with_a_playthrough_to_paste(lamps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["playtest", str(lamps), "--plays", "60", "--lang", "en"]) == 1
    said = capsys.readouterr().out
    assert "In hall nothing can be chosen and nothing leads on" in said
    assert "stuck hall:\n  steps:\n    - choose: on\n    - choose: back\n    - choose: on\n" in said
    assert "story.yaml:16  text: Now it is so bright that one can ..." in said
    assert "condition light == 3: not once true" in said


def test_the_playthrough_that_was_pasted_is_read_by_the_tests(lamps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(["playtest", str(lamps), "--plays", "60", "--format", "json"])
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    (lamps / "playthroughs").mkdir()
    (lamps / "playthroughs" / "found.yaml").write_text(found["playthrough"], encoding="utf-8")

    assert run(["test", str(lamps)]) == 0


def test_as_json_there_is_one_document_with_what_the_contract_names(
    lamps: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["playtest", str(lamps), "--plays", "60", "--seed", "4", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)

    assert set(told) == {"plays", "choices", "seconds", "seed", "coverage", "endings", "findings"}
    assert (told["plays"], told["seed"], told["endings"].keys()) == (60, 4, {"end"})
    assert set(told["coverage"]) == {"passages", "choices", "texts", "conditions", "ways", "endings"}
    assert told["coverage"]["passages"] == {"all": 2, "seen": 2, "not_seen": [], "proved_never": []}
    assert told["coverage"]["conditions"]["not_seen"] == []
    assert told["coverage"]["conditions"]["proved_never"] == [
        {"name": "light == 3", "outcome": "yes", "file": "story.yaml", "line": 16}
    ]
    assert [(one["kind"], one["where"]) for one in told["findings"]] == [("stuck", "hall")]


def test_the_same_seed_tells_the_same(lamps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = []
    for _ in range(2):
        run(["playtest", str(lamps), "--plays", "40", "--seed", "9"])
        told.append(capsys.readouterr().out)

    assert told[0] == told[1]


def test_so_many_turns_and_no_more(lamps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["playtest", str(lamps), "--max-turns", "1", "--lang", "en"]) == 1
    assert "After 1 screens there was no end" in capsys.readouterr().out


@pytest.mark.parametrize("wrong", [["--plays", "0"], ["--plays", "x"], ["--max-turns", "-3"], ["--plays", "9" * 40]])
def test_a_number_that_is_none_could_not_run(wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run(["playtest", "pieni_hetki", *wrong])

    assert end.value.code == 2


def test_a_story_with_mistakes_or_none_at_all_could_not_run(lamps: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (lamps / "story.yaml").write_text(STORY.replace("go: hall", "go: hal"), encoding="utf-8")

    assert run(["playtest", str(lamps)]) == 2
    assert run(["playtest", "nowhere"]) == 2
    assert capsys.readouterr().out == ""


class _Screen(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("out", "drawn"), [pytest.param(_Screen(), True, id="a terminal"), pytest.param(StringIO(), False, id="a file")]
)
def test_how_far_it_has_come_is_drawn_on_a_terminal_only_and_leaves_nothing_behind(out: StringIO, drawn: bool) -> None:
    with _Bar(10, out) as bar:
        bar.told(1)
        assert out.getvalue() == ""  # within the first second nothing is drawn
        bar.next -= 2
        bar.told(5)

    assert ("50 %" in out.getvalue()) is drawn
    assert out.getvalue().endswith("\r\033[K") is drawn
