"""Which part of the program does a message belong to?"""

from dataclasses import replace

from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.message import Message
from pelitarina.player.model import Model, Screen
from pelitarina.player.update.keeping import keeping
from pelitarina.player.update.leaving import leaving
from pelitarina.player.update.line import drawing
from pelitarina.player.update.meeting import meeting

Updated = tuple[Model, tuple[Command, ...]]
_ASIDE = (Screen.QUIET, Screen.SAID)


def update(model: Model, message: Message) -> Updated:
    """Take in one message."""
    model = replace(model, told="")
    match message:
        case m.Failed(says, hint):
            return replace(model, told=f"{says} {hint}"), ()
        case m.HowTold(how):
            return replace(model, how=how), ()
        case m.WentBack() if model.screen in _ASIDE:
            return replace(model, screen=model.came_from), ()
        case m.QuietWanted():
            return _aside(model, Screen.QUIET), ()
        case m.SaidWanted() if model.playing:
            return _aside(model, Screen.SAID), ()
        case m.TalkToggled():
            return replace(model, talk=not model.talk), ()
        case _:
            return _by_screen(model, message)


def _aside(model: Model, screen: Screen) -> Model:
    """Step aside for a moment; where one came from is where one returns to."""
    return replace(model, screen=screen, came_from=_behind(model))


def _behind(model: Model) -> Screen:
    return model.came_from if model.screen in _ASIDE else model.screen


def _by_screen(model: Model, message: Message) -> Updated:
    model = replace(model, screen=_behind(model))
    match model.screen:
        case Screen.SHELF | Screen.WHO | Screen.BEFORE:
            return meeting(model, message)
        case Screen.PLAY | Screen.PHASE | Screen.THING | Screen.STRENGTH:
            return drawing(model, message)
        case Screen.REVIEW | Screen.CHANGE | Screen.AREA | Screen.NAMES | Screen.UNLOCK:
            return keeping(model, message)
        case _:
            return leaving(model, message)
