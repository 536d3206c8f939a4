"""How is the text of a passage read: paragraphs, blocks with guards, items of a pick?"""

from collections.abc import Mapping, Sequence
from typing import get_args
from zlib import crc32

from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.fields import Fields, prose, sentence, yes_no
from pelitarina.story.known import Known
from pelitarina.story.model import Block, Number, OneOf, Pick, Target
from pelitarina.story.prose import Line, Paragraph, line
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar
from pelitarina.story.source import Sequence as SequenceNode
from pelitarina.story.way import WayReader

BLOCK = ("if", "else if", "else", "once", "text")
ITEM = ("if", "once", "text", "go")
_PICKS = get_args(Pick.__annotations__["how"])
_GUARDS = frozenset(BLOCK)


class TextReader:
    """Reads what is shown; ``speakers`` maps shown names to people."""

    def __init__(self, known: Known, speakers: Mapping[str, str], ways: WayReader, findings: Findings) -> None:
        self.known, self.speakers, self.ways, self.findings = known, speakers, ways, findings

    def blocks(self, fields: Fields, context: str) -> tuple[Block, ...]:
        """Read prose, or a list of blocks."""
        node = fields.get("text")
        if node is None:
            return ()
        if not isinstance(node, SequenceNode):
            return self.block(node, context, after_guard=False)
        found: list[Block] = []
        guarded = False
        for item in node.items:
            found += self.block(item, context, after_guard=guarded)
            guarded = isinstance(item, MappingNode) and bool(item.entries.keys() & _GUARDS)
        return tuple(found)

    def block(self, node: Node, context: str, *, after_guard: bool) -> tuple[Block, ...]:
        """Read one block: bare prose, or prose behind guards."""
        if not isinstance(node, MappingNode) or not node.entries.keys() & _GUARDS:
            found = self.prose(node, "text")
            return (Block(_path(context, found), context, found),)
        fields = Fields(node, BLOCK, self.findings)
        answers = bool(fields.has("else", "else if"))
        if answers and not after_guard:
            self.findings.add("PT112", fields.at)
        for one, other in (("if", "else"), ("if", "else if"), ("else if", "else")):
            fields.apart(one, other)
        once, inline = self.inline(fields)
        shown = inline or self.prose_in(fields)
        condition = self.ways.condition(fields, "if") or self.ways.condition(fields, "else if")
        return (Block(_path(context, shown), context, shown, condition, answers, once),)

    def inline(self, fields: Fields) -> tuple[bool, tuple[Paragraph, ...]]:
        """``else`` and ``once`` may hold the prose themselves; ``once: yes`` stands beside ``text``."""
        found: tuple[Paragraph, ...] = ()
        once = False
        for word in fields.has("else", "once"):
            node = fields.get(word)
            assert node is not None
            if isinstance(node, Scalar) and node.text in ("", "yes", "no"):
                once = once or (word == "once" and yes_no(node, word, self.findings))
            elif fields.has("text"):
                self.findings.add("PT108", node.key_at, word=word, other="text")
            else:
                once = once or word == "once"
                found = self.prose(node, word)
        return once, found

    def prose_in(self, fields: Fields) -> tuple[Paragraph, ...]:
        node = fields.get("text")
        if node is None:
            if not any(
                isinstance(n := fields.get(w), Scalar) and n.text not in ("", "yes", "no") for w in ("else", "once")
            ):
                fields.missing("text")
            return ()
        return self.prose(node, "text")

    def prose(self, node: Node, word: str) -> tuple[Paragraph, ...]:
        found = prose(node, word, self.speakers, self.findings)
        for part in found:
            self.holes(part.holes, node.at)
        return found

    def sentence(self, fields: Fields, word: str, *, need: bool = False) -> Line | None:
        found = fields.sentence(word, need=need)
        node = fields.get(word)
        if found and node:
            self.holes(found.holes, node.at)
        return found

    def talk(self, fields: Fields) -> tuple[Line, ...]:
        read = (sentence(node, "", self.findings) for node in fields.items("talk"))
        return tuple(line(text) for text in read if text)

    def holes(self, names: Sequence[str], at: int) -> None:
        """Look at what a text prints: a number, or an option's label."""
        for name in names:
            variable = self.known.variables.get(name)
            if variable is None:
                self.findings.add("PT202", at, name=name, nearest=nearest(name, self.known.variables))
            elif not isinstance(variable, Number | OneOf) or (
                isinstance(variable, OneOf) and None in variable.options.values()
            ):
                self.findings.add("PT211", at, name=name)

    def pick(self, fields: Fields, passage: str) -> Pick | None:
        how = fields.scalar("pick")
        if how is None:
            if node := fields.get("from"):
                self.findings.add("PT102", node.key_at, word="pick")
            return None
        if how.text not in _PICKS:
            self.findings.add("PT104", how.at, word="pick", value=how.text, expected="pick")
        if not fields.has("from"):
            fields.missing("from")
        context = f"{passage}.from"
        items = tuple(self.item(node, context) for node in fields.items("from"))
        return Pick(how.text, items, how.key_at)  # type: ignore[arg-type]  # told above if it is none of them

    def item(self, node: Node, context: str) -> Block:
        if not isinstance(node, MappingNode) or not node.entries.keys() & set(ITEM):
            bare = self.prose(node, "")
            return Block(_path(context, bare), context, bare)
        fields = Fields(node, ITEM, self.findings)
        fields.apart("text", "go")
        if not fields.has("text", "go") and not (isinstance(fields.get("once"), Scalar) and self.inline(fields)[1]):
            fields.missing("text")
        once, inline = self.inline(fields)
        text = fields.get("text")
        found = inline or (self.prose(text, "text") if text else ())
        target = self.ways.target(fields, "go")
        path = _path(context, found, target)
        return Block(path, context, found, self.ways.condition(fields, "if"), False, once, target)


def _path(context: str, prose_: tuple[Paragraph, ...], target: Target | None = None) -> str:
    """Name a block by its words, so that an old saved place still finds it when others come before it."""
    told = "\n".join(part.text for part in prose_) + (target.name if target else "")
    return f"{context}#{crc32(told.encode()):08x}"
