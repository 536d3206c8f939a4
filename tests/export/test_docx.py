"""The Word file: it opens, reads in the right order and language, and tells nothing outside its pages."""

import subprocess
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import docx as python_docx
import pytest
from docx.document import Document as File
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.text.paragraph import Paragraph as Row
from hypothesis import example, given
from hypothesis import strategies as st

from pelitarina.export import document
from pelitarina.export.block import Document, Heading, Lines, Note, Paragraph, Quote
from pelitarina.export.docx import docx
from pelitarina.export.select import select
from pelitarina.i18n.catalogue import program
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, Entry
from pelitarina.shipped import folder
from pelitarina.words import clean
from tests.export.entries import DAY, HOSTILE, NOON, TODAY, entry, kept, say

BOTH = kept(ASSESSMENT, OWN_COPY, last_day=TODAY + DAY)
LONGER = kept(ASSESSMENT, OWN_COPY, last_day=TODAY + 2 * DAY)
SECRET = "Pihalamppu"


def paper(*blocks: Quote | Note | Lines | Heading | Paragraph, language: str = "fi", large: bool = False) -> Document:
    return Document("Omat sanani", language, TODAY, blocks, large=large)


def word(made: Document) -> File:
    return python_docx.Document(BytesIO(docx(made)))


def assessment(*entries: Entry, language: str = "fi") -> Document:
    return document.assessment(select(entries, ASSESSMENT, NOON), language, TODAY, say)


def own_copy(*entries: Entry, language: str = "fi", contact: str = "Maija Malli") -> Document:
    return document.own_copy(select(entries, OWN_COPY, NOON), language, TODAY, say, contact)


def rows(file: File) -> list[tuple[str, str]]:
    """Give each paragraph as its style and its text."""
    return [(row.style.name or "", row.text) for row in file.paragraphs if row.style]


def quote(words: str, language: str = "fi", question: str = "Missä?") -> Quote:
    return Quote(question, "", words, language)


def only(file: File, style: str) -> Row:
    (found,) = [row for row in file.paragraphs if row.style and row.style.name == style]
    return found


def marked(row: Row, element: str) -> list[str | None]:
    """Give the value of each ``element`` in a paragraph."""
    return [found.get(qn("w:val")) for found in row.paragraph_format.element.iter(qn(element))]


def test_the_assessment_reads_like_this() -> None:
    made = assessment(
        entry("Rauhalliselta.\nEnimmäkseen."),
        entry("4", question="Miten rahat riittävät?", area="talous", kind="scale", note="0 = ei lainkaan, 10 = hyvin"),
        entry("Kuulin, että kotona on hyvä.", question="Mitä kuulit?", owner=Owner.WORKER),
        language="sv",
    )
    file = word(made)

    assert rows(file) == [
        ("Title", "Draft for the assessment of service needs"),
        ("Normal", str(getattr(made.blocks[0], "text", ""))),
        ("Normal", "Story: Ensimmäinen käynti, 21.11.2026\nLanguage of the answers: Finnish"),
        ("Heading 1", "Boende"),
        ("Heading 2", "Miltä koti tuntuu nyt?"),
        ("Quote", "”Rauhalliselta.\nEnimmäkseen.”"),
        ("Heading 1", "Ekonomisk situation"),
        ("Heading 2", "Miten rahat riittävät?"),
        ("Question note", "0 = ei lainkaan, 10 = hyvin"),
        ("Quote", "”4”"),
        ("Heading 1", "Beskrivning av genomförandet"),
        ("Normal", str(getattr(made.blocks[-4], "text", ""))),
        ("Heading 1", "The worker's own notes"),
        ("Normal", str(getattr(made.blocks[-2], "text", ""))),
        ("Heading 2", "Mitä kuulit?"),
        ("Worker's note", "Kuulin, että kotona on hyvä."),
    ]
    assert file.sections[0].header.paragraphs[0].text == "Draft 21.11.2026"


