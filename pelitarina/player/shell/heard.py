"""What is heard at the window: the voice, and the sounds of a story, which are quieter while it speaks."""

from pathlib import Path

from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.shell.mixer import Mixer
from pelitarina.player.shell.sound import Sounds
from pelitarina.player.shell.speaker import Spot
from pelitarina.player.shell.voice import Reading
from pelitarina.player.widget import Widget


class Heard:
    """The window's ears turned outward. Nothing here keeps it waiting."""

    def __init__(self, assets: Path, model: Model) -> None:
        self.mixer = Mixer()
        self.reading = Reading(self.mixer, model)
        self.sounds = Sounds(assets / "sounds", self.mixer)

    def see(self, tree: Widget, model: Model, *, screen_reader: bool) -> None:
        """Take in a screen as it is shown now."""
        self.reading.see(tree, model, screen_reader=screen_reader)
        self.sounds.see(model)

    @property
    def spot(self) -> Spot | None:
        """Where the word stands that is being said."""
        return self.reading.spot

    def moved(self) -> bool:
        """Whether another word is being said than when this was asked last."""
        self.sounds.tick()
        return self.reading.moved()

    def news(self) -> message.VoiceTold | None:
        """Tell how it is with the voice, once each time it changes."""
        return self.reading.news()

    def hush(self) -> None:
        """Let the voice be silent."""
        self.reading.hush()

    def forget(self) -> None:
        """Let go of every word of a sitting."""
        self.reading.forget()

    def close(self) -> None:
        """Be silent for good, and leave nothing running."""
        self.reading.close()
        self.sounds.close()
        self.mixer.close()
