"""How does a text field take in strokes?

Pure: the window turns keys, mouse and input methods into strokes, and knows the lines that people see.
Cutting, copying and pasting are ``selected`` with ``Erase`` and ``Insert``; no clipboard is known here.

A field remembers what was erased, for undo: drop the whole ``Edit`` with the field. ``repr`` shows no words.
"""

from typing import Final, Literal, assert_never

from msgspec import Struct
from msgspec.structs import replace

from pelitarina.player.grapheme import at_or_after, at_or_before, boundaries, word_at, word_stops
from pelitarina.private import Private
from pelitarina.words import legible

STEPS: Final = 200
"""How many steps can be undone."""
LONGEST: Final = 5000
"""How many code points a field takes if nothing else is said: some two sheets of paper."""

Unit = Literal["character", "word", "line"]
"""A letter as people see it; a word; all to the end of the paragraph, as far as a newline."""


class Insert(Private, frozen=True):
    """Text was typed or pasted; it takes the place of what is selected."""

    text: str


class Erase(Struct, frozen=True):
    """What is selected goes; if nothing is, one unit before the caret or behind it."""

    unit: Unit = "character"
    forward: bool = False


class Move(Struct, frozen=True):
    """The caret goes one unit on or back, in the order of reading; ``extend``: the anchor stays."""

    unit: Unit
    forward: bool
    extend: bool = False


class MoveTo(Struct, frozen=True):
    """The caret goes to an offset: a click, a drag, a line up or down. Any whole number will do."""

    offset: int
    extend: bool = False


class SelectAll(Struct, frozen=True):
    """Everything is selected."""


class SelectWord(Struct, frozen=True):
    """The word at an offset is selected: a double click."""

    offset: int


class Undo(Struct, frozen=True):
    """The last step is taken back."""


class Redo(Struct, frozen=True):
    """The step that was taken back last is made again."""


Stroke = Insert | Erase | Move | MoveTo | SelectAll | SelectWord | Undo | Redo
"""All that can happen to a field; a closed list."""


class Moment(Private, frozen=True):
    """A field at one moment, to come back to."""

    text: str
    caret: int
    anchor: int


Run = Literal["word", "gap", "back", "ahead"]
"""What the next stroke can go on with: letters, the space after them, erasing to one side."""


class Edit(Private, frozen=True):
    """A text field; made by ``edit_of`` and ``stroked``.

    Attributes:
        caret: offset in code points, 0 to the length of the text, never inside a grapheme.
        anchor: the other end of what is selected; the caret if nothing is.
        several: whether it takes several lines.
        longest: how many code points it takes.
        full: whether something of the last stroke found no room.
        past: moments to undo to, the last one last.
        future: moments to redo to, the next one last.
        run: what was done last, if the next stroke may belong to the same step; then nothing is selected.
    """

    text: str = ""
    caret: int = 0
    anchor: int = 0
    several: bool = False
    longest: int = LONGEST
    full: bool = False
    past: tuple[Moment, ...] = ()
    future: tuple[Moment, ...] = ()
    run: Run | None = None

    @property
    def span(self) -> tuple[int, int]:
        """Start and end of what is selected; the caret twice if nothing is."""
        return min(self.caret, self.anchor), max(self.caret, self.anchor)


def edit_of(text: str = "", *, several: bool = False, longest: int = LONGEST) -> Edit:
    """Give a field that holds ``text``, with the caret behind it; a longer text than ``longest`` stays whole."""
    held = _fitting(text, several=several)
    return Edit(held, len(held), len(held), several, longest)


def selected(edit: Edit) -> str:
    """Give the words that are selected.

    >>> selected(stroked(edit_of("Koti on täällä."), SelectWord(0)))
    'Koti'
    """
    start, end = edit.span
    return edit.text[start:end]


def stroked(edit: Edit, stroke: Stroke) -> Edit:
    """Give the field after ``stroke``.

    >>> stroked(edit_of("Oma kotti"), Erase("word")).text
    'Oma '
    """
    match stroke:
        case Insert(text):
            return _inserted(edit, text)
        case Erase(unit, forward):
            return _erased(edit, unit, forward)
        case Move(unit, forward, extend):
            return _moved(edit, unit, forward, extend)
        case MoveTo(offset, extend):
            return _placed(edit, at_or_before(edit.text, offset), extend)
        case SelectAll():
            return _selecting(edit, 0, len(edit.text))
        case SelectWord(offset):
            return _selecting(edit, *word_at(edit.text, at_or_before(edit.text, offset)))
        case Undo():
            return _undone(edit)
        case Redo():
            return _redone(edit)
        case _ as unreachable:
            assert_never(unreachable)