def test_the_own_copy_tells_the_last_day_beneath_the_words_and_is_no_draft() -> None:
    file = word(own_copy(entry("Kotona.", events=BOTH), entry("Kuulin.", owner=Owner.WORKER, events=LONGER)))

    assert [each for each in rows(file) if each[0] != "Normal"] == [
        ("Title", "My own words"),
        ("Heading 1", "Ensimmäinen käynti, 21.11.2026"),
        ("Heading 2", "Miltä koti tuntuu nyt?"),
        ("Quote", "”Kotona.”"),
        ("Below an answer", "Stored. Last day: 22.11.2026."),
        ("Heading 1", "What the worker said"),
        ("Heading 2", "Miltä koti tuntuu nyt?"),
        ("Worker's note", "Kuulin."),
        ("Below an answer", "Stored. Last day: 23.11.2026."),
    ]
    assert file.sections[0].header.is_linked_to_previous


def test_a_headings_page_is_the_page_of_what_stands_beneath_it() -> None:
    file = word(own_copy(entry("Kotona.", note="0 = ei", events=BOTH)))

    for name in ("Title", "Heading 1", "Heading 2", "Question note"):
        assert file.styles[name].element.pPr.find(qn("w:keepNext")) is not None
    assert only(file, "Quote").paragraph_format.keep_with_next


@pytest.mark.parametrize(
    ("large", "points"), [pytest.param(False, 11, id="the draft"), pytest.param(True, 16, id="the own copy, large")]
)
def test_the_letters_are_as_large_as_their_reader_needs(large: bool, points: int) -> None:
    styles = word(paper(quote("Kotona."), large=large)).styles

    for name in ("Normal", "Quote", "Worker's note", "Heading 2"):
        element = styles[name].element
        sizes = {element.find(f".//{qn(size)}").get(qn("w:val")) for size in ("w:sz", "w:szCs")}
        assert sizes == {str(points * 2)}, name
    assert own_copy(entry(events=BOTH)).large
    assert not assessment(entry()).large


def test_the_page_is_a4_and_its_foot_counts_the_pages() -> None:
    page = word(paper()).sections[0]
    foot = page.footer.paragraphs[0].paragraph_format.element

    assert [round((size or Mm(0)).mm) for size in (page.page_width, page.page_height)] == [210, 297]
    assert [field.get(qn("w:instr")) for field in foot.iter(qn("w:fldSimple"))] == ["PAGE", "NUMPAGES"]
    assert "".join(str(letters.text) for letters in foot.iter(qn("w:t"))) == "1 / 1"


@pytest.mark.parametrize(
    ("language", "tag"), [("fi", "fi-FI"), ("fi@selko", "fi-FI"), ("sv", "sv-SE"), ("en", "en-GB"), ("ar", "ar")]
)
def test_a_screen_reader_hears_which_language_the_paper_speaks(language: str, tag: str) -> None:
    file = word(paper(quote("Kotona.", language), language=language))
    (default,) = file.styles.element.iter(qn("w:lang"))

    assert default.get(qn("w:val")) == tag
    assert file.core_properties.language == tag
    assert marked(only(file, "Quote"), "w:lang") == []


def test_words_in_another_language_say_so_and_so_does_their_question() -> None:
    file = word(paper(quote("Hemma.", "sv", "Var?"), Paragraph("Kiitos.")))

    assert [marked(row, "w:lang") for row in file.paragraphs] == [[], ["sv-SE"], ["sv-SE"], []]


def test_arabic_words_begin_at_the_right_and_a_name_among_them_at_the_left() -> None:
    row = only(word(paper(quote("البيت Uno.", "ar"))), "Quote")
    runs = [(run.text, run.font.rtl) for run in row.runs]

    assert marked(row, "w:bidi") == [None]
    assert (marked(row, "w:left"), marked(row, "w:right")) == (["nil"], ["single"])
    assert runs == [("”البيت ", True), ("Uno", None), (".”", True)]
    assert row.paragraph_format.element.find(f".//{qn('w:lang')}").get(qn("w:bidi")) == "ar"


def test_finnish_words_with_an_arabic_one_among_them_begin_at_the_left() -> None:
    row = only(word(paper(quote("Sanoin البيت."))), "Quote")

    assert marked(row, "w:bidi") == []
    assert [run.text for run in row.runs if run.font.rtl] == ["البيت"]


