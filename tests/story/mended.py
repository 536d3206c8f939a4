"""What an author does who follows a remedy to the letter."""

import re

from pelitarina.story.diagnostic import Diagnostic

_MENDED_LINES = {"PT008", "PT009", "PT010", "PT011", "PT012", "PT013", "PT014"}
_MENDED_ROWS = {"PT004", "PT015", "PT016", "PT017", "PT018", "PT019", "PT020", "PT021", "PT022", "PT023", "PT024"}


def mended(text: str, found: Diagnostic) -> str | None:
    """Give the story with the remedy of ``found`` carried out; None if it shows no words to put there."""
    facts = dict(found.facts)
    if line := facts.get("line"):
        return _with_line(text, found, line.split("\n"))
    if found.code in _MENDED_ROWS:
        return _with_rows(text, found, facts["mend"])
    if found.code in _MENDED_LINES:
        return _with_lines(text, found, facts["mend"].split("\n"))
    if meant := facts.get("nearest") or (facts["mend"] if found.code == "PT105" else ""):
        wrong = next(facts[hole] for hole in ("found", "value", "name", "file", "word") if hole in facts)
        return _with_word(text, found, wrong, meant)
    return None


def _with_line(text: str, found: Diagnostic, put: list[str]) -> str:
    """Put the lines as they should stand in the place of the broken one, and of what stands further in below it."""
    rows = text.split("\n")
    here = found.place.line - 1
    indent = len(rows[here]) - len(rows[here].lstrip(" "))
    last = here + 1
    while (
        len(put) > 1
        and last < len(rows)
        and (
            rows[last][: indent + 1].isspace()
            or (rows[last].startswith(" " * indent + "- ") and not rows[here].strip().startswith("- "))
        )
    ):
        last += 1
    while put[0] == "text: |" and last < len(rows) and f"  {rows[last].strip()}" in put:
        last += 1  # they stand in what is put there
    if found.code == "PT102" and rows[here].strip() == put[0]:
        last = here + 1  # lines are added below what is there
    return "\n".join([*rows[:here], *(" " * indent + row for row in put), *rows[last:]])


def _with_word(text: str, found: Diagnostic, wrong: str, meant: str) -> str:
    rows = text.split("\n")
    row = rows[found.place.line - 1]
    before, after = row[: found.place.column - 1], row[found.place.column - 1 :]
    if after.startswith("{"):
        before, after = before + "{", after[1:]
    assert after.startswith(wrong)
    rest = after.removeprefix(wrong)
    gap = " " if meant.isalpha() and rest[:1].isalpha() else ""
    rows[found.place.line - 1] = before + meant + gap + rest
    return "\n".join(rows)


def _with_rows(text: str, found: Diagnostic, mend: str) -> str:
    """Put mended rows in the place of the broken ones: as deep as those, if they do not show how deep themselves."""
    rows = text.split("\n")
    here = found.place.line - 1
    indent = " " * (len(rows[here]) - len(rows[here].lstrip(" \t")))
    put = mend.split("\n")
    if found.code == "PT004":
        return _without_tabs(rows)
    if found.code == "PT024":
        return "\n".join(row.replace("- ", "  ", 1) if row.startswith(indent + "- ") else row for row in rows)
    if mend.startswith(" ") or found.code == "PT016":
        return "\n".join([*rows[:here], *_moved(rows, here, mend)])
    if found.code == "PT017" and rows[here][: found.place.column - 1].strip(" -"):  # in brackets
        before, after = rows[here][: found.place.column - 1], rows[here][found.place.column - 1 :]
        return "\n".join([*rows[:here], before + mend + re.sub(r"^[^,}\]]*", "", after), *rows[here + 1 :]])
    first = here - 1 if put[0].endswith("|") and rows[here - 1].strip() == put[0] else here
    if first < here:
        indent = " " * (len(rows[first]) - len(rows[first].lstrip(" ")))
    last = here + max(1, len(put) - 1 if put[0].startswith("go:") else len(put) + first - here)
    if found.code in ("PT018", "PT019") and first == here and not put[0].startswith("go:"):
        last = here + 1
    if found.code == "PT020" and put[0] == "- |":
        last = here + 1
    return "\n".join([*rows[:first], *(indent + row for row in put), *rows[last:]])


def _moved(rows: list[str], here: int, mend: str) -> list[str]:
    """A line moved to its place, and with it the lines that stand further in."""
    old, new = (len(row) - len(row.lstrip(" \u00a0")) for row in (rows[here], mend))
    last = here + 1
    while last < len(rows) and len(rows[last]) - len(rows[last].lstrip(" ")) > old:
        last += 1
    return [
        mend,
        *(" " * (new - old) + row if new > old else row[old - new :] for row in rows[here + 1 : last]),
        *rows[last:],
    ]


def _without_tabs(rows: list[str]) -> str:
    """What an editor does that changes tabs into spaces: as wide as makes a line stand beside the one above."""
    wide = 4 if any(row.startswith("    ") for row in rows) else 2
    leads = [row[: len(row) - len(row.lstrip(" \t"))] for row in rows]
    return "\n".join(
        lead.replace("\t", " " * wide) + row[len(lead) :].replace("\t", " ")
        for lead, row in zip(leads, rows, strict=True)
    )


def _with_lines(text: str, found: Diagnostic, lines: list[str]) -> str:
    """Put the mended lines where the broken sentence stands, with all lines that carry it on."""
    rows = text.split("\n")
    here = found.place.line - 1
    row = rows[here]
    indent = len(row) - len(row.lstrip(" "))
    if row.strip().startswith("- ") and not lines[0].startswith("- "):
        indent, head = indent + 2, row[: indent + 2]
    else:
        head = " " * indent
    last = here + 1
    while last < len(rows) and (not rows[last].strip() or len(rows[last]) - len(rows[last].lstrip(" ")) > indent):
        last += 1
    if found.code == "PT012":
        below = [" " * (indent + 2) + line for line in lines]
        return "\n".join([*rows[:here], row[: row.index(":") + 1], *below, *rows[last:]])
    put = [head + lines[0], *(" " * indent + line if line else "" for line in lines[1:])]
    return "\n".join([*rows[:here], *put, *rows[last:]])
