"""Packed stories: the same as a folder to everybody, and no foreign file can do harm."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from zipfile import ZIP_BZIP2

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pelitarina.check.rules import check, runs
from pelitarina.errors import FileNotRead, PackNotWhole, PackRefused
from pelitarina.i18n.catalogue import story_languages, story_words
from pelitarina.story import pack
from pelitarina.story.home import Folder, asset, home
from pelitarina.story.load import find, load, on_shelf, shelf
from pelitarina.story.pack import MEMBER_BYTES, MEMBERS, opened_pack, unpacked
from tests.story.corpus import codes
from tests.story.hostile import GOOD, PICTURE, STORY, changed, entry, lying_upon_each_other, packed, with_large_zip_sign

PO = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\nmsgctxt "title"\nmsgid "A"\nmsgstr "Pikku"\n'


def written(folder: Path, data: bytes, name: str = "tiny.pelitarina") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path


def refusal(data: bytes) -> tuple[str, str]:
    """Why a pack is refused, and what in it."""
    with pytest.raises(PackRefused) as caught:
        opened_pack(Path("foreign.pelitarina"), data)
    return caught.value.facts["why"], caught.value.facts["what"]


# The same as a folder


def test_a_packed_story_is_loaded_checked_and_tested_like_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "tiny"
    for name, content in GOOD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    path = written(tmp_path, packed())

    assert load(path).playable() == load(folder).playable()
    assert check(load(path)) == ()
    assert runs(path, load(path).playable()) == runs(folder, load(folder).playable())


def test_passages_of_further_files_are_merged_in_the_order_of_their_names(tmp_path: Path) -> None:
    head = STORY.replace("go: END", "go: b")
    files = {"story.yaml": head, "passages/2.yaml": "c:\n  text: C.\n  go: END\n", "passages/1.yaml": "b:\n  go: c\n"}

    assert list(load(written(tmp_path, packed(files.items(), good=False))).playable().passages) == ["door", "b", "c"]


def test_a_mistake_in_a_pack_is_told_with_its_file_and_line(tmp_path: Path) -> None:
    twice = "hall:\n  text: H.\n  go: ENDE\nattic:\n  text: A.\n  go: END\n"
    found = load(written(tmp_path, packed([("passages/a.yaml", twice), ("passages/b.yaml", "\nattic:\n  go: END\n")])))

    assert [
        (one.code, one.place.file, one.place.line, one.other.file if one.other else None) for one in found.diagnostics
    ] == [("PT201", "passages/a.yaml", 3, None), ("PT005", "passages/b.yaml", 2, "passages/a.yaml")]


def test_its_pictures_are_given_as_bytes_and_nothing_is_unpacked_to_disk(tmp_path: Path) -> None:
    path = written(tmp_path, packed())
    found = asset(path, "pictures", "door")

    assert found is not None
    assert (found.kind, found.read(1000)) == (".svg", PICTURE.encode())
    assert found.read(10) is None
    assert asset(path, "pictures", "window") is None
    assert [one.name for one in tmp_path.iterdir()] == ["tiny.pelitarina"]


def test_its_translations_are_read(tmp_path: Path) -> None:
    path = written(tmp_path, packed([("locales/fi.po", PO)]))

    assert story_languages(path, "en") == ("en", "fi")
    assert story_words(path, "en", "fi").say("title", "A tiny story", True) == "Pikku"


def test_a_pack_is_found_by_its_name_and_on_the_shelf(tmp_path: Path) -> None:
    path = written(tmp_path, packed())
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "story.yaml").write_text(STORY, "utf-8")

    assert find(str(path), ()) == path
    assert find("tiny", (tmp_path,)) == path
    assert shelf((tmp_path,)) == (tmp_path / "other", path)


def test_a_folder_goes_before_a_pack_of_the_same_name(tmp_path: Path) -> None:
    written(tmp_path, packed())
    (tmp_path / "tiny").mkdir()
    (tmp_path / "tiny" / "story.yaml").write_text(STORY, "utf-8")

    assert find("tiny", (tmp_path,)) == tmp_path / "tiny"
    assert shelf((tmp_path,)) == (tmp_path / "tiny",)


def test_a_folder_that_is_called_like_a_pack_is_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "tiny.pelitarina"
    folder.mkdir()
    (folder / "story.yaml").write_text(STORY, "utf-8")

    assert home(folder) == Folder(folder)
    assert load(folder).playable().id == "tiny"


def test_a_pack_that_cannot_be_read_costs_no_other_story_of_the_shelf(tmp_path: Path) -> None:
    written(tmp_path, packed())
    written(tmp_path, b"no zip", "broken.pelitarina")
    written(tmp_path, packed([("setup.exe", "MZ")]), "foreign.pelitarina")

    assert [loaded.playable().id for loaded in on_shelf((tmp_path,))] == ["tiny"]


def test_empty_folders_as_some_programs_pack_them_are_fine(tmp_path: Path) -> None:
    data = packed([(entry("sounds/", kind=stat.S_IFDIR), b""), ("README.md", "Hello"), ("LICENSE", "CC BY")])

    assert load(written(tmp_path, data)).diagnostics == ()


# What is refused


@pytest.mark.parametrize(
    "name",
    [
        "../story.yaml",
        "pictures/../../evil.svg",
        "/etc/evil.svg",
        "C:/evil.svg",
        "pictures\\evil.svg",
        "pictures/..\\evil.svg",
        "pictures//evil.svg",
        "./story.yaml",
        "pictures/.hidden.svg",
        "pictures/con.svg",
        "pictures/NUL.svg",
        "pictures/com1.svg",
        "pictures/LPT¹.svg",
        "pictures/evil.svg.",
        "pictures/evil.svg ",
        "pictures/e\x1bvil.svg",
        "pictures/door.svg:stream",
        "pictures/" + "x" * 200 + ".svg",
        "",
    ],
)
def test_a_name_that_could_lead_elsewhere_is_refused(name: str) -> None:
    assert refusal(packed([(entry(name), "x")])) == ("This name could lead out of the story", name[:100])


def test_a_name_that_ends_early_for_some_is_refused() -> None:
    data = packed([(entry("pictures/a.svgXevil.svg"), "x")]).replace(b"a.svgXevil", b"a.svg\0evil")

    assert refusal(data)[0] == "This name could lead out of the story"


@pytest.mark.parametrize(
    "name",
    ["setup.exe", "pictures/setup.exe", "story.yml", "tiny/story.yaml", "passages/more/a.yaml", "__MACOSX/x", "notes/"],
)
def test_what_does_not_belong_to_a_story_is_refused(name: str) -> None:
    assert refusal(packed([(entry(name), "")])) == ("This does not belong to a story", name)


@pytest.mark.parametrize("kind", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_devices_are_refused(kind: int) -> None:
    data = packed([(entry("passages/a.yaml", kind=kind), "/etc/passwd")])

    assert refusal(data) == ("This is a link or a device", "passages/a.yaml")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("pictures/a.svg", "pictures/a.svg"),
        ("pictures/a.svg", "pictures/A.svg"),
        ("pictures/straße.svg", "pictures/STRASSE.svg"),
        ("pictures/ä.svg", "pictures/a\u0308.svg"),
    ],
)
@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_name_given_twice_is_refused_also_in_capitals(first: str, second: str) -> None:
    assert refusal(packed([(first, "x"), (second, "y")])) == ("This name stands there twice", second)


def test_a_story_that_is_not_at_the_root_is_refused() -> None:
    assert refusal(packed([("README.md", "x")], good=False)) == ("Something is missing", "story.yaml")


@pytest.mark.parametrize("flag", [0x1, 0x40, 0x2000])
def test_a_locked_file_is_refused(flag: int) -> None:
    assert refusal(changed(packed(), "pictures/door.svg", 8, flag))[0] == "This is locked with a password"


def test_a_file_packed_in_an_unusual_way_is_refused() -> None:
    data = packed([(entry("passages/a.yaml", method=ZIP_BZIP2), "# x")])

    assert refusal(data) == ("This is packed in a way that is not read here", "passages/a.yaml")


def test_a_file_that_grows_out_of_all_proportion_is_refused_before_it_is_unpacked() -> None:
    data = packed([("passages/a.yaml", b"#" * (4 * 1024 * 1024))])

    assert len(data) < 10_000
    assert refusal(data) == ("This would grow too large when it is unpacked", "passages/a.yaml")


def test_a_file_that_is_too_large_is_refused_however_it_was_packed() -> None:
    data = packed([(entry("sounds/rain.ogg", method=0), bytes(MEMBER_BYTES + 1))])

    assert refusal(data) == ("This would grow too large when it is unpacked", "sounds/rain.ogg")


def test_files_that_are_too_large_together_are_refused() -> None:
    data = packed([(f"passages/{number}.yaml", "#") for number in range(300)])
    for number in range(300):
        data = changed(data, f"passages/{number}.yaml", 24, 1024 * 1024, "L")

    assert refusal(data) == ("Unpacked it would be larger than a story may be", "256 MiB")


def test_too_many_files_are_refused_before_the_directory_is_read() -> None:
    data = packed([(f"passages/{number}.yaml", "") for number in range(MEMBERS)])

    assert refusal(data) == ("It holds more files than a story may", f"{MEMBERS + 3}")


def test_a_directory_larger_than_its_files_can_need_is_refused() -> None:
    big = entry("README.md")
    big.comment = b"x" * 60_000

    assert refusal(packed([(big, "x")]))[0] == "It holds more files than a story may"


def test_a_pack_that_is_too_large_is_not_read_to_its_end(tmp_path: Path) -> None:
    path = written(tmp_path, b"")
    os.truncate(path, 10 * pack.PACK_BYTES)

    with pytest.raises(PackRefused, match="larger than a story may be"):
        unpacked(path)


def test_files_that_lie_upon_each_other_are_refused() -> None:
    assert refusal(lying_upon_each_other(200))[0] == "This lies upon another part of the file"


# What is damaged


@pytest.mark.parametrize(
    "data",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"PK\x05\x06", id="the beginning of an end"),
        pytest.param(STORY.encode(), id="a story that is not packed"),
        pytest.param(b"#!/bin/sh\n" + packed(), id="something before it"),
        pytest.param(packed() + b"more", id="something behind it"),
        pytest.param(packed()[:-1], id="cut short by one"),
        pytest.param(packed()[: len(packed()) // 2], id="half of it"),
        pytest.param(packed()[100:], id="the second half"),
        pytest.param(with_large_zip_sign(), id="an end that points to another end"),
    ],
)
def test_what_is_no_whole_pack_is_told_as_such(data: bytes, tmp_path: Path) -> None:
    path = written(tmp_path, data)

    with pytest.raises(PackNotWhole, match="it is not a whole story file"):
        load(path)


def test_a_pack_that_is_not_there_or_no_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotRead, match="it is not there"):
        load(tmp_path / "none.pelitarina")
    os.mkfifo(tmp_path / "pipe.pelitarina")
    with pytest.raises(PackNotWhole, match="it is not a whole story file"):
        load(tmp_path / "pipe.pelitarina")


def test_a_file_that_is_not_as_it_was_packed_is_told_by_its_name(tmp_path: Path) -> None:
    data = packed([(entry("passages/a.yaml", method=0), "hall:\n  text: H.\n  go: END\n")]).replace(
        b"text: H", b"text: X"
    )

    with pytest.raises(FileNotRead, match=r"tiny\.pelitarina/passages/a\.yaml .* it is not as it was packed"):
        load(written(tmp_path, data))


def test_a_damaged_picture_costs_no_more_than_itself(tmp_path: Path) -> None:
    stored = packed([("story.yaml", STORY), (entry("pictures/door.svg", method=0), PICTURE)], good=False)
    path = written(tmp_path, stored.replace(b"8fcf9f", b"8fcf9e"))
    found = asset(path, "pictures", "door")

    assert codes(load(path).diagnostics) == []
    assert found is not None
    assert found.read(1000) is None


def test_a_pack_that_is_gone_since_has_no_pictures(tmp_path: Path) -> None:
    assert asset(tmp_path / "gone.pelitarina", "pictures", "door") is None


GIVEN = packed([("locales/fi.po", PO)])


def meet(path: Path) -> None:
    """Do with a foreign pack all that the program does with a story."""
    loaded = load(path)
    check(loaded)
    story_languages(path, "en")
    story_words(path, "en", "fi")
    if found := asset(path, "pictures", "door"):
        found.read(1000)


@given(flips=st.lists(st.tuples(st.integers(0, len(GIVEN) - 1), st.integers(1, 255)), min_size=1, max_size=4))
@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_flipped_bytes_are_told_or_do_no_harm(flips: list[tuple[int, int]], tmp_path: Path) -> None:
    data = bytearray(GIVEN)
    for at, bits in flips:
        data[at] ^= bits
    with suppress(FileNotRead, PackRefused):
        meet(written(tmp_path, bytes(data)))
    assert [one.name for one in tmp_path.iterdir()] == ["tiny.pelitarina"]


@pytest.mark.parametrize("length", range(0, len(GIVEN), 17))
def test_a_pack_cut_short_anywhere_is_told(length: int, tmp_path: Path) -> None:
    with pytest.raises((FileNotRead, PackRefused)):
        load(written(tmp_path, GIVEN[:length]))
