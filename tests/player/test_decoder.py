"""Foreign pictures are read by a process of their own: what would take all time or all memory takes only its own."""

import io
import struct
import sys
import time
import wave
import zlib
from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from pelitarina.cli.main import run
from pelitarina.player.layout import Kit, layout
from pelitarina.player.shell import decode
from pelitarina.player.shell.decode import ASKED, GIVEN, READY, serve
from pelitarina.player.shell.decoder import Decoder
from pelitarina.player.shell.picture import LATE, Pictures
from pelitarina.player.shell.private import CHILD
from pelitarina.player.shell.raster import RATE, SECONDS_HEARD, Job, Pixels
from pelitarina.player.theme import EVENING
from pelitarina.player.widget import Picture, Role, Widget
from pelitarina.shipped import folder
from tests.player.contact import Camera
from tests.player.test_picture import SVG, png, story

SIZE = (160, 90)
GREEN = (0x8F, 0xCF, 0x9F)
GOOD = Job(SVG.format("").encode(), ".svg", SIZE, 0.5)
DASHES = SVG.format('<path d="M0 0H1600" stroke="#000" stroke-width="3" stroke-dasharray="0.00001"/>').encode()
"""A picture of a few hundred bytes whose line has more dashes than can be drawn in a lifetime of patience."""


@pytest.fixture
def decoder() -> Iterator[Decoder]:
    made = Decoder()
    yield made
    made.close()


def swollen() -> bytes:
    """A small PNG that unpacks to 64 million dots, whatever its header is taken for."""
    side = 8000
    rows = zlib.compress(bytes((side * 4 + 1) * side), 9)
    made = b"\x89PNG\r\n\x1a\n"
    for kind, data in ((b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 6, 0, 0, 0)), (b"IDAT", rows), (b"IEND", b"")):
        made += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return made


def dot(pixels: Pixels | None) -> tuple[int, ...]:
    assert pixels is not None
    return tuple(pixels.data[:3])


def test_a_picture_is_made_elsewhere_and_the_same_process_makes_the_next(decoder: Decoder) -> None:
    first = decoder.made(GOOD)
    process = decoder.process
    second = decoder.made(Job(png(40, 40), ".png", (20, 10), 0.5))

    assert dot(first) == GREEN
    assert first is not None
    assert first.size == SIZE
    assert second is not None
    assert (second.size, len(second.data)) == ((20, 10), 800)
    assert decoder.process is process


def test_a_line_of_endless_dashes_is_given_up_after_two_seconds_and_the_next_picture_is_made(decoder: Decoder) -> None:
    decoder.made(GOOD)  # it has begun
    begun = time.monotonic()

    assert decoder.made(Job(DASHES, ".svg", SIZE, 0.5)) is None
    assert time.monotonic() - begun < 4
    assert dot(decoder.made(GOOD)) == GREEN


@pytest.mark.skipif(sys.platform != "linux", reason="only there the system refuses memory")
def test_a_picture_that_unpacks_to_more_than_its_share_of_memory_is_refused_it(decoder: Decoder) -> None:
    data = swollen()

    assert len(data) < 300_000
    assert decoder.made(Job(data, ".png", SIZE, 0.5)) is None
    assert dot(decoder.made(GOOD)) == GREEN


def test_no_picture_and_a_process_that_has_ended_make_no_trouble(decoder: Decoder) -> None:
    assert decoder.made(Job(b"no picture", ".svg", SIZE, 0.5)) is None
    assert decoder.process is not None
    decoder.process.kill()
    decoder.process.wait()

    assert dot(decoder.made(GOOD)) == GREEN


def test_whoever_closes_while_a_picture_is_made_does_not_wait_for_it(decoder: Decoder) -> None:
    decoder.made(GOOD)
    decoder.ask("slow", Job(DASHES, ".svg", SIZE, 0.5))
    time.sleep(0.2)
    begun = time.monotonic()
    decoder.close()

    assert time.monotonic() - begun < 1
    assert decoder.process is None


def test_whoever_closes_while_many_pictures_wait_leaves_no_process_behind(decoder: Decoder) -> None:
    for number in range(5):
        decoder.ask(number, Job(DASHES, ".svg", SIZE, 0.5))
    thread = decoder.thread
    assert thread is not None
    time.sleep(0.5)
    decoder.close()
    thread.join(5)

    assert not thread.is_alive()
    assert decoder.process is None, "those that wait begin no new one"
    assert decoder.made(GOOD) is None


def test_a_sound_is_unpacked_elsewhere_and_no_more_of_it_than_is_heard(decoder: Decoder) -> None:
    rain = decoder.made(Job((folder("assets") / "sounds" / "rain.wav").read_bytes(), ".wav", (0, 0), 0.0))
    assert rain is not None
    assert (rain.size, len(rain.data)) == ((5 * RATE // 2, 1), 5 * RATE * 2)
    assert any(rain.data)

    long = io.BytesIO()
    with wave.open(long, "wb") as file:
        file.setparams((1, 2, 11_025, 0, "NONE", ""))
        file.writeframes(bytes(11_025 * 2 * (SECONDS_HEARD + 20)))
    heard = decoder.made(Job(long.getvalue(), ".wav", (0, 0), 0.0))
    assert heard is not None
    assert len(heard.data) == RATE * 2 * SECONDS_HEARD


def test_where_no_process_can_be_started_there_is_no_picture(monkeypatch: pytest.MonkeyPatch, decoder: Decoder) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")

    assert decoder.made(GOOD) is None


# the process itself


def asked(*jobs: Job) -> bytes:
    return b"".join(ASKED.pack(job.kind.encode(), *job.size, job.focal, len(job.data)) + job.data for job in jobs)


def test_the_process_gives_pixels_for_data_and_says_where_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "_limit_time", lambda: None)  # the limit is that of a process; here it is our own
    out = io.BytesIO()
    serve(io.BytesIO(asked(GOOD, Job(b"no picture", ".png", SIZE, 0.5))), out)
    told = out.getvalue()

    assert told.startswith(READY)
    there, wide, high = GIVEN.unpack_from(told, 1)
    assert (there, (wide, high)) == (True, SIZE)
    assert tuple(told[1 + GIVEN.size :][:3]) == GREEN
    assert GIVEN.unpack(told[-GIVEN.size :]) == (False, 0, 0)


def test_a_frozen_program_starts_itself_by_a_word_for_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decode, "main", lambda: 7)

    assert run([CHILD]) == 7


