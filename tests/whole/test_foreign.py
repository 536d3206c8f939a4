"""Whatever stands in a foreign file, the program does no harm: it stays whole, quick, and within the story's folder."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import accumulate
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pelitarina.author.translate import standing, updated
from pelitarina.check.rules import check, runs
from pelitarina.cli.main import run
from pelitarina.errors import FileNotRead
from pelitarina.i18n.files import read_catalogue
from pelitarina.i18n.po import Po
from pelitarina.i18n.po import read as read_po
from pelitarina.i18n.po import write as write_po
from pelitarina.story.home import Folder, asset
from pelitarina.story.load import load
from tests.whole.foreign import COMMANDS, ROOT

HEAD = "story: odd\nformat: 1\ntitle: Odd\nlanguage: en\nstart: door\n"
DOOR = "passages:\n  door:\n    text: A door.\n    go: END\n"
WORDS = (
    "text", "ask", "choices", "go", "call", "otherwise", "ending", "picture", "alt", "pick", "from", "if", "else",
    "once", "set", "add", "label",
    "remember", "always", "never", "kind", "options", "start", "to", "is", "title", "about",
    "people", "renamed", "content", "minutes", "language", "format", "story", "passages", "talk",
)  # fmt: skip


def story(tmp_path: Path, more: str = "", passages: str = DOOR) -> Path:
    folder = tmp_path / "odd"
    folder.mkdir(exist_ok=True)
    (folder / "story.yaml").write_text(HEAD + more + passages, encoding="utf-8")
    return folder


def codes(folder: Path) -> set[str]:
    return {one.code for one in check(load(folder))}


# Changed files by the thousand


def fuzzed(seed: int, count: int, *how: str) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "tests.whole.foreign", str(seed), str(count), *how]
    unmeasured = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    return subprocess.Popen(
        command, cwd=ROOT, env=unmeasured, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    )


def came_of(children: "list[subprocess.Popen[str]]", seconds: float) -> tuple[int, list[str]]:
    """How many files were tried, and what was wrong; the time is a guard only."""
    count, wrong = 0, list[str]()
    try:
        for child in children:
            said, _ = child.communicate(timeout=seconds)
            whole = bool(said) and child.returncode == 0
            told: dict[str, Any] = json.loads(said.splitlines()[-1]) if whole else {"count": 0, "wrong": [said]}
            count += told["count"]
            wrong += told["wrong"]
    finally:
        for child in children:
            child.kill()
    return count, wrong


@pytest.mark.skipif(sys.platform == "win32", reason="the bound on memory is set as other systems do")
def test_two_thousand_changed_files_are_told_of_or_do_no_harm_and_nothing_outside_is_touched() -> None:
    assert came_of([fuzzed(1, 100), fuzzed(2, 1900, "--small")], 1200) == (2000, [])


@pytest.mark.long
@pytest.mark.skipif(sys.platform == "win32", reason="the bound on memory is set as other systems do")
def test_a_hundred_thousand_changed_files_are_told_of_or_do_no_harm() -> None:
    assert came_of([fuzzed(11, 50_000, "--small"), fuzzed(12, 50_000, "--small")], 3600) == (100_000, [])


WATCHED = """
import subprocess, sys
from pathlib import Path
from tests.whole.foreign import Watch
watch, own = Watch(), Path(sys.argv[1])
with watch.on():
    open(own / "a", "w").close()
    open("/etc/passwd").close()
    subprocess.run(["true"])
    import this
