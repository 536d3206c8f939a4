"""Every example of the story format's page is a story that loads and checks clean."""

import re
from pathlib import Path

import pytest

from pelitarina.area import AREAS
from pelitarina.check.report import severity
from pelitarina.check.rules import check
from pelitarina.cli.main import run as command
from pelitarina.story.code import CODES
from pelitarina.story.diagnostic import Severity
from pelitarina.story.load import load

PAGE = Path(__file__).resolve().parents[2] / "docs" / "story-format.md"
EXAMPLES = re.findall(r"```yaml\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)


def name_of(text: str) -> str:
    """The id of an example, from its first line."""
    return text.partition("\n")[0].removeprefix("story: ")


@pytest.mark.parametrize("text", EXAMPLES, ids=name_of)
def test_an_example_of_the_page_checks_clean(text: str, tmp_path: Path) -> None:
    folder = tmp_path / name_of(text)
    folder.mkdir()
    (folder / "story.yaml").write_text(text, encoding="utf-8")
    found = [one for one in check(load(folder)) if severity(one) is not Severity.NOTE]

    assert [(one.code, one.place.line, CODES[one.code].what.format_map(dict(one.facts))) for one in found] == []


def test_the_page_has_examples() -> None:
    assert len(EXAMPLES) == 4


def test_the_playthrough_of_the_page_runs_on_the_smallest_story(tmp_path: Path) -> None:
    folder = tmp_path / "smallest"
    (folder / "playthroughs").mkdir(parents=True)
    (folder / "story.yaml").write_text(EXAMPLES[0], encoding="utf-8")
    run = re.search(r"```text\n(at the door:.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    assert run
    (folder / "playthroughs" / "a.yaml").write_text(run[1], encoding="utf-8")

    assert command(["test", str(folder)]) == 0


def test_the_page_names_every_life_area() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert [area for area in AREAS if f"`{area}`" not in page] == []
