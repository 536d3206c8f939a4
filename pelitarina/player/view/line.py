"""A life line within its page: the lines to begin with, or the phases with what is on them, and the strengths."""

from pelitarina.errors import message as m
from pelitarina.life_line import MOST_PHASES, MOST_STRENGTHS, MOST_THINGS, LifeLine, Phase
from pelitarina.play.screen import line_said
from pelitarina.play.state import values
from pelitarina.player import drawing as d
from pelitarina.player.model import Model
from pelitarina.player.update.line import STRENGTHS, form_now, line_now, template_line, untouched
from pelitarina.player.update.playing import asked_now
from pelitarina.player.view.frame import button, text
from pelitarina.player.widget import Role, Widget
from pelitarina.story.message import prompt_path, template_path
from pelitarina.story.prose import Line

_WHICH = m("Which line shall we take?")
_OTHER = m("We take another line")
_ADD_THING = m("+ {thing}")
_THING = m("thing")
_CHANGE = m("change it")
_ADD_PHASE = m("Add a phase")
_ADD_STRENGTH = m("+ strength")
_DONE = m("This is my line")


def line_parts(model: Model) -> list[Widget]:
    """Show the line that stands, or ask which one to begin with."""
    line = line_now(model)
    if line is None:
        return [text("prompt.templates", model.texts.text(_WHICH)), *_templates(model)]
    say, phases = model.texts.text, range(len(line.phases))
    children = tuple(_phase(model, line.phases[number], number) for number in phases)
    parts = [Widget("line", Role.GROUP, arrange="line", children=children)]
    if len(line.phases) < MOST_PHASES:
        parts.append(button("line.phase", say(_ADD_PHASE), d.PhaseWanted(len(line.phases))))
    if untouched(model):
        parts.append(button("line.other", say(_OTHER), d.TemplateLeft()))
    return [*parts, _strengths(model, line), button("prompt.done", say(_DONE), d.LineDone(), main=True)]


def _templates(model: Model) -> list[Widget]:
    """One press and the empty line stands."""
    form, language = form_now(model), model.play.words.language
    found = []
    for name, template in form.templates.items() if form else ():
        label = _said(model, template_path(_path(model), name, "label"), template.label)
        phases = ", ".join(phase.name for phase in template_line(model, name).phases)
        found.append(button(f"template.{name}", label, d.TemplateTaken(name), phases, language=language))
    return found


def _phase(model: Model, phase: Phase, number: int) -> Widget:
    """One phase: its name, what is on it, and a place for one more."""
    say, name, language = model.texts.text, f"line.{number}", model.play.words.language
    children = [button(f"{name}.name", phase.name, d.PhaseOpened(number), say(_CHANGE), language=language)]
    for item, thing in enumerate(phase.things):
        press = d.ThingOpened(number, item)
        children.append(button(f"{name}.{item}", thing.name, press, thing.note, language=language))
    if len(phase.things) < MOST_THINGS:
        label = say(_ADD_THING).format(thing=_thing(model))
        children.append(button(f"{name}.add", label, d.ThingOpened(number, len(phase.things)), language=language))
    return Widget(name, Role.GROUP, children=tuple(children))


def _strengths(model: Model, line: LifeLine) -> Widget:
    say, language = model.texts.text, model.play.words.language
    children = [Widget("strengths.heading", Role.HEADING, say(STRENGTHS))]
    for item, strength in enumerate(line.strengths):
        children.append(button(f"strengths.{item}", strength, d.StrengthOpened(item), language=language))
    if len(line.strengths) < MOST_STRENGTHS:
        children.append(button("strengths.add", say(_ADD_STRENGTH), d.StrengthOpened(len(line.strengths))))
    return Widget("strengths", Role.GROUP, arrange="side", children=tuple(children))


def _thing(model: Model) -> str:
    """Give the word for a thing: the story's, else the program's."""
    form = form_now(model)
    return _said(model, f"{_path(model)}.thing", form.thing) if form and form.thing else model.texts.text(_THING)


def _path(model: Model) -> str:
    now = asked_now(model)
    return prompt_path(model.play.state.where or "", now[0].name if now else "")


def _said(model: Model, path: str, line: Line) -> str:
    play = model.play
    return line_said(play.story, path, line, values(play.story, play.state), play.words.say)