def _inserted(edit: Edit, text: str) -> Edit:
    """Put in whole graphemes as far as there is room; with room for none, what is selected stays."""
    typed = _fitting(text, several=edit.several)
    start, end = edit.span
    taken = typed[: at_or_before(typed, edit.longest - len(edit.text) + end - start)]
    full = taken != typed
    if not taken:
        return _at_rest(edit, full=full)
    run = _typing(taken)
    joined = run is not None and edit.run in ("word", run)
    return replace(_changed(edit, start, end, taken, joined=joined), full=full, run=run)


def _fitting(text: str, *, several: bool) -> str:
    """Give what a field of one line or several takes of ``text``."""
    return legible(text) if several else legible(text).replace("\n", " ")


def _typing(taken: str) -> Run | None:
    """Say which run a stroke belongs to; more than a letter at a time is a step of its own."""
    if len(boundaries(taken)) > 2:
        return None
    return "gap" if taken.isspace() else "word"


def _erased(edit: Edit, unit: Unit, forward: bool) -> Edit:
    start, end = edit.span
    run: Run | None = None
    if start == end:
        start, end = sorted((edit.caret, _target(edit, unit, forward)))
        run = ("ahead" if forward else "back") if unit == "character" else None
    if start == end:
        return _at_rest(edit)
    joined = run is not None and run == edit.run
    return replace(_changed(edit, start, end, "", joined=joined), run=run)


def _changed(edit: Edit, start: int, end: int, put: str, *, joined: bool) -> Edit:
    """Put a text where another was; ``joined`` makes it part of the step before.

    What is put in, or what moves together, can become one grapheme with its neighbour: the caret goes behind it.
    """
    text = edit.text[:start] + put + edit.text[end:]
    caret = at_or_after(text, start + len(put))
    past = edit.past if joined else (*edit.past, _moment(edit))[-STEPS:]
    return replace(edit, text=text, caret=caret, anchor=caret, full=False, past=past, future=())


def _moved(edit: Edit, unit: Unit, forward: bool, extend: bool) -> Edit:
    """Move the caret; by a character, what is selected is first left at that end."""
    start, end = edit.span
    if unit == "character" and start != end and not extend:
        return _placed(edit, end if forward else start, extend)
    return _placed(edit, _target(edit, unit, forward), extend)


def _target(edit: Edit, unit: Unit, forward: bool) -> int:
    """Give the offset one unit from the caret; the caret's own if there is none."""
    text, caret = edit.text, edit.caret
    match unit:
        case "character":
            stops = boundaries(text)
        case "word":
            stops = word_stops(text)
        case "line":
            end = text.find("\n", caret)
            return (len(text) if end < 0 else end) if forward else text.rfind("\n", 0, caret) + 1
        case _ as unreachable:
            assert_never(unreachable)
    if forward:
        return next((stop for stop in stops if stop > caret), caret)
    return next((stop for stop in reversed(stops) if stop < caret), caret)


def _placed(edit: Edit, caret: int, extend: bool) -> Edit:
    return replace(_at_rest(edit), caret=caret, anchor=edit.anchor if extend else caret)


def _selecting(edit: Edit, start: int, end: int) -> Edit:
    return replace(_at_rest(edit), caret=end, anchor=start)


def _at_rest(edit: Edit, *, full: bool = False) -> Edit:
    """Give the same field, with its step ended."""
    return replace(edit, full=full, run=None)


def _moment(edit: Edit) -> Moment:
    return Moment(edit.text, edit.caret, edit.anchor)


def _undone(edit: Edit) -> Edit:
    if not edit.past:
        return _at_rest(edit)
    back = _returned(edit, edit.past[-1])
    return replace(back, past=edit.past[:-1], future=(*edit.future, _moment(edit)))


def _redone(edit: Edit) -> Edit:
    if not edit.future:
        return _at_rest(edit)
    again = _returned(edit, edit.future[-1])
    return replace(again, past=(*edit.past, _moment(edit)), future=edit.future[:-1])


def _returned(edit: Edit, to: Moment) -> Edit:
    return replace(_at_rest(edit), text=to.text, caret=to.caret, anchor=to.anchor)
