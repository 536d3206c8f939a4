"""The walls of the house: no network, no clock in the core, few modules that touch the disk."""

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "pelitarina"
MODULES = sorted(PACKAGE.rglob("*.py"))
NETWORK = {
    "socket", "ssl", "http", "urllib", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc", "socketserver",
    "asyncio", "webbrowser", "requests", "httpx", "aiohttp", "urllib3",
}  # fmt: skip
DISK = {
    "author/new.py", "author/output.py", "author/share.py", "cli/desk.py", "cli/map.py", "cli/share.py", "cli/terms.py",
    "i18n/catalogue.py", "i18n/coverage.py", "i18n/files.py", "journal/folder.py", "journal/keys.py", "journal/lock.py",
    "cli/note.py", "journal/ballast.py", "journal/terms.py", "journal/store/connection.py", "journal/store/opening.py",
    "cli/safety.py", "journal/container.py", "journal/copies.py", "journal/swap.py", "journal/store/backup.py",
    "journal/store/keycopy.py", "journal/store/restoring.py", "journal/store/tombstone.py", "journal/store/wal.py",
    "player/shell/decode.py", "player/shell/paper.py", "player/shell/remember.py", "player/shell/tips.py",
    "measure/registry.py",
    "player/shell/sound.py", "player/shell/watch.py", "player/shell/wish.py",
    "story/file.py", "story/home.py", "story/load.py", "story/pack.py",
}  # fmt: skip
"""The modules that may read or write files. A new one is a decision."""
TOUCHES = {
    "write_text",
    "write_bytes",
    "read_text",
    "read_bytes",
    "open",
    "unlink",
    "mkdir",
    "rename",
    "iterdir",
    "glob",
}
MORE_THAN_STRUCTS = {
    "cli/desk.py:Desk": "what it holds open does not count in comparing",
    "export/select.py:Shareable": "only one function can make it",
    "i18n/po.py:Entry": "its line does not count in comparing",
    "journal/phenomenon.py:Phenomenon": "only one function can make it",
    "story/diagnostic.py:Place": "the line's words do not count in comparing",
    "story/pack.py:Pack": "what it holds open does not count in comparing",
}
"""Frozen dataclasses, with the reason."""
LONG = {
    "errors.py": "the whole tree of what the world may do to us, side by side",
    "journal/schema.py": "every table of the journal, side by side",
    "journal/store/joining.py": "how a worker comes to a team and goes, read as one page",
    "story/code.py": "a list of sentences",
    "story/model.py": "every value of the language, side by side",
    "player/model.py": "all that the program knows at one moment, side by side",
    "play/step.py": "the engine, read as one page with the format",
    "check/reach/build.py": "all that a change to the rules of play must change in the checker",
    "player/message.py": "one list of all that can happen",
    "player/shell/perform.py": "one list of all that the world can be asked for, and what came of it",
    "player/layout/screen.py": "one page: who claims room, in which order",
    "player/shell/window.py": "one loop of all that is seen, heard and done at the window",
}
"""Files above 300 lines, with the reason."""


