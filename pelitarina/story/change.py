"""How are effects read: what a passage or a choice changes?"""

import re

from pelitarina.story.astray import unparted
from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.effect import Effect
from pelitarina.story.expression import Value
from pelitarina.story.fields import Fields, whole_number, yes_no
from pelitarina.story.known import Known
from pelitarina.story.model import Number, OneOf, Rule, SomeOf, YesNo
from pelitarina.story.source import Node, Scalar
from pelitarina.story.source import Sequence as SequenceNode

_new = tuple.__new__  # as in ``bare``


class ChangeReader:
    """Reads ``set`` and ``add``."""

    def __init__(self, known: Known, findings: Findings) -> None:
        self.known, self.findings = known, findings

    def effects(self, fields: Fields) -> tuple[Effect, ...]:
        found: list[Effect] = []
        if "set" not in fields.entries and "add" not in fields.entries:
            return ()
        for word in fields.has("set", "add"):
            for variable, node in [_parted(*entry, self.findings) for entry in fields.mapping(word).items()]:
                value = self.value(word, variable, node)
                if value is not None:
                    found.append(_new(Effect, (variable, word, value, node.key_at)))
        return tuple(found)

    def value(self, word: str, name: str, node: Node) -> Value | None:
        """Read the literal of one effect, by the kind of its variable."""
        variable = self.known.variables.get(name)
        if variable is None:
            self.known.unknown(name, node.key_at, self.findings)
            return None
        if isinstance(variable, SomeOf):
            return self.option_set(name, variable, node)
        if isinstance(variable, Rule) or (word == "add" and not isinstance(variable, Number)):
            self.findings.add("PT208", node.key_at, word=word, name=name, kind=_kind(variable))
            return None
        if not isinstance(node, Scalar):
            self.findings.add("PT103", node.key_at, word=name, expected="value")
            return None
        if isinstance(variable, Number):
            return self.number(word, name, variable, node)
        if isinstance(variable, YesNo):
            return yes_no(node, name, self.findings)
        return self.option(name, variable, node)

    def number(self, word: str, name: str, variable: Number, node: Scalar) -> int | None:
        """Read a number; what is set must lie between the ends, what is added must not be nothing."""
        if word == "set" and (counted := re.fullmatch(rf"{name} *(?P<sign>[+-]) *(?P<by>[0-9]+)", node.text)):
            line = f"add: {{{name}: {counted['sign'].strip('+')}{counted['by']}}}"
            self.findings.add("PT104", node.at, word=name, value=node.text, expected="digits", line=line)
            return None
        number = whole_number(node, name, self.findings)
        if number == 0 and word == "add":
            self.findings.add("PT323", node.at, name=name)
        elif number is not None and word == "set" and not variable.low <= number <= variable.high:
            ends = {"low": variable.low, "high": variable.high}
            held = min(variable.high, max(variable.low, number))
            self.findings.add("PT322", node.at, value=number, name=name, held=held, **ends)
        return number

    def option(self, name: str, variable: OneOf | SomeOf, node: Scalar) -> str | None:
        if node.text in variable.options:
            return node.text
        near = nearest(node.text, variable.options)
        self.findings.add("PT203", node.at, name=node.text, variable=name, nearest=near)
        return None

    def option_set(self, name: str, variable: SomeOf, node: Node) -> frozenset[str] | None:
        items = node.items if isinstance(node, SequenceNode) else [node]
        for item in items:
            if not isinstance(item, Scalar):
                self.findings.add("PT103", item.at, word=name, expected="option")
        found = [self.option(name, variable, item) for item in items if isinstance(item, Scalar)]
        return frozenset(option for option in found if option)


def _parted(name: str, node: Node, findings: Findings) -> tuple[str, Node]:
    """Part a name from its value, where the space between them is missing."""
    return unparted(name, node, findings) or (name, node)


def _kind(variable: Rule | YesNo | OneOf) -> str:
    match variable:
        case Rule():
            return "rule"
        case YesNo():
            return "truth"
        case OneOf():
            return "one of"