@pytest.mark.parametrize("typed", [pytest.param(text, id=name) for name, text in HOSTILE.items()])
def test_whatever_is_typed_comes_through_as_plain_words(typed: str) -> None:
    file = word(assessment(entry(clean(typed))))

    assert only(file, "Quote").text == f"”{clean(typed)}”"


@given(words=st.text(), language=st.sampled_from(["fi", "sv", "ar"]))
@example(words="\x00\x0b\x0c\ud800\uffff\x85", language="fi")
@example(words=" \u00a0\t\u2011- \n\n x ", language="fi")
def test_quotes_hold_exactly_the_words_and_what_no_file_can_hold_breaks_nothing(words: str, language: str) -> None:
    file = word(paper(quote(words, language, question=words), Note(words, words, words, language, words)))

    assert only(file, "Quote").text == clean(f"”{words}”")
    assert only(file, "Worker's note").text == clean(words)


def test_the_file_says_of_itself_what_everybody_may_know_and_nothing_of_the_customer() -> None:
    raw = docx(own_copy(entry(SECRET, question=f"{SECRET}?", note=f"({SECRET})", events=BOTH)))
    facts = python_docx.Document(BytesIO(raw)).core_properties
    midnight = datetime(2026, 11, 21, tzinfo=UTC)

    assert (facts.title, facts.author, facts.last_modified_by) == ("My own words", "pelitarina", "pelitarina")
    assert (facts.created, facts.modified) == (midnight, midnight)
    assert [facts.comments, facts.subject, facts.keywords, facts.category] == [""] * 4
    with ZipFile(BytesIO(raw)) as parts:
        holding = [name for name in parts.namelist() if SECRET in name or SECRET in parts.read(name).decode("utf-8")]
    assert holding == ["word/document.xml"]


def test_no_part_of_the_file_comes_from_elsewhere() -> None:
    with ZipFile(BytesIO(docx(assessment(entry())))) as parts:
        assert sorted(parts.namelist()) == [
            "[Content_Types].xml",
            "_rels/.rels",
            "docProps/core.xml",
            "word/_rels/document.xml.rels",
            "word/document.xml",
            "word/fontTable.xml",
            "word/footer1.xml",
            "word/header1.xml",
            "word/settings.xml",
            "word/styles.xml",
        ]
        everything = b"".join(map(parts.read, parts.namelist()))
    assert b'TargetMode="External"' not in everything


def test_the_same_paper_gives_the_same_bytes() -> None:
    made = own_copy(entry("Kotona.", events=BOTH))

    assert docx(made) == docx(made)
    with ZipFile(BytesIO(docx(made))) as parts:
        assert {each.date_time for each in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_word_does_not_mark_the_customers_spelling() -> None:
    styles = word(paper()).styles

    assert styles["Quote"].element.rPr.find(qn("w:noProof")) is not None
    assert styles["Worker's note"].element.rPr.find(qn("w:noProof")) is None


def test_a_number_to_call_stays_on_one_line() -> None:
    told = "\n".join(row.text for row in word(own_copy(contact="Maija Malli, 040 123 4567")).paragraphs)

    assert "Maija Malli, 040\xa0123\xa04567" in told


def test_an_empty_paper_is_a_file_too() -> None:
    assert rows(word(own_copy()))[-1] == ("Normal", "Nothing has been chosen for this.")


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("language", ["fi", "sv"])
def test_an_office_program_lays_it_out(language: str, tmp_path: Path) -> None:
    texts = program(language, folder("locales"))
    made = document.own_copy(select([entry(events=BOTH)], OWN_COPY, NOON), language, TODAY, texts.text)
    (tmp_path / "copy.docx").write_bytes(docx(made))
    laid = ["soffice", f"-env:UserInstallation={(tmp_path / 'home').as_uri()}", "--headless", "--convert-to", "pdf"]
    subprocess.run([*laid, "--outdir", str(tmp_path), str(tmp_path / "copy.docx")], check=True, capture_output=True)

    assert (tmp_path / "copy.pdf").read_bytes().startswith(b"%PDF")
