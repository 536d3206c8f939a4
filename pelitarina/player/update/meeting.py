"""What happens before the story: the shelf, who is here, what is told first."""

from dataclasses import replace

from pelitarina import words
from pelitarina.errors import message as msg
from pelitarina.play.step import start
from pelitarina.player import message as m
from pelitarina.player.command import Command, OpenStory
from pelitarina.player.message import Field, Message
from pelitarina.player.model import Model, Playing, Screen

PSEUDONYM = Field("pseudonym")
LONGEST = 60
"""How many characters a pseudonym may have."""

IDENTITY_CODE = msg("That looks like a personal identity code. It is never taken in here: please use another name.")
_TOO_LONG = msg("That is too long. A short name is enough.")
_EMPTY = msg("Write a name you would like to be called, or choose: we are just trying.")


def meeting(model: Model, message: Message) -> tuple[Model, tuple[Command, ...]]:
    """Take in a message while the story has not begun."""
    match message:
        case m.StoryTaken(story):
            return model, (OpenStory(story, model.language),)
        case m.StoryOpened():
            return _opened(model, message), ()
        case m.JustTrying():
            return replace(model, pseudonym="", screen=Screen.BEFORE), ()
        case m.Wrote(into, text) if into == PSEUDONYM:
            return _named(model, text), ()
        case m.Begin() if model.playing:
            return replace(model, screen=Screen.PLAY), ()
        case m.WentBack() if model.screen is Screen.BEFORE:
            return replace(model, screen=Screen.WHO), ()
        case m.WentBack() if model.screen is Screen.WHO and model.cards:
            return replace(model, screen=Screen.SHELF, playing=None), ()
        case m.Stopped():
            gone = model.screen is Screen.SHELF or not model.cards
            return replace(model, screen=Screen.GONE if gone else Screen.SHELF, playing=None), ()
        case _:
            return model, ()


def _opened(model: Model, opened: m.StoryOpened) -> Model:
    state = start(opened.story, opened.seed).state
    playing = Playing(opened.story, opened.words, opened.sitting, opened.at, state)
    return replace(model, playing=playing, screen=Screen.BEFORE if model.pseudonym else Screen.WHO)


def _named(model: Model, text: str) -> Model:
    name = " ".join(words.clean(text).split())
    say = model.texts.text
    if words.has_identity_code(name):
        return replace(model, told=say(IDENTITY_CODE))
    if not name or len(name) > LONGEST:
        return replace(model, told=say(_TOO_LONG if name else _EMPTY))
    return replace(model, pseudonym=name, screen=Screen.BEFORE)
