"""Every command says what it found by its exit code: 0 done, 1 findings or refused, 2 could not run."""

import json
from pathlib import Path
from zipfile import ZipFile

import pytest

from pelitarina.cli.main import run
from pelitarina.cli.parser import LATER

SAMPLE = str(Path(__file__).resolve().parents[1] / "stories" / "first_visit")
BROKEN = """\
story: broken
format: 1
title: Broken
language: en
start: door
passages:
  door:
    text: A door.
    choices:
      knock: Knock. -> kichen
  kitchen:
    text: A kitchen.
    go: END
"""


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """A story with one mistake."""
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "story.yaml").write_text(BROKEN, encoding="utf-8")
    return folder


def test_a_story_with_nothing_but_notes_is_fine(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "pieni_hetki", SAMPLE]) == 0
    assert "PT310" in capsys.readouterr().out


def test_a_mistake_is_told_with_its_place_and_its_remedy(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--lang", "en", str(broken)]) == 1
    said = capsys.readouterr().out
    assert f"{broken}/story.yaml:10:24" in said
    assert "Did you mean kitchen?" in said


def test_a_mistake_is_told_in_finnish(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--lang", "fi", str(broken)]) == 1
    assert "kitchen" in (said := capsys.readouterr().out)
    assert "Did you mean" not in said


def test_findings_as_sarif_have_rule_level_and_line(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "sarif", str(broken)]) == 1
    log = json.loads(capsys.readouterr().out)
    assert log["version"] == "2.1.0"
    first = log["runs"][0]["results"][0]
    assert (first["ruleId"], first["level"]) == ("PT201", "error")
    assert first["locations"][0]["physicalLocation"]["region"]["startLine"] == 10


def test_findings_as_json_are_one_document(broken: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "--format", "json", str(broken)]) == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)] == ["PT201"]


def test_a_file_that_is_called_a_story_and_is_none_is_refused_as_one_that_could_do_harm(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none, harmful = tmp_path / "none.pelitarina", tmp_path / "harmful.pelitarina"
    none.write_text("This is a letter.", encoding="utf-8")
    with ZipFile(harmful, "w") as pack:
        pack.writestr("../story.yaml", BROKEN)

    assert [run(["check", "--lang", "en", str(one)]) for one in (none, harmful)] == [1, 1]
    assert "none.pelitarina was not opened: it is not a whole story file." in capsys.readouterr().err


def test_a_story_that_is_not_there_could_not_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", "nowhere"]) == 2
    assert "nowhere" in capsys.readouterr().err


def test_playthroughs_that_hold_are_done(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["test", "pieni_hetki", SAMPLE]) == 0
    assert "9" in capsys.readouterr().out


def test_a_playthrough_that_fails_says_where_and_what_was_there(
    broken: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken / "story.yaml").write_text(BROKEN.replace("kichen", "kitchen"), encoding="utf-8")
    runs = broken / "playthroughs"
    runs.mkdir()
    steps = "in:\n  steps:\n    - choose: knock\n    - see: A cellar.\n"
    (runs / "a.yaml").write_text(steps, encoding="utf-8")

    assert run(["test", "--lang", "en", str(broken)]) == 1
    said = capsys.readouterr().out
    assert "playthroughs/a.yaml:4" in said
    assert "step 2" in said
    assert "A cellar." in said
    assert "A kitchen." in said


@pytest.mark.parametrize("language", ["fi", "sv"])
def test_a_playthrough_that_fails_says_so_in_the_language_of_the_reader(
    broken: Path, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (broken / "story.yaml").write_text(BROKEN.replace("kichen", "kitchen"), encoding="utf-8")
    (broken / "playthroughs").mkdir()
    steps = "in:\n  steps:\n    - ends: end\nback:\n  steps:\n    - choose: knock\n    - choose: knock\n"
    (broken / "playthroughs" / "a.yaml").write_text(steps, encoding="utf-8")

    assert run(["test", "--lang", language, str(broken)]) == 1
    said = capsys.readouterr().out
    assert {"fi": "peli on kohdassa door", "sv": "spelet står i avsnittet door"}[language] in said
    assert "play stands" not in said


def test_the_shelf_as_json_has_what_scripts_need(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["stories", "--format", "json"]) == 0
    shelf = {story["id"]: story for story in json.loads(capsys.readouterr().out)}
    assert set(shelf) == {"bussipysakki", "oma_pelitarina", "pieni_hetki", "puheeksi", "ympyra"}
    for story in shelf.values():
        assert set(story) == {"id", "title", "minutes", "languages", "areas", "path"}
        assert story["languages"] == ["fi", "fi@selko", "sv", "en"]
    assert shelf["pieni_hetki"]["title"] == "Pieni hetki"


@pytest.mark.parametrize("name", LATER)
def test_what_the_contract_has_and_this_version_has_not_is_refused_by_name(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([*name.split(), "-o", "x"]) == 2
    assert name.partition(" --")[0] in capsys.readouterr().err


@pytest.mark.parametrize("command", [["journal", "list"], ["play", "pieni_hetki", "--text"]], ids=" ".join)
def test_a_database_to_which_nobody_here_has_a_key_says_so_before_anything_is_asked(
    command: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "pass").write_text("kevätaamu ja kahvia", encoding="utf-8")
    given = ["--data", str(tmp_path), "--database", "kunta", "--passphrase-file", str(tmp_path / "pass")]
    assert run([*command, *given, "--lang", "en"]) == 2
    said = capsys.readouterr().err
    assert "no key of yours to the database kunta" in said
    assert "journal join" in said


@pytest.mark.parametrize(
    "command",
    [
        "play",
        "stories",
        "check",
        "test",
        "new",
        "schema",
        "map",
        "translate",
        "share",
        "playtest",
        "record",
        "journal",
        "export",
        "doctor",
        "journal erase",
    ],
)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_command_has_help_with_an_example(
    command: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as end:
        run([*command.split(), "--help", "--lang", language])

    assert end.value.code == 0
    assert f"pelitarina {command}" in capsys.readouterr().out


def test_help_comes_in_the_language_of_the_system(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    said = {}
    for locale in ("fi_FI.UTF-8", "sv_FI.UTF-8", "en_GB.UTF-8"):
        monkeypatch.setenv("LC_ALL", locale)
        with pytest.raises(SystemExit):
            run(["--help"])
        said[locale] = capsys.readouterr().out
    assert len(set(said.values())) == 3


def test_a_command_that_is_not_understood_could_not_run(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        run(["chek"])
    assert end.value.code == 2
    assert "chek" in capsys.readouterr().err


def test_doctor_tells_what_works_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor", "--data", str(tmp_path)]) == 0
    assert str(tmp_path) in capsys.readouterr().out


def test_a_bug_tells_where_it_struck_and_nothing_that_was_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def breaks(*_: object) -> int:
        raise KeyError("salainen sana")

    monkeypatch.setattr("pelitarina.cli.story.stories", breaks)
    assert run(["stories"]) == 2
    said = capsys.readouterr()
    assert "KeyError" in said.err
    assert "salainen" not in said.err + said.out
