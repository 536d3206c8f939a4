"""Findings told: to people with a caret, to programs as JSON, to other tools as SARIF 2.1.0."""

import json
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from pelitarina.check.report import as_json, as_sarif, as_text, severity, told
from pelitarina.story.code import CODES, NEAR, PHRASES
from pelitarina.story.diagnostic import Diagnostic, Place, Severity
from tests.story.corpus import loaded

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text("utf-8"))


def finding(code: str = "PT201", column: int = 9, source: str = "    go: kichen", **facts: str) -> Diagnostic:
    given = facts or {"name": "kichen", "nearest": "kitchen"}
    return Diagnostic(code, Place("story.yaml", 9, column, source), tuple(given.items()))


def text_of(one: Diagnostic) -> list[str]:
    return as_text([one], "stories/a/", str, str).splitlines()


def test_people_read_place_line_caret_and_remedy() -> None:
    assert text_of(finding()) == [
        "stories/a/story.yaml:9:9  error  PT201",
        "    9 |     go: kichen",
        "      |         ^",
        "  There is no passage called kichen. Whoever came here would be stuck.",
        "  Did you mean kitchen? Name a passage that is in the story, or write it. "
        "END ends the story, BACK goes back to the caller.",
    ]


@pytest.mark.parametrize(
    ("before", "cells"),
    [
        pytest.param("go: ", 4, id="plain letters"),
        pytest.param("ää: ", 4, id="letters with dots"),
        pytest.param("a\u0308: ", 3, id="dots set upon a letter"),
        pytest.param("🙂: ", 4, id="an emoji is two cells wide"),
        pytest.param("家: ", 4, id="so is a Chinese sign"),
        pytest.param("❤\ufe0f: ", 3, id="a sign that only changes the one before"),
        pytest.param("a\tb: ", 5, id="a tab is shown as one space"),
    ],
)
def test_the_caret_stands_beneath_what_is_meant(before: str, cells: int) -> None:
    row, caret = text_of(finding(column=len(before) + 1, source=before + "kichen"))[1:3]

    assert caret == "      | " + " " * cells + "^"
    assert "\t" not in row


def test_a_place_behind_the_end_of_a_line_has_its_caret_there() -> None:
    assert text_of(finding(column=11, source="    go: and"))[2] == "      | " + " " * 10 + "^"


def test_of_a_very_long_line_only_the_part_around_the_place_is_shown() -> None:
    row, caret = text_of(finding(column=5001, source="x" * 5000 + "kichen" + "y" * 5000))[1:3]

    assert len(row) < 220
    assert row[len(caret) - 1 :].startswith("kichen")


def test_an_empty_line_is_not_shown() -> None:
    assert len(text_of(finding(source="  "))) == 3


def test_the_other_place_is_shown_too() -> None:
    first = Place("a.yaml", 2, 3, "  door: # first")
    one = Diagnostic("PT005", Place("b.yaml", 7, 3, "  door:"), (("name", "door"),), first)

    assert "    2 |   door: # first" in text_of(one)


def test_signs_that_steer_a_terminal_are_not_passed_on() -> None:
    text = as_text([finding(source="\x1b[31mred", name="\x1b[2J", nearest="")], "", str, str)

    assert "\x1b" not in text


def test_mended_lines_keep_their_shape() -> None:
    one = finding("PT008", mend="text: |\n  He said:", sign="H")

    assert text_of(one)[-2:] == ["  text: |", "    He said:"]


def test_a_mended_line_that_stands_too_far_out_is_shown_right_under_it_as_far_in_as_it_should() -> None:
    one = finding("PT016", source="  knock: Knock. -> hall", mend="      knock: Knock. -> hall")

    written, _, _, _, mended = text_of(one)[1:6]
    assert (written, mended) == ("    9 |   knock: Knock. -> hall", "      |       knock: Knock. -> hall")


def test_a_second_place_in_another_file_is_named() -> None:
    first = Place("passages/a.yaml", 2, 3, "  door: # first")
    one = Diagnostic("PT005", Place("b.yaml", 7, 3, "  door:"), (("name", "door"),), first)

    shown = as_text([one], "s/", str, str).split("\n")

    assert shown[shown.index("s/passages/a.yaml:2") + 1] == "    2 |   door: # first"


