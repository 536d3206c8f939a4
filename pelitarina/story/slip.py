"""Which sign is missing on a line, or which line stands in the wrong place: colon, dash, bracket, depth?

Each recogniser gives what is wrong, the mended line to show, and a line that can be read in its place,
of as many rows as before, so that every other line keeps its number.
"""

import re
from itertools import pairwise

from pelitarina.story.lacking import counted, nameless, wordless
from pelitarina.story.row import BARS, Mend, Row, row_above, row_at, row_below, rows_above, with_tail
from pelitarina.story.word import HOLDERS, NAME_WORDS, PROSE_WORDS, known

_NO_COLON = re.compile(
    r"(?P<head> *(?:- +)*)(?P<word>[A-Za-zåäöÅÄÖ_][\wåäöÅÄÖ]*)(?P<sign>[ \u00a0]*[:;=：]?[ \u00a0]*)(?P<rest>.*)"
)
_ENTRY = re.compile(r"(?:- +)?(?:else if|[a-zåäö][a-zåäö0-9_]*): +\S.*")
_ARROW = re.compile(r"^ *(?:-->|->|–>|—>|=>|→) *")
_FIRST_WORDS = {"choices": "label", "passages": "text", "ask": "question", "remember": "kind", "deck": "label"}
_LONG = ("– ", "— ", "• ", "· ")
_WHOLE_LINES = {
    **dict.fromkeys(("once", "kerran", "en gång"), "once: yes"),
    **dict.fromkeys(("END", "end", "End", "loppu", "LOPPU", "slut", "SLUT"), "go: END"),
}
"""Lines that lack their word or their value, and the whole of what is meant."""
_NAMED = frozenset({"people", "options", "deck", "remember", "choices", "set", "add", "renamed"})
_DASHED = re.compile(r"[-–—•*·](?P<rest>[^\W\d_*-].*|[“\"'*]\w.*| .+)")


def no_colon(row: Row, text: str) -> Mend:
    """Mend a line that is neither a name with its value nor part of what stands above."""
    if found := _below_bar(row, text) or _no_dash(row, text) or _textless(row, text):
        return found
    line = text[row.start : row.end]
    if whole := _WHOLE_LINES.get(row.value):
        put = line.replace(row.value, whole)
        return Mend("PT017", row.at, {"mend": whole, "word": row.value}, row.start, row.end, put)
    if found := nameless(row, text):
        return found
    parts = _NO_COLON.fullmatch(line)
    if parts is None or not (
        known(parts["word"]) or parts["sign"].strip(" ") or _opens(row, text) or _named_above(row, text)
    ):
        return wordless(row, text) or counted(row, text) or Mend("PT003", row.at, {}, row.start, row.end, "")
    put = f"{parts['head']}{parts['word']}: {without_arrow(parts['word'], parts['rest'])}".rstrip()
    facts = {"mend": put.strip(), "word": parts["word"]}
    return Mend("PT017", row.at, facts, row.start, row.end, put)


def without_arrow(word: str, rest: str) -> str:
    """Give what stands behind a word, without an arrow between the two: ``go -> hall``."""
    return _ARROW.sub("", rest).strip() if word.lower() in NAME_WORDS else rest.strip()


def misplaced(row: Row, text: str) -> Mend:
    """Mend a line that stands too far in or not far enough; it is read as if under the nearest line with a word."""
    if found := _in_item(row, text) or _long_dash(row, text) or _undashed(row, text):
        return found
    if found := fallen_out(row, text) or unlabelled(row, text):
        return found
    beside = _in_block(row, text) or _in_list(row, text) or _named_beside(row, text)
    if beside is None:
        beside = next((above for above in rows_above(row, text) if above.word and above.indent != row.indent), None)
    if beside is None:
        return Mend("PT003", row.at, {}, row.start, row.end, "")
    put = " " * beside.indent + text[row.start : row.end].lstrip(" ")
    if put == text[row.start : row.end]:  # it stands where it should; what is wrong is elsewhere
        return Mend("PT003", row.at, {}, row.start, row.end, "")
    return Mend("PT016", row.at, {"mend": put}, row.start, row.end, put)


