"""Which names are meant where a list stands in their place?

Choices, questions and cards each have a name, by which saved places and translations know them. Whoever begins each
with a dash is told to take the dashes away; whoever gives some no name sees the lines with names made of their words.
"""

from collections.abc import Set
from itertools import takewhile

from pelitarina.story.diagnostic import Findings
from pelitarina.story.name import as_name, is_name
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Scalar, Sequence, scalar

_LABELLED = frozenset({"people", "options", "deck", "choices"})
_LEVEL = frozenset({"label", "question", "kind", "text", "go", "if", "once", "set", "add"})
_SAYS = {"choices": "label", "deck": "label", "ask": "question"}
"""By which word a part is known as one, though it has no name."""


def as_listed(word: str, node: Sequence, findings: Findings) -> MappingNode | None:
    """Read the items of a list as names and what they hold, and tell it; None if it is not clear which."""
    items = node.items
    bare = [item for item in items if isinstance(item, Scalar)]
    held = [item for item in items if isinstance(item, MappingNode)]
    if word == "ask" and len(bare) == len(items):
        return _as_questions(bare, node, findings)
    if len(held) == len(items) and not any(_SAYS.get(word) in item.entries for item in held):
        return _undashed(word, held, node, findings)
    if len(bare) + len(held) < len(items) or (bare and word not in _LABELLED):
        return None
    if not all(_dash_before(item, findings) for item in held):
        return None  # in brackets
    return _named(word, node, findings)


def with_names(items: list[Scalar], at: int) -> MappingNode:
    """Give each item of a list a name made of its first words; what is shown begins with a capital letter."""
    names = MappingNode(at, at)
    for item in items:
        _add(item, names, set())
    return names


def _add(item: Scalar, names: MappingNode, others: Set[str]) -> str:
    """Put an item under a name of its own, none of the others, and give the line."""
    shown = item.text[:1].upper() + item.text[1:]
    name = _free(item.text, names.entries.keys() | others)
    names.entries[name] = scalar(shown, item.at, item.end, item.style)
    names.entries[name].key_at = item.at
    return f"{name}: {shown}"


def _free(said: str, taken: Set[str]) -> str:
    """A name made of what is said, of the first words of a sentence, that is not taken yet."""
    sentence = " -> " in said or said.endswith("?")
    name = as_name(" ".join(said.split()[:2]) if sentence else said)
    while name in taken:
        name += "_2"
    return name


def _undashed(word: str, items: list[MappingNode], node: Sequence, findings: Findings) -> MappingNode:
    names = MappingNode(node.at, node.at)
    for item in items:
        names.entries |= item.entries
    mended = findings.place(items[0].at).source.strip().removeprefix("-").strip()
    findings.add("PT024", items[0].at, word=word, mend=mended)
    return names


def _named(word: str, node: Sequence, findings: Findings) -> MappingNode:
    """Read a list some of whose items lack their name, and show it with names."""
    names, rows = MappingNode(node.at, node.at), [f"{word}:"]
    others = {name for item in node.items if isinstance(item, MappingNode) for name in item.entries}
    for item, written in zip(node.items, _written(node, findings), strict=True):
        if isinstance(item, Scalar):
            rows.append(f"  {_add(item, names, others)}")
        elif isinstance(item, MappingNode) and (own := _name_of(item)):
            held = MappingNode(item.at, item.at)
            held.entries = {one: inner for one, inner in item.entries.items() if one != own}
            held.key_at, names.entries[own] = item.key_at, held
            rows += [f"  {own}:", *(f"    {row}".rstrip() for row in written[1:])]
        elif isinstance(item, MappingNode) and isinstance(said := item.entries.get(_SAYS.get(word, "")), Scalar):
            name = _free(f"{said.text} -> ", names.entries.keys() | others)
            names.entries[name] = item
            rows += [f"  {name}:", *(f"    {row}".rstrip() for row in written)]
        elif isinstance(item, MappingNode):
            names.entries |= item.entries
            rows += [f"  {row}".rstrip() for row in written]
    findings.told_here("PT103", node.key_at, word=word, expected="names", line="\n".join(rows))
    return names


def _name_of(item: MappingNode) -> str:
    """Give the name that stands first in an item, with nothing behind it, level with the words that it should hold."""
    first, inner = next(iter(item.entries.items()))
    named = len(item.entries) > 1 and isinstance(inner, Scalar) and not inner.text and not inner.style
    return first if named and is_name(first) and first not in _LEVEL else ""


def _dash_before(item: MappingNode, findings: Findings) -> bool:
    """Whether an item is the first after the dash of its line."""
    place = findings.place(item.at)
    return place.source[: place.column - 1].strip() == "-"


def _written(node: Sequence, findings: Findings) -> list[list[str]]:
    """Give the lines of each item as they stand, without its dash and what is before it."""
    lines = findings.file(node.at).lines
    places = [findings.place(item.at) for item in node.items]
    ends = [*(place.line - 1 for place in places[1:]), len(lines)]
    stretches = [lines[place.line - 1 : max(place.line, end)] for place, end in zip(places, ends, strict=True)]
    return [_rows(stretch, place.column - 1) for stretch, place in zip(stretches, places, strict=True)]


def _rows(lines: tuple[str, ...], deep: int) -> list[str]:
    """Give the first line, and those below it that stand as deep."""
    below = takewhile(lambda line: not line[:deep].strip(), lines[1:])
    return "\n".join(line[deep:] for line in (lines[0], *below)).rstrip().split("\n")


def _as_questions(items: list[Scalar], node: Sequence, findings: Findings) -> MappingNode:
    """Read a list of bare questions as such that are answered in words."""
    names = MappingNode(node.at, node.at)
    for question, item in with_names(items, node.at).entries.items():
        parts = {"kind": "write", "question": items[len(names.entries)].text, "area": "choose"}
        asked = MappingNode(item.at, item.at)
        asked.key_at = item.at
        for word, said in parts.items():
            asked.entries[word] = scalar(said, item.at, item.at, "|" if word == "question" else "")
        names.entries[question] = asked
    rows = [
        f"  {question}:\n    kind: write\n    question: {item.text}\n    area: choose"
        for question, item in zip(names.entries, items, strict=True)
    ]
    findings.told_here("PT103", node.key_at, word="ask", expected="names", line="\n".join(["ask:", *rows]))
    findings.told |= {(findings.place(item.at).file, findings.place(item.at).line) for item in items}
    return names
