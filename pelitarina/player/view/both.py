"""A question that both answer, beside each other: the customer first, each in a half that says whose it is."""

from msgspec.structs import replace

from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer, Owner
from pelitarina.player import filling as f
from pelitarina.player import message
from pelitarina.player.drawing import Drawing
from pelitarina.player.half import OfHalf
from pelitarina.player.model import Model, answer_of, answers_of
from pelitarina.player.update.half import anything
from pelitarina.player.update.playing import fields, halved
from pelitarina.player.view.circle import circle_parts
from pelitarina.player.view.frame import beside, button, field, grave
from pelitarina.player.view.line import line_parts
from pelitarina.player.view.next_step import step_parts
from pelitarina.player.view.option import one_of, scale, some_beside
from pelitarina.player.view.spoken import said_by
from pelitarina.player.widget import Role, Widget
from pelitarina.story.model import Cards, Circle, LifeLine, Options, Prompt, Scale

_BOTH = m("This one is for both of you. What the worker says is kept apart from your words.")
_WHOSE = {Owner.CUSTOMER: m("Your answer"), Owner.WORKER: m("The worker's answer")}
_ON = m("Let us go on")
_AWAY = {Owner.CUSTOMER: m("I take my answer away"), Owner.WORKER: m("I take the worker's answer away")}


def both_parts(model: Model, asked: Prompt, path: str) -> list[Widget]:
    """Show the two halves, and the one way on for both."""
    halves = tuple(_half(model, asked, path, owner) for owner in Owner)
    answered = any(answer_of(model, asked, owner) for owner in Owner)
    if halved(asked):
        answered = anything(model, asked)
    begun = any(into in model.edits and model.edits[into].text.strip() for into in fields(asked, "").values())
    on = button("prompt.done", model.texts.text(_ON), f.BothDone(), main=answered or begun)
    return [Widget("both", Role.GROUP, arrange="pair", children=halves), on]


def both_told(model: Model) -> Widget:
    """Say that both may answer, and that the two are not mixed."""
    return Widget("prompt.who.both", Role.TEXT, model.texts.text(_BOTH))


def _half(model: Model, asked: Prompt, path: str, owner: Owner) -> Widget:
    """One person's half: whose it is, and the way to answer; what they have answered can be taken away."""
    if halved(asked):
        return _whole(model, asked, owner)
    earlier = answer_of(model, asked, owner)
    parts = _way(model, asked, path, owner, earlier)
    if earlier:
        parts.append(_away(model, owner))
    return Widget(f"both.{owner}", Role.GROUP, arrange="card", children=tuple(parts))


def _whole(model: Model, asked: Prompt, owner: Owner) -> Widget:
    """The half of somebody who draws or fills in something of their own."""
    say, mine = model.texts.text, replace(model, whose=owner)
    parts = [Widget(f"both.{owner}.whose", Role.TEXT, say(_WHOSE[owner]))]
    parts += [_theirs(one, owner) for one in _own(mine, asked) if one.id != "prompt.done"]
    if answers_of(model, asked, owner):
        parts.append(_away(model, owner))
    return Widget(f"both.{owner}", Role.GROUP, arrange="card", children=tuple(parts))


def _away(model: Model, owner: Owner) -> Widget:
    away = button(f"both.{owner}.away", model.texts.text(_AWAY[owner]), message.TookAway(owner))
    return beside(f"both.{owner}.ways", grave(away))


def _own(model: Model, asked: Prompt) -> list[Widget]:
    match asked.form:
        case LifeLine():
            return line_parts(model)
        case Circle():
            return circle_parts(model)
        case _:
            return step_parts(model)


def _theirs(widget: Widget, owner: Owner) -> Widget:
    """Say with each press whose half it is done in; what the worker has bears another id than the customer's."""
    half = "" if owner is Owner.CUSTOMER or widget.role is Role.FIELD else f"{owner}."
    said = widget.press if isinstance(widget.press, Drawing | f.SectorOpened | f.StepWay) else None
    press = OfHalf(owner, said) if said else widget.press
    children = tuple(_theirs(child, owner) for child in widget.children)
    return replace(widget, id=f"{half}{widget.id}", press=press, children=children)


def _way(model: Model, asked: Prompt, path: str, owner: Owner, earlier: Answer | None) -> list[Widget]:
    whose = model.texts.text(_WHOSE[owner])
    told = Widget(f"both.{owner}.whose", Role.TEXT, whose)
    match asked.form:
        case Scale():
            return [told, scale(model, asked, asked.form, path, owner, earlier)]
        case Options(most=None):
            return [told, *one_of(model, asked, asked.form, path, owner, earlier)]
        case Options() | Cards():
            return [told, *some_beside(model, asked, path, owner, earlier)]
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