# on the page


def waits(pictures: Pictures) -> None:
    until = time.monotonic() + 20
    while not pictures.came():
        assert time.monotonic() < until, "nothing came"
        time.sleep(0.01)


def page(picture: Picture) -> tuple[Camera, object]:
    camera = Camera()
    heading, bar = Widget("h", Role.HEADING, "Seen"), Widget("bar", Role.GROUP, arrange="bar")
    image = Widget("seen", Role.IMAGE, "Picture: a green field.", picture=picture)
    tree = Widget("page", Role.SCREEN, "Seen", children=(heading, image, Widget("t", Role.TEXT, "Words."), bar))
    camera.painter.wear(EVENING)
    camera.painter.first = False
    return camera, layout(tree, (1280, 720), Kit(camera.fonts, 100))


def test_a_page_stands_at_once_and_gets_its_foreign_picture_when_that_comes(tmp_path: Path) -> None:
    camera, laid = page(story(tmp_path, "seen.svg", SVG.format("").encode()))
    painter, surface = camera.painter, pygame.Surface((1280, 720))
    painter.paint(surface, laid)  # type: ignore[arg-type]
    begun = time.monotonic()
    painter.fetch()
    painter.paint(surface, laid)  # type: ignore[arg-type]

    assert time.monotonic() - begun < 0.2
    assert painter.waiting == []
    assert surface.get_at((1000, 400))[:3] != GREEN
    while surface.get_at((1000, 400))[:3] != GREEN:
        waits(painter.pictures)
        painter.paint(surface, laid)  # type: ignore[arg-type]
    painter.pictures.close()
    camera.window.destroy()


def inked(surface: pygame.Surface) -> int:
    """How many dots of soft words stand where the picture should be."""
    beside = surface.subsurface((760, 80, 500, 600))
    return pygame.mask.from_threshold(beside, EVENING.soft, (40, 40, 40)).count()


def test_where_a_foreign_picture_cannot_be_seen_the_page_tells_it_in_words(tmp_path: Path) -> None:
    camera, laid = page(story(tmp_path, "seen.svg", b"no picture"))
    painter, bare, told = camera.painter, pygame.Surface((1280, 720)), pygame.Surface((1280, 720))
    painter.paint(bare, laid)  # type: ignore[arg-type]
    painter.fetch()
    while painter.pictures.coming:
        waits(painter.pictures)
    painter.paint(told, laid)  # type: ignore[arg-type]

    assert inked(told) > 100
    assert inked(bare) == 0
    painter.pictures.close()
    camera.window.destroy()


def test_a_picture_that_is_long_in_coming_is_told_in_words_meanwhile(tmp_path: Path) -> None:
    pictures = Pictures(folder("assets") / "art")
    wanted = (story(tmp_path, "seen.svg", SVG.format("").encode()), SIZE, 0.5)
    pictures.decoder.lock.acquire()  # somebody else's picture is being made
    pictures.fetch(*wanted)
    assert not pictures.told(*wanted)

    time.sleep(LATE + 0.05)
    assert pictures.came()
    assert pictures.told(*wanted)

    pictures.decoder.lock.release()
    waits(pictures)
    assert not pictures.told(*wanted)
    pictures.close()


def test_a_picture_that_comes_after_its_file_was_edited_is_not_shown(tmp_path: Path) -> None:
    pictures = Pictures(folder("assets") / "art")
    wanted = (story(tmp_path, "seen.svg", SVG.format("").encode()), SIZE, 0.5)
    pictures.fetch(*wanted)
    pictures.clear()
    time.sleep(0.5)

    assert not pictures.came()
    assert not pictures.known(*wanted)
    pictures.close()


def test_what_comes_with_the_program_is_painted_here_and_starts_nothing() -> None:
    pictures = Pictures(folder("assets") / "art")
    pictures.fetch(Picture("koti"), SIZE, 0.5)
    pictures.fetch(Picture("jääkaappi", folder("stories") / "pieni_hetki"), SIZE, 0.5)

    assert pictures.elsewhere is None
    assert pictures.known(Picture("koti"), SIZE, 0.5)


def test_many_small_pictures_are_kept_and_large_ones_go_in_their_order() -> None:
    pictures = Pictures(folder("assets") / "art")
    for number in range(12):
        pictures.cover(Picture("koti"), (300, 170 + number), 0.5)
    assert len(pictures.kept) == 12

    for number in range(4):
        pictures.cover(Picture("koti"), (1280, 720 + number), 0.5)
    assert len(pictures.kept) == 3
