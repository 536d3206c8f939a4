"""What is heard of a story, softly, where somebody has wished for sounds? Each stands on screen in words, too.

A sound is looked for inside its own story only, and ends after ``LONGEST``. What is foreign is unpacked by a process
of its own (``decoder``): a small file may be made to become a large one, or to end whatever reads it. One that cannot
be played is left out.
"""

import io
import threading
import time
import wave
from collections.abc import Callable
from pathlib import Path
from queue import SimpleQueue

from pelitarina import shipped
from pelitarina.player.model import Model, Screen
from pelitarina.player.shell.decoder import Decoder
from pelitarina.player.shell.mixer import Mixer
from pelitarina.player.shell.raster import RATE, SECONDS_HEARD, SOUNDS, Job
from pelitarina.story.file import MEDIA
from pelitarina.story.home import Asset, Folder, asset

MOST_BYTES = max(MEDIA["sounds"].values())
"""How large the file of a story's sound may be."""
LONGEST = float(SECONDS_HEARD)
"""Seconds that a story's sound is heard at most."""
_PLACE = tuple[Screen, object, str]
_ASIDE = (Screen.SETTINGS, Screen.SAID)


class Sounds:
    """What is heard beside the voice. Opening a file or a loudspeaker is done on a thread of its own."""

    def __init__(self, folder: Path, mixer: Mixer) -> None:
        self.folder, self.mixer = folder, mixer
        self.place: _PLACE | None = None
        self.volume = 0
        self.since = 0.0
        self.work: SimpleQueue[Callable[[], None] | None] = SimpleQueue()
        self.thread: threading.Thread | None = None
        self.elsewhere = Decoder()

    def see(self, model: Model) -> None:
        """Take in how things stand now."""
        volume, before, now = model.settings.sounds, self.place, _place(model)
        if volume != self.volume and not volume:
            self.do(self.mixer.end)
        tried = volume != self.volume and volume > 0 and model.screen is Screen.SETTINGS
        self.volume = volume
        if tried:
            self.own("kept")
        if now is None or now == before:
            return
        self.place = now
        if volume:
            self.changed(before, model)

    def changed(self, before: _PLACE | None, model: Model) -> None:
        """Come to another place: what was heard there ends, what belongs here begins."""
        if (name := named(model)) and model.playing and (folder := model.playing.folder):
            if before is None or before[2] != name:
                self.do(lambda: self.story(folder, name))
            return
        self.do(self.mixer.end)
        if model.screen is Screen.RECEIPT:
            self.own("kept")
        elif before is not None and before[0] is model.screen is Screen.PLAY:
            self.own("page")

    def own(self, name: str) -> None:
        """Play a sound of the program's own."""
        volume, ours = self.volume, Asset(Folder(self.folder), f"{name}.wav")
        self.do(lambda: self.mixer.ring(ours.read(MOST_BYTES) or b"", volume))

    def story(self, folder: Path, name: str) -> None:
        """Play a sound of a story; on the thread."""
        found = asset(folder, "sounds", name)
        data = found.read(MOST_BYTES) if found and found.kind in SOUNDS else None
        ready = self.unpacked(data, found.kind, folder) if found and data else None
        if ready and self.mixer.stream(*ready, self.volume):
            self.since = time.monotonic()
        else:
            self.mixer.end()

    def unpacked(self, data: bytes, kind: str, folder: Path) -> tuple[bytes, str] | None:
        """Give a sound as it can be played here, and its kind; None where it cannot."""
        if folder.is_relative_to(shipped.folder("stories")):
            return data, kind
        samples = self.elsewhere.made(Job(data, kind, (0, 0), 0.0)) if self.mixer.ready() else None
        return (_wav(samples.data), ".wav") if samples else None

    def tick(self) -> None:
        """Let go of what has been heard for long."""
        if self.since and time.monotonic() - self.since > LONGEST:
            self.since = 0.0
            self.do(self.mixer.end)

    def do(self, what: Callable[[], None]) -> None:
        """Do it on the thread, after what was wanted before."""
        if self.thread is None:
            self.thread = threading.Thread(target=self._run, name="sounds", daemon=True)
            self.thread.start()
        self.work.put(what)

    def close(self) -> None:
        """No more sounds."""
        self.elsewhere.close()
        self.work.put(None)
        if self.thread is not None:
            self.thread.join(1.0)

    def _run(self) -> None:
        while (what := self.work.get()) is not None:
            try:
                what()
            except Exception:  # noqa: BLE001, S112  # a sound that fails is not heard; its caption stands there
                continue


def _wav(samples: bytes) -> bytes:
    """Put samples into a file of our own making."""
    made = io.BytesIO()
    with wave.open(made, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(RATE)
        file.writeframes(samples)
    return made.getvalue()


def named(model: Model) -> str:
    """Name the sound that belongs to the page of the story on screen; empty for none."""
    if model.playing is None or model.screen is not Screen.PLAY:
        return ""
    here = model.playing.story.passages.get(model.playing.state.where or "")
    return here.sound or "" if here else ""


def _place(model: Model) -> _PLACE | None:
    """Name where we are; None where somebody only steps aside for a moment."""
    if model.screen in _ASIDE and model.playing:
        return None
    return model.screen, model.playing.state if model.playing else None, named(model)
