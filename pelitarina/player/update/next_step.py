"""What happens on a card of the next step? Its parts are written, in any order; each may stay empty.

The card on screen is kept in memory for each prompt and owner. It becomes an answer when it is done, and also when
somebody stops or goes back.
"""

from msgspec.structs import replace

from pelitarina import next_step, words
from pelitarina.errors import message as msg
from pelitarina.journal.draft import Owner
from pelitarina.next_step import WORDS, NextStep
from pelitarina.player import filling as f
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.message import Field
from pelitarina.player.model import Key, Model
from pelitarina.player.news import Message
from pelitarina.player.update.meeting import IDENTITY_CODE
from pelitarina.player.update.playing import answered, asked_now, into_draft, playing

PARTS = {word: Field(f"step.{word}") for word in WORDS}
WORKERS = {word: Field(f"step.{word}.worker") for word in WORDS}
"""Where each part is written; by the worker, where two write beside each other."""
LABELS = {
    "goal": msg("What I want to do"),
    "better": msg("So that something gets better"),
    "hold": msg("So that something stays as it is"),
    "helps": msg("What helps"),
    "hinders": msg("What gets in the way"),
    "who": msg("Who does it, and with whom"),
    "when": msg("When"),
    "differs": msg("What I see differently"),
}
"""What each part is called, and what is said for each way."""
_NOTHING_WRITTEN = msg("Nothing is written on the card yet. Write something, or skip.")

Updated = tuple[Model, tuple[Command, ...]]


def stepping(model: Model, message: Message) -> Updated:
    """Take in a message while a card of the next step is on screen."""
    match message:
        case m.Wrote(into, text) if into in parts(model).values():
            return _wrote(model, into, text), ()
        case f.StepWay(way):
            return _with(model, replace(step_now(model), way=way)), ()
        case f.StepDone():
            return _done(model), ()
        case m.Stopped() | m.WentBack():
            return playing(carried(model), message)
        case m.TookAway():
            bare = {key: step for key, step in model.steps.items() if key != _key(model)}
            return playing(replace(model, steps=bare, edits={}), message)
        case _:
            return playing(model, message)


def step_now(model: Model) -> NextStep:
    """Give the card that is asked for, as far as it was taken in."""
    return model.steps.get(_key(model), NextStep())


def parts(model: Model) -> dict[str, Field]:
    """Give where each part of the card that is looked at is written."""
    return WORKERS if model.whose == Owner.WORKER else PARTS


def code_in(model: Model) -> bool:
    """Whether an identity code stands in one of its fields."""
    held = (model.edits[into].text for into in parts(model).values() if into in model.edits)
    return any(words.has_identity_code(_clean(text)) for text in held)


def _wrote(model: Model, into: Field, text: str) -> Model:
    """Take in what was written of one part; an empty text takes that part away. An identity code is refused."""
    written = _clean(text)
    if words.has_identity_code(written):
        return replace(model, typed=written, typed_into=into, told=model.texts.text(IDENTITY_CODE))
    edits = {key: edit for key, edit in model.edits.items() if key != into}
    return _with(replace(model, typed="", edits=edits), _part(step_now(model), into, written))


def _done(model: Model) -> Model:
    """Take in what stands in the fields, and go on; an identity code stays in its field, and is refused."""
    now = asked_now(model)
    assert now is not None
    if code_in(model):
        return replace(model, told=model.texts.text(IDENTITY_CODE))
    model = _taken_in(model)
    step = step_now(model)
    if next_step.empty(step):
        return replace(model, told=model.texts.text(_NOTHING_WRITTEN))
    return answered(model, *now, _as_words(model, step), step, "")


def carried(model: Model) -> Model:
    """Take the card along as an answer where somebody stops or turns back with something on it."""
    now = asked_now(model)
    assert now is not None
    model = _taken_in(model)
    step = step_now(model)
    return model if next_step.empty(step) else into_draft(model, *now, _as_words(model, step), step)


def _taken_in(model: Model) -> Model:
    """Take in what stands in the fields, but for what holds an identity code."""
    step, left = step_now(model), dict(model.edits)
    for into in parts(model).values():
        if into in left and not words.has_identity_code(_clean(left[into].text)):
            step = _part(step, into, _clean(left.pop(into).text))
    return _with(replace(model, edits=left), step)


def _part(step: NextStep, into: Field, written: str) -> NextStep:
    return next_step.written(step, into.removeprefix("step.").removesuffix(".worker"), written)


def _clean(text: str) -> str:
    """Give what was written as one line; nothing where it says nothing."""
    written = " ".join(words.clean(text).split("\n")).strip()
    return "" if words.says_nothing(written) else written


def _as_words(model: Model, step: NextStep) -> str:
    return next_step.as_words(step, {word: model.texts.text(label) for word, label in LABELS.items()})


def _key(model: Model) -> Key:
    now = asked_now(model)
    assert now is not None
    return f"{model.play.state.where}/{now[0].name}", Owner(now[1])


def _with(model: Model, step: NextStep) -> Model:
    return replace(model, steps={**model.steps, _key(model): step})
