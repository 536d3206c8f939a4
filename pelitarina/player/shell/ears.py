"""Is anything to be heard? The voice and the sounds, made when somebody wishes for them and not before."""

from pathlib import Path
from typing import TYPE_CHECKING

from pelitarina.player import message
from pelitarina.player.layout import Layout, leaf_of, marking
from pelitarina.player.layout.marking import Stretch
from pelitarina.player.model import Model, Screen
from pelitarina.player.settings import Section
from pelitarina.player.widget import Widget
from pelitarina.player.wrap import Ruler

if TYPE_CHECKING:
    from pelitarina.player.shell.heard import Heard


class Ears:
    """Whoever listens at the window. Nothing here keeps it waiting."""

    def __init__(self, assets: Path) -> None:
        self.assets = assets
        self.heard: Heard | None = None

    def see(self, tree: Widget, model: Model, *, screen_reader: bool) -> None:
        """Let the voice and the sounds take in a screen; ``screen_reader``: whether somebody listens with one."""
        if self.heard is None and wanted(model):
            from pelitarina.player.shell.heard import Heard  # noqa: PLC0415  # most sittings do without it

            self.heard = Heard(self.assets, model)
        if self.heard is not None:
            self.heard.see(tree, model, screen_reader=screen_reader)

    def moved(self) -> bool:
        """Whether another word is being said than when this was asked last."""
        return self.heard is not None and self.heard.moved()

    def news(self) -> message.VoiceTold | None:
        """Tell how it is with the voice, once each time it changes."""
        return self.heard.news() if self.heard else None

    def words(self, layout: Layout, ruler: Ruler) -> tuple[Stretch, ...]:
        """Give where the word stands that is being said."""
        spot = self.heard.spot if self.heard else None
        if spot is None:
            return ()
        return marking.marked(layout, spot.widget, spot.sentence.shown, spot.start, spot.end, ruler)

    def page(self, layout: Layout) -> int | None:
        """Give where the page begins on which the word stands that is being said; None where it is in sight."""
        spot = self.heard.spot if self.heard else None
        if spot is None or layout.region(spot.widget) != "body":
            return None
        at = marking.place(layout, spot.widget, spot.sentence.shown, spot.start)
        if at is None or layout.view.holds(at):
            return None
        to = leaf_of(layout, at)
        return to if to != layout.scroll else None

    def hush(self) -> None:
        """Something was pressed: the voice is silent."""
        if self.heard is not None:
            self.heard.hush()

    def forget(self) -> None:
        """Let go of every word of a sitting."""
        if self.heard is not None:
            self.heard.forget()

    def close(self) -> None:
        """Be silent for good, and leave nothing running."""
        if self.heard is not None:
            self.heard.close()


def wanted(model: Model) -> bool:
    """Whether something is to be heard, or it is looked at what could be."""
    looked_at = model.screen is Screen.SETTINGS and model.section is Section.VOICE
    return model.settings.voice != "off" or model.reads > 0 or model.settings.sounds > 0 or looked_at
