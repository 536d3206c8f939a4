"""The whole check in one command: ``python -m tests [--long]``.

The tests, with coverage, and beside them what is told in seconds or waits for nobody: format, lint, imports, stories,
playthroughs, types. Every step runs, also after one has failed, so that one round shows everything.
"""

import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
STORIES = sorted(str(path.parent.relative_to(ROOT)) for path in ROOT.glob("stories/*/story.yaml"))
SAMPLE = "tests/stories/first_visit"
_AROUND = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The tests start hundreds of programs: what each imports is compiled once, not once for each."""
_WORKERS = (os.cpu_count() or 1) + 1  # a fifth of the time a worker waits: for a disk, a display, a voice


def steps(*, long: bool) -> dict[str, list[str]]:
    """Give every step by name."""
    module = [PYTHON, "-m"]
    return {
        "format": [*module, "ruff", "format", "--check", "."],
        "lint": [*module, "ruff", "check", "."],
        "imports": [PYTHON, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
        "stories": [*module, "pelitarina", "check", *STORIES, SAMPLE],
        "playthroughs": [*module, "pelitarina", "test", *STORIES, SAMPLE],
        "types": [*module, "mypy"],
        "tests": [
            *module, "pytest", "-q", "-n", str(_WORKERS), "--dist", "loadfile", "--no-loadscope-reorder",
            "--cov", "--cov-report=term-missing:skip-covered",
            *(["--hypothesis-profile=long"] if long else ["-m", "not long"]),
        ],
    }  # fmt: skip


def main(arguments: list[str]) -> int:
    """Run every step; 0 if all passed. The short ones stand in one line beside the tests, which often wait."""
    every = steps(long="--long" in arguments)
    tests = every.pop("tests")
    with ThreadPoolExecutor(1) as beside:
        others = beside.map(_run, every.items())
        passed = dict([_run(("tests", tests)), *others])
    failed = [name for name, well in passed.items() if not well]
    print(f"\n{'All passed.' if not failed else 'Failed: ' + ', '.join(failed)}")
    return 1 if failed else 0


def _run(step: tuple[str, list[str]]) -> tuple[str, bool]:
    """Run one step, and say how it went; what goes beside another is printed whole, when it has ended."""
    name, command = step
    began = time.monotonic()
    opening = f"\n== {name}: {' '.join(command[1:])}"
    if name == "tests":
        print(opening, flush=True)
        code = subprocess.run(command, cwd=ROOT, env=_AROUND, check=False).returncode
    else:
        done = subprocess.run(
            command, cwd=ROOT, env=_AROUND, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        print(f"{opening}\n{done.stdout.rstrip()}", flush=True)
        code = done.returncode
    print(f"== {name}: {'FAILED' if code else 'passed'} ({time.monotonic() - began:.0f} s)", flush=True)
    return name, not code


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
