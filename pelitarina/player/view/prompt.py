"""A question to the person in the room, of whatever kind it is. Skipping is as easy as answering."""

from typing import assert_never

from pelitarina.errors import message as m
from pelitarina.journal.draft import Answer
from pelitarina.player import edit as e
from pelitarina.player import message
from pelitarina.player.model import Model, answer_of, answers_of
from pelitarina.player.update.playing import ANSWER, said, together
from pelitarina.player.view.both import both_parts, both_told
from pelitarina.player.view.circle import circle_parts
from pelitarina.player.view.frame import SKIP, button, field, fixed, foot, grave, submit, text, unsaved
from pelitarina.player.view.line import line_parts
from pelitarina.player.view.next_step import step_parts
from pelitarina.player.view.option import cards, one_of, scale, some_of
from pelitarina.player.view.spoken import said_by
from pelitarina.player.widget import Intent, Mark, Role, Widget
from pelitarina.story.message import prompt_path
from pelitarina.story.model import Cards, Circle, LifeLine, NextStep, Options, Prompt, Scale, Write

_ON = m("Let us go on")
_WRITE = m("I write an answer")
_WRITE_AGAIN = m("I write it again")
_SAME = m("It is good as it is")
_AWAY = m("I take my answer away")
_WORKER = m("The worker answers. These words are kept apart from yours.")
_BOTH_CUSTOMER = m("This one is for both of you. You answer first.")
_BOTH_WORKER = m("Now the worker.")
_EARLIER = m("Earlier answer:")
_UNDO = m("Undo")
_REDO = m("Redo")
_SHOWN_WHOLE = (LifeLine, Circle, NextStep)
"""What shows by itself what was answered before."""


def prompt(model: Model, asked: Prompt, owner: str) -> list[Widget]:
    """Show one question, what was answered before, and the ways to answer."""
    path, whole = prompt_path(model.play.state.where or "", asked.name), isinstance(asked.form, _SHOWN_WHOLE)
    earlier = None if together(asked) else answer_of(model, asked, owner)
    parts = [*_who(model, asked, owner), _question(model, asked, path, owner)]
    if earlier and not _changed(model, earlier) and not whole:
        parts += _earlier(model, earlier)
    parts += unsaved(model)
    ways = both_parts(model, asked, path) if together(asked) else _ways(model, asked, path, owner, earlier)
    done = [one for one in ways if one.role is Role.SUBMIT or one.id == "prompt.done"]
    parts += [one for one in ways if one not in done]
    on = foot("prompt", *done, fixed(model, Intent.SKIP, SKIP, message.Skipped()))
    if together(asked) or not answers_of(model, asked, owner):
        return [*parts, on]
    away = button("prompt.away", model.texts.text(_AWAY), message.TookAway())
    return [*parts, on, grave(away)]


def _who(model: Model, asked: Prompt, owner: str) -> list[Widget]:
    """Say whose turn it is, where it is not simply the customer's."""
    if asked.who == "customer":
        return []
    if together(asked):
        return [both_told(model)]
    told = _WORKER if asked.who == "worker" else (_BOTH_CUSTOMER if owner == "customer" else _BOTH_WORKER)
    return [text(f"prompt.who.{owner}", model.texts.text(told))]


def _question(model: Model, asked: Prompt, path: str, owner: str) -> Widget:
    hint = said(model, f"{path}.hint", asked.hint) if asked.hint else ""
    question = said(model, f"{path}.question", asked.question)
    name = f"prompt.{asked.name}.{owner}"
    return Widget(name, Role.HEADING, question, hint, language=model.play.words.language)


def _changed(model: Model, earlier: Answer) -> bool:
    """Whether other words are being written than were answered before."""
    begun = model.edits.get(ANSWER)
    return begun is not None and begun.text != earlier.words


def _earlier(model: Model, earlier: Answer) -> list[Widget]:
    say = model.texts.text
    quote = Widget("prompt.earlier", Role.QUOTE, said_by(earlier), language=earlier.language)
    same = button("prompt.same", say(_SAME), message.Same(), main=not model.typed)
    return [text("prompt.earlier.told", say(_EARLIER)), quote, same]


def _ways(model: Model, asked: Prompt, path: str, owner: str, earlier: Answer | None) -> list[Widget]:
    match asked.form:
        case Write():
            return _write(model, earlier)
        case Scale():
            return [scale(model, asked, asked.form, path, owner, earlier)]
        case Options(most=None):
            return one_of(model, asked, asked.form, path, owner, earlier)
        case Options():
            return some_of(model, asked.form, path, earlier)
        case Cards():
            return cards(model, asked.form, path, earlier)
        case LifeLine():
            return line_parts(model)
        case Circle():
            return circle_parts(model)
        case NextStep():
            return step_parts(model)
        case _ as unreachable:
            assert_never(unreachable)


def _write(model: Model, earlier: Answer | None) -> list[Widget]:
    """A place for as many words as one likes, and the way on."""
    label = model.texts.text(_WRITE_AGAIN if earlier or model.typed else _WRITE)
    value = model.typed or (earlier.words if earlier else None)
    main = not earlier or bool(model.typed) or _changed(model, earlier)
    written = field(model, ANSWER, label, value, language=model.play.words.language, main=main, long=True)
    return [written, *_taking_back(model), submit(model, _ON, written, main=main)]


def _taking_back(model: Model) -> list[Widget]:
    """Undo and redo, for those who have no keys for them; in a terminal nothing stands there to be undone."""
    edit = model.edits.get(ANSWER)
    if not model.window or edit is None:
        return []
    found = []
    for name, label, stroke in (("answer.undo", _UNDO, e.Undo()), ("answer.redo", _REDO, e.Redo())):
        after = e.stroked(edit, stroke)
        there = after.text != edit.text
        marks = frozenset({Mark.SOFT}) if there else frozenset({Mark.SOFT, Mark.DISABLED})
        press = message.Edited(ANSWER, after) if there else None
        found.append(Widget(name, Role.BUTTON, model.texts.text(label), marks=marks, press=press))
    return [Widget("answer.again", Role.GROUP, arrange="chips", children=tuple(found))]