def _named_beside(row: Row, text: str) -> Row | None:
    """The name beside which ``row`` was meant to stand: a name among names, and not among the words of one."""
    if not row.word or known(row.word) or row.head.strip().startswith("-"):
        return None
    levels, deepest = list[Row](), 10**9
    for above in rows_above(row, text):
        if above.indent < deepest:
            deepest = above.indent
            levels.append(above)
    names = [one for one, holder in pairwise(levels) if holder.word in HOLDERS and not holder.value]
    near = [one for one in names if one.indent != row.indent and abs(one.indent - row.indent) <= 1]
    return near[0] if near and not any(one.indent == row.indent for one in names) else None


def fallen_out(row: Row, text: str) -> Mend | None:
    """Mend prose that stands farther out than its word with the bar, seen on the line below it."""
    first, above = None, row_above(row, text)
    while above and above.indent < row.indent and above.value not in BARS and above.value:
        first, above = above, row_above(above, text)
    if first is None or above is None or above.value not in BARS or above.indent < row.indent:
        return None
    rows = text[first.start : row.start - 1].split("\n")
    put = "\n".join(" " * (above.indent + 2) + one.strip() if one.strip() else one for one in rows)
    mended = "\n".join([text[above.start : above.end].strip(), *(f"  {one.strip()}" for one in rows)]).rstrip()
    return Mend("PT018", first.at, {"mend": mended}, first.start, row.start - 1, put)


def unlabelled(row: Row, text: str) -> Mend | None:
    """Mend a sentence or a kind behind a name under which further words stand: it lacks the word it belongs to."""
    above = row_above(row, text)
    while above and above.indent > row.indent:
        above = row_above(above, text)
    while above and above.indent == row.indent:
        above = row_above(above, text)
    if above is None or not above.word or not above.value or above.value in BARS or above.indent >= row.indent:
        return None
    if known(above.word) or above.word in ("if", "else if", "is") or (" -> " in row.value and not known(row.word)):
        return None  # the last is a choice beside it
    holder = next((one for one in rows_above(above, text) if one.indent < above.indent and one.word), None)
    word = _FIRST_WORDS.get(holder.word if holder else "")
    if word is None:
        return None
    said, arrow, target = above.value.rpartition(" -> ")
    rows = [f"{word}: {said}", f"go: {target}"] if arrow and word == "label" else [f"{word}: {above.value}"]
    mended = "\n".join([f"{above.word}:", *(f"  {one}" for one in rows)])
    put = " " * above.indent + f"{above.word}:"
    return Mend("PT019", above.value_at, {"mend": mended, "word": above.word}, above.start, above.end, put)


def behind_its_bar(row: Row, text: str) -> Mend | None:
    """Mend prose that begins on the line of its bar."""
    if not row.value.startswith(("| ", "|- ")) or not row.head.strip():
        return None
    end, sentence = with_tail(row, text)
    said, below = [sentence.partition(" ")[2].strip()], row_below(row_at(end, text), text)
    while below and below.indent > row.indent and not below.head.strip().startswith("-"):
        said += [""] if text[end : below.start].count("\n") > 1 else []
        end, sentence = with_tail(below, text)
        said.append(f"{below.head.strip()} {sentence}".strip())
        below = row_below(row_at(end, text), text)
    put = row.head + "'" + " ".join(said).replace("'", "''") + "'" + "\n" * text.count("\n", row.start, end)
    mended = "\n".join([f"{row.head.strip()} |", *(f"  {one}" if one else "" for one in said)])
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


def _opens(row: Row, text: str) -> bool:
    """Whether lines stand further in below a name."""
    below = row_below(row, text)
    return row.value.isidentifier() and below is not None and below.indent > row.indent


