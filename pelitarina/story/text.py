"""How is the text of a passage read: paragraphs, blocks with guards, items of a pick?"""

import re
from collections.abc import Mapping
from typing import get_args
from zlib import crc32

from pelitarina.story.astray import guard_in
from pelitarina.story.diagnostic import Findings
from pelitarina.story.fields import Fields, prose, sentence
from pelitarina.story.known import Known
from pelitarina.story.meant import meant, nearest_word
from pelitarina.story.model import Block, Pick, Target
from pelitarina.story.name import is_name
from pelitarina.story.prose import Line, Paragraph, line
from pelitarina.story.row import behind_bar
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar, scalar
from pelitarina.story.source import Sequence as SequenceNode
from pelitarina.story.tail import cut_tail
from pelitarina.story.way import WayReader

BLOCK = ("if", "else if", "else", "once", "text")
ITEM = ("if", "once", "text", "go")
_new = tuple.__new__  # as in ``bare``
PICKS = get_args(Pick.__annotations__["how"])
_NO_COLON = re.compile(r"(?P<word>else|once|muuten|muutoin|annars)\s+(?P<rest>.*)", re.DOTALL)
_ANSWERED = frozenset({"if", "else if", "once"})  # an else may follow


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
            return self.block(node, context, after_guard=False, in_list=False)
        found: list[Block] = []
        guarded = False
        for item in fields.items("text"):
            found += self.block(item, context, after_guard=guarded)
            guarded = isinstance(item, MappingNode) and any(map(_is_guard, item.entries))
        return _apart(found)

    def block(self, node: Node, context: str, *, after_guard: bool, in_list: bool = True) -> tuple[Block, ...]:
        """Read one block: bare prose, or prose behind guards."""
        node = _unended(node, self.findings) if in_list else node
        if not isinstance(node, MappingNode) or not _seems(node, BLOCK, self.findings):
            found = self.prose(node, "" if in_list else "text")
            return (_new(Block, (_path(context, found), context, found, None, False, False, None, node.at)),)
        fields = Fields(node, BLOCK, self.findings)
        answers = bool(fields.has("else", "else if"))
        if answers and not after_guard:
            self.findings.add("PT112", fields.at)
        for one, other in (("if", "else"), ("if", "else if"), ("else if", "else")):
            fields.apart(one, other)
        once, inline = self.guards(fields)
        if inline is None and not fields.has("text"):
            cut_tail(fields, "text", self.findings)
        if inline is None and not fields.has("text"):
            fields.missing("text")
        shown = self.prose_in(fields, inline or "text")
        condition = self.ways.condition(fields, "if") or self.ways.condition(fields, "else if")
        return (Block(_path(context, shown), context, shown, condition, answers, once, at=fields.at),)

    def guards(self, fields: Fields) -> tuple[bool, str | None]:
        """Say whether ``once`` holds, and which of ``else`` and ``once`` holds the prose itself, if one does."""
        once, inline = False, None
        for word in fields.has("else", "once"):
            node = fields.get(word)
            flag = isinstance(node, Scalar) and node.text in (("yes", "no") if word == "once" else ("",))
            if flag and isinstance(node, Scalar):
                once = once or node.text == "yes"
            else:
                once, inline = once or word == "once", word
                fields.apart(word, "text")
        return once, inline

    def prose_in(self, fields: Fields, word: str) -> tuple[Paragraph, ...]:
        node = fields.get(word)
        return () if node is None else self.prose(node, word)

    def prose(self, node: Node, word: str) -> tuple[Paragraph, ...]:
        found = prose(node, word, self.speakers, self.findings)
        for part in found:
            if part.holes:
                self.known.holes(part.text, node.at, self.findings)
        return found

    def sentence(self, fields: Fields, word: str, *, need: bool = False) -> Line | None:
        found = fields.sentence(word, need=need)
        if found and found.holes:
            self.known.holes(found.text, fields.entries[word].at, self.findings)
        return found

    def label(self, node: Node, name: str) -> Line:
        """Read the label of an option."""
        text = sentence(node, name, self.findings) or ""
        self.known.holes(text, node.at, self.findings)
        return line(text)

    def talk(self, fields: Fields) -> tuple[Line, ...]:
        if "talk" not in fields.entries:
            return ()
        return tuple(found for node in fields.items("talk") if (found := self.label(node, "")).text)

    def pick(self, fields: Fields, passage: str) -> Pick | None:
        if "pick" not in fields.entries and "from" not in fields.entries:
            return None
        how = fields.scalar("pick")
        if how is None:
            if node := fields.get("from"):
                self.findings.add("PT102", node.key_at, word="pick")
            return None
        if how.text not in PICKS:
            near = nearest_word(how.text, PICKS)
            self.findings.add("PT104", how.at, word="pick", value=how.text, expected="pick", nearest=near)
        if not fields.has("from"):
            fields.missing("from")
        context = f"{passage}.from"
        items = _apart([self.item(node, context) for node in fields.items("from")])
        return Pick(how.text, items, how.key_at)  # type: ignore[arg-type]  # told above if it is none of them

    def item(self, node: Node, context: str) -> Block:
        if isinstance(node, MappingNode) and list(node.entries) == ["else"]:
            node = self.unanswered(node.entries["else"])
        if not isinstance(node, MappingNode) or not _seems(node, ITEM, self.findings):
            bare = self.prose(node, "")
            return Block(_path(context, bare), context, bare, at=node.at)
        fields = Fields(node, ITEM, self.findings)
        fields.apart("text", "go")
        once, inline = self.guards(fields)
        if inline is None and not fields.has("text", "go"):
            cut_tail(fields, "text", self.findings)
        if inline is None and not fields.has("text", "go"):
            fields.missing("text")
        found = self.prose_in(fields, inline or "text")
        target = self.ways.target(fields, "go")
        path = _path(context, found, target)
        return Block(path, context, found, self.ways.condition(fields, "if"), False, once, target, fields.at)

    def unanswered(self, node: Node) -> Node:
        """Read what stands behind an ``else`` where nothing is answered, as the item that it is; tell it."""
        said = node.text.strip() if isinstance(node, Scalar) else ""
        line = behind_bar("", said) if ": " in said or "\n" in said else f"- {said}" if said else ""
        self.findings.told_here("PT101", node.key_at, word="else", known=", ".join(ITEM), line=line)
        return node


