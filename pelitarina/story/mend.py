"""Which mistake is behind a line that YAML cannot read, and how is it put right?

libyaml says "mapping values are not allowed in this context"; an author wants to hear that a
sentence with a colon belongs behind ``|``. Each recogniser looks at the line itself.
"""

import re
from typing import NamedTuple

_ENTRY = re.compile(r"^(?P<head>\s*(?:- )*(?:[^\s:#'\"{\[|>&*!%@`-][^:#]*?:)?(?: |$))(?P<value>.*)$")
_ITEM = re.compile(r"^(?P<head>\s*(?:- +)+)(?P<value>.*)$")
_FIRST = "*{[>@%&!'#-`?|,]}\""


class Mend(NamedTuple):
    """What was recognised: code, offset, facts for the sentence, and the line put right (None: it cannot be)."""

    code: str
    at: int
    facts: dict[str, str]
    line: str | None


def mend(at: int, context: str, problem: str, text: str) -> Mend:
    """Recognise the mistake near offset ``at``. ``context`` and ``problem`` are libyaml's own words."""
    for start, line in _candidates(at, text):
        if found := _recognise(start, line):
            return found
    start, line = _line(at, text)
    if "quoted scalar" in context:
        return Mend("PT015", at, {}, None)
    if "flow" in context:
        return Mend("PT012", at, {"mend": _behind_bar("text", line.strip())}, None)
    if "control characters" in problem:
        return Mend("PT001", at, {}, None)
    return Mend("PT016" if "expected" in problem or "indent" in problem else "PT003", at, {"line": line.strip()}, None)


def behind_bar(word: str, sentence: str) -> str:
    """Show how a sentence is written behind ``|``, in two lines.

    >>> print(behind_bar("text", "Yes: today."))
    text: |
      Yes: today.
    """
    return _behind_bar(word, sentence)


def _behind_bar(word: str, sentence: str) -> str:
    head = f"{word}: |" if word else "- |"
    return f"{head}\n  {sentence}"


def _line(at: int, text: str) -> tuple[int, str]:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", start)
    return start, text[start : end if end >= 0 else len(text)]


def _candidates(at: int, text: str) -> list[tuple[int, str]]:
    """The line where libyaml stopped, and the written lines just before it: it often notices late."""
    lines = [_line(at, text)]
    while lines[-1][0] > 0 and len(lines) < 3:
        lines.append(_line(lines[-1][0] - 1, text))
    return [(start, line) for start, line in lines if line.strip() and not line.lstrip().startswith("#")]


def _recognise(start: int, line: str) -> Mend | None:
    """Find a sentence on one line that YAML reads as signs."""
    entry = _ENTRY.match(line) or _ITEM.match(line)
    if entry is None or not (value := entry["value"].strip()):
        return None
    word = entry["head"].strip().removeprefix("- ").rstrip(":").strip()
    at = start + entry.start("value")
    code = _code(value)
    if code is None:
        return None
    sentence = value.strip("\"'") if code == "PT011" and value[0] == value[-1] else value
    mended = entry["head"] + "'" + sentence.replace("'", "''") + "'"
    return Mend(code, at, {"mend": _behind_bar(word, sentence), "sign": value[0]}, mended)


def _code(value: str) -> str | None:
    if value[0] in "\"'" and not _closed(value):
        return "PT011"
    if value in ("|", ">", "|-", "|+", ">-", ">+") or (value[0] in "\"'" and _closed(value)):
        return None
    if value[0] in "[{":
        return None if value.endswith(("]", "}")) and ": " not in value.strip("{}[]").partition(": ")[2] else "PT010"
    if value[0] in _FIRST:
        return "PT010"
    return "PT008" if ": " in value or value.endswith(":") else None


def _closed(value: str) -> bool:
    """Whether quotes stand around the whole value and nowhere else."""
    quote = value[0]
    return len(value) > 1 and value.endswith(quote) and quote not in value[1:-1].replace(quote * 2, "")
