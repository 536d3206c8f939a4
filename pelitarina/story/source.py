"""How does YAML text become plain data in which every node knows its place?

The only module that knows YAML. It reads libyaml's *events* and builds its own nodes: no
``compose`` (a hundred thousand open brackets end the process there), no implicit types (``no``,
``12:30`` and ``017`` stay as typed), no anchors, tags or merge keys. After a line that YAML cannot
read, the line is told, put right in memory, and reading goes on, so that an author hears of all
mistakes at once.
"""

import gc
import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from pelitarina.story.diagnostic import File, Findings
from pelitarina.story.mend import CONDITIONS, mend
from pelitarina.story.plain import UNPRINTABLE, plain
from pelitarina.story.row import Mend, Stumble, behind_bar

DEPTH = 32
"""How deep nodes may lie in one another."""
NODES = 2_000_000
"""How many nodes all files of a story may have."""
_SIGNS = 100  # aliases, anchors and tags that are told of before reading stops
_SENTENCE = 300  # as much of a line as is shown mended
_MENDS = 25  # rounds of putting a line right and reading again
_COMMENT = re.compile(r"[ \t]*#")


class Scalar:
    """One value as typed, from ``at`` to ``end``. ``style`` is empty for plain text, else one of ``| > " '``."""

    __slots__ = ("at", "cut", "end", "flow", "key_at", "style", "text")

    def __init__(self, text: str, at: int, end: int, style: str, *, flow: bool = False, cut: bool = False) -> None:
        self.text, self.at, self.end, self.style, self.flow = text, at, end, style, flow
        self.cut = cut  # a comment stands behind it on its line
        self.key_at = at


class Mapping:
    """Names and what they hold, in the order written."""

    __slots__ = ("at", "entries", "key_at")

    def __init__(self, at: int) -> None:
        self.entries: dict[str, Node] = {}
        self.at = self.key_at = at


class Sequence:
    """Items behind dashes or in brackets."""

    __slots__ = ("at", "items", "key_at")

    def __init__(self, at: int) -> None:
        self.items: list[Node] = []
        self.at = self.key_at = at


Node = Scalar | Mapping | Sequence


