"""Which names does this story have, so that every other name can be held against them?"""

import re
from collections.abc import Collection, Iterable, Mapping
from functools import cached_property
from itertools import chain

from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.expression import Expression, Misread
from pelitarina.story.fit import fit
from pelitarina.story.meant import in_digits, meant
from pelitarina.story.model import BACK, END, Condition, Number, OneOf, Rule, SomeOf, Target, Variable, YesNo
from pelitarina.story.parse import parse
from pelitarina.story.prose import holes
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar

_new = tuple.__new__  # as in ``bare``
_MOST_SOUGHT = 500  # near names; an author mends the first five hundred mistakes first
_MOST_HELD = 1_000_000  # names that others are held against for it


class Known:
    """The names of one story: variables as read; passages, each with its choices and prompts, as found in the nodes.

    Only names are kept, so that the nodes of a passage can go once it is read.
    """

    def __init__(
        self, variables: Mapping[str, Variable], passages: Mapping[str, Node], declared: Iterable[str] = ()
    ) -> None:
        self.variables = variables
        self.declared = frozenset(declared) - variables.keys()  # what stands under remember and could not be read
        self.passages = {name: (_inside(node, "choices"), _inside(node, "ask")) for name, node in passages.items()}
        self.sought = self.held = 0
        self.reading = ""  # the passage that is being read
        self.prints: dict[str, set[str]] = {}
        self.fitted: dict[str, tuple[Expression | None, tuple[Misread, ...]]] = {}

    @cached_property
    def choices(self) -> frozenset[str]:
        """Every choice as ``passage/choice``."""
        return frozenset(f"{passage}/{name}" for passage, (choices, _) in self.passages.items() for name in choices)

    def parts(self) -> frozenset[str]:
        """Give every path of names that an old name may have become."""
        asked = (f"{passage}/{name}" for passage, (_, prompts) in self.passages.items() for name in prompts)
        return self.choices.union(self.variables, self.passages, asked, (END, BACK))

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
        passage, _, choice = path.partition("/")
        return passage in self.passages and choice in self.passages[passage][0]

    def target(self, node: Scalar, text: str, findings: Findings, at: int | None = None) -> Target | None:
        """Read the name of a passage, ``END`` or ``BACK``; if there is none, it is told and the nearest one taken."""
        place = node.at if at is None else at
        if text in (END, BACK) or text in self.passages:
            return _new(Target, (text, place))
        near = self.leads(text)
        findings.add("PT201", place, name=text, nearest=near)
        return Target(near, place) if near else None

    def leads(self, text: str) -> str:
        """The passage that ``text`` names, ``END`` or ``BACK``, or else the one that was meant; empty if none."""
        if text in (END, BACK) or text in self.passages:
            return text
        if text.isupper() and meant(text, (END,)):
            return END  # as one writes no name
        return self._led_to(text) or self.near(text, self.passages, (END, BACK)) or meant(text, (END,))

    def bare_target(self, text: str) -> str:
        """The passage, ``END`` or ``BACK`` that ``text`` names, with an arrow before it or without; empty if none."""
        target = text.lstrip("-=> →")
        return target if target and self.leads(target) == target else ""

    def _led_to(self, text: str) -> str:
        """The passage that stands among other words or signs: ``-> hall``, ``hall, attic``."""
        parts = re.split(r"[\s,;/>]+", text)
        return next((part for part in parts if part in self.passages or part == END), "") if len(parts) > 1 else ""

    def holes(self, text: str, at: int, findings: Findings) -> None:
        """Look at what a text prints, from offset ``at`` on: a number, or an option's label."""
        for name in holes(text):
            self.prints.setdefault(self.reading, set()).add(name)
            place = findings.seek(at, f"{{{name}}}")
            variable = self.variables.get(name)
            if variable is None:
                self.unknown(name or "{}", place, findings)
            elif not (isinstance(variable, Number) or (isinstance(variable, OneOf) and all(variable.options.values()))):
                findings.add("PT211", place, name=name)

    def unknown(self, name: str, at: int, findings: Findings) -> None:
        """Tell that nothing is remembered under ``name``; not if it stands there and could not be read."""
        if name in self.declared:
            findings.hushed.add("PT202")
        else:
            findings.add("PT202", at, name=name, nearest=self.near(name, self.variables))

    def condition(self, node: Scalar, findings: Findings) -> Condition | None:
        """Read a condition; None, and told, if it cannot be read or does not fit."""
        checked, misread = self.read(node.text)
        if checked and not misread:
            return Condition(checked, node.text, node.at)
        from pelitarina.story.reword import fitted, reworded, with_options  # noqa: PLC0415  # as most stories are good

        quote = 1 if node.style in ("'", '"') else 0
        one_line = node.end - node.at == len(node.text) + 2 * quote
        for one in misread:
            if one.code == "PT202" and one.facts["name"] in self.declared:
                findings.hushed.add("PT202")
                continue
            at = node.at + quote + one.at if one_line else node.at
            if one.code == "PT206" and (other := reworded(node.text)):
                return self._reworded(one, at, node, other, findings)
            line = ""
            if one.code == "PT207" and (
                other := fitted(node.text, one.facts["name"], one.facts["wanted"], one.facts["kind"])
            ):
                line = findings.line_with(node.at, node.text, other)
            if one.code == "PT202" and (owner := self._owner(one.facts["name"])):
                several = isinstance(self.variables[owner], SomeOf)
                other = with_options(node.text, one.facts["name"], one.at, owner, several=several)
                line = findings.line_with(node.at, node.text, other)
            findings.add(one.code, at, **{"nearest": self._nearest(one), "line": line, **one.facts})
        return None

    def _reworded(self, one: Misread, at: int, node: Scalar, other: str, findings: Findings) -> Condition | None:
        """Tell of a condition in other words than ours, and read on with what is meant by it."""
        line = findings.line_with(node.at, node.text, other)
        findings.told_here(one.code, at, **one.facts, line=line)
        checked, misread = self.read(other)
        return Condition(checked, other, node.at) if checked and not misread else None

    def read(self, text: str) -> tuple[Expression | None, tuple[Misread, ...]]:
        """Read a condition and give its names their meaning, once: a long story says the same ones again and again."""
        if text not in self.fitted:
            parsed = parse(text)
            self.fitted[text] = (None, (parsed,)) if isinstance(parsed, Misread) else fit(parsed, self)
        return self.fitted[text]

    def stated(self) -> dict[str, Expression]:
        """Give every condition that was read, by its text."""
        return {text: checked for text, (checked, misread) in self.fitted.items() if checked and not misread}

    def _owner(self, option: str) -> str:
        """The one name that has an option of this name; empty if there is none, or several."""
        owners = [name for name in self.variables if option in self.options(name)]
        return owners[0] if len(owners) == 1 else ""

    def _nearest(self, misread: Misread) -> str:
        name = misread.facts.get("name", "")
        match misread.code:
            case "PT201":
                return self.near(name, self.passages)
            case "PT202":
                return self.near(name, self.variables) or in_digits(name)
            case "PT203":
                return self.near(name, self.options(misread.facts["variable"]))
            case "PT204":
                return self.near(name, self.choices)
            case _:
                return ""

    def near(self, name: str, *known: Collection[str]) -> str:
        """Give the nearest of the names known, as long as not very many were sought in this story: it takes time."""
        self.sought += 1
        self.held += sum(map(len, known))
        if self.sought > _MOST_SOUGHT or self.held > _MOST_HELD:
            return ""
        return nearest(name, tuple(chain(*known)))


def _inside(passage: Node, word: str) -> tuple[str, ...]:
    """The names of what stands under ``word`` in a passage."""
    inner = passage.entries.get(word) if isinstance(passage, MappingNode) else None
    return tuple(inner.entries) if isinstance(inner, MappingNode) else ()
