"""The story format's page is honest: every example on it runs, and every word of the language stands on it."""

import re
from pathlib import Path

import pytest

from pelitarina.area import AREAS
from pelitarina.check.report import severity
from pelitarina.check.rules import check
from pelitarina.cli.main import run as command
from pelitarina.i18n.catalogue import story_words
from pelitarina.play.playthrough import RUN, STEPS
from pelitarina.story.code import CODES
from pelitarina.story.diagnostic import Severity
from pelitarina.story.load import load
from pelitarina.story.message import messages
from pelitarina.story.name import RESERVED
from pelitarina.story.pack import KINDS as FOLDERS
from pelitarina.story.pack import TOP
from pelitarina.story.passage import CHOICE, MOODS, PASSAGE
from pelitarina.story.prompt import KINDS
from pelitarina.story.read import WORDS
from pelitarina.story.text import BLOCK, ITEM

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "story-format.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```(?:yaml|po)\n(.*?)^```", PAGE, re.DOTALL | re.MULTILINE)
STORIES = {text.partition("\n")[0].removeprefix("story: "): text for text in EXAMPLES if text.startswith("story: ")}
FILE = re.compile(r"# (?P<file>\S+) of (?P<story>\w+)\n")
BESIDE = [(found["file"], found["story"], text) for text in EXAMPLES if (found := FILE.match(text))]
TESTED = sorted({story for file, story, _ in BESIDE if file.startswith("playthroughs/")})
PROMPT = (
    "kind", "question", "hint", "area", "for", "into", "low", "high", "from", "to", "options", "most", "thing",
    "templates", "label", "phases", "areas", "deck", "picture", "alt",
)  # fmt: skip
VALUES = (
    "yes/no", "number", "one of", "some of", "rule", "first", "in order", "cycle", "shuffle", "once each", "best",
    "customer", "worker", "both", "choose", "END", "BACK", "else", "to", "is", "start", "own_copy", "assessment", "all",
    "now", "important", "way", "better", "keep", "not_now", "goal", "hold", "helps", "hinders", "who", "when",
    "differs",
)  # fmt: skip
EVERY = sorted(
    {*WORDS, *PASSAGE, *CHOICE, *BLOCK, *ITEM, *PROMPT, *KINDS, *STEPS, *RUN, *MOODS, *VALUES, *RESERVED, *AREAS}
    | {f"{folder}/" for folder in FOLDERS if folder in ("pictures", "sounds", "playthroughs", "locales")}
    | set(TOP)
)


def made(top: Path, name: str) -> Path:
    """An example as a folder, with the files that the page puts beside it."""
    folder = top / name
    folder.mkdir()
    (folder / "story.yaml").write_text(STORIES[name], encoding="utf-8")
    for file, story, text in BESIDE:
        if story == name:
            (folder / file).parent.mkdir(exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", STORIES)
def test_an_example_of_the_page_checks_clean(name: str, tmp_path: Path) -> None:
    found = [one for one in check(load(made(tmp_path, name))) if severity(one) is not Severity.NOTE]

    assert [(one.code, one.place.line, CODES[one.code].what.format_map(dict(one.facts))) for one in found] == []


def test_every_example_is_a_story_or_a_file_of_one() -> None:
    assert len(EXAMPLES) == len(STORIES) + len(BESIDE) == 14
    assert {story for _, story, _ in BESIDE} <= STORIES.keys()


@pytest.mark.parametrize("name", TESTED)
def test_a_playthrough_of_the_page_runs_on_its_story(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(["test", str(made(tmp_path, name)), "--lang", "en"]) == 0, capsys.readouterr().out
    assert "all as written" in capsys.readouterr().out


@pytest.mark.parametrize("name", STORIES)
def test_an_example_of_the_page_can_be_shared_and_checked_again(name: str, tmp_path: Path) -> None:
    to = tmp_path / f"{name}.pelitarina"

    assert command(["share", str(made(tmp_path, name)), "-o", str(to)]) == 0
    assert command(["check", str(to)]) == 0


@pytest.mark.parametrize("word", EVERY)
def test_the_page_names_every_word(word: str) -> None:
    assert re.search(
        rf"`[^`\n]*(?<!\w){re.escape(word)}(?!\w)[^`\n]*`", re.sub(r"```.*?```", "", PAGE, flags=re.DOTALL)
    )


def test_every_path_of_a_translation_on_the_page_is_one(tmp_path: Path) -> None:
    paths = {message.context for name in STORIES for message in messages(load(made(tmp_path, name)).playable())}
    section = PAGE.partition("## Translations")[2].partition("## Limits")[0]
    named = re.findall(r"`([a-z_]+(?:/[a-z0-9_]+)*(?:\.[a-z_]+)|people/mira)`", section)

    assert len(named) >= 11
    assert [path for path in named if path not in paths and not path.startswith("locales/")] == []


def test_the_translation_of_the_page_is_read(tmp_path: Path) -> None:
    words = story_words(made(tmp_path, "my_story"), "en", "fi")

    assert words.say("title", "At the door", True) == "Ovella"
    assert words.say("door.text", "Somebody knocks.", False) == "Joku koputtaa."


def test_the_mistake_that_the_page_lets_one_try_is_told_with_the_right_name(tmp_path: Path) -> None:
    folder = made(tmp_path, "my_story")
    text = STORIES["my_story"].replace("-> hall", "-> hal")
    (folder / "story.yaml").write_text(text, encoding="utf-8")

    (found,) = [one for one in check(load(folder)) if severity(one) is Severity.ERROR]
    assert (found.code, dict(found.facts)["nearest"]) == ("PT201", "hall")


def test_every_link_within_the_page_leads_to_a_heading() -> None:
    headings = {
        re.sub(r"[^\w -]", "", one.lower()).replace(" ", "-") for one in re.findall(r"^#+ (.*)$", PAGE, re.MULTILINE)
    }

    assert [link for link in re.findall(r"\]\(#([^)]+)\)", PAGE) if link not in headings] == []