def _is_guard(word: str) -> bool:
    """Whether an else may follow; a condition that stands before its colon counts, as it is read on."""
    return word in _ANSWERED or bool(guard_in(word)[0]) or bool(_ours(word, tuple(_ANSWERED)))


def _ours(name: str, words: tuple[str, ...]) -> str:
    """The one of ``words`` that is said in another language, as names are written."""
    return meant(name, words) if is_name(name) else ""


def _unended(node: Node, findings: Findings) -> Node:
    """Read an item that begins with ``else`` or ``once`` and lacks its colon; it would be shown as prose."""
    if not isinstance(node, Scalar) or node.style or not (said := _NO_COLON.fullmatch(node.text)):
        return node
    word = said["word"] if said["word"] in BLOCK else meant(said["word"], BLOCK)
    findings.told_here(
        "PT017", node.at, word=said["word"], mend=f"- {behind_bar(word, said['rest'])}".replace("\n", "\n  ")
    )
    read = MappingNode(node.at, node.at)
    read.key_at = node.key_at or node.at
    read.entries[word] = scalar(said["rest"], node.at, node.end, "|")
    return read


def _seems(node: MappingNode, words: tuple[str, ...], findings: Findings) -> bool:
    """Say whether a mapping is meant as one of guards and not as a sentence with a colon."""
    return any(
        name in words
        or guard_in(name)[0] in words
        or _ours(name, words)
        or (is_name(name) and findings.near(name, words, alike=0.7))
        for name in node.entries
    )


def _apart(blocks: list[Block]) -> tuple[Block, ...]:
    """Number blocks of the same words, so that each is counted and used up by itself."""
    if len(blocks) < 2:
        return tuple(blocks)
    met: dict[str, int] = {}
    found = []
    for block in blocks:
        met[block.path] = met.get(block.path, 0) + 1
        found.append(block._replace(path=f"{block.path}~{met[block.path]}") if met[block.path] > 1 else block)
    return tuple(found)


def _path(context: str, prose_: tuple[Paragraph, ...], target: Target | None = None) -> str:
    """Name a block by its words, so that an old saved place still finds it when others come before it."""
    told = prose_[0].text if len(prose_) == 1 else "\n".join([part.text for part in prose_])
    told += target.name if target else ""
    return f"{context}#{crc32(told.encode()):08x}"
