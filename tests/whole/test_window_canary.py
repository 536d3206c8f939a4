"""A word typed at the real window and not kept is in no file, at whichever moment the program dies.

Searched are home, temp, data, work and whatever core file there may be, in every spelling of ``table.forms``.
"""

import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.whole.table import CANARY, Home, forms

pytestmark = pytest.mark.skipif("sys.platform == 'win32'", reason="there are no such signals on Windows")

KEPT = "Pihalamppu"
POINTS = 20
FEW = (7, 15)
CORE = Path("/proc/sys/kernel/core_pattern")


def sits(
    home: Home, at: int = 0, died_by: int = signal.SIGKILL, how: str = "as it is"
) -> "subprocess.CompletedProcess[str]":
    """Let a process sit at the window and die at a look. It may write as large a core file as it likes."""
    import resource

    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    return subprocess.run(
        [sys.executable, "-m", "tests.whole.canary_window", str(home.data), str(at), str(int(died_by)), how],
        env=home.environment | {"PYTHONDONTWRITEBYTECODE": "1"}, cwd=home.top / "work", capture_output=True, text=True,
        check=False, timeout=240, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard)),
    )  # fmt: skip


@pytest.fixture(scope="module")
def looks(tmp_path_factory: pytest.TempPathFactory) -> int:
    """How often one looks at the window in a whole sitting."""
    home = Home(tmp_path_factory.mktemp("whole") / "home")
    home.init()
    done = sits(home)
    assert done.returncode == 0, done.stderr
    assert home.holds(CANARY) == []
    assert home.holds(KEPT) == []
    found = re.search(r"looks (\d+)", done.stderr)
    assert found
    return int(found[1])


@pytest.mark.fault("killed at the window")
@pytest.mark.parametrize(
    "point", [one if one in FEW else pytest.param(one, marks=pytest.mark.long) for one in range(1, POINTS + 1)]
)
def test_a_word_that_was_not_kept_is_nowhere_whenever_the_program_dies_at_the_window(
    tmp_path: Path, looks: int, point: int
) -> None:
    home = Home(tmp_path / "home")
    home.init()
    by = signal.SIGABRT if point % 2 else signal.SIGKILL
    done = sits(home, max(1, looks * point // POINTS), by)

    assert done.returncode == -by, done.stderr
    assert home.holds(CANARY) == []
    assert home.holds(KEPT) == []
    assert not list(home.top.rglob("core*"))
    code, said = home.run("journal", "verify", *home.opened)
    assert code == 0, said


@pytest.mark.skipif("sys.platform != 'linux'", reason="only Linux tells where core files go")
def test_without_our_refusal_the_core_file_would_hold_it(tmp_path: Path, looks: int) -> None:
    """So the search would find it, and the limits of these tests really allow a core file."""
    if CORE.read_text(encoding="ascii").strip() != "core":
        pytest.skip("core files do not go to the folder of the program here")
    home = Home(tmp_path / "home")
    home.init()
    done = sits(home, looks * 15 // POINTS, signal.SIGABRT, "bare")

    assert done.returncode == -signal.SIGABRT, done.stderr
    assert [name for name in home.holds(CANARY) if name.startswith("work/core")]


@pytest.mark.parametrize("form", sorted(forms(CANARY)))
def test_the_search_finds_the_word_in_each_of_its_spellings(tmp_path: Path, form: bytes) -> None:
    home = Home(tmp_path / "home")
    (home.top / "temp" / "file").write_bytes(b"xyz" + form + b"zyx")
    assert home.holds(CANARY) == ["temp/file"]
