"""What was written behind a condition on its line, though it has a word and a line of its own?"""

import re

from pelitarina.story.diagnostic import Findings
from pelitarina.story.expression import Misread
from pelitarina.story.fields import Fields
from pelitarina.story.node import Scalar, scalar
from pelitarina.story.parse import parse
from pelitarina.story.row import behind_bar

_PLAIN = re.compile(r"\w")
_JOINED = re.compile(r"\s*(and|or|not)\b")


def cut_tail(fields: Fields, word: str, findings: Findings) -> None:
    """Part ``if: key, The door opens.`` into its condition and the ``word`` that is missing; tell how it is written.

    Only where no ``word`` is there, and what stands before a comma is a condition; then it is read on as it was meant.
    """
    told = next((one for one in ("if", "else if") if one in fields.entries), "")
    node = fields.entries.get(told)
    if not isinstance(node, Scalar) or node.style or node.flow or "," not in node.text:
        return
    for comma in (found.start() for found in re.finditer(",", node.text)):
        before, behind = node.text[:comma].rstrip(), node.text[comma + 1 :].strip()
        if behind and not _JOINED.match(behind) and not isinstance(parse(before), Misread):
            break
    else:
        return
    at = findings.seek(node.at, behind.split("\n")[0])
    mended = f"{word}: {behind}" if _PLAIN.match(behind) else behind_bar(word, behind)
    line = f"- {told}: {before}\n{mended}".replace("\n", "\n  ")
    findings.told_here("PT102", at, word=word, line=line)
    fields.entries[told] = _kept(node, before)
    fields.entries[word] = scalar(behind, at, node.end, "|" if word == "text" else "")


def _kept(node: Scalar, text: str) -> Scalar:
    kept = scalar(text, node.at, node.at + len(text), node.style)
    kept.key_at = node.key_at
    return kept
