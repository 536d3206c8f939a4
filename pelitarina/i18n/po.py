r"""What does a PO file hold, entry by entry, and where is it damaged?

A strict reader and a writer for authors' tools: what was read is written back whole, comments, previous
sources and what is no longer used included. (Play reads catalogues through ``catalogue``, which is more
lenient: a story with a damaged line is still played.) Source: GNU gettext manual, "The Format of PO Files".

>>> po = read('msgctxt "door.text"\nmsgid "Knock."\nmsgstr "Knacka."\n')
>>> [(one.context, one.source, one.text) for one in po.entries]
[('door.text', 'Knock.', 'Knacka.')]
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

FUZZY = "fuzzy"
"""The flag of a translation that somebody must look at."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One text and its translation.

    Attributes:
        context: the path of names (msgctxt); None where there is none.
        source: the text as written (msgid), ``plural`` its form for many, mostly empty.
        strings: the translation; several where there is a plural. Empty strings are missing ones.
        notes: what a translator wrote beside it, a line each.
        told: what the program tells the translator, a line each.
        flags: ``fuzzy`` and others.
        previous: the source that the translation was made of, where it has changed since.
        obsolete: the text is no longer in the story; kept, as somebody may want it back.
        line: where its first word stands, counted from 1; 0 where it was never read.
    """

    context: str | None
    source: str
    strings: tuple[str, ...] = ("",)
    plural: str = ""
    notes: tuple[str, ...] = ()
    told: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()
    previous: str = ""
    obsolete: bool = False
    line: int = field(default=0, compare=False)

    @property
    def text(self) -> str:
        """The translation; empty where it is missing."""
        return self.strings[0]

    @property
    def fuzzy(self) -> bool:
        """Whether somebody must look at it."""
        return FUZZY in self.flags


class Po(NamedTuple):
    """A whole file: its head (an entry with an empty source), then its entries in their order."""

    head: Entry
    entries: tuple[Entry, ...]


class Damaged(NamedTuple):
    """Why a file cannot be read as a PO file: ``why`` is a word of ``story.code.PHRASES``, ``line`` counts from 1."""

    line: int
    why: str


_QUOTED = r'"(?P<text>(?:[^"\\]|\\.)*)"'
_WORD = re.compile(rf"(?P<word>msgctxt|msgid_plural|msgid|msgstr(?:\[\d\])?)\s*{_QUOTED}")
_MORE = re.compile(_QUOTED)
_ESCAPED = re.compile(r"\\(.)")
_SIGNS = {"n": "\n", "t": "\t", "r": "\r"}
_MARKED = re.compile("<{7}|={7}|>{7}")

_NOT_AN_ENTRY, _MERGED, _NO_TRANSLATION = "po entry", "po merged", "po no msgstr"
_NO_SOURCE, _TWICE = "po no msgid", "po twice"


def read(text: str) -> Po | Damaged:
    """Read a PO file, or say where it is damaged."""
    reader = _Reader()
    for number, row in enumerate(text.split("\n"), 1):
        if why := reader.take(number, row.strip()):
            return Damaged(number, why)
    if why := reader.close():
        return Damaged(reader.line, why)
    head = next((one for one in reader.entries if not one.source and one.context is None), Entry(None, ""))
    return Po(head, tuple(one for one in reader.entries if one is not head))


def write(po: Po) -> str:
    """Write a PO file: the same entries, the same bytes."""
    in_use = (one for one in po.entries if not one.obsolete)
    gone = (one for one in po.entries if one.obsolete)
    return "\n".join("\n".join(_rows(one)) + "\n" for one in (po.head, *in_use, *gone))


class _Reader:
    """Takes one line after the other."""

    def __init__(self) -> None:
        self.entries: list[Entry] = []
        self.fresh(0)

    def fresh(self, line: int) -> None:
        self.line, self.obsolete, self.word = line, False, ""
        self.words: dict[str, list[str]] = {}
        self.notes: list[str] = []
        self.told: list[str] = []
        self.flags: list[str] = []
        self.before: list[str] = []

    def take(self, number: int, row: str) -> str:
        """Take a line; say why it does not fit, if it does not."""
        if not row:
            self.word = ""
            return self.close() if self.has_string else ""
        gone = row.startswith("#~")
        body = row[2:].strip() if gone else row
        if body.startswith(("#", "|")):
            why = self.close() if self.has_string else ""
            self.comment("#" + body if body.startswith("|") else body)
            return why
        return self.statement(number, body, gone=gone) if body else ""

    @property
    def has_string(self) -> bool:
        return any(word.startswith("msgstr") for word in self.words)

    def comment(self, row: str) -> None:
        kind, rest = row[:2], row[2:].strip()
        match kind:
            case "#,":
                self.flags += [flag.strip() for flag in rest.split(",") if flag.strip()]
            case "#.":
                self.told.append(rest)
            case "#|":
                self.before.append(rest)
            case "#:":
                pass  # a story's texts have their path instead of a line, which would change with every edit
            case _:
                self.notes.append(row[1:].strip())

    def statement(self, number: int, body: str, *, gone: bool) -> str:
        if found := _WORD.fullmatch(body):
            if found["word"] in ("msgctxt", "msgid") and self.has_string and (why := self.close()):
                return why
            self.line = self.line or number
            return self.word_of_entry(found["word"], _plain(found["text"]), gone=gone)
        if self.word and (more := _MORE.fullmatch(body)):
            self.words[self.word].append(_plain(more["text"]))
            return ""
        return _MERGED if _MARKED.match(body) else _NOT_AN_ENTRY

    def word_of_entry(self, word: str, text: str, *, gone: bool) -> str:
        if word in self.words:
            return _NO_TRANSLATION if word in ("msgctxt", "msgid") else _TWICE
        if word.startswith("msgstr") and "msgid" not in self.words:
            return _NO_SOURCE
        self.obsolete = self.obsolete or gone
        self.word = word
        self.words[word] = [text]
        return ""

    def close(self) -> str:
        """End the entry that was being read."""
        if self.words and not self.has_string:
            return _NO_TRANSLATION
        if self.words:
            words = {word: "".join(rows) for word, rows in self.words.items()}
            strings = tuple(text for word, text in sorted(words.items()) if word.startswith("msgstr"))
            context, plural = words.get("msgctxt"), words.get("msgid_plural", "")
            self.entries.append(
                Entry(
                    context, words["msgid"], strings, plural, tuple(self.notes), tuple(self.told),
                    tuple(self.flags), _previous(self.before), self.obsolete, self.line,
                )
            )  # fmt: skip
            self.fresh(0)
        return ""


def _previous(rows: list[str]) -> str:
    """Give the previous source of ``#|`` lines."""
    found: list[str] = []
    inside = False
    for row in rows:
        if word := _WORD.fullmatch(row):
            inside = word["word"] == "msgid"
            found += [_plain(word["text"])] if inside else []
        elif inside and (more := _MORE.fullmatch(row)):
            found.append(_plain(more["text"]))
    return "".join(found)