heard, may_not_write = watch.wrong(own, True), watch.wrong(own, False)
print([any(sought in one for one in heard) for sought in ("passwd", "subprocess", "'this'")])
print(len(may_not_write) - len(heard))
"""


def test_the_watch_hears_of_what_no_story_may_bring_about(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path.resolve())],
        cwd=ROOT, capture_output=True, text=True, check=False, timeout=60,
    )  # fmt: skip

    assert done.stdout.splitlines()[-2:] == ["[True, True, True]", "1"], done.stderr


SCALARS = st.one_of(
    st.sampled_from([*WORDS, "door", "END", "BACK", "yes/no", "number", "1", "-9", "{a}", "a -> b"]), st.text()
)
NODES = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.sampled_from([*WORDS, "door", "a"]), inner)
    ),
    max_leaves=30,
)


@given(node=st.dictionaries(st.sampled_from(WORDS), NODES, max_size=9))
@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_words_of_the_language_in_any_shape_are_read_or_told_of(node: dict[str, object], tmp_path: Path) -> None:
    folder = story(tmp_path)
    (folder / "story.yaml").write_text(json.dumps({"story": "odd", "format": "1", **node}), encoding="utf-8")

    loaded = load(folder)
    assert check(loaded) or loaded.story


# By hand: work that grows no faster than the file


def work(task: Callable[[], object], most: int) -> int:
    """Count the lines that are run, up to ``most``: a budget that is the same on every computer."""
    done = 0

    class TooMuch(BaseException):
        pass

    def count(frame: FrameType, event: str, fact: object) -> Any:
        nonlocal done
        done += event == "line"
        if done > most:
            raise TooMuch
        return count

    before = sys.gettrace()
    sys.settrace(count)
    try:
        task()
    except TooMuch:
        return most + 1
    finally:
        sys.settrace(before)
    return done


def items(how: str, count: int) -> str:
    guarded = "".join(f"      - if: times(door) == {k}\n        text: A.\n" for k in range(count))
    return f"passages:\n  door:\n    pick: {how}\n    from:\n{guarded}    go: hall\n  hall:\n    go: door\n"


PASSAGES = {
    "names that are not there": lambda n: DOOR + "".join(f"  p{k}:\n    go: xp{k}\n" for k in range(n)),
    "words that are not there": lambda n: DOOR + "".join(f"  p{k}:\n    tekst{k}: A\n    go: END\n" for k in range(n)),
    "choices": lambda n: "passages:\n  door:\n    choices:\n" + "".join(f"      c{k}: Go. -> END\n" for k in range(n)),
    "calls in calls": lambda n: (
        "passages:\n  door:\n    call: p0\n    go: END\n"
        + "".join(f"  p{k}:\n    call: p{k + 1}\n    go: BACK\n" for k in range(n))
        + f"  p{n}:\n    go: BACK\n"
    ),
    "a chain": lambda n: (
        "passages:\n  door:\n    go: p0\n"
        + "".join(f"  p{k}:\n    go: p{k + 1}\n" for k in range(n))
        + f"  p{n}:\n    go: END\n"
    ),
    "items of which the first that holds is shown": lambda n: items("first", n),
    "items that take turns": lambda n: items("cycle", n),
    "items of which the best is shown": lambda n: items("best", n),
    "pictures that are not there": lambda n: (
        DOOR + "".join(f"  p{k}:\n    picture: a{k}\n    alt: A.\n    go: END\n" for k in range(n))
    ),
    "a long word": lambda n: f"passages:\n  door:\n    text: {'x' * 100 * n}\n    go: END\n",
    "braces": lambda n: f"passages:\n  door:\n    text: a {'{' * n}\n    go: END\n",
}


FROM = {PASSAGES["names that are not there"]: 350, PASSAGES["a chain"]: 160} | {
    PASSAGES[name]: 66 for name in PASSAGES if name.startswith("items")
}
"""Where it shows how work grows: near names and many items are weighed up to a limit, a long chain is one card."""


ONCE = ("names that are not there", "words that are not there", *(name for name in PASSAGES if name[:5] == "items"))
"""Of these the map is drawn only by ``.ci/run --long``: most of its work is the check's, and takes seconds."""
GROWING = [
    pytest.param(
        made, command, marks=pytest.mark.long if command == "map" and name in ONCE else (), id=f"{name}-{command}"
    )
    for name, made in PASSAGES.items()
    for command in ("check", "map")
]


@pytest.mark.parametrize(("made", "command"), GROWING)
def test_twice_as_much_of_anything_takes_hardly_more_than_twice_the_work(
    made: Callable[[int], str], command: str, tmp_path: Path
) -> None:
    def of(size: int) -> Callable[[], object]:
        folder = story(tmp_path, passages=made(size))
        (folder / "pictures").mkdir(exist_ok=True)
        for number in range(size):
            (folder / "pictures" / f"b{number}.svg").touch()
        return lambda: run([command, str(folder), *(["-o", str(tmp_path / "m.svg")] if command == "map" else [])])

    work(of(4), 10**9)  # what is done once
    small = FROM.get(made, 40)
    once = work(of(small), 10**9)
    assert work(of(2 * small), round(once * 2.4)) <= once * 2.4


