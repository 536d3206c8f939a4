"""What happens where two answer beside each other? Each answers in their own half, and one press leads on for both.

What either has answered is a draft at once, under their own name, and can be changed or taken away as long as the page
stands.
"""

from msgspec.structs import replace

from pelitarina import words
from pelitarina.errors import message as msg
from pelitarina.journal.draft import Owner
from pelitarina.play.step import Given, answer, fits, open_prompts
from pelitarina.player import filling as f
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.message import Field
from pelitarina.player.model import Model, answer_of
from pelitarina.player.news import Message
from pelitarina.player.update.meeting import IDENTITY_CODE
from pelitarina.player.update.playing import (
    TOO_MANY,
    fields,
    given_of,
    into_draft,
    moved,
    playing,
    shown_of,
    taken_along,
    unmarked,
)
from pelitarina.story.model import Cards, Options, Prompt, Write

_NOTHING_YET = msg("Neither of you has answered yet. Answer, or skip.")
_NOTHING_WRITTEN = msg("Nothing was written. Write something, or skip.")

Updated = tuple[Model, tuple[Command, ...]]


def beside(model: Model, prompt: Prompt, message: Message) -> Updated:
    """Take in a message while a question that two answer beside each other is on screen."""
    match message:
        case m.Wrote(into, text) if isinstance(prompt.form, Write):
            return _wrote(model, prompt, into, text), ()
        case m.Answered(name, owner, given) if name == prompt.name and given not in (None, ""):
            return _answered(model, prompt, owner, given), ()
        case m.TookAway(owner) if owner is not None:
            return _took_away(model, prompt, owner), ()
        case f.BothDone():
            return _done(model, prompt), ()
        case m.Skipped():
            return _left(model, prompt, answered=False), ()
        case m.Answered() | m.TookAway() | m.Same() | m.Wrote():
            return model, ()
        case _:
            return playing(model, message)


def _wrote(model: Model, prompt: Prompt, into: Field, text: str) -> Model:
    """Take in what one of the two wrote; an identity code is refused and nothing is lost."""
    owner = next((owner for owner, field in fields(prompt, "").items() if field == into), None)
    written = words.clean(text).lstrip("\n")
    if owner is None:
        return model
    if words.says_nothing(written):
        return replace(model, told=model.texts.text(_NOTHING_WRITTEN))
    if words.has_identity_code(written):
        return replace(model, typed=written, typed_into=into, told=model.texts.text(IDENTITY_CODE))
    edits = {key: edit for key, edit in model.edits.items() if key != into}
    return into_draft(replace(model, typed="", edits=edits), prompt, owner, written, None)


def _answered(model: Model, prompt: Prompt, owner: Owner, given: Given) -> Model:
    """Take in what one of the two chose; whoever marked the last away has no answer."""
    if given == frozenset():
        return _took_away(model, prompt, owner)
    if fits(prompt, given):
        return into_draft(model, prompt, owner, *shown_of(model, prompt, given))
    if isinstance(given, frozenset) and isinstance(prompt.form, Options | Cards):
        return replace(model, told=model.texts.text(TOO_MANY).format(count=prompt.form.most))
    return model


def _took_away(model: Model, prompt: Prompt, owner: Owner) -> Model:
    path = f"{model.play.state.where}/{prompt.name}"
    into = fields(prompt, owner)[owner]
    edits = {key: edit for key, edit in model.edits.items() if key != into}
    return replace(unmarked(model, path, owner), draft=model.draft.without(path, owner), edits=edits)


def _done(model: Model, prompt: Prompt) -> Model:
    """Take in what stands in the fields, and go on; who has not answered has skipped."""
    edits = (model.edits[into] for into in fields(prompt, "").values() if into in model.edits)
    if isinstance(prompt.form, Write) and any(words.has_identity_code(words.clean(edit.text)) for edit in edits):
        return replace(model, told=model.texts.text(IDENTITY_CODE))
    model = taken_along(model)
    if not any(answer_of(model, prompt, owner) for owner in prompt.owners):
        return replace(model, told=model.texts.text(_NOTHING_YET))
    return _left(model, prompt, answered=True)


def _left(model: Model, prompt: Prompt, *, answered: bool) -> Model:
    """Tell the story what it may know, of each who was asked, and go on. Back leads to this page as a whole."""
    play, step = model.play, None
    for asked, owner in open_prompts(play.story, play.state):
        if asked.name == prompt.name:
            earlier = answer_of(model, prompt, owner) if answered else None
            given = given_of(prompt, earlier) if earlier else None
            step = answer(play.story, step.state if step else play.state, prompt.name, owner, given)
    return moved(model, step) if step else model
