"""The whole check in one command: ``python -m tests [--long]``.

Format, lint, types, imports, stories, playthroughs, then the tests with coverage, and last those that go once more
over what the others have measured: whole sittings, every screen in every size and language, thousands of changed
files. Measuring them would make them take twice as long. Every step runs, also after one has failed, so that one
round shows everything.
"""

import subprocess
import sys
import time
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
            "--cov", "--cov-report=term-missing:skip-covered", "-m", _marked("not unmeasured", long=long),
        ],
        "unmeasured tests": [
            *module, "pytest", "-q", "-n", "auto", "--dist", "worksteal",
            "-m", _marked("unmeasured", long=long), "tests",
        ],
    }  # fmt: skip


def _marked(what: str, *, long: bool) -> str:
    return what if long else f"{what} and not long"


def main(arguments: list[str]) -> int:
    """Run every step; 0 if all passed."""
    failed = []
    for name, command in steps(long="--long" in arguments).items():
        print(f"\n== {name}: {' '.join(command[1:])}", flush=True)
        began = time.monotonic()
        result = subprocess.run(command, cwd=ROOT, check=False)
        print(
            f"== {name}: {'passed' if result.returncode == 0 else 'FAILED'} ({time.monotonic() - began:.0f} s)",
            flush=True,
        )
        if result.returncode:
            failed.append(name)
    print(f"\n{'All passed.' if not failed else 'Failed: ' + ', '.join(failed)}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
