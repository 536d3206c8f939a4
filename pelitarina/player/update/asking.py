"""Who takes in a message while a story is on screen? Whoever knows the question that is asked."""

from msgspec.structs import replace

from pelitarina.player.command import Command
from pelitarina.player.model import Model, Screen
from pelitarina.player.news import Message
from pelitarina.player.update.both import beside
from pelitarina.player.update.circle import filling_in
from pelitarina.player.update.half import halves
from pelitarina.player.update.line import drawing
from pelitarina.player.update.next_step import stepping
from pelitarina.player.update.playing import asked_now, halved, together
from pelitarina.story.model import Circle, NextStep

Updated = tuple[Model, tuple[Command, ...]]


def asking(model: Model, message: Message) -> Updated:
    """Take in a message while a story, or a part of what is drawn or filled in, is on screen."""
    now = asked_now(model)
    form = now[0].form if now else None
    if now and halved(now[0]):
        return halves(model, now[0], message)
    if isinstance(form, Circle):
        return filling_in(model, message)
    if model.screen is Screen.SECTOR:  # its circle is gone: the story was edited
        model = replace(model, screen=Screen.PLAY)
    if isinstance(form, NextStep):
        return stepping(model, message)
    if now and together(now[0]):
        return beside(model, now[0], message)
    return drawing(model, message)
