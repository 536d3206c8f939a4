"""Every code has a page whose bad example fires it and whose good one does not; the documents say the same."""

import json
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from msgspec.structs import fields

from pelitarina import shipped
from pelitarina.check import report
from pelitarina.check.page import Page, as_data, as_text, meant, near, page, sentences, written
from pelitarina.check.reach.answer import BUDGET, Budget
from pelitarina.check.rules import check
from pelitarina.cli.main import run as command
from pelitarina.i18n.catalogue import LANGUAGES, program
from pelitarina.story.code import CODES
from pelitarina.story.diagnostic import Diagnostic, Severity
from pelitarina.story.load import load
from tests.check import pages

SCHEMA = json.loads(Path(__file__).with_name("sarif.schema.json").read_text("utf-8"))
NOT_AS_TEXT: dict[str, str] = {}
"""Codes whose example cannot be written down as text, each with the test that fires it instead."""
SHORTENED = "known"
"""A fact that lists words of ours; a page shows only the first of them."""
COUNTED = "states"
"""A fact that hangs on how the check looks; a page shows what it may be."""
NOT_DECIDED = ("PT520", "PT521", "PT522")
_LITTLE: dict[str, Any] = {one.name: (4,) if isinstance(one.default, tuple) else 50 for one in fields(Budget)}
TIGHT = Budget(**_LITTLE)
"""So little that already a story that fits on a page is too much to look at."""

every_code = pytest.mark.parametrize("code", sorted(CODES.keys() - NOT_AS_TEXT.keys()))


def found_in(folder: Path, example: Mapping[str, str], budget: Budget = BUDGET) -> tuple[Diagnostic, ...]:
    made = folder / "esimerkki"
    for name, text in written(example).items():
        path = made / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8", newline="")
    return check(load(made), budget)


@cache
def found_in_bad(code: str) -> tuple[Diagnostic, ...]:
    """Give what is found in the bad example: looked for once, for all that is said of it."""
    with TemporaryDirectory() as folder:
        return found_in(Path(folder), page(code).bad, budget(code))


def budget(code: str) -> Budget:
    return TIGHT if code in NOT_DECIDED else BUDGET


def grave(found: tuple[Diagnostic, ...]) -> list[str]:
    return [one.code for one in found if report.severity(one) is not Severity.NOTE]


def holes(code: str) -> set[str]:
    return set(re.findall(r"\{(\w+)\}", " ".join(CODES[code][1:])))


def first(code: str, found: tuple[Diagnostic, ...]) -> dict[str, str]:
    facts = next(dict(one.facts) for one in found if one.code == code)
    return {name: fact for name, fact in facts.items() if name in holes(code) | {"nearest", "line"} and fact}


@every_code
def test_the_bad_example_fires_its_code_and_nothing_else_but_notes(code: str) -> None:
    found = found_in_bad(code)

    assert code in [one.code for one in found]
    assert set(grave(found)) <= {code}


@every_code
def test_the_good_example_fires_nothing_but_notes(code: str, tmp_path: Path) -> None:
    found = found_in(tmp_path, page(code).good, budget(code))

    assert code not in [one.code for one in found]
    assert grave(found) == []


@every_code
def test_the_page_says_what_the_check_says_of_its_example(code: str) -> None:
    facts = first(code, found_in_bad(code))
    shown = dict(page(code).facts)

    loose = dict.fromkeys((SHORTENED, COUNTED), "")

    assert shown.keys() == facts.keys(), f"the facts of this page are {facts}"
    assert {**shown, **loose} == {**facts, **loose}, f"the facts of this page are {facts}"


@every_code
def test_the_cause_is_told_in_every_language(code: str) -> None:
    cause = page(code).cause

    assert set(cause) == set(LANGUAGES)
    assert len({text.strip() for text in cause.values() if text.strip()}) == len(LANGUAGES)


