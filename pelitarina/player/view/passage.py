"""A page of a story: picture, words, the listener's questions, then a prompt or the choices."""

from collections.abc import Iterable

from pelitarina.errors import message as m
from pelitarina.play.screen import Said, line_said, paragraphs
from pelitarina.play.state import values
from pelitarina.play.step import Offer, can_go_on, offers
from pelitarina.player import message
from pelitarina.player.model import Model
from pelitarina.player.update.playing import asked_now, said_so_far
from pelitarina.player.view.frame import (
    SAID,
    TALK_HIDE,
    TALK_SHOW,
    always,
    button,
    fixed,
    foot,
    overleaf,
    screen,
    text,
)
from pelitarina.player.view.prompt import prompt
from pelitarina.player.view.turn import with_turn
from pelitarina.player.widget import Intent, Mark, Picture, Role, Widget
from pelitarina.story.house import SCENES
from pelitarina.story.message import choice_path
from pelitarina.story.prose import Line, Run

_ON = m("Go on")
_ONE_MORE, _MORE = m("{count} more choice"), m("{count} more choices")
_END = m("The story ends here.")
_STUCK = m("The story does not go on from here.")
_KEEP = m("What do you want to keep?")
_PICTURE = m("Picture: {alt}")
_SOUND = m("Sound: {caption}")
_TALK = m("Listener's questions")
_TALK_MEANS = m("These are for talking. The program does not write them down.")
_SAID = m("The story so far")
_ROLES = {"prose": Role.TEXT, "speech": Role.SPEECH, "letter": Role.LETTER, "pause": Role.PAUSE}


def passage(model: Model) -> Widget:
    """Show where the story stands."""
    number, asked = len(said_so_far(model)), asked_now(model)
    parts = [*_scene(model), *_words(model, f"page.{number}", _page(model)), *_talk(model), _more(model)]
    parts += prompt(model, *asked) if asked else _ways(model)
    title = model.play.words.say("title", model.play.story.title.text, True)
    heading = title if number == 1 else f"{title} · {number}"
    return screen(model, "play", heading, with_turn(model, parts), always(model), language=model.play.words.language)


def _more(model: Model) -> Widget:
    """What is there for those who look for it: the story so far, and the listener's questions or none."""
    more = [fixed(model, Intent.SAID, SAID, message.SaidWanted())]
    if _questions(model):
        label = TALK_HIDE if model.talk else TALK_SHOW
        more.append(fixed(model, Intent.TALK, label, message.TalkToggled()))
    return Widget("play.more", Role.GROUP, arrange="row", children=tuple(more))


def said(model: Model) -> Widget:
    """Read back what the story has said so far."""
    parts: list[Widget] = []
    for number, state in enumerate(said_so_far(model)):
        told = paragraphs(model.play.story, state, model.play.words.say)
        parts += _words(model, f"said.{number}", told)
    on = button("said.on", model.texts.text(_ON), message.WentBack(), main=True)
    return screen(model, "said", model.texts.text(_SAID), [*parts, foot("said", on)], always(model))


def _page(model: Model) -> tuple[Said, ...]:
    return paragraphs(model.play.story, model.play.state, model.play.words.say)


def _line(model: Model, path: str, line: Line) -> str:
    play = model.play
    return line_said(play.story, path, line, values(play.story, play.state), play.words.say)


def _scene(model: Model) -> Iterable[Widget]:
    """What is seen and heard here, in words."""
    where = model.play.state.where
    here = model.play.story.passages.get(where or "")
    say = model.texts.text
    if seen := picture_now(model):
        passage_, name = seen
        alt = model.play.story.passages[passage_].alt
        seen_on = _line(model, f"{passage_}.alt", alt) if alt else say(SCENES[name]) if name in SCENES else ""
        told = say(_PICTURE).format(alt=seen_on) if seen_on and passage_ == where else ""
        picture = Picture(name, model.play.folder, _mood_now(model)) if name in model.play.pictures else None
        if told or picture:
            yield Widget("scene.picture", Role.IMAGE, told, picture=picture)
    if here and here.caption:
        caption = _line(model, f"{where}.caption", here.caption)
        yield Widget("scene.sound", Role.IMAGE, say(_SOUND).format(caption=caption))


