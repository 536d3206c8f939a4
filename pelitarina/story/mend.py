"""Which mistake is behind a line that YAML cannot read, and how is it put right?

libyaml says "mapping values are not allowed in this context"; an author wants to hear that a
sentence with a colon belongs behind ``|``. libyaml's words tell only where to look; what is wrong is
recognised from the line itself.
"""

import re
from typing import NamedTuple

CONDITIONS = frozenset({"if", "else if", "is", "always", "never"})
"""Words under which a condition stands, not prose."""
MEANT = {
    "=": "==", "=>": ">=", "=<": "<=", "<>": "!=", "≥": ">=", "≤": "<=", "≠": "!=", "&&": "and", "||": "or", "!": "not",
    "&": "and", "|": "or", "−": "-", "–": "-",
}  # fmt: skip
"""What somebody meant who wrote a sign that conditions do not have."""

_LINE = re.compile(
    r"(?P<indent> *)(?P<dashes>(?:- +)*)(?:(?P<key>else if|[a-zåäö][a-zåäö0-9_]*):(?: +|$))?(?P<value>.*)"
)
_NO_COLON = re.compile(r"(?P<head> *(?:- +)*[a-z_]+)(?P<rest> .*)")
_FIRST = "*>@%&!-`?|,]}"
_BARS = ("|", ">", "|-", "|+", ">-", ">+")


class Stumble(NamedTuple):
    """Where YAML stumbled, where that began in which it stumbled, and libyaml's own words."""

    at: int
    since: int
    context: str
    problem: str


class Mend(NamedTuple):
    """What was recognised: code, offset, facts, and how reading can go on: ``put`` from ``start`` to ``end``."""

    code: str
    at: int
    facts: dict[str, str]
    start: int = 0
    end: int = 0
    put: str | None = None


class _Row(NamedTuple):
    """One line, taken apart: where it starts, how far in it stands, its word and the value behind it."""

    start: int
    end: int
    indent: int
    head: str
    word: str
    value: str

    @property
    def value_at(self) -> int:
        return self.start + len(self.head)


def mend(stumble: Stumble, text: str) -> Mend:
    """Recognise the mistake behind ``stumble``."""
    row = _row(stumble.at, text)
    if "quoted scalar" in stumble.context:
        return _quoted(stumble.since, text)
    if "expected ':'" in stumble.problem:
        return _no_colon(_row(stumble.since, text), text)
    if "mapping values" in stumble.problem and (found := _colon(row, text)):
        return found
    if found := _sentence(row, text):
        return found
    if "flow" in stumble.context:
        opened = _row(stumble.since, text)
        return _sentence(opened, text) or Mend("PT012", stumble.since, {"mend": behind_bar("", opened.value)})
    if row.value.startswith(": ") or not ("expected" in stumble.problem or "mapping values" in stumble.problem):
        return Mend("PT003", row.start + row.indent, {}, row.start, row.end, "")
    return _misplaced(row, text)


def behind_bar(word: str, sentence: str) -> str:
    """Show how a sentence is written behind ``|``: the bar, and on the next line the sentence.

    >>> print(behind_bar("text", "Yes: today."))
    text: |
      Yes: today.
    """
    head = f"{word}: |" if word else "- |"
    return "\n".join([head, *(f"  {row}" if row else "" for row in sentence.split("\n"))])


def _row(at: int, text: str) -> _Row:
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", start)
    end = len(text) if end < 0 else end
    parts = _LINE.match(text, start, end)
    assert parts is not None  # every part of the pattern may be empty
    head = text[start : parts.start("value")]
    return _Row(start, end, parts.end("indent") - start, head, (parts["key"] or "").strip(), parts["value"].strip())


def _row_above(row: _Row, text: str) -> _Row | None:
    """The written line before ``row``."""
    while row.start:
        row = _row(row.start - 1, text)
        if text[row.start : row.end].strip():
            return row
    return None


def _sentence(row: _Row, text: str) -> Mend | None:
    """Find a sentence on one line that YAML reads as signs."""
    code = _code(row.value)
    return _as_mend(code, row, text) if code else None