@every_code
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_has_no_hole_left_in_any_language(code: str, language: str) -> None:
    texts = program(language, shipped.folder("locales"))

    for sentence in sentences(page(code), texts.text):
        assert sentence.strip()
        assert not re.search(r"\{(" + "|".join(holes(code) | {"-"}) + r")\}", sentence)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_found_in_the_examples_is_told_in_every_form(language: str) -> None:
    texts = program(language, shipped.folder("locales"))
    every = {code: found_in_bad(code) for code in sorted(CODES.keys() - NOT_AS_TEXT.keys())}
    log = json.loads(report.as_sarif([(f"{code}/", found) for code, found in every.items()], texts.text))
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]

    Draft202012Validator(SCHEMA).validate(log)
    assert [one["ruleId"] for one in run["results"]] == [one.code for found in every.values() for one in found]
    assert all(rules[one["ruleIndex"]]["id"] == one["ruleId"] for one in run["results"])
    for code, found in every.items():
        assert [one["code"] for one in report.as_json(found, "", texts.text)] == [one.code for one in found]
        assert code in report.as_text(found, "", texts.text, str)


def test_a_page_stands_for_every_code_and_no_other() -> None:
    shown = {path.stem for path in shipped.folder("check/pages").glob("*.yaml")}

    assert shown == CODES.keys()


def test_sarif_describes_every_code_without_a_finding_and_without_addresses() -> None:
    log = json.loads(report.as_sarif([("a/", ())], str))
    rules = log["runs"][0]["tool"]["driver"]["rules"]

    Draft202012Validator(SCHEMA).validate(log)
    assert [rule["id"] for rule in rules] == sorted(CODES)
    assert all(rule["help"]["text"].strip() and "{" not in rule["help"]["text"] for rule in rules)
    assert all("helpUri" not in rule for rule in rules)
    assert f"--explain {rules[0]['id']}" in rules[0]["help"]["text"]


def test_the_documents_say_what_the_program_says() -> None:
    there = {path.name: path.read_text("utf-8") for path in pages.FOLDER.glob("*.md")}

    assert there == pages.documents(), "python -m tests.check.pages writes them anew"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("fi", ("PT201 · virhe", "Miten siihen tulee:", "Näin ei:", "    go: keitiö", "Tarkoititko", "kirjoitusvirhe")),
        ("sv", ("PT201 · fel", "Hur det blir så:", "Så här:", "Menade du keittiö?", "skrivfel")),
        ("en", ("PT201 · error", "How one comes to write it:", "Like this:", "Did you mean keittiö?", "misspelt")),
    ],
)
def test_a_code_is_explained_in_the_readers_language(
    language: str, said: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command(["check", "--explain", "PT201", "--lang", language]) == 0
    told = capsys.readouterr().out

    assert [words for words in said if words not in told] == []


def test_a_code_may_be_written_in_small_letters(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["check", "--explain", "pt201", "--lang", "en"]) == 0
    assert capsys.readouterr().out.startswith("PT201 · error")


@pytest.mark.parametrize(
    ("word", "said"),
    [("PT999", "There is no code PT999."), ("PT2011", "Did you mean PT"), ("hello", "Codes are written like PT201")],
)
def test_a_code_that_is_none_is_answered_kindly(word: str, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["check", "--explain", word, "--lang", "en"]) == 2
    shown = capsys.readouterr()
    assert said in shown.err
    assert shown.out == ""


def test_an_explanation_as_json_is_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    assert command(["check", "--explain", "PT201", "--format", "json", "--lang", "sv"]) == 0
    data = json.loads(capsys.readouterr().out)

    assert data["code"] == "PT201"
    assert data["severity"] == "error"
    assert set(data) == {"code", "severity", "what", "why", "mend", "cause", "bad", "good"}


def test_an_example_of_several_files_is_shown_with_their_names() -> None:
    text = as_text(page("PT402"), "en", str, str)

    assert "  playthroughs/ovella.yaml\n    ovella:\n      steps:\n" in text


def test_words_that_mean_a_code() -> None:
    words = ["PT005", "pt005", "005", "PT5", "", "x"]
    assert [meant(word) for word in words] == ["PT005", "PT005", "PT005", "PT005", "", ""]
    assert near("PT2011") in CODES
    assert isinstance(as_data(page("PT001"), "fi", str)["bad"], dict)
    assert isinstance(page("PT001"), Page)
