"""How does a story's head become a model: its title, its people, what it remembers?"""

from collections.abc import Mapping

from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.expression import Comparison
from pelitarina.story.expression import Number as NumberLiteral
from pelitarina.story.fields import Fields, named, sentence, whole_number
from pelitarina.story.known import Known
from pelitarina.story.model import Condition, Number, OneOf, Rule, SomeOf, Story, Variable, YesNo
from pelitarina.story.passage import PassageReader
from pelitarina.story.prose import Line, line
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar

FORMAT = "1"
WORDS = (
    "story", "format", "title", "about", "authors", "licence", "language", "minutes", "people", "content",
    "remember", "always", "never", "renamed", "start", "passages",
)  # fmt: skip
"""The words of a story's head, in the order a reader would expect them."""

_MOST_OPTIONS = 16
_NEVER = Comparison("==", NumberLiteral(0), NumberLiteral(1))  # stands in for a condition that cannot be read


def read_story(head: MappingNode, more: Mapping[str, Node], findings: Findings, sha256: str) -> Story:
    """Read a story. ``more`` holds the passages of further files; all mistakes go to ``findings``."""
    fields = Fields(head, WORDS, findings)
    passages = {**dict(named(fields.mapping("passages", need=not more), findings)), **dict(named(more, findings))}
    variables = _variables(fields, findings)
    known = Known(variables, passages)
    _rules(fields, variables, known, findings)
    people = _people(fields, findings)
    reader = PassageReader(known, {shown.text: person for person, shown in people.items()}, findings)
    return Story(
        id=_id(fields, findings),
        title=fields.sentence("title", need=True) or Line(""),
        language=_language(fields, findings),
        start=_start(fields, known, findings),
        passages={name: reader.read(name, node) for name, node in passages.items()},
        variables=variables,
        about=fields.sentence("about"),
        authors=tuple(node.text for node in fields.items("authors") if isinstance(node, Scalar)),
        licence=licence.text if (licence := fields.scalar("licence")) else "",
        minutes=fields.whole("minutes"),
        people=people,
        content=tuple(line(text) for node in fields.items("content") if (text := _note(node, findings))),
        always=_conditions("always", fields, known, findings),
        never=_conditions("never", fields, known, findings),
        renamed=_renamed(fields, findings),
        sha256=sha256,
    )


def _id(fields: Fields, findings: Findings) -> str:
    node = fields.scalar("story", need=True)
    if node is None:
        return ""
    return next((name for name, _ in named({node.text: node}, findings)), "")


def _language(fields: Fields, findings: Findings) -> str:
    """Read the language tag; also look at ``format``, the other word that says how to read the rest."""
    stated = fields.scalar("format", need=True)
    if stated is not None and stated.text != FORMAT:
        findings.add("PT110", stated.at, value=stated.text, known=FORMAT)
    node = fields.scalar("language", need=True)
    if node is None:
        return "fi"
    plain = node.text.replace("@", "").replace("-", "")
    if not (plain.isascii() and plain.isalpha() and 2 <= len(node.text) <= 20):
        findings.add("PT104", node.at, word="language", value=node.text, expected="language")
    return node.text


def _start(fields: Fields, known: Known, findings: Findings) -> str:
    node = fields.scalar("start", need=True)
    if node is None or (node.text in known.passages):
        return "" if node is None else node.text
    findings.add("PT201", node.at, name=node.text, nearest=nearest(node.text, known.passages))
    return ""


def _people(fields: Fields, findings: Findings) -> dict[str, Line]:
    people = {}
    for person, node in named(fields.mapping("people"), findings):
        if isinstance(node, Scalar) and node.text:
            people[person] = Line(node.text)
        else:
            findings.add("PT103", node.key_at, word=person, expected="value")
    return people


def _note(node: Node, findings: Findings) -> str | None:
    """One content note; short ones may stand in brackets."""
    return node.text if isinstance(node, Scalar) and node.flow and node.text else sentence(node, "content", findings)


def _conditions(word: str, fields: Fields, known: Known, findings: Findings) -> tuple[Condition, ...]:
    found = []
    for node in fields.items(word):
        if not isinstance(node, Scalar):
            findings.add("PT103", node.key_at, word=word, expected="condition")
        elif condition := known.condition(node, findings):
            found.append(condition)
    return tuple(found)