def _named_above(row: Row, text: str) -> bool:
    """Whether names with their values stand under the word above."""
    holder = next((above for above in rows_above(row, text) if above.indent < row.indent), None)
    return holder is not None and holder.word in _NAMED and not holder.value and " " in row.value


def _below_bar(row: Row, text: str) -> Mend | None:
    """Prose that does not stand further in than the word with its bar."""
    above = row_above(row, text)
    while above and above.bare and above.indent == row.indent:
        row, above = above, row_above(above, text)
    if above is None or above.value not in BARS or above.indent < row.indent:
        return None
    end, rows, below = row.end, [row.value], row_below(row, text)
    while below and below.bare and below.indent == row.indent:
        end, rows, below = below.end, [*rows, below.value], row_below(below, text)
    deep = " " * (above.indent + 2)
    put = "\n".join(deep + one.strip() if one.strip() else one for one in text[row.start : end].split("\n"))
    mended = "\n".join([f"{above.word}: {above.value}", *(f"  {one}" for one in rows)])
    return Mend("PT018", row.at, {"mend": mended}, row.start, end, put)


def _no_dash(row: Row, text: str) -> Mend | None:
    """An item of a list whose dash is missing, or has no space behind it."""
    above = row_above(row, text)
    while above and above.indent > row.indent:
        above = row_above(above, text)
    dashed = _DASHED.fullmatch(row.value)
    first = dashed and above and above.word and not above.value and above.indent < row.indent
    if above is None or not (first or (above.indent == row.indent and above.head[above.indent :].startswith("-"))):
        return None
    said = (dashed["rest"] if dashed else row.value).strip()
    put = f"{' ' * row.indent}- {said}"
    return Mend("PT020", row.at, {"mend": put.strip()}, row.start, row.end, put)


def _textless(row: Row, text: str) -> Mend | None:
    """Prose below a condition, without the word ``text`` before it."""
    above = row_above(row, text)
    if above is None or above.word not in ("if", "else if") or row.indent <= above.indent or not row.bare:
        return None
    if not above.head.strip().startswith("-") or " " not in row.value:
        return None
    put = " " * (above.indent + 2) + "text: '" + row.value.replace("'", "''") + "'"
    shown = f"text: {row.value}" if ": " not in row.value else f"text: |\n  {row.value}"
    return Mend("PT102", row.at, {"word": "text", "line": shown}, row.start, row.end, put)


def _long_dash(row: Row, text: str) -> Mend | None:
    """The first item of a list behind a dash of another kind, seen where the second item begins."""
    above = row_above(row, text)
    while above and above.indent > row.indent:
        above = row_above(above, text)
    if above is None or above.indent != row.indent or above.value[:2] not in _LONG or not row.head.strip():
        return None
    return _no_dash(above, text)


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


def _in_item(row: Row, text: str) -> Mend | None:
    """Mend a word that stands under the dash of its item, not under the item's first word, and all it holds."""
    above = row_above(row, text)
    while above and above.indent > row.indent:
        above = row_above(above, text)
    if above is None or above.indent != row.indent or not row.word or row.head.strip().startswith("-"):
        return None
    if not above.head.strip().startswith("-") or not above.word:
        return None
    if not (above.value or known(above.word) or known(row.word)):  # names: the dash is what is wrong
        holder = next((one for one in rows_above(above, text) if one.indent < above.indent), None)
        facts = {"word": holder.word if holder else "", "expected": "names", "line": f"{above.word}:"}
        return Mend("PT103", above.at, facts, above.start, above.end, f"{' ' * above.indent}{above.word}:")
    end, below = row.end, row_below(row, text)
    while below and below.indent > row.indent:
        end, below = below.end, row_below(below, text)
    rows = [f"  {one}" if one.strip() else one for one in text[row.start : end].split("\n")]
    return Mend("PT016", row.at, {"mend": rows[0]}, row.start, end, "\n".join(rows))


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
