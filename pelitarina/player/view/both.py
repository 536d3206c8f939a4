"""A question that both answer, beside each other: the customer first, each in a half that says whose it is."""

from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer, Owner
from pelitarina.player import filling as f
from pelitarina.player import message
from pelitarina.player.model import Model, answer_of
from pelitarina.player.update.playing import fields
from pelitarina.player.view.frame import button, field, grave
from pelitarina.player.view.option import one_of, scale
from pelitarina.player.view.spoken import said_by
from pelitarina.player.widget import Role, Widget
from pelitarina.story.model import Options, Prompt, Scale

_BOTH = m("This one is for both of you. What the worker says is kept apart from your words.")
_WHOSE = {Owner.CUSTOMER: m("Your answer"), Owner.WORKER: m("The worker's answer")}
_ON = m("Let us go on")
_AWAY = {Owner.CUSTOMER: m("I take my answer away"), Owner.WORKER: m("I take the worker's answer away")}


def both_parts(model: Model, asked: Prompt, path: str) -> list[Widget]:
    """Show the two halves, and the one way on for both."""
    halves = tuple(_half(model, asked, path, owner) for owner in Owner)
    answered = any(answer_of(model, asked, owner) for owner in Owner)
    begun = any(into in model.edits and model.edits[into].text.strip() for into in fields(asked, "").values())
    on = button("prompt.done", model.texts.text(_ON), f.BothDone(), main=answered or begun)
    return [Widget("both", Role.GROUP, arrange="pair", children=halves), on]


def both_told(model: Model) -> Widget:
    """Say that both may answer, and that the two are not mixed."""
    return Widget("prompt.who.both", Role.TEXT, model.texts.text(_BOTH))


def _half(model: Model, asked: Prompt, path: str, owner: Owner) -> Widget:
    """One person's half: whose it is, and the way to answer; what they have answered can be taken away."""
    earlier = answer_of(model, asked, owner)
    parts = _way(model, asked, path, owner, earlier)
    if earlier:
        away = button(f"both.{owner}.away", model.texts.text(_AWAY[owner]), message.TookAway(owner))
        parts.append(grave(away))
    return Widget(f"both.{owner}", Role.GROUP, arrange="card", children=tuple(parts))


def _way(model: Model, asked: Prompt, path: str, owner: Owner, earlier: Answer | None) -> list[Widget]:
    whose = model.texts.text(_WHOSE[owner])
    told = Widget(f"both.{owner}.whose", Role.TEXT, whose)
    match asked.form:
        case Scale():
            return [told, scale(model, asked, asked.form, path, owner, earlier)]
        case Options():
            return [told, *one_of(model, asked, asked.form, path, owner, earlier)]
        case _:
            return _write(model, asked, owner, earlier, whose)


def _write(model: Model, asked: Prompt, owner: Owner, earlier: Answer | None, whose: str) -> list[Widget]:
    """A place to write in that says whose it is; a terminal says, too, what stands there."""
    into, language = fields(asked, "")[owner], model.play.words.language
    waits = model.typed if model.typed_into == into else ""
    held = waits or (earlier.words if earlier else None)
    place = field(model, into, whose, held, language=language, main=False, long=True)
    if earlier is None or model.window:
        return [place]
    return [place, Widget(f"both.{owner}.earlier", Role.QUOTE, said_by(earlier), language=language)]
