"""How does libyaml's row of events become nodes?

The only module that knows YAML. It reads *events* and builds its own nodes: no ``compose`` (a hundred thousand open
brackets end the process there), no implicit types (``no``, ``12:30`` and ``017`` stay as typed), no anchors, tags or
merge keys. What is plainly simple does not come here (``simple``).
"""

import re
from collections.abc import Iterator
from sys import intern
from typing import Any

import yaml

from pelitarina.story.diagnostic import File, Findings
from pelitarina.story.mend import CONDITIONS
from pelitarina.story.node import Mapping, Node, Scalar, Sequence, scalar
from pelitarina.story.plain import UNPRINTABLE
from pelitarina.story.row import Stumble, behind_bar

DEPTH = 32
"""How deep nodes may lie in one another."""
_SIGNS = 100  # aliases, anchors and tags that are told of before reading stops
_SENTENCE = 300  # as much of a line as is shown mended
_COMMENT = re.compile(r"[ \t]*#")
_BEFORE_COMMENT = (" ", "\t", "#")
_NO_NAMES = ("", "<<")


class Stumbled(Exception):
    """YAML could not read on."""

    def __init__(self, stumble: Stumble) -> None:
        super().__init__(stumble.problem)
        self.stumble = stumble


def built(file: File, text: str, findings: Findings, most: int) -> Node | None:
    """Make the nodes of ``text``; None, and told, if it has no nodes, or more than the ``most`` of a whole story.

    Raises:
        Stumbled: a line cannot be read.
    """
    try:
        return _Builder(file, text, findings, most).build()
    except yaml.MarkedYAMLError as error:
        raise Stumbled(_stumble(error, text)) from None


def fast_reader() -> bool:
    """Say whether libyaml is there. Without it no story can be read here: the other reader is 20 times slower."""
    return bool(yaml.__with_libyaml__)


def _plain_name(event: yaml.ScalarEvent) -> bool:
    """Say whether a scalar stands there as names do: no quotation marks, no signs of YAML's own."""
    return not (event.style or event.tag or event.anchor or event.value in _NO_NAMES)


def _index(mark: Any) -> int:
    found: int = mark.index  # libyaml's own kind of mark; every event that it gives has both
    return found


def _stumble(error: yaml.MarkedYAMLError, text: str) -> Stumble:
    marks = [mark for mark in (error.problem_mark, error.context_mark) if mark is not None]
    places = [min(_index(mark), max(0, len(text) - 1)) for mark in marks] or [0]
    return Stumble(places[0], places[-1], error.context or "", error.problem or "")


class _TooMuch(Exception):
    """More than the limits allow."""


