"""How does a Word file look? Its few styles by name, its sizes, its font and what stands in for that.

Everything grows with the body's size, so large print is the same paper, larger. Nothing is slanted,
justified or hyphenated, and nothing is told by colour alone: that reads easiest.
"""

from typing import Final

from msgspec import Struct

from pelitarina import words

TITLE, HEADING, QUESTION, ASIDE = "Title", "Heading 1", "Heading 2", "Question note"
BODY, QUOTE, NOTE, BELOW, HEAD, FOOT = "Normal", "Quote", "Worker's note", "Below an answer", "Header", "Footer"
CELL, CELL_NAME = "Table text", "Table name"
"""The names of the styles, as Word shows them."""

BODY_PT: Final = 11
LARGE_PT: Final = 16

_NAMESPACE: Final = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_FONT: Final = "Arial"
_INK, _ACCENT, _SOFT, _BAR = "1A1A1A", "1F4E5F", "595959", "7FA6B3"  # on white at least 7 : 1, but the bar
_TAGS: Final = {"fi": "fi-FI", "sv": "sv-SE", "en": "en-GB"}
OURS: Final = frozenset(_TAGS.values())
"""The languages that we speak, as Word knows them. All of them run from the left."""


def tag(language: str) -> str:
    """Give a language as Word knows it.

    >>> tag("fi@selko"), tag("en"), tag("ar")
    ('fi-FI', 'en-GB', 'ar')
    """
    base = words.base_language(language)
    return _TAGS.get(base, base)


def styles(language: str, body_pt: int) -> str:
    """Give the styles of a paper in ``language`` (a tag), whose body has ``body_pt`` points."""
    defaults = (
        f'<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="{_FONT}" w:hAnsi="{_FONT}" w:eastAsia="{_FONT}" '
        f'w:cs="{_FONT}"/><w:color w:val="{_INK}"/>{_size(BODY_PT, body_pt)}'
        f'<w:lang w:val="{tag(language)}" w:eastAsia="{tag(language)}" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        f"<w:pPrDefault><w:pPr><w:widowControl/></w:pPr></w:pPrDefault></w:docDefaults>"
    )
    return f"<w:styles {_NAMESPACE}>{defaults}{''.join(_style(look, body_pt) for look in _LOOKS)}</w:styles>"


def settings(language: str) -> str:
    """Give the settings: Word's own way of laying out since 2013, so that it says nothing of compatibility."""
    compatible = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBLE.items()
    )
    return (
        f'<w:settings {_NAMESPACE}><w:zoom w:percent="100"/><w:defaultTabStop w:val="720"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat>{compatible}</w:compat>'
        f'<w:themeFontLang w:val="{tag(language)}"/></w:settings>'
    )


def bar_on_the_right() -> str:
    """Give the line of a quote in a text that runs from the right: there it begins."""
    none = '<w:left w:val="nil"/>'
    return f"<w:pBdr {_NAMESPACE}>{none}{_bar('right')}</w:pBdr>"


def table_lines() -> str:
    """Give the thin lines of a table."""
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="{_BAR}"/>' for side in sides)
    return f"<w:tblBorders {_NAMESPACE}>{lines}</w:tblBorders>"


def fonts() -> str:
    """Give the font and what stands in for it: another of the same widths, or any without serifs."""
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:fonts {_NAMESPACE}><w:font w:name="{_FONT}">'
        '<w:altName w:val="Liberation Sans"/><w:panose1 w:val="020B0604020202020204"/><w:charset w:val="00"/>'
        '<w:family w:val="swiss"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    )


class _Look(Struct, frozen=True):
    """One style, in points beside a body of ``BODY_PT``.

    Attributes:
        level: of a heading, 0 for the first; None for what is no heading.
        bar: whether a line runs along its beginning.
        proof: whether Word may mark its spelling.
        then: the style of a paragraph that a writer adds after it.
    """

    name: str
    size: float = BODY_PT
    before: float = 0
    after: float = 0
    indent: float = 0
    align: str = "left"
    bold: bool = False
    colour: str = _INK
    level: int | None = None
    keep_next: bool = False
    bar: bool = False
    proof: bool = True
    then: str = BODY


