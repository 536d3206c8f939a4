"""What was planted, and what does the checker say of it? The list of the seeded-fault study, read and tried.

The list is ``faults/faults.toml``; its head says what each field means. A fault is tried by changing a copy of its
story and asking the real checker.
"""

import shutil
import tomllib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pelitarina.check.report import severity
from pelitarina.check.rules import check, runs
from pelitarina.i18n.catalogue import story_words
from pelitarina.play.run import check_run
from pelitarina.story.diagnostic import Severity
from pelitarina.story.load import load

FAULTS = Path(__file__).parent / "faults"
STORIES = ("avainnippu", "pyykkitupa", "allotment")

Outcome = Literal["found", "elsewhere", "missed"]


class Said(NamedTuple):
    """One thing that was said of a story. A playthrough that fails has the code ``test``."""

    file: str
    line: int
    code: str
    grade: Severity
    text: str


@dataclass(frozen=True, slots=True)
class Fault:
    """One planted fault. The right place is from line ``first`` to ``last``; ``also`` is what follows from it."""

    id: str
    kind: str
    story: str
    why: str
    file: str
    old: str
    new: str
    place: str
    first: int
    last: int
    reads: str
    also: frozenset[tuple[str, int]]
    least: Severity
    by: Literal["check", "test"]

    def right(self, said: Said) -> bool:
        """Whether something was said at the right line, and gravely enough."""
        counts = said.grade is not Severity.NOTE or self.least is Severity.NOTE
        return counts and said.file == self.place and self.first <= said.line <= self.last


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of a fault: how it was found, what was said at its line, and false alarms."""

    outcome: Outcome
    told: tuple[Said, ...]
    strays: tuple[Said, ...]


def faults() -> tuple[Fault, ...]:
    """Read the list, in its order."""
    with (FAULTS / "faults.toml").open("rb") as file:
        return tuple(_fault(entry) for entry in tomllib.load(file)["fault"])


def planted(fault: Fault, folder: Path) -> Path:
    """Write the story of ``fault`` with its change into ``folder``, and give the story's own folder.

    Raises:
        ValueError: the text to be changed does not stand there exactly once.
    """
    made = folder / fault.story
    shutil.copytree(FAULTS / fault.story, made)
    changed = made / fault.file
    text = changed.read_text("utf-8")
    if text.count(fault.old) != 1:
        raise ValueError(f"{fault.id}: the text to change is not there once")
    changed.write_text(text.replace(fault.old, fault.new), "utf-8", newline="")
    return made


def said(folder: Path, *, by: Literal["check", "test"] = "check") -> tuple[Said, ...]:
    """Give all that is said of a story; with ``test`` also where its playthroughs fail."""
    loaded = load(folder)
    told = [Said(one.place.file, one.place.line, one.code, severity(one), str(one.facts)) for one in check(loaded)]
    if by == "test" and loaded.story is not None:
        story = loaded.story
        for run in runs(folder, story)[0]:
            words = story_words(folder, story.language, run.language or story.language)
            for failure in check_run(story, run, words.say):
                place = failure.action.place if failure.action else run.place
                told.append(Said(place.file, place.line, "test", Severity.ERROR, failure.found.said()))
    return tuple(dict.fromkeys(told))


def grave(found: tuple[Said, ...]) -> tuple[Said, ...]:
    """Give what is more than a note."""
    return tuple(one for one in found if one.grade is not Severity.NOTE)


def tried(fault: Fault, folder: Path) -> Verdict:
    """Plant a fault in ``folder`` and see what the checker says."""
    clean = Counter((one.file, one.code) for one in said(FAULTS / fault.story, by=fault.by))
    new = tuple(_beyond(said(planted(fault, folder), by=fault.by), clean))
    told = tuple(one for one in new if fault.right(one))
    loose = tuple(one for one in grave(new) if not fault.right(one))
    strays = tuple(one for one in loose if (one.file, one.line) not in fault.also)
    if told:
        return Verdict("found", told, strays)
    return Verdict("elsewhere", loose, ()) if loose else Verdict("missed", (), ())


def _beyond(found: tuple[Said, ...], clean: Counter[tuple[str, str]]) -> Iterator[Said]:
    """What is said beyond what was said of the clean story: grave things never are, notes may have moved."""
    left = clean.copy()
    for one in found:
        if one.grade is Severity.NOTE and left[(one.file, one.code)] > 0:
            left[(one.file, one.code)] -= 1
        else:
            yield one


def _fault(entry: dict[str, Any]) -> Fault:
    return Fault(
        **{name: entry[name] for name in ("id", "kind", "story", "why", "file", "old", "new", "place", "reads")},
        first=entry["line"],
        last=entry.get("last", entry["line"]),
        also=frozenset(line for stated in entry.get("also", ()) for line in _lines(stated)),
        least=Severity(entry.get("least", "warning")),
        by=entry.get("by", "check"),
    )


def _lines(stated: str) -> Iterator[tuple[str, int]]:
    """Read ``file:line`` or ``file:first-last``."""
    file, _, lines = stated.rpartition(":")
    first, _, last = lines.partition("-")
    yield from ((file, line) for line in range(int(first), int(last or first) + 1))
