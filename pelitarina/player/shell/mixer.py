"""What makes sound here? One mixer, opened when something is to be heard for the first time.

A computer without a loudspeaker, or one whose driver fails, is silent: nothing is raised, ``ready`` says False.
"""

import io
import threading

import pygame
import pygame.mixer

_RATE = 22_050
"""What voices give; sounds of another rate are made to fit."""
_DUCKED = 0.25
"""How loud a story's sound is while somebody speaks, as a share of itself."""
_FADE_MS = 600
VOICE, OWN = 0, 1
"""Channels."""


class Mixer:
    """Plays one sentence of a voice, one small sound of ours, and one sound of a story at once."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.tried = self.opened = False
        self.ducked, self.volume = False, 0.0

    def ready(self) -> bool:
        """Open the sound of this computer; whether there is any. May take long, and may be called on any thread."""
        with self.lock:
            if not self.tried:
                self.tried = True
                try:
                    pygame.mixer.init(_RATE, -16, 1, 1024)
                    pygame.mixer.set_reserved(2)
                    self.opened = True
                except (pygame.error, NotImplementedError):
                    self.opened = False
            return self.opened

    def speak(self, wav: bytes, volume: int) -> float | None:
        """Play what a voice gave, at ``volume`` per cent; give its length in seconds, None if it is no sound."""
        if not self.ready():
            return None
        try:
            sound = pygame.mixer.Sound(file=io.BytesIO(wav))
        except pygame.error:
            return None
        channel = pygame.mixer.Channel(VOICE)
        channel.set_volume(volume / 100)
        channel.play(sound)
        return float(sound.get_length())

    def speaking(self) -> bool:
        """Whether a sentence is being heard."""
        return self.there and bool(pygame.mixer.Channel(VOICE).get_busy())

    def hush(self) -> None:
        """End the sentence that is being heard."""
        if self.there:
            pygame.mixer.Channel(VOICE).stop()

    def ring(self, wav: bytes, volume: int) -> None:
        """Play one of our own small sounds."""
        if self.ready():
            channel = pygame.mixer.Channel(OWN)
            channel.set_volume(volume / 100 * (_DUCKED if self.ducked else 1.0))
            channel.play(pygame.mixer.Sound(file=io.BytesIO(wav)))

    def stream(self, data: bytes, kind: str, volume: int) -> bool:
        """Play a story's sound as it is read, never unpacked as a whole; ``kind`` is how its file's name ends.

        Gives False where it cannot be played; its caption stands on screen anyway.
        """
        if not self.ready():
            return False
        try:
            pygame.mixer.music.load(io.BytesIO(data), kind.lstrip("."))
            self.volume = volume / 100
            pygame.mixer.music.set_volume(self.volume * (_DUCKED if self.ducked else 1.0))
            pygame.mixer.music.play(fade_ms=_FADE_MS)
        except pygame.error:
            return False
        return True

    @property
    def there(self) -> bool:
        """Whether it is open, and nobody has closed it behind its back."""
        return self.opened and pygame.mixer.get_init() is not None

    def end(self) -> None:
        """Let the story's sound fade."""
        if self.there and pygame.mixer.music.get_busy():
            pygame.mixer.music.fadeout(_FADE_MS)

    def streaming(self) -> bool:
        """Whether a story's sound is being heard."""
        return self.there and bool(pygame.mixer.music.get_busy())

    def duck(self, *, on: bool) -> None:
        """Be quieter while somebody speaks."""
        if on != self.ducked:
            self.ducked = on
            if self.there:
                pygame.mixer.music.set_volume(self.volume * (_DUCKED if on else 1.0))

    def close(self) -> None:
        """Be silent for good."""
        with self.lock:
            self.tried = True
            if self.opened:
                self.opened = False
                pygame.mixer.quit()
