"""The voice itself: it speaks, it is silent at once, it never keeps anybody waiting, and it leaves nothing behind."""

import io
import os
import shutil
import stat
import subprocess
import sys
import time
import wave
from collections.abc import Callable, Iterator
from pathlib import Path

import pygame
import pytest

os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

from pelitarina.player.shell.engine import Engine, engines
from pelitarina.player.shell.mixer import Mixer
from pelitarina.player.shell.speaker import Speaker, Spot
from pelitarina.player.speech import sentences
from tests.whole.remains import remains

ESPEAK = shutil.which("espeak-ng")
needs_espeak = pytest.mark.needs("espeak-ng")
needs_a_shell = pytest.mark.skipif(sys.platform == "win32", reason="the false voices are shell scripts")
TOLD = "Naapurin joulutähti, helmikuussakin. Toinen lause on vähän pidempi kuin ensimmäinen."
PATIENCE = 20.0


@pytest.fixture
def mixer() -> Iterator[Mixer]:
    made = Mixer()
    yield made
    made.close()


@pytest.fixture
def speaking(mixer: Mixer) -> Iterator[Callable[..., Speaker]]:
    made: list[Speaker] = []

    def make(*voices: Engine) -> Speaker:
        made.append(Speaker(voices, mixer))
        return made[-1]

    yield make
    for speaker in made:
        speaker.close()


def espeak() -> Engine:
    assert ESPEAK
    return Engine("espeak", ESPEAK, gives_sound=True)


def false_voice(folder: Path, does: str, *, gives_sound: bool = True) -> Engine:
    """A program in the place of a voice."""
    program = folder / f"voice-{len(list(folder.iterdir()))}"
    program.write_text(f"#!/bin/sh\n{does}\n")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return Engine("espeak" if gives_sound else "say", str(program), gives_sound=gives_sound)


def until(so: Callable[[], object]) -> None:
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def heard(speaker: Speaker) -> list[Spot]:
    """Listen to the end; give each word that was marked, once."""
    found: list[Spot] = []
    end = time.monotonic() + PATIENCE
    while speaker.busy:
        assert time.monotonic() < end, "a voice without end"
        if (spot := speaker.spot()) and spot not in found[-1:]:
            found.append(spot)
        time.sleep(0.005)
    return found


@needs_espeak
@pytest.mark.parametrize("language", ["fi", "sv", "en", "ru", "ar", "fi@selko"])
def test_espeak_makes_sound_of_words_that_come_to_its_standard_input(language: str) -> None:
    command = espeak().command(language, 100, 100)
    made = subprocess.run(command, input=b"Yksi, kaksi.", capture_output=True, timeout=PATIENCE, check=True)

    with wave.open(io.BytesIO(made.stdout)) as sound:
        assert sound.getframerate() == 22_050
        assert sound.readframes(40_000).strip(b"\0")


