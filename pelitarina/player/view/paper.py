"""A paper before it is a file: as it will read, block by block; and the own copy in large letters."""

from collections.abc import Iterator
from typing import assert_never

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.export.bars import Bars, in_words
from pelitarina.export.block import Block, Document, Heading, Lines, Note, Paragraph, Picture, Quote, Table
from pelitarina.export.figure import Flower, Petal, Road, Stop
from pelitarina.export.figure import in_words as drawn_in_words
from pelitarina.export.text import named, rows
from pelitarina.journal.keep import ASSESSMENT, OWN_COPY, PLAN
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.update.leaving import COPIED, numbers, paper
from pelitarina.player.view.frame import around, button, foot, iconed, quiet_button, scenery, screen, soft, text
from pelitarina.player.widget import Mark, Role, Widget

_ALONG = m("Is it safe to take this home?")
_ALONG_TOLD = m(
    "Your words would be on paper or in a file. Think of who might see them at home or on your phone. You can always "
    "get a copy later, too, as long as the words are kept."
)
_TAKE = m("I take it along")
_TAKE_MEANS = m("You see it before a file is made.")
_SHOW = m("I only look at it here on the screen")
_SHOW_MEANS = m("You can take a picture of it with your phone, if that is safe.")
_NOT_NOW = m("Not now")
SAFE = m("Before you take a copy: is it safe to have it at home? Would it be all right if somebody else saw it?")
_BORDER = m("Once the worker has moved it into the client register, it cannot be taken away from here.")
_HANDED_ON = m(
    "Once somebody has got it, it cannot be taken away from here. If words are taken back, the program writes a notice "
    "to give them."
)
_HANDED_ON_PAPER = m("Once somebody has got it, this program cannot take it back.")
_WARNINGS = {ASSESSMENT: _BORDER, PLAN: _BORDER, OWN_COPY: SAFE}
_AS_IT_READS = m("This is how it will read. No file has been made yet.")
_HEAD = m("At the top of every page: {head}")
_CLIPBOARD = m(
    "What is copied goes to the clipboard of this computer, where other programs can read it. It is emptied when the "
    "journal is locked or the program ends."
)
_COPY = m("Copy: {heading}")
_WORD = m("A Word file")
_PDF = m("A PDF file")
_TEXT = m("A text file")
_DATA = m("A data file (JSON)")
_NUMBERS = m("My numbers, for Excel")
_NUMBERS_TEXT = m("My numbers as text (CSV)")


def preview(model: Model) -> Widget:
    """Show a paper as it will read, and the forms in which it can be written."""
    assert model.wanted_paper is not None
    say, document = model.texts.text, paper(model, model.wanted_paper)
    remembered = model.storing and (model.stored or not model.playing)
    warning = _WARNINGS.get(model.wanted_paper, _HANDED_ON if remembered else _HANDED_ON_PAPER)
    parts = [soft("preview.told", say(_AS_IT_READS)), text("preview.warning", say(warning))]
    if document.head:
        parts.append(soft("preview.head", say(_HEAD).format(head=document.head)))
    parts += blocks(document, "preview")
    if model.window and model.wanted_paper in COPIED:
        parts = [parts[0], soft("preview.clipboard", say(_CLIPBOARD)), *_with_copying(model, parts[1:])]
    return screen(model, "preview", document.title, [*parts, *_forms(model)], around(model))


def along(model: Model) -> Widget:
    """Ask kindly, before there is a copy, whether it is safe to have it."""
    say = model.texts.text
    take = button("along.take", say(_TAKE), message.PaperWanted(OWN_COPY), say(_TAKE_MEANS))
    show = button("along.show", say(_SHOW), message.CopyShown(), say(_SHOW_MEANS))
    parts = [
        scenery(),
        text("along.told", say(_ALONG_TOLD)),
        iconed(take, "paper"),
        iconed(show, "phone"),
        foot("along", button("along.not", say(_NOT_NOW), message.WentBack(), main=True)),
    ]
    return screen(model, "along", say(_ALONG), parts, around(model))


def copy(model: Model) -> Widget:
    """Show the own copy in large letters, to be read or photographed."""
    say, document = model.texts.text, paper(model, OWN_COPY)
    parts = map(_large, blocks(document, "copy"))
    done = foot("copy", button("copy.done", say(m("Close the copy")), message.WentBack(), main=True))
    return screen(model, "copy", document.title, [*parts, done], around(model))


