"""Who speaks? One voice on a thread of its own: the newest words win, and silence comes at once.

The window never waits for it. A voice that is dead, or gives nothing, is passed over for the next; if none answers,
``state`` says so.
"""

import subprocess
import threading
import time
from collections.abc import Iterable
from contextlib import suppress

from msgspec import Struct

from pelitarina.player.settings import Voice
from pelitarina.player.shell.engine import PATIENCE, Engine, started
from pelitarina.player.shell.mixer import Mixer
from pelitarina.player.speech import Sentence, Word, word_at

_LOOK = 0.01
_BEGIN, _LETTER = 5.0, 0.25
"""Seconds that a voice that speaks by itself may take to begin, and for each letter at a calm speed.

Without a loudspeaker, speech-dispatcher 0.11 was seen never to come back.
"""
_TAIL = 0.3
"""Seconds of silence that a voice puts behind a sentence (espeak-ng 1.51: 0.29 to 0.35)."""


class Spot(Struct, frozen=True):
    """What is being said: a stretch of what a widget shows."""

    widget: str
    start: int
    end: int
    sentence: Sentence


class _Said(Struct, frozen=True):
    """A sentence that is being said; ``seconds`` is 0 where nobody knows how long it takes."""

    sentence: Sentence
    since: float
    seconds: float


class Speaker:
    """Speaks sentences one after the other."""

    def __init__(self, voices: tuple[Engine, ...], mixer: Mixer) -> None:
        self.voices, self.mixer = voices, mixer
        self.dead: set[Engine] = set()
        self.state: Voice = "there" if voices else "none"
        self.turn = threading.Condition()
        self.generation = 0
        self.wanted: tuple[tuple[Sentence, ...], int, int] = (), 100, 100
        self.said: _Said | None = None
        self.process: subprocess.Popen[bytes] | None = None
        self.thread: threading.Thread | None = None
        self.closed = self.busy = False
        self.by_itself = False

    def say(self, sentences: Iterable[Sentence], rate: int, volume: int) -> None:
        """Say these instead of whatever is being said; ``rate`` and ``volume`` in per cent."""
        held = tuple(sentences)
        with self.turn:
            self._stop()
            self.wanted = held, rate, volume
            self.busy = bool(held and self.voices)
            if self.busy and self.thread is None and not self.closed:
                self.thread = threading.Thread(target=self._run, name="voice", daemon=True)
                self.thread.start()
            self.turn.notify_all()

    def hush(self) -> None:
        """Be silent."""
        self.say((), 100, 100)

    def spot(self) -> Spot | None:
        """Say which word is being said just now; the whole sentence where its length is not known."""
        now = self.said
        if now is None or not now.sentence.shown or not now.sentence.words:
            return None
        words, widget = now.sentence.words, now.sentence.widget
        word: Word | None = Word(words[0].start, words[-1].end, "")
        if now.seconds:
            word = word_at(now.sentence, (time.monotonic() - now.since) / now.seconds)
        return Spot(widget, word.start, word.end, now.sentence) if word and word.start >= 0 else None

    def close(self) -> None:
        """Be silent for good, and leave no process behind."""
        with self.turn:
            self.closed = True
            self._stop()
            self.wanted, self.busy = ((), 100, 100), False
            self.turn.notify_all()
        if self.thread is not None:
            self.thread.join(1.0)

    def _stop(self) -> None:
        """End what is being said. The turn is ours."""
        self.generation += 1
        self.said = None
        if self.process is not None:
            with suppress(OSError):
                self.process.kill()
            if self.by_itself:
                for voice in self.voices:
                    _silence(voice)
        self.mixer.hush()

    def _run(self) -> None:
        done = 0
        while True:
            with self.turn:
                while not self.closed and (self.generation == done or not self.wanted[0]):
                    self.turn.wait()
                if self.closed:
                    return
                done, (sentences, rate, volume) = self.generation, self.wanted
            for sentence in sentences:
                if self.generation != done or not self._speak(sentence, rate, volume, done):
                    break
            del sentences, sentence  # nothing of them is left here while it waits
            with self.turn:
                if self.generation == done:
                    self.said, self.busy = None, False

    def _speak(self, sentence: Sentence, rate: int, volume: int, turn: int) -> bool:
        """Say one sentence with the first voice that can; whether to go on with the next."""
        for voice in self.voices:
            if self.generation != turn:
                return False
            if voice in self.dead or not voice.speaks(sentence.language):
                continue
            command = voice.command(sentence.language, rate, volume)
            if voice.gives_sound:
                fine = self._played(command, sentence, volume, turn)
            else:
                fine = self._spoken(voice, command, sentence, turn)
            if fine:
                self.state = "there"
                return True
        if self.generation == turn:
            self.state = "silent" if self.mixer.tried and not self.mixer.opened else "failed"
        return False

    def _played(self, command: list[str], sentence: Sentence, volume: int, turn: int) -> bool:
        """Get a sentence as sound while the one before is heard; then play it."""
        if not self.mixer.ready():
            return False
        wav, fine = self._asked(command, sentence, PATIENCE, turn)
        while self.mixer.speaking() and self.generation == turn:
            time.sleep(_LOOK)
        with self.turn:
            if self.generation != turn:
                return True
            if not fine or (seconds := self.mixer.speak(wav, volume)) is None:
                return False
            self.said = _Said(sentence, time.monotonic(), max(0.1, seconds - _TAIL))
        return self._waited(turn)

    def _waited(self, turn: int) -> bool:
        """Wait until a sentence has nearly been heard, so that the next is ready when it ends."""
        said = self.said
        while said is not None and self.generation == turn and time.monotonic() - said.since < said.seconds:
            time.sleep(_LOOK)
        return True

    def _spoken(self, voice: Engine, command: list[str], sentence: Sentence, turn: int) -> bool:
        """Let a voice speak by itself; how far it is, nobody knows. One that does not come back is not asked again."""
        with self.turn:
            if self.generation != turn:
                return True
            self.said, self.by_itself = _Said(sentence, time.monotonic(), 0.0), True
        patience = _BEGIN + _LETTER * len(sentence.text)
        _told, fine = self._asked(command, sentence, patience, turn)
        if not fine and self.generation == turn:
            self.dead.add(voice)
            return False
        return True

    def _asked(self, command: list[str], sentence: Sentence, patience: float, turn: int) -> tuple[bytes, bool]:
        """Give a voice its words; give what it gave, and whether all was well."""
        try:
            with self.turn:
                if self.generation != turn:
                    return b"", False
                process = self.process = started(command)
        except OSError:
            return b"", False
        try:
            told, _ = process.communicate(sentence.text.encode("utf-8"), patience)
        except (subprocess.TimeoutExpired, OSError, ValueError):
            process.kill()
            with suppress(subprocess.TimeoutExpired, OSError, ValueError):
                process.communicate(timeout=1.0)
            return b"", False
        finally:
            with self.turn:
                self.process = None
        return told, process.returncode == 0


def _silence(voice: Engine) -> None:
    if command := voice.silencer():
        with suppress(OSError):
            process = started(command)
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    pipe.close()
