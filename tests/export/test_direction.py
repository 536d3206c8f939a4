"""Which way words run: Arabic and Hebrew from the right, and each part of a mixed text its own way."""

from io import BytesIO
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx as python_docx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.export.direction import begins_right, from_right, stretches
from pelitarina.export.document import assessment
from pelitarina.export.docx import docx
from pelitarina.export.drawing import svg
from pelitarina.export.figure import Road, Stop
from pelitarina.export.select import select
from pelitarina.journal.keep import ASSESSMENT
from tests.export.entries import NOON, TODAY, entry, say

HOME, CALM = "البيت", "הבית"


@pytest.mark.parametrize(
    ("text", "right"),
    [
        pytest.param("Kotona", False, id="Finnish"),
        pytest.param(HOME, True, id="Arabic"),
        pytest.param(CALM, True, id="Hebrew"),
        pytest.param(f"”{HOME}, Uno”", True, id="a quotation mark says nothing, the first letter does"),
        pytest.param(f"4. Uno, {HOME}", False, id="a number says nothing either"),
        pytest.param("4 🙂", False, id="nothing that runs anywhere"),
        pytest.param("", False, id="nothing at all"),
    ],
)
def test_the_first_letter_tells_where_a_text_begins(text: str, right: bool) -> None:
    assert from_right(text) is right


@pytest.mark.parametrize(
    ("text", "language", "right"),
    [
        pytest.param("«7»", "ar", True, id="a number said in Arabic"),
        pytest.param("”7”", "fi", False, id="a number said in Finnish"),
        pytest.param("«Uno»", "ar", False, id="Finnish words said in Arabic"),
        pytest.param(HOME, "fi", True, id="Arabic words said in Finnish"),
    ],
)
def test_what_has_no_letters_begins_where_its_language_does(text: str, language: str, right: bool) -> None:
    assert begins_right(text, language) is right


@pytest.mark.parametrize("language", ["ar", "fi"])
def test_an_answer_in_numbers_stands_on_the_side_of_its_question(language: str) -> None:
    one = entry("7", question=HOME, kind="scale", value=7, language=language)
    made = assessment(select([one], ASSESSMENT, NOON), "fi", TODAY, say)
    row = next(row for row in python_docx.Document(BytesIO(docx(made))).paragraphs if "7" in row.text)

    assert ("<w:bidi/>" in row._p.xml) is (language == "ar")


def test_a_life_line_in_arabic_is_walked_from_the_right() -> None:
    def across(*names: str) -> list[float]:
        drawn = ET.fromstring(svg(Road(tuple(Stop(name, ()) for name in names), ""), "x") or "")
        return [float(one.attrib["cx"]) for one in drawn.iter("{http://www.w3.org/2000/svg}circle")]

    assert across("Uno", "Due", "Tre") == across(HOME, CALM, HOME)[::-1]
    assert across(HOME, CALM) == sorted(across(HOME, CALM), reverse=True)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        pytest.param("Kotona, 4.", [("Kotona, 4.", False)], id="one direction, one part"),
        pytest.param(f"({HOME} {HOME})", [(f"({HOME} {HOME})", True)], id="marks and spaces go with the text"),
        pytest.param(f"Sana {HOME}.", [("Sana ", False), (HOME, True), (".", False)], id="Arabic within Finnish"),
        pytest.param(f"{HOME} Uno!", [(f"{HOME} ", True), ("Uno", False), ("!", True)], id="Finnish within Arabic"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_a_text_is_parted_where_its_direction_turns(text: str, parts: list[tuple[str, bool]]) -> None:
    assert list(stretches(text)) == parts


@given(text=st.text(alphabet=st.sampled_from(f"ab {HOME}4.!\n🙂") | st.characters()))
def test_no_sign_is_lost_or_moved_by_parting(text: str) -> None:
    parts = list(stretches(text))

    assert "".join(part for part, _ in parts) == text
    assert all(one[1] is not other[1] for one, other in pairwise(parts))
