"""``python -m benchmarks.window``: how quick and how light is the window, beside a bare one?

Nothing here judges: figures stand beside the floor measured in the same run, and beside the budget of the design.
"""

import json
import os
import subprocess
import sys
import time
import zlib
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from benchmarks.machine import machine
from benchmarks.table import Row, table
from pelitarina.player.settings import Settings
from pelitarina.player.shell.remember import remember

ROOT = Path(__file__).resolve().parents[1]
_BARE = "bare window"
_SIZES, _PERCENTS = ([1280, 720], [1920, 1080]), (100, 200, 300)
_WHEEL_MB = 20.0
_BUDGETS = {100: 16.0, 300: 50.0}
"""How long a page may take to change, in ms, by the size of the text."""
_ONLY_LINUX = "only on Linux"


@dataclass(frozen=True, slots=True)
class Much:
    """How much is measured."""

    firsts: int
    warm: int
    rests: int
    rest_s: float
    rounds: int
    most: int


FULL = Much(firsts=9, warm=1, rests=2, rest_s=10, rounds=3, most=14)
QUICK = Much(firsts=1, warm=0, rests=1, rest_s=0.3, rounds=1, most=3)


class Bench:
    """Runs what is measured, each in a process of its own, one after the other."""

    def __init__(self, data: Path, driver: str, much: Much) -> None:
        self.data, self.much = data, much
        around = dict(os.environ)  # noqa: TID251  # what is measured runs where this runs
        around.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled: the first start sees to that
        self.env = {**around, "PYGAME_HIDE_SUPPORT_PROMPT": "1", "SDL_VIDEODRIVER": driver}

    def bare(self, what: str, *options: str) -> dict[str, Any]:
        return self.told("benchmarks.bare", what, *options)

    def ours(self, what: str, *options: str) -> dict[str, Any]:
        return self.told("benchmarks.watched", what, "--data", str(self.data), *options)

    def told(self, module: str, *arguments: str) -> dict[str, Any]:
        """Run a module; give what it tells, and how long its whole process took, in seconds."""
        began = time.monotonic()
        command = [sys.executable, "-m", module, *arguments, "--begun", repr(began)]
        made = subprocess.run(  # noqa: S603  # our own modules
            command, cwd=ROOT, env=self.env, stdout=subprocess.PIPE, text=True, check=True
        )
        took = time.monotonic() - began
        told: dict[str, Any] = json.loads(made.stdout.splitlines()[-1])
        return {**told, "process": took}


def rows(bench: Bench) -> Iterator[Row]:
    """Measure everything, in the order of the table."""
    remember(bench.data, Settings("fi"))
    firsts = _firsts(bench)
    yield from _first_rows(firsts)
    yield from _page_rows(bench)
    yield from _rest_rows(bench)
    yield from _memory_rows(bench, firsts)
    yield _wheel()


def _firsts(bench: Bench) -> list[tuple[dict[str, Any], dict[str, Any]]]:
    """Start both in turns, so that a machine that slows down slows down both.

    The first pairs, while files come from the disk, are not counted.
    """
    pairs = [(bench.ours("first"), bench.bare("first")) for _ in range(bench.much.warm + bench.much.firsts)]
    pairs = pairs[bench.much.warm :]
    if not all(ours["whole"] for ours, _ in pairs):
        raise SystemExit("Home was not wholly painted on the first frame: nothing here would be true.")
    return pairs


