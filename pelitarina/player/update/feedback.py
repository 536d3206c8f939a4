"""What happens while somebody says how it was? The answers are marked, counted without a name, and forgotten."""

from msgspec.structs import replace

from pelitarina.errors import message as msg
from pelitarina.player import feedback as f
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.model import Mode, Model, Screen
from pelitarina.player.news import Message

_THANKS = msg("Thank you. Nobody can see from it who answered.")
ENDS = (Screen.RECEIPT, Screen.OVER)
"""Where a sitting ends."""

Updated = tuple[Model, tuple[Command, ...]]


def may_answer(model: Model) -> bool:
    """Whether the questions are offered: once, where something is stored at all."""
    return model.mode is not Mode.NOTHING and model.playing is not None and not model.answered and model.group is None


def saying(model: Model, message: Message) -> Updated:
    """Take in a message while the questions are wanted or on screen."""
    match message:
        case f.FeedbackWanted() if model.screen in ENDS and may_answer(model):
            return replace(model, screen=Screen.FEEDBACK), ()
        case f.FeedbackMarked(question, answer) if answer in f.OFFERED.get(question, ()):
            held = {one: said for one, said in model.feedback.items() if one != question}
            same = model.feedback.get(question) == answer
            return replace(model, feedback=held if same else {**held, question: answer}), ()
        case f.FeedbackMeant() if model.feedback:
            return model, (f.GiveFeedback(model.feedback),)
        case f.FeedbackTaken():
            done = replace(model, feedback={}, answered=True, screen=ended(model))
            return replace(done, told=model.texts.text(_THANKS)), ()
        case f.FeedbackMeant() | m.WentBack() | m.Stopped():
            return replace(model, feedback={}, screen=ended(model)), ()
        case _:
            return model, ()


def ended(model: Model) -> Screen:
    """Give the page with which the sitting ends."""
    return Screen.RECEIPT if model.kept_at is not None else Screen.OVER
