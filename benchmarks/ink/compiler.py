"""What does inkjs' compiler say of a planted fault, and of which line?"""

import json
import re
import subprocess
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

from benchmarks.ink.exporter import exported
from pelitarina.story.load import load
from tests.check.fault import FAULTS, Fault, Outcome

_HERE = Path(__file__).parent
_LINE = re.compile(r"line (\d+)")


class Ink(NamedTuple):
    """A fault in ink: the changed story, and the right line in it, from 1."""

    source: str
    line: int


class Heard(NamedTuple):
    """What the compiler said of one fault beyond what it says of the clean story."""

    outcome: Outcome
    line: int
    told: tuple[str, ...]


def left_out(fault: Fault) -> str:
    """Say why ink cannot express ``fault``; empty if it can."""
    entries = _list()["left_out"]
    return next((str(entry["why"]) for entry in entries if fault.id.startswith(entry["ids"])), "")


def in_ink(fault: Fault) -> Ink:
    """Write a fault in ink.

    Raises:
        ValueError: the text to be changed, or the line, is not in the exported story once.
    """
    entry = next(one for one in _list()["fault"] if one["id"] == fault.id)
    clean = _clean(fault.story)
    if clean.count(entry["old"]) != 1:
        raise ValueError(f"{fault.id}: the text to change is in the ink {clean.count(entry['old'])} times")
    rows = clean.replace(entry["old"], entry["new"]).splitlines()
    under = rows.index(entry["under"]) + 1 if "under" in entry else 0
    return Ink("\n".join(rows) + "\n", next(at for at in range(under, len(rows)) if entry["reads"] in rows[at]) + 1)


def heard(faults: Sequence[Fault], inkjs: Path) -> dict[str, Heard]:
    """Compile every fault that ink can express, by id.

    Raises:
        RuntimeError: node or inkjs cannot be run.
    """
    told = [one for one in faults if not left_out(one)]
    stories = sorted({one.story for one in told})
    sources = [*map(_clean, stories), *(in_ink(one).source for one in told)]
    messages = _compiled(sources, inkjs)
    clean = dict(zip(stories, messages, strict=False))
    return {
        one.id: _heard(in_ink(one).line, [m for m in said if m not in clean[one.story]])
        for one, said in zip(told, messages[len(stories) :], strict=True)
    }


def _heard(line: int, told: Sequence[str]) -> Heard:
    lines = {int(number) for message in told for number in _LINE.findall(message)}
    outcome: Outcome = "found" if line in lines else "elsewhere" if told else "missed"
    return Heard(outcome, line, tuple(told))


def _clean(story: str) -> str:
    return exported(load(FAULTS / story).playable())


def _list() -> dict[str, Any]:
    return tomllib.loads((_HERE / "faults.toml").read_text("utf-8"))


def _compiled(sources: Sequence[str], inkjs: Path) -> list[list[str]]:
    command = ["node", str(_HERE / "compile.cjs"), str(inkjs.resolve())]
    try:
        run = subprocess.run(command, input=json.dumps(sources), capture_output=True, text=True, check=True)  # noqa: S603
    except FileNotFoundError as problem:
        raise RuntimeError("node is not installed") from problem
    except subprocess.CalledProcessError as problem:
        raise RuntimeError(problem.stderr) from problem
    found: list[list[str]] = json.loads(run.stdout)
    return found
