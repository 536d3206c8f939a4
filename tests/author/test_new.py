"""A new story works at once, in the author's language, and nothing that was there is lost."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

from pelitarina.author.new import PICTURES, begin
from pelitarina.check.rules import check
from pelitarina.cli.main import run
from pelitarina.errors import FileNotWritten
from pelitarina.story.load import load
from pelitarina.story.model import Story, Write
from pelitarina.story.name import is_name

ROOT = Path(__file__).resolve().parents[2]

every_language = pytest.mark.parametrize("language", ["fi", "sv", "en"])


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder in which the author works."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def made(here: Path, language: str) -> Story:
    assert run(["new", "oma", "--lang", language]) == 0
    return load(here / "oma").playable()


@every_language
def test_a_new_story_has_nothing_to_mend_not_even_a_note(language: str, here: Path) -> None:
    made(here, language)

    assert check(load(here / "oma")) == ()


@every_language
def test_its_playthroughs_go_as_written_and_reach_every_ending(language: str, here: Path) -> None:
    story = made(here, language)
    endings = {passage.ending for passage in story.passages.values() if passage.ending}
    files = [path.read_text("utf-8") for path in (here / "oma" / "playthroughs").iterdir()]

    assert run(["test", "oma"]) == 0
    assert len(endings) == 2
    assert {end for text in files for end in re.findall(r"- ends: (\w+)", text)} == endings


@every_language
def test_it_shows_each_thing_that_a_first_story_needs(language: str, here: Path) -> None:
    story = made(here, language)
    passages = story.passages.values()
    choices = [choice for passage in passages for choice in passage.choices.values()]

    assert 8 <= len(passages) <= 10
    assert len(story.people) == 2
    assert len(story.variables) == 1
    assert any(choice.once for choice in choices)
    assert any(choice.why_not for choice in choices)
    assert any(block.condition for passage in passages for block in passage.blocks)
    assert any(passage.talk for passage in passages)
    assert [(type(ask.form), ask.area) for passage in passages for ask in passage.prompts.values()] == [
        (Write, "suhteet")
    ]
    assert [passage.alt is not None for passage in passages if passage.picture] == [True]
    assert story.language == language


@every_language
def test_a_note_stands_above_the_words_that_need_one(language: str, here: Path) -> None:
    made(here, language)
    rows = (here / "oma" / "story.yaml").read_text("utf-8").split("\n")
    notes = " ".join(row.strip() for row in rows if row.strip().startswith("#"))

    for word in ("alt", "add", "if", "once", "else", "talk", "why_not", "go", "ask", "area", "END", "ending"):
        assert re.search(rf"\b{word}\b", notes), word
    assert len([row for row in rows if row.strip().startswith("#")]) < len(rows) / 4


@every_language
def test_no_hole_is_left_in_any_file_and_the_picture_speaks_the_same_language(language: str, here: Path) -> None:
    story = made(here, language)
    files = [path for path in (here / "oma").rglob("*") if path.is_file()]
    seen = {path.relative_to(here / "oma").as_posix() for path in files}

    assert {"story.yaml", "README.md", f"pictures/{PICTURES[language]}.svg"} < seen
    assert not [path for path in files if re.search("STORY_ID|PICTURE_[A-Z]+", path.read_text("utf-8"))]
    shown = next(passage for passage in story.passages.values() if passage.alt)
    assert shown.alt
    assert shown.alt.text.strip() in (here / "oma" / "pictures" / f"{shown.picture}.svg").read_text("utf-8")


def test_the_three_languages_tell_the_same_story(here: Path) -> None:
    shapes = set()
    for language in PICTURES:
        begin(here / f"in_{language}", language, str)
        story = load(here / f"in_{language}").playable()
        shapes.add(
            tuple(
                (len(p.blocks), len(p.prompts), len(p.talk), tuple(c.once for c in p.choices.values()))
                for p in story.passages.values()
            )
        )
    assert len(shapes) == 1


def test_what_to_type_next_is_said(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    made(here, "en")
    said = capsys.readouterr().out

    for step in ("oma/story.yaml", "play oma", "check oma", "play --watch oma"):
        assert step in said


@pytest.mark.parametrize(
    ("given", "near"), [("Minun tarina", "minun_tarina"), ("stories/Ovi", "ovi"), ("7", "a_name"), ("..", "a_name")]
)
def test_a_name_that_cannot_be_one_is_refused_with_one_that_can(
    given: str, near: str, here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["new", given, "--lang", "en"]) == 1
    assert f"This one would do: {near}" in capsys.readouterr().err
    assert is_name(near)
    assert list(here.iterdir()) == []


def test_nothing_is_written_over(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "oma").mkdir()
    (here / "oma" / "story.yaml").write_text("mine")

    assert run(["new", "oma", "--lang", "en"]) == 1
    assert "oma" in capsys.readouterr().err
    assert [path.read_text() for path in (here / "oma").iterdir()] == ["mine"]
    with pytest.raises(FileNotWritten):
        begin(here / "oma", "en", str)
    assert [path.read_text() for path in (here / "oma").iterdir()] == ["mine"]


def test_in_a_folder_that_is_not_there_nothing_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotWritten):
        begin(tmp_path / "nowhere" / "oma", "en", str)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="a limit to the size of files is set by the system's own means")
def test_when_the_disk_is_full_no_half_story_stays(tmp_path: Path) -> None:
    half = (
        "from pathlib import Path; from resource import RLIMIT_FSIZE, setrlimit; setrlimit(RLIMIT_FSIZE, (2000, 2000))"
    )
    made = f"{half}; from pelitarina.author.new import begin; begin(Path('oma'), 'fi', str)"
    done = subprocess.run(
        [sys.executable, "-B", "-c", made],
        cwd=tmp_path,
        env={"PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )

    assert "FileNotWritten" in done.stderr
    assert list(tmp_path.iterdir()) == []
