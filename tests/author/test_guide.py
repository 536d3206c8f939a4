"""A story on paper, for the worker: all that is needed before a meeting, and nothing that is not the story's."""

from datetime import date
from pathlib import Path

import docx
import pytest

from pelitarina.author.guide import guide, in_reading_order
from pelitarina.cli.main import run
from pelitarina.export.block import Document, Heading, Lines, Paragraph
from pelitarina.export.text import text
from pelitarina.i18n.catalogue import StoryWords, program, story_words
from pelitarina.player.view.shelf import AGES
from pelitarina.shipped import folder
from pelitarina.story.load import load
from pelitarina.story.model import Story
from tests.play.tiny import tell
from tests.player.table import ASKING, DRAWING

DAY = date(2026, 11, 22)
SHELF = ("pieni_hetki", "bussipysakki", "oma_pelitarina")


def made(story: Story, language: str = "en", words: StoryWords | None = None) -> Document:
    say = program(language, folder("locales")).text
    return guide(story, words or StoryWords(language), language, DAY, say, AGES)


def of_shelf(name: str, language: str) -> tuple[Story, Document]:
    at = folder("stories") / name
    story = load(at).playable()
    return story, made(story, language, story_words(at, story.language, language))


def flat(document: Document) -> str:
    return " ".join(text(document).split())


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
@pytest.mark.parametrize("name", SHELF)
def test_every_passage_question_and_listener_s_question_of_a_shelf_story_is_in_its_guide(
    name: str, language: str
) -> None:
    story, paper = of_shelf(name, language)
    said = flat(paper)
    words = story_words(folder("stories") / name, story.language, language)

    assert len([one for one in paper.blocks if isinstance(one, Heading)]) >= len(story.passages) + 3
    for passage in story.passages.values():
        for question in passage.talk:
            assert " ".join(words.say(f"{passage.name}.talk", question.text, False).replace("*", "").split()) in said
    for note in story.content:
        assert words.say("content", note.text, False) in said
    assert "{" not in said
    assert str(story.minutes) in said


def test_a_guide_is_in_the_language_of_its_reader() -> None:
    titles = {language: of_shelf("pieni_hetki", language)[1].title for language in ("fi", "sv", "en")}

    assert titles["fi"] == "Pieni hetki: opas työntekijälle"
    assert titles["sv"].endswith("guide för medarbetaren")
    assert titles["en"].endswith("a guide for the worker")


def test_passages_stand_in_the_order_in_which_they_are_met_and_lost_ones_last() -> None:
    story = tell(
        """
        home:
          text: Home.
          choices:
            out: Out. -> street
            down: Down. -> cellar
        lost:
          text: Lost.
          go: END
        cellar:
          text: Cellar.
          go: END
        street:
          text: Street.
          call: shop
          go: END
        shop:
          text: Shop.
          go: BACK
        """
    )

    assert in_reading_order(story) == ("home", "street", "shop", "cellar", "lost")
    said = flat(made(story))
    assert "Out. → passage 2" in said
    assert "the story goes on → passage 3" in said
    assert "the story goes on → back to where one came from" in said
    assert "the story goes on → the end" in said


def test_each_question_says_how_it_is_answered_and_what_part_of_life_it_belongs_to() -> None:
    said = flat(made(ASKING))

    for told in (
        "A question: What do you see? From any window. In one's own words; the customer says which part of life",
        "A scale from 0 (None) to 3 (Plenty); Everyday life and free time; the story knows the answer",
        "One of these: A friend's / Nobody's; People in my life",
        "At most 2 of these: Cards / A lamp / A key; no part of life",
        "both answer, the customer first",
        "the worker answers",
    ):
        assert told in said
    assert "A life line: A line for somebody young / A line for somebody old" in flat(made(DRAWING))


def test_a_story_that_asks_nothing_says_that_too() -> None:
    paper = made(tell("home:\n  text: Home.\n  go: END\n"))

    assert Paragraph("This story asks nothing. Its worth is in the talk.") in paper.blocks


def test_what_is_recorded_is_told_in_every_guide() -> None:
    for name in SHELF:
        headings = [one.text for one in of_shelf(name, "fi")[1].blocks if isinstance(one, Heading)]
        assert "Mitä kirjataan" in headings


def test_endings_are_told_with_the_passages_they_come_from() -> None:
    paper = of_shelf("pieni_hetki", "fi")[1]
    at = paper.blocks.index(Heading("Miten tarina voi loppua"))
    ends = paper.blocks[at + 1]

    assert isinstance(ends, Lines)
    assert len(ends.lines) == 4
    assert all("kohta" in line for line in ends.lines)


@pytest.mark.parametrize("ending", ["docx", "txt", "md"])
def test_a_guide_is_written_by_one_command_and_never_over_another_file(
    ending: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / f"opas.{ending}"

    assert run(["guide", "pieni_hetki", "-o", str(file), "--lang", "fi"]) == 0
    before = file.read_bytes()
    assert run(["guide", "pieni_hetki", "-o", str(file), "--lang", "fi"]) != 0
    assert file.read_bytes() == before
    said = (
        "\n".join(one.text for one in docx.Document(str(file)).paragraphs)
        if ending == "docx"
        else before.decode("utf-8")
    )
    assert "Pieni hetki: opas työntekijälle" in said
    assert "Mitä sinun ikkunastasi näkyy iltaisin?" in said


def test_without_a_file_the_guide_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["guide", "pieni_hetki", "--lang", "en"]) == 0
    assert "a guide for the worker" in capsys.readouterr().out


def test_a_guide_of_another_kind_is_refused_with_the_reason(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["guide", "pieni_hetki", "-o", str(tmp_path / "opas.pdf"), "--lang", "en"]) == 1
    assert ".docx, .txt or .md" in capsys.readouterr().err
    assert list(tmp_path.iterdir()) == []