def _rows(entry: Entry) -> Iterator[str]:
    yield from (f"# {note}".rstrip() for note in entry.notes)
    yield from (f"#. {told}" for told in entry.told)
    if entry.flags:
        yield "#, " + ", ".join(entry.flags)
    before = "#~ " if entry.obsolete else ""
    if entry.previous:
        yield from (f"{'#~' if entry.obsolete else '#'}| {row}" for row in _quoted("msgid", entry.previous))
    if entry.context is not None:
        yield from (before + row for row in _quoted("msgctxt", entry.context))
    yield from (before + row for row in _quoted("msgid", entry.source))
    if entry.plural:
        yield from (before + row for row in _quoted("msgid_plural", entry.plural))
    for number, string in enumerate(entry.strings):
        word = f"msgstr[{number}]" if entry.plural else "msgstr"
        yield from (before + row for row in _quoted(word, string))


def _quoted(word: str, text: str) -> Iterator[str]:
    """Write a text, each of its lines on a line of its own."""
    parts = [part for part in re.split(r"(?<=\n)", text) if part]
    if len(parts) > 1:
        yield f'{word} ""'
        yield from (f'"{_escaped(part)}"' for part in parts)
    else:
        yield f'{word} "{_escaped(text)}"'


def _plain(quoted: str) -> str:
    return _ESCAPED.sub(lambda found: _SIGNS.get(found[1], found[1]), quoted) if "\\" in quoted else quoted


def _escaped(text: str) -> str:
    for sign, written in (("\\", "\\\\"), ('"', '\\"'), ("\n", "\\n"), ("\t", "\\t"), ("\r", "\\r")):
        text = text.replace(sign, written)
    return text
