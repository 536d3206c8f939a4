"""Broken stories, each with its mistake marked beneath the line (see ``broken/README.md``)."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from pelitarina.story.diagnostic import Diagnostic
from pelitarina.story.load import Loaded, load

HEAD = "story: broken\nformat: 1\ntitle: A small story\nlanguage: en\nstart: door\n"
_MARK = re.compile(r" *(?P<sign>[\^~])(?: (?P<code>PT\d{3})(?: (?P<says>.+))?)?")


class Expected(NamedTuple):
    """One thing that must be said: its code, where, where else, and words of its remedy."""

    code: str
    line: int
    column: int
    other: tuple[int, int] | None
    says: tuple[str, ...]


class Case(NamedTuple):
    """A broken story."""

    name: str
    text: str
    expected: tuple[Expected, ...]


def cases(folder: Path) -> Iterator[Case]:
    """Read all cases of a folder."""
    for path in sorted(folder.glob("*.txt")):
        for part in path.read_text("utf-8").split("=== ")[1:]:
            name, _, marked = part.partition("\n")
            yield _case(f"{path.stem}: {name}", marked.rstrip("\n") + "\n")


def _case(name: str, marked: str) -> Case:
    whole = marked if re.search(r"^(story|storey|title):", marked, re.MULTILINE) else HEAD + marked
    lines: list[str] = []
    others: list[tuple[int, int]] = []
    expected: list[Expected] = []
    for row in whole.replace("⇥", "\t").replace("⍽", "\u00a0").splitlines():
        mark = _MARK.fullmatch(row)
        if mark is None:
            lines.append(row)
        elif mark["code"]:
            place = len(lines), mark.start("sign") + 1
            says = tuple((mark["says"] or "").split(" & ")) if mark["says"] else ()
            expected.append(Expected(mark["code"], *place, None, says))
        else:
            others.append((len(lines), mark.start("sign") + 1))
    if others:
        expected = [one._replace(other=place) for one, place in zip(expected, others, strict=True)]
    return Case(name, "\n".join(lines) + "\n", tuple(expected))


def written(folder: Path, text: str) -> Path:
    """Write a story into ``folder/broken``."""
    made = folder / "broken"
    made.mkdir(exist_ok=True)
    (made / "story.yaml").write_text(text, "utf-8", newline="")
    return made


def loaded(folder: Path, text: str) -> Loaded:
    """Write and load a story; without a head of its own it gets a good one."""
    return load(written(folder, text if "story:" in text else HEAD + text))


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    """Give the codes alone."""
    return [one.code for one in found]
