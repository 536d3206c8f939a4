"""How was prose meant that YAML reads otherwise than its author: a name, a comment, a value in brackets?"""

import re
from collections.abc import Mapping
from contextlib import suppress

from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.name import as_name
from pelitarina.story.prose import left_open, parts
from pelitarina.story.row import behind_bar
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar

_MOST_NODES = 1000  # of one line
_SIGNS = re.compile(r"^[\s\-?:,\[\]{}#&*!|>'\"%@`]|: | #|:$")


def speaker_meant(seems: str, speakers: Mapping[str, str]) -> str:
    """The shown name that is meant: one whose own name in the story is written there, or one that looks alike."""
    own = (shown for shown, person in speakers.items() if person == as_name(seems))
    return next(own, "") or nearest(seems, speakers)


def trap(node: Scalar) -> str:
    """Give the code of what YAML makes of a sentence without ``|``; empty if it is read as typed."""
    if node.flow:
        return "PT012"
    if node.style in ("'", '"'):
        return "PT011"
    if node.style == ">" or "\n" in node.text:
        return "PT013"
    return "PT009" if node.cut else ""


def as_written(node: Scalar, findings: Findings) -> str:
    """The sentence as the author meant it: quotation marks stay, and what YAML dropped behind a # is put back."""
    if node.cut or node.style in ("'", '"'):
        return " ".join(findings.written(node.at, node.end, whole_line=node.cut).split())
    return "\n\n".join(" ".join(part.split()) for part in node.text.split("\n") if part.strip())


def not_prose(node: MappingNode, word: str, findings: Findings) -> str | None:
    """A sentence such as ``- Mira: Sit.``, which YAML took for a name and its value."""
    name, inner = next(iter(node.entries.items()), ("", None))
    if isinstance(inner, Scalar) and len(node.entries) == 1:
        said = f"{name}: {inner.text}"
        if name[0] in "-–•" and len(name) > 1:
            said = said.lstrip("-–• ")
            findings.told_here("PT020", inner.key_at, mend=behind_bar("", said))
            return said
        if word:
            findings.told_here("PT008", inner.key_at, mend=behind_bar(word, said))
        else:
            findings.told_here("PT014", inner.key_at, mend=behind_bar("", said), name=name)
        return said
    findings.add("PT103", node.key_at, word=word or "-", expected="prose")
    return None


def unbraced(line: str) -> str:
    """Give a line without its brackets, what stands in them on lines of its own; empty if that cannot be told.

    >>> print(unbraced("  set: {mood: calm, seen: [door, hall]}"))
    set:
      mood: calm
      seen:
        - door
        - hall
    """
    from pelitarina.story.events import Stumbled, built  # noqa: PLC0415  # a good story does not need it

    findings = Findings()
    file = findings.open("", line.strip() + "\n")
    with suppress(Stumbled):
        node = built(file, file.text, findings, _MOST_NODES)
        return "\n".join(_opened(node)) if node and not findings else ""
    return ""


def _opened(node: Node) -> list[str]:
    if isinstance(node, Scalar):
        return [node.text]
    held = node.entries.items() if isinstance(node, MappingNode) else (("", item) for item in node.items)
    rows = list[str]()
    for name, inner in held:
        if isinstance(inner, Scalar):
            plain = inner.text and not _SIGNS.search(inner.text)
            rows += [f"{name}: {inner.text}" if name else f"- {inner.text}"] if plain else _behind(name, inner.text)
        elif name:
            rows += [f"{name}:", *(f"  {row}" for row in _opened(inner))]
        else:
            first, *rest = _opened(inner) or [""]
            rows += [f"- {first}", *(f"  {row}" for row in rest)]
    return rows


def _behind(name: str, text: str) -> list[str]:
    return behind_bar(name, text).split("\n") if text else [f"{name}:" if name else "-"]


def emphasised(node: Scalar, text: str, findings: Findings) -> None:
    """Tell of emphasis that begins in a paragraph and does not end in it."""
    for part in parts(text):
        if left_open(part):
            begun = findings.seek(node.at, part.partition("\n")[0])
            findings.add("PT307", findings.seek(begun, "*"))
