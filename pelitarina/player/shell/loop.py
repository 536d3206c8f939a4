"""How do model, reader and world turn together?"""

from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Protocol

from pelitarina.player import message
from pelitarina.player.command import Command, Forget
from pelitarina.player.message import Message
from pelitarina.player.model import Model, Screen
from pelitarina.player.shell.perform import World
from pelitarina.player.shell.terminal import Gone, News, Terminal
from pelitarina.player.update import update
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
    terminal.news = world.news if world.watch else None
    try:
        model = obey(model, commands, world, terminal)
        while model.screen is not Screen.GONE:
            with suppress(KeyboardInterrupt):  # while something is being done: nothing changes, nothing is lost
                said = _heard(model, terminal)
                model = take(model, said, world, terminal)
                if witness:
                    witness(said, model)
    except Gone:
        pass
    finally:
        terminal.forget()
    return model


def _heard(model: Model, terminal: Terminal) -> Message:
    """Show where we are, and wait for what is said."""
    try:
        terminal.say = model.texts.text  # another language may just have been chosen
        terminal.own = dict(model.settings.keys)
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
        elif (came := world.perform(command)) is not None:
            model = take(model, came, world, reader)
    return model
