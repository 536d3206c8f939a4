"""A result from elsewhere: which instrument it is of, and what it gave. Its questions are never on this screen."""

from pelitarina.errors import message as m
from pelitarina.measure.registry import Instrument, Number, Status, with_status
from pelitarina.player import message
from pelitarina.player.measuring import MeasureChosen, MeasureDone, MeasuresWanted, MeasureUnwanted
from pelitarina.player.model import Model
from pelitarina.player.update.measuring import COMMENT, DAY, VERSION, field_of, now_recorded, recorded
from pelitarina.player.view.frame import (
    always,
    aside,
    button,
    field,
    foot,
    grave,
    iconed,
    quiet_button,
    screen,
    soft,
    text,
)
from pelitarina.player.widget import Role, Widget

WANTED = m("The worker adds a result from elsewhere")
_HEADING = m("A result from elsewhere")
_TOLD = m(
    "You may have filled in a form somewhere else. What it gave can be written down here in your own words and "
    "numbers. The questions of those forms belong to others, so they are not here."
)
_KEPT = m("It is kept only if you choose so at the end. Nothing is added up from it.")
_NOT_HERE = m("These are not written down")
_WHICH = m("Which form it was")
_DAY = m("When it was filled in")
_FROM_TO = m("{name} ({lowest} to {highest})")
_OWN = m("What do I say about it myself?")
_EMPTY = m("Any number may stay empty.")
_READY = m("This is what it gave")
_AWAY = m("I take this result away")
_OTHER = m("Another form after all")


def measures(model: Model) -> Widget:
    """Show the instruments whose result may be written down, and why some may not."""
    say, language = model.texts.text, model.language
    told = aside("measures.told", text("measures.text", say(_TOLD)), soft("measures.kept", say(_KEPT)), *_ours(model))
    may = tuple(
        button(f"measure.{one.id}", one.name.said(language), MeasureChosen(one.id), _owner(one))
        for one in with_status(Status.RECORD_ONLY)
    )
    parts = [told, Widget("measures.may", Role.GROUP, children=may)]
    parts.append(Widget("measures.not", Role.HEADING, say(_NOT_HERE)))
    parts += [text(f"measures.{one.id}", _why(model, one)) for one in with_status(Status.FORBIDDEN)]
    return screen(model, "measures", say(_HEADING), parts, always(model))


def measure(model: Model) -> Widget:
    """Ask what one form gave: which form, when, its numbers, and the person's own words."""
    say, form = model.texts.text, now_recorded(model)
    fields = [
        _field(model, VERSION, say(_WHICH)),
        _field(model, DAY, say(_DAY)),
        *(_field(model, field_of(each.id), _label(model, each)) for each in form.numbers),
    ]
    comment = field(model, COMMENT, say(_OWN), model.recording.written.get(COMMENT) or None, main=False, long=True)
    told = [text("measure.why", form.reason.said(model.language)), soft("measure.empty", say(_EMPTY))]
    parts = [aside("measure.told", *told)]
    parts.append(Widget("measure.form", Role.GROUP, arrange="form", children=tuple(fields)))
    parts.append(comment)
    if recorded(model):
        parts.append(grave(button("measure.away", say(_AWAY), MeasureUnwanted())))
    done = button("measure.done", say(_READY), MeasureDone(), main=True)
    parts.append(foot("measure", button("measure.other", say(_OTHER), message.WentBack()), done))
    return screen(model, "measure", form.name.said(model.language), parts, always(model))


def door(model: Model) -> list[Widget]:
    """Offer, where answers are looked at, to write down a result; where several play, nobody's is."""
    if model.group is not None:
        return []
    wanted = quiet_button("review.measures", model.texts.text(WANTED), MeasuresWanted())
    return [grave(iconed(wanted, "paper"))]  # seldom what one comes for: it never has the focus of itself


def _owner(one: Instrument) -> str:
    return "" if one.owner == "unknown" else one.owner


def _ours(model: Model) -> list[Widget]:
    return [soft(f"measures.{one.id}", _why(model, one)) for one in with_status(Status.SHIP)]


def _why(model: Model, one: Instrument) -> str:
    language = model.language
    return f"{one.name.said(language)}: {one.reason.said(language)}"


def _field(model: Model, into: str, label: str) -> Widget:
    return field(model, into, label, model.recording.written.get(into) or None, main=False)


def _label(model: Model, each: Number) -> str:
    name = each.name.said(model.language)
    if each.lowest is None or each.highest is None:
        return name
    return model.texts.text(_FROM_TO).format(name=name, lowest=each.lowest, highest=each.highest)