def _forms(model: Model) -> list[Widget]:
    """The forms a paper can be written in: those that people take along stand at the foot, Word last and warm."""
    say, purpose = model.texts.text, model.wanted_paper
    plain = [button("preview.text", say(_TEXT), message.FileWanted(f"{purpose}_txt"))]
    if purpose in COPIED:
        plain.append(button("preview.data", say(_DATA), message.FileWanted(f"{purpose}_json")))
    if purpose == OWN_COPY and len(numbers(model)):
        plain.append(button("preview.excel", say(_NUMBERS), message.FileWanted("own_copy_xlsx")))
        plain.append(button("preview.csv", say(_NUMBERS_TEXT), message.FileWanted("own_copy_csv")))
    taken = [button("preview.word", say(_WORD), message.FileWanted(f"{purpose}_docx"), main=True)]
    if model.pdfs:
        taken.insert(0, button("preview.pdf", say(_PDF), message.FileWanted(f"{purpose}_pdf")))
    return [Widget("preview.plain", Role.GROUP, arrange="chips", children=tuple(plain)), foot("preview", *taken)]


def _with_copying(model: Model, parts: list[Widget]) -> list[Widget]:
    """Put a button beneath each heading that copies what stands there, as the client system wants it field by field."""
    made: list[Widget] = []
    number = 0
    for part in parts:
        made.append(part)
        if part.role is Role.HEADING:
            label = model.texts.text(_COPY).format(heading=part.label)
            copying = quiet_button(f"preview.copy.{number}", label, message.SectionCopied(number))
            made.append(Widget(f"preview.copying.{number}", Role.GROUP, arrange="chips", children=(copying,)))
            number += 1
    return made


def blocks(document: Document, name: str) -> list[Widget]:
    """Show a paper block by block."""
    return [_block(block, f"{name}.{number}", document.language) for number, block in enumerate(document.blocks)]


def _block(block: Block, name: str, language: str) -> Widget:
    match block:
        case Heading():
            return Widget(name, Role.HEADING, block.text)
        case Paragraph():
            return text(name, block.text)
        case Lines():
            return text(name, "\n".join(block.lines))
        case Quote():
            return _said(block, name, Widget(f"{name}.words", Role.QUOTE, words.quoted(block.words, language)))
        case Note():
            return _said(block, name, text(f"{name}.words", block.words))
        case Picture():
            return _picture(block, name)
        case Table():
            return Widget(name, Role.GROUP, arrange="card", children=tuple(_rows(block, name)))
        case _ as unreachable:
            assert_never(unreachable)


def _picture(block: Picture, name: str) -> Widget:
    """A drawing for the eye, that is painted from what it holds; its words stand on the same page."""
    match block.figure:
        case Road() as road:
            stops = [_stop(stop, f"{name}.{number}") for number, stop in enumerate(road.stops)]
            shape = Widget(name, Role.IMAGE, block.title, arrange="line", children=tuple(stops))
        case Flower() as flower:
            petals = tuple(_petal(petal, f"{name}.{number}") for number, petal in enumerate(flower.petals))
            shape = Widget(name, Role.IMAGE, block.title, arrange="circle", children=petals)
        case Bars() as bars:  # no paper of a customer's has them; all they say is in the table beside them
            shape = text(name, in_words(bars))
        case _ as unreachable:
            assert_never(unreachable)
    return replace(shape, language=block.language, description=drawn_in_words(block.figure))


def _stop(stop: Stop, name: str) -> Widget:
    things = (text(f"{name}.{number}", thing) for number, thing in enumerate(stop.things))
    return Widget(name, Role.GROUP, children=(text(f"{name}.name", stop.name), *things))


def _petal(petal: Petal, name: str) -> Widget:
    return Widget(name, Role.TEXT, petal.name, petal.said, share=petal.share)


def _rows(block: Table, name: str) -> Iterator[Widget]:
    """Each row of a table: what it is, and what stands there."""
    yield soft(f"{name}.head", named(block.head))
    for number, row in enumerate(block.rows):
        for at, line in enumerate(rows(block.head, row)):
            yield text(f"{name}.{number}.{at}", line)
    if block.below:
        yield soft(f"{name}.below", block.below)


def _said(block: Quote | Note, name: str, answer: Widget) -> Widget:
    """One answer beneath its question, each in the language in which it was said."""
    said = [soft(f"{name}.question", block.question)]
    if block.note:
        said.append(soft(f"{name}.note", block.note))
    parts = [replace(one, language=block.language) for one in (*said, answer)]
    if block.below:
        parts.append(soft(f"{name}.below", block.below))
    return Widget(name, Role.GROUP, children=tuple(parts))


def _large(widget: Widget) -> Widget:
    """The same in large letters."""
    children = tuple(map(_large, widget.children))
    return replace(widget, marks=widget.marks | {Mark.LARGE}, children=children)