def _renamed(fields: Fields, findings: Findings) -> dict[str, str]:
    renamed = {}
    for old, node in fields.mapping("renamed").items():
        if isinstance(node, Scalar) and node.text:
            renamed[old] = node.text
        else:
            findings.add("PT103", node.key_at, word=old, expected="name")
    return renamed


def _variables(fields: Fields, findings: Findings) -> dict[str, Variable]:
    """Read what the story remembers; the conditions of rules come later."""
    read: dict[str, Variable] = {}
    for name, node in named(fields.mapping("remember"), findings, reserved=True):
        variable = _variable(node, findings)
        if variable is not None:
            read[name] = variable
    for variable in read.values():
        if isinstance(variable, OneOf | SomeOf):
            for option in (option for option in variable.options if option in read):
                findings.add("PT212", variable.at, read[option].at, name=option)
    return read


def _variable(node: Node, findings: Findings) -> Variable | None:
    if isinstance(node, Scalar) and node.text == "yes/no":
        return YesNo(node.key_at)
    if not isinstance(node, MappingNode):
        findings.add("PT103", node.key_at, word="remember", expected="kind")
        return None
    kind = node.entries.get("kind")
    match kind.text if isinstance(kind, Scalar) else None:
        case "yes/no":
            Fields(node, ("kind",), findings)
            return YesNo(node.key_at)
        case "number":
            return _number(Fields(node, ("kind", "from", "to", "start"), findings), findings)
        case "one of":
            return _one_of(Fields(node, ("kind", "options", "start"), findings), findings)
        case "some of":
            return SomeOf(_options(Fields(node, ("kind", "options"), findings), findings), node.key_at)
        case "rule":
            return Rule(Condition(_NEVER, "", node.at), node.key_at)  # its condition is read last, in _rules
        case None:
            findings.add("PT102", node.key_at, word="kind")
        case other:
            findings.add("PT104", kind.at if kind else node.at, word="kind", value=other, expected="kind")
    return None


def _number(fields: Fields, findings: Findings) -> Number | None:
    found = []
    for word in ("from", "to", "start"):
        node = fields.scalar(word, need=True)
        found.append(None if node is None else whole_number(node, word, findings))
    low, high, start = found
    if low is None or high is None or start is None:
        return Number(0, 1, 0, fields.at)
    if not low <= start <= high or low == high:
        findings.add("PT209", fields.at, low=low, high=high, start=start)
    return Number(low, max(low, high), start, fields.at)


def _one_of(fields: Fields, findings: Findings) -> OneOf:
    options = _options(fields, findings)
    node = fields.scalar("start", need=True)
    if node is not None and options and node.text not in options:
        findings.add("PT203", node.at, name=node.text, variable="start", nearest=nearest(node.text, options))
    return OneOf(options, node.text if node else next(iter(options), ""), fields.at)


def _options(fields: Fields, findings: Findings) -> dict[str, Line | None]:
    node = fields.get("options")
    found: dict[str, Line | None] = {}
    if isinstance(node, MappingNode):
        for name, label in named(node.entries, findings, reserved=True):
            text = sentence(label, name, findings)
            found[name] = None if text is None else line(text)
    elif isinstance(node, Scalar | None):
        fields.missing("options")
    else:
        entries = {item.text: item for item in node.items if isinstance(item, Scalar)}
        found = dict.fromkeys((name for name, _ in named(entries, findings, reserved=True)), None)
    if len(found) > _MOST_OPTIONS:
        findings.add("PT002", fields.at, limit=str(_MOST_OPTIONS))
    return found


def _rules(fields: Fields, variables: dict[str, Variable], known: Known, findings: Findings) -> None:
    """Read the conditions of rules, now that every name is known."""
    for name, node in fields.mapping("remember").items():
        if isinstance(variables.get(name), Rule) and isinstance(node, MappingNode):
            stated = Fields(node, ("kind", "is"), findings).scalar("is", need=True)
            if stated and (condition := known.condition(stated, findings)):
                variables[name] = Rule(condition, node.key_at)
