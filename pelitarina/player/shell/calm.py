"""What happens when the program itself fails while somebody sits at it? A calm page; nothing that was said is lost."""

from abc import ABC, abstractmethod
from collections.abc import Callable

from pelitarina.player.model import Model
from pelitarina.player.news import Message
from pelitarina.player.shell.loop import Reader, take
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.report import report
from pelitarina.player.update.refuge import mishap


class Calm(ABC, Reader):
    """A reader that goes on after a mishap.

    Attributes:
        good: as things stood on the last page that was shown whole.
        latest: as they stand now, shown or not.
        said: the kind of what was taken in last.
    """

    good: Model | None = None
    latest: Model | None = None
    said = ""

    @abstractmethod
    def show(self, model: Model, world: World) -> Model:
        """Show where we are; remember it as ``good`` when it has been shown whole."""

    @abstractmethod
    def anew(self) -> None:
        """Let go of all that is kept for the next page: it may be what fails."""

    def took(self, model: Model, said: Message, world: World) -> Model:
        """Take one message in."""
        self.said = type(said).__name__
        self.latest = take(model, said, world, self)
        return self.latest

    def calmly(self, does: Callable[[Model, World], Model], model: Model, world: World) -> Model:
        """Do something; where the program itself fails, show a calm page, and what was said by then is not lost."""
        try:
            return does(model, world)
        except Exception as bug:  # noqa: BLE001  # whatever it is, somebody sits here and has told of their life
            return self.stumbled(bug, world)

    def stumbled(self, bug: Exception, world: World) -> Model:
        """Show the calm page, if need be with nothing left of what was painted before."""
        assert self.good is not None
        assert self.latest is not None
        told = report(bug, self.latest.screen, self.said)
        model = mishap(self.good, self.latest, told)
        try:
            return self.show(model, world)
        except Exception:  # noqa: BLE001  # something that is kept for the next page may be what fails
            self.anew()
            return self.show(mishap(model, self.latest, told), world)