_LOOKS: Final = (
    _Look(BODY, after=7),
    _Look(TITLE, 21, after=10, bold=True, colour=_ACCENT, keep_next=True),
    _Look(HEADING, 14.5, before=20, after=4, bold=True, colour=_ACCENT, level=0, keep_next=True),
    _Look(QUESTION, before=11, after=3, bold=True, level=1, keep_next=True, then=QUOTE),
    _Look(ASIDE, 10, after=3, colour=_SOFT, keep_next=True, then=QUOTE),
    _Look(QUOTE, before=2, after=7, indent=14, bar=True, proof=False),
    _Look(NOTE, after=7, indent=14),
    _Look(BELOW, 10, after=7, indent=14, colour=_SOFT),
    _Look(CELL, before=2, after=2, proof=False, then=CELL),
    _Look(CELL_NAME, before=2, after=2, bold=True, then=CELL),
    _Look(HEAD, 9.5, align="right", colour=_SOFT),
    _Look(FOOT, 9.5, align="center", colour=_SOFT),
)
_LINE: Final = 276  # of 240: a little more room than single spacing
_BOLD: Final = "<w:b/><w:bCs/>"
_COMPATIBLE: Final = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
}
_OLD_NAMES: Final = ("Heading", "Header", "Footer")
"""Word shows these with a capital and writes them without."""


def _style(look: _Look, body_pt: int) -> str:
    """Give one style. Word wants the elements in just this order."""
    written = look.name.lower() if look.name.startswith(_OLD_NAMES) else look.name
    default, based = (' w:default="1"', "") if look.name == BODY else ("", f'<w:basedOn w:val="{BODY}"/>')
    return (
        f'<w:style w:type="paragraph"{default} w:styleId="{_id(look.name)}"><w:name w:val="{written}"/>{based}'
        f'<w:next w:val="{_id(look.then)}"/><w:qFormat/><w:pPr>{_paragraph(look, body_pt)}</w:pPr>'
        f"<w:rPr>{_letters(look, body_pt)}</w:rPr></w:style>"
    )


def _paragraph(look: _Look, body_pt: int) -> str:
    before, after, indent = (_scaled(points, body_pt, 20) for points in (look.before, look.after, look.indent))
    return (
        ("<w:keepNext/><w:keepLines/>" if look.keep_next else "")
        + (f"<w:pBdr>{_bar('left')}</w:pBdr>" if look.bar else "")
        + f'<w:spacing w:before="{before}" w:after="{after}" w:line="{_LINE}" w:lineRule="auto"/>'
        + (f'<w:ind w:left="{indent}"/>' if indent else "")
        + (f'<w:jc w:val="{look.align}"/>' if look.align != "left" else "")
        + (f'<w:outlineLvl w:val="{look.level}"/>' if look.level is not None else "")
    )


def _letters(look: _Look, body_pt: int) -> str:
    return (
        (_BOLD if look.bold else "")
        + ("" if look.proof else "<w:noProof/>")
        + f'<w:color w:val="{look.colour}"/>{_size(look.size, body_pt)}'
    )


def _bar(side: str) -> str:
    return f'<w:{side} w:val="single" w:sz="18" w:space="9" w:color="{_BAR}"/>'


def _size(points: float, body_pt: int) -> str:
    half_points = _scaled(points, body_pt, 2)
    return f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


def _scaled(points: float, body_pt: int, parts: int) -> int:
    """Give a length that belongs to a body of ``BODY_PT`` for one of ``body_pt``, in ``parts`` of a point."""
    return round(points * body_pt / BODY_PT * parts)


def _id(name: str) -> str:
    return "".join(sign for sign in name if sign.isalnum())