@pytest.mark.parametrize("word", ["number", "story", "kind", "passage", "condition", "run", "step", "the_end", "end"])
def test_an_authors_word_is_never_taken_for_one_of_ours(word: str) -> None:
    assert told(finding(name=word, nearest=""), str).what == f"There is no passage called {word}."


def test_words_of_ours_are_put_into_the_readers_language() -> None:
    one = finding("PT207", name="trust", kind="truth", wanted="number")

    assert told(one, str).what == "trust does not fit here: it is yes/no, but a whole number is needed."
    assert told(one, lambda text: {PHRASES["number"]: "luku"}.get(text, text)).what.endswith("luku is needed.")


def test_a_condition_that_stops_too_early_is_unreadable_at_its_end() -> None:
    one = finding("PT206", found="the end", nearest="")

    assert told(one, str).what == "The condition cannot be read at its end."


def test_braces_in_an_authors_words_are_left_alone() -> None:
    one = finding("PT104", value="{lamps}", word="title", expected="plain prose")

    assert told(one, str).what == "{lamps} cannot stand under title."


@pytest.mark.parametrize("code", sorted(CODES))
def test_every_code_says_what_why_and_what_to_write(code: str) -> None:
    assert all(sentence.strip() == sentence != "" for sentence in CODES[code][1:])
    assert severity(finding(code)) is CODES[code].severity


def test_near_names_are_asked_about() -> None:
    assert NEAR.format(nearest="kitchen") == "Did you mean kitchen?"


def test_programs_get_plain_data() -> None:
    one = finding()

    assert as_json([one], "a/", str) == [
        {
            "code": "PT201",
            "severity": "error",
            "file": "a/story.yaml",
            "line": 9,
            "column": 9,
            **told(one, str)._asdict(),
        }
    ]


def test_programs_get_the_other_place_too() -> None:
    one = Diagnostic("PT005", Place("b.yaml", 7, 3), (("name", "door"),), Place("a.yaml", 2, 5))

    assert as_json([one], "s/", str)[0]["other"] == {"file": "s/a.yaml", "line": 2, "column": 5}


TWO = Diagnostic("PT005", Place("passages/ö b.yaml", 7, 3), (("name", "door"),), Place("story.yaml", 2, 5))
NOTE = finding("PT309", folder="a", name="b")
WARNING = finding("PT301", name="cellar")


def sarif(*found: Diagnostic) -> dict[str, object]:
    read = json.loads(as_sarif([("stories/a/", found[:1]), ("stories/b/", found[1:])], str))
    assert isinstance(read, dict)
    return read


@pytest.mark.parametrize("found", [(), (finding(),), (finding(), TWO, NOTE, WARNING)], ids=["none", "one", "several"])
def test_sarif_has_the_shape_of_its_standard(found: tuple[Diagnostic, ...]) -> None:
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA).validate(sarif(*found))


def test_sarif_tells_code_level_and_place() -> None:
    log = sarif(finding(), TWO, NOTE, WARNING)
    results = log["runs"][0]["results"]  # type: ignore[index]
    rules = log["runs"][0]["tool"]["driver"]["rules"]  # type: ignore[index]

    assert [(one["ruleId"], one["level"]) for one in results] == [
        ("PT201", "error"),
        ("PT005", "error"),
        ("PT309", "note"),
        ("PT301", "warning"),
    ]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in results)
    first, second = results[0]["locations"][0]["physicalLocation"], results[1]["locations"][0]["physicalLocation"]
    assert first == {"artifactLocation": {"uri": "stories/a/story.yaml"}, "region": {"startLine": 9, "startColumn": 9}}
    assert second["artifactLocation"]["uri"] == "stories/b/passages/%C3%B6%20b.yaml"
    assert results[1]["relatedLocations"][0]["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 5}


@pytest.mark.parametrize("grade", list(Severity))
def test_a_grade_is_called_as_sarif_calls_it(grade: Severity) -> None:
    assert str(grade) in ("error", "warning", "note")


def test_every_finding_of_a_broken_story_can_be_told_in_every_form(tmp_path: Path) -> None:
    found = loaded(tmp_path, "passages:\n  door:\n    text: a: b\n    go: dor\n").diagnostics

    assert len(as_json(found, "", str)) == len(found) == 2
    assert as_text(found, "", str, str).count("PT") == 2
    Draft202012Validator(SCHEMA).validate(json.loads(as_sarif([("", found)], str)))
