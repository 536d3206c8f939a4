"""What can be said about a story file, where, and how to mend it.

A mistake of an author is a value, never an exception: all of them are collected, and each is told
once. A diagnostic holds a code and facts; the sentences stand in ``code.CODES`` as message ids and
are filled in by ``check.report``, in the author's language.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property
from itertools import accumulate, count
from operator import add, lt

from msgspec import Struct
from msgspec.structs import replace

_LONGEST = 60  # letters of a name for which near names are sought
_MANY = 200  # names among which near ones are sought
_HELD = 500_000  # names that misspelt ones are held against in one story; likeness is costly
_STRETCH = 1 << 15  # signs of a text whose lines are counted together

MOST = 10_000
"""How many findings of one story are told; the last of them says that there are too many."""


class Severity(StrEnum):
    """How much it matters, in the words of SARIF 2.1.0 (``level``)."""

    ERROR = "error"  # cannot be played as written
    WARNING = "warning"  # plays, but a reader would be harmed or a part can never be met
    NOTE = "note"  # taste and care


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where in a file: ``line`` and ``column`` count from 1, columns in characters."""

    file: str
    line: int
    column: int
    source: str = field(default="", compare=False)


class Diagnostic(Struct, frozen=True):
    """One thing to mend. ``facts`` fill the holes of the code's sentences."""

    code: str
    place: Place
    facts: tuple[tuple[str, str], ...] = ()
    other: Place | None = None


class File(Struct, frozen=True, dict=True):
    """One file of a story.

    ``base`` is where its first character stands when all files are laid end to end; ``written`` is as
    the author wrote it, also where ``text`` was put right in memory so that reading could go on. Lines are
    counted only once a place is asked for: in a good story nobody asks.
    """

    name: str
    text: str
    base: int
    written: str

    def put_right(self, text: str) -> "File":
        """Give the file with ``text`` in its place: the same lines, some of them mended."""
        return replace(self, text=text)

    @cached_property
    def starts(self) -> tuple[int, ...]:
        """Where each line starts, from 0."""
        rows = self.lines if self.text is self.written else self.text.split("\n")
        return tuple(map(add, accumulate(map(len, rows[:-1]), initial=0), count()))

    @cached_property
    def marks(self) -> tuple[int, ...]:
        """How many lines have ended before each stretch of the text: few numbers, soon counted."""
        stretches = range(0, len(self.text), _STRETCH)
        return tuple(accumulate((self.text.count("\n", at, at + _STRETCH) for at in stretches), initial=0))

    @cached_property
    def even(self) -> bool:
        """Whether it is as written, and every stretch has its line ends, so that no line is very long."""
        return self.text is self.written and all(map(lt, self.marks[:-2], self.marks[1:-1]))

    @cached_property
    def shown(self) -> dict[int, str]:
        """Lines that were asked for, by where they start: each stands in memory once."""
        return {}

    def row(self, within: int) -> tuple[int, int, str]:
        """Give the line in which offset ``within`` lies: its number from 1, where it starts, and how it is written."""
        if not self.even:
            number = bisect_right(self.starts, within)
            return number, self.starts[number - 1], self.line(number)
        stretch = within // _STRETCH
        number = self.marks[stretch] + self.text.count("\n", stretch * _STRETCH, within) + 1
        start = self.text.rfind("\n", 0, within) + 1
        if start not in self.shown:
            end = self.text.find("\n", start)
            self.shown[start] = self.text[start : end if end >= 0 else len(self.text)]
        return number, start, self.shown[start]

    @cached_property
    def lines(self) -> tuple[str, ...]:
        """The lines as written, without their ends."""
        return tuple(self.written.split("\n"))

    def line(self, number: int) -> str:
        """Give line ``number`` as written, counted from 1, without its end."""
        return self.lines[number - 1] if number <= len(self.lines) else ""

    def put_in(self, number: int) -> int:
        """Say how many signs longer line ``number`` is as read than as written."""
        end = self.text.find("\n", self.starts[number - 1])
        return (len(self.text) if end < 0 else end) - self.starts[number - 1] - len(self.line(number))


