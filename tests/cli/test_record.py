"""``record`` writes down which way somebody went, and never what somebody answered."""

import sys
from io import StringIO
from pathlib import Path

import pytest

from pelitarina.cli.main import run

STORY = """\
story: lamps
format: 1
title: Lamps, a story
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
    text: Home.
    ask:
      glow:
        kind: scale
        question: How bright?
        low: Dark
        high: Bright
        from: 0
        to: 3
        into: light
      told:
        kind: write
        question: What can you see?
    choices:
      read:
        label: Read.
        if: light == 3
        go: home
      on: On. -> hall
      wait: Wait. -> street
  hall:
    text: The hall.
    go: street
  street:
    text: The street.
    choices:
      end: End. -> END
"""
END = ["s"] * 4  # stop, and leave whatever is asked at the end


@pytest.fixture
def lamps(tmp_path: Path) -> Path:
    folder = tmp_path / "lamps"
    (folder / "playthroughs").mkdir(parents=True)
    (folder / "story.yaml").write_text(STORY, encoding="utf-8")
    return folder


def recorded(lamps: Path, monkeypatch: pytest.MonkeyPatch, *typed: str) -> int:
    """Record a play in which these lines are typed, from the page before the story on."""
    monkeypatch.setattr(sys, "stdin", StringIO("\n".join(["", *typed, *END]) + "\n"))
    file = str(lamps / "playthroughs" / "mine.yaml")
    return run(["record", str(lamps), "-o", file, "--lang", "en", "--seed", "7", "--data", str(lamps / "nowhere")])


def the_run(lamps: Path) -> str:
    return (lamps / "playthroughs" / "mine.yaml").read_text(encoding="utf-8")


def test_the_way_is_written_down_and_every_answer_is_passed_by(
    lamps: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert recorded(lamps, monkeypatch, "1", "1", "kanarialintu", "", "1", "", "1") == 0
    assert the_run(lamps) == (
        "Lamps a story:\n  seed: 7\n  steps:\n    - skip: glow\n    - skip: told\n"
        "    - choose: on\n    - choose: end\n    - ends: end\n"
    )
    assert "No answer is in it" in capsys.readouterr().out
    assert run(["test", str(lamps)]) == 0


def test_where_the_way_leans_on_an_answer_the_run_ends_and_says_so(
    lamps: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = ("3", "k", "1", "k", "k", "2", "", "1")  # the brightest, so that one can read; then on, to the end
    assert recorded(lamps, monkeypatch, *typed) == 0
    assert the_run(lamps).endswith("  steps:\n    - skip: glow\n    - skip: told\n")
    assert "leans on an answer" in capsys.readouterr().out
    assert run(["test", str(lamps)]) == 0


def test_what_was_taken_back_is_not_written_down(lamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert recorded(lamps, monkeypatch, "k", "k", "2", "b", "1", "", "1") == 0
    assert "- choose: on\n    - choose: end\n" in the_run(lamps)
    assert "- choose: wait" not in the_run(lamps)


def test_no_file_is_ever_written_over(
    lamps: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (lamps / "playthroughs" / "mine.yaml").write_text("theirs", encoding="utf-8")

    assert recorded(lamps, monkeypatch, "k") == 2
    assert the_run(lamps) == "theirs"
    assert "Home." not in capsys.readouterr().out  # told before anybody plays


def test_where_nothing_was_done_nothing_is_written(lamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert recorded(lamps, monkeypatch) == 1
    assert not (lamps / "playthroughs" / "mine.yaml").exists()


def test_a_question_for_both_is_one_step_whoever_answered_it(lamps: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = "        question: What can you see?\n"
    text = STORY.replace(asked, f"{asked}        for: both\n")
    (lamps / "story.yaml").write_text(text, encoding="utf-8")

    assert recorded(lamps, monkeypatch, "k", "2", "kanarialintu", "", "", "1", "", "1") == 0
    assert the_run(lamps).count("- skip: told") == 1
    assert "- choose: on\n    - choose: end\n" in the_run(lamps)
    assert run(["test", str(lamps)]) == 0
