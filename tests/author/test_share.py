"""Sharing: the same story gives the same file, only what belongs to it goes along, and nothing is written over."""

import stat
from pathlib import Path

import pytest

from pelitarina.author.share import shared
from pelitarina.cli.main import run as command
from pelitarina.shipped import folder as shipped
from pelitarina.story.load import load
from pelitarina.story.pack import opened_pack
from tests.story.hostile import GOOD, STORY

SHIPPED = sorted(path.parent for path in shipped("stories").glob("*/story.yaml"))


@pytest.fixture
def tiny(tmp_path: Path) -> Path:
    folder = tmp_path / "at home" / "tiny"
    for name, content in GOOD.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(content, "utf-8")
    return folder


def share(folder: Path, to: Path) -> int:
    return command(["share", str(folder), "-o", str(to), "--lang", "en"])


def test_a_shared_story_is_played_checked_and_tested_like_its_folder(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "tiny.pelitarina"

    assert share(tiny, to) == 0
    assert "tiny.pelitarina: files 3, 1 kB." in capsys.readouterr().out
    assert command(["check", str(to), "--lang", "en"]) == 0
    assert command(["test", str(to), "--lang", "en"]) == 0
    run = ["play", str(to), "--replay", str(tiny / "playthroughs" / "a.yaml"), "--data", str(tmp_path / "data")]
    assert command([*run, "--lang", "en"]) == 0
    told = capsys.readouterr().out
    assert "nothing to mend" in told
    assert "playthroughs 1, all as written" in told


@pytest.mark.parametrize("folder", SHIPPED, ids=lambda path: path.name)
def test_every_story_of_the_shelf_can_be_shared_and_is_the_same_afterwards(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / f"{folder.name}.pelitarina"
    made = shared(folder, path.name)
    path.write_bytes(made.data)

    assert load(path).playable() == load(folder).playable()
    assert made.left_out == ()
    assert shared(path, "again.pelitarina").data == made.data


def test_the_same_story_gives_the_same_bytes_wherever_and_whenever_it_is_packed(tiny: Path, tmp_path: Path) -> None:
    first = shared(tiny, "tiny.pelitarina").data
    elsewhere = tmp_path / "elsewhere"
    tiny.rename(elsewhere)
    (elsewhere / "story.yaml").touch()
    (elsewhere / "story.yaml").chmod(0o600)

    assert shared(elsewhere, "tiny.pelitarina").data == first


def test_only_what_belongs_to_a_story_goes_along_and_the_rest_is_told(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "secret.svg").write_text("secret", "utf-8")
    (tiny / "notes.txt").write_text("secret", "utf-8")
    (tiny / "drafts").mkdir()
    (tiny / "drafts" / "old.yaml").write_text("secret", "utf-8")
    (tiny / "pictures" / "door.svg~").write_text("secret", "utf-8")
    (tiny / "pictures" / "leads_out.svg").symlink_to(tmp_path / "secret.svg")
    (tiny / "README.md").write_text("Hello", "utf-8")
    made = shared(tiny, "tiny.pelitarina")

    assert made.names == ("story.yaml", "README.md", "pictures/door.svg", "playthroughs/a.yaml")
    assert made.left_out == ("drafts", "notes.txt", "pictures/door.svg~", "pictures/leads_out.svg")
    assert opened_pack(Path("tiny.pelitarina"), made.data).has("README.md")
    assert b"secret" not in made.data
    share(tiny, tmp_path / "tiny.pelitarina")
    assert "drafts, notes.txt, pictures/door.svg~, pictures/leads_out.svg" in capsys.readouterr().out


def test_a_story_with_an_error_is_not_shared(tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tiny / "story.yaml").write_text(STORY.replace("go: END", "go: nowhere"), "utf-8")

    assert share(tiny, tmp_path / "tiny.pelitarina") == 1
    told = capsys.readouterr().out
    assert "PT201" in told
    assert "Nothing was written." in told
    assert not (tmp_path / "tiny.pelitarina").exists()


def test_a_playthrough_that_cannot_be_read_is_an_error_too(tiny: Path, tmp_path: Path) -> None:
    (tiny / "playthroughs" / "a.yaml").write_text("a run:\n  steps:\n    - jump: far\n", "utf-8")

    assert share(tiny, tmp_path / "tiny.pelitarina") == 1
    assert not (tmp_path / "tiny.pelitarina").exists()


def test_warnings_are_told_and_the_story_is_shared(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tiny / "story.yaml").write_text(STORY.replace("    alt: A door.\n", ""), "utf-8")

    assert share(tiny, tmp_path / "tiny.pelitarina") == 0
    assert "PT311" in capsys.readouterr().out
    assert (tmp_path / "tiny.pelitarina").exists()


def test_another_file_is_never_written_over(tiny: Path, tmp_path: Path) -> None:
    to = tmp_path / "tiny.pelitarina"
    to.write_text("something else", "utf-8")

    assert share(tiny, to) == 2
    assert to.read_text("utf-8") == "something else"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["at home", "tiny.pelitarina"]


def test_sharing_the_same_story_again_is_done_already(
    tiny: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "tiny.pelitarina"

    assert (share(tiny, to), share(tiny, to)) == (0, 0)
    assert "is there already and holds just this story" in capsys.readouterr().out


def test_a_shared_story_can_be_read_by_those_it_is_given_to(tiny: Path, tmp_path: Path) -> None:
    share(tiny, tmp_path / "tiny.pelitarina")

    assert stat.S_IMODE((tmp_path / "tiny.pelitarina").stat().st_mode) == 0o644


@pytest.mark.parametrize("name", ["tiny.zip", "tiny"])
def test_a_name_by_which_nobody_could_open_it_is_refused(name: str, tiny: Path, tmp_path: Path) -> None:
    assert share(tiny, tmp_path / name) == 1
    assert not (tmp_path / name).exists()


def test_a_story_larger_than_a_pack_may_be_is_not_shared(tiny: Path, tmp_path: Path) -> None:
    (tiny / "passages").mkdir()
    (tiny / "passages" / "a.yaml").write_text("#" * (4 * 1024 * 1024), "utf-8")

    assert share(tiny, tmp_path / "tiny.pelitarina") == 1
    assert not (tmp_path / "tiny.pelitarina").exists()
