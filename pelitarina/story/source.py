"""How does YAML text become plain data in which every node knows its place?

The only module that knows YAML. It reads libyaml's *events* and builds its own nodes: no
``compose`` (a hundred thousand open brackets end the process there), no implicit types (``no``,
``12:30`` and ``017`` stay as typed), no anchors, tags or merge keys. After a line that YAML cannot
read, the line is told, put right in memory, and reading goes on, so that an author hears of all
mistakes at once.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import yaml

from pelitarina.story.diagnostic import File, Findings
from pelitarina.story.mend import Mend, behind_bar, mend

DEPTH = 32
"""How deep nodes may lie in one another."""
NODES = 2_000_000
"""How many nodes one file may have."""
_MENDS = 25  # rounds of putting a line right and reading again


class Scalar:
    """One value as typed. ``style`` is empty for plain text, else ``|``, ``>``, ``"`` or ``'``."""

    __slots__ = ("at", "cut", "flow", "key_at", "style", "text")

    def __init__(self, text: str, at: int, style: str, *, flow: bool, cut: bool) -> None:
        self.text, self.at, self.style, self.flow = text, at, style, flow
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
    file = findings.open(name, text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
    given = file.text
    if "\t" in given:
        findings.add("PT004", file.base + given.index("\t"))
        given = given.replace("\t", " ")
    for _ in range(_MENDS):
        try:
            with paused_collection():
                return _Builder(file, given, findings).build()
        except yaml.MarkedYAMLError as error:
            put_right = mend(_offset(error, given), error.context or "", error.problem or "", given)
            given = _tell(put_right, file, given, findings)
            if not given:
                return None
            file = findings.files[-1] = file.put_right(given)
        except yaml.reader.ReaderError as error:
            findings.add("PT001", file.base + max(0, min(error.position, len(given) - 1)))
            return None
    return None


def _index(mark: Any) -> int:
    return int(mark.index)  # libyaml's own kind of mark; every event that it gives has both


def fast_reader() -> bool:
    """Say whether libyaml is there. Without it no story can be read here: the other reader is 20 times slower."""
    return bool(yaml.__with_libyaml__)


def _offset(error: yaml.MarkedYAMLError, text: str) -> int:
    """Where YAML stumbled, as an offset; an open quote or bracket counts from where it was opened."""
    marks = [error.problem_mark, error.context_mark]
    if "scanning a quoted scalar" in (error.context or ""):
        marks.reverse()
    mark = next((m for m in marks if m is not None), None)
    return min(mark.index, len(text)) if mark is not None else 0


def _tell(put_right: Mend, file: File, given: str, findings: Findings) -> str:
    """Tell of one unreadable line; give the text with that line put right, or nothing if it cannot be."""
    start = given.rfind("\n", 0, put_right.at) + 1
    end = given.find("\n", put_right.at)
    end = len(given) if end < 0 else end
    findings.told_here(put_right.code, file.base + put_right.at, **put_right.facts)
    if put_right.line is None or put_right.line == given[start:end]:
        return ""
    return given[:start] + put_right.line + given[end:]


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
        self.count = 0
        self.documents = 0
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
                self.check(event)
                self.put(self.sign(event, event.tag, known=False) if event.tag else self.scalar(event))
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self.check(event)
                self.begin(event)
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.flow = max(0, self.flow - 1)
                self.put(self.end())
            case yaml.AliasEvent():
                self.put(self.sign(event, f"*{event.anchor}", known=event.anchor in self.anchors))
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1 or event.version or event.tags:
                    self.findings.add("PT007", self.at(event))
                return self.documents == 1
            case _:
                pass
        return True

    def at(self, event: yaml.Event) -> int:
        return self.file.base + _index(event.start_mark)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        end = _index(event.end_mark)
        stop = self.text.find("\n", end)
        rest = self.text[end : stop if stop >= 0 else len(self.text)]
        cut = not event.style and "#" in rest and rest.lstrip().startswith("#")
        return Scalar(event.value, self.at(event), event.style or "", flow=self.flow > 0, cut=cut)

    def begin(self, event: yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        if event.flow_style or self.flow:
            self.flow += 1
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
        self.count += 1
        if self.count > NODES:
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
        if not isinstance(node, Scalar):
            self.findings.add("PT103", node.at, word="", expected="name")
            return "", node.at
        if node.text == "<<":
            self.findings.add("PT006", node.at, sign="<<")
        return node.text, node.at

    def enter(self, holder: Mapping, key: tuple[str, int], node: Node) -> None:
        name, node.key_at = key
        if name in holder.entries:
            self.findings.add("PT005", node.key_at, holder.entries[name].key_at, name=name)
        elif name not in ("", "<<"):
            holder.entries[name] = node

    def check(self, event: yaml.ScalarEvent | yaml.MappingStartEvent | yaml.SequenceStartEvent) -> None:
        """Refuse what YAML allows and the story language leaves out."""
        if event.anchor:
            self.anchors.add(event.anchor)
            self.findings.add("PT006", self.at(event), sign="&" + event.anchor)
        elif event.tag and not isinstance(event, yaml.ScalarEvent):
            self.findings.add("PT006", self.at(event), sign=event.tag)

    def sign(self, event: yaml.AliasEvent | yaml.ScalarEvent, sign: str, *, known: bool) -> Scalar:
        """A word that YAML took for an alias or a tag: most often a sentence that begins with * or !."""
        start, stop = _index(event.start_mark), self.text.find("\n", _index(event.start_mark))
        sentence = self.text[start : stop if stop >= 0 else len(self.text)].strip()
        key = self.keys[-1] if self.keys else None
        if known:
            self.findings.told_here("PT006", self.at(event), sign=sign)
        else:
            mended = behind_bar(key[0] if key else "", sentence)
            self.findings.told_here("PT010", self.at(event), sign=sign[:1], mend=mended)
        return Scalar(sentence, self.at(event), "|", flow=False, cut=False)
