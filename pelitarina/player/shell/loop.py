"""How do model, reader and world turn together?"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Protocol

from pelitarina.player import message
from pelitarina.player.command import Command, Forget, Wipe
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.refuge import Woke
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.report import report
from pelitarina.player.shell.terminal import Gone, News, Terminal
from pelitarina.player.shell.wake import Wake
from pelitarina.player.update import update
from pelitarina.player.update.refuge import mishap
from pelitarina.player.view import view


class Reader(Protocol):
    """What shows screens to people: the terminal, the window."""

    def forget(self) -> None:
        """Let what was said leave the screen, and whatever remembers it."""


Witness = Callable[[Message, Model], None]
"""Is told what was said, and how things stand after it."""


def sit(
    model: Model, commands: Iterable[Command], world: World, terminal: Terminal, witness: Witness | None = None
) -> Model:
    """Sit at the table until the sitting is over, or nobody types any more."""
    wake = Wake(world.now, looks=False)
    try:
        good = model = obey(model, commands, world, terminal)
        while model.screen is not Screen.GONE:
            with suppress(KeyboardInterrupt):  # while something is being done: nothing changes, nothing is lost
                model, good = _turned(model, good, world, terminal, wake, witness)
    except Gone:
        terminal.forget()
    except SystemExit:  # the program was told to end, by the system or by whoever looks after it
        terminal.forget()
        terminal.leave()
        raise
    except BaseException:
        terminal.forget()
        raise
    else:
        terminal.forget()
    return model


def _turned(
    model: Model, good: Model, world: World, terminal: Terminal, wake: Wake, witness: Witness | None
) -> tuple[Model, Model]:
    """Show, hear, take in, once; give how things stand then, and on the last page that was shown whole.

    Where the program itself fails, a calm page comes, and nothing that was said is lost.
    """
    said: Message | None = None
    latest = model
    try:
        said, good = _heard(model, terminal, world), model
        if wake.slept():
            latest = take(model, Woke(), world, terminal)
            if latest.screen is not model.screen:  # what was typed was typed for another page
                return latest, good
        latest = take(latest, said, world, terminal)
        if witness:
            witness(said, latest)
    except (Gone, BrokenPipeError):
        raise
    except Exception as bug:
        if said is None and model.screen is Screen.BROKEN:  # not even the calm page can be shown
            raise
        return mishap(good, latest, report(bug, latest.screen, type(said).__name__ if said else "")), good
    return latest, good


def _heard(model: Model, terminal: Terminal, world: World) -> Message:
    """Show where we are, and wait for what is said."""
    try:
        terminal.say = model.texts.text  # another language may just have been chosen
        terminal.own = dict(model.settings.keys)
        terminal.news = world.news if world.watch or world.journal else None
        world.busy(model.settings.lock_min)
        terminal.show(view(model))
        return terminal.ask()
    except News as news:
        return news.message
    except KeyboardInterrupt:
        return message.Stopped()


def take(model: Model, said: Message, world: World, reader: Reader | None = None) -> Model:
    """Take in one message and all that follows from it."""
    model, commands = update(model, said)
    return obey(model, commands, world, reader)


def obey(model: Model, commands: Iterable[Command], world: World, reader: Reader | None) -> Model:
    """Do commands in the world; take in what comes of each."""
    for command in commands:
        if isinstance(command, Forget):
            world.close()  # whoever comes next finds the journal locked
            if reader:
                reader.forget()
        elif isinstance(command, Wipe):
            if reader:
                reader.forget()
        elif (came := world.perform(command)) is not None:
            model = take(model, came, world, reader)
    return model