@contextmanager
def paused_collection() -> Iterator[None]:
    """Keep the garbage collector still while many nodes are made; it doubles the time and frees nothing."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


def read(name: str, text: str, findings: Findings) -> Node | None:
    """Read one file into nodes; None if nothing can be made of it. What is wrong goes to ``findings``."""
    file = findings.open(name, unified(text))
    given = plain(file, findings)
    if given != file.text:
        file = findings.files[-1] = file.put_right(given)
    counted = findings.nodes
    for _ in range(_MENDS if given else 0):
        try:
            with paused_collection():
                return _Builder(file, given, findings).build()
        except yaml.MarkedYAMLError as error:
            put_right = mend(_stumble(error, given), given)
            findings.told_here(put_right.code, file.base + put_right.at, **put_right.facts)
            given = _put_right(put_right, given)
            if not given:
                return None
            file = findings.files[-1] = file.put_right(given)
            findings.nodes = counted
    return None


def unified(text: str) -> str:
    """Give ``text`` with one kind of line end and no mark at its beginning, whatever system it was saved on."""
    return text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")


def _index(mark: Any) -> int:
    return int(mark.index)  # libyaml's own kind of mark; every event that it gives has both


def fast_reader() -> bool:
    """Say whether libyaml is there. Without it no story can be read here: the other reader is 20 times slower."""
    return bool(yaml.__with_libyaml__)


def _stumble(error: yaml.MarkedYAMLError, text: str) -> Stumble:
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    places = [min(_index(mark), max(0, len(text) - 1)) for mark in marks] or [0]
    return Stumble(places[0], places[-1], error.context or "", error.problem or "")


def _put_right(put_right: Mend, given: str) -> str:
    """Give the text with one line put right in memory, or nothing if it cannot be."""
    old = given[put_right.start : put_right.end]
    if put_right.put is None or put_right.put == old:
        return ""
    return given[: put_right.start] + put_right.put + given[put_right.end :]


class _TooMuch(Exception):
    """More than the limits allow."""


class _Builder:
    """Builds nodes from events with a stack of its own, so that no depth of text can exhaust ours."""

    def __init__(self, file: File, text: str, findings: Findings) -> None:
        self.file, self.text, self.findings = file, text, findings
        self.stack: list[Mapping | Sequence] = []
        self.keys: list[tuple[str, int] | None] = []
        self.root: Node | None = None
        self.flow = 0
        self.documents = 0
        self.signs = 0
        self.anchors: set[str] = set()

    def build(self) -> Node | None:
        try:
            for event in yaml.parse(self.text, Loader=yaml.CSafeLoader):
                if not self.take(event):
                    break
        except _TooMuch:
            return None
        return self.root

    def take(self, event: yaml.Event) -> bool:
        """Take one event; False when the rest of the file is not to be read."""
        match event:
            case yaml.ScalarEvent():
                self.put(self.sign(event) if event.tag or event.anchor else self.scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.flow = max(0, self.flow - 1)
                self.put(self.end())
            case yaml.AliasEvent():
                self.put(self.sign(event))
            case yaml.DocumentStartEvent():
                return self.document(event)
            case _:
                pass
        return True

    def document(self, event: yaml.DocumentStartEvent) -> bool:
        self.documents += 1
        if self.documents > 1:
            self.findings.add("PT007", self.at(event))
        elif event.version or event.tags:
            self.findings.add("PT006", self.at(event), sign="%")
        return self.documents == 1

    def at(self, event: yaml.Event) -> int:
        return self.file.base + _index(event.start_mark)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        at, end = _index(event.start_mark), _index(event.end_mark)
        comment = None if event.style else _COMMENT.match(self.text, end)
        if comment and not event.value:
            at = end = comment.end() - 1
        if event.style == '"' and (found := UNPRINTABLE.search(event.value)):
            self.findings.told_here("PT001", self.at(event))
            event.value = event.value.replace(found[0], " ")
        base = self.file.base
        flow, cut = self.flow > 0, comment is not None
        return Scalar(event.value, base + at, base + end, event.style or "", flow=flow, cut=cut)

    def begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.flow_style or self.flow:
            self.flow += 1
        if event.anchor or event.tag:
            self.signs += 1
            if self.signs > _SIGNS:
                raise _TooMuch
            self.anchors.add(event.anchor or "")
            self.findings.add("PT006", self.at(event), sign=f"&{event.anchor}" if event.anchor else event.tag)
        mapping = isinstance(event, yaml.MappingStartEvent)
        self.stack.append(Mapping(self.at(event)) if mapping else Sequence(self.at(event)))
        self.keys.append(None)
        if len(self.stack) > DEPTH:
            self.findings.add("PT002", self.at(event), limit=f"{DEPTH}")
            raise _TooMuch

    def end(self) -> Node:
        self.keys.pop()
        return self.stack.pop()

    def put(self, node: Node) -> None:
        """Set a finished node into the one that holds it."""
        self.findings.nodes += 1
        if self.findings.nodes > NODES:
            self.findings.add("PT002", node.at, limit=f"{NODES}")
            raise _TooMuch
        if not self.stack:
            self.root = node
            return
        holder = self.stack[-1]
        if isinstance(holder, Sequence):
            holder.items.append(node)
        elif (key := self.keys[-1]) is None:
            self.keys[-1] = self.key(node)
        else:
            self.keys[-1] = None
            self.enter(holder, key, node)

    def key(self, node: Node) -> tuple[str, int]:
        if not isinstance(node, Scalar) or not node.text:
            self.findings.told_here("PT003", node.at)
            return "", node.at
        if node.text == "<<":
            self.findings.told_here("PT006", node.at, sign="<<")
            return "", node.at
        return node.text, node.at

    def enter(self, holder: Mapping, key: tuple[str, int], node: Node) -> None:
        name, node.key_at = key
        if name in holder.entries:
            self.findings.add("PT005", node.key_at, holder.entries[name].key_at, name=name)
        elif name:
            holder.entries[name] = node

    def word(self) -> str:
        """The word under which the next value stands; for an item of a list, that of the list."""
        return next((key[0] for key in reversed(self.keys[-2:]) if key), "")

    def sign(self, event: yaml.AliasEvent | yaml.ScalarEvent) -> Scalar:
        """What YAML takes for an alias, an anchor or a tag: most often a sentence that begins with * & or !."""
        start, at = _index(event.start_mark), self.at(event)
        stop = self.text.find("\n", start)
        sentence = self.text[start : stop if stop >= 0 else len(self.text)][:_SENTENCE].strip()
        self.signs += 1
        if self.signs > _SIGNS:
            raise _TooMuch
        read = Scalar(sentence, at, at + len(sentence), "|")
        if self.word() in CONDITIONS:
            read.style = ""  # the condition itself will be found unreadable
        elif self.meant_as_sign(event, sentence):
            self.findings.told_here("PT006", at, sign=sentence.partition(" ")[0])
        else:
            key = self.keys[-1] if self.keys else None
            mended = behind_bar(key[0] if key else "", sentence)
            self.findings.told_here("PT010", at, sign=sentence[:1], mend=mended)
        return read

    def meant_as_sign(self, event: yaml.AliasEvent | yaml.ScalarEvent, sentence: str) -> bool:
        """Say whether an author who knows YAML seems to be at work."""
        if isinstance(event, yaml.AliasEvent):
            return event.anchor in self.anchors
        if event.anchor:
            self.anchors.add(event.anchor)
            return bool(event.style) or re.search(rf"\*{re.escape(event.anchor)}\b", self.text) is not None
        return bool(event.style) or sentence.startswith("!!")
