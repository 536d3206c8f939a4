"""Care: what is heavy to read, long to choose from, or unkind is told as a note, and nothing else is."""

from pathlib import Path

import pytest
from msgspec.structs import replace

from pelitarina.check.care import LEAST_WEIGHED, LEVELS, MOST_CHOICES, MOST_WORDS, heavy_passages, reading_level
from pelitarina.check.report import severity
from pelitarina.check.rules import check
from pelitarina.story.diagnostic import Severity
from pelitarina.story.prose import Paragraph
from tests.play.tiny import tell
from tests.story.corpus import codes, loaded

HEAD = "story: broken\nformat: 1\ntitle: A\nlanguage: {}\nstart: door\n"
BODY = "passages:\n  door:\n    text: |\n      {}\n    go: END\n"


def said(folder: Path, text: str, language: str = "en") -> list[str]:
    found = check(loaded(folder, HEAD.format(language) + text))
    assert all(severity(one) is Severity.NOTE for one in found)
    return codes(found)


@pytest.mark.parametrize(
    ("language", "text", "code"),
    [
        pytest.param("fi", "Sait viisi pistettä.", "PT327", id="points"),
        pytest.param("fi", "Ympyrän keskipiste on tässä.", None, id="the middle of a circle"),
        pytest.param("fi", "Äiti voitti aina korteissa.", None, id="somebody once won at cards"),
        pytest.param("fi", "Väärä vastaus.", "PT327", id="a wrong answer"),
        pytest.param("fi", "Mikset soittanut?", "PT328", id="why did you not"),
        pytest.param("fi", "Miksi ei kukaan soittanut?", None, id="why did nobody"),
        pytest.param("fi", "Se on oma vikasi.", "PT328", id="your own fault"),
        pytest.param("fi", "Tarinan opetus on selvä.", "PT329", id="a lesson"),
        pytest.param("fi", "Opetus on koulussa aamulla.", None, id="school"),
        pytest.param("fi@selko", "Sait pisteitä.", "PT327", id="plain Finnish is Finnish"),
        pytest.param("sv", "Du får tio poäng.", "PT327", id="points in Swedish"),
        pytest.param("sv", "Det är en poäng med det.", None, id="a point in Swedish is not points"),
        pytest.param("sv", "Du borde ha ringt.", "PT328", id="blame in Swedish"),
        pytest.param("sv", "Sensmoralen är enkel.", "PT329", id="a lesson in Swedish"),
        pytest.param("en", "He points at the door.", None, id="pointing is not points"),
        pytest.param("en", "You lost your way.", None, id="losing one's way is not losing"),
        pytest.param("en", "Your score is low.", "PT327", id="a score"),
        pytest.param("en", "Why didn't you call?", "PT328", id="why didn't you"),
        pytest.param("et", "See on sinu süü.", None, id="a language of which we know no such words"),
    ],
)
def test_words_that_measure_or_blame_are_told(language: str, text: str, code: str | None, tmp_path: Path) -> None:
    assert said(tmp_path, BODY.format(text), language) == ([code] if code else [])


def test_what_people_in_the_story_say_and_write_is_theirs(tmp_path: Path) -> None:
    text = BODY.format("Mira: It is your own fault.\n\n      > You should have paid.\n\n      ---")

    assert said(tmp_path, "people: {mira: Mira}\n" + text) == []


@pytest.mark.parametrize(
    "part",
    [
        pytest.param("talk:\n      - Why didn't you call?\n    go: END", id="a listener's question"),
        pytest.param(
            "ask:\n      a:\n        kind: write\n        question: Why didn't you call?\n        area: choose\n"
            "    go: END",
            id="a prompt",
        ),
        pytest.param(
            "choices:\n      a: A. -> END\n      b:\n        label: B\n        if: times(door) > 1\n"
            "        why_not: It is your own fault.\n        go: END",
            id="the reason why a choice is not open",
        ),
        pytest.param(
            "choices:\n      a:\n        label: A\n        text: It is your own fault.\n        go: END",
            id="what heads the next screen",
        ),
    ],
)
def test_blame_is_told_wherever_the_story_itself_speaks(part: str, tmp_path: Path) -> None:
    text = f"passages:\n  door:\n    text: Rain.\n    {part}\n"

    assert "PT328" in codes(check(loaded(tmp_path, HEAD.format("en") + text)))


def test_a_label_may_have_twelve_words(tmp_path: Path) -> None:
    text = "passages:\n  door:\n    text: Rain.\n    choices:\n      a: {} -> END\n"

    assert said(tmp_path, text.format("go " * MOST_WORDS)) == []
    assert said(tmp_path, text.format("go " * (MOST_WORDS + 1))) == ["PT325"]


def test_a_passage_may_have_ten_choices(tmp_path: Path) -> None:
    text = "passages:\n  door:\n    text: Rain.\n    choices:\n"
    rows = [f"      c{number}: Go. -> END\n" for number in range(MOST_CHOICES + 1)]

    assert said(tmp_path, text + "".join(rows[:-1])) == []
    assert said(tmp_path, text + "".join(rows)) == ["PT326"]


def test_short_sentences_of_short_words_read_lightly() -> None:
    assert reading_level("It rains. She looks out. He sits.") == 2
    assert reading_level("") == 0


def test_a_heavy_passage_is_told_and_a_short_one_is_not_weighed(tmp_path: Path) -> None:
    heavy = "Considerable responsibilities overwhelmed everybody "
    enough = heavy * (LEAST_WEIGHED // 4 + 1)

    assert said(tmp_path, BODY.format(heavy)) == []
    assert said(tmp_path, BODY.format(enough)) == ["PT324"]
    assert reading_level(enough) > LEVELS["en"]


BEHIND = (
    ". ",
    "! ",
    ": ",
    ", ",
    " ",
    "\n",
    '." ',
    '."',
    ".) ",
    ".(",
    ".* ",
    ".*",
    ".. ",
    ".",
    "… ",
    ".” ",
    ".”",
    " - ",
    "/",
)


@pytest.mark.parametrize("behind", BEHIND)
@pytest.mark.parametrize("word", ["on", "pitkäsanainen"])
def test_what_is_seen_at_a_glance_to_read_lightly_does(word: str, behind: str) -> None:
    text = (word + behind) * 2 * LEAST_WEIGHED
    story = tell("home:\n  text: Rain.\n  go: END")
    home = story.passages["home"]
    blocks = (home.blocks[0]._replace(prose=(Paragraph("prose", text),)),)

    heavy = list(heavy_passages(replace(story, passages={"home": home._replace(blocks=blocks)})))

    assert bool(heavy) is (reading_level(text) > LEVELS["en"])


def test_finnish_words_may_be_longer(tmp_path: Path) -> None:
    text = " ".join(["Noora kävelee hitaasti rantaan ja katsoo vettä."] * 6)

    assert LEVELS["en"] < reading_level(text) < LEVELS["fi"]
    assert said(tmp_path, BODY.format(text), "fi") == []
    assert said(tmp_path, BODY.format(text), "en") == ["PT324"]
