"""How are the ways out of a passage read: targets, lists of conditions, calls, endings?"""

from pelitarina.story.diagnostic import Findings
from pelitarina.story.fields import Fields, plain_name
from pelitarina.story.known import Known
from pelitarina.story.model import END, Condition, Target, Way
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar
from pelitarina.story.source import Sequence as SequenceNode
from pelitarina.story.tail import cut_tail

WAY = ("if", "to", "else")
_new = tuple.__new__  # as in ``bare``
_ON = ("choices", "call", "from", "otherwise")  # what leads on in place of go


class WayReader:
    """Reads conditions and targets."""

    def __init__(self, known: Known, findings: Findings) -> None:
        self.known, self.findings = known, findings

    def condition(self, fields: Fields, word: str) -> Condition | None:
        node = fields.scalar(word)
        return self.known.condition(node, self.findings) if node else None

    def target(self, fields: Fields, word: str) -> Target | None:
        node = fields.scalar(word)
        return self.known.target(node, node.text, self.findings) if node else None

    def call(self, fields: Fields) -> Target | None:
        node = fields.scalar("call")
        if node is None:
            return None
        if node.text in self.known.passages:
            return Target(node.text, node.at)
        near = self.known.near(node.text, self.known.passages)
        self.findings.add("PT201", node.at, name=node.text, nearest=near)
        return Target(near, node.at) if near else None

    def go(self, fields: Fields) -> tuple[Way, ...]:
        """Read one target, or a list of conditions that ends in ``else``."""
        node = fields.get("go")
        if type(node) is Scalar:  # as most often
            target = self.target(fields, "go")
            return (_new(Way, (None, target)),) if target else ()
        if node is None and "ending" not in fields.entries:
            return ()
        if isinstance(node, MappingNode):
            self.findings.add("PT103", node.key_at, word="go", expected="target", line=_as_list(node))
            return ()
        if node is None and (ending := fields.get("ending")) and not fields.has(*_ON):
            return (Way(None, Target(END, ending.key_at)),)  # as the ending is told to want
        if not isinstance(node, SequenceNode):
            target = self.target(fields, "go")
            return (Way(None, target),) if target else ()
        items = fields.items("go")
        ways = tuple(way for item in items if (way := self.way(item)))
        last = [item for item in items if isinstance(item, MappingNode) and "else" in item.entries]
        if items and not last:
            self.findings.add("PT102", node.key_at, word="else")
        for item in last[1:] or [item for item in last if item is not items[-1]]:
            self.findings.add("PT108", item.key_at, last[0].key_at, word="else", other="else")
        return ways

    def way(self, node: Node) -> Way | None:
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.at, word="go", expected="target")
            return None
        fields = Fields(node, WAY, self.findings)
        if fields.has("else"):
            fields.apart("if", "else")
            fields.apart("else", "to")
            target = self.target(fields, "else")
            return Way(None, target) if target else None
        if not fields.has("to"):
            cut_tail(fields, "to", self.findings)
        for word in ("to", "if"):
            if not fields.has(word):
                fields.missing(word)
        condition, target = self.condition(fields, "if"), self.target(fields, "to")
        return Way(condition, target) if condition and target else None

    def ending(self, fields: Fields, words: tuple[str, ...]) -> str | None:
        node = fields.scalar("ending")
        if node is None:
            return None
        go = fields.get("go")
        meant = isinstance(go, Scalar) and self.known.leads(go.text) == END  # an END that is misspelt is told there
        if not meant and not any(END in _texts(fields.get(word)) for word in words):
            self.findings.add("PT217", node.key_at, name=node.text, line=_ended(fields, node))
        return plain_name(node, self.findings)


def _ended(fields: Fields, node: Scalar) -> str:
    """The lines that end a story there, where only the name of the ending stands; empty if play goes on."""
    return "" if fields.has("go", *_ON) else f"go: {END}\nending: {node.text}"


def _as_list(node: MappingNode) -> str:
    """The list that is meant by conditions and targets without dashes; empty if something else stands there."""
    said = {word: inner.text for word, inner in node.entries.items() if isinstance(inner, Scalar)}
    if not {"if", "to"} <= said.keys() <= set(WAY) or len(said) < len(node.entries):
        return ""
    return f"go:\n  - if: {said['if']}\n    to: {said['to']}\n  - else: {said.get('else', END)}"


def _texts(node: Node | None) -> list[str]:
    """All plain values under ``node``, which leads somewhere."""
    match node:
        case Scalar():
            return [node.text]
        case SequenceNode():
            return [text for item in node.items for text in _texts(item)]
        case MappingNode():
            return [text for inner in node.entries.values() for text in _texts(inner)]
        case None:
            return []
