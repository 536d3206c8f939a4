"""``python -m benchmarks.story``: how quick are checking, loading and playing, as stories grow?

Nothing here judges: figures stand beside a floor or beside inkjs, measured in turns in the same run. Nothing of
the program is loaded here, so that what is measured in other processes stays apart from this one.
"""

import json
import os
import subprocess
import sys
import time
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.machine import machine
from benchmarks.table import Row, table

ROOT = Path(__file__).resolve().parents[1]
_EVENTS, _INK = "libyaml's events", "inkjs"
_NO_INK = "no inkjs given (--inkjs)"
_GOAL, _TIMES = "libyaml's events; goal: at most 5 times", "inkjs; goal: at least 10 times"
_MOST_MB = 400.0


@dataclass(frozen=True, slots=True)
class Much:
    """How much is measured."""

    sizes: tuple[int, ...]
    checks: int
    rounds: int
    seconds: float


FULL = Much(sizes=(200, 1000, 10_000), checks=7, rounds=3, seconds=3)
QUICK = Much(sizes=(40,), checks=1, rounds=1, seconds=0.1)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one whole process cost: seconds of wall time and of processor time, and megabytes at most."""

    wall: float
    cpu: float
    memory: float
    told: str


class Bench:
    """Runs what is measured, each in a process of its own, one after the other."""

    def __init__(self, folder: Path, inkjs: Path | None, much: Much) -> None:
        self.folder, self.inkjs, self.much = folder, inkjs, much
        self.env = dict(os.environ)  # noqa: TID251  # what is measured runs where this runs
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled

    def story(self, size: int) -> Path:
        """Make the story of ``size`` passages, once."""
        made = self.folder / f"pitka_{size}"
        if not made.exists():
            self.run(sys.executable, "-m", "benchmarks.story_made", str(size), str(made))
        return made

    def check(self, story: Path) -> Cost:
        return self.run(sys.executable, "-m", "pelitarina", "check", str(story), "--format", "sarif", done=(0, 1))

    def events(self, story: Path) -> Cost:
        return self.run(sys.executable, "-m", "benchmarks.events", str(story))

    def played(self, story: Path, seed: int) -> dict[str, Any]:
        asked = str(story), "--seconds", str(self.much.seconds), "--seed", str(seed)
        return self.told(sys.executable, "-m", "benchmarks.played", *asked)

    def ink(self, task: str, story: Path, *rest: str) -> dict[str, Any]:
        """Let inkjs compile the story, or play it."""
        file = story / ("story.ink" if task == "compile" else "story.json")
        more = (str(story / "story.json"),) if task == "compile" else (str(self.much.seconds), *rest)
        return self.told("node", "benchmarks/inkjs.mjs", str(self.inkjs), task, str(file), *more)

    def told(self, *command: str) -> dict[str, Any]:
        told: dict[str, Any] = json.loads(self.run(*command).told.splitlines()[-1])
        return told

    def run(self, *command: str, done: tuple[int, ...] = (0,)) -> Cost:
        """Run one process and ask the system what it cost."""
        began = time.monotonic()
        with subprocess.Popen(command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True) as made:  # noqa: S603
            assert made.stdout is not None
            told = made.stdout.read()
            _, status, used = os.wait4(made.pid, 0)
            made.returncode = os.waitstatus_to_exitcode(status)
        if made.returncode not in done:
            raise SystemExit(f"{' '.join(command)} ended with {made.returncode}")
        return Cost(time.monotonic() - began, used.ru_utime + used.ru_stime, used.ru_maxrss * 1024 / 1e6, told)


def rows(bench: Bench, *, only_check: bool = False) -> Iterator[Row]:
    """Measure everything, in the order of the table; or only how quick checking is."""
    for size in bench.much.sizes:
        story, named = bench.story(size), f"{size:,} passages"
        yield from _check_rows(bench, story, named, size)
        if not only_check:
            yield from _play_rows(bench, story, named, size)


def _check_rows(bench: Bench, story: Path, named: str, size: int) -> Iterator[Row]:
    """Start both in turns; the first pair, in which Python compiles, is not counted."""
    pairs = [(bench.check(story), bench.events(story)) for _ in range(bench.much.checks + 1)][1:]
    ours, floor = zip(*pairs, strict=True)
    for what, unit, of in (
        ("check, cold, whole process", "ms", lambda cost: cost.wall * 1e3),
        ("check, cold, processor time", "ms", lambda cost: cost.cpu * 1e3),
        ("check, processor time a passage", "us", lambda cost: cost.cpu * 1e6 / size),
    ):
        made = tuple(map(of, ours)), tuple(map(of, floor))
        yield Row(f"{named}: {what}", unit, *made, _GOAL, in_turns=True)
    memory = tuple(one.memory for one in ours), tuple(one.memory for one in floor)
    yield Row(f"{named}: check, memory at most", "MB", *memory, _EVENTS, _MOST_MB)


def _play_rows(bench: Bench, story: Path, named: str, size: int) -> Iterator[Row]:
    compiled = [bench.ink("compile", story)] if bench.inkjs else []
    pairs = [_pair(bench, story, seed) for seed in range(1, bench.much.rounds + 1)]
    ours, ink = [one for one, _ in pairs], [one for _, one in pairs if one]
    load = tuple(one["loadCpu"] for one in ours)
    yield _row(f"{named}: load, processor time", "ms", load, tuple(one["cpu"] for one in compiled), "inkjs compiles")
    a_passage = tuple(one * 1e3 / size for one in load)
    yield Row(f"{named}: load, processor time a passage", "us", a_passage)
    for what, unit, of in (
        ("a step with its words, median", "us", lambda one: median(one["steps"]) * 1e3),
        ("saving a place", "us", lambda one: one["save"] * 1e3),
        ("a saved place", "bytes", lambda one: one["bytes"]),
    ):
        yield _row(f"{named}: {what}", unit, tuple(map(of, ours)), tuple(map(of, ink)), _INK)
    for what, key in (("random plays, choices a second", "wall"), ("the same, of processor time", "cpu")):
        speed = [tuple(one["choices"] * 1e3 / one[key] for one in side) for side in (ours, ink)]
        yield _row(f"{named}: {what}", "/s", speed[0], speed[1], _TIMES)


def _pair(bench: Bench, story: Path, seed: int) -> tuple[dict[str, Any], dict[str, Any] | None]:
    return bench.played(story, seed), bench.ink("play", story, str(seed)) if bench.inkjs else None


def _row(what: str, unit: str, ours: tuple[float, ...], ink: tuple[float, ...], against: str) -> Row:
    in_turns = len(ours) == len(ink)
    return Row(what, unit, ours, ink, against, in_turns=in_turns, why_not="" if ink else _NO_INK)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    args = _asked(arguments)
    if not hasattr(os, "wait4"):
        raise SystemExit("What a process cost is told on Linux and macOS only.")
    began = machine()
    with TemporaryDirectory() as folder:
        bench = Bench(Path(folder), args.inkjs, QUICK if args.quick else FULL)
        made = list(rows(bench, only_check=args.only_check))
    ended = machine()
    print(table(made))
    print(f"\n{began['system']}, Python {began['python']}, {began['cores']} cores. {'' if args.inkjs else _NO_INK}")
    print(f"Load when it began {began['load']}, when it ended {ended['load']}. Goals are told, not judged.")
    if args.json:
        told = {"began": began, "ended": ended, "quick": args.quick, "rows": [row.told() for row in made]}
        args.json.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _asked(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.story", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="everything once and briefly: no figures to quote")
    parser.add_argument("--only-check", action="store_true", help="only how quick checking is: two minutes")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single figure there, too")
    parser.add_argument("--inkjs", type=Path, metavar="DIR", help="a folder in which 'npm install inkjs' was run")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
