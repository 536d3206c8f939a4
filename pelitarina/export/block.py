"""What can stand on a paper? One closed list of blocks, for every way of showing them.

All sentences are in the reader's language already. The customer's words are put in as they are and
never become part of a sentence: a brace, a tag or a percent sign in them is only a sign.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import TypeAlias

from pelitarina.export.figure import Figure


@dataclass(frozen=True, slots=True)
class Heading:
    """What the blocks up to the next heading are about."""

    text: str


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Prose of our own."""

    text: str


@dataclass(frozen=True, slots=True)
class Lines:
    """Facts that belong together, a line each."""

    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """One answer beneath its question.

    Attributes:
        note: what a reader needs beside the question, such as the two ends of a scale; may be empty.
        words: verbatim, without quotation marks; may have several lines.
        language: tag of the language of the question, the note and the words.
        last_day: a sentence on how long it stays stored; may be empty.
    """

    question: str = field(repr=False)
    note: str = field(repr=False)
    words: str = field(repr=False)
    language: str
    last_day: str = ""


@dataclass(frozen=True, slots=True)
class Quote(_Said):
    """The customer's answer: whoever shows it puts the words in quotation marks (``words.quoted``)."""


@dataclass(frozen=True, slots=True)
class Note(_Said):
    """The worker's answer: never in quotation marks, those are the customer's."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing of an answer whose words stand on the same paper; where nothing can be drawn, those are enough.

    Attributes:
        title: what is drawn, in the language of the paper.
        language: tag of the language of the words in the drawing.
    """

    title: str
    figure: Figure = field(repr=False)
    language: str


@dataclass(frozen=True, slots=True)
class Table:
    """Facts in rows.

    Attributes:
        title: what the table is about; it is said where nobody sees it, and not painted.
        head: names of the columns, in the language of the paper; at least two.
        rows: as many cells each as there are columns. The first cell names the row, in the language of the paper.
        language: tag of the language of the other cells.
        figures: whether these are figures, so that the names of the rows get most of the room.
    """

    title: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)
    language: str
    figures: bool = False


Block: TypeAlias = Heading | Paragraph | Lines | Quote | Note | Picture | Table


@dataclass(frozen=True, slots=True)
class Document:
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
