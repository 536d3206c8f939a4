"""How does a paper become a Word file (DOCX)? The only module that knows python-docx.

The file has real headings, a named style for each kind of paragraph and the language of each text, so
that a screen reader reads it well and a worker can take any part of it along. It says nothing of
anybody outside its pages, and the same paper gives the same bytes.
"""

from datetime import UTC, datetime, time
from importlib.util import find_spec
from io import BytesIO
from typing import Final, assert_never
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import docx as python_docx
from docx.document import Document as File
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.opc.rel import Relationships
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph as Row

from pelitarina import words
from pelitarina.export import drawing, stylesheet
from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Picture, Quote, Table
from pelitarina.export.direction import begins_right, stretches
from pelitarina.export.figure import in_words

MAKER: Final = "pelitarina"
_WIDE: Final = Mm(160)  # from margin to margin
_FEW_ROWS: Final = 12  # of figures, which stand on one page


def docx(document: Document) -> bytes:
    """Write a paper as a Word file, on A4."""
    file = _empty(document)
    _row(file.add_paragraph(), document.title, stylesheet.TITLE)
    for block in document.blocks:
        _add(file, block, document.language)
    _edges(file, document)
    _properties(file, document)
    made = BytesIO()
    file.save(made)
    return _timeless(made)


def _add(file: File, block: Block, language: str) -> None:
    match block:
        case Heading():
            _row(file.add_paragraph(), block.text, stylesheet.HEADING)
        case Paragraph():
            _row(file.add_paragraph(), block.text, stylesheet.BODY)
        case Lines():
            _row(file.add_paragraph(), "\n".join(block.lines), stylesheet.BODY)
        case Quote():
            _said(file, block, words.quoted(block.words, language), stylesheet.QUOTE, language)
        case Note():
            _said(file, block, block.words, stylesheet.NOTE, language)
        case Picture():
            _picture(file, block)
        case Table():
            _table(file, block, language)
        case _ as unreachable:
            assert_never(unreachable)


def _said(file: File, block: Quote | Note, answer: str, style: str, language: str) -> None:
    """Add a question and what was answered, in the language in which they were said."""
    spoken = block.language if stylesheet.tag(block.language) != stylesheet.tag(language) else ""
    _row(file.add_paragraph(), block.question, stylesheet.QUESTION, spoken)
    if block.note:
        _row(file.add_paragraph(), block.note, stylesheet.ASIDE, spoken)
    told = file.add_paragraph()
    _row(told, answer, style, spoken, block.language)
    if block.below:
        told.paragraph_format.keep_with_next, told.paragraph_format.space_after = True, Pt(2)
        _row(file.add_paragraph(), block.below, stylesheet.BELOW)


def _picture(file: File, block: Picture) -> None:
    """Add a drawing, with all its words for those who do not see it; nothing where there is none, or no way to it."""
    drawn = drawing.svg(block.figure, block.title) if find_spec("typst") else None
    if drawn is None:
        return
    from pelitarina.export.pdf import png  # noqa: PLC0415  # slow to load

    row = file.add_paragraph()
    _row(row, "", stylesheet.BODY)
    shape = row.add_run().add_picture(BytesIO(png(drawn)), width=_WIDE)
    facts = shape._inline.docPr  # noqa: SLF001  # python-docx offers no other way to say what a picture shows
    facts.set("descr", words.clean(f"{block.title}. {in_words(block.figure)}").replace("\n", " "))
    facts.set("title", block.title)


def _table(file: File, block: Table, language: str) -> None:
    """Add a table whose first row is said to be the names of its columns, on every page."""
    made = file.add_table(rows=0, cols=len(block.head))
    made._tbl.tblPr.append(parse_xml(stylesheet.table_lines()))  # noqa: SLF001
    made._tbl.tblPr.append(OxmlElement("w:tblCaption", {qn("w:val"): block.title}))  # noqa: SLF001
    spoken = block.language if stylesheet.tag(block.language) != stylesheet.tag(language) else ""
    together = len(block.rows) if block.figures and len(block.rows) <= _FEW_ROWS else 1
    for number, cells in enumerate((block.head, *block.rows)):
        row = made.add_row()
        if number == 0:
            row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))  # noqa: SLF001
        elif block.figures:  # a row of them is short, and stays together
            row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))  # noqa: SLF001
        for at, text in enumerate(cells):
            style = stylesheet.CELL if number and at else stylesheet.CELL_NAME
            answer = (spoken, block.language) if number and at else ("", language)
            told = row.cells[at].paragraphs[0]
            _row(told, text, style, *answer)
            told.paragraph_format.keep_with_next = number < together
            row.cells[at].width = _width(block, at)
    for at, column in enumerate(made.columns):
        column.width = _width(block, at)
    _row(file.add_paragraph(), block.below, stylesheet.BELOW if block.below else stylesheet.BODY)  # lest two become one


