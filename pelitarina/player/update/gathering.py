"""What happens while a group gathers? Who is here, by names of their own, and what they agree on."""

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as msg
from pelitarina.player import group as g
from pelitarina.player import message as m
from pelitarina.player import together as t
from pelitarina.player.command import Command
from pelitarina.player.group import Group, Sentence
from pelitarina.player.message import Field
from pelitarina.player.model import Model, Screen, Spot
from pelitarina.player.news import Message
from pelitarina.player.update.meeting import IDENTITY_CODE, meeting

MEMBER = Field("member.name")
SENTENCE = Field("sentence.words")
LONGEST_NAME = 30
"""How many characters the name of a member may have: it stands in sight all the time."""
LONGEST_SENTENCE = 120
"""How many characters a sentence of the agreement may have."""

_EMPTY = msg("Write a name by which you would like to be called.")
_TOO_LONG = msg("That is too long. A short name is enough.")
_ALIKE = msg("Somebody is called that already. Choose another name, so that you can be told apart.")
_LONG_SENTENCE = msg("That is too long for one sentence. Say it in fewer words, or in two sentences.")
_JOINED = msg("{name} is with us.")
_NOTHING_LEFT = msg("Nothing is agreed on now. You can add a sentence, or go on without.")

Updated = tuple[Model, tuple[Command, ...]]


def gathering(model: Model, message: Message) -> Updated:
    """Take in a message while those who play together are named, and agree."""
    group = model.group
    if group is None or isinstance(message, m.Stopped):
        return meeting(model, message)
    match model.screen:
        case Screen.GROUP:
            return _naming(model, group, message), ()
        case Screen.MEMBER:
            return _member(model, group, message), ()
        case Screen.AGREEMENT:
            return _agreement(model, group, message), ()
        case _:
            return _sentence(model, group, message), ()


def _naming(model: Model, group: Group, message: Message) -> Model:
    match message:
        case m.Wrote(into, text) if into == MEMBER and len(group.members) < g.MOST:
            name = _name(text)
            if told := _refused(model, group, name):
                return told
            joined = replace(model, group=g.added(group, name), typed="", edits={})
            return replace(joined, told=model.texts.text(_JOINED).format(name=name))
        case t.MemberOpened(number) if 0 <= number < len(group.members):
            return replace(model, screen=Screen.MEMBER, spot=Spot(item=number), typed="")
        case t.AllHere() if group.whole:
            return replace(model, screen=Screen.AGREEMENT, typed="")
        case m.WentBack() if not group.answered:
            return replace(model, screen=Screen.WHO, typed="")
        case _:
            return model


def _member(model: Model, group: Group, message: Message) -> Model:
    """One of them is called otherwise, or leaves; where they have answered something, that is asked first."""
    number = model.spot.item
    match message:
        case m.Wrote(into, text) if into == MEMBER:
            name = _name(text)
            if told := _refused(model, group, name, number):
                return told
            return _back(model, g.renamed(group, number, name))
        case t.MemberUnwanted(sure):
            if not group.members[number].drawer.empty and not (sure and model.spot.unsure):
                return replace(model, spot=model.spot._replace(unsure=True))
            return _back(model, g.without(group, number))
        case t.MemberStays() | m.WentBack():
            return _back(model, group)
        case _:
            return model


def _back(model: Model, group: Group) -> Model:
    return replace(model, group=group, screen=Screen.GROUP, typed="")


def _agreement(model: Model, group: Group, message: Message) -> Model:
    match message:
        case t.SentenceOpened(number) if 0 <= number <= len(group.sentences) and number < g.MOST_SENTENCES:
            return replace(model, screen=Screen.SENTENCE, spot=Spot(item=number), typed="")
        case t.Agreed():
            return replace(model, screen=Screen.BEFORE)
        case m.WentBack():
            return replace(model, screen=Screen.GROUP)
        case _:
            return model


def _sentence(model: Model, group: Group, message: Message) -> Model:
    """One sentence of the agreement; an empty one changes nothing."""
    number = model.spot.item
    rest = group.sentences[:number], group.sentences[number + 1 :]
    match message:
        case m.Wrote(into, text) if into == SENTENCE:
            cleaned = " ".join(words.clean(text).split())
            if words.says_nothing(cleaned):
                return replace(model, screen=Screen.AGREEMENT, typed="")
            if words.has_identity_code(cleaned):
                return replace(model, typed=cleaned, told=model.texts.text(IDENTITY_CODE))
            if len(cleaned) > LONGEST_SENTENCE:
                return replace(model, typed=cleaned, told=model.texts.text(_LONG_SENTENCE))
            if number < len(group.sentences) and cleaned == said_as(model, group.sentences[number]):
                return _agreeing(model, group, group.sentences)  # ours still follows the language
            return _agreeing(model, group, (*rest[0], Sentence(cleaned), *rest[1]))
        case t.SentenceUnwanted() if number < len(group.sentences):
            without = _agreeing(model, group, (*rest[0], *rest[1]))
            return without if rest[0] or rest[1] else replace(without, told=model.texts.text(_NOTHING_LEFT))
        case m.WentBack():
            return replace(model, screen=Screen.AGREEMENT, typed="")
        case _:
            return model


def said_as(model: Model, sentence: Sentence) -> str:
    """Give a sentence of the agreement in the language that is read."""
    return model.texts.text(sentence.text) if sentence.ours else sentence.text


def _agreeing(model: Model, group: Group, sentences: tuple[Sentence, ...]) -> Model:
    return replace(model, group=replace(group, sentences=sentences), screen=Screen.AGREEMENT, typed="")


def _name(text: str) -> str:
    return " ".join(words.clean(text).split())


def _refused(model: Model, group: Group, name: str, but: int | None = None) -> Model | None:
    """Say why a name cannot be taken, and keep it to be changed; None where it can."""
    say = model.texts.text
    if words.has_identity_code(name):
        return replace(model, typed=name, told=say(IDENTITY_CODE))
    if words.says_nothing(name):
        return replace(model, typed="", told=say(_EMPTY))
    if len(name) > LONGEST_NAME:
        return replace(model, typed=name, told=say(_TOO_LONG))
    if g.named_alike(group, name, but):
        return replace(model, typed=name, told=say(_ALIKE))
    return None
