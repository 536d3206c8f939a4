"""What is read aloud and what sounds at the real window, by real events; a false voice writes down what it is told."""

import struct
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest
from msgspec.structs import replace

from pelitarina.cli.main import run
from pelitarina.player.layout.marking import Stretch
from pelitarina.player.model import Screen
from pelitarina.player.page import lines as printed
from pelitarina.player.page import page
from pelitarina.player.settings import Settings
from pelitarina.player.shell.mixer import Mixer
from pelitarina.player.shell.remember import remember
from pelitarina.player.shell.sound import LONGEST, MOST_BYTES, Sounds
from pelitarina.player.widget import Role, walk
from pelitarina.shipped import folder
from tests.player.person import Person, Script, Steps, in_front, key, press
from tests.player.sounds import SOUNDS, made
from tests.player.table import Table, asked

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the false voice is a shell script")


@pytest.fixture
def told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A computer whose only voice writes down what it is given; gives the file."""
    file, sound, programs = tmp_path / "told.txt", folder("assets") / "sounds" / "kept.wav", tmp_path / "bin"
    programs.mkdir()
    voice = programs / "espeak-ng"
    whole = f"told=$(/bin/cat); printf '%s\\n' \"$told\" >>'{file}'"  # a voice that is silenced leaves no half line
    voice.write_text(f"#!/bin/sh\n{whole}; /bin/cat '{sound}'\n")
    voice.chmod(0o755)
    monkeypatch.setenv("PATH", str(programs))
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    return file


def sits(monkeypatch: pytest.MonkeyPatch, data: Path, script: Script, settings: Settings) -> type[Person]:
    remember(data, settings)
    person = in_front(monkeypatch, script)
    assert run(["--data", str(data), "--lang", settings.language]) == 0
    return person


def waited(so: Callable[[Person], object]) -> Steps:
    """Look at the window until something is so."""
    end = time.monotonic() + 15
    while True:
        pygame.time.set_timer(pygame.WINDOWEXPOSED, 80, loops=1)  # meanwhile nothing happens at the window
        person = yield
        if so(person):
            return person
        assert time.monotonic() < end, "waited in vain"


def said(person: Person) -> tuple[Stretch, ...]:
    """Give the word that is marked."""
    return person.ears.words(person.layout, person.fonts)


def lines(file: Path) -> list[str]:
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def test_the_key_for_reading_reads_the_screen_and_marks_the_word_that_is_said(
    told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def asks() -> Script:
        person = yield
        assert person.ears.heard is None
        person = yield from key(pygame.K_r, unicode="r")
        person = yield from waited(said)
        assert "".join(one.text for one in said(person)) in "Pelitarina"
        person = yield from waited(lambda _: len(lines(told)) > 1)
        person = yield from key(pygame.K_LCTRL)
        assert person.ears.heard
        assert not person.ears.heard.reading.speaking
        assert not said(person)

    sits(monkeypatch, tmp_path / "data", asks(), Settings("en"))
    assert lines(told)[:2] == ["Pelitarina", "Stories to play together."]


def test_nothing_is_looked_for_and_nothing_said_where_nobody_wished_for_it(
    told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def plays() -> Script:
        person = yield
        for way in ("home.play", "story.pieni_hetki", "who.trying", "before.begin", "choice.ikkuna"):
            person = yield from press(person, way)
            assert person.ears.heard is None

    sits(monkeypatch, tmp_path / "data", plays(), Settings("en"))
    assert not told.exists()


def test_every_screen_is_read_where_that_is_wished_and_a_button_reads_it_again(
    told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def listens() -> Script:
        person = yield
        person = yield from waited(lambda _: "Pelitarina" in lines(told))
        person = yield from press(person, "home.play")
        person = yield from waited(lambda _: "The shelf" in lines(told))
        person = yield from press(person, "bar.read")
        person = yield from waited(lambda _: lines(told).count("The shelf") == 2)

    sits(monkeypatch, tmp_path / "data", listens(), Settings("en", voice="screen"))


def test_what_is_gone_to_is_said(told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def walks() -> Script:
        person = yield
        person = yield from key(pygame.K_TAB)
        label = person.widget(person.last.focus).label
        person = yield from waited(lambda _: label in lines(told))

    sits(monkeypatch, tmp_path / "data", walks(), Settings("en", voice="focus"))


def test_switching_on_is_heard_at_once_and_where_there_is_no_voice_it_is_told(
    told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def sets() -> Script:
        person = yield
        person = yield from press(person, "home.settings")
        person = yield from press(person, "settings.voice")
        person = yield from press(person, "voice.screen")
        yield from waited(lambda _: "Ääneenluku on päällä." in lines(told))

    def finds_none() -> Script:
        person = yield
        person = yield from press(person, "home.settings")
        person = yield from press(person, "settings.voice")
        person = yield from waited(lambda person: person.last.voice == "none")
        assert any(one.id == "voice.trouble" for one in walk(person.tree))

    sits(monkeypatch, tmp_path / "data", sets(), Settings("fi"))
    (tmp_path / "bin" / "espeak-ng").unlink()
    sits(monkeypatch, tmp_path / "more", finds_none(), Settings("fi"))


def test_the_page_turns_with_what_is_read(told: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    short = tmp_path / "short.wav"
    short.write_bytes(next(data for name, data in made() if name == "page.wav"))
    voice = tmp_path / "bin" / "espeak-ng"
    voice.write_text(f"#!/bin/sh\n/bin/cat >/dev/null; /bin/cat '{short}'\n")

    def listens() -> Script:
        person = yield
        for way in ("home.play", "story.pieni_hetki", "who.trying", "before.begin"):
            person = yield from press(person, way)
        assert person.last.scroll == 0
        person = yield from key(pygame.K_r, unicode="r")
        person = yield from waited(lambda person: person.last.scroll > 0)

    sits(monkeypatch, tmp_path / "data", listens(), Settings("en", 200))


# sounds


def wav(rate: int = 22_050, channels: int = 1, length: int = 4_000, loops_to: int = 0) -> bytes:
    """A sound whose header says what it likes; with ``loops_to``, one that goes round behind its own end."""
    shape = struct.pack("<HHIIHH", 1, channels, rate, rate * 2, channels * 2 & 0xFFFF, 16)
    loop = struct.pack("<15I", *[0] * 7, loops_to, 0, *[0] * 6)
    parts = [(b"fmt ", len(shape), shape), (b"data", length, bytes(4_000))]
    parts[1:1] = [(b"smpl", len(loop), loop)] if loops_to else []
    return b"RIFF\xff\xff\xff\xffWAVE" + b"".join(name + struct.pack("<I", size) + body for name, size, body in parts)


class Ear(Mixer):
    """A mixer that tells what it played."""

    def __init__(self) -> None:
        super().__init__()
        self.heard: list[str] = []

    def ring(self, wav: bytes, volume: int) -> None:
        super().ring(wav, volume)
        name = next(name for name, data in made() if data == wav)
        self.heard.append(f"{name} {volume}")

    def stream(self, data: bytes, kind: str, volume: int) -> bool:
        fine = super().stream(data, kind, volume)
        self.heard.append(f"story{kind} {volume} {fine}")
        return fine


@pytest.fixture
def ear(monkeypatch: pytest.MonkeyPatch) -> Iterator[Ear]:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    made = Ear()
    yield made
    made.close()


@pytest.fixture
def sounds(ear: Ear) -> Iterator[Sounds]:
    made = Sounds(folder("assets") / "sounds", ear)
    yield made
    made.close()


def raining(tmp_path: Path, data: bytes | None, ending: str = ".wav") -> Table:
    """A story in whose hall it rains, with this file or with none."""
    (tmp_path / "story" / "sounds").mkdir(parents=True)
    if data is not None:
        (tmp_path / "story" / "sounds" / f"rain{ending}").write_bytes(data)
    table = asked(tmp_path)
    table.model = replace(
        table.model,
        playing=replace(table.model.play, folder=tmp_path / "story"),
        settings=replace(table.model.settings, sounds=60),
    )
    return table


def after(sounds: Sounds, *tables: Table) -> None:
    for table in tables:
        sounds.see(table.model)
    done = threading.Event()
    sounds.do(done.set)
    assert done.wait(30)
    sounds.close()


def test_a_story_is_heard_where_that_is_wished_and_its_caption_stands_there_in_any_case(
    ear: Ear, sounds: Sounds, tmp_path: Path
) -> None:
    table = raining(tmp_path, dict(made())["rain.wav"])
    sounds.see(table.model)
    after(sounds, table.at("hall"))

    assert ear.heard == ["story.wav 60 True"]
    assert table.sees("Sound: It rains.")
    table.model = replace(table.model, settings=replace(table.model.settings, sounds=0))
    assert table.sees("Sound: It rains.")


def test_sounds_are_off_until_somebody_wishes_for_them(ear: Ear, sounds: Sounds, tmp_path: Path) -> None:
    assert Settings("fi").sounds == 0
    table = raining(tmp_path, dict(made())["rain.wav"])
    table.model = replace(table.model, settings=replace(table.model.settings, sounds=0))
    sounds.see(table.model)
    after(sounds, table.at("hall"))

    assert ear.heard == []
    assert not ear.tried


@pytest.mark.parametrize(
    ("data", "ending"),
    [
        (b"", ".wav"), (b"no sound at all", ".ogg"), (b"RIFF\xff\xff\xff\xffWAVEfmt ", ".wav"),
        (b"fLaC" + b"\0" * 99, ".flac"),
        (b"\xff\xfb" * 99, ".mp3"), (b"x" * (MOST_BYTES + 1), ".wav"), (b"MZ", ".exe"), (None, ".wav"),
        (wav(rate=1), ".wav"), (wav(channels=65_535), ".wav"),
        (wav(length=0xFFFF_FFF0)[:60], ".wav"),
    ],
    ids=[
        "empty", "words", "cut off", "flac of nothing", "mp3 of nothing", "too large", "no sound file", "not there",
        "a small file of half an hour", "65,535 loudspeakers", "says it has 4 GB",
    ],
)  # fmt: skip
def test_a_sound_that_cannot_be_played_leaves_its_caption_and_nothing_else(
    data: bytes | None, ending: str, ear: Ear, sounds: Sounds, tmp_path: Path
) -> None:
    table = raining(tmp_path, data, ending)
    sounds.see(table.model)
    after(sounds, table.at("hall"))

    assert not any(told.endswith("True") for told in ear.heard)
    assert table.sees("Sound: It rains.")
    assert sounds.thread is None or not sounds.thread.is_alive()


def test_a_sound_that_would_end_whatever_plays_it_as_it_is_ends_nothing(
    ear: Ear, sounds: Sounds, tmp_path: Path
) -> None:
    table = raining(tmp_path, wav(loops_to=0x7FFF_FFFF))
    sounds.see(table.model)
    after(sounds, table.at("hall"))

    assert ear.heard == ["story.wav 60 True"], "what can be heard of it is heard"


def test_a_page_that_turns_and_words_that_are_kept_have_a_small_sound(ear: Ear, sounds: Sounds, tmp_path: Path) -> None:
    table = raining(tmp_path, None)
    sounds.see(table.model)
    sounds.see(table.press("bar.skip").model)
    after(sounds, shown(table, Screen.RECEIPT))

    assert ear.heard == ["page.wav 60", "kept.wav 60"]


def shown(table: Table, screen: Screen) -> Table:
    table.model = replace(table.model, screen=screen)
    return table


def test_what_is_set_is_heard_at_once(ear: Ear, sounds: Sounds, tmp_path: Path) -> None:
    table = shown(Table(tmp_path), Screen.SETTINGS)
    sounds.see(table.model)
    table.model = replace(table.model, settings=replace(table.model.settings, sounds=30))
    after(sounds, table)

    assert ear.heard == ["kept.wav 30"]


def test_a_story_is_quieter_while_somebody_speaks_and_ends_with_its_passage(ear: Ear, tmp_path: Path) -> None:
    assert ear.stream(dict(made())["rain.wav"], ".wav", 100)
    loud = pygame.mixer.music.get_volume()
    ear.duck(on=True)
    quiet = pygame.mixer.music.get_volume()
    ear.duck(on=False)

    assert quiet < loud / 2
    assert pygame.mixer.music.get_volume() == loud
    assert ear.streaming()
    ear.close()
    assert not ear.streaming()


def test_a_sound_without_end_ends(ear: Ear, sounds: Sounds) -> None:
    assert ear.stream(dict(made())["rain.wav"], ".wav", 100)
    sounds.since = time.monotonic() - LONGEST - 1
    sounds.tick()
    sounds.close()
    end = time.monotonic() + 5
    while ear.streaming() and time.monotonic() < end:
        time.sleep(0.02)

    assert not ear.streaming()


def test_a_computer_without_a_loudspeaker_is_silent_and_nothing_else(
    sounds: Sounds, ear: Ear, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    table = raining(tmp_path, dict(made())["rain.wav"])
    sounds.see(table.model)
    after(sounds, table.at("hall"))

    assert not ear.opened
    assert not ear.streaming()
    ear.duck(on=True)
    ear.hush()
    ear.end()


def test_the_small_sounds_are_those_that_their_numbers_make() -> None:
    at = folder("assets") / "sounds"
    for name, data in made():
        there = (at / name).read_bytes()
        assert len(there) == len(data)
        pairs = zip(there[44::2], data[44::2], strict=True)
        assert sum(one != other for one, other in pairs) < len(data) // 50, name
        assert there[:44] == data[:44]

    assert {path.stem for path in at.glob("*.wav")} == set(SOUNDS)
    assert (at / "LICENSE").is_file()
    assert sum(path.stat().st_size for path in at.glob("*.wav")) < 400_000


def test_a_caption_is_in_the_tree_for_every_reader(tmp_path: Path) -> None:
    table = asked(tmp_path).at("hall")

    assert [one.label for one in walk(table.tree) if one.role is Role.IMAGE] == [
        "Picture: A long hall.", "Sound: It rains.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("story", "passage", "says"),
    [
        ("bussipysakki", "bussi", "Sade ropisee bussin ikkunoihin."),
        ("pieni_hetki", "piha", "Vesi alkaa kiehua retkikeittimessä."),
    ],
)
def test_a_story_of_the_shelf_is_heard_softly_where_it_belongs_and_told_in_words_at_the_terminal_too(
    story: str, passage: str, says: str, ear: Ear, sounds: Sounds, tmp_path: Path
) -> None:
    table = Table(tmp_path, language="fi").takes(story).begins()
    table.model = replace(table.model, settings=replace(table.model.settings, sounds=30))
    sounds.see(table.model)
    after(sounds, table.at(passage))

    assert ear.heard[-1] == "story.wav 30 True"
    assert f"Ääni: {says}" in [widget.label for widget in walk(table.tree)]
    assert says in "\n".join(printed(page(table.tree, 78, table.model.texts.text)))