def _as_mend(code: str, row: _Row, text: str) -> Mend:
    word = row.word or _word_above(row, text)
    if word in CONDITIONS:
        return _condition(row, code)
    end, sentence = _with_tail(row, text)
    facts = {"mend": behind_bar(word, _plain_star(sentence)), "sign": row.value[0]}
    put = row.head + "'" + sentence.replace("'", "''") + "'" + "\n" * text.count("\n", row.start, end)
    return Mend(code, row.value_at, facts, row.start, end, put)


def _code(value: str) -> str | None:
    if not value or value in _BARS or value[0] == "#":
        return None
    if value[0] in "\"'":
        return None if _closed(value) else "PT011"
    if value[0] in "[{":
        return "PT012" if value[-1] in "]}" else "PT010"
    if value[0] in _FIRST:
        return "PT010"
    plain = value.partition(" #")[0]
    return "PT008" if ": " in plain[1:] or plain.endswith(":") else None


def _plain_star(sentence: str) -> str:
    """A star alone is no emphasis."""
    return f"\\{sentence}" if sentence.startswith("* ") else sentence


def _closed(value: str) -> bool:
    """Whether quotes stand around the whole value and nowhere else."""
    quote = value[0]
    return len(value) > 1 and value.endswith(quote) and quote not in value[1:-1].replace(quote * 2, "")


def _condition(row: _Row, code: str) -> Mend:
    """A sign that conditions do not have."""
    step = row.value.find(":") if code == "PT008" else 0
    sign = row.value[step]
    put = row.head + "'" + row.value.replace("'", "''") + "'"
    facts = {"found": sign, "nearest": MEANT.get(sign, "")}
    return Mend("PT206", row.value_at + step, facts, row.start, row.end, put)


def _with_tail(row: _Row, text: str) -> tuple[int, str]:
    """The sentence that begins on ``row`` with the lines that carry it on, and where they end."""
    own = row.indent + len(row.head[row.indent :]) - len(row.head[row.indent :].lstrip("- "))
    end, parts = row.end, [row.value]
    while end < len(text):
        below = _row(end + 1, text)
        if below.indent <= own or not text[below.start : below.end].strip():
            break
        parts.append(text[below.start : below.end].strip())
        end = below.end
    return end, " ".join(part for part in parts if part)


def _word_above(row: _Row, text: str) -> str:
    """The word on the line above, if the value stands alone on its line."""
    above = _row_above(row, text) if row.head.strip(" ") == "" else None
    return above.word if above and above.word and not above.value else ""


def _quoted(since: int, text: str) -> Mend:
    row = _row(since, text)
    return _as_mend("PT011", row, text) if row.value_at == since else Mend("PT015", since, {}, since, since + 1, " ")


def _colon(row: _Row, text: str) -> Mend | None:
    """A colon where none can be: the line above lacks one, or a sentence goes on from there."""
    above = _row_above(row, text)
    if row.word:
        bare = above and above.indent == row.indent and not above.head.strip()
        return _no_colon(above, text) if above and bare else None
    return None if row.head.strip() or _word_above(row, text) else _carried_on(row, text)


def _no_colon(row: _Row, text: str) -> Mend:
    """A line that is neither a name with its value nor part of what stands above."""
    line = text[row.start : row.end]
    parts = _NO_COLON.fullmatch(line)
    put = f"{parts['head']}:{parts['rest']}" if parts else ""
    return Mend("PT003", row.start + row.indent, {}, row.start, row.end, put)


def _carried_on(row: _Row, text: str) -> Mend:
    """The second line of a sentence, in which there is a colon."""
    begun = row
    while begun.indent >= row.indent and (above := _row_above(begun, text)):
        begun = above
    _, sentence = _with_tail(begun, text)
    put = text[row.start : row.end].replace(": ", ":\u00a0")
    return Mend("PT008", begun.value_at, {"mend": behind_bar(begun.word, sentence)}, row.start, row.end, put)


def _misplaced(row: _Row, text: str) -> Mend:
    """A line that stands too far in or not far enough; it is read as if under the nearest line with a word."""
    above = _row_above(row, text)
    while above and (not above.word or above.indent == row.indent):
        above = _row_above(above, text)
    put = None if above is None else " " * above.indent + text[row.start : row.end].lstrip(" ")
    return Mend("PT016", row.start + row.indent, {}, row.start, row.end, put)
