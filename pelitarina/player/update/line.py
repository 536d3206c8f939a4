"""What happens on a life line? Phases, things and strengths, each looked at on a small screen of its own.

The line on screen is kept in memory for each prompt and owner, whatever page one turns to. It becomes an
answer when it is done, and also when somebody stops or goes back: nothing that was put on it is lost.
"""

from msgspec.structs import replace

from pelitarina import life_line, words
from pelitarina.errors import message as msg
from pelitarina.journal.draft import Owner
from pelitarina.life_line import LifeLine, Phase, Thing
from pelitarina.play.screen import line_said
from pelitarina.play.state import values
from pelitarina.player import drawing as d
from pelitarina.player import message as m
from pelitarina.player.command import Command
from pelitarina.player.message import Field
from pelitarina.player.model import Key, Model, Screen, Spot, answer_of
from pelitarina.player.news import Message
from pelitarina.player.update.meeting import IDENTITY_CODE
from pelitarina.player.update.playing import answered, asked_now, into_draft, playing
from pelitarina.story import model as story
from pelitarina.story.message import prompt_path, template_path

PHASE_NAME = Field("phase.name")
THING_NAME = Field("thing.name")
THING_NOTE = Field("thing.note")
STRENGTH = Field("strength.words")
STRENGTHS = msg("Strengths that were found")
_PARTS = (Screen.PHASE, Screen.THING, Screen.STRENGTH)
_NOTHING_YET = msg("Nothing is on the line yet. Put something on it, or skip.")
_NOTHING_WRITTEN = msg("Nothing was written. Write what it is, or go back to the line.")
_NAME_FIRST = msg("Write first what it is. What you wrote just now waits here.")
_ORDER = msg("The order is now: {phases}.")

_FIELDS: dict[Screen, tuple[Field, ...]] = {
    Screen.PHASE: (PHASE_NAME,),
    Screen.THING: (THING_NAME, THING_NOTE),
    Screen.STRENGTH: (STRENGTH,),
}

Updated = tuple[Model, tuple[Command, ...]]


def drawing(model: Model, message: Message) -> Updated:
    """Take in a message while a story, or a part of a life line, is on screen."""
    line = line_now(model)
    if line is None:
        return _before_the_line(model, message)
    match message:
        case m.WentBack() | d.LineWanted() if model.screen in _PARTS:
            return _whole(with_begun(model)), ()
        case m.Wrote(into, text):
            return _wrote(model, line, into, text), ()
        case d.LineDone():
            return _done(model, line), ()
        case m.Stopped() | m.WentBack():
            begun = with_begun(model)
            return playing(carried(begun, line_now(begun) or line), message)
        case m.TookAway() if model.screen is Screen.PLAY:
            return playing(_without_line(model), message)
        case d.TemplateLeft() if untouched(model):
            return _whole(_without_line(model)), ()
        case _ if isinstance(message, d.Drawing):
            goes_on = isinstance(message, d.PhaseMoved | d.PhaseWanted)
            begun = replace(with_begun(model), screen=model.screen) if goes_on else model
            return replace(_drawn(begun, line_now(begun) or line, message), edits={}), ()
        case _:
            return playing(model, message) if model.screen is Screen.PLAY else (model, ())


def _before_the_line(model: Model, message: Message) -> Updated:
    """Take in a message where no line stands: another kind of prompt, none, or none of the templates taken yet."""
    form = form_now(model)
    if isinstance(message, d.TemplateTaken) and form and message.template in form.templates:
        return _with(model, template_line(model, message.template)), ()
    return playing(replace(model, screen=Screen.PLAY), message)


def form_now(model: Model) -> story.LifeLine | None:
    """Give the life line that is asked for on screen, or None."""
    now = asked_now(model)
    return now[0].form if now and isinstance(now[0].form, story.LifeLine) else None


def line_now(model: Model) -> LifeLine | None:
    """Give the line as it stands; None where there is none, or where a template must be chosen first."""
    now, form = asked_now(model), form_now(model)
    if now is None or form is None:
        return None
    if (line := model.lines.get(_key(model))) is not None:
        return line  # also where it has been an answer since
    return template_line(model, *form.templates) if len(form.templates) == 1 else None


