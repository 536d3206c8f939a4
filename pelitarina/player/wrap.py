"""Where does a text break into rows?

Pure: how wide a text is, a ``Ruler`` tells. No character is lost: every row says which stretch of the
text it holds, so that a caret finds its row and a click its character.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_PIECES = re.compile(r"\n|[^\S\n\xa0]+|[^\s\xad]+\xad?|\xa0|\xad")


class Style(NamedTuple):
    """How letters look: their size in pixels, and their cut."""

    px: int
    bold: bool = False
    italic: bool = False


class Ruler(Protocol):
    """Tells how wide a text is."""

    def width(self, text: str, style: Style) -> int:
        """Give the width of ``text`` on one row, in pixels."""


class Run(NamedTuple):
    """A stretch of text in one style and colour (a token of the theme)."""

    text: str
    style: Style
    colour: str = "text"


class Span(NamedTuple):
    """A run on its row; ``x`` from the row's left edge."""

    x: int
    width: int
    text: str
    style: Style
    colour: str


class Row(NamedTuple):
    """One row: the stretch of the whole text it holds (``start`` to ``end``, in characters), and its spans."""

    start: int
    end: int
    width: int
    spans: tuple[Span, ...]

    def __repr__(self) -> str:
        return f"Row({self.start}, {self.end}, {self.width})"  # the spans may hold a customer's words


class _Atom(NamedTuple):
    text: str
    run: Run
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def wrap(runs: Sequence[Run], width: int, ruler: Ruler) -> tuple[Row, ...]:
    """Break ``runs`` into rows at most ``width`` pixels wide. There is always at least one row.

    Rows end between words, and at newlines. A word wider than a row is broken at a soft hyphen where it
    has one, otherwise wherever it must be. Spaces at a row's end hang over it.
    """
    writer = _Writer(width, ruler)
    for word in _words(_atoms(runs)):
        writer.put(word)
    return writer.done()


class _Writer:
    """Puts words on rows."""

    def __init__(self, width: int, ruler: Ruler) -> None:
        self.width, self.ruler = width, ruler
        self.rows: list[Row] = []
        self.row: list[_Atom] = []
        self.x = self.start = self.at = 0

    def put(self, word: list[_Atom]) -> None:
        """Put one word, or one stretch of blanks, or a line's end."""
        first = word[0].text
        if first == "\n":
            self.at = word[0].end
            self.end_row(self.at - 1)
        elif first[0].isspace() and first != "\xa0":
            self.take(word, self.wide(word))
        else:
            self.put_word(word)

    def put_word(self, word: list[_Atom]) -> None:
        wide = self.wide(word)
        if self.x + wide <= self.width:
            self.take(word, wide)
            return
        if self.row and wide <= self.width:
            self.end_row(self.at)
            self.take(word, wide)
            return
        for part in self.parts(word):
            self.take([part], self.wide([part]))

    def parts(self, word: list[_Atom]) -> Iterator[_Atom]:
        """Break a word that no row can hold."""
        for atom in word:
            rest = atom
            while self.x + self.wide([rest]) > self.width:
                cut = self.fits(rest)
                if cut == 0 and self.row:
                    self.end_row(self.at)
                    continue
                cut = max(1, cut)
                yield rest._replace(text=rest.text[:cut])
                rest = rest._replace(text=rest.text[cut:], start=rest.start + cut)
                if not rest.text:
                    break
                self.end_row(self.at)
            if rest.text:
                yield rest

    def fits(self, atom: _Atom) -> int:
        """Say how many characters of ``atom`` fit on what is left of the row."""
        low, high = 0, len(atom.text)
        while low < high:
            middle = (low + high + 1) // 2
            if self.x + self.wide([atom._replace(text=atom.text[:middle])]) <= self.width:
                low = middle
            else:
                high = middle - 1
        return low

    def wide(self, atoms: Iterable[_Atom]) -> int:
        return sum(self.ruler.width(atom.text.replace(SOFT_HYPHEN, ""), atom.run.style) for atom in atoms)

    def take(self, atoms: list[_Atom], wide: int) -> None:
        self.row += atoms
        self.x += wide
        self.at = atoms[-1].end

    def end_row(self, end: int) -> None:
        """End the row; the next one begins at ``self.at``."""
        spans, x = _spans(self.row, self.ruler)
        self.rows.append(Row(self.start, end, x, spans))
        self.row, self.x, self.start = [], 0, self.at

    def done(self) -> tuple[Row, ...]:
        self.end_row(self.at)
        return tuple(self.rows)


def _spans(atoms: Sequence[_Atom], ruler: Ruler) -> tuple[tuple[Span, ...], int]:
    """Join what stands on a row in one style; say how wide it is without the blanks at its end."""
    found: list[Span] = []
    x = 0
    texts = _joined(atoms)
    for number, (text, run) in enumerate(texts):
        last = number == len(texts) - 1
        hyphen = "-" if last and text.endswith(SOFT_HYPHEN) else ""
        shown = (text.rstrip() if last else text).replace(SOFT_HYPHEN, "") + hyphen
        wide = ruler.width(shown, run.style)
        if shown:
            found.append(Span(x, wide, shown, run.style, run.colour))
        x += wide
    return tuple(found), x


def _joined(atoms: Sequence[_Atom]) -> list[tuple[str, Run]]:
    found: list[tuple[str, Run]] = []
    for atom in atoms:
        if found and found[-1][1] is atom.run:
            found[-1] = found[-1][0] + atom.text, atom.run
        else:
            found.append((atom.text, atom.run))
    return found


def _atoms(runs: Sequence[Run]) -> Iterator[_Atom]:
    start = 0
    for run in runs:
        for piece in _PIECES.finditer(run.text):
            yield _Atom(piece[0], run, start + piece.start())
        start += len(run.text)


def _words(atoms: Iterator[_Atom]) -> Iterator[list[_Atom]]:
    """Join pieces between which no row may end."""
    word: list[_Atom] = []
    for atom in atoms:
        if atom.text.isspace() and atom.text != "\xa0":
            if word:
                yield word
            word = []
            yield [atom]
        else:
            word.append(atom)
            if atom.text.endswith(SOFT_HYPHEN):
                yield word
                word = []
    if word:
        yield word
