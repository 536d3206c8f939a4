"""What does the page of a code say: how one comes to write such a mistake, and how it is written instead?

Each code has one page, ``pages/PT###.yaml``, in the three languages that the program speaks; it is shipped
with the program, printed by ``check --explain``, and made into ``docs/diagnostics``. Its sentences come from
``story.code``; its examples are fired by the tests.
"""

import re
from collections.abc import Callable, Mapping

from msgspec import Struct

from pelitarina import shipped
from pelitarina.check.report import Told, Translate, told
from pelitarina.errors import message as m
from pelitarina.story.code import CODES
from pelitarina.story.diagnostic import Diagnostic, Findings, Place, Severity, nearest
from pelitarina.story.load import text_of
from pelitarina.story.source import Mapping as MappingNode
from pelitarina.story.source import Node, Scalar, read

HEAD = "story: esimerkki\nformat: 1\ntitle: Esimerkki\nlanguage: fi\nstart: ovi\n"
"""What stands above every example that does not begin with a head of its own; its folder is ``esimerkki``."""
STANDS_FOR = {"⇥": "\t", "⍽": "\u00a0", "␇": "\x07", "⋯": "Lumi narskuu. " * 60}
"""Signs that stand in examples for what nobody could see there, or would not want to read."""

_STORY = "story.yaml"
_BEFORE = m("How one comes to write it:")
_NOT_SO = m("Not like this:")
_INSTEAD = m("What to write instead:")
_SO = m("Like this:")


class Page(Struct, frozen=True):
    """One page. ``bad`` and ``good`` map file names to what stands in them, as it is shown.

    Attributes:
        cause: by language (fi, sv, en), how one comes to write it.
        facts: what fills the holes of the code's sentences when ``bad`` is checked.
    """

    code: str
    cause: Mapping[str, str]
    facts: Mapping[str, str]
    bad: Mapping[str, str]
    good: Mapping[str, str]

    @property
    def severity(self) -> Severity:
        """How grave it is."""
        return CODES[self.code].severity


def page(code: str) -> Page:
    """Read the page of a code.

    Raises:
        FileNotRead: there is none; the tests see to it that every code has one.
    """
    findings = Findings()
    name = f"{code}.yaml"
    node = read(name, text_of(shipped.folder("check/pages") / name, name, findings) or "", findings)
    assert isinstance(node, MappingNode)
    assert not len(findings)
    parts = node.entries
    cause, facts = (_texts(parts.get(word)) for word in ("cause", "facts"))
    return Page(code, cause, facts, _files(parts["bad"]), _files(parts["good"]))


def meant(word: str) -> str:
    """Give the code that somebody means who writes ``word``, in whatever letters; empty if there is none.

    >>> meant("pt201"), meant(" 5 "), meant("PT999")
    ('PT201', 'PT005', '')
    """
    number = word.strip().upper().removeprefix("PT")
    code = f"PT{number:0>3}"
    return code if code in CODES else ""


def near(word: str) -> str:
    """Give the code nearest to a word that is none, or an empty string."""
    digits = "".join(sign for sign in word if sign.isdigit())
    return nearest(f"PT{digits}" if digits else word.upper(), CODES)


def written(example: Mapping[str, str]) -> dict[str, str]:
    """Give the files of an example as they are to be written: with a head, and what signs stand for."""
    files = {}
    for name, text in example.items():
        headed = text if name != _STORY or re.match("story:", text) else HEAD + text
        files[name] = "".join(STANDS_FOR.get(sign, sign) for sign in headed)
    return files


def sentences(shown: Page, translate: Translate) -> Told:
    """Give what is wrong, why it matters and what to write, as it is said of the bad example."""
    facts = tuple(shown.facts.items())
    return told(Diagnostic(shown.code, Place(_STORY, 1, 1), facts), translate)


def as_text(shown: Page, language: str, translate: Translate, words: Callable[[Severity], str]) -> str:
    """Tell a page to somebody at a terminal."""
    what, why, mend = sentences(shown, translate)
    cause = shown.cause.get(language) or shown.cause["en"]
    parts = [
        f"{shown.code} · {words(shown.severity)}",
        f"{what} {why}",
        f"{translate(_BEFORE)}\n{_indented(cause)}",
        f"{translate(_NOT_SO)}\n{_example(shown.bad)}",
        f"{translate(_INSTEAD)}\n{_indented(mend)}",
        f"{translate(_SO)}\n{_example(shown.good)}",
    ]
    return "\n\n".join(parts)


def as_data(shown: Page, language: str, translate: Translate) -> dict[str, object]:
    """Give a page as plain data."""
    said = {"severity": str(shown.severity), **sentences(shown, translate)._asdict()}
    cause = shown.cause.get(language) or shown.cause["en"]
    return {"code": shown.code, **said, "cause": cause, "bad": dict(shown.bad), "good": dict(shown.good)}


def _texts(node: Node | None) -> dict[str, str]:
    entries = node.entries if isinstance(node, MappingNode) else {}
    return {name: one.text.rstrip("\n") for name, one in entries.items() if isinstance(one, Scalar)}


def _files(node: Node) -> dict[str, str]:
    """One text is the story; several stand under the names of their files."""
    return (
        {_STORY: node.text} if isinstance(node, Scalar) else {name: f"{text}\n" for name, text in _texts(node).items()}
    )


def _example(files: Mapping[str, str]) -> str:
    named = len(files) > 1
    return "\n\n".join(
        (f"  {name}\n" if named else "") + _indented(text.rstrip("\n"), "    ") for name, text in files.items()
    )


def _indented(text: str, deep: str = "  ") -> str:
    return "\n".join(deep + row if row else "" for row in text.split("\n"))
