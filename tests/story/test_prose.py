"""Prose: paragraphs, speakers, letters, pauses, emphasis and names that are printed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pelitarina.story.prose import Paragraph, holes, left_open, line, paragraphs, parts, plain, runs, seems_spoken

PEOPLE = {"Mira": "mira", "Herra Åkesson": "landlord"}
WORDS = {"lamps": "3", "löytö": "kortit"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        pytest.param("Rain.", [Paragraph("prose", "Rain.")], id="one paragraph"),
        pytest.param("Rain\n  falls.\n", [Paragraph("prose", "Rain falls.")], id="single line breaks join"),
        pytest.param("One.\n\nTwo.", [Paragraph("prose", "One."), Paragraph("prose", "Two.")], id="a blank line parts"),
        pytest.param("One.\n   \n\n\nTwo.", [Paragraph("prose", "One."), Paragraph("prose", "Two.")], id="more blanks"),
        pytest.param("Mira: Sit.", [Paragraph("speech", "Sit.", "mira")], id="a person speaks"),
        pytest.param("Herra Åkesson: No.", [Paragraph("speech", "No.", "landlord")], id="a name of two words"),
        pytest.param("Mira: I said: sit.", [Paragraph("speech", "I said: sit.", "mira")], id="the first colon counts"),
        pytest.param("Mira:\n  Sit.", [Paragraph("speech", "Sit.", "mira")], id="the words on the next line"),
        pytest.param("Anna: Sit.", [Paragraph("prose", "Anna: Sit.")], id="somebody who is not among the people"),
        pytest.param("Mira:Sit.", [Paragraph("prose", "Mira:Sit.")], id="no space after the colon"),
        pytest.param("So Mira: sit.", [Paragraph("prose", "So Mira: sit.")], id="not at the beginning"),
        pytest.param("> Rent is due.\n> At once.", [Paragraph("letter", "Rent is due.\nAt once.")], id="a letter"),
        pytest.param("> Rent.\nAt once.", [Paragraph("prose", "> Rent. At once.")], id="only half a letter is prose"),
        pytest.param("\\> Rent.", [Paragraph("prose", "\\> Rent.")], id="an escaped arrow is no letter"),
        pytest.param("One.\n\n---", [Paragraph("prose", "One."), Paragraph("pause", "")], id="a pause"),
        pytest.param("{lamps} lit", [Paragraph("prose", "{lamps} lit", None, ("lamps",))], id="a number is printed"),
        pytest.param("Mira: {lamps}!", [Paragraph("speech", "{lamps}!", "mira", ("lamps",))], id="a person says it"),
        pytest.param("> {löytö}", [Paragraph("letter", "{löytö}", None, ("löytö",))], id="a letter prints it"),
        pytest.param("", [], id="nothing"),
        pytest.param(" \n\n ", [], id="blank lines only"),
    ],
)  # fmt: skip
def test_prose_is_read_as_it_looks(text: str, found: list[Paragraph]) -> None:
    assert list(paragraphs(text, PEOPLE)) == found


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("Rain.", [("Rain.", "")], id="plain"),
        pytest.param("*Yes* and no", [("Yes", "emphasis"), (" and no", "")], id="emphasis"),
        pytest.param("So **strong**.", [("So ", ""), ("strong", "strong"), (".", "")], id="strong"),
        pytest.param("\\*Yes\\*", [("*Yes*", "")], id="escaped stars"),
        pytest.param("\\{lamps}", [("{lamps}", "")], id="an escaped bracket"),
        pytest.param("\\> no letter", [("> no letter", "")], id="an escaped arrow"),
        pytest.param("a\\\\b", [("a\\b", "")], id="an escaped backslash"),
        pytest.param("a\\b", [("a\\b", "")], id="a backslash before anything else stays"),
        pytest.param("{lamps} of *{lamps}*", [("3 of ", ""), ("3", "emphasis")], id="printed names"),
        pytest.param("{ lamps }", [("3", "")], id="spaces in the brackets"),
        pytest.param("a { b", [("a { b", "")], id="a bracket that stays open"),
        pytest.param("", [], id="nothing"),
    ],
)
def test_marks_are_taken_out_and_names_filled_in(text: str, shown: list[tuple[str, str]]) -> None:
    assert [tuple(run) for run in runs(text, WORDS.__getitem__)] == shown


@pytest.mark.parametrize(
    ("text", "open_"),
    [
        pytest.param("*Yes* and *no*", False, id="all closed"),
        pytest.param("*Yes* and *no", True, id="one is open"),
        pytest.param("**Yes", True, id="strong is open"),
        pytest.param("5 \\* 5", False, id="escaped"),
        pytest.param("5 * 5", True, id="a star between numbers"),
    ],
)
def test_an_emphasis_that_does_not_end_is_found(text: str, open_: bool) -> None:
    assert left_open(text) is open_


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("Mria: Sit.", "Mria", id="a name and a colon"),
        pytest.param("Äiti: Sit.", "Äiti", id="a Finnish name"),
        pytest.param("mira: Sit.", "", id="small letters"),
        pytest.param("He said: sit.", "", id="more than a name"),
        pytest.param("12: Sit.", "", id="a number"),
    ],
)
def test_what_looks_like_a_speaker_is_noticed(text: str, name: str) -> None:
    assert seems_spoken(text) == name


def test_a_label_is_one_line() -> None:
    assert line("  Go\n on {lamps} ").text == "Go on {lamps}"
    assert line("Go on {lamps}").holes == ("lamps",)


@given(st.text(max_size=60))
def test_any_text_is_prose(text: str) -> None:
    for part in paragraphs(text, PEOPLE):
        assert plain(part.text, lambda name: f"<{name}>") is not None
    assert len(parts(text)) == len(paragraphs(text, PEOPLE))


@given(st.text(alphabet=st.sampled_from("ab *{}>\\\n"), max_size=40))
def test_nothing_but_marks_is_lost(text: str) -> None:
    heard = plain(text, lambda name: name)

    assert [sign for sign in heard if sign in "ab"] == [sign for sign in text if sign in "ab"]
    assert all(isinstance(name, str) for name in holes(text))
