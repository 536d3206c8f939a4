"""Which mistake is behind a line that YAML cannot read, and how is it put right?

libyaml says "mapping values are not allowed in this context"; an author wants to hear that a
sentence with a colon belongs behind ``|``. libyaml's words tell only where to look; what is wrong is
recognised from the line itself: here what is in a sentence, in ``slip`` what is missing around it.
"""

from itertools import islice

from pelitarina.story.lacking import two_in_one, two_words, unended_guard
from pelitarina.story.row import (
    BARS,
    Mend,
    Row,
    Stumble,
    behind_bar,
    row_above,
    row_at,
    rows_above,
    with_paragraphs,
    with_tail,
    word_above,
)
from pelitarina.story.slip import (
    behind_its_bar,
    fallen_out,
    lines_of_own,
    misplaced,
    no_colon,
    open_bracket,
    unlabelled,
)
from pelitarina.story.word import NAME_WORDS, PROSE_WORDS, known

CONDITIONS = frozenset({"if", "else if", "is", "always", "never"})
"""Words under which a condition stands, not prose."""
MEANT = {
    "=": "==", "=>": ">=", "=<": "<=", "<>": "!=", "≥": ">=", "≤": "<=", "≠": "!=", "&&": "and", "||": "or", "!": "not",
    "&": "and", "|": "or", "−": "-", "–": "-",
}  # fmt: skip
"""What somebody meant who wrote a sign that conditions do not have."""

_FAR = 400  # lines above a mistake that are looked at
_FIRST = "*>@%&!-`?|,]}"


def mend(stumble: Stumble, text: str) -> Mend:
    """Recognise the mistake behind ``stumble``."""
    row = row_at(stumble.at, text)
    if "quoted scalar" in stumble.context:
        return _quoted(stumble.since, text)
    if opened := _opened_above(row, text):
        return _quoted(opened.value_at, text)
    if "expected ':'" in stumble.problem:
        return no_colon(row_at(stumble.since, text), text)
    if "mapping values" in stumble.problem and (found := _colon(row, text)):
        return found
    if found := _sentence(row, text):
        return found
    if "flow" in stumble.context:
        opened = row_at(stumble.since, text)
        return _sentence(opened, text) or Mend("PT012", stumble.since, {"mend": behind_bar("", opened.value)})
    if row.value.startswith(": ") or not ("expected" in stumble.problem or "not allowed" in stumble.problem):
        return Mend("PT003", row.at, {}, row.start, row.end, "")
    return misplaced(row, text)


def _sentence(row: Row, text: str) -> Mend | None:
    """Find a sentence on one line that YAML reads as signs."""
    code = _code(row.value)
    return _as_mend(code, row, text) if code else None


def _as_mend(code: str, row: Row, text: str) -> Mend:
    word = row.word or word_above(row, text)
    if word in CONDITIONS:
        return two_in_one(row) or _condition(row, code)
    if found := two_words(row):
        return found
    if found := behind_its_bar(row, text) or lines_of_own(row, text) or open_bracket(row, text):
        return found
    end, sentence = with_paragraphs(row, text)
    facts = {"mend": behind_bar(word, _plain_star(sentence)), "sign": row.value[0]}
    quoted = sentence.replace("'", "''").replace("\n", " ")
    put = f"{row.head}'{quoted}'" + "\n" * text.count("\n", row.start, end)
    return Mend(code, row.value_at, facts, row.start, end, put)


def _code(value: str) -> str | None:
    """Which trap of YAML a value steps into, from its signs alone."""
    if not value or value in BARS:
        return None
    if value[0] in "\"'":
        return None if _closed(value) else "PT011"
    if value[0] in "[{":
        return None if value[-1] in "]}" else "PT010"
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


def _condition(row: Row, code: str) -> Mend:
    """A sign that conditions do not have."""
    step = row.value.find(":") if code == "PT008" else 0
    sign = row.value[step]
    put = row.head + "'" + row.value.replace("'", "''") + "'"
    facts = {"found": sign, "nearest": MEANT.get(sign, "")}
    return Mend("PT206", row.value_at + step, facts, row.start, row.end, put)


def _quoted(since: int, text: str) -> Mend:
    row = row_at(since, text)
    name = row.value.strip("\"'")
    named = name[:1] in ("[", "{", "|") or (row.word in NAME_WORDS and " " not in name)
    alone = _unclosed(row, text) and not _code(row.value[1:])
    if row.value_at != since or (row.word and (named or alone)):
        mended = text[row.start : row.end].replace(text[since], "").strip()
        return Mend("PT015", since, {"mend": mended}, since, since + 1, " ")
    return _as_mend("PT011", row, text)


def _unclosed(row: Row, text: str) -> bool:
    """Whether what stands behind a word on one line begins with a quotation mark, no apostrophe, and has no other."""
    opens = bool(row.head.strip()) and row.value[:1] == '"' and not set('"“”„') & set(row.value[1:])
    return opens and with_tail(row, text)[0] == row.end


def _opened_above(row: Row, text: str) -> Row | None:
    """The line above with a quotation mark that one on this line has closed, and all between is lost to YAML."""
    if '"' not in row.value:
        return None
    return next((above for above in islice(rows_above(row, text), _FAR) if _unclosed(above, text)), None)


def _colon(row: Row, text: str) -> Mend | None:
    """A colon where none can be: a line above lacks one, or a sentence goes on from there."""
    if row.word and not _within_prose(row, text):
        return unended_guard(row, text) or _lacking_above(row, text) or fallen_out(row, text) or unlabelled(row, text)
    return None if not (row.bare or row.word) or word_above(row, text) else _carried_on(row, text)


def _within_prose(row: Row, text: str) -> bool:
    """Whether what stands before the colon is no word of ours, and stands further in than a sentence has begun."""
    begun = next((above for above in rows_above(row, text) if above.indent < row.indent), None)
    return begun is not None and begun.word in PROSE_WORDS and begun.value not in ("", *BARS) and not known(row.word)


def _lacking_above(row: Row, text: str) -> Mend | None:
    """The line with the same depth, or the bare name that holds ``row``, which lacks a colon."""
    above = row_above(row, text)
    while above and above.bare and above.indent > row.indent:
        above = row_above(above, text)
    if above is None or not above.bare:
        return None
    holds = above.indent < row.indent and above.value.isidentifier()
    return no_colon(above, text) if holds or above.indent == row.indent else None


def _carried_on(row: Row, text: str) -> Mend:
    """The second line of a sentence, in which there is a colon."""
    begun = row
    while begun.indent >= row.indent and (above := row_above(begun, text)):
        begun = above
    put = text[row.start : row.end].replace(": ", ":\u00a0")
    word = begun.word or ("" if begun.head.strip() else "text")
    _, prose = with_paragraphs(begun, text)
    mended = behind_bar(word if word in PROSE_WORDS or begun.head.strip() else begun.word, prose)
    return Mend("PT008", begun.value_at, {"mend": mended}, row.start, row.end, put)
