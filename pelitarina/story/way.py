"""How are the ways out of a passage read: targets, lists of conditions, calls, endings?"""

from pelitarina.story.diagnostic import Findings
from pelitarina.story.fields import Fields, named
from pelitarina.story.known import Known
from pelitarina.story.model import END, Condition, Target, Way
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar
from pelitarina.story.source import Sequence as SequenceNode


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
        target = self.target(fields, "call")
        if target is not None and target.name not in self.known.passages:
            self.findings.add("PT201", target.at, name=target.name, nearest="")
            return None
        return target

    def go(self, node: Node | None) -> tuple[Way, ...]:
        """Read one target, or a list of conditions that ends in ``else``."""
        if node is None:
            return ()
        if isinstance(node, Scalar):
            target = self.known.target(node, node.text, self.findings)
            return (Way(None, target),) if target else ()
        if not isinstance(node, SequenceNode) or not node.items:
            self.findings.add("PT103", node.key_at, word="go", expected="target")
            return ()
        ways = tuple(way for item in node.items if (way := self.way(item)))
        last = node.items[-1]
        if not (isinstance(last, MappingNode) and "else" in last.entries):
            self.findings.add("PT102", node.key_at, word="else")
        return ways

    def way(self, node: Node) -> Way | None:
        if not isinstance(node, MappingNode):
            self.findings.add("PT103", node.at, word="go", expected="target")
            return None
        fields = Fields(node, ("if", "to", "else"), self.findings)
        fields.apart("if", "else")
        if fields.has("else"):
            target = self.target(fields, "else")
            return Way(None, target) if target else None
        if not fields.has("to"):
            fields.missing("to")
        if not fields.has("if"):
            fields.missing("if")
        condition, target = self.condition(fields, "if"), self.target(fields, "to")
        return Way(condition, target) if condition and target else None

    def ending(self, fields: Fields, words: tuple[str, ...]) -> str | None:
        node = fields.scalar("ending")
        if node is None:
            return None
        ways = [target.target.name for word in words for target in self.quiet_go(fields.get(word))]
        if END not in ways:
            self.findings.add("PT217", node.key_at, name=node.text)
        return next((name for name, _ in named({node.text: node}, self.findings)), None)

    def quiet_go(self, node: Node | None) -> tuple[Way, ...]:
        """The ways under ``node``, without telling of mistakes a second time."""
        if isinstance(node, Scalar):
            return (Way(None, Target(node.text, node.at)),)
        items = node.items if isinstance(node, SequenceNode) else []
        texts = [n for item in items if isinstance(item, MappingNode) for n in item.entries.values()]
        return tuple(Way(None, Target(n.text, n.at)) for n in texts if isinstance(n, Scalar))