class Findings:
    """Collects what is found, by offset, and turns it into diagnostics in reading order.

    An offset counts characters over all files laid end to end, so that a node needs one number to
    know its place. A line about which YAML itself complained is told once and then left in peace.
    """

    def __init__(self) -> None:
        self.files: list[File] = []
        self.told: set[tuple[str, int]] = set()
        self.diagnostics: list[Diagnostic] = []
        self.nodes = 0
        self.held = 0  # names that others were held against
        self.again = 0  # signs that were read once more, after a line was put right
        self.hushed: set[str] = set()  # what is wrong and not told, for its line or its name was told of already

    def __len__(self) -> int:
        return len(self.diagnostics)

    def open(self, name: str, text: str) -> File:
        """Lay a further file behind the others."""
        last = self.files[-1] if self.files else None
        base = last.base + len(last.text) + 1 if last else 0
        self.files.append(File(name, text, base, text))
        return self.files[-1]

    def place(self, at: int) -> Place:
        """Say where offset ``at`` stands."""
        file = self.file(at)
        within = min(at - file.base, len(file.text))
        line, start, written = file.row(within)
        column = within - start + 1
        if written.startswith("\t"):  # read as spaces, of which a tab is several; an author counts it as one sign
            column = max(1, column - file.put_in(line))
        return Place(file.name, line, column, written)

    def add(self, code: str, at: int, other: int | None = None, /, **facts: object) -> None:
        """Note that ``code`` applies at offset ``at``, and has to do with offset ``other``."""
        if len(self.diagnostics) >= MOST:
            return  # a foreign file must not fill the memory
        if len(self.diagnostics) == MOST - 1:  # an error, so that what is not told cannot be played
            code, other, facts = "PT002", None, {"limit": MOST}
        place = self.place(at)
        if (place.file, place.line) in self.told:
            self.hushed.add(code)
            return
        stated = tuple((name, str(value)) for name, value in facts.items())
        self.diagnostics.append(Diagnostic(code, place, stated, None if other is None else self.place(other)))

    def seeks(self, count: int) -> bool:
        """Say whether a name may still be held against ``count`` others to find the nearest: likeness is costly."""
        self.held += count
        return self.held <= _HELD

    def near(self, name: str, known: Collection[str], alike: float = 0.6) -> str:
        """Give the name nearest to ``name`` (see ``nearest``), as long as not very many were sought already."""
        return nearest(name, known, alike) if self.seeks(len(known)) else ""

    def told_here(self, code: str, at: int, /, **facts: object) -> None:
        """Note ``code`` at ``at``, and say nothing more about that line."""
        self.add(code, at, **facts)
        place = self.place(at)
        self.told.add((place.file, place.line))

    def seek(self, at: int, sought: str) -> int:
        """Give the offset of ``sought`` in the same file, at ``at`` or behind it; ``at`` itself if it is not there."""
        file = self.file(at)
        step = file.text.find(sought, at - file.base)
        return at if step < 0 else file.base + step

    def line_with(self, at: int, words: str, better: str) -> str:
        """Give the line on which ``words`` stand at ``at``, with ``better`` in their place; empty if they do not."""
        place = self.place(at)
        before, after = place.source[: place.column - 1], place.source[place.column - 1 :]
        return (before + after.replace(words, better, 1)).strip() if words and words in after else ""

    def written(self, start: int, end: int, *, whole_line: bool = False) -> str:
        """Give what stands from ``start`` to ``end``, or on to the end of that line."""
        file = self.file(start)
        stop = file.text.find("\n", end - file.base) if whole_line else end - file.base
        return file.text[start - file.base : stop if stop >= 0 else len(file.text)]

    def file(self, at: int) -> File:
        """Give the file in which ``at`` lies."""
        return self.files[bisect_right([file.base for file in self.files], at) - 1]

    def sorted(self) -> tuple[Diagnostic, ...]:
        """Give all diagnostics in reading order, each once."""
        return tuple(sorted(dict.fromkeys(self.diagnostics), key=lambda found: (found.place, found.code)))


def nearest(name: str, known: Iterable[str], alike: float = 0.6) -> str:
    """Give the known name most like ``name``, or an empty string if none is near (``alike``: 0 to 1, the same).

    >>> nearest("kichen", ["doorstep", "kitchen"])
    'kitchen'
    """
    if len(name) > _LONGEST:
        return ""
    bare = name.strip("“”„\"'‘’").casefold()
    if alike_but_for_case := [one for one in known if one.casefold() == bare]:
        return alike_but_for_case[0]
    names = [one for one in known if len(one) <= _LONGEST]
    if len(names) > _MANY:  # likeness is costly: among many, only those are weighed that begin most alike
        names = _begin_alike(name, names)
    return next(iter(get_close_matches(name, names, n=1, cutoff=alike)), "")


def _begin_alike(name: str, names: list[str]) -> list[str]:
    """Those of ``names`` that share the longest beginning with ``name``, as many as are weighed."""
    found: dict[str, None] = {}
    for step in range(len(name), -1, -1):
        found |= dict.fromkeys(one for one in names if one.startswith(name[:step]))
        if len(found) >= _MANY:
            break
    return list(found)[:_MANY]
