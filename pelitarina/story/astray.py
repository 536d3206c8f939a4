"""Which lines stand under the wrong word, and where do they belong?

An author forgets to go further in below ``choices:``, leaves a paragraph as far out as its ``text: |``,
or puts a passage into another. What such lines are meant as shows from the word before them.
"""

import re
from collections.abc import Collection, Mapping

from pelitarina.story.diagnostic import Findings
from pelitarina.story.expression import Misread
from pelitarina.story.listed import as_listed, with_names
from pelitarina.story.name import as_name, is_name
from pelitarina.story.parse import parse
from pelitarina.story.row import behind_bar, line_at
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar, Sequence, scalar
from pelitarina.story.word import HOLDERS

_EFFECT = re.compile(r"(?P<name>[a-zåäö][a-z0-9_åäö]*)(?: *[+-]?[=:] *| +(?=[+-]? ?[0-9]))(?P<value>[+-]? ?\w+)")
_NAMED = frozenset({"people", "remember", "choices"})
_ALONE = {"set": "yes", "add": "1"}  # what is most often meant where a name stands alone
_NAMED_SO = re.compile(r"(?P<name>[a-zåäö][a-z0-9_åäö]*) +(?P<value>[^\n]+)")
_RUN_IN = re.compile(r"^ *(?P<item>(?:-[^\W\d_]|[-–—] |[•·]).*)", re.MULTILINE)
_THEN = re.compile(r"\s+(?:then|niin|så)\s*$")
_OF_A_PASSAGE = frozenset({"text", "go", "choices", "ask", "pick", "otherwise", "picture"})


def gathered(entries: Mapping[str, Node], known: Collection[str], findings: Findings) -> dict[str, Node]:
    """Give ``entries`` with lines put under the word before them, where that word was left empty or unended."""
    found: dict[str, Node] = {}
    filled: MappingNode | None = None
    before = ""
    for word, node in entries.items():
        holder = found.get(before)
        if word in known or holder is None:
            found[word], before, filled = node, word, None
        elif isinstance(holder, Scalar) and holder.style == "|" and _sentence(word):
            found[before] = _prose(holder, word, node, findings)
        elif filled is not None:
            filled.entries[word] = node
        elif before in HOLDERS and isinstance(holder, Scalar) and not holder.text:
            found[before] = filled = _held(holder, word, node, findings)
        elif before == "choices" and isinstance(holder, MappingNode) and _is_choice(node):
            found[before] = _beside(holder, word, node, findings)
        else:
            found[word] = node
    return found


def strayed(head: MappingNode, more: Mapping[str, Node], known: Collection[str], findings: Findings) -> dict[str, Node]:
    """Take passages out of other passages, or the story's head, into which they slipped; each is told, and read.

    ``more`` are the passages of further files, ``known`` the words of a passage. The nodes lose what is taken
    out of them.
    """
    if not more and "passages" not in head.entries:
        _unheaded(head, findings)
    listed = head.entries.get("passages")
    here = listed.entries if isinstance(listed, MappingNode) else {}
    depth = next((findings.place(node.key_at).column - 1 for node in here.values()), 2)
    words = set(known)
    found: dict[str, Node] = {}
    for holder in [*([head] if here else []), *here.values(), *more.values()]:
        if isinstance(holder, MappingNode) and not holder.entries.keys() <= words:
            for name in [
                name for name, node in holder.entries.items() if name not in words and _is_passage(name, node)
            ]:
                node = found[name] = holder.entries.pop(name)
                findings.add("PT016", node.key_at, mend=" " * depth + _line(node.key_at, findings).strip())
    return found


