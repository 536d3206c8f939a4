"""What can stand on a paper? One closed list of blocks, for every way of showing them.

All sentences are in the reader's language already. The customer's words are put in as they are and
never become part of a sentence: a brace, a tag or a percent sign in them is only a sign.
"""

from datetime import date
from typing import TypeAlias

from msgspec import Struct

from pelitarina.export.figure import Figure
from pelitarina.private import Private


class Heading(Struct, frozen=True):
    """What the blocks up to the next heading are about."""

    text: str


class Paragraph(Struct, frozen=True):
    """Prose of our own."""

    text: str


class Lines(Struct, frozen=True):
    """Facts that belong together, a line each."""

    lines: tuple[str, ...]


class _Said(Private, frozen=True):
    """One answer beneath its question.

    Attributes:
        note: what a reader needs beside the question, such as the two ends of a scale; may be empty.
        words: verbatim, without quotation marks; may have several lines.
        language: tag of the language of the question, the note and the words.
        below: what is said beneath it in small letters, in the language of the paper: how long it stays stored, or
            by what a notice names it; may be empty.
    """

    question: str
    note: str
    words: str
    language: str
    below: str = ""


class Quote(_Said, frozen=True):
    """The customer's answer: whoever shows it puts the words in quotation marks (``words.quoted``)."""


class Note(_Said, frozen=True):
    """The worker's answer: never in quotation marks, those are the customer's."""


class Picture(Private, frozen=True):
    """A drawing of an answer whose words stand on the same paper; where nothing can be drawn, those are enough.

    Attributes:
        title: what is drawn, in the language of the paper.
        language: tag of the language of the words in the drawing.
    """

    title: str
    figure: Figure
    language: str


class Table(Private, frozen=True):
    """Facts in rows.

    Attributes:
        title: what the table is about; it is said where nobody sees it, and not painted.
        head: names of the columns, in the language of the paper; at least two.
        rows: as many cells each as there are columns. The first cell names the row, in the language of the paper.
        language: tag of the language of the other cells.
        figures: whether these are figures, so that the names of the rows get most of the room.
        below: as of an answer.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    language: str
    figures: bool = False
    below: str = ""


Block: TypeAlias = Heading | Paragraph | Lines | Quote | Note | Picture | Table


class Document(Struct, frozen=True):
    """A paper, whoever shows it.

    Attributes:
        language: tag of our sentences and of the quotation marks.
        head: what every page says at its top; may be empty.
        large: whether it is to be printed large.
    """

    title: str
    language: str
    made_on: date
    blocks: tuple[Block, ...]
    head: str = ""
    large: bool = False
