"""A question to the person in the room, of whatever kind this version shows. Skipping is as easy as answering."""

from typing import assert_never

from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer, Owner
from pelitarina.play.screen import line_said
from pelitarina.play.state import values
from pelitarina.player import message
from pelitarina.player.model import Model, answer_of
from pelitarina.player.update.playing import ANSWER
from pelitarina.player.view.frame import SKIP, button, check, field, fixed, foot, grave, submit, text, unsaved
from pelitarina.player.view.line import line_parts
from pelitarina.player.view.spoken import said_by
from pelitarina.player.widget import Intent, Mark, Role, Widget
from pelitarina.story.house import SCENES
from pelitarina.story.message import card_path, marked_path, option_path, prompt_path
from pelitarina.story.model import Cards, Circle, LifeLine, NextStep, Options, Prompt, Scale, Write
from pelitarina.story.prose import Line

_ON = m("Let us go on")
_WRITE = m("I write an answer")
_WRITE_AGAIN = m("I write it again")
_SAME = m("It is good as it is")
_MARKS_DONE = m("These are marked")
_MOST = m("You can mark {count} at most.")
_AWAY = m("I take my answer away")
_WORKER = m("The worker answers. These words are kept apart from yours.")
_BOTH_CUSTOMER = m("This one is for both of you. You answer first.")
_BOTH_WORKER = m("Now the worker.")
_LATER = m("This version cannot show this question yet. You can go on.")
_EARLIER = m("Earlier answer:")


def prompt(model: Model, asked: Prompt, owner: str) -> list[Widget]:
    """Show one question, what was answered before, and the ways to answer."""
    path = prompt_path(model.play.state.where or "", asked.name)
    earlier = answer_of(model, asked, owner)
    parts = [*_who(model, asked, owner), _question(model, asked, path, owner)]
    begun = model.edits.get(ANSWER)
    changed = earlier is not None and begun is not None and begun.text != earlier.words
    if earlier and not changed and not isinstance(asked.form, LifeLine):  # a line shows by itself what is on it
        parts += _earlier(model, earlier)
    parts += unsaved(model)
    ways = _ways(model, asked, path, owner, earlier)
    done = [one for one in ways if one.role is Role.SUBMIT or one.id == "prompt.done"]
    parts += [one for one in ways if one not in done]
    on = foot("prompt", *done, fixed(model, Intent.SKIP, SKIP, message.Skipped()))
    if earlier is None:
        return [*parts, on]
    away = button("prompt.away", model.texts.text(_AWAY), message.TookAway())
    return [*parts, on, grave(away)]


def _who(model: Model, asked: Prompt, owner: str) -> list[Widget]:
    """Say whose turn it is, where it is not simply the customer's."""
    if asked.who == "customer":
        return []
    told = _WORKER if asked.who == "worker" else (_BOTH_CUSTOMER if owner == "customer" else _BOTH_WORKER)
    return [text(f"prompt.who.{owner}", model.texts.text(told))]


def _line(model: Model, path: str, line: Line) -> str:
    play = model.play
    return line_said(play.story, path, line, values(play.story, play.state), play.words.say)


def _question(model: Model, asked: Prompt, path: str, owner: str) -> Widget:
    hint = _line(model, f"{path}.hint", asked.hint) if asked.hint else ""
    question = _line(model, f"{path}.question", asked.question)
    name = f"prompt.{asked.name}.{owner}"
    return Widget(name, Role.HEADING, question, hint, language=model.play.words.language)


def _earlier(model: Model, earlier: Answer) -> list[Widget]:
    say = model.texts.text
    quote = Widget("prompt.earlier", Role.QUOTE, said_by(earlier), language=earlier.language)
    same = button("prompt.same", say(_SAME), message.Same(), main=not model.typed)
    return [text("prompt.earlier.told", say(_EARLIER)), quote, same]


def _ways(model: Model, asked: Prompt, path: str, owner: str, earlier: Answer | None) -> list[Widget]:
    match asked.form:
        case Write():
            label = model.texts.text(_WRITE_AGAIN if earlier or model.typed else _WRITE)
            value = model.typed or (earlier.words if earlier else None)
            begun = model.edits.get(ANSWER)
            changed = earlier is not None and begun is not None and begun.text != earlier.words
            main = not earlier or bool(model.typed) or changed
            language = model.play.words.language
            written = field(model, ANSWER, label, value, language=language, main=main, long=True)
            return [written, submit(model, _ON, written, main=main)]
        case Scale():
            return _scale(model, asked, asked.form, path, owner, earlier)
        case Options(most=None):
            return _one(model, asked, asked.form, path, owner, earlier)
        case Options() | Cards():
            return _some(model, asked.form, path, earlier)
        case LifeLine():
            return line_parts(model)
        case Circle() | NextStep():
            return [text("prompt.later", model.texts.text(_LATER))]  # a story with these is told of before it begins
        case _ as unreachable:
            assert_never(unreachable)


def _scale(model: Model, asked: Prompt, form: Scale, path: str, owner: str, earlier: Answer | None) -> list[Widget]:
    ends = {form.first: _line(model, f"{path}.low", form.low), form.last: _line(model, f"{path}.high", form.high)}
    rows = []
    for number in range(form.first, form.last + 1):
        press = message.Answered(asked.name, Owner(owner), number)
        marks = frozenset({Mark.CHECKED}) if earlier and earlier.value == number else frozenset()
        label = ends.get(number, "")
        name = f"prompt.{asked.name}.{number}"
        rows.append(Widget(name, Role.RADIO, label, marks=marks, press=press, digits=str(number)))
    return [Widget("prompt.scale", Role.GROUP, arrange="scale", children=tuple(rows))]


def _one(model: Model, asked: Prompt, form: Options, path: str, owner: str, earlier: Answer | None) -> list[Widget]:
    found = []
    for name, label in form.options.items():
        on = bool(earlier and earlier.value == (name,))
        press = message.Answered(asked.name, Owner(owner), name)
        shown = _line(model, option_path(path, name), label)
        marks = frozenset({Mark.CHECKED}) if on else frozenset()
        found.append(Widget(f"option.{name}", Role.RADIO, shown, marks=marks, press=press))
    return found


def _some(model: Model, form: Options | Cards, path: str, earlier: Answer | None) -> list[Widget]:
    say = model.texts.text
    found = [
        check(
            f"option.{name}",
            _line(model, marked_path(form, path, name), label),
            message.Marked(name),
            on=name in model.marked,
            told=_seen_on(model, form, path, name),
        )
        for name, label in form.options.items()
    ]
    if form.most and form.most < len(form.options):
        found.insert(0, text("prompt.most", say(_MOST).format(count=form.most)))
    done = button("prompt.done", say(_MARKS_DONE), message.MarksDone(), main=bool(model.marked) and not earlier)
    return [*found, done]


def _seen_on(model: Model, form: Options | Cards, path: str, name: str) -> str:
    """Say what is seen on a card that has a picture."""
    if not isinstance(form, Cards):
        return ""
    card = form.deck[name]
    if card.alt:
        return _line(model, card_path(path, name, "alt"), card.alt)
    return model.texts.text(SCENES[card.picture]) if card.picture and card.picture in SCENES else ""
