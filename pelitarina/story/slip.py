"""Which sign is missing on a line, or which line stands in the wrong place: colon, dash, bracket, depth?

Each recogniser gives what is wrong, the mended line to show, and a line that can be read in its place,
of as many rows as before, so that every other line keeps its number.
"""

import re

from pelitarina.story.row import BARS, Mend, Row, row_above, row_below, rows_above, with_tail

PROSE_WORDS = frozenset(
    {"title", "about", "alt", "caption", "text", "talk", "question", "hint", "low", "high", "thing", "label", "why_not",
     "content", "phases", "once", "else"}
)  # fmt: skip
"""Words under which prose stands."""
NAME_WORDS = frozenset(
    {"story", "format", "language", "minutes", "start", "kind", "go", "to", "else", "call", "otherwise", "area", "into",
     "for", "ending", "pick", "picture", "sound", "mood", "from", "most"}
)  # fmt: skip
"""Words under which a single name or number stands."""
HOLDERS = frozenset(
    {"people", "remember", "renamed", "passages", "options", "set", "add", "ask", "choices", "templates"}
)
"""Words under which names stand, each with what it holds."""

_NO_COLON = re.compile(
    r"(?P<head> *(?:- +)*)(?P<word>[A-Za-zåäöÅÄÖ_][\wåäöÅÄÖ]*)(?P<sign>[ \u00a0]*[:;=：]?[ \u00a0]*)(?P<rest>.*)"
)
_ENTRY = re.compile(r"(?:- +)?(?:else if|[a-zåäö][a-zåäö0-9_]*): +\S.*")
_DASHED = re.compile(r"[-–—•*·](?P<rest>[^\W\d_*-].*|[“\"'*]\w.*| .+)")


def no_colon(row: Row, text: str) -> Mend:
    """Mend a line that is neither a name with its value nor part of what stands above."""
    if found := _below_bar(row, text) or _no_dash(row, text):
        return found
    line = text[row.start : row.end]
    parts = _NO_COLON.fullmatch(line)
    if parts is None or not (_known(parts["word"]) or parts["sign"].strip(" ") or _opens(row, text)):
        return Mend("PT003", row.at, {}, row.start, row.end, "")
    put = f"{parts['head']}{parts['word']}: {parts['rest'].strip()}".rstrip()
    facts = {"mend": put.strip(), "word": parts["word"]}
    return Mend("PT017", row.at, facts, row.start, row.end, put)


def misplaced(row: Row, text: str) -> Mend:
    """Mend a line that stands too far in or not far enough; it is read as if under the nearest line with a word."""
    if found := _undashed(row, text):
        return found
    beside = _in_block(row, text) or _in_list(row, text)
    if beside is None:
        beside = next((above for above in rows_above(row, text) if above.word and above.indent != row.indent), None)
    if beside is None:
        return Mend("PT003", row.at, {}, row.start, row.end, "")
    put = " " * beside.indent + text[row.start : row.end].lstrip(" ")
    return Mend("PT016", row.at, {"mend": put}, row.start, row.end, put)


def behind_its_bar(row: Row, text: str) -> Mend | None:
    """Mend prose that begins on the line of its bar."""
    if not row.value.startswith(("| ", "|- ")) or not row.head.strip():
        return None
    end, sentence = with_tail(row, text)
    said = sentence.partition(" ")[2].strip()
    put = row.head + "'" + said.replace("'", "''") + "'" + "\n" * text.count("\n", row.start, end)
    mended = f"{row.head.strip()} |\n  {said}"
    return Mend("PT018", row.value_at, {"mend": mended}, row.start, end, put)


def lines_of_own(row: Row, text: str) -> Mend | None:
    """Mend names and their values behind a word that wants them on lines of their own."""
    listed = row.word == "go" and row.value.startswith("- ")
    if not _ENTRY.fullmatch(row.value) or not (row.word in HOLDERS or listed or row.value.startswith("kind: ")):
        return None
    below, end = row_below(row, text), row.end
    rows = [row.value]
    while below and below.indent > row.indent:
        rows.append(" " * max(0, below.indent - len(row.head)) + text[below.start : below.end].strip())
        end, below = below.end, row_below(below, text)
    mended = "\n".join([f"{row.word}:", *(f"  {one}" for one in rows)])
    put = f"{row.head}{{{row.value}}}" if end == row.end and not listed else f"{row.head}{'END' * listed}"
    facts = {"mend": mended, "word": row.word}
    return Mend("PT019", row.value_at, facts, row.start, end, put + "\n" * text.count("\n", row.start, end))


