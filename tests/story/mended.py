"""What an author does who follows a remedy to the letter."""

from pelitarina.story.diagnostic import Diagnostic

_MENDED_LINES = {"PT008", "PT009", "PT010", "PT011", "PT012", "PT013", "PT014"}


def mended(text: str, found: Diagnostic) -> str | None:
    """Give the story with the remedy of ``found`` carried out; None if it shows no words to put there."""
    facts = dict(found.facts)
    if found.code in _MENDED_LINES:
        return _with_lines(text, found, facts["mend"].split("\n"))
    if meant := facts.get("nearest") or (facts["mend"] if found.code == "PT105" else ""):
        wrong = next(facts[hole] for hole in ("found", "value", "name", "word") if hole in facts)
        return _with_word(text, found, wrong, meant)
    return None


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
