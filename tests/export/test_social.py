"""The social report: what workers saw, and its figures as bars that are said in words, too."""

from io import BytesIO

import docx as python_docx
import pytest

from pelitarina.export.docx import docx
from pelitarina.export.pdf import pdf
from tests.export.opened import tags
from tests.export.pages import pictures, report

BARS = {
    "fi": "Bussipysäkki: 35. Pieni hetki: 10. Ympyrä: 0–4",
    "sv": "Bussipysäkki: 35. Pieni hetki: 10. Ympyrä: 0–4",
}
"""Of 37, 12 and 2 customers: rounded to the nearest five, and fewer than five not told."""


@pytest.mark.parametrize("language", BARS)
def test_the_bars_of_the_report_are_said_in_words_in_the_pdf(language: str) -> None:
    made = tags(pdf(report(language)))
    alts = [tag.alt for tag in made if tag.kind == "Figure"]

    assert len(alts) == 2
    assert alts[1].endswith(BARS[language])
    kinds = [tag.kind for tag in made]
    assert kinds.count("Table") == 2
    assert kinds.count("TH") >= 4


@pytest.mark.parametrize("language", BARS)
def test_the_bars_of_the_report_are_said_in_words_in_the_word_file(language: str) -> None:
    shapes = python_docx.Document(BytesIO(docx(report(language)))).inline_shapes
    alts = [shape._inline.docPr.get("descr") for shape in shapes]

    assert len(alts) == 2
    assert alts[1].endswith(BARS[language])


def test_in_the_word_file_a_short_table_of_figures_stays_on_one_page() -> None:
    for table in python_docx.Document(BytesIO(docx(report("fi")))).tables:
        stays = [[cell.paragraphs[0].paragraph_format.keep_with_next for cell in row.cells] for row in table.rows]
        assert all(map(all, stays[:-1]))
        assert not any(stays[-1])


def test_each_page_of_a_paper_can_be_looked_at() -> None:
    shown = list(pictures(pdf(report("fi"))))

    assert len(shown) == 2
    assert {page.get_size() for page in shown} == {(827, 1170)}  # A4, a hundred dots to an inch
    assert all(page.get_at((0, 0))[:3] == (255, 255, 255) for page in shown)
    assert all(
        len({page.get_at((x, y))[:3] for x in range(100, 727, 3) for y in range(100, 400)}) > 9 for page in shown
    )