def _width(block: Table, column: int) -> int:
    """Give each column as much room as the others; beside figures, the names get two fifths of it."""
    if not block.figures:
        return _WIDE // len(block.head)
    names = _WIDE * 2 // 5
    return names if column == 0 else (_WIDE - names) // (len(block.head) - 1)


def _row(row: Row, text: str, style: str, language: str = "", runs_as: str = "") -> None:
    """Fill a paragraph: newlines become line breaks, and what no XML can hold is left out (``words.clean``).

    Args:
        row: an empty paragraph.
        text: what it says.
        style: name of its style.
        language: tag, where it is another than that of the paper.
        runs_as: tag of the language whose way a text goes in which there are no letters.
    """
    row.style = style
    text = words.clean(text)
    if begins_right(text, runs_as):
        properties = row.paragraph_format.element.get_or_add_pPr()
        if style == stylesheet.QUOTE:
            properties.append(parse_xml(stylesheet.bar_on_the_right()))
        properties.append(OxmlElement("w:bidi"))
    for part, right in stretches(text):
        run = row.add_run(part)
        if right:
            run.font.rtl = True
        if language and not (right and stylesheet.tag(language) in stylesheet.OURS):
            slot = qn("w:bidi" if right else "w:val")  # Word holds a language for each of the two directions
            run.element.get_or_add_rPr().append(OxmlElement("w:lang", {slot: stylesheet.tag(language)}))


def _empty(document: Document) -> File:
    """Open a file that has our styles and pages, and nothing of what python-docx's template brings along."""
    file, body_pt = python_docx.Document(), stylesheet.LARGE_PT if document.large else stylesheet.BODY_PT
    _keep_only(file.part.package.rels, RELATION.OFFICE_DOCUMENT, RELATION.CORE_PROPERTIES)
    _keep_only(file.part.rels, RELATION.STYLES, RELATION.SETTINGS)
    _refill(file.styles.element, stylesheet.styles(document.language, body_pt))
    _refill(file.settings.element, stylesheet.settings(document.language))
    fonts = Part(PackURI("/word/fontTable.xml"), CONTENT_TYPE.WML_FONT_TABLE, stylesheet.fonts().encode("utf-8"))
    file.part.relate_to(fonts, RELATION.FONT_TABLE)
    page = file.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Mm(25)
    page.header_distance = page.footer_distance = Mm(12)
    return file


def _keep_only(relations: Relationships, *kinds: str) -> None:
    for name in [name for name, each in relations.items() if each.reltype not in kinds]:
        del relations[name]


def _refill(element: BaseOxmlElement, xml: str) -> None:
    """Put the children of ``xml`` in the place of those of ``element``."""
    element[:] = parse_xml(xml)[:]


def _edges(file: File, document: Document) -> None:
    """Say at the top of each page what the paper is, and at its foot which page of how many: ``1 / 3``."""
    page = file.sections[0]
    if document.head:
        _row(page.header.paragraphs[0], document.head, stylesheet.HEAD)
    foot = page.footer.paragraphs[0]
    _field(foot, "PAGE")
    _row(foot, " / ", stylesheet.FOOT)
    _field(foot, "NUMPAGES")


def _field(row: Row, counts: str) -> None:
    """Add a number that the reader's program counts; 1 stands there until it has."""
    field = OxmlElement("w:fldSimple", {qn("w:instr"): counts})
    field.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>1</w:t></w:r>"))
    row.paragraph_format.element.append(field)


def _properties(file: File, document: Document) -> None:
    """Say of the file what everybody may know: its title and language, which program made it, and on which day."""
    facts, day = file.core_properties, datetime.combine(document.made_on, time(), UTC)
    facts.title, facts.language = document.title, stylesheet.tag(document.language)
    facts.author = facts.last_modified_by = MAKER
    facts.comments = ""
    facts.created = facts.modified = day


def _timeless(made: BytesIO) -> bytes:
    """Pack the file anew without the time at which it was packed."""
    packed = BytesIO()
    with ZipFile(made) as old, ZipFile(packed, "w") as new:
        for name in old.namelist():
            new.writestr(ZipInfo(name), old.read(name), ZIP_DEFLATED)
    return packed.getvalue()
