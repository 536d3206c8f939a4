"""How is a file made to hold only what its author sees: no tabs, no strange blanks, no hidden signs?"""

import re

from pelitarina.story.diagnostic import File, Findings
from pelitarina.story.row import line_at

UNPRINTABLE = "[^\t\n\x20-\x7e\x85\xa0-\u2029\u202f-\u2065\u206a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]"
"""Signs that YAML has no place for, and nobody can see: a pattern. Most stories never need it made ready."""
_ALIKE = "\u00a0\u2002-\u200a\u202f\u3000"  # blanks that look like a space
_BLANK = f"(?m)^(?: *- +)* *(?P<blank>[{_ALIKE}])[ {_ALIKE}]*|^(?: *- +)* *[a-z_]+:(?P<behind>[{_ALIKE}])"
_BLANKS = tuple(map(chr, (0xA0, *range(0x2002, 0x200B), 0x202F, 0x3000)))
_SPACES = str.maketrans(dict.fromkeys(_BLANKS, " "))
_ASCII = bytes((0x0A, *range(0x20, 0x7F)))  # line ends, and what can be shown
_ODD = bytes(sign != "\n" and not sign.isprintable() for sign in map(chr, range(256)))  # 1 for what cannot be shown
_STRETCH = 1 << 16  # signs that are looked at in one go: few enough for a processor's own memory
_WIDTHS = (2, 4, 8)  # how wide a tab may have looked where it was typed


def plain(file: File, findings: Findings) -> str:
    """Give the text without signs that cannot be shown, without tabs, and without blanks that only look like spaces."""
    given = file.text
    if _shown(given):
        return given  # nothing but letters, signs and plain blanks: so it is with most files
    if found := re.search(UNPRINTABLE, given):
        findings.told_here("PT001", file.base + found.start())
        given = re.sub(UNPRINTABLE, " ", given)
    if "\t" in given:
        given = _without_tabs(file, given, findings)
    if any(sign in given for sign in _BLANKS) and (blank := re.search(_BLANK, given)):
        at = blank.start(blank.lastgroup or 0)
        given = re.sub(_BLANK, lambda found: found[0].translate(_SPACES), given)
        findings.told_here("PT022", file.base + at, mend=line_at(at, given))
    return given


def _shown(text: str) -> bool:
    """Say whether every sign can be shown. A story may have very many: they are looked at in stretches."""
    return all(_all_shown(text[at : at + _STRETCH]) for at in range(0, len(text), _STRETCH))


def _all_shown(text: str) -> bool:
    """Say it of a stretch: at once where all is in Latin-1; else signs in ASCII are left out first."""
    try:
        return True not in text.encode("latin-1").translate(_ODD)
    except UnicodeEncodeError:
        pass
    try:
        return text.encode().translate(None, _ASCII).decode().isprintable()
    except UnicodeEncodeError:
        return False


def _without_tabs(file: File, text: str, findings: Findings) -> str:
    """Tell of the tabs of a file, once, and give its text with spaces in their place.

    Where tabs and spaces both lead lines in, the width is a guess: the one by which most such lines
    stand beside the line above them. Nothing more is said about those lines then.
    """
    lines = text.split("\n")
    led = [number for number, line in enumerate(lines) if "\t" in _lead(line)]
    width = max(_WIDTHS, key=lambda wide: (_beside(lines, led, wide), -wide))
    put = "\n".join(_spaced(line, width) for line in lines)
    first = text.index("\t")
    row = text.count("\n", 0, first)
    mended = _spaced(lines[row], width)
    findings.told_here("PT004", file.base + first, mend=mended if row in led else mended.strip())
    if any(_lead(line).startswith(" ") for line in lines):
        findings.told |= {(file.name, number + 1) for number in led}
    return put


def _lead(line: str) -> str:
    return line[: len(line) - len(line.lstrip(" \t"))]


def _spaced(line: str, width: int) -> str:
    lead = _lead(line)
    return lead.replace("\t", " " * width) + line[len(lead) :].replace("\t", " ")


def _beside(lines: list[str], led: list[int], width: int) -> int:
    """How many of the lines led in by tabs stand as deep as a written line beside them."""
    return sum(1 for number in led if _depth(lines[number], width) in _depths_beside(lines, number, width))


def _depths_beside(lines: list[str], number: int, width: int) -> set[int]:
    above = next((line for line in reversed(lines[:number][-50:]) if line.strip()), "")
    below = next((line for line in lines[number + 1 :][:50] if line.strip()), "")
    depth = _depth(above, width)
    opens = {depth + 2} if above.rstrip().endswith((":", "|")) else {depth}
    return opens | ({_depth(below, width)} if below else set())


def _depth(line: str, width: int) -> int:
    return len(_lead(line).replace("\t", " " * width))