@needs_espeak
def test_the_words_are_marked_one_after_the_other_as_they_are_said(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(espeak())
    speaker.say(sentences("w", "Perillä on tauko, 22 minuuttia.", "fi"), 170, 100)

    marked = [spot.sentence.shown[spot.start : spot.end] for spot in heard(speaker)]
    assert marked == ["Perillä", "on", "tauko,", "22", "minuuttia."]
    assert speaker.state == "there"
    assert speaker.spot() is None


@needs_a_shell
@pytest.mark.skipif(not Path("/proc/self/cmdline").exists(), reason="no list of processes to look at")
def test_the_list_of_processes_never_holds_a_word_that_is_said(
    speaking: Callable[..., Speaker], tmp_path: Path
) -> None:
    slow = false_voice(tmp_path, "cat >/dev/null; sleep 0.4; exit 1")
    speaker = speaking(slow)
    speaker.say(sentences("w", TOLD, "fi"), 100, 100)
    until(lambda: speaker.process)
    process = speaker.process
    assert process is not None
    seen = Path(f"/proc/{process.pid}/cmdline").read_bytes() + Path(f"/proc/{process.pid}/environ").read_bytes()

    assert b"--stdin" in seen
    for word in TOLD.replace(",", " ").replace(".", " ").split():
        assert len(word) < 5 or word.encode() not in seen


@pytest.mark.parametrize("kind", ["espeak", "speech_dispatcher", "say", "sapi"])
def test_what_a_voice_is_told_in_its_arguments_is_ours_whatever_language_a_story_names(kind: str) -> None:
    engine = Engine(kind, "voice", gives_sound=True)  # type: ignore[arg-type]  # one of its kinds
    strange = engine.command("'; rm -rf / #", 100, 100)

    assert all("rm -rf" not in part for part in strange)
    assert engine.command("fi", 100, 100) != engine.command("sv", 100, 100)
    assert engine.command("fi", 170, 100) != engine.command("fi", 70, 100)


def test_the_system_s_own_voice_comes_first() -> None:
    def which(name: str) -> str:
        return f"/bin/{name}"

    kinds = {system: [one.kind for one in engines(system, which)] for system in ("linux", "darwin", "win32")}

    assert kinds == {
        "linux": ["speech_dispatcher", "espeak"], "darwin": ["say", "espeak"], "win32": ["sapi", "espeak"],
    }  # fmt: skip
    assert engines("linux", lambda _: None) == ()


def test_a_computer_without_a_voice_says_so_and_waits_for_nothing(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking()
    speaker.say(sentences("w", TOLD, "fi"), 100, 100)

    assert speaker.state == "none"
    assert not speaker.busy
    assert speaker.thread is None


@needs_a_shell
@pytest.mark.parametrize(
    "does", ["exit 1", "cat >/dev/null; echo nothing", "kill -9 $$", "cat >/dev/null; exit 3"],
    ids=["ends at once", "gives no sound", "dies", "does not know the language"],
)  # fmt: skip
def test_a_voice_that_fails_is_told_and_nothing_stops(
    does: str, speaking: Callable[..., Speaker], tmp_path: Path
) -> None:
    speaker = speaking(false_voice(tmp_path, does))
    speaker.say(sentences("w", TOLD, "fi"), 100, 100)
    until(lambda: not speaker.busy)

    assert speaker.state == "failed"


@needs_espeak
@needs_a_shell
def test_where_one_voice_fails_the_next_speaks(speaking: Callable[..., Speaker], tmp_path: Path) -> None:
    speaker = speaking(false_voice(tmp_path, "exit 1"), false_voice(tmp_path, "exit 1", gives_sound=False), espeak())
    speaker.say(sentences("w", "Yksi kaksi.", "fi"), 170, 100)

    assert [spot.widget for spot in heard(speaker)][-1:] == ["w"]
    assert speaker.state == "there"


@needs_a_shell
@pytest.mark.parametrize("gives_sound", [True, False])
def test_a_voice_that_hangs_keeps_nobody_waiting_and_is_ended(
    *, gives_sound: bool, speaking: Callable[..., Speaker], tmp_path: Path
) -> None:
    speaker = speaking(false_voice(tmp_path, "exec sleep 60", gives_sound=gives_sound))
    before = time.monotonic()
    speaker.say(sentences("w", TOLD, "fi"), 100, 100)
    until(lambda: speaker.process)
    process = speaker.process
    assert process is not None
    speaker.hush()

    assert time.monotonic() - before < 2.0
    assert process.wait(2.0) != 0
    until(lambda: speaker.process is None)
    speaker.close()
    assert not (speaker.thread and speaker.thread.is_alive())


@needs_a_shell
def test_closing_ends_the_voice_and_its_process(speaking: Callable[..., Speaker], tmp_path: Path) -> None:
    speaker = speaking(false_voice(tmp_path, "exec sleep 60"))
    speaker.say(sentences("w", TOLD, "fi"), 100, 100)
    until(lambda: speaker.process)
    process = speaker.process
    speaker.close()
    speaker.say(sentences("w", TOLD, "fi"), 100, 100)

    assert process is not None
    assert process.wait(2.0) != 0
    assert not (speaker.thread and speaker.thread.is_alive())


@needs_espeak
def test_the_newest_words_win(speaking: Callable[..., Speaker]) -> None:
    speaker = speaking(espeak())
    for number in range(8):
        speaker.say(sentences(f"old.{number}", TOLD, "fi"), 100, 100)
    speaker.say(sentences("new", "Uusi.", "fi"), 170, 100)

    assert {spot.widget for spot in heard(speaker)} == {"new"}


@needs_espeak
def test_silence_comes_at_once(speaking: Callable[..., Speaker], mixer: Mixer) -> None:
    speaker = speaking(espeak())
    speaker.say(sentences("w", TOLD, "fi"), 70, 100)
    until(speaker.spot)
    assert mixer.speaking()
    speaker.hush()

    assert not mixer.speaking()
    assert speaker.spot() is None
    assert not speaker.busy


@needs_espeak
def test_silence_can_be_asked_for_when_the_sound_of_the_computer_has_gone(
    speaking: Callable[..., Speaker], mixer: Mixer
) -> None:
    speaker = speaking(espeak())
    speaker.say(sentences("w", TOLD, "fi"), 70, 100)
    until(speaker.spot)
    pygame.mixer.quit()
    speaker.hush()

    assert not mixer.speaking()
    assert not speaker.busy


@needs_espeak
def test_a_computer_without_sound_is_told_apart_from_one_without_a_voice(
    speaking: Callable[..., Speaker], mixer: Mixer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_AUDIODRIVER", "no such driver")
    speaker = speaking(espeak())
    speaker.say(sentences("w", TOLD, "fi"), 100, 100)
    until(lambda: not speaker.busy)

    assert speaker.state == "silent"


@needs_a_shell
def test_a_voice_that_speaks_by_itself_has_its_whole_sentence_marked(
    speaking: Callable[..., Speaker], tmp_path: Path
) -> None:
    speaker = speaking(false_voice(tmp_path, "cat >/dev/null; sleep 0.2", gives_sound=False))
    speaker.say(sentences("w", "Yksi kaksi. Kolme.", "fi"), 100, 100)

    assert [(spot.start, spot.end) for spot in heard(speaker)] == [(0, 11), (12, 18)]


@needs_espeak
def test_a_voice_that_was_silenced_holds_no_word_any_more(speaking: Callable[..., Speaker]) -> None:
    word = "kanarialintu" + str(7391)
    speaker = speaking(espeak())
    speaker.say(sentences("one", f"Talo oli {word} ja meri. Pihalla {word} toinen.", "fi"), 170, 50)
    assert remains(word)
    time.sleep(0.3)
    speaker.hush()
    time.sleep(0.5)

    assert speaker.thread is not None
    assert speaker.thread.is_alive()
    assert remains(word) == []