def _first_rows(pairs: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> Iterator[Row]:
    for key, what, budget in (
        ("painted", "first frame: home painted, words and picture", 500.0),
        ("worked", "first frame: processor time until then", None),
        ("seen", "first frame: painted anew once the window is up", None),
        ("process", "the whole process, closed at once", None),
    ):
        ours, bare = ([one[key] * 1e3 for one in side] for side in zip(*pairs, strict=True))
        yield Row(what, "ms", tuple(ours), tuple(bare), _BARE, budget, in_turns=True)


def _page_rows(bench: Bench) -> Iterator[Row]:
    options = "--rounds", str(bench.much.rounds), "--most", str(bench.much.most)
    walks = bench.ours("pages", *options)["walks"]
    for size, percent in product(_SIZES, _PERCENTS):
        own = [walk for walk in walks if walk["size"] == size and walk["percent"] == percent]
        yield from _walked(own, f"{size[0]}x{size[1]}, {percent} %", _BUDGETS.get(percent))
    for size in _SIZES:
        own = [walk for walk in walks if walk["size"] == size]
        filled, ready, turns = (tuple(took for walk in own for took in walk[key]) for key in ("fill", "blit", "turn"))
        what = f"a page that turns: one picture, {size[0]}x{size[1]}"
        yield Row(what, "ms", turns, ready, "a ready page and flip", 1000 / 60)
        yield Row(f"floor: one colour and flip, {size[0]}x{size[1]}", "ms", (), filled, "fill and flip")


def _walked(walks: Sequence[dict[str, Any]], where: str, budget: float | None) -> Iterator[Row]:
    pages = [page for walk in walks for page in walk["pages"]]
    floor = tuple(took for walk in walks for took in walk["blit"])
    ready = "a ready page and flip"
    words = tuple(page["words"] for page in pages if page["kind"] == "page")
    worked = tuple(page["worked"] for page in pages if page["kind"] == "page")
    line = tuple(page["words"] for page in pages if page["kind"] == "line")
    whole = tuple(page["whole"] for page in pages if page["whole"] is not None)
    none = "" if whole else "no picture had to be made"
    yield Row(f"page: the words, {where}", "ms", words, floor, ready, budget)
    yield Row(f"page: the words, processor time, {where}", "ms", worked, floor, ready)
    yield Row(f"page: the picture, too, {where}", "ms", whole, floor, ready, why_not=none)
    yield Row(f"page: a life line, {where}", "ms", line, floor, ready, budget)


def _rest_rows(bench: Bench) -> Iterator[Row]:
    seconds = "--seconds", str(bench.much.rest_s)
    turns = [(bench.ours("rest", *seconds), bench.bare("rest", *seconds)) for _ in range(bench.much.rests)]
    ours, bare = (tuple(one["share"] * 100 for one in side) for side in zip(*turns, strict=True))
    bad = bench.bare("wait", *seconds)["share"] * 100
    yield Row("at rest on home, of one core", "%", ours, bare, "bare window, same loop", 0.5, in_turns=True)
    yield Row("at rest on home, of one core", "%", ours, (bad,), "bare, pygame.event.wait")
    breath = (bench.ours("breath", *seconds)["share"] * 100,)
    yield Row("while a quiet moment breathes, of one core", "%", breath, bare, "bare window at rest", 25.0)


def _wheel() -> Row:
    """Weigh the program as it is installed, beside the letters, pictures and sounds in it, packed."""
    floor = sum(len(zlib.compress(path.read_bytes())) for path in (ROOT / "assets").rglob("*") if path.is_file()) / 1e6
    with TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder]
        made = subprocess.run(command, cwd=ROOT, capture_output=True, check=False)  # noqa: S603  # our own packing
        sizes = tuple(path.stat().st_size / 1e6 for path in Path(folder).glob("*.whl"))
    why = "" if sizes else f"hatchling ended with {made.returncode}"
    return Row("the wheel", "MB", sizes, (floor,), "its assets, packed", _WHEEL_MB, why_not=why)


def _memory_rows(bench: Bench, firsts: Sequence[tuple[dict[str, Any], dict[str, Any]]]) -> Iterator[Row]:
    size = [str(side) for side in _SIZES[1]]
    after, large = bench.ours("pictures", "--most", "10"), bench.bare("memory", "--size", *size)
    pages = f"memory, {after['pictures']} pages with pictures later ({after['kept']} held), 1920x1080"
    for what, ours, bare in (
        ("memory, home, 1280x720", [pair[0] for pair in firsts], [pair[1] for pair in firsts]),
        (pages, [after], [large]),
    ):
        for key, when in (("now", "then"), ("most", "at most")):
            yield _memory(f"{what}, {when}", key, ours, bare)


def _memory(what: str, key: str, ours: Sequence[dict[str, Any]], bare: Sequence[dict[str, Any]]) -> Row:
    if ours[0]["memory"] is None:
        return Row(what, "MB", (), why_not=_ONLY_LINUX)
    held = tuple(one["memory"][key] for one in ours)
    return Row(what, "MB", held, tuple(one["memory"][key] for one in bare), _BARE, 120.0)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print, write."""
    args = _asked(arguments)
    began = {**machine(), "video": args.driver}
    with TemporaryDirectory() as folder:
        made = list(rows(Bench(Path(folder), args.driver, QUICK if args.quick else FULL)))
    ended = machine()
    print(table(made))
    print(f"\n{began['system']}, Python {began['python']}, {began['cores']} cores, video driver {args.driver}.")
    print(f"Load when it began {began['load']}, when it ended {ended['load']}. Budgets are told, not judged.")
    if args.json:
        told = {"began": began, "ended": ended, "quick": args.quick, "rows": [row.told() for row in made]}
        args.json.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def _asked(arguments: Sequence[str] | None) -> Namespace:
    parser = ArgumentParser(prog="python -m benchmarks.window", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--quick", action="store_true", help="everything once and briefly: no figures to quote")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every single figure there, too")
    parser.add_argument("--driver", default="dummy", help="SDL's video driver (default: dummy, a window nobody sees)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
