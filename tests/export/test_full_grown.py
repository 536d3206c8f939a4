"""A full-grown sitting on paper: every kind of question, four languages, long and hostile words, opened elsewhere."""

import json
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx as python_docx
import pikepdf
import pytest
from docx.document import Document as WordFile
from jsonschema import Draft202012Validator

from pelitarina.export.block import Document
from pelitarina.export.data import assessment_json
from pelitarina.export.docx import docx
from pelitarina.export.paper import paper as make
from pelitarina.export.pdf import pdf
from pelitarina.export.select import select
from pelitarina.export.text import text as as_text
from pelitarina.i18n.catalogue import program
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, Purpose
from pelitarina.shipped import folder
from pelitarina.words import quoted
from tests.export.entries import HOSTILE, NOON, TODAY
from tests.export.full_grown import EVERYTHING, KELA, PAPERS, STEP
from tests.export.opened import squeezed, tags, text

LANGUAGES = ["fi", "sv", "en", "ar"]
SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs/schema/assessment-1.json").read_text("utf-8"))


def paper(purpose: str, language: str) -> Document:
    texts = program(language, folder("locales"))
    return make(select(EVERYTHING, Purpose(purpose), NOON), language, TODAY, texts.text, None)


def said(purpose: str, language: str) -> list[str]:
    """Give all that must stand on a paper in ``language``, as quoted there; a plan parts a next step."""
    answers = [each.answer for each in EVERYTHING if purpose != PLAN or each.answer.value is not STEP]
    told = [quoted(one.words, language) if one.owner is Owner.CUSTOMER else one.words for one in answers]
    return told + [quoted(part, language) for part in (STEP.goal, STEP.who, STEP.when) if purpose == PLAN]


def rows(file: WordFile) -> list[str]:
    """Give the text of each paragraph, and of each cell of each table."""
    cells = [cell.text for table in file.tables for row in table.rows for cell in row.cells]
    return [row.text for row in file.paragraphs] + cells


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", PAPERS)
def test_every_answer_stands_once_in_the_word_file_as_it_was_given(purpose: str, language: str) -> None:
    told = rows(python_docx.Document(BytesIO(docx(paper(purpose, language)))))

    assert {words: told.count(words) for words in said(purpose, language)} == dict.fromkeys(said(purpose, language), 1)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", PAPERS)
def test_every_answer_stands_once_in_the_text_as_it_was_given(purpose: str, language: str) -> None:
    told = as_text(paper(purpose, language))

    for words in said(purpose, language):  # what is beside its name in the plan stands behind a colon
        assert told.count(f"\n{words}\n") + told.count(f": {words}\n") == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", PAPERS)
def test_the_pdf_is_whole_and_its_structure_holds_every_question_and_every_answer(purpose: str, language: str) -> None:
    made = pdf(paper(purpose, language))
    found = tags(made)

    with pikepdf.open(BytesIO(made)) as file:
        assert not file.check_pdf_syntax()
        assert str(file.Root.Lang) == language
    kinds = [tag.kind for tag in found]
    in_tables = 1 if purpose == PLAN else 0
    assert kinds.count("Title") == 1
    assert kinds.count("H2") == len(EVERYTHING) - in_tables
    assert kinds.count("BlockQuote") == len(EVERYTHING) - in_tables - 1
    assert kinds.count("Table") == kinds.count("TH") / 2 == 2 * in_tables
    assert {tag.language for tag in found if tag.kind == "BlockQuote"} >= {"sv", "en", "ru", "ar", "fi"} - {language}


def test_five_thousand_words_fill_pages_of_the_pdf_and_none_is_lost() -> None:
    told = text(pdf(paper(ASSESSMENT, "fi")), head=f"Luonnos {TODAY:%d.%m.%Y}")

    assert squeezed(quoted(HOSTILE["five thousand words"], "fi")) in squeezed(told)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_data_keeps_to_the_published_schema(language: str) -> None:
    say = program(language, folder("locales")).text
    made = json.loads(assessment_json(select(EVERYTHING, ASSESSMENT, NOON), language, TODAY, say))

    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(made)
    assert {each["kind"] for each in made["reflections"]} >= {"life_line", "circle", "next_step", "cards", "scale"}


@pytest.mark.needs("soffice")
def test_an_office_program_opens_the_word_files_and_reads_every_answer(tmp_path: Path) -> None:
    files = {}
    for purpose, language in ((ASSESSMENT, "fi"), (OWN_COPY, "ar"), (KELA, "sv"), (PLAN, "fi")):
        file = tmp_path / f"{purpose.partition(':')[0]}-{language}.docx"
        file.write_bytes(docx(paper(purpose, language)))
        files[file] = said(purpose, language)
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(convert, check=True, capture_output=True, timeout=240)

    for file, wanted in files.items():
        with ZipFile(file.with_suffix(".odt")) as parts:
            told = squeezed(_text_of(parts.read("content.xml").decode("utf-8")))
        assert [words for words in wanted if squeezed(words) not in told] == []


def _text_of(xml: str) -> str:
    """Give the letters of an ODT's content, without its elements."""
    return "".join(ET.fromstring(xml).itertext())