def open_bracket(row: Row, text: str) -> Mend | None:
    """Mend a bracket that is never closed, where names stand and no prose."""
    closing = {"[": "]", "{": "}"}.get(row.value[:1], "")
    if not closing or closing in row.value or row.word in PROSE_WORDS or " -> " in row.value or not row.word:
        return None
    end, inside = with_tail(row, text)
    whole = f"{row.head.strip()} {inside.rstrip(',')}{closing}"
    put = " " * row.indent + whole + "\n" * text.count("\n", row.start, end)
    return Mend("PT021", row.value_at, {"mend": whole, "sign": row.value[0]}, row.start, end, put)


def _known(word: str) -> bool:
    return word.lower() in PROSE_WORDS | NAME_WORDS | HOLDERS


def _opens(row: Row, text: str) -> bool:
    """Whether lines stand further in below a name."""
    below = row_below(row, text)
    return row.value.isidentifier() and below is not None and below.indent > row.indent


def _below_bar(row: Row, text: str) -> Mend | None:
    """Prose that does not stand further in than the word with its bar."""
    above = row_above(row, text)
    while above and above.bare and above.indent == row.indent:
        row, above = above, row_above(above, text)
    if above is None or above.value not in BARS or above.indent != row.indent:
        return None
    end, rows, below = row.end, [row.value], row_below(row, text)
    while below and below.bare and below.indent == row.indent:
        end, rows, below = below.end, [*rows, below.value], row_below(below, text)
    put = "\n".join("  " + one if one.strip() else one for one in text[row.start : end].split("\n"))
    mended = "\n".join([f"{above.word}: {above.value}", *(f"  {one}" for one in rows)])
    return Mend("PT018", row.at, {"mend": mended}, row.start, end, put)


def _no_dash(row: Row, text: str) -> Mend | None:
    """An item of a list whose dash is missing, or has no space behind it."""
    above = row_above(row, text)
    while above and above.indent > row.indent:
        above = row_above(above, text)
    if above is None or above.indent != row.indent or not above.head[above.indent :].startswith("-"):
        return None
    dashed = _DASHED.fullmatch(row.value)
    said = (dashed["rest"] if dashed else row.value).strip()
    put = f"{' ' * row.indent}- {said}"
    return Mend("PT020", row.at, {"mend": put.strip()}, row.start, row.end, put)


def _undashed(row: Row, text: str) -> Mend | None:
    """Words of a list's first item that lack its dash, seen where the second item begins."""
    first, above = None, row_above(row, text)
    while above and above.indent >= row.indent and not above.head.strip().startswith("-"):
        first, above = above, row_above(above, text)
    if first is None or not first.word or first.indent != row.indent or not row.head.strip().startswith("-"):
        return None
    if not (above and above.word and not above.value and above.indent < row.indent):
        return None
    lines = text[first.start : row.start - 1].split("\n")
    pad = " " * row.indent
    put = [pad + ("- " if number == 0 else "  ") + line[row.indent :] for number, line in enumerate(lines)]
    mended = "\n".join(line[row.indent :] for line in put)
    return Mend("PT020", first.at, {"mend": mended}, first.start, row.start - 1, "\n".join(put))


def _in_block(row: Row, text: str) -> Row | None:
    """The line of prose behind a bar beside which ``row`` was meant to stand."""
    beside = row_above(row, text)
    if beside is None or beside.indent <= row.indent or row.head.strip():
        return None
    held = next((above for above in rows_above(beside, text) if above.indent < row.indent), None)
    return beside if held and held.value in BARS else None


def _in_list(row: Row, text: str) -> Row | None:
    """The item of a list beside which ``row``, an item too, was meant to stand."""
    if not row.head.strip().startswith("-"):
        return None
    items = (above for above in rows_above(row, text) if above.head.strip().startswith("-"))
    return next((item for item in items if item.indent != row.indent), None)
