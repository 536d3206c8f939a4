"""Which lines near a mistake may be behind it, and how might each be meant?"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from pelitarina.story.slip import without_arrow
from pelitarina.story.word import HOLDERS, NAME_WORDS, PROSE_WORDS

_SMALL = 2  # blanks that a finger slips by
_FAR = 400  # lines above a mistake that are looked at
_SPOKEN = PROSE_WORDS | NAME_WORDS | HOLDERS | {"if", "else if", "is", "always", "never"}
_WORDS = "|".join(sorted(_SPOKEN, key=lambda word: -len(word)))
_NO_COLON = re.compile(rf"(?P<head> *(?:- +)?)(?P<word>{_WORDS})(?P<sign>[:;= ]*)(?P<rest>[^\s:;=].*)?")
_NO_DASH = re.compile(r"(?P<lead> *)-?(?P<rest>(?:if|else if|else|once): .*)")


class Change(NamedTuple):
    """Lines of a file from ``first`` on (counted from 0), with what may be meant by them in their place."""

    file: str
    first: int
    put: tuple[str, ...]
    code: str
    facts: tuple[tuple[str, str], ...]
    size: int

    def made(self, text: str) -> str:
        """Give ``text`` with the change made."""
        lines = text.split("\n")
        lines[self.first : self.first + len(self.put)] = self.put
        return "\n".join(lines)


def suspected(file: str, lines: list[str], number: int) -> Iterator[Change]:
    """Give the changes that may put right what showed itself as a mistake on line ``number``, counted from 0."""
    if number >= len(lines):
        return
    above = [one for one in range(number - 1, max(-1, number - _FAR), -1) if lines[one].strip()]
    suspects = [number, *above[:1]]
    for near in (1, -1, 2, -2):
        suspects += [one for one in above if depth(lines[one]) == depth(lines[number]) + near][:1]
    changes = [
        change
        for suspect in dict.fromkeys(suspects)
        for change in (*_written(file, lines, suspect), *_placed(file, lines, suspect))
    ]
    yield from sorted(changes, key=lambda change: change.size > _SMALL)


def depth(line: str) -> int:
    """Say how many blanks, of any width, stand before a line."""
    return len(line) - len(line.lstrip(" \t"))


def _written(file: str, lines: list[str], number: int) -> Iterator[Change]:
    """Give a line with the colon or the dash that it may lack."""
    line = lines[number]
    if (found := _NO_COLON.fullmatch(line)) and not (found["sign"].startswith(": ") or line.endswith(":")):
        put = f"{found['head']}{found['word']}: {without_arrow(found['word'], found['rest'] or '')}".rstrip()
        yield Change(file, number, (put,), "PT017", (("mend", put.strip()), ("word", found["word"])), 1)
    if found := _NO_DASH.fullmatch(line):
        put, last = f"{found['lead']}- {found['rest']}", number + 1
        rows = [put]
        while last < len(lines) and depth(lines[last]) == depth(line) and not lines[last].lstrip().startswith("-"):
            rows.append(f"  {lines[last]}")
            last += 1
        mended = "\n".join(row[len(found["lead"]) :] for row in rows)
        yield Change(file, number, tuple(rows), "PT020", (("mend", mended),), 1)
        yield Change(file, number, (put,), "PT020", (("mend", put.strip()),), 1)


def _placed(file: str, lines: list[str], number: int) -> Iterator[Change]:
    """Give where a line may be meant to stand, by itself or with the lines that stand further in below it."""
    line = lines[number]
    stands, last = depth(line), number + 1
    while last < len(lines) and (not lines[last].strip() or depth(lines[last]) > stands):
        last += 1
    turns = range(9 - stands) if "\t" in line[:stands] else (-1, 1, -2, 2, -3, 3, -4, 4)
    for by in [by for by in turns if stands + by >= 0 and (stands + by) % 2 == 0]:
        yield _moved(file, lines[number : number + 1], number, by)
        if last > number + 1 and by % 2 == 0:
            yield _moved(file, lines[number:last], number, by)


def _moved(file: str, lines: list[str], number: int, by: int) -> Change:
    put = tuple(" " * max(0, depth(line) + by) + line.lstrip(" \t") if line.strip() else line for line in lines)
    return Change(file, number, put, "PT016", (("mend", put[0]),), abs(by))