def picture_now(model: Model) -> tuple[str, str] | None:
    """Give the passage that brought the picture on screen, and its name: a picture stays until the next."""
    passages = model.play.story.passages
    for state in (model.play.state, *reversed(model.play.past)):
        if (here := passages.get(state.where or "")) and here.picture:
            return here.name, here.picture
    return None


def _mood_now(model: Model) -> str:
    """Give the light on screen: it stays until the next, too."""
    passages = model.play.story.passages
    shown = (passages.get(state.where or "") for state in (model.play.state, *reversed(model.play.past)))
    return next((here.mood for here in shown if here and here.mood), "")


def backdrop(model: Model) -> list[Widget]:
    """The picture on screen, for the eye only, behind what a group has to settle."""
    _passage, name = picture_now(model) or ("", "")
    picture = Picture(name, model.play.folder, _mood_now(model))
    return [Widget("scene", Role.IMAGE, picture=picture)] if name in model.play.pictures else []


def _words(model: Model, name: str, told: Iterable[Said]) -> list[Widget]:
    language = model.play.words.language
    return [
        Widget(f"{name}.{number}", _ROLES[part.kind], part.text, language=language, runs=_runs(part))
        for number, part in enumerate(told)
    ]


def _runs(part: Said) -> tuple[Run, ...]:
    return (Run(f"{part.speaker}: ", "strong"), *part.runs) if part.speaker else part.runs


def _ways(model: Model) -> list[Widget]:
    """The choices; one way on where there are none; the end."""
    play, say = model.play, model.texts.text
    offered = offers(play.story, play.state)
    found = [_offer(model, offer) for offer in offered]
    more = overleaf(model, _ONE_MORE, _MORE, len(found))
    found = [Widget("play.choices", Role.GROUP, overleaf=more, children=tuple(found))] if found else []
    if any(offer.open for offer in offered):
        return found
    if can_go_on(play.story, play.state):
        return [*found, foot("play", button("play.on", say(_ON), message.WentOn(), main=True))]
    end = text("play.end", say(_END if play.state.where is None else _STUCK))
    return [*found, end, foot("play", button("play.keep", say(_KEEP), message.Stopped(), main=True))]


def _offer(model: Model, offer: Offer) -> Widget:
    """A choice to press, or greyed with its reason."""
    where, choice, language = model.play.state.where or "", offer.choice, model.play.words.language
    label = _line(model, choice_path(where, choice.name, "label"), choice.label)
    if offer.open or not choice.why_not:
        return Widget(f"choice.{choice.name}", Role.BUTTON, label, language=language, press=message.Chose(choice.name))
    reason = _line(model, choice_path(where, choice.name, "why_not"), choice.why_not)
    marks = frozenset({Mark.DISABLED})
    return Widget(f"choice.{choice.name}", Role.BUTTON, label, reason, marks=marks, language=language)


def _questions(model: Model) -> tuple[Line, ...]:
    here = model.play.story.passages.get(model.play.state.where or "")
    return here.talk if here else ()


def _talk(model: Model) -> list[Widget]:
    questions = _questions(model)
    if not questions or not model.talk:
        return []
    path = f"{model.play.state.where}.talk"
    told = (model.play.words.say(path, question.text, False) for question in questions)
    language = model.play.words.language
    children = tuple(
        Widget(f"talk.{number}", Role.TEXT, question, language=language) for number, question in enumerate(told)
    )
    say = model.texts.text
    return [Widget("talk", Role.STRIP, say(_TALK), say(_TALK_MEANS), children=children)]