@pytest.mark.parametrize(
    "rows",
    [
        lambda n: 'msgctxt "title"\nmsgid "Odd"\nmsgstr ""\n' + '"a"\n' * n,
        lambda n: "".join(f'msgctxt "door.text"\nmsgid "a{k}"\nmsgstr "b"\n\n' for k in range(n)),
        lambda n: "".join(f'msgctxt "x{k}.text"\nmsgid "same"\nmsgstr "b"\n\n' for k in range(n)),
        lambda n: "".join(f'msgctxt "door.text"\nmsgid "{"ab" * 9}{k}"\nmsgstr "b"\n\n' for k in range(n)),
    ],
    ids=["rows", "paragraphs that stayed", "the same words", "paragraphs that are nearly alike"],
)
def test_a_catalogue_that_is_twice_as_long_takes_hardly_more_than_twice_the_work(
    rows: Callable[[int], str], tmp_path: Path
) -> None:
    def of(size: int) -> Callable[[], object]:
        paragraphs = "".join(f"      a{k}\n\n      {'ba' * 9}{k}\n\n" for k in range(0, size, 2))
        more = "".join(f"  p{k}:\n    text: same\n    go: END\n" for k in range(size))
        there = load(
            story(tmp_path, passages=f"passages:\n  door:\n    text: |\n{paragraphs}    go: END\n{more}")
        ).playable()
        text = 'msgid ""\nmsgstr ""\n\n' + rows(size)

        def brought_up_to_date() -> None:
            po = read_po(text)
            assert isinstance(po, Po)
            assert standing(there, "sv", po).total
            assert isinstance(read_po(write_po(updated(there, po, str))), Po)

        return brought_up_to_date

    once = work(of(40), 10**9)
    assert work(of(80), round(once * 2.5)) <= once * 2.5


def test_bots_do_not_go_round_for_minutes_where_nothing_is_ever_shown(tmp_path: Path) -> None:
    round_ = story(tmp_path, passages="passages:\n  door:\n    go: hall\n  hall:\n    go: door\n")

    assert work(lambda: run(["playtest", str(round_), "--plays", "3"]), 2_000_000) <= 2_000_000


def test_a_broken_story_of_megabytes_is_not_read_again_and_again(tmp_path: Path) -> None:
    good = "".join(f"  p{k}:\n    text: Hello there, everybody of the house.\n    go: END\n" for k in range(500))
    bad = "".join(f"  q{k}:\n    text: 'oops\n    go: END\n" for k in range(30))
    folder = story(tmp_path, passages=DOOR + good + bad)
    once = work(lambda: load(story(tmp_path, passages=DOOR + good)), 10**9)
    (folder / "story.yaml").write_text(HEAD + DOOR + "# a remark\n" * 400_000 + good + bad, encoding="utf-8")

    assert work(lambda: load(folder), once * 6) <= once * 6


def test_rules_with_long_conditions_upon_each_other_are_refused_and_do_not_end_the_program(tmp_path: Path) -> None:
    names = accumulate(range(1, 31), lambda _, k: k)
    rules = "".join(f"  r{k}: {{kind: rule, is: {' or '.join([f'not r{k - 1}'] * 60)}}}\n" for k in names)
    folder = story(tmp_path, f"remember:\n  t: yes/no\n  r0: {{kind: rule, is: not t}}\n{rules}always: [r30]\n")

    assert "PT002" in codes(folder)


# By hand: what is no file, and what leads elsewhere


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
@pytest.mark.parametrize(
    "name", ["story.yaml", "passages/a.yaml", "playthroughs/a.yaml", "locales/sv.po", "pictures/a.svg"]
)
def test_a_pipe_in_the_place_of_a_file_is_told_or_left_aside_and_nobody_waits_for_it(name: str, tmp_path: Path) -> None:
    folder = story(tmp_path)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).unlink(missing_ok=True)
    os.mkfifo(folder / name)

    for words in COMMANDS[1:]:
        run([word.format(folder, out=tmp_path / "out") for word in words])
    with pytest.raises(FileNotRead):
        read_catalogue(Folder(folder), name)
    assert asset(folder, "pictures", "a") is None


def test_a_new_translation_is_not_written_through_a_link_out_of_the_story(tmp_path: Path) -> None:
    folder, outside = story(tmp_path), tmp_path / "outside"
    outside.mkdir()
    (folder / "locales").symlink_to(outside)

    assert run(["translate", "extract", str(folder), "sv"]) == 1
    assert list(outside.iterdir()) == []


def test_a_name_longer_than_the_system_takes_is_a_picture_that_is_not_there(tmp_path: Path) -> None:
    picture = f"passages:\n  door:\n    picture: {'😀' * 100}\n    alt: A door.\n    text: A.\n    go: END\n"

    assert "PT310" in codes(story(tmp_path, passages=picture))


def test_playthroughs_beyond_the_limit_are_not_read(tmp_path: Path) -> None:
    folder = story(tmp_path)
    (folder / "playthroughs").mkdir()
    for number in range(1005):
        (folder / "playthroughs" / f"{number:04}.yaml").write_text("a run:\n  steps:\n    - ends: end\n")

    assert len(runs(folder, load(folder).playable())[0]) == 1000