@cache
def read(path: Path) -> tuple[ast.Module, tuple[ast.AST, ...]]:
    """Give what a file says, and all its parts: read once for all walls."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return tree, tuple(part for part in ast.walk(tree) if isinstance(part, ast.Import | ast.ImportFrom | ast.Call))


def imports(path: Path) -> Iterator[str]:
    """Give the top names of all modules that a file imports, inside functions, too."""
    for node in read(path)[1]:
        if isinstance(node, ast.Import):
            yield from (name.name.partition(".")[0] for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield (node.module or "").partition(".")[0]


def touches_disk(path: Path) -> bool:
    """Whether a file calls something that reads or writes files."""
    for node in read(path)[1]:
        match node:
            case ast.Call(func=ast.Name(id="open")):
                return True
            case ast.Call(func=ast.Attribute(value=ast.Name(id="findings"), attr="open")):
                pass  # lays a text behind the others; no file
            case ast.Call(func=ast.Attribute(attr=called)) if called in TOUCHES:
                return True
            case _:
                pass
    return False


def test_no_module_can_open_a_connection() -> None:
    assert [str(path.relative_to(PACKAGE)) for path in MODULES if set(imports(path)) & NETWORK] == []


def test_nothing_that_speaks_to_a_network_is_there_when_the_window_opens_nor_by_way_of_another() -> None:
    program = "import sys, pelitarina.cli.play, pelitarina.player.shell.window as _; print(*sys.modules)"
    bare = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE_")}  # it brings its own
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, env=bare, capture_output=True, text=True, check=True
    )

    assert not {"socket", "ssl", "http.client", "urllib.request"} & set(done.stdout.split())


def test_only_the_shell_may_know_the_window_and_the_screen_reader() -> None:
    knowing = {path for path in MODULES if set(imports(path)) & {"pygame", "accesskit"}}

    assert all(path.is_relative_to(PACKAGE / "player" / "shell") for path in knowing)


def test_a_value_that_never_changes_is_a_struct_and_what_must_be_more_says_why() -> None:
    """A dataclass takes forty times as long to make, at every start (docs/decisions/2026-11-22-msgspec.md)."""
    found = {
        f"{path.relative_to(PACKAGE).as_posix()}:{one.name}"
        for path in MODULES
        for one in ast.walk(read(path)[0])
        if isinstance(one, ast.ClassDef) and any("frozen=True" in ast.unparse(by) for by in one.decorator_list)
    }

    assert found <= MORE_THAN_STRUCTS.keys()


def test_whatever_can_be_told_to_the_program_is_taken_in_somewhere() -> None:
    told = {
        one.name
        for path in MODULES
        for one in ast.walk(read(path)[0])
        if isinstance(one, ast.ClassDef) and any(ast.unparse(base) == "Message" for base in one.bases)
    }
    updates = "\n".join(path.read_text(encoding="utf-8") for path in (PACKAGE / "player" / "update").glob("*.py"))

    assert told
    assert sorted(told - set(re.findall(r"\w+", updates))) == []


def test_only_these_modules_touch_the_disk() -> None:
    found = {path.relative_to(PACKAGE).as_posix() for path in MODULES if touches_disk(path)}

    assert found <= DISK


def test_a_file_above_three_hundred_lines_says_why() -> None:
    long = {p.relative_to(PACKAGE).as_posix() for p in MODULES if p.read_text(encoding="utf-8").count("\n") > 300}

    assert long <= LONG.keys()


def test_a_module_begins_by_saying_what_it_is_for() -> None:
    assert [str(path.relative_to(PACKAGE)) for path in MODULES if not ast.get_docstring(read(path)[0])] == []


def test_no_folder_is_called_by_a_name_that_says_nothing() -> None:
    empty = {"utils", "util", "helpers", "helper", "common", "core", "manager", "base", "misc"}

    assert not {path.stem for path in PACKAGE.rglob("*")} & empty


def test_every_dependency_has_a_range_and_a_pin() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    pins = (ROOT / "constraints.txt").read_text(encoding="utf-8").lower()
    for wanted in [*project["dependencies"], *project["optional-dependencies"]["dev"]]:
        name = re.split(r"[<>=;\[ ]", wanted)[0]
        assert ">=" in wanted
        assert f"{name.lower()}==" in pins, name


def test_the_repository_names_no_machine_and_no_registry() -> None:
    foreign = re.compile(
        "|".join(
            ["/wo" + "rk/", "/fa" + "rm/", "pypi" + r"\.org", "registry" + r"\.npmjs", "files" + r"\.pythonhosted"]
        )
    )
    kinds = {".py", ".md", ".toml", ".yaml", ".po", ".txt", ".json", ".sh"}
    made = {".git", ".venv", "node_modules", ".mypy_cache", ".ruff_cache", ".hypothesis", ".pytest_cache"}
    texts = [p for p in ROOT.rglob("*") if p.is_file() and (p.suffix in kinds or p.parent.name == ".ci")]
    own = [p for p in texts if not set(p.relative_to(ROOT).parts) & made]

    assert [str(p) for p in own if foreign.search(p.read_text(encoding="utf-8", errors="replace"))] == []


def test_what_is_promised_about_access_is_held_by_tests_of_that_name() -> None:
    named = re.findall(r"`((?:[\w/]+\.py)?)::(test_\w+)`", (ROOT / "docs" / "access.md").read_text())
    file = ""
    for where, test in named:  # a name without a file stands in the one before it
        file = where or file
        held = ROOT / file if file.startswith("tests/") else ROOT / "tests" / "player" / file
        assert re.search(rf"^def {test}\b", held.read_text(), re.MULTILINE), f"{file}::{test}"
    assert len(named) > 50
