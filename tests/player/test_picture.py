"""Pictures of a story: what can be painted is painted; what could do harm is left out, and its words are said."""

import struct
import zlib
from pathlib import Path

import pygame
import pytest

from pelitarina.player.shell.decoder import Decoder
from pelitarina.player.shell.picture import Pictures
from pelitarina.player.shell.raster import FOREIGN_PX, drawn_size, harmless
from pelitarina.player.widget import Picture
from pelitarina.shipped import folder
from pelitarina.story.house import SCENES
from tests.story.hostile import packed

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1600 900">'
    '<rect width="1600" height="900" fill="#8fcf9f"/>{}</svg>'
)
ALL = sorted(folder("stories").glob("*/pictures/*.svg")) + sorted((folder("assets") / "art").glob("*.svg"))


def png(width: int, height: int) -> bytes:
    """A PNG of one colour whose header says this size."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes((width + 1) * min(height, 64)))), (b"IEND", b"")]
    made = b"\x89PNG\r\n\x1a\n"
    for kind, data in parts:
        made += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return made


def story(tmp_path: Path, name: str, data: bytes) -> Picture:
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / name).write_bytes(data)
    return Picture("seen", tmp_path)


def painted(picture: Picture) -> pygame.Surface | None:
    pictures = Pictures(folder("assets") / "art")
    try:
        return pictures.cover(picture, (160, 90), 0.5)
    finally:
        pictures.close()


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_every_picture_that_comes_along_can_be_painted_and_is_small_and_told_in_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    assert harmless(path.read_bytes(), path.suffix)
    assert path.stat().st_size <= 20_000
    assert "<title" in text
    assert "<desc" in text
    assert pygame.image.load_sized_svg(path, (320, 180)).get_width() >= 320


def test_a_picture_of_a_story_is_painted(tmp_path: Path) -> None:
    surface = painted(story(tmp_path, "seen.svg", SVG.format("").encode()))

    assert surface is not None
    assert surface.get_size() == (160, 90)
    assert surface.get_at((80, 45))[:3] == (0x8F, 0xCF, 0x9F)


def test_a_picture_of_a_packed_story_is_painted(tmp_path: Path) -> None:
    path = tmp_path / "tiny.pelitarina"
    path.write_bytes(packed())
    surface = painted(Picture("door", path))

    assert surface is not None
    assert surface.get_at((80, 45))[:3] == (0x8F, 0xCF, 0x9F)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        pytest.param("seen.svg", SVG.format('<path d="M0 0H9" stroke-dasharray="0.001"/>').encode(), id="dashes"),
        pytest.param("seen.svg", b'<!DOCTYPE svg [<!ENTITY a "b">]>' + SVG.format("&a;").encode(), id="entities"),
        pytest.param("seen.svg", SVG.format('<image href="../../../etc/x.png"/>').encode(), id="a picture inside"),
        pytest.param("seen.svg", SVG.format(" " * 300_000).encode(), id="a large file"),
        pytest.param("seen.svg", b"no picture", id="no picture"),
        pytest.param(
            "seen.svg",
            SVG.format(f'<path fill="none" stroke="#000" stroke-width="9" d="M0 0{"L9 9 0 0" * 3000}"/>').encode(),
            id="a line with thousands of corners",
        ),
        pytest.param("seen.svg", SVG.format("").encode("utf-16"), id="another way of writing"),
        pytest.param("seen.png", png(20_000, 20_000), id="a PNG that unpacks to 400 million dots"),
        pytest.param("seen.png", b"\x89PNG", id="the beginning of a PNG"),
        pytest.param("seen.gif", b"GIF89a", id="another kind"),
    ],
)
def test_what_could_do_harm_is_not_painted(name: str, data: bytes, tmp_path: Path) -> None:
    assert painted(story(tmp_path, name, data)) is None


def test_a_picture_that_leads_out_of_the_story_is_not_painted(tmp_path: Path) -> None:
    (tmp_path / "elsewhere.svg").write_text(SVG.format(""))
    inside = tmp_path / "story"
    (inside / "pictures").mkdir(parents=True)
    (inside / "pictures" / "seen.svg").symlink_to(tmp_path / "elsewhere.svg")

    assert painted(Picture("seen", inside)) is None


def test_a_picture_of_thousands_of_shapes_is_painted_coarser_and_fills_the_same_place(tmp_path: Path) -> None:
    data = SVG.format('<path d="M0 0h1600v900H0z"/>' * 3000).encode()
    wide, high = drawn_size(data, 1280, 720, FOREIGN_PX)
    pictures = Pictures(folder("assets") / "art")
    pictures.elsewhere = Decoder(patience=30)
    surface = pictures.cover(story(tmp_path, "seen.svg", data), (1280, 720), 0.5)
    pictures.close()

    assert 3000 * wide * high <= 110_000_000
    assert surface is not None
    assert surface.get_size() == (1280, 720)
    assert surface.get_at((640, 360))[:3] == (0, 0, 0)


@pytest.mark.parametrize("path", ALL, ids=lambda path: f"{path.parent.parent.name}/{path.stem}")
def test_a_picture_that_comes_along_is_painted_as_fine_as_the_screen(path: Path) -> None:
    assert drawn_size(path.read_bytes(), 1920, 1080) == (1920, 1080)


def test_a_shelf_full_of_pictures_is_painted_once_and_not_over_and_over() -> None:
    pictures = Pictures(folder("assets") / "art")
    wanted = [(Picture(name), (300, 150), 0.5) for name in ("koti", "hetki")]
    wanted += [(Picture(name, folder("stories")), (300, 150), 0.5) for name in list(SCENES)[:10]]
    for one in wanted:
        pictures.cover(*one)

    assert all(pictures.known(*one) for one in wanted)


def test_pictures_of_a_long_evening_do_not_fill_the_memory() -> None:
    pictures = Pictures(folder("assets") / "art")
    for name in list(SCENES)[:8]:
        pictures.cover(Picture(name, folder("stories")), (1600, 900), 0.5)

    held = [one.get_width() * one.get_height() * one.get_bytesize() for one in pictures.kept.values() if one]
    assert sum(held) <= 12_000_000
    assert pictures.known(Picture(list(SCENES)[7], folder("stories")), (1600, 900), 0.5)
