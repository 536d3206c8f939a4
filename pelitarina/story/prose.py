r"""How is prose read: paragraphs, who speaks, letters, pauses, *emphasis* and {names}?

>>> [p.kind for p in paragraphs("Mira: Hello.\n\n> Dear Mira,\n> goodbye.\n\n---", {"Mira": "mira"})]
['speech', 'letter', 'pause']
"""

import re
from collections.abc import Callable, Mapping
from typing import Literal, NamedTuple

Kind = Literal["prose", "speech", "letter", "pause"]
Style = Literal["", "emphasis", "strong"]


class Run(NamedTuple):
    """A stretch of text in one style."""

    text: str
    style: Style


class Paragraph(NamedTuple):
    """One paragraph as written: the text a translator sees, who says it, and the names it prints."""

    kind: Kind
    text: str
    speaker: str | None = None
    holes: tuple[str, ...] = ()


class Line(NamedTuple):
    """One sentence without paragraphs: a label, a question, a hint."""

    text: str
    holes: tuple[str, ...] = ()


_new = tuple.__new__  # as in ``bare``
_BLANK = re.compile(r"\n[ ]*\n\s*")
_SPEAKER = re.compile(r"(?P<name>[^\n:*{>]{1,40}): +(?P<said>\S.*)", re.DOTALL)
_SEEMS = re.compile(r"([A-ZÅÄÖ][\wåäöÅÄÖ-]{1,20}): +\S")
_MARK = re.compile(r"\\(?P<plain>[*{>\\])|(?P<strong>\*\*)|(?P<emphasis>\*)|\{(?P<hole>[^{}\n]*)\}")


def paragraphs(text: str, speakers: Mapping[str, str]) -> tuple[Paragraph, ...]:
    """Read prose. ``speakers`` maps shown names to the ids of people."""
    return tuple([_paragraph(part, speakers) for part in parts(text)])


def parts(text: str) -> tuple[str, ...]:
    """Part prose at its blank lines."""
    if "\n" not in text:
        return (text.strip(),) if text.strip() else ()
    return tuple([bare for part in _BLANK.split(text) if (bare := part.strip())])


def line(text: str) -> Line:
    """Read a label or a question."""
    joined = _joined(text)
    return _new(Line, (joined, holes(joined) if "{" in joined else ()))


def holes(text: str) -> tuple[str, ...]:
    r"""Give the names printed in ``text``, in order.

    >>> holes("It is {weather}, not \\{this}.")
    ('weather',)
    """
    if "{" not in text:
        return ()  # most texts print nothing; there are very many of them
    return tuple(m["hole"].strip() for m in _MARK.finditer(text) if m["hole"] is not None)


def runs(text: str, fill: Callable[[str], str]) -> tuple[Run, ...]:
    """Part ``text`` into runs of one style, its names filled in, its marks taken out.

    >>> runs("*Yes*, {who}.", {"who": "Mira"}.__getitem__)
    (Run(text='Yes', style='emphasis'), Run(text=', Mira.', style=''))
    """
    if "*" not in text and "{" not in text and "\\" not in text:
        return (Run(text, ""),) if text else ()  # most texts have no mark at all
    found: list[Run] = []
    style: Style = ""
    pending = ""
    last = 0
    for mark in _MARK.finditer(text):
        pending += text[last : mark.start()]
        last = mark.end()
        if mark["plain"]:
            pending += mark["plain"]
        elif mark["hole"] is not None:
            pending += fill(mark["hole"].strip())
        else:
            wanted: Style = "strong" if mark["strong"] else "emphasis"
            if pending:
                found.append(Run(pending, style))
            pending = ""
            style = "" if style == wanted else wanted
    pending += text[last:]
    return (*found, Run(pending, style)) if pending else tuple(found)


def plain(text: str, fill: Callable[[str], str]) -> str:
    """Give ``text`` as it is heard: names filled in, marks taken out."""
    return "".join(run.text for run in runs(text, fill))


def left_open(text: str) -> bool:
    r"""Say whether an emphasis begins and never ends.

    >>> left_open("*Yes* and *no."), left_open("5 \\* 5")
    (True, False)
    """
    if "*" not in text:
        return False
    marks = [mark.lastgroup for mark in _MARK.finditer(text)]
    return marks.count("strong") % 2 > 0 or marks.count("emphasis") % 2 > 0


def seems_spoken(text: str) -> str:
    """Give the name at the start of a paragraph that looks like a speaker's, or an empty string."""
    found = _SEEMS.match(text) if ": " in text else None
    return found[1] if found else ""


def words(text: str) -> int:
    """Count the words of a text as read, in which one space or one line end stands between two words."""
    return text.count(" ") + text.count("\n") + 1 if text else 0


def _joined(text: str) -> str:
    if "  " not in text and text.isprintable() and text[:1] != " " != text[-1:]:
        return text  # no sign but a single blank stands between its words: so it is with most texts
    return " ".join(text.split())


def _paragraph(part: str, speakers: Mapping[str, str]) -> Paragraph:
    if part == "---":
        return Paragraph("pause", "")
    if part.startswith(">"):
        rows = [row.strip() for row in part.splitlines() if row.strip()]
        if all(row.startswith(">") for row in rows):
            letter = "\n".join(row.removeprefix(">").strip() for row in rows)
            return Paragraph("letter", letter, None, holes(letter))
    text = _joined(part)
    if ": " in text and (said := _SPEAKER.fullmatch(text)) and said["name"] in speakers:
        return _new(Paragraph, ("speech", said["said"], speakers[said["name"]], holes(said["said"])))
    return _new(Paragraph, ("prose", text, None, holes(text) if "{" in text else ()))
