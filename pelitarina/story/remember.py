"""How is read what a story remembers: yes/no, numbers, options and rules?"""

from collections.abc import Mapping

from pelitarina.story.diagnostic import Findings
from pelitarina.story.expression import Comparison
from pelitarina.story.expression import Number as NumberLiteral
from pelitarina.story.fields import Fields, kind_of, named, prints_nothing, sentence, whole_number
from pelitarina.story.guess import guessed
from pelitarina.story.known import Known
from pelitarina.story.meant import nearest_word
from pelitarina.story.model import Condition, Number, OneOf, Rule, SomeOf, Variable, YesNo
from pelitarina.story.prose import Line, line
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar
from pelitarina.story.source import Sequence as SequenceNode

KINDS = {
    "yes/no": (), "number": ("from", "to", "start"), "one of": ("options", "start"), "some of": ("options",),
    "rule": ("is",),
}  # fmt: skip
"""The kinds of what is remembered, each with the words that stand beside ``kind``; all of them are needed."""
MOST_OPTIONS = 16
_ANY_KIND = ("kind", *dict.fromkeys(word for words in KINDS.values() for word in words))
_NEVER = Comparison("==", NumberLiteral(0), NumberLiteral(1))  # stands in for a condition that cannot be read


def variables(fields: Fields, findings: Findings) -> dict[str, Variable]:
    """Read what the story remembers; the conditions of rules come later."""
    read: dict[str, Variable] = {}
    stated = fields.mapping("remember")
    for name, node in named(stated, findings, reserved=True):
        variable = _variable(name, node, stated, findings)
        if variable is not None:
            read[name] = variable
    return read


def rules(fields: Fields, read: dict[str, Variable], known: Known, findings: Findings) -> None:
    """Read the conditions of rules, now that every name is known."""
    for name, node in fields.mapping("remember").items():
        if isinstance(read.get(name), Rule) and isinstance(node, MappingNode):
            stated = _fields(node, "rule", findings).scalar("is", need=True)
            if stated and (condition := known.condition(stated, findings)):
                read[name] = Rule(condition, node.key_at)


def _variable(name: str, node: Node, taken: Mapping[str, Node], findings: Findings) -> Variable | None:
    """Read one variable; ``taken`` are the names that no option may have."""
    if isinstance(node, Scalar) and node.text == "yes/no":
        return YesNo(node.key_at)
    if not isinstance(node, MappingNode):
        return guessed(name, node, findings)
    kind = kind_of(node, _ANY_KIND, findings)
    if kind is None:
        return None
    match kind.text:
        case "yes/no":
            _fields(node, "yes/no", findings)
            return YesNo(node.key_at)
        case "number":
            return _number(_fields(node, "number", findings), findings)
        case "one of":
            return _one_of(name, _fields(node, "one of", findings), taken, findings)
        case "some of":
            return _some_of(_fields(node, "some of", findings), taken, findings)
        case "rule":
            return Rule(Condition(_NEVER, "", node.at), node.key_at)  # its condition is read last, in rules
    near = nearest_word(kind.text, KINDS)
    findings.add("PT104", kind.at, word="kind", value=kind.text, expected="kind", nearest=near)
    return None


def _fields(node: MappingNode, kind: str, findings: Findings) -> Fields:
    return Fields(node, ("kind", *KINDS[kind]), findings)


def _number(fields: Fields, findings: Findings) -> Number:
    found = []
    for word in ("from", "to", "start"):
        node = fields.scalar(word, need=True)
        found.append(None if node is None else whole_number(node, word, findings))
    low, high, start = found
    if low is None or high is None or start is None:
        return Number(0, 1, 0, fields.at)
    if not low <= start <= high or low == high:
        findings.add("PT209", fields.at, numbers=f"from {low}, to {high}, start {start}")
    return Number(low, max(low, high), start, fields.at)


def _one_of(name: str, fields: Fields, taken: Mapping[str, Node], findings: Findings) -> OneOf:
    options = _options(fields, taken, findings)
    node = fields.scalar("start", need=True)
    if node is not None and options and node.text not in options:
        findings.add("PT203", node.at, name=node.text, variable=name, nearest=findings.near(node.text, options))
    return OneOf(options, node.text if node else next(iter(options), ""), fields.at)


def _some_of(fields: Fields, taken: Mapping[str, Node], findings: Findings) -> SomeOf:
    options = _options(fields, taken, findings)
    if len(options) > MOST_OPTIONS:
        findings.add("PT002", fields.at, limit=str(MOST_OPTIONS))
    return SomeOf(options, fields.at)


def _options(fields: Fields, taken: Mapping[str, Node], findings: Findings) -> dict[str, Line | None]:
    """Read a list of names, or name and label."""
    node = fields.get("options")
    if isinstance(node, MappingNode):
        entries: Mapping[str, Node] = fields.mapping("options")
        found = {name: _option_label(name, label, findings) for name, label in entries.items()}
    elif isinstance(node, SequenceNode):
        entries = _listed(fields, findings)
        found = dict.fromkeys(entries, None)
    else:
        entries, found = {}, {}
        if node is None:
            fields.missing("options")
        else:
            findings.add("PT103", node.key_at, word="options", expected="options")
    for name, option in named(entries, findings, reserved=True):
        if name in taken:
            findings.add("PT212", option.key_at, taken[name].key_at, name=name)
    return found


def _listed(fields: Fields, findings: Findings) -> dict[str, Node]:
    """The options of a list, each with the node that names it."""
    entries: dict[str, Node] = {}
    for item in fields.items("options"):
        if not isinstance(item, Scalar):
            findings.add("PT103", item.at, word="options", expected="name")
        elif item.text in entries:
            findings.add("PT005", item.at, entries[item.text].at, name=item.text)
        else:
            entries[item.text] = item
    return entries


def _option_label(name: str, node: Node, findings: Findings) -> Line | None:
    text = sentence(node, name, findings)
    if text is None:
        return None
    prints_nothing(text, name, node, findings)
    return line(text)
