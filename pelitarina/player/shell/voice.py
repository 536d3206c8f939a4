"""The voice as a reader: hears what a screen says, speaks it where somebody wished for that, shows which word it is at.

Where a screen reader listens, it is silent unless it is asked.
"""

import shutil
import sys

from msgspec.structs import replace

from pelitarina.player import message
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Section, Voice
from pelitarina.player.shell.engine import Engine, engines
from pelitarina.player.shell.mixer import Mixer
from pelitarina.player.shell.speaker import Speaker, Spot
from pelitarina.player.speech import Followed, follow
from pelitarina.player.widget import Widget


def available() -> tuple[Engine, ...]:
    """Give the voices of this computer."""
    return engines(sys.platform, shutil.which)


class Reading:
    """What is read aloud at a window. Nothing is looked for before it is needed."""

    def __init__(self, mixer: Mixer, model: Model) -> None:
        self.mixer = mixer
        self.followed = Followed(settings=replace(model.settings, voice="off"))  # until now there was none
        self.speaker: Speaker | None = None
        self.last: Spot | None = None
        self.told: Voice = "unknown"

    def see(self, tree: Widget, model: Model, *, screen_reader: bool) -> None:
        """Take in a screen as it is shown now."""
        self.followed, said = follow(self.followed, tree, model, screen_reader=screen_reader)
        if said is None or not (said or self.speaker):
            if self.speaker is None and _is_set(model):
                self.speaker = Speaker(available(), self.mixer)
            return
        if self.speaker is None:
            self.speaker = Speaker(available(), self.mixer)
        self.speaker.say(said, model.settings.rate, model.settings.volume)

    def hush(self) -> None:
        """Be silent: something was done."""
        if self.speaker is not None and self.speaker.busy:
            self.speaker.hush()

    @property
    def speaking(self) -> bool:
        """Whether something is being said."""
        return self.speaker is not None and self.speaker.busy

    @property
    def spot(self) -> Spot | None:
        """Where the word stands that is being said."""
        return self.speaker.spot() if self.speaker is not None else None

    def moved(self) -> bool:
        """Whether another word is being said than when this was asked last."""
        before, self.last = self.last, self.spot
        self.mixer.duck(on=self.speaking)
        return before != self.last

    def news(self) -> message.VoiceTold | None:
        """Tell how it is with the voice, once each time it changes."""
        now = self.speaker.state if self.speaker is not None else self.told
        if now == self.told:
            return None
        self.told = now
        return message.VoiceTold(now)

    def forget(self) -> None:
        """Let go of every word that was said."""
        self.hush()
        self.followed, self.last = Followed(asked=self.followed.asked, settings=self.followed.settings), None

    def close(self) -> None:
        """Be silent for good."""
        if self.speaker is not None:
            self.speaker.close()
            self.speaker = None


def _is_set(model: Model) -> bool:
    """Whether what can be set about the voice is being looked at; then it is told whether there is one."""
    return model.screen is Screen.FIRST or (model.screen is Screen.SETTINGS and model.section is Section.VOICE)