def template_line(model: Model, name: str) -> LifeLine:
    """Give the empty line of a template, in the language of the story."""
    now, form, play = asked_now(model), form_now(model), model.play
    assert now is not None
    assert form is not None
    path = template_path(prompt_path(play.state.where or "", now[0].name), name, "phases")
    known = values(play.story, play.state)
    phases = form.templates[name].phases
    return life_line.started(line_said(play.story, path, one, known, play.words.say, named=False) for one in phases)


def untouched(model: Model) -> bool:
    """Say whether there are several templates and nothing was changed or answered yet on the one that was taken."""
    now, form, line = asked_now(model), form_now(model), line_now(model)
    if now is None or form is None or len(form.templates) == 1 or answer_of(model, *now):
        return False
    return any(line == template_line(model, name) for name in form.templates)


def phase_now(model: Model) -> Phase:
    """Give the phase that is looked at."""
    line = line_now(model)
    assert line is not None
    return line.phases[model.spot.phase]


def thing_now(model: Model) -> Thing | None:
    """Give the thing that is looked at; None where it is only going to be one."""
    return None if model.spot.new else phase_now(model).things[model.spot.item]


def left_at(model: Model) -> str:
    """Name the widget of the line, or of the circle, behind the part that is open; empty where none is."""
    spot, half = model.spot, f"{model.whose}." if model.whose == Owner.WORKER else ""
    match model.screen:
        case Screen.PHASE:
            return f"{half}line.{spot.phase}.name"
        case Screen.THING:
            return f"{half}line.{spot.phase}.add" if spot.new else f"{half}line.{spot.phase}.{spot.item}"
        case Screen.STRENGTH:
            return f"{half}strengths.add" if spot.new else f"{half}strengths.{spot.item}"
        case Screen.SECTOR:
            return f"{half}circle.{spot.phase}"
        case _:
            return ""


def _drawn(model: Model, line: LifeLine, message: d.Drawing) -> Model:
    """Open a part of the line, or change the part that is open."""
    spot = model.spot
    match model.screen, message:
        case _, d.PhaseOpened(phase) if 0 <= phase < len(line.phases):
            return _at(model, Screen.PHASE, Spot(phase))
        case _, d.PhaseWanted(at) if 0 <= at <= len(line.phases) < life_line.MOST_PHASES:
            return _at(model, Screen.PHASE, Spot(at, new=True))
        case _, d.ThingOpened(phase, thing) if 0 <= phase < len(line.phases):
            new = thing == len(line.phases[phase].things) < life_line.MOST_THINGS
            there = 0 <= thing < len(line.phases[phase].things)
            return _at(model, Screen.THING, Spot(phase, thing, new)) if new or there else model
        case _, d.StrengthOpened(number):
            new = number == len(line.strengths) < life_line.MOST_STRENGTHS
            there = 0 <= number < len(line.strengths)
            return _at(model, Screen.STRENGTH, Spot(0, number, new)) if new or there else model
        case Screen.PHASE, _ if not spot.new:
            return _phase_changed(model, line, message)
        case Screen.THING, d.ThingUnwanted() if not spot.new:
            return _whole(_with(model, life_line.without_thing(line, spot.phase, spot.item)))
        case Screen.THING, d.NoteUnwanted() if thing_ := thing_now(model):
            bare = life_line.with_thing(line, spot.phase, spot.item, Thing(thing_.name))
            return replace(_with(model, bare), typed="")
        case Screen.STRENGTH, d.StrengthUnwanted() if not spot.new:
            return _whole(_with(model, life_line.without_strength(line, spot.item)))
        case _:
            return model


def _phase_changed(model: Model, line: LifeLine, message: d.Drawing) -> Model:
    """Move the phase that is looked at, or take it away; with things on it that is asked first."""
    spot = model.spot
    match message:
        case d.PhaseMoved(by) if 0 <= spot.phase + by < len(line.phases):
            after = life_line.moved(line, spot.phase, by)
            order = model.texts.text(_ORDER).format(phases=", ".join(phase.name for phase in after.phases))
            return replace(_with(model, after), spot=Spot(spot.phase + by), told=order)
        case d.PhaseUnwanted(sure) if len(line.phases) > 1:
            if line.phases[spot.phase].things and not (sure and spot.unsure):
                return replace(model, spot=spot._replace(unsure=True))
            return _whole(_with(model, life_line.removed(line, spot.phase)))
        case d.PhaseStays():
            return replace(model, spot=spot._replace(unsure=False))
        case _:
            return model


