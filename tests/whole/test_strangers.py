"""Stories from strangers, and names typed by anybody: nothing outside is read, nothing hangs, nothing steers."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest

from pelitarina.check.rules import check, runs
from pelitarina.cli.main import run
from pelitarina.i18n.catalogue import story_words
from pelitarina.play.step import start
from pelitarina.story.diagnostic import MOST
from pelitarina.story.load import load
from tests.whole.table import Home

HEAD = "story: odd\nformat: 1\ntitle: Odd\nlanguage: en\nstart: door\n"
DOOR = "passages:\n  door:\n    text: A door.\n    go: END\n"
PO = (
    'msgid ""\nmsgstr "Content-Type: text/plain; charset={charset}\\n"\n\n'
    'msgctxt "title"\nmsgid "Odd"\nmsgstr "{text}"\n'
)


def story(tmp_path: Path, more: str = "", passages: str = DOOR) -> Path:
    """Write a small story."""
    folder = tmp_path / "odd"
    folder.mkdir()
    (folder / "story.yaml").write_text(HEAD + more + passages, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    "more",
    [
        pytest.param("content: [" + ",".join(["*a"] * 50_000) + "]\n", id="fifty thousand aliases on a line"),
        pytest.param("content: [" + ",".join(f"&a{n} x" for n in range(20_000)) + "]\n", id="anchors on a line"),
        pytest.param("content:\n" + "".join(f"  - &a{n} x\n" for n in range(20_000)), id="anchors on lines"),
    ],
)
def test_signs_of_yaml_by_the_thousand_are_told_of_and_reading_stops(more: str, tmp_path: Path) -> None:
    assert 0 < len(check(load(story(tmp_path, more)))) < 300


def test_names_repeated_without_end_are_told_of_up_to_a_limit_and_the_story_is_refused(tmp_path: Path) -> None:
    folder = story(tmp_path, "people:\n" + "  a: A\n" * 300_000)

    loaded = load(folder)
    assert len(loaded.diagnostics) == MOST
    assert loaded.story is None
    assert "PT002" in {one.code for one in loaded.diagnostics}


def test_rules_that_lean_on_one_another_twice_are_worked_out_once(tmp_path: Path) -> None:
    rules = "".join(f"  r{n}: {{kind: rule, is: r{n - 1} and r{n - 1}}}\n" for n in range(1, 31))
    folder = story(tmp_path, f"remember:\n  t: yes/no\n  r0: {{kind: rule, is: not t}}\n{rules}always: [r30]\n")

    assert start(load(folder).playable()).events[-1].__class__.__name__ == "Entered"


def test_a_linked_playthrough_or_catalogue_from_outside_is_not_read(tmp_path: Path) -> None:
    folder = story(tmp_path)
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "sv.po").write_text(PO.format(charset="utf-8", text="Utifrån"), encoding="utf-8")
    (folder / "locales").symlink_to(outside)
    (folder / "playthroughs").mkdir()
    (folder / "playthroughs" / "x.yaml").symlink_to("/etc/passwd")

    assert runs(folder, load(folder).playable()) == ((), ())
    assert story_words(folder, "en", "sv").say("title", "Odd", True) == "Odd"


@pytest.mark.parametrize("charset", ["utf-7", "nonsense-9"])
def test_a_catalogue_is_read_as_utf_8_whatever_it_calls_itself(charset: str, tmp_path: Path) -> None:
    folder = story(tmp_path)
    (folder / "locales").mkdir()
    (folder / "locales" / "sv.po").write_text(PO.format(charset=charset, text="Udda +ABs-[2J"), encoding="utf-8")

    assert story_words(folder, "en", "sv").say("title", "Odd", True) == "Udda +ABs-[2J"


def test_no_text_of_a_story_steers_the_terminal(tmp_path: Path) -> None:
    folder = story(tmp_path)
    (folder / "locales").mkdir()
    (folder / "locales" / "sv.po").write_text(PO.format(charset="utf-8", text="Udda\x1b[2J\u202e"), encoding="utf-8")

    assert story_words(folder, "en", "sv").say("title", "Odd", True) == "Udda[2J"


def test_a_direction_that_turns_text_around_is_refused_in_a_story(tmp_path: Path) -> None:
    folder = story(tmp_path, passages=DOOR.replace("A door.", "A \u202edoor."))

    assert [one.code for one in load(folder).diagnostics] == ["PT001"]


@pytest.mark.parametrize("name", ["x" * 100_000, "  ", "\x1b\x07"])
def test_a_pseudonym_on_the_command_line_passes_the_same_gate_as_a_typed_one(name: str, tmp_path: Path) -> None:
    assert run(["play", str(story(tmp_path)), "--text", "--customer", name]) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core dumps of this kind on Windows")
@pytest.mark.parametrize("command", [["journal", "list"], ["stories"], ["doctor"]])
def test_no_command_leaves_its_memory_on_disk(command: list[str], tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    asked = "import resource, sys; from pelitarina.cli.main import run; run(sys.argv[1:]);"
    shown = asked + "print('limit', resource.getrlimit(resource.RLIMIT_CORE)[0])"
    hard = resource.getrlimit(resource.RLIMIT_CORE)[1]
    done = subprocess.run(
        [sys.executable, "-c", shown, *command, "--data", str(home.data)],
        env=home.environment, cwd=home.top / "work", capture_output=True, text=True, check=False,
        stdin=subprocess.DEVNULL, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_CORE, (hard, hard)),
        timeout=120,
    )  # fmt: skip

    assert "limit 0" in done.stdout


def test_a_second_setting_up_changes_nothing_of_the_first(tmp_path: Path) -> None:
    home = Home(tmp_path / "home")
    home.init()
    before = (home.data / "pelitarina.notice.json").read_bytes()
    home.notice.write_text(home.notice.read_text(encoding="utf-8").replace("Esimerkin", "Toisen"), encoding="utf-8")
    code, _ = home.run("journal", "init", "--notice", str(home.notice), *home.opened)

    assert code == 2
    assert (home.data / "pelitarina.notice.json").read_bytes() == before


def test_a_failed_export_is_not_written_into_the_log(tmp_path: Path) -> None:
    from tests.whole.hands import SITTING

    home = Home(tmp_path / "home")
    home.init()
    home.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", "Kuusi", *home.opened)
    code, _ = home.run("export", "own-copy", "--customer", "Kuusi", "-o", "/nowhere/copy.txt", *home.opened)
    counted = (
        "import sys, pathlib, datetime; from sqlalchemy import select, func; from pelitarina.journal import schema;"
        "from pelitarina.journal.store import unlock;"
        "j = unlock(pathlib.Path(sys.argv[1]), sys.argv[2], datetime.datetime.now(datetime.UTC));"
        "print(j._vault.connection.execute(select(func.count()).select_from(schema.export)).scalar())"
    )
    passphrase = home.passphrase.read_text(encoding="utf-8").strip()
    done = subprocess.run(
        [sys.executable, "-c", counted, str(home.data), passphrase],
        env=home.environment, capture_output=True, text=True, check=False, timeout=120,
    )  # fmt: skip

    assert code == 2
    assert done.stdout.strip() == "0", done.stderr


def test_a_replay_says_stored_only_where_something_was_stored(tmp_path: Path) -> None:
    from tests.whole.hands import SITTING

    home = Home(tmp_path / "home")
    code, said = home.run("play", "pieni_hetki", "--lang", "en", "--replay", str(SITTING))
    assert (code, "Nothing was stored." in said) == (0, True)
    code, said = home.run("play", "pieni_hetki", "--replay", str(SITTING), "--customer", "Kuusi", *home.opened)
    assert code == 2


def test_a_database_address_and_an_unknown_language_are_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--database", "postgresql://u:p@h/d", "stories"]) == 1
    assert "u:p" not in capsys.readouterr().err
    assert run(["stories", "--lang", "xyzzy"]) == 1
