"""A full-grown sitting on paper: every kind of question, four languages, long and hostile words, opened elsewhere."""

import json
import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import docx as python_docx
import pikepdf
import pytest
from jsonschema import Draft202012Validator

from pelitarina.circle import Circle, Sector, Way
from pelitarina.export.block import Document
from pelitarina.export.data import assessment_json
from pelitarina.export.docx import docx
from pelitarina.export.paper import paper as make
from pelitarina.export.pdf import pdf
from pelitarina.export.select import select
from pelitarina.export.text import text as as_text
from pelitarina.i18n.catalogue import program
from pelitarina.journal.draft import Owner
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN, Entry, Purpose
from pelitarina.life_line import LifeLine, Phase, Thing
from pelitarina.next_step import NextStep
from pelitarina.next_step import Way as Hold
from pelitarina.shipped import folder
from pelitarina.words import clean, quoted
from tests.export.entries import DAY, HOSTILE, NOON, TODAY, entry, kept
from tests.export.opened import squeezed, tags, text

KELA = Purpose("share:Kela")
BOTH = kept(ASSESSMENT, OWN_COPY, PLAN, KELA, last_day=TODAY + DAY)
LINE = LifeLine((Phase("Lapsena", (Thing("piilonen", "pihalla"),)), Phase("Nyt")), ("sisu",))
CIRCLE = Circle((Sector("talous", 4, 9, Way.BETTER),))
STEP = NextStep("käyn uimassa", Hold.HOLD, who="minä", when="keskiviikkona")
_KINDS = (
    entry("Rauhalliselta.\nEnimmäkseen.", name="write"),
    entry("4", kind="scale", value=4, note="0 = ei lainkaan, 10 = hyvin", area="talous", name="scale"),
    entry("Sauna", kind="one", value=("sauna",), area="arki", name="one"),
    entry("Piha, koti", kind="some", value=("yard", "home"), area="suhteet", name="some"),
    entry("Lapsena: piilonen (pihalla)", kind="life_line", value=LINE, area="muutos", name="line"),
    entry("Talous: nyt 4, tärkeys 9", kind="circle", value=CIRCLE, area="oma_arvio", name="circle"),
    entry("Rohkeus", kind="cards", value=("courage",), area="omat_toimet", name="cards"),
    entry("Tavoite: käyn uimassa", kind="next_step", value=STEP, area="terveys", name="step"),
    entry("Hemma är det lugnt.", question="Hur är det hemma?", language="sv", name="sv"),
    entry("It is quiet at home.", question="How is it at home?", language="en", name="en"),
    entry("Дома тихо.", question="Как дома?", language="ru", name="ru"),
    entry("البيت هادئ.", question="كيف البيت؟", language="ar", name="ar"),
    entry("Kuulin, että kotona on hyvä.", question="Mitä kuulit?", owner=Owner.WORKER, name="worker"),
)
_HOSTILE = tuple(entry(clean(words), question=name, area="arki", name=name) for name, words in HOSTILE.items())
EVERYTHING: tuple[Entry, ...] = tuple(Entry(each.id, each.sitting, each.answer, BOTH) for each in (*_KINDS, *_HOSTILE))
LANGUAGES = ["fi", "sv", "en", "ar"]
SCHEMA = json.loads((Path(__file__).resolve().parents[2] / "docs/schema/assessment-1.json").read_text("utf-8"))
PAPERS = [ASSESSMENT, OWN_COPY, KELA]


def paper(purpose: str, language: str) -> Document:
    texts = program(language, folder("locales"))
    return make(select(EVERYTHING, Purpose(purpose), NOON), language, TODAY, texts.text, None)


def said(language: str) -> list[str]:
    """Give every answer as it must stand on a paper in ``language``."""
    answers = [each.answer for each in EVERYTHING]
    return [quoted(one.words, language) if one.owner is Owner.CUSTOMER else one.words for one in answers]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", PAPERS)
def test_every_answer_stands_once_in_the_word_file_as_it_was_given(purpose: str, language: str) -> None:
    rows = [row.text for row in python_docx.Document(BytesIO(docx(paper(purpose, language)))).paragraphs]

    assert [rows.count(words) for words in said(language)] == [1] * len(EVERYTHING)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", PAPERS)
def test_every_answer_stands_once_in_the_text_as_it_was_given(purpose: str, language: str) -> None:
    told = as_text(paper(purpose, language))

    assert [told.count(f"\n{words}\n") for words in said(language)] == [1] * len(EVERYTHING)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("purpose", PAPERS)
def test_the_pdf_is_whole_and_its_structure_holds_every_question_and_every_answer(purpose: str, language: str) -> None:
    made = pdf(paper(purpose, language))
    found = tags(made)

    with pikepdf.open(BytesIO(made)) as file:
        assert not file.check_pdf_syntax()
        assert str(file.Root.Lang) == language
    kinds = [tag.kind for tag in found]
    assert kinds.count("Title") == 1
    assert kinds.count("H2") == len(EVERYTHING)
    assert kinds.count("BlockQuote") == len(EVERYTHING) - 1
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


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed here")
def test_an_office_program_opens_the_word_files_and_reads_every_answer(tmp_path: Path) -> None:
    files = []
    for purpose, language in (("assessment", "fi"), ("own_copy", "ar"), (KELA, "sv"), (PLAN, "fi")):
        files.append(tmp_path / f"{purpose.partition(':')[0]}-{language}.docx")
        files[-1].write_bytes(docx(paper(purpose, language)))
    home = f"-env:UserInstallation={(tmp_path / 'home').as_uri()}"
    convert = ["soffice", home, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path), *map(str, files)]
    subprocess.run(convert, check=True, capture_output=True, timeout=240)

    told_of = {file: said(language) for file, language in zip(files, ("fi", "ar", "sv"), strict=False)}
    steps = [quoted(words, "fi") for words in (STEP.goal, STEP.who, STEP.when)]
    others = [one for one, entry in zip(said("fi"), EVERYTHING, strict=True) if entry.answer.kind != "next_step"]
    for file, wanted in (*told_of.items(), (files[-1], [*steps, *others])):
        with ZipFile(file.with_suffix(".odt")) as parts:
            told = squeezed(_text_of(parts.read("content.xml").decode("utf-8")))
        assert [words for words in wanted if squeezed(words) not in told] == []


def _text_of(xml: str) -> str:
    """Give the letters of an ODT's content, without its elements."""
    return "".join(ET.fromstring(xml).itertext())