def _unheaded(head: MappingNode, findings: Findings) -> None:
    """Take passages out of what stands last in the head, where the word above them was forgotten, and tell it once."""
    last = list(head.entries.values())[-1:]
    for holder in [one for one in last if isinstance(one, MappingNode)]:
        inside = {name: node for name, node in holder.entries.items() if _is_passage(name, node)}
        if inside:
            passages = head.entries["passages"] = MappingNode(holder.at, holder.at)
            passages.entries = {name: holder.entries.pop(name) for name in inside}
            first = passages.at = passages.key_at = min(node.key_at for node in inside.values())
            line = f"passages:\n\n  {_line(first, findings).strip()}"
            findings.add("PT102", first, word="passages", line=line)


def as_names(word: str, node: Sequence | Scalar, findings: Findings) -> Node:
    """Read names where a list or one line stands in their place, if it is clear what is meant; else give it back."""
    match node:
        case Sequence(items=[_, *_]) if named := as_listed(word, node, findings):
            names = named
        case Scalar(text=text, style="") if found := _EFFECT.fullmatch(text):
            names = MappingNode(node.at, node.at)
            value = _value(found)
            names.entries[found["name"]] = scalar(value, node.at, node.end, "")
            mended = f"{word}:\n  {found['name']}: {value}"
            findings.told_here("PT019", node.at, word=word, mend=mended)
        case Scalar(text=text, style="") if (
            word == "people" and text and "\n" not in text and not _NAMED_SO.match(text)
        ):
            names = with_names([node], node.at)
            line = f"people:\n  {as_name(text)}: {text}"
            findings.told_here("PT103", node.key_at, word=word, expected="names", line=line)
        case Scalar(text=text, style="") if word in _ALONE and is_name(text):
            names = MappingNode(node.at, node.at)
            names.entries[text] = scalar(_ALONE[word], node.at, node.end, "")
            findings.told_here("PT019", node.at, word=word, mend=f"{word}:\n  {text}: {_ALONE[word]}")
        case Scalar(text=text, style="") if word in _NAMED and (said := _NAMED_SO.fullmatch(text)):
            names = MappingNode(node.at, node.at)
            names.entries[said["name"]] = scalar(said["value"], node.at, node.end, "")
            mended = f"{said['name']}: {said['value']}"
            findings.told_here("PT017", node.at, word=said["name"], mend=mended)
        case _:
            return node
    names.key_at = node.key_at
    return names


def unparted(word: str, node: Node, findings: Findings) -> tuple[str, Scalar] | None:
    """Part a name from its value where the space behind the colon is missing, in brackets; None if it is not so."""
    name, colon, value = word.partition(":")
    if not colon and (found := _EFFECT.fullmatch(word)):
        name, value = found["name"], _value(found)
    elif not (colon and name and value):
        return None
    if not isinstance(node, Scalar) or node.text:
        return None
    findings.told_here("PT017", node.key_at, word=name, mend=f"{name}: {value}")
    return name, scalar(value, node.key_at + len(name) + 1, node.end, "")


def guard_in(word: str) -> tuple[str, str]:
    """Part ``if brave`` into a guard and its condition; two empty strings if it is rather a sentence."""
    guard = next((one for one in ("else if", "if") if word.startswith(f"{one} ")), "")
    if not guard:
        return "", ""
    from pelitarina.story.reword import reworded  # noqa: PLC0415  # a good story does not need it

    stated = _THEN.sub("", word.removeprefix(guard)).strip()
    readable = bool(stated) and (not isinstance(parse(stated), Misread) or bool(reworded(stated)))
    return (guard, stated) if readable else ("", "")


