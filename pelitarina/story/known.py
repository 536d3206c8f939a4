"""Which names does this story have, so that every other name can be held against them?"""

from collections.abc import Iterable, Mapping

from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.expression import Misread
from pelitarina.story.fit import fit
from pelitarina.story.model import BACK, END, Condition, Number, OneOf, Rule, SomeOf, Target, Variable, YesNo
from pelitarina.story.parse import parse
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar


class Known:
    """The names of one story: variables as read, passages and choices as found in the nodes."""

    def __init__(self, variables: Mapping[str, Variable], passages: Mapping[str, Node]) -> None:
        self.variables = variables
        self.passages = passages
        self.choices = frozenset(_choices(passages))

    def kind(self, name: str) -> str | None:
        """See ``expression.Kinds``."""
        match self.variables.get(name):
            case YesNo() | Rule():
                return "truth"
            case Number():
                return "number"
            case OneOf():
                return "one of"
            case SomeOf():
                return "some of"
            case None:
                return None

    def options(self, name: str) -> tuple[str, ...]:
        """See ``expression.Kinds``."""
        variable = self.variables.get(name)
        return tuple(variable.options) if isinstance(variable, OneOf | SomeOf) else ()

    def has_passage(self, name: str) -> bool:
        """See ``expression.Kinds``."""
        return name in self.passages

    def has_choice(self, path: str) -> bool:
        """See ``expression.Kinds``."""
        return path in self.choices

    def target(self, node: Scalar, text: str, findings: Findings, at: int | None = None) -> Target | None:
        """Read the name of a passage, ``END`` or ``BACK``; None, and told, if there is no such passage."""
        place = node.at if at is None else at
        if text in (END, BACK) or text in self.passages:
            return Target(text, place)
        findings.add("PT201", place, name=text, nearest=nearest(text, [*self.passages, END, BACK]))
        return None

    def condition(self, node: Scalar, findings: Findings) -> Condition | None:
        """Read a condition; None, and told, if it cannot be read or does not fit."""
        parsed = parse(node.text)
        if isinstance(parsed, Misread):
            self._tell((parsed,), node, findings)
            return None
        checked, misread = fit(parsed, self)
        self._tell(misread, node, findings)
        return None if misread else Condition(checked, node.text, node.at)

    def _tell(self, misread: Iterable[Misread], node: Scalar, findings: Findings) -> None:
        for one in misread:
            at = node.at + (0 if node.style else one.at)
            findings.add(one.code, at, **{"nearest": self._nearest(one), **one.facts})

    def _nearest(self, misread: Misread) -> str:
        name = misread.facts.get("name", "")
        match misread.code:
            case "PT201":
                return nearest(name, self.passages)
            case "PT202":
                return nearest(name, self.variables)
            case "PT203":
                return nearest(name, self.options(misread.facts["variable"]))
            case "PT204":
                return nearest(name, self.choices)
            case _:
                return ""


def _choices(passages: Mapping[str, Node]) -> Iterable[str]:
    for passage, node in passages.items():
        choices = node.entries.get("choices") if isinstance(node, MappingNode) else None
        if isinstance(choices, MappingNode):
            yield from (f"{passage}/{choice}" for choice in choices.entries)
