"""Broken stories: one mistake, one message, at its place, with a remedy that works."""

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from pelitarina.check.report import told
from pelitarina.check.rules import check
from pelitarina.story.code import CODES, RETIRED
from pelitarina.story.diagnostic import Diagnostic, Place
from pelitarina.story.load import load
from tests.story.corpus import Case, cases, codes, written
from tests.story.mended import mended

CASES = tuple(cases(Path(__file__).with_name("broken")))
ELSEWHERE = {
    "PT001": "signs that are no text cannot stand in the files of broken stories (test_load, test_source)",
    "PT002": "what is too large is made where it is needed (test_load, test_source, test_link)",
    "PT115": "a file under another name (test_load)",
    "PT312": "a file that is no picture (test_load)",
    "PT305": "the passage would be longer than this file's other cases together (test_check)",
    "PT401": "a playthrough (tests of play)",
    "PT402": "a playthrough (tests of play)",
    "PT403": "a playthrough (tests of play)",
    "PT406": "a playthrough (tests of play)",
    **{f"PT70{number}": "a catalogue (tests of author)" for number in range(1, 9)},
}
STILL_TO_DO = {
    "names: printing an option without a label": "labels are the author's own words",
}

every_case = pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])


@cache
def said(case: Case) -> tuple[Diagnostic, ...]:
    """What is said of a case, looked for once; that a picture is not drawn yet, only where the case is about that."""
    with TemporaryDirectory() as folder:
        found = tuple(one for one in check(load(written(Path(folder), case.text))) if not one.code.startswith("PT5"))
    awaited = {one.code for one in case.expected}
    return tuple(one for one in found if one.code != "PT310" or "PT310" in awaited)


def spot(place: Place | None) -> tuple[int, int] | None:
    return (place.line, place.column) if place else None


@every_case
def test_each_mistake_is_told_once_and_at_its_place(case: Case) -> None:
    found = [(one.code, one.place.line, one.place.column, spot(one.other)) for one in said(case)]

    assert found == [(one.code, one.line, one.column, one.other) for one in case.expected]


@every_case
def test_a_remedy_says_what_the_author_needs(case: Case) -> None:
    remedies = [told(found, str).mend for found in said(case)]

    assert [
        (words, remedy)
        for expected, remedy in zip(case.expected, remedies, strict=True)
        for words in expected.says
        if words not in remedy
    ] == []


@every_case
def test_no_sentence_has_a_hole_left(case: Case) -> None:
    for found in said(case):
        facts = dict(found.facts)
        for sentence in CODES[found.code][1:]:
            holes = [part.partition("}")[0] for part in sentence.split("{")[1:]]
            assert [hole for hole in holes if not facts.get(hole, "").strip()] == []


@every_case
def test_a_story_mended_as_told_is_whole(case: Case) -> None:
    found = said(case)
    text = case.text
    followed = 0
    for one in reversed(found):  # from the last to the first, so that places stay true
        if (better := mended(text, one)) is not None:
            text, followed = better, followed + 1

    left = codes(said(case._replace(text=text)))

    if case.name not in STILL_TO_DO:
        assert left == [one.code for one in found if mended(case.text, one) is None]
    assert followed <= len(found)


def test_every_code_is_shown_by_a_broken_story() -> None:
    shown = {one.code for case in CASES for one in case.expected}

    proved = {code for code in CODES if code.startswith("PT5")}  # of how a story plays: tests of check
    assert sorted(CODES.keys() - shown - proved) == sorted(ELSEWHERE.keys() | {"PT302"} - shown)


def test_a_code_that_was_retired_is_never_given_to_anything_else() -> None:
    assert not RETIRED & CODES.keys()