def spaced_guard(word: str, node: Node, known: Collection[str], findings: Findings) -> dict[str, Node]:
    """Part a guard from its condition where the colon stands behind the condition: ``if brave:``; else nothing."""
    guard, stated = guard_in(word)
    if guard not in known or not isinstance(node, Scalar | Sequence):
        return {}
    line = _line(node.key_at, findings).strip()
    dash = "- " if line.startswith("- ") else ""
    at = node.key_at + len(guard) + 1
    parted: dict[str, Node] = {guard: scalar(stated, at, at + len(stated), "")}
    mended = f"{dash}{guard}: {stated}"
    if isinstance(node, Sequence) or node.text:
        parted["text"] = node
        if isinstance(node, Scalar) and "text" in known:
            beside = line.partition(":")[2].strip()
            shown = f"text: {beside or node.text}" if "\n" not in node.text else behind_bar("text", node.text)
            mended += "".join(f"\n{' ' * len(dash)}{row}" for row in shown.split("\n"))
    findings.told_here("PT017", node.key_at, word=guard, mend=mended)
    return parted


def run_in(node: Scalar, findings: Findings) -> bool:
    """Tell of items of a list whose dash lacks its space, or stands too far in, so that they ran into one another."""
    if node.size == len(node.text) and node.text[:1] not in ("-", "•", "·"):
        return False
    found = list(_RUN_IN.finditer(findings.written(node.at, node.end)))
    first_of_list = len(found) > 1 and found[0].start("item") == 0 and all(i["item"][:2] == "- " for i in found[1:])
    if sum(item["item"][0] in "–—" for item in found) == 1 and not first_of_list:
        found = [item for item in found if item["item"][0] not in "–—"]  # somebody speaks
    deep = bool(found) and found[0].start("item") > 0  # the first item is one, those that ran into it stand too far in
    for item in found:
        at, said = node.at + item.start("item"), item["item"]
        if deep and said.startswith("- "):
            findings.told_here("PT016", at, mend=" " * (findings.place(node.at).column - 3) + said)
        elif not said.startswith("- "):
            findings.told_here("PT020", at, mend="- " + said.lstrip("-–—•· "))
    return bool(found)


def _value(found: re.Match[str]) -> str:
    """What an effect comes to: ``trust + 1``, ``trust -= 1``."""
    value = found["value"].replace(" ", "")
    return f"-{value}" if "-=" in found[0] else value


def _is_passage(name: str, node: Node) -> bool:
    holds = isinstance(node, MappingNode) and len(node.entries.keys() & _OF_A_PASSAGE) > 1
    return holds and name not in HOLDERS


def _sentence(word: str) -> bool:
    """Whether a name is rather the beginning of a sentence."""
    return " " in word or word[:1].isupper()


def _prose(holder: Scalar, word: str, node: Node, findings: Findings) -> Node:
    """Carry on the prose behind a bar with a line that stands too far out."""
    findings.told_here("PT018", node.key_at, mend=f"  {_line(node.key_at, findings)}")
    said = f"{word}: {node.text}" if isinstance(node, Scalar) else f"{word}:"
    read = scalar(f"{holder.text}\n{said}".strip(), holder.at, holder.end, "|")
    read.key_at = holder.key_at
    return read


def _held(holder: Scalar, word: str, node: Node, findings: Findings) -> MappingNode:
    """Put a name into the empty word before it."""
    findings.add("PT016", node.key_at, mend=f"  {_line(node.key_at, findings)}")
    held = MappingNode(holder.at, holder.at)
    held.key_at = holder.key_at
    held.entries[word] = node
    return held


def _is_choice(node: Node) -> bool:
    return (
        " -> " in node.text if isinstance(node, Scalar) else isinstance(node, MappingNode) and "label" in node.entries
    )


def _beside(holder: MappingNode, word: str, node: Node, findings: Findings) -> MappingNode:
    """Put a choice beside the others, which stand further in."""
    first = next(iter(holder.entries.values()), node)
    deep = " " * (findings.place(first.key_at).column - 1)
    findings.add("PT016", node.key_at, mend=deep + _line(node.key_at, findings).strip())
    beside = MappingNode(holder.at, holder.at)
    beside.key_at = holder.key_at
    beside.entries = {**holder.entries, word: node}
    return beside


def _line(at: int, findings: Findings) -> str:
    file = findings.file(at)
    return line_at(at - file.base, file.text)
