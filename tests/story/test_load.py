"""Loading: a folder becomes a story; nothing from outside it is read, and no file can break the program."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pelitarina.errors import FileNotRead, HeadNotFound, PelitarinaError, StoryInvalid, StoryNotFound
from pelitarina.story.diagnostic import Findings
from pelitarina.story.home import Asset, Folder, asset
from pelitarina.story.load import FILE_BYTES, errors, find, load, shelf, text_of
from tests.story.corpus import HEAD, codes, loaded, written

GOOD = HEAD + "passages:\n  door:\n    text: Rain.\n    go: END\n"
ONE = "passages:\n  door:\n    text: Rain.\n    go: {to}\n"


def with_files(folder: Path, text: str, **files: str) -> Path:
    """A story with ``passages/<name>.yaml``."""
    made = written(folder, text)
    (made / "passages").mkdir()
    for name, content in files.items():
        (made / "passages" / f"{name}.yaml").write_text(content, "utf-8", newline="")
    return made


def places(folder: Path) -> list[tuple[str, str, int, tuple[str, int] | None]]:
    """Codes with file and line, and the other place."""
    return [
        (one.code, one.place.file, one.place.line, (one.other.file, one.other.line) if one.other else None)
        for one in load(folder).diagnostics
    ]


def test_a_good_story_can_be_played(tmp_path: Path) -> None:
    found = load(written(tmp_path, GOOD))

    assert found.diagnostics == ()
    assert found.playable().id == "broken"


def test_a_story_with_a_mistake_cannot_be_played(tmp_path: Path) -> None:
    found = loaded(tmp_path, ONE.format(to="nowhere"))

    assert codes(errors(found.diagnostics)) == ["PT201"]
    with pytest.raises(StoryInvalid):
        found.playable()


def test_a_story_with_a_warning_can_be_played(tmp_path: Path) -> None:
    found = loaded(tmp_path, "passages:\n  door:\n    sound: rain\n    text: Rain.\n    go: END\n")

    assert codes(found.diagnostics) == ["PT311", "PT310"]
    assert found.playable().id == "broken"


def test_passages_of_further_files_are_merged_in_the_order_of_their_names(tmp_path: Path) -> None:
    folder = with_files(
        tmp_path, HEAD + ONE.format(to="b"), b="c:\n  text: C.\n  go: END\n", a="b:\n  text: B.\n  go: c\n"
    )

    assert list(load(folder).playable().passages) == ["door", "b", "c"]


def test_a_story_may_have_all_its_passages_in_further_files(tmp_path: Path) -> None:
    folder = with_files(tmp_path, HEAD, a="door:\n  text: Rain.\n  go: END\n")

    assert list(load(folder).playable().passages) == ["door"]


def test_a_passage_of_two_further_files_is_told_with_both_places(tmp_path: Path) -> None:
    good = "kitchen:\n  text: Tea.\n  go: END\n"
    folder = with_files(tmp_path, HEAD + ONE.format(to="kitchen"), a=good, b="\n" + good)

    assert places(folder) == [("PT005", "passages/b.yaml", 2, ("passages/a.yaml", 1))]


def test_a_passage_of_the_story_file_and_a_further_file_is_told_with_both_places(tmp_path: Path) -> None:
    folder = with_files(tmp_path, HEAD + ONE.format(to="END"), a="door:\n  text: Tea.\n  go: END\n")

    assert places(folder) == [("PT005", "passages/a.yaml", 1, ("story.yaml", 7))]


def test_a_mistake_in_a_further_file_is_told_there(tmp_path: Path) -> None:
    folder = with_files(
        tmp_path,
        HEAD + ONE.format(to="kitchen"),
        a="# one\n\nkitchen:\n  text: Tea: hot.\n  go: hall\n",
        b="hall:\n  text: H.\n  go: ENDE\n",
    )

    assert places(folder) == [("PT008", "passages/a.yaml", 4, None), ("PT201", "passages/b.yaml", 3, None)]


def test_a_further_file_that_is_a_list_is_told(tmp_path: Path) -> None:
    folder = with_files(tmp_path, GOOD, a="- door\n")

    assert places(folder) == [("PT103", "passages/a.yaml", 1, None)]


@pytest.mark.parametrize("name", ["passages/a.yml", "passages/a.YAML", "playthroughs/a.yml"])
def test_a_file_whose_name_ends_otherwise_is_told_not_passed_over(name: str, tmp_path: Path) -> None:
    folder = written(tmp_path, GOOD)
    (folder / name).parent.mkdir()
    (folder / name).write_text("hall:\n  text: H.\n  go: END\n", "utf-8")
    (folder / name).with_name("notes.txt").write_text("remember the cat", "utf-8")
    found = load(folder)

    assert [(one.code, one.place.file, dict(one.facts)["mend"]) for one in found.diagnostics] == [
        ("PT115", name, "a.yaml")
    ]
    assert found.story is not None


def test_an_empty_further_file_does_no_harm(tmp_path: Path) -> None:
    assert places(with_files(tmp_path, GOOD, a="", b="# later\n")) == []


@pytest.mark.parametrize("text", [pytest.param("", id="empty"), pytest.param("- a\n", id="a list"), "just words\n"])
def test_a_story_file_that_is_no_story_is_told_once(text: str, tmp_path: Path) -> None:
    assert places(written(tmp_path, text)) == [("PT103", "story.yaml", 1, None)]


def test_a_story_file_that_is_no_story_is_told_even_if_another_file_has_a_mistake(tmp_path: Path) -> None:
    folder = with_files(tmp_path, "- a\n", a="a: b: c\n")

    assert ("PT103", "story.yaml", 1, None) in places(folder)


def test_a_folder_without_a_story_is_an_error_of_the_world(tmp_path: Path) -> None:
    with pytest.raises(FileNotRead):
        load(tmp_path)


def test_a_story_file_that_is_a_folder_is_an_error_of_the_world(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").mkdir()

    with pytest.raises(FileNotRead):
        load(tmp_path)


def test_a_pipe_in_place_of_a_story_is_never_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "story.yaml")

    with pytest.raises(FileNotRead):
        load(tmp_path)


def test_line_ends_and_the_mark_of_windows_do_not_change_what_story_it_is(tmp_path: Path) -> None:
    unix = load(written(tmp_path, GOOD)).playable()
    windows = load(written(tmp_path, "\ufeff" + GOOD.replace("\n", "\r\n"))).playable()

    assert windows == unix


def test_another_word_makes_another_story(tmp_path: Path) -> None:
    one = load(written(tmp_path, GOOD)).playable()
    other = load(written(tmp_path, GOOD.replace("Rain", "Snow"))).playable()

    assert one.sha256 != other.sha256


# What is no text, and what is too much


@pytest.mark.parametrize(
    ("before", "spoilt", "line", "column"),
    [
        pytest.param("", b"\xff", 1, 1, id="at the very beginning"),
        pytest.param("title: K", b"\xf6ln", 1, 9, id="a letter of Latin 1"),
        pytest.param("a: b\r\nö: ", b"\xe4", 2, 4, id="after another line"),
        pytest.param("\ufeffa: ", b"\xed\xa0\x80", 1, 4, id="half of a pair"),
    ],
)
def test_a_file_that_is_not_utf_8_is_told_with_the_place(
    before: str, spoilt: bytes, line: int, column: int, tmp_path: Path
) -> None:
    (tmp_path / "story.yaml").write_bytes(before.encode() + spoilt + b"\nb: c\n")

    (found,) = load(tmp_path).diagnostics

    assert (found.code, found.place.line, found.place.column) == ("PT001", line, column)


def test_a_file_of_more_than_eight_mebibytes_is_refused(tmp_path: Path) -> None:
    (tmp_path / "story.yaml").write_bytes(b"#" * (FILE_BYTES + 1))

    assert codes(load(tmp_path).diagnostics) == ["PT002"]


def test_a_file_of_eight_mebibytes_is_read(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_bytes(b"#" * FILE_BYTES)
    findings = Findings()

    assert len(text_of(path, "story.yaml", findings) or "") == FILE_BYTES
    assert not len(findings)


def test_more_files_than_a_story_may_have_are_told(tmp_path: Path) -> None:
    folder = with_files(tmp_path, GOOD, **{f"p{number:04}": "" for number in range(1001)})

    assert places(folder) == [("PT002", "passages/p1000.yaml", 1, None)]


# Nothing from outside


def test_a_further_file_that_leads_out_of_the_story_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text("kitchen:\n  text: Secret.\n  go: END\n", "utf-8")
    folder = with_files(tmp_path, GOOD)
    (folder / "passages" / "a.yaml").symlink_to(outside)

    found = load(folder)

    assert places(folder) == [("PT111", "passages/a.yaml", 1, None)]
    assert found.draft is not None
    assert "kitchen" not in found.draft.passages


def test_a_folder_of_passages_that_leads_out_of_the_story_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "a.yaml").write_text("kitchen:\n  text: Secret.\n  go: END\n", "utf-8")
    folder = written(tmp_path, GOOD)
    (folder / "passages").symlink_to(outside)

    assert places(folder) == [("PT111", "passages/a.yaml", 1, None)]


def test_a_story_file_that_leads_out_of_its_folder_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.yaml"
    outside.write_text(GOOD, "utf-8")
    folder = tmp_path / "broken"
    folder.mkdir()
    (folder / "story.yaml").symlink_to(outside)

    assert places(folder) == [("PT111", "story.yaml", 1, None)]
    assert load(folder).story is None


def test_a_link_to_the_whole_story_is_fine(tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "link").symlink_to(tmp_path / "broken")

    assert load(tmp_path / "link").diagnostics == ()


PICTURE = HEAD + "passages:\n  door:\n    picture: door\n    alt: A door.\n    text: Rain.\n    go: END\n"


def test_a_picture_in_the_story_is_found(tmp_path: Path) -> None:
    folder = written(tmp_path, PICTURE)
    (folder / "pictures").mkdir()
    (folder / "pictures" / "door.svg").write_text("x", "utf-8")

    assert places(folder) == []
    assert asset(folder, "pictures", "door") == Asset(Folder(folder), "pictures/door.svg")
    assert asset(folder, "pictures", "door.svg") == Asset(Folder(folder), "pictures/door.svg")


@pytest.mark.parametrize("whole_folder", [pytest.param(False, id="the file"), pytest.param(True, id="the folder")])
def test_a_picture_that_leads_out_of_the_story_is_refused(whole_folder: bool, tmp_path: Path) -> None:
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "door.svg").write_text("secret", "utf-8")
    folder = written(tmp_path, PICTURE)
    if whole_folder:
        (folder / "pictures").symlink_to(outside)
    else:
        (folder / "pictures").mkdir()
        (folder / "pictures" / "door.svg").symlink_to(outside / "door.svg")

    assert places(folder) == [("PT111", "story.yaml", 8, None)]
    assert asset(folder, "pictures", "door") is None


@pytest.mark.parametrize(
    "name",
    [
        "../door",
        "/etc/passwd",
        "a/b",
        ".hidden",
        "do*r",
        "c:door",
        "x" * 5000,
        "d?",
        "[d]oor",
        "a\\b",
        "con",
        "d.",
        "lpt1.svg",
    ],
)
def test_the_name_of_a_picture_leads_nowhere_else(name: str, tmp_path: Path) -> None:
    found = load(written(tmp_path, PICTURE.replace("picture: door", f"picture: '{name}'"))).diagnostics

    assert codes(found) == ["PT111"]


# Finding stories


def test_a_story_is_found_by_folder_by_file_and_by_name(tmp_path: Path) -> None:
    folder = written(tmp_path, GOOD)

    assert find(str(folder), ()) == folder
    assert find(str(folder / "story.yaml"), ()) == folder
    assert find("broken", (tmp_path / "nowhere", tmp_path)) == folder


@pytest.mark.parametrize("name", ["nobody", "../broken", "", "a\0b"])
def test_a_name_that_is_on_no_shelf_is_told(name: str, tmp_path: Path) -> None:
    written(tmp_path, GOOD)
    (tmp_path / "shelf").mkdir()

    with pytest.raises(StoryNotFound):
        find(name, (tmp_path / "shelf",))


def test_a_picture_that_cannot_be_shown_is_told_and_one_that_can_goes_before_it(tmp_path: Path) -> None:
    folder = written(tmp_path, GOOD.replace("    text:", "    picture: dawn\n    alt: Dawn.\n    text:", 1))
    (folder / "pictures").mkdir()
    (folder / "pictures" / "dawn.jpg").write_bytes(b"from a phone")
    assert [(one.code, dict(one.facts)) for one in load(folder).diagnostics] == [("PT312", {"file": "dawn.jpg"})]

    (folder / "pictures" / "dawn.svg").write_text("<svg/>", "utf-8")
    assert load(folder).diagnostics == ()

    (folder / "pictures" / "dawn.svg").write_text("<svg>" + " " * 256 * 1024, "utf-8")
    assert codes(load(folder).diagnostics) == ["PT312"]


def test_a_folder_without_a_story_says_which_file_is_missing(tmp_path: Path) -> None:
    (tmp_path / "story.yaml.txt").write_text(GOOD, "utf-8")

    with pytest.raises(HeadNotFound, match=r"no file story\.yaml"):
        find(str(tmp_path), ())


def test_the_shelf_lists_stories_by_name(tmp_path: Path) -> None:
    for name in ("b", "a", "empty"):
        (tmp_path / name).mkdir()
    for name in ("b", "a"):
        (tmp_path / name / "story.yaml").write_text(GOOD, "utf-8")

    assert [folder.name for folder in shelf((tmp_path, tmp_path / "nowhere"))] == ["a", "b"]


# No file can break the program


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("[" * 100_000, id="a hundred thousand brackets"),
        pytest.param("[" * 100_000 + "]" * 100_000, id="as many, closed again"),
        pytest.param("{a: " * 100_000, id="as many names in names"),
        pytest.param("- " * 100_000, id="as many dashes"),
        pytest.param("? " * 100_000, id="as many question marks"),
        pytest.param("\n".join(" " * depth + "a:" for depth in range(500)), id="deeper and deeper"),
        pytest.param("x" * 3_000_000 + ": y", id="a name without end"),
        pytest.param(HEAD + "y" * 200_000 + ": y", id="a long name in a story"),
        pytest.param("a: [" + "b," * 200_000 + "]", id="a very long line"),
        pytest.param("a: " + "b " * 500_000, id="a very long sentence"),
        pytest.param("a: &a [x]\n" + "".join(f"b{n}: &b{n} [*a, *a]\n" for n in range(50)), id="aliases of aliases"),
        pytest.param("a: &a [*a]", id="an alias of itself"),
        pytest.param("a: b\0c", id="a sign that is no text"),
        pytest.param("\x1b[31m: red", id="a sign that steers the terminal"),
        pytest.param('story: "\\ud800"', id="half of a pair, written out"),
        pytest.param('story: "\\e[31m\\0"', id="signs that are no text, written out"),
        pytest.param("? {a: b}\n: c", id="names as a name"),
        pytest.param("? \n: c", id="nothing as a name"),
        pytest.param("%YAML 9.9\n---\na: b", id="another YAML"),
        pytest.param("%TAG ! tag:x,2000:\n---\na: !b c", id="tags by another name"),
        pytest.param("%NOTHING\n---\na: b", id="an unknown instruction"),
        pytest.param("minutes: " + "9" * 5_000, id="a number of five thousand digits"),
        pytest.param("always:\n  - trust > " + "9" * 5_000, id="as many in a condition"),
        pytest.param("always:\n  - " + "(" * 50_000, id="brackets in a condition"),
        pytest.param("a: b: c\n" * 200, id="many mistakes"),
        pytest.param("\u2028: x\u2029y\u0085z: w", id="line ends of other scripts"),
        pytest.param("--- >\n x\n...\n--- |\n y\n", id="documents of prose"),
        pytest.param(HEAD + "passages:\n" + "".join(f"  p{n}:\n    go: q{n}\n" for n in range(400)), id="many unknown"),
    ],
)  # fmt: skip
def test_no_text_breaks_loading(text: str, tmp_path: Path) -> None:
    found = load(written(tmp_path, text))

    assert found.story is None
    assert found.diagnostics


def test_rules_upon_rules_without_end_are_refused(tmp_path: Path) -> None:
    rules = "".join(f"  r{n}:\n    kind: rule\n    is: not r{n - 1}\n" for n in range(1, 2000))
    text = f"remember:\n  r0: yes/no\n{rules}" + ONE.format(to="END")

    assert codes(loaded(tmp_path, text).diagnostics) == ["PT002"]


_SIGNS = [
    *"\n -:#'\"[]{}&*!|>@%`,?\\\t",
    "ä",
    "🙂",
    "\r\n",
    "\ufeff",
    "\0",
    "  ",
    "\n  ",
    ": ",
    " #",
    "<<",
    "---",
    " -> ",
]
_WORDS = ["text", "door", "go", "END", "passages:", "remember:", "kind: ", "number", "if: ", "choices:", "ask:", "{x}"]
_MORE = [
    "options: ",
    "start: ",
    "text: |\n",
    "- if: a\n",
    "renamed: ",
    "people: ",
    "set: ",
    "add: ",
    "call: ",
    "pick: ",
]
_PIECES = st.sampled_from([*_SIGNS, *_WORDS, *_MORE, "from: ", "1" * 20])
_relaxed = settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def survives(folder: Path, data: bytes) -> None:
    """Load bytes as a story; anything but a finding or an error of the world is a bug."""
    (folder / "story.yaml").write_bytes(data)
    try:
        found = load(folder)
    except PelitarinaError:
        return
    assert all(one.place.line >= 1 and one.place.column >= 1 for one in found.diagnostics)


@_relaxed
@given(st.lists(_PIECES, max_size=40))
def test_no_pieces_of_the_language_break_loading(tmp_path: Path, pieces: list[str]) -> None:
    survives(tmp_path, "".join(pieces).encode())


@pytest.mark.unmeasured
@_relaxed
@given(st.lists(_PIECES, max_size=12), st.integers(0, 3_000), st.integers(0, 60))
def test_no_damage_to_a_good_story_breaks_loading(tmp_path: Path, pieces: list[str], at: int, length: int) -> None:
    whole = Path(__file__).with_name("whole").joinpath("story.yaml").read_text("utf-8")
    survives(tmp_path, (whole[:at] + "".join(pieces) + whole[at + length :]).encode())


@_relaxed
@given(st.binary(max_size=200))
def test_no_bytes_break_loading(tmp_path: Path, data: bytes) -> None:
    survives(tmp_path, data)
