"""The promise to the customer: what leaves is exactly what is in force, word for word."""

import json
from collections.abc import Iterator
from io import BytesIO
from zipfile import ZipFile

import docx as python_docx
from hypothesis import given
from hypothesis import strategies as st

from pelitarina import area
from pelitarina.export import document
from pelitarina.export.data import assessment_json
from pelitarina.export.docx import docx
from pelitarina.export.paper import paper
from pelitarina.export.pdf import pdf
from pelitarina.export.select import select
from pelitarina.export.text import text as as_text
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, Decision, Entry, Purpose
from tests.export.entries import NOON, TODAY, many_entries, marks, say
from tests.export.entries import entry as an_entry
from tests.export.opened import squeezed, tags
from tests.export.opened import text as read

PAPERS = (ASSESSMENT, OWN_COPY, PLAN, Purpose("share:Kela"))
"""What each paper is for: whose words it may hold."""


def may_leave(entry: Entry, purpose: Purpose) -> bool:
    """Say it once more, in the slowest way: the last word on this purpose was yes, and its day has not passed."""
    last_word = None
    for event in entry.events:
        if event.purpose == purpose:
            last_word = event
    if last_word is None or last_word.decision is not Decision.KEPT:
        return False
    return last_word.last_day is None or last_word.last_day >= TODAY


def as_printed(entry: Entry) -> str:
    words = entry.answer.words
    return f"\n”{words}”\n" if entry.answer.owner is Owner.CUSTOMER else f"\n{words}\n"


def texts_in(node: object) -> Iterator[str]:
    if isinstance(node, dict):
        for below in node.values():
            yield from texts_in(below)
    else:
        yield str(node)


@given(entries=many_entries)
def test_the_assessment_holds_exactly_the_words_in_force_for_it(entries: list[Entry]) -> None:
    text = as_text(document.assessment(select(entries, ASSESSMENT, NOON), "fi", TODAY, say))

    for entry in entries:
        assert text.count(as_printed(entry)) == may_leave(entry, ASSESSMENT)
        assert (entry.answer.words in text) is may_leave(entry, ASSESSMENT)


@given(entries=many_entries)
def test_the_own_copy_holds_exactly_the_words_in_force_for_it(entries: list[Entry]) -> None:
    text = as_text(document.own_copy(select(entries, OWN_COPY, NOON), "fi", TODAY, say))

    for entry in entries:
        assert text.count(as_printed(entry)) == may_leave(entry, OWN_COPY)
        assert (entry.answer.words in text) is may_leave(entry, OWN_COPY)


@given(entries=many_entries)
def test_the_word_files_hold_exactly_the_words_in_force_for_them(entries: list[Entry]) -> None:
    for purpose in PAPERS:
        raw = docx(paper(select(entries, purpose, NOON), "fi", TODAY, say, None))
        told = [row.text for row in python_docx.Document(BytesIO(raw)).paragraphs]
        with ZipFile(BytesIO(raw)) as parts:
            everything = "".join(parts.read(name).decode("utf-8") for name in parts.namelist())

        for number, entry in enumerate(entries):
            assert told.count(as_printed(entry).strip("\n")) == may_leave(entry, purpose)
            assert (marks(number)[1] in everything) is may_leave(entry, purpose)


@given(entries=many_entries)
def test_the_pdfs_hold_exactly_the_words_in_force_for_them(entries: list[Entry]) -> None:
    for purpose in PAPERS:
        made = pdf(paper(select(entries, purpose, NOON), "fi", TODAY, say, None))
        kinds = [tag.kind for tag in tags(made)]
        told = squeezed(read(made))
        leaving = [entry for entry in entries if may_leave(entry, purpose)]

        for number, entry in enumerate(entries):
            assert [told.count(mark) for mark in marks(number)] == [may_leave(entry, purpose)] * 2
        assert kinds.count("H2") == len(leaving)
        assert kinds.count("BlockQuote") == sum(entry.answer.owner is Owner.CUSTOMER for entry in leaving)


plain_words = st.text("abcdefghijklmnopqrstuvwxyzåäöÅÄÖ0123456789.,!? ", min_size=1, max_size=200)


@given(words=plain_words)
def test_a_pdf_tells_plain_words_letter_by_letter(words: str) -> None:
    made = pdf(document.assessment(select([an_entry(f"[{words}]")], ASSESSMENT, NOON), "fi", TODAY, say))

    assert squeezed(f"”[{words}]”") in squeezed(read(made))


@given(entries=many_entries)
def test_the_data_holds_exactly_the_words_in_force_for_the_assessment(entries: list[Entry]) -> None:
    made = json.loads(assessment_json(select(entries, ASSESSMENT, NOON), "fi", TODAY, say))
    leaving = [each for each in entries if may_leave(each, ASSESSMENT)]
    spoken = [each.answer for each in leaving if each.answer.owner is Owner.CUSTOMER]
    noted = [each.answer for each in leaving if each.answer.owner is Owner.WORKER]

    assert [each["words"] for each in made["reflections"]] == [answer.words for answer in spoken]
    assert [each["words"] for each in made["worker_notes"]] == [answer.words for answer in noted]
    expected: dict[str, list[str]] = {}
    for answer in spoken:
        expected.setdefault(area.find(answer.area).path, []).append(f"”{answer.words}”")
    fields = sorted(text for text in texts_in(made["fragment"]) if text.startswith("”"))
    assert fields == sorted("\n".join(quotes) for quotes in expected.values())
