"""What happens before the story: the shelf, who is here, what is told first."""

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as msg
from pelitarina.play.step import start
from pelitarina.player import message as m
from pelitarina.player.command import Command, Forget, ListKept, OpenStory
from pelitarina.player.group import Group
from pelitarina.player.kept import KeptWanted
from pelitarina.player.message import Field
from pelitarina.player.model import Mode, Model, Playing, Screen, bare
from pelitarina.player.news import Message
from pelitarina.player.notice import notice
from pelitarina.player.together import GroupWanted
from pelitarina.player.update.setting import returned

PSEUDONYM = Field("pseudonym")
LONGEST = 60
"""How many characters a pseudonym may have."""

IDENTITY_CODE = msg(
    "There seems to be a personal identity code here. The program does not take them in; that protects you. "
    "Please write it again without the code."
)
_TOO_LONG = msg("That is too long. A short name is enough.")
_EMPTY = msg("Write a name you would like to be called, or choose: we are just trying.")


def meeting(model: Model, message: Message) -> tuple[Model, tuple[Command, ...]]:
    """Take in a message while the story has not begun."""
    match message:
        case m.ShelfWanted() if model.screen is Screen.HOME:
            return replace(model, screen=Screen.SHELF), ()
        case KeptWanted() if model.screen is Screen.HOME and model.mode is not Mode.NOTHING:
            return replace(model, screen=Screen.UNLOCK, may_unlock=True, reading=True), (ListKept(),)
        case m.WishAsked(about) if model.screen is Screen.SHELF:
            return replace(model, screen=Screen.WISH, about=about), ()
        case m.Wished(about, value) if model.screen in (Screen.WISH, Screen.SHELF):
            return replace(model, screen=Screen.SHELF, wish=model.wish.with_(about, value)), ()
        case m.WentBack() if model.screen is Screen.WISH:
            return replace(model, screen=Screen.SHELF), ()
        case m.StoryTaken(story):
            return model, (OpenStory(story, model.language),)
        case m.StoryOpened():
            return _opened(model, message), ()
        case m.JustTrying() | m.Wrote() if model.group and model.group.answered:
            return model, ()  # what they have answered is theirs: they look at it first
        case m.JustTrying() if model.playing:
            return replace(model, pseudonym="", typed="", group=None, screen=Screen.BEFORE), ()
        case GroupWanted() if model.screen is Screen.WHO and for_groups(model):
            return replace(model, pseudonym="", typed="", group=model.group or Group(), screen=Screen.GROUP), ()
        case m.Wrote(into, text) if into == PSEUDONYM and model.playing:
            return named(replace(model, group=None), text), ()
        case m.Begin() if model.playing:
            return replace(model, screen=Screen.PLAY, noticed=notice(model)), ()
        case m.WentBack() if model.screen is Screen.SHELF:
            return replace(model, screen=Screen.HOME), ()
        case m.WentBack() if model.screen is Screen.BEFORE:
            return replace(model, screen=Screen.AGREEMENT if model.group else Screen.WHO), ()
        case m.WentBack() if model.screen is Screen.WHO and (model.cards or len(model.draft)):
            return _left(model, Screen.SHELF)
        case m.Stopped():
            ends = model.screen in (Screen.FIRST, Screen.HOME, Screen.SHELF) or not model.cards
            return _left(model, Screen.GONE if ends else Screen.SHELF)
        case _:
            return model, ()


def _left(model: Model, screen: Screen) -> tuple[Model, tuple[Command, ...]]:
    """Leave the story. What was answered in it is looked at first: it must not come along to another."""
    if len(model.draft) or (model.group and model.group.answered):
        return replace(model, typed="", screen=Screen.REVIEW), ()
    after, commands = fresh(model)
    return replace(after, screen=screen), commands


def fresh(model: Model) -> tuple[Model, tuple[Command, ...]]:
    """Let go of everything of this sitting, or of what was looked after; the settings are the worker's again."""
    screen = Screen.GONE if model.playing and not model.cards else Screen.HOME
    after = replace(bare(model), cards=model.cards, screen=screen, mode=model.mode, terms=model.terms)
    after = replace(after, cloud=model.cloud, found=model.found)
    back, commands = returned(after)
    return back, (Forget(), *commands)


def _opened(model: Model, opened: m.StoryOpened) -> Model:
    state = start(opened.story, opened.seed).state
    playing = Playing(
        opened.story, opened.words, opened.sitting, opened.at, state, folder=opened.folder, pictures=opened.pictures
    )
    return replace(model, playing=playing, group=None, screen=Screen.BEFORE if model.pseudonym else Screen.WHO)


def for_groups(model: Model) -> bool:
    """Whether several can play the story together: it says nothing else, and nobody has answered alone."""
    return model.playing is not None and model.play.story.players[1] > 1 and not len(model.draft)


def named(model: Model, text: str) -> Model:
    """Take in a pseudonym; one that cannot be taken is told of, and stays to be changed."""
    name = " ".join(words.clean(text).split())
    say = model.texts.text
    if words.has_identity_code(name):
        return replace(model, typed=name, told=say(IDENTITY_CODE))
    if words.says_nothing(name):
        return replace(model, typed="", told=say(_EMPTY))
    if len(name) > LONGEST:
        return replace(model, typed=name, told=say(_TOO_LONG))
    return replace(model, pseudonym=name, typed="", screen=Screen.BEFORE)
