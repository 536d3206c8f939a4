"""How was prose meant that YAML reads otherwise than its author: a name, a comment, a value in brackets?"""

from collections.abc import Mapping

from pelitarina.story.diagnostic import Findings, nearest
from pelitarina.story.name import as_name
from pelitarina.story.prose import left_open, parts
from pelitarina.story.row import behind_bar
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Scalar


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


def emphasised(node: Scalar, text: str, findings: Findings) -> None:
    """Tell of emphasis that begins in a paragraph and does not end in it."""
    for part in parts(text):
        if left_open(part):
            begun = findings.seek(node.at, part.partition("\n")[0])
            findings.add("PT307", findings.seek(begun, "*"))
