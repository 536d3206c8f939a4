"""A part of a life line, to be written or changed: a phase, a thing with its note, a strength."""

from pelitarina import words
from pelitarina.errors import message as m
from pelitarina.life_line import MOST_PHASES, LifeLine, thing_words
from pelitarina.player import drawing as d
from pelitarina.player.model import Model
from pelitarina.player.update.line import (
    PHASE_NAME,
    STRENGTH,
    STRENGTHS,
    THING_NAME,
    THING_NOTE,
    line_now,
    phase_now,
    thing_now,
)
from pelitarina.player.update.playing import asked_now
from pelitarina.player.view.frame import always, beside, button, field, foot, grave, screen, submit, text, unsaved
from pelitarina.player.widget import Role, Widget

_NEW_PHASE = m("A new phase")
_NAME_PHASE = m("I give it a name")
_RENAME_PHASE = m("I give it another name")
_EARLIER = m("Move it earlier")
_LATER = m("Move it later")
_ADD_AFTER = m("Add a phase after this one")
_PHASE_AWAY = m("I take this phase away")
_SURE = m("On this phase there is: {things}. Shall all of it go?")
_GOES = m("Yes, all of it goes")
_STAYS = m("No, it stays")
_WRITE = m("I write what it is")
_WRITE_AGAIN = m("I write it differently")
_NOTE = m("Where, with whom, what stayed in your mind?")
_NOTE_AWAY = m("I take this note away")
_AWAY = m("I take this away")
_BACK = m("Back to the line")
_READY = m("Ready")


def phase(model: Model) -> Widget:
    """Show one phase with what can be done to it, or ask for the name of a new one."""
    say = model.texts.text
    if model.spot.new:
        name = _field(model, PHASE_NAME, say(_NAME_PHASE), "")
        parts = [*unsaved(model), name, foot("phase", submit(model, _READY, name), _back(model))]
        return screen(model, "phase", say(_NEW_PHASE), parts, always(model))
    shown = phase_now(model)
    parts = _sure(model) if model.spot.unsure else _ways(model, _line(model))
    return screen(model, "phase", shown.name, parts, always(model), language=model.play.words.language)


def thing(model: Model) -> Widget:
    """Show one thing with its note, both to be written."""
    say, shown, language = model.texts.text, thing_now(model), model.play.words.language
    parts = [_quote(model, "thing.words", thing_words(shown))] if shown else []
    parts += unsaved(model)
    name, note = (shown.name, shown.note) if shown else ("", "")
    fields = (
        _field(model, THING_NAME, say(_WRITE_AGAIN if name else _WRITE), name, main=not name),
        _field(model, THING_NOTE, say(_NOTE), note, main=bool(name) and not note),
    )
    parts += fields
    bare = [grave(button("thing.bare", say(_NOTE_AWAY), d.NoteUnwanted()))] if note else []
    if name:
        parts.append(beside("thing.ways", *bare, grave(button("thing.away", say(_AWAY), d.ThingUnwanted()))))
    parts.append(foot("thing", submit(model, _READY, *fields, main=not note), _back(model, main=bool(note))))
    return screen(model, "thing", phase_now(model).name, parts, always(model), language=language)


def strength(model: Model) -> Widget:
    """Show one strength, to be written."""
    say, spot = model.texts.text, model.spot
    shown = "" if spot.new else _line(model).strengths[spot.item]
    parts = [_quote(model, "strength.quote", shown)] if shown else []
    parts += unsaved(model)
    written = _field(model, STRENGTH, say(_WRITE_AGAIN if shown else _WRITE), shown, main=not shown)
    parts.append(written)
    if shown:
        parts.append(beside("strength.ways", grave(button("strength.away", say(_AWAY), d.StrengthUnwanted()))))
    parts.append(foot("strength", submit(model, _READY, written, main=not shown), _back(model, main=bool(shown))))
    return screen(model, "strength", say(STRENGTHS), parts, always(model))


def _ways(model: Model, line: LifeLine) -> list[Widget]:
    """What can be done to a phase; what cannot is not there."""
    say, at, last = model.texts.text, model.spot.phase, len(line.phases) - 1
    name = _field(model, PHASE_NAME, say(_RENAME_PHASE), line.phases[at].name, main=False)
    ways: list[Widget] = []
    if at > 0:
        ways.append(button("phase.earlier", say(_EARLIER), d.PhaseMoved(-1)))
    if at < last:
        ways.append(button("phase.later", say(_LATER), d.PhaseMoved(1)))
    if len(line.phases) < MOST_PHASES:
        ways.append(button("phase.add", say(_ADD_AFTER), d.PhaseWanted(at + 1)))
    if last:
        ways.append(grave(button("phase.away", say(_PHASE_AWAY), d.PhaseUnwanted())))
    on = foot("phase", submit(model, _READY, name, main=False), _back(model, main=True))
    return [*unsaved(model), name, *([beside("phase.ways", *ways)] if ways else []), on]


def _sure(model: Model) -> list[Widget]:
    """Ask before things go with their phase."""
    say, things = model.texts.text, ", ".join(map(thing_words, phase_now(model).things))
    return [
        text("phase.things", say(_SURE).format(things=things)),
        button("phase.stays", say(_STAYS), d.PhaseStays(), main=True),
        button("phase.goes", say(_GOES), d.PhaseUnwanted(sure=True)),
    ]


def _field(model: Model, widget_id: str, label: str, value: str, *, main: bool = True) -> Widget:
    """A place to write in; what was written there and refused stands in it to be changed."""
    waits = model.typed if model.typed_into == widget_id else ""
    return field(model, widget_id, label, waits or value or None, language=model.play.words.language, main=main)


def _back(model: Model, *, main: bool = False) -> Widget:
    return button("part.done", model.texts.text(_BACK), d.LineWanted(), main=main)


def _quote(model: Model, widget_id: str, told: str) -> Widget:
    """Words of the line: the customer's in quotation marks, as everywhere."""
    now, language = asked_now(model), model.play.words.language
    own = now is not None and now[1] == "customer"
    return Widget(widget_id, Role.QUOTE, words.quoted(told, language) if own else told, language=language)


def _line(model: Model) -> LifeLine:
    line = line_now(model)
    assert line is not None
    return line
