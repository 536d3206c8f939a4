"""Tables open right in a Finnish Excel, and no cell of them can act, whatever stands in it."""

import csv as reader
import subprocess
from datetime import date
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pelitarina.export.sheet import BYTE_ORDER, Sheet, csv, harmless
from pelitarina.export.workbook import LONGEST, xlsx
from pelitarina.words import clean
from tests.needed import demand

DAY = date(2027, 1, 4)
ACTING = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t")
HOSTILE = [
    '=HYPERLINK("http://example.invalid","x")',
    "+1+1",
    "-2+3",
    "@SUM(A1)",
    "\t=1",
    " =1",
    "http://example.invalid",
    'a";"=1',
    "eka\n=1+1",
    "\u202e=1",
    "{=1}",
    "0–4",
    "ääkkönen 😀 البيت",
]
text = st.one_of(
    st.sampled_from(HOSTILE),
    st.text(alphabet=st.sampled_from("=+-@;\"',\t\r\n\v\x00\x1b a1ä＝\u202e\ud800"), max_size=12),
)


def read(written: str) -> list[list[str]]:
    assert written.startswith(BYTE_ORDER)
    return list(reader.reader(StringIO(written.removeprefix(BYTE_ORDER), newline=""), delimiter=";"))


@given(st.lists(text, min_size=1, max_size=4))
@settings(max_examples=200, deadline=None)
def test_no_cell_of_a_csv_can_be_a_formula_and_no_text_is_lost(cells: list[str]) -> None:
    written = csv(Sheet("x", tuple("otsikko" for _ in cells), (tuple(cells),)))
    written.encode("utf-8")
    _, row = read(written)
    for cell, was in zip(row, cells, strict=True):
        assert not any(line.strip(" ").startswith(ACTING) for line in cell.split("\n"))
        assert cell.replace("'", "") == clean(was).replace("'", "")


@given(st.lists(text, min_size=1, max_size=4))
@settings(max_examples=60, deadline=None)
def test_no_cell_of_a_workbook_is_a_formula_or_a_link(cells: list[str]) -> None:
    made = xlsx("Otsikko", [Sheet("Taulu", tuple(cells), (tuple(cells),))], DAY)
    leaf = openpyxl.load_workbook(BytesIO(made)).active
    for row in leaf.iter_rows():
        for cell, was in zip(row, cells, strict=True):
            assert cell.data_type in ("s", "n")  # n: nothing is there
            assert (cell.value or "") == clean(was).replace("\r", "")
            assert cell.hyperlink is None
            assert cell.quotePrefix or cell.value is None  # nor does it become one when somebody presses Enter in it
    parts = ZipFile(BytesIO(made))
    assert not any(b"<f>" in parts.read(name) or b"<hyperlink" in parts.read(name) for name in parts.namelist())


def test_a_number_is_a_number_a_day_a_day_and_the_same_figures_give_the_same_bytes() -> None:
    sheet = Sheet("Taulu", ("Päivä", "Luku", "Tyhjä"), ((DAY, 15, None),))
    made = xlsx("Otsikko", [sheet], DAY)
    assert made == xlsx("Otsikko", [sheet], DAY)
    book = openpyxl.load_workbook(BytesIO(made))
    assert [cell.value for cell in book.active[2]][1:] == [15, None]
    assert book.active[2][0].value.date() == DAY
    assert book.properties.title == "Otsikko"
    assert not any(cell.quotePrefix for cell in book.active[2])
    assert read(csv(sheet))[1] == ["2027-01-04", "15", ""]


def test_every_cell_of_a_csv_is_quoted_and_lines_end_as_excel_expects() -> None:
    assert csv(Sheet("x", ("a", "b"), ((1, 'c"'),))) == '\ufeff"a";"b"\r\n"1";"c"""\r\n'


def test_a_text_longer_than_excel_can_hold_is_cut_so_that_the_file_opens() -> None:
    made = xlsx("Otsikko", [Sheet("Taulu", ("a",), (("x" * (LONGEST + 1),),))], DAY)
    assert len(openpyxl.load_workbook(BytesIO(made)).active["A2"].value) == LONGEST


def test_words_with_a_hyphen_stay_as_they_are() -> None:
    assert harmless("arki- ja vapaa-aika (3-4)") == "arki- ja vapaa-aika (3-4)"


@pytest.mark.needs("soffice")
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_libreoffice_opens_it_and_reckons_nothing_out(tmp_path: Path, form: str) -> None:
    sheet = Sheet("Taulu", ("Teksti", "Luku"), tuple((cell, number) for number, cell in enumerate(HOSTILE)))
    file = tmp_path / f"taulu.{form}"
    file.write_bytes(csv(sheet).encode() if form == "csv" else xlsx("Otsikko", [sheet], DAY))
    options = ["--infilter=Text - txt - csv (StarCalc):59,34,76,1"] if form == "csv" else []
    done = subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", *options,
         "--convert-to", "ods", "--outdir", str(tmp_path), str(file)],
        capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip
    made = tmp_path / "taulu.ods"
    if not made.exists():
        demand(f"Calc: apt-get install libreoffice-calc-nogui; {done.stderr}")
    content = ZipFile(made).read("content.xml").decode()
    assert "table:formula" not in content
    assert "HYPERLINK(" in content
    assert "xlink:href" not in content