def _wrote(model: Model, line: LifeLine, into: Field, text: str) -> Model:
    """Take in what was written into a field of the part that is open; an identity code is refused."""
    name = " ".join(words.clean(text).split("\n")).strip()
    name = "" if words.says_nothing(name) else name
    if into not in _FIELDS.get(model.screen, ()) or model.spot.unsure:
        return model
    if words.has_identity_code(name):
        return replace(model, typed=name, typed_into=into, told=model.texts.text(IDENTITY_CODE))
    if model.screen is Screen.THING:
        return _thing_named(model, line, name) if into == THING_NAME else _thing_noted(model, line, name)
    if into == STRENGTH:
        return _whole(_with(model, life_line.with_strength(line, model.spot.item, name)))
    change = life_line.added if model.spot.new else life_line.renamed
    return _whole(_with(model, change(line, model.spot.phase, name)))


def with_begun(model: Model) -> Model:
    """Take along what was written on a part of the line and not sent off, where somebody leaves it."""
    for into in _FIELDS.get(model.screen, ()):
        edit, line = model.edits.get(into), line_now(model)
        if edit and line and not words.says_nothing(edit.text) and not words.has_identity_code(edit.text):
            model = replace(_wrote(model, line, into, edit.text), told="")
    return model


def _thing_named(model: Model, line: LifeLine, name: str) -> Model:
    """Put a thing where it is to stand, or call it otherwise; its screen stays, for the note."""
    spot, thing = model.spot, thing_now(model)
    if not name:
        told = "" if thing else model.texts.text(_NOTHING_WRITTEN)
        return replace(model, told=told)
    waits = model.typed if model.typed_into == THING_NOTE and not words.has_identity_code(model.typed) else ""
    named = replace(thing, name=name) if thing else Thing(name, waits)
    after = _with(model, life_line.with_thing(line, spot.phase, spot.item, named))
    return replace(after, spot=spot._replace(new=False), typed="")


def _thing_noted(model: Model, line: LifeLine, note: str) -> Model:
    """Put a note beside the thing, and show the line again; an empty one changes nothing."""
    spot, thing = model.spot, thing_now(model)
    if thing is None:
        told = model.texts.text(_NAME_FIRST if note else _NOTHING_WRITTEN)
        return replace(model, told=told, typed=note, typed_into=THING_NOTE)
    noted = replace(thing, note=note or thing.note)
    return _whole(_with(model, life_line.with_thing(line, spot.phase, spot.item, noted)))


def _done(model: Model, line: LifeLine) -> Model:
    now = asked_now(model)
    assert now is not None
    if life_line.empty(line):
        return replace(_whole(model), told=model.texts.text(_NOTHING_YET))
    return answered(_whole(model), *now, _as_words(model, line), line, "")


def carried(model: Model, line: LifeLine) -> Model:
    """Take the line along as an answer where somebody stops or turns back with something on it."""
    now = asked_now(model)
    assert now is not None
    if life_line.empty(line):
        return model
    return into_draft(model, *now, _as_words(model, line), line)


def _as_words(model: Model, line: LifeLine) -> str:
    return life_line.as_words(line, model.texts.text(STRENGTHS))


def _key(model: Model) -> Key:
    now = asked_now(model)
    assert now is not None
    return f"{model.play.state.where}/{now[0].name}", Owner(now[1])


def _with(model: Model, line: LifeLine) -> Model:
    return replace(model, lines={**model.lines, _key(model): line})


def _without_line(model: Model) -> Model:
    return replace(model, lines={key: line for key, line in model.lines.items() if key != _key(model)})


def _at(model: Model, screen: Screen, spot: Spot) -> Model:
    return replace(model, screen=screen, spot=spot, typed="")


def _whole(model: Model) -> Model:
    return replace(model, screen=Screen.PLAY, typed="")
