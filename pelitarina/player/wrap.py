"""Where does a text break into rows?

Pure: how wide a text is, a ``Ruler`` tells. No character is lost: every row says which stretch of the
text it holds, so that a caret finds its row and a click its character.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, Protocol

from msgspec import Struct

from pelitarina.player import bidi

SOFT_HYPHEN = "\N{SOFT HYPHEN}"
_PIECES = re.compile(r"\n|[^\S\n\xa0]+|[^\s\xad]+\xad?|\xa0|\xad")

Breaks = Callable[[str], Sequence[int]]
"""Says before which characters a word may be broken with a hyphen."""


class Style(NamedTuple):
    """How letters look: their size in pixels, their cut, which letters they are, whether they stand ``wide`` apart."""

    px: int
    bold: bool = False
    italic: bool = False
    face: str = "atkinson"
    wide: bool = False


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
    """A run on its row; ``x`` from the row's left edge, ``start`` where in the whole text it begins."""

    x: int
    width: int
    text: str
    style: Style
    colour: str
    start: int = 0
    from_right: bool = False


class Row(NamedTuple):
    """One row: the stretch of the whole text it holds (``start`` to ``end``, in characters), and its spans.

    The spans stand from the left. ``hyphen``: it ends with one that is not in the text; ``from_right``: so it is read.
    """

    start: int
    end: int
    width: int
    spans: tuple[Span, ...]
    hyphen: bool = False
    from_right: bool = False

    def __repr__(self) -> str:
        return f"Row({self.start}, {self.end}, {self.width})"  # the spans may hold a customer's words


class _Atom(NamedTuple):
    text: str
    run: Run
    start: int
    broken: bool = False  # a word goes on in the next row

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def wrap(
    runs: Sequence[Run], width: int, ruler: Ruler, breaks: Breaks | None = None, *, right: bool = False
) -> tuple[Row, ...]:
    """Break ``runs`` into rows at most ``width`` pixels wide. There is always at least one row.

    Rows end between words, and at newlines. A word wider than a row is broken at a soft hyphen where it
    has one, then where ``breaks`` allows it, otherwise wherever it must be. Spaces at a row's end hang over it.
    Words stand in rows as they are said; within a row they are put in the order in which they are seen. ``right``:
    a paragraph with anything that runs from the right runs so as a whole.
    """
    whole = "".join(run.text for run in runs)
    writer = _Writer(width, ruler, breaks, _Ways.of(whole, right=right) if bidi.turns(whole) else None)
    for word in _words(_atoms(runs)):
        writer.put(word)
    return writer.done()


class _Writer:
    """Puts words on rows."""

    def __init__(self, width: int, ruler: Ruler, breaks: Breaks | None, ways: "_Ways | None") -> None:
        self.width, self.ruler, self.breaks, self.ways = width, ruler, breaks, ways
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
                hyphen = self.hyphen(atom, rest, cut)
                if (cut == 0 or (self.breaks and not hyphen)) and self.row:
                    self.end_row(self.at)
                    continue
                cut = hyphen or max(1, cut)
                yield rest._replace(text=rest.text[:cut], broken=bool(hyphen))
                rest = rest._replace(text=rest.text[cut:], start=rest.start + cut)
                if not rest.text:
                    break
                self.end_row(self.at)
            if rest.text:
                yield rest

    def hyphen(self, whole: _Atom, rest: _Atom, most: int) -> int:
        """Give the last place among the first ``most`` characters where a hyphen may stand, and has room; or 0."""
        done = rest.start - whole.start
        places = [at - done for at in self.breaks(whole.text) if done < at < done + most] if self.breaks else []
        for at in reversed(places):
            if self.x + self.wide([rest._replace(text=rest.text[:at] + "-")]) <= self.width:
                return at
        return 0

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
        turned = self.ways.spans(self.row, self.ruler) if self.ways and self.row else None
        spans, x = turned or _spans(self.row, self.ruler)
        hyphen = bool(self.row) and (self.row[-1].broken or self.row[-1].text.endswith(SOFT_HYPHEN))
        right = self.ways is not None and self.ways.from_right(self.start)
        self.rows.append(Row(self.start, end, x, spans, hyphen, right))
        self.row, self.x, self.start = [], 0, self.at

    def done(self) -> tuple[Row, ...]:
        self.end_row(self.at)
        return tuple(self.rows)


def _spans(atoms: Sequence[_Atom], ruler: Ruler) -> tuple[tuple[Span, ...], int]:
    """Join what stands on a row in one style; say how wide it is without the blanks at its end."""
    found: list[Span] = []
    x = 0
    texts = _joined(atoms)
    for number, (text, run, start) in enumerate(texts):
        last = number == len(texts) - 1
        hyphen = "-" if last and (text.endswith(SOFT_HYPHEN) or atoms[-1].broken) else ""
        shown = (text.rstrip() if last else text).replace(SOFT_HYPHEN, "") + hyphen
        wide = ruler.width(shown, run.style)
        if shown:
            found.append(Span(x, wide, shown, run.style, run.colour, start))
        x += wide
    return tuple(found), x


def _joined(atoms: Sequence[_Atom]) -> list[tuple[str, Run, int]]:
    found: list[tuple[str, Run, int]] = []
    for atom in atoms:
        if found and found[-1][1] is atom.run:
            found[-1] = found[-1][0] + atom.text, atom.run, found[-1][2]
        else:
            found.append((atom.text, atom.run, atom.start))
    return found


class _Ways(Struct, frozen=True):
    """Which way each character of a text runs; ``starts`` are those of its paragraphs, each with its own way."""

    text: str
    levels: tuple[int, ...]
    starts: dict[int, bool]

    @classmethod
    def of(cls, text: str, *, right: bool) -> "_Ways":
        levels: list[int] = []
        starts: dict[int, bool] = {}
        for paragraph in text.splitlines(keepends=True):
            way = bidi.from_right(paragraph) or (right and bidi.turns(paragraph))
            starts[len(levels)] = way
            levels += bidi.levels(paragraph, right=way)
        return cls(text, tuple(levels), starts)

    def from_right(self, at: int) -> bool:
        """Say which way the paragraph runs that holds a character."""
        return next((way for start, way in reversed(self.starts.items()) if start <= at), False)

    def spans(self, atoms: Sequence[_Atom], ruler: Ruler) -> tuple[tuple[Span, ...], int] | None:
        """Give what stands on a row from left to right; None where nothing on it is turned."""
        start, end = atoms[0].start, atoms[-1].end
        base = int(self.from_right(start))
        levels = self.levels[start:end]
        if not any(levels):
            return None
        said = self.text[start:end].rstrip()
        runs = _joined(atoms)
        found: list[Span] = []
        x = 0
        for part in bidi.parts(said, levels[: len(said)], base):
            pieces = list(_pieces(runs, start + part.start, start + part.end))
            for text, run, at in reversed(pieces) if part.from_right else pieces:
                ends = at + len(text) == start + len(said)
                hyphen = "-" if ends and (text.endswith(SOFT_HYPHEN) or atoms[-1].broken) else ""
                shown = text.replace(SOFT_HYPHEN, "") + hyphen
                wide = ruler.width(shown, run.style)
                if shown:
                    found.append(Span(x, wide, shown, run.style, run.colour, at, part.from_right))
                x += wide
        return tuple(found), x


def _pieces(runs: Sequence[tuple[str, Run, int]], start: int, end: int) -> Iterator[tuple[str, Run, int]]:
    """Give what lies between two characters, run by run."""
    for text, run, at in runs:
        first, last = max(start, at), min(end, at + len(text))
        if first < last:
            yield text[first - at : last - at], run, first


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
