"""The whole check in one command: ``python -m tests [--long]``.

Format, lint, types, imports, stories, playthroughs, then the tests with coverage, and last those that go once more
over what the others have measured: whole sittings, every screen in every size and language, thousands of changed
files. Measuring them would make them take twice as long. Every step runs, also after one has failed, so that one
round shows everything.
"""

import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PYTHON = sys.executable
STORIES = sorted(str(path.parent.relative_to(ROOT)) for path in ROOT.glob("stories/*/story.yaml"))
SAMPLE = "tests/stories/first_visit"


def steps(*, long: bool) -> dict[str, list[str]]:
    """Give every step by name."""
    module = [PYTHON, "-m"]
    return {
        "format": [*module, "ruff", "format", "--check", "."],
        "lint": [*module, "ruff", "check", "."],
        "types": [*module, "mypy"],
        "imports": [PYTHON, "-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"],
        "stories": [*module, "pelitarina", "check", *STORIES, SAMPLE],
        "playthroughs": [*module, "pelitarina", "test", *STORIES, SAMPLE],
        "tests": [
            *module, "pytest", "-q", "-n", "auto", "--dist", "loadfile", "--no-loadscope-reorder",
            "--cov", "--cov-report=term-missing:skip-covered", *_wanted("not unmeasured", long=long),
        ],
        "unmeasured tests": [
            *module, "pytest", "-q", "-n", "auto", "--dist", "worksteal",
            *_wanted("unmeasured", long=long), "tests",
        ],
    }  # fmt: skip


def _wanted(mark: str, *, long: bool) -> list[str]:
    return ["-m", mark, "--hypothesis-profile=long"] if long else ["-m", f"{mark} and not long"]


def main(arguments: list[str]) -> int:
    """Run every step; 0 if all passed. Two of the short ones go side by side; the tests use every processor alone."""
    every = list(steps(long="--long" in arguments).items())
    with ThreadPoolExecutor(2) as pool:
        passed = dict(pool.map(_run, [step for step in every if not _tests(step[0])]))
    passed |= dict(_run(step) for step in every if _tests(step[0]))
    failed = [name for name, well in passed.items() if not well]
    print(f"\n{'All passed.' if not failed else 'Failed: ' + ', '.join(failed)}")
    return 1 if failed else 0


def _run(step: tuple[str, list[str]]) -> tuple[str, bool]:
    """Run one step, and say how it went; what goes beside another is printed whole, when it has ended."""
    name, command = step
    began = time.monotonic()
    opening = f"\n== {name}: {' '.join(command[1:])}"
    if _tests(name):
        print(opening, flush=True)
        code = subprocess.run(command, cwd=ROOT, check=False).returncode
    else:
        done = subprocess.run(
            command, cwd=ROOT, check=False, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
        )
        print(f"{opening}\n{done.stdout.rstrip()}", flush=True)
        code = done.returncode
    print(f"== {name}: {'FAILED' if code else 'passed'} ({time.monotonic() - began:.0f} s)", flush=True)
    return name, not code


def _tests(name: str) -> bool:
    return name.endswith("tests")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