class _Builder:
    """Builds nodes from events with a stack of its own, so that no depth of text can exhaust ours.

    ``holder`` is the list or mapping now open, ``key`` the name that waits for its value, ``above`` what holds them.
    """

    def __init__(self, file: File, text: str, findings: Findings, most: int) -> None:
        self.file, self.text, self.findings, self.base = file, text, findings, file.base
        self.above: list[tuple[Mapping | Sequence | None, str | None, int]] = []
        self.holder: Mapping | Sequence | None = None
        self.key: str | None = None
        self.key_at = 0
        self.root: Node | None = None
        self.most = most
        self.room = most - findings.nodes
        self.flow = 0
        self.documents = 0
        self.signs = 0
        self.anchors: set[str] = set()

    def build(self) -> Node | None:
        loader = yaml.CSafeLoader(self.text)
        try:
            self.take(iter(loader.get_event, None))
        except _TooMuch:
            return None
        finally:
            self.findings.nodes = self.most - self.room
        return self.root

    def take(self, events: Iterator[yaml.Event]) -> None:
        """Take all events. Nearly all are plain scalars, hundreds of thousands: a plain name is noted at once."""
        for event in events:
            if isinstance(event, yaml.ScalarEvent):
                self.room -= 1
                if self.key is None and type(self.holder) is Mapping and _plain_name(event):
                    self.key, self.key_at = intern(event.value), self.base + _index(event.start_mark)
                else:
                    self.put(self.sign(event) if event.tag or event.anchor else self.scalar(event))
            elif isinstance(event, yaml.CollectionEndEvent):
                self.end()
            elif isinstance(event, yaml.CollectionStartEvent):
                self.begin(event)
            elif isinstance(event, yaml.AliasEvent):
                self.room -= 1
                self.put(self.sign(event))
            elif isinstance(event, yaml.DocumentStartEvent) and not self.document(event):
                break

    def document(self, event: yaml.DocumentStartEvent) -> bool:
        """Look at the start of a document; False when the rest of the file is not to be read."""
        self.documents += 1
        if self.documents > 1:
            self.findings.add("PT007", self.at(event))
        elif event.version or event.tags:
            self.findings.add("PT006", self.at(event), sign="%")
        return self.documents == 1

    def at(self, event: yaml.Event) -> int:
        return self.base + _index(event.start_mark)

    def scalar(self, event: yaml.ScalarEvent) -> Scalar:
        start: Any = event.start_mark
        stop: Any = event.end_mark
        at, end, text, style = start.index, stop.index, event.value, event.style or ""
        cut = False
        if style:
            if style == '"' and (found := re.search(UNPRINTABLE, text)):
                self.findings.told_here("PT001", self.base + at)
                text = text.replace(found[0], " ")
        elif self.text[end : end + 1] in _BEFORE_COMMENT and (comment := _COMMENT.match(self.text, end)):
            cut = True
            at, end = (at, end) if text else (comment.end() - 1,) * 2
        return scalar(text, self.base + at, self.base + end, style, flow=self.flow > 0, cut=cut)

    def begin(self, event: yaml.CollectionStartEvent) -> None:
        if event.flow_style or self.flow:
            self.flow += 1
        at = self.at(event)
        if event.anchor or event.tag:
            self.signed(event, at)
        self.above.append((self.holder, self.key, self.key_at))
        self.holder = Mapping(at, at) if type(event) is yaml.MappingStartEvent else Sequence(at, at)
        self.key = None
        if len(self.above) > DEPTH:
            self.findings.add("PT002", at, limit=f"{DEPTH}")
            raise _TooMuch

    def signed(self, event: yaml.CollectionStartEvent, at: int) -> None:
        """Tell of an anchor or a tag before a list or a mapping."""
        self.signs += 1
        if self.signs > _SIGNS:
            raise _TooMuch
        self.anchors.add(event.anchor or "")
        self.findings.add("PT006", at, sign=f"&{event.anchor}" if event.anchor else event.tag)

    def end(self) -> None:
        self.flow = max(0, self.flow - 1)
        self.room -= 1
        node = self.holder
        assert node is not None
        self.holder, self.key, self.key_at = self.above.pop()
        self.put(node)

    def put(self, node: Node) -> None:
        """Set a finished node into the one that holds it."""
        holder = self.holder
        if self.room < 0:
            self.findings.add("PT002", node.at, limit=f"{self.most}")
            raise _TooMuch
        if type(holder) is Mapping:
            if (name := self.key) is None:
                self.key, self.key_at = self.name(node), node.at
                return
            self.key = None
            node.key_at = self.key_at
            if name in holder.entries:
                self.findings.add("PT005", node.key_at, holder.entries[name].key_at, name=name)
            elif name:
                holder.entries[name] = node
        elif type(holder) is Sequence:
            holder.items.append(node)
        else:
            self.root = node

    def name(self, node: Node) -> str:
        """Give the name that stands there; empty, and told, if it can be none."""
        if not isinstance(node, Scalar) or not node.text:
            self.findings.told_here("PT003", node.at)
            return ""
        if node.text == "<<":
            self.findings.told_here("PT006", node.at, sign="<<")
            return ""
        return node.text

    def word(self) -> str:
        """The word under which the next value stands; for an item of a list, that of the list."""
        return self.key or (self.above[-1][1] if self.above else "") or ""

    def sign(self, event: yaml.AliasEvent | yaml.ScalarEvent) -> Scalar:
        """What YAML takes for an alias, an anchor or a tag: most often a sentence that begins with * & or !."""
        start, at = _index(event.start_mark), self.at(event)
        stop = self.text.find("\n", start)
        sentence = self.text[start : stop if stop >= 0 else len(self.text)][:_SENTENCE].strip()
        self.signs += 1
        if self.signs > _SIGNS:
            raise _TooMuch
        read = scalar(sentence, at, at + len(sentence), "|")
        if self.word() in CONDITIONS:
            read.style = ""  # the condition itself will be found unreadable
        elif self.meant_as_sign(event, sentence):
            self.findings.told_here("PT006", at, sign=sentence.partition(" ")[0])
        else:
            mended = behind_bar(self.key or "", sentence)
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
